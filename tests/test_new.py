"""`campaign new`: a file in the right place that says what is still to be written."""

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest
from campaign import load
from campaign.__main__ import main
from campaign.commands import asking
from campaign.drafts.insertion import NoPlace, with_item
from campaign.drafts.questions import short_slug
from campaign.drafts.recipes import RECIPES
from campaign.model import AwardRound, Handbook
from campaign.tidying import model_of, tidied
from click.testing import CliRunner, Result
from conftest import REPOSITORY
from desk import Desk

GIVEN = {
    "event": ["--title", "Hội thảo “Nước sạch”: bước 1", "--type", "hoi-thao", "--start", "2027-03"],
    "round": ["--level", "provincial", "--year", "2028", "--categories", "Cá nhân; Tổ chức"],
    "zone": ["--name", "Khu công nghiệp Đầm Sen", "--type", "kcn"],
    "document": ["--number", "12/2026/NĐ-MH", "--title", "Nghị định minh họa", "--kind", "nghi-dinh"],
    "assessment": ["--title", "Đánh giá ở Xưởng Minh Họa", "--sector", "go", "--enterprise", "Xưởng"],
    "recommendation": ["--title", "Thêm đèn ở chợ", "--subject", "ha-tang", "--date", "2026-03"],
}
MADE = {
    "event": "docs/su-kien/2027-03-hoi-thao-nuoc-sach-buoc-1.md",
    "round": "docs/data/awards/2028-provincial.yml",
    "zone": "docs/data/zones/kcn-dam-sen.yml",
    "document": "docs/data/documents/12-2026-nd-mh.yml",
    "assessment": "docs/data/assessments/danh-gia-o-xuong-minh-hoa.yml",
    "recommendation": "docs/data/recommendations/them-den-o-cho.yml",
}
EMPTY = {  # keys that the check then asks for
    "event": ["summary"],
    "round": [],
    "zone": [],
    "document": ["group", "issuer", "status", "relevance"],
    "assessment": ["summary"],
    "recommendation": ["shortcoming", "recommendation", "addressee"],
}


@pytest.fixture
def office(desk: Desk) -> Desk:
    """A tiny campaign with the forms."""
    shutil.copytree(REPOSITORY / "docs/data/_mau", desk.root / "docs/data/_mau")
    return desk


def new(desk: Desk, kind: str, *options: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["new", kind, "--root", str(desk.root), *options], input=typed)


@pytest.mark.parametrize("kind", RECIPES)
def test_a_new_file_passes_but_for_what_is_to_be_filled_in(office: Desk, kind: str) -> None:
    result = new(office, kind, *GIVEN[kind])
    assert result.exit_code == 0, result.output
    assert f"Đã tạo {MADE[kind]}." in result.stdout
    said = office.problems()
    assert [one.split("“")[1].split("”")[0] for one in said] == EMPTY[kind]
    assert all(one.startswith(MADE[kind]) and "để trống" in one for one in said)
    assert all(one in result.stdout for one in said)


@pytest.mark.parametrize("kind", RECIPES)
def test_a_new_file_is_in_canonical_order_and_explains_its_keys(office: Desk, kind: str) -> None:
    new(office, kind, *GIVEN[kind])
    raw = (office.root / MADE[kind]).read_bytes()
    model = model_of(MADE[kind])
    assert model and tidied(raw, MADE[kind], model) == (raw, [])
    text = raw.decode()
    assert "MẪU" not in text and "sample:" not in text and "Bắt buộc" in text
    for key in set(model.model_fields) - {"sample", "id"}:
        assert f"\n{key}:" in text or f"\n# {key}:" in text, key


@pytest.mark.parametrize("kind", RECIPES)
def test_nothing_is_written_over(office: Desk, kind: str) -> None:
    office.write(MADE[kind], "của người khác")
    result = new(office, kind, *GIVEN[kind])
    assert result.exit_code == 1
    assert f"Đã có tệp {MADE[kind]}: không ghi đè." in result.stderr
    assert (office.root / MADE[kind]).read_text(encoding="utf-8") == "của người khác"


@pytest.mark.parametrize("kind", RECIPES)
def test_an_example_behind_a_sign_is_good_once_the_sign_is_gone(office: Desk, kind: str) -> None:
    """What an editor gets by deleting “# ” in front of a key reads as YAML."""
    new(office, kind, *GIVEN[kind])
    path = office.root / MADE[kind]
    lines = path.read_text(encoding="utf-8").splitlines()
    shown = [line[2:] if re.match(r"# [a-z_]+:|#   ", line) else line for line in lines]
    said = office.write(MADE[kind], "\n".join(shown) + "\n")
    assert not [one for one in said if "YAML" in one or "ngoặc" in one or "thụt" in one]


def test_without_what_the_name_is_made_of_nothing_is_made(office: Desk) -> None:
    result = new(office, "event", "--type", "hoi-thao")
    assert result.exit_code == 1
    assert "Thiếu --title, --start." in result.stderr


def test_an_editor_is_asked_in_vietnamese(office: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "somebody_answers", lambda: True)
    typed = "Khu công nghiệp Đầm Sen\nkhu\nkcn\n\n"
    result = new(office, "zone", typed=typed)
    assert result.exit_code == 0, result.output
    assert "kcn                    khu công nghiệp" in result.stdout
    assert "Hãy ghi một trong các mã trên." in result.stdout
    assert "[kcn-dam-sen]" in result.stdout
    assert (office.root / MADE["zone"]).is_file()


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("zone", [*GIVEN["zone"], "--id", "../../Ở đâu"]),
        ("round", ["--level", "provincial", "--year", "../../2028"]),
        ("honouree", ["--round", "../campaign", "--name", "Ai"]),
        ("chapter", ["--handbook", "../docs", "--title", "Ai"]),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(office: Desk, kind: str, options: list[str]) -> None:
    result = new(office, kind, *options)
    assert result.exit_code == 1 and "chữ thường không dấu" in result.stderr


