"""The real site, built as `make site` builds it."""

import filecmp
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.etree
import lxml.html
import pytest
from campaign.__main__ import main
from campaign.build import BuildFailed, build
from campaign.printing import page_count
from campaign.prose import CODE
from campaign.views.fonts import FOLDER
from click.testing import CliRunner
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parent.parent
URL = "https://moi-truong-lang-son.example/"
HTML = "{http://www.w3.org/1999/xhtml}"
CHAPTER = "so-tay/phan-loai-rac-tai-nguon/01-vi-sao-phai-phan-loai-rac/"


def page(site: Path, address: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((site / address / "index.html").read_bytes())


def addresses(site: Path) -> Iterator[str]:
    for path in site.rglob("index.html"):
        yield path.parent.relative_to(site).as_posix().removeprefix(".")


def test_the_plan_of_every_session_is_one_sheet(site: Path) -> None:
    kits = sorted((site / "so-tay").glob("*-buoi-*.zip"))
    assert len(kits) == 26
    for kit in kits:
        with zipfile.ZipFile(kit) as archive:
            assert page_count(archive.read(f"{kit.stem}/01-ke-hoach-buoi-hoc.pdf")) == 1, kit.name


def test_every_record_has_a_page_in_both_languages(site: Path) -> None:
    for kind, folder in (("zones", "khu-vuc"), ("documents", "van-ban")):
        for record in (ROOT / "docs/data" / kind).glob("*.yml"):
            for language in ("", "en/"):
                assert (site / language / folder / record.stem / "index.html").is_file()


def test_edit_links_open_the_file_that_says_it(site: Path) -> None:
    expected = {
        "khu-vuc/kcn-dong-banh": "docs/data/zones/kcn-dong-banh.yml",
        "en/van-ban/72-2020-qh14": "docs/data/documents/72-2020-qh14.yml",
        "en/chuyen-de": "docs/chuyen-de.en.md",
        CHAPTER: "handbooks/phan-loai-rac-tai-nguon/01-vi-sao-phai-phan-loai-rac.md",
    }
    for address, file in expected.items():
        links = page(site, address).xpath("//a[contains(@href, '/edit/main/')]/@href")
        assert {urlsplit(link).path.partition("/edit/main/")[2] for link in links} == {file}


def test_languages_point_at_each_other(site: Path) -> None:
    for address in ("khu-vuc/kcn-dong-banh/", "en/khu-vuc/kcn-dong-banh/"):
        head = page(site, address)
        alternates = dict(
            zip(
                head.xpath("//link[@hreflang]/@hreflang"),
                head.xpath("//link[@hreflang]/@href"),
                strict=True,
            )
        )
        assert alternates == {
            "vi": URL + "khu-vuc/kcn-dong-banh/",
            "en": URL + "en/khu-vuc/kcn-dong-banh/",
            "x-default": URL + "khu-vuc/kcn-dong-banh/",
        }
        assert head.xpath("//link[@rel='canonical']/@href") == [URL + address]
        assert head.get("lang") == ("en" if address.startswith("en/") else "vi")


def test_an_untranslated_page_says_so(site: Path) -> None:
    chapter = page(site, "en/" + CHAPTER)
    assert chapter.get("lang") == "en"
    assert chapter.xpath("//link[@rel='canonical']/@href") == [URL + CHAPTER]
    assert chapter.xpath("//link[@hreflang]") == []
    article = chapter.xpath("//article")[0]
    assert "not been translated" in article.text_content()
    assert "Vì sao phải phân loại rác" in article.xpath(".//*[@lang='vi']")[0].text_content()


def test_sitemap_lists_every_page_once_with_its_translations(site: Path) -> None:
    tree = lxml.etree.parse(site / "sitemap.xml")
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": HTML[1:-1]}
    listed = [str(found) for found in tree.xpath("//s:loc/text()", namespaces=names)]
    canonical = {
        str(page(site, address).xpath("//link[@rel='canonical']/@href")[0])
        for address in addresses(site)
        if not page(site, address).xpath("//meta[@name='robots'][contains(@content, 'noindex')]")
    }
    assert sorted(listed) == sorted(canonical)
    for entry in tree.xpath("//s:url", namespaces=names):
        alternates = entry.xpath("x:link/@href", namespaces=names)
        assert set(map(str, alternates)) <= set(listed)


def test_nothing_is_fetched_from_another_host(site: Path) -> None:
    fetched = re.compile(r"<(?:script|img|iframe|source|video|audio)\b[^>]*\bsrc=[\"']?([^\"'> ]+)")
    styled = re.compile(r"<link\b[^>]*rel=[\"']?(?:stylesheet|preload|icon)[^>]*>")
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        for address in fetched.findall(text):
            assert not urlsplit(address).netloc, (path, address)
        for link in styled.findall(text):
            assert "//" not in link.replace(URL, ""), (path, link)
    for path in site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(?:https?:)?//", path.read_text(encoding="utf-8")), path


LINKED = "//@href | //@src | //*[local-name() = 'use']/@*[local-name() = 'href']"


def test_links_inside_the_site_lead_somewhere(site: Path) -> None:
    """Every address in every page, written by hand or by a template; and the place in the page."""
    pages = {path: lxml.html.fromstring(path.read_bytes()) for path in site.rglob("*.html")}
    anchors = {path: set(tree.xpath("//@id | //a/@name")) for path, tree in pages.items()}
    lost = []
    for path, tree in pages.items():
        here = URL + path.relative_to(site).as_posix().removesuffix("index.html")
        for link in set(tree.xpath(LINKED)):
            target = urlsplit(urljoin(here, link))
            if f"{target.scheme}://{target.netloc}/" != URL:
                continue
            file = site / unquote(target.path).lstrip("/")
            file = file / "index.html" if target.path.endswith("/") else file
            if not file.is_file() or (target.fragment and target.fragment not in anchors.get(file, set())):
                lost.append((path.relative_to(site).as_posix(), link))
    assert len(pages) > 500
    assert lost == []


def test_data_and_workshop_are_not_published(site: Path) -> None:
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for unwanted in (".yml", ".typ", ".py", "_mau", "/words/", "print/"):
        assert not [name for name in names if unwanted in name]
    assert not list(site.parent.glob(".site-*"))


def test_marks_and_markers_are_all_filled_in(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        for leftover in ("<!-- bang", "[@", "{{", "{%", "==", "{.badge", "{: "):
            body = re.sub(r"<(script|style|code)\b.*?</\1>", "", text, flags=re.DOTALL)
            assert leftover not in body, (path, leftover)


def test_the_handbook_is_on_the_web_and_on_paper(site: Path) -> None:
    pdf = site / "so-tay/phan-loai-rac-tai-nguon.pdf"
    assert pdf.read_bytes().startswith(b"%PDF-")
    book = page(site, "so-tay/phan-loai-rac-tai-nguon")
    links = [urljoin(URL + "so-tay/phan-loai-rac-tai-nguon/", a) for a in book.xpath("//a/@href")]
    assert URL + "so-tay/phan-loai-rac-tai-nguon.pdf" in links
    assert URL + CHAPTER in links


def test_every_sign_on_a_page_that_the_font_knows_is_in_the_file_sent(site: Path) -> None:
    """Else a “₂” or a “›” comes from whatever font the reader's phone has."""
    whole = set(TTFont(FOLDER / "BeVietnamPro-Regular.ttf").getBestCmap())
    sent = [set(TTFont(file).getBestCmap()) for file in (site / "assets/fonts").glob("*.woff2")]
    assert sent
    left_out = set(map(chr, whole - set.intersection(*sent)))
    for file in site.rglob("*.html"):
        shown = set().union(*lxml.html.fromstring(file.read_bytes()).find("body").itertext())
        assert not left_out & shown - {"\n"}, file


def test_two_builds_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    again = build(ROOT, tmp_path / "site", lambda progress: None).site
    compared = filecmp.dircmp(site, again)
    assert same(compared)


def same(compared: filecmp.dircmp) -> bool:
    _, mismatch, errors = filecmp.cmpfiles(
        compared.left, compared.right, compared.common_files, shallow=False
    )
    odd = [*compared.left_only, *compared.right_only, *mismatch, *errors]
    assert odd == []
    return all(same(inner) for inner in compared.subdirs.values())


@pytest.fixture
def workshop(site: Path, tmp_path: Path) -> Path:
    """A copy of what a build needs, for tests that spoil something; it shares the prints made for `site`."""
    for name in ("docs", "handbooks", "hooks", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / ".cache").symlink_to(ROOT / ".cache")
    return tmp_path


def test_a_failed_build_leaves_the_last_site(workshop: Path) -> None:
    site = workshop / "site"
    site.mkdir()
    (site / "index.html").write_text("bản trước")
    zone = workshop / "docs/data/zones/kcn-dong-banh.yml"
    zone.write_text(zone.read_text("utf-8").replace("value: 162", "value: nhiều lắm"), "utf-8")
    with pytest.raises(BuildFailed) as failed:
        build(workshop, site, lambda progress: None)
    said = "docs/data/zones/kcn-dong-banh.yml:41: “value” phải là một số, không phải “nhiều lắm”"
    assert said in failed.value.said
    assert "Traceback" not in failed.value.said
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert not list(workshop.glob(".site-*"))


def test_a_warning_fails_the_build(workshop: Path) -> None:
    home = workshop / "docs/index.md"
    home.write_text(home.read_text("utf-8") + "\n[lạc](khong-co.md)\n", "utf-8")
    with pytest.raises(BuildFailed, match=r"khong-co\.md"):
        build(workshop, workshop / "site", lambda progress: None)


def test_export_is_plain_markdown_for_any_engine(tmp_path: Path) -> None:
    target = tmp_path / "out"
    result = CliRunner().invoke(main, ["export", "--root", str(ROOT), str(target)])
    assert result.exit_code == 0, result.output
    pages = {path.relative_to(target).as_posix(): path for path in target.rglob("*.md")}
    assert {"index.md", "index.en.md", "khu-vuc/kcn-dong-banh.md", "van-ban/72-2020-qh14.en.md"} <= set(pages)
    assert CHAPTER.rstrip("/") + ".md" in pages
    for path in pages.values():
        text = path.read_text(encoding="utf-8")
        assert text.startswith("---\ntitle: ")
        assert json.loads(text.splitlines()[1].removeprefix("title: "))
        said = CODE.sub("", text)  # the editors' guide shows the marks
        assert "<!-- bang" not in said and "[@" not in said and "{{" not in said
        assert "\ntemplate:" not in text.split("\n---\n")[0]


@pytest.mark.parametrize("address", ["", "en/"])
def test_front_pages_stand_before_the_mountains(site: Path, address: str) -> None:
    front = page(site, address)
    assert front.xpath("//*[@class='hero']//*[contains(@class, 'karst')]")
    assert front.xpath("//link[@rel='stylesheet'][contains(@href, 'styles/home.')]")
