"""Views: what templates do with an editor's words, and the pages of a tiny campaign, whole."""

import datetime as dt
from pathlib import Path

import lxml.html
import markdown
import pytest
import yaml
from campaign import load
from campaign.model import Text
from campaign.prose import TABLES
from campaign.views import pages
from campaign.views.fonts import web_fonts
from campaign.views.look import LANGUAGES, Look, Speech, protect, yaml_string
from desk import Desk
from markupsafe import Markup

ROOT = Path(__file__).parent.parent
OVERRIDES = ROOT / "overrides"
GOLDEN = Path(__file__).parent / "golden"
LOOK = Look(OVERRIDES, dt.date(2026, 11, 23))
FRAME = set("div p ul li table thead tbody tr th td dl dt dd h2".split())  # noqa: SIM905
NASTY = [
    "<script>alert(1)</script>",
    "**đậm** _nghiêng_ `mã` ~~xóa~~ ==vàng== ^^chèn^^",
    "[bấm](javascript:alert(1)) ![](x) <https://x.example>",
    "{{ 7 * 7 }} {% raw %} {: onclick=alert(1) }",
    "a | b | c",
    "# đầu đề",
    "- gạch\n- nữa",
    "1. số",
    ": nghĩa",
    "\"ngoặc\" 'đơn' &amp; &lt;",
    "[^1] [@72-2020-qh14] <!-- bang: khu-vuc -->",
]


@pytest.mark.parametrize("nasty", NASTY)
def test_an_editors_value_stays_text_in_markdown(nasty: str) -> None:
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=Loose)
    names = [next(iter(e)) if isinstance(e, dict) else e for e in settings["markdown_extensions"]]
    for frame in ("{}", "- {}", "| a | b |\n|---|---|\n| {} | x |", "Từ\n:   {}", "## {}"):
        html = markdown.markdown(frame.format(protect(nasty)), extensions=names)
        document = lxml.html.fragment_fromstring(html, create_parent="div")
        assert " ".join(nasty.split()) in " ".join(document.text_content().split())
        elements = list(document.iter())
        assert {element.tag for element in elements} <= FRAME
        assert not any("onclick" in element.attrib for element in elements)


class Loose(yaml.SafeLoader):
    """mkdocs.yml without its tags."""


Loose.add_multi_constructor("", lambda loader, suffix, node: None)


def test_a_title_stays_one_yaml_value() -> None:
    for nasty in NASTY:
        assert yaml.safe_load(f"title: {yaml_string(nasty)}") == {"title": " ".join(nasty.split())}


@pytest.fixture
def say() -> dict[str, Speech]:
    campaign, problems = load(ROOT)
    assert campaign, problems
    return {
        language: Speech(language, "khu-vuc/x.md", campaign, LOOK.words[language], LOOK.today, LOOK.url)
        for language in LANGUAGES
    }


def test_words_of_each_language(say: dict[str, Speech]) -> None:
    vi, en = say["vi"], say["en"]
    text = Text(vi="Cụm công nghiệp", en="Industrial cluster")
    assert (vi.text(text), en.text(text)) == ("Cụm công nghiệp", "Industrial cluster")
    assert en.text(Text(vi="Chợ Bãi")) == Markup('<span lang="vi">Chợ Bãi</span>')
    assert [say.number(39400) for say in (vi, en)] == ["39.400", "39,400"]
    assert [say.number(599.76) for say in (vi, en)] == ["599,76", "599.76"]
    assert vi.date(dt.date(2021, 8, 31)) == "ngày 31 tháng 8 năm 2021"
    assert en.date(dt.date(2021, 8, 31)) == "31 August 2021"
    assert vi.link("van-ban/72-2020-qh14.md") == "../van-ban/72-2020-qh14.md"
    assert vi.address("so-tay/index.md") == "../../so-tay/"
    document = vi.campaign.document["45-2022-nd-cp"]
    assert vi.document(document) == "Nghị định số 45/2022/NĐ-CP"
    assert en.document(document) == "Decree No. 45/2022/NĐ-CP"
    assert vi.document(vi.campaign.document["24-nq-tw"]) == "Nghị quyết số 24-NQ/TW"


def test_both_languages_have_the_same_words() -> None:
    def keys(words: object, path: str = "") -> set[str]:
        if not isinstance(words, dict):
            return {path}
        return set().union(*(keys(value, f"{path}.{key}") for key, value in words.items()))

    assert keys(LOOK.words["vi"]) == keys(LOOK.words["en"])


def test_every_marker_has_its_template() -> None:
    assert set(TABLES) == {path.stem for path in (OVERRIDES / "tables").glob("*.md")}


def test_web_fonts_hold_every_vietnamese_letter() -> None:
    import io

    from fontTools.ttLib import TTFont

    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
    toned = "áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
    for font in web_fonts():
        assert isinstance(font.content, bytes)
        known = TTFont(io.BytesIO(font.content)).getBestCmap()
        assert {*letters, *letters.upper(), *toned, *toned.upper()} <= set(map(chr, known))
        assert len(font.content) < 32_000  # bytes: two weights are a third of a first visit


def test_pages_of_the_tiny_campaign() -> None:
    campaign, problems = load(Path(__file__).parent / "campaigns/ok")
    assert campaign, problems
    made = {output.path: output for output in pages.record_pages(campaign, LOOK)}
    for golden in sorted(GOLDEN.glob("pages/**/*.md")):
        name = golden.relative_to(GOLDEN / "pages").as_posix()
        assert made[name].content == golden.read_text(encoding="utf-8"), name
    assert all((ROOT / "tests/campaigns/ok" / output.source).is_file() for output in made.values())


def test_a_round_without_honourees_has_its_page(desk: Desk) -> None:
    file = desk.root / "docs/data/awards/2024-provincial.yml"
    file.write_text(
        "sample: true\nlevel: provincial\nyear: 2024\ntitle: Đợt chưa có ai\n"
        'published: "2024-12-20"\ncategories: []\n',
        encoding="utf-8",
    )
    campaign, problems = load(desk.root)
    assert campaign, problems
    made = {output.path: output.content for output in pages.record_pages(campaign, LOOK)}
    assert "vinh-danh/2024-provincial.md" in made
    assert "vinh-danh/nam/2024.md" not in made
    assert "nam/2024.md" not in str(made["vinh-danh/2024-provincial.md"])
