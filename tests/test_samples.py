"""The real site without samples, as it is published: no trace of them, and good pages all the same."""

from pathlib import Path

import lxml.html
import pytest
from campaign.build import build

ROOT = Path(__file__).parent.parent
AWAITED = {
    "vinh-danh": "Chưa có danh sách vinh danh nào của Chuyên đề được công bố",
    "su-kien": "Chưa có sự kiện sắp tới nào được công bố",
    "san-xuat-sach-hon": "chưa tìm thấy đánh giá sản xuất sạch hơn nào ở Lạng Sơn",
    "en/san-xuat-sach-hon": "no published cleaner-production assessment in Lạng Sơn has been found",
    "kien-nghi": "Chưa có kiến nghị nào của Chuyên đề được công bố",
    "en/kien-nghi": "No recommendation of the campaign has been published",
    "en/vinh-danh": "No list of honours of the campaign has been published",
    "en/su-kien": "No upcoming event has been announced",
}


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PUBLISH_SAMPLES", "false")
        built = build(ROOT, tmp_path_factory.mktemp("public") / "site", lambda progress: None)
    assert built.warnings == ()
    return built.site


def test_no_trace_of_a_sample(public: Path) -> None:
    for path in public.rglob("*"):
        assert "minh-hoa" not in path.name, path
        if path.suffix in {".html", ".xml", ".json", ".csv", ".ics"}:
            text = path.read_text(encoding="utf-8")
            assert "cong-ty-minh-hoa" not in text, path
            # A handbook works its exercises at an invented company of that name, never at a record.
            in_a_handbook = "so-tay" in path.relative_to(public).parts[:2]
            assert in_a_handbook or "Minh Họa" not in text, path


def test_empty_pages_say_what_is_awaited(public: Path) -> None:
    for address, sentence in AWAITED.items():
        page = lxml.html.fromstring((public / address / "index.html").read_bytes())
        article = page.xpath("//article")[0]
        assert sentence in " ".join(article.text_content().split())
        assert article.xpath(".//table[not(.//tbody/tr)]") == []


def test_samples_wear_their_ribbon(site: Path) -> None:
    for address in (
        "vinh-danh/2022-provincial",
        "en/su-kien/nam/2024",
        "mo-hinh/ccn-minh-hoa",
        "kien-nghi/nam/2024",
    ):
        page = lxml.html.fromstring((site / address / "index.html").read_bytes())
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        said = " ".join(page.text_content().split())
        assert ("Sample data" if address.startswith("en/") else "Dữ liệu minh họa") in said
        assert address not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_samples_stay_out_of_what_machines_read(site: Path) -> None:
    machines = [path for path in site.rglob("*") if path.suffix in {".ics", ".xml", ".json", ".csv"}]
    assert machines
    for path in machines:
        assert "Minh Họa" not in path.read_text(encoding="utf-8"), path