def test_an_answer_is_never_yaml(office: Desk) -> None:
    new(office, "recommendation", "--title", 'a: "b" # c', "--addressee", "x: {y", "--id", "thu")
    said = office.problems()
    assert any("không có nơi nhận “x: {y”" in one or "để trống" in one for one in said)
    assert not any("YAML" in one or "ngoặc" in one for one in said)
    assert 'addressee: "x: {y"' in (office.root / "docs/data/recommendations/thu.yml").read_text("utf-8")


ROUND = "docs/data/awards/2022-provincial.yml"
HONOUREE = ["--name", "Tổ Dân Phố Minh Họa", "--kind", "community", "--field", "cong-dong"]


def added(office: Desk, *options: str) -> tuple[list[str], list[str], Result]:
    """Lines of the round before and after."""
    before = (office.root / ROUND).read_text(encoding="utf-8").splitlines()
    result = new(office, "honouree", "--round", "2022-provincial", *options)
    return before, (office.root / ROUND).read_text(encoding="utf-8").splitlines(), result


def test_an_honouree_joins_a_round_whose_every_line_stays(office: Desk) -> None:
    before, after, result = added(office, *HONOUREE, "--category", "doanh-nghiep", "--citation", "Quét chợ.")
    assert result.exit_code == 0, result.output
    at, count = after.index("  - id: 2022-to-dan-pho-minh-hoa"), len(after) - len(before)
    assert after[:at] + after[at + count :] == before
    assert office.problems() == []
    again = new(office, "honouree", "--round", "2022-provincial", *HONOUREE)
    assert again.exit_code == 1 and "đã dùng" in again.stderr


def test_a_person_needs_consent_and_a_higher_honour_a_provincial_one(office: Desk) -> None:
    campaign, _ = load(office.root)
    assert campaign
    name = campaign.rounds[0].honourees[0].name.vi
    result = new(office, "honouree", "--round", "2023-regional", "--name", name, "--kind", "individual")
    assert result.exit_code == 0, result.output
    text = (office.root / "docs/data/awards/2023-regional.yml").read_text(encoding="utf-8")
    assert f"    basis: {campaign.rounds[0].honourees[0].id}\n" in text
    assert "    consent:\n      date:\n      scope:\n" in text


def test_a_round_that_is_not_there_is_told(office: Desk) -> None:
    result = new(office, "honouree", "--round", "2030-provincial", "--name", "Ai đó")
    assert result.exit_code == 1 and "campaign new round" in result.stderr


def test_a_chapter_joins_its_handbook(office: Desk) -> None:
    book = office.root / "handbooks/so-tay-minh-hoa/handbook.yml"
    before = book.read_text(encoding="utf-8").splitlines()
    result = new(office, "chapter", "--handbook", "so-tay-minh-hoa", "--title", "Đồ cũ, việc mới")
    assert result.exit_code == 0, result.output
    after = book.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == ["  - 02-do-cu-viec-moi.md"]
    chapter = "handbooks/so-tay-minh-hoa/02-do-cu-viec-moi.md"
    assert [one.split(": ")[0].rpartition(":")[0] for one in office.problems()] == [chapter]
    assert office.edit(chapter, "==cần điền==", "Một đoạn.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "title: a\nhonourees: []\nsources: {}\n",
            "title: a\nhonourees:\n  - id: x\n    kind: y\nsources: {}\n",
        ),
        ("title: a\nsources: {}\n", "title: a\n\nhonourees:\n  - id: x\n    kind: y\nsources: {}\n"),
        (
            "honourees:\n- id: a\n  citation: |\n    dòng\n\n# về nguồn\nsources: {}\n",
            "honourees:\n- id: a\n  citation: |\n    dòng\n\n- id: x\n  kind: y\n# về nguồn\nsources: {}\n",
        ),
        ("honourees:\n  - {id: a} # một\n", "honourees:\n  - {id: a} # một\n  - id: x\n    kind: y\n"),
    ],
)
def test_an_item_finds_its_place(text: str, expected: str) -> None:
    assert with_item(text, "honourees", ["id: x", "kind: y"], AwardRound) == expected


def test_an_item_in_a_list_of_one_line() -> None:
    assert with_item("chapters: [01-a.md]\n", "chapters", ["02-b.md"], Handbook) == (
        "chapters: [01-a.md, 02-b.md]\n"
    )
    with pytest.raises(NoPlace):
        with_item("honourees: [{id: a}]\n", "honourees", ["id: x", "kind: y"], AwardRound)


def test_ids_are_not_endless() -> None:
    made = short_slug("Hội thảo " + "rất " * 40 + "dài")
    assert len(made) <= 60 and made.endswith("rat")


def test_dates_are_of_the_day_in_hanoi(office: Desk) -> None:
    new(office, "round", *GIVEN["round"])
    campaign, _ = load(office.root)
    assert campaign
    today = dt.datetime.now(dt.timezone(dt.timedelta(hours=7))).date()
    made = next(award for award in campaign.rounds if award.id == "2028-provincial")
    assert abs((made.published - today).days) <= 1  # midnight may pass
    assert Path(made.origin.file).name == "2028-provincial.yml"
