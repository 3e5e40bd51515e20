"""The form to write on: two sheets of A4, readable by everyone, with nobody's data and no sample on it."""

import datetime as dt
import io
from pathlib import Path

import pypdf
import pytest
from campaign import load
from campaign.views.form import forms
from campaign.views.look import Look

ROOT = Path(__file__).parent.parent
LOOK = Look(ROOT / "overrides", dt.date(2026, 11, 23), "https://example.org/")
SAID = {
    "kien-nghi/phieu-phan-anh-kien-nghi.pdf": (
        "Phiếu gửi phản ánh, kiến nghị",
        "Nước thải",
        "Cụm công nghiệp Hồ Sơn 1",
        "Xã, phường:",
        "đừng ghi tên người khác",
        "(không bắt buộc)",
        "Tôi đồng ý để Tạp chí Tri thức Xanh dùng tên",
        "91/2025/QH15",
        "info@trithucxanh.vn",
        "Chưa có thông tin công bố về thời hạn trả lời",
        "https://example.org/kien-nghi/",
        "trang 2/2",
    ),
    "kien-nghi/phieu-phan-anh-kien-nghi-en.pdf": (
        "Report and recommendation form",
        "Wastewater",
        "(optional)",
        "Personal Data Protection",
        "https://example.org/en/kien-nghi/",
        "page 2/2",
    ),
}


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    campaign, problems = load(ROOT)
    assert campaign, problems
    return {output.path: output.bytes for output in forms(campaign, LOOK)}


@pytest.mark.parametrize("path", SAID)
def test_the_form_says_what_it_must_on_two_sheets(made: dict[str, bytes], path: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(made[path]))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert [sentence for sentence in SAID[path] if sentence not in text] == []
    assert "Minh Họa" not in text and "{" not in text
    sizes = {
        (round(p.mediabox.width / 72 * 25.4), round(p.mediabox.height / 72 * 25.4)) for p in reader.pages
    }
    assert (len(reader.pages), sizes) == (2, {(210, 297)})


@pytest.mark.parametrize("path", SAID)
def test_the_form_is_tagged_and_lasts(made: dict[str, bytes], path: str) -> None:
    """PDF/UA-1 and PDF/A-2a, which Typst checks; the QR code says where it leads."""
    metadata = pypdf.PdfReader(io.BytesIO(made[path])).metadata
    assert metadata and metadata.title == SAID[path][0]
    for part in (b"<pdfuaid:part>1<", b"<pdfaid:part>2<", b"<pdfaid:conformance>A<"):
        assert part in made[path]
    alternatives = [
        item.get("/Alt") for item in _elements(pypdf.PdfReader(io.BytesIO(made[path]))) if "/Alt" in item
    ]
    assert any("https://example.org/" in str(text) for text in alternatives)


def _elements(reader: pypdf.PdfReader) -> list[pypdf.generic.DictionaryObject]:
    found = []
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]["/K"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, pypdf.generic.ArrayObject):
            waiting += list(node)
        elif isinstance(node, pypdf.generic.DictionaryObject):
            found.append(node)
            if "/K" in node:
                waiting.append(node["/K"])
    return found


def test_the_same_campaign_gives_the_same_form(made: dict[str, bytes]) -> None:
    campaign, _ = load(ROOT)
    assert campaign
    assert {output.path: output.bytes for output in forms(campaign.without_samples(), LOOK)} == made
