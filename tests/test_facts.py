"""The real facts: their number, and the traps that a naive site falls into."""

import datetime as dt
import re
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import lxml.etree
import pytest
from campaign import Campaign, load
from campaign.views.fonts import FOLDER
from fontTools.ttLib import TTFont
from pydantic import BaseModel

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 23)
SPLIT_DAY = dt.date(2025, 7, 1)


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    found, problems = load(ROOT)
    assert found, problems
    return found


def test_places_are_counted_by_era(campaign: Campaign) -> None:
    current = [place for place in campaign.places if place.is_current]
    assert Counter(place.kind for place in current) == {"xa": 61, "phuong": 4}
    assert sum(place.is_district for place in campaign.places) == 11
    communes = [place for place in campaign.places if not (place.is_current or place.is_district)]
    ends = Counter(place.valid_to for place in communes)
    assert ends == {dt.date(2025, 6, 30): 194, dt.date(2024, 11, 30): 6}
    kinds = Counter(place.kind for place in communes if place.valid_to == dt.date(2025, 6, 30))
    assert kinds == {"xa": 175, "thi-tran": 14, "phuong": 5}


def test_26_codes_name_another_unit_than_before(campaign: Campaign) -> None:
    now = {place.code: place for place in campaign.places if place.is_current}
    before = [place for place in campaign.places if place.code in now and not place.is_current]
    reused = [
        old
        for old in before
        if bare(old.name.vi) != bare(now[old.code].name.vi)  # type: ignore[index]
    ]
    assert len(reused) == 26
    assert len({(place.code, place.valid_from) for place in [*before, *now.values()]}) == len(before) + len(
        now
    )


def bare(name: str) -> str:
    """A unit's name without its kind ("NT": nông trường, a State farm's township)."""
    return re.sub(r"^(Xã|Phường|Thị trấn)( NT)? ", "", name)


@pytest.mark.parametrize(
    ("former", "today"),
    [
        ("xa-hong-phong-06205", "xa-dong-dang"),
        ("xa-thuy-hung-06208", "xa-dong-dang"),
        ("phuong-hoang-van-thu-05971", "phuong-ky-lua"),
        ("xa-hoang-van-thu-06100", "xa-binh-gia"),
        ("thi-tran-cao-loc-06187", "phuong-ky-lua"),
        ("xa-tan-thanh-06166", "xa-hoang-van-thu"),
        ("xa-tan-thanh-06250", "xa-tan-doan"),
        ("xa-tan-thanh-06379", "xa-nhat-hoa"),
        ("phuong-chi-lang-05983", "phuong-luong-van-tri"),
        ("xa-chi-lang-06034", "xa-that-khe"),
        ("xa-chien-thang-06364", "xa-vu-le"),
        ("xa-mau-son-06238", "xa-ba-son"),
    ],
)
def test_a_name_that_lives_on_is_not_the_place_that_had_it(
    campaign: Campaign, former: str, today: str
) -> None:
    assert [place.id for place in campaign.heirs(former)] == [today]


def test_units_that_were_divided_or_changed_twice(campaign: Campaign) -> None:
    def heirs(name: str) -> set[str]:
        return {place.id for place in campaign.heirs(name)}

    assert heirs("xa-binh-xa-06622") == {"xa-dinh-lap", "xa-kien-moc"}
    assert heirs("xa-dong-giap-van-quan") == {"xa-khanh-khe"}  # by way of the old xã Khánh Khê


def test_zones(campaign: Campaign) -> None:
    assert Counter(zone.type for zone in campaign.zones) == {"kkt": 1, "kcn": 3, "ccn": 11}
    lies_in = {zone.id: {commune.place for commune in zone.communes} for zone in campaign.zones}
    assert lies_in["kcn-vsip-lang-son"] == {"xa-huu-lung", "xa-tuan-son"}
    assert lies_in["ccn-ho-son-1"] == {"xa-huu-lung", "xa-cai-kinh"}
    assert len(lies_in["kkt-dong-dang-lang-son"]) == 9
    assert lies_in["ccn-hop-thanh"] == {"phuong-ky-lua"}
    assert lies_in["kcn-hong-phong"] == {"xa-dong-dang"}
    assert "KCN Hữu Lũng" in campaign.zone["kcn-vsip-lang-son"].aliases
    doubtful = {zone.id for zone in campaign.zones if not zone.verified}
    assert doubtful == {
        "kcn-hong-phong",
        "ccn-tan-van",
        "ccn-nhat-hoa",
        "ccn-bac-son",
        "ccn-bac-son-2",
        "ccn-na-duong",
    }
    number = campaign.zone["ccn-hoa-son-1"].decision_number
    assert number and not number.verified


def test_contradictory_totals_stand_side_by_side(campaign: Campaign) -> None:
    said = " ".join(total.claim.vi for total in campaign.zone_totals.totals)
    assert len(campaign.zone_totals.totals) == 5
    for number in ("418", "450", "2.055", "537"):
        assert number in said


def test_documents(campaign: Campaign) -> None:
    groups = Counter(document.group for document in campaign.documents)
    assert len(campaign.documents) == 61
    assert groups["quy-hoach"] == 5  # the other 56 are the legal framework


@pytest.mark.parametrize(
    ("former", "successor"),
    [
        ("42-2022-nd-cp", "224-2026-nd-cp"),
        ("13-2023-nd-cp", "356-2025-nd-cp"),
        ("104-2016-qh13", "luat-tiep-can-thong-tin-2026"),
        ("1419-qd-ttg", "889-qd-ttg"),
    ],
)
def test_superseded_texts_are_ended(campaign: Campaign, former: str, successor: str) -> None:
    document = campaign.document[former]
    assert document.force_on(TODAY) == "ended"
    assert [link.document for link in document.replaced_by] == [successor]


def test_force_follows_the_day(campaign: Campaign) -> None:
    document = campaign.document["42-2022-nd-cp"]
    assert document.force_on(dt.date(2026, 7, 1)) == "ended"
    resolution = campaign.document["66-19-2026-nq-cp"]
    assert resolution.force_on(dt.date(2027, 2, 28)) == "in-force"
    assert resolution.force_on(dt.date(2027, 3, 1)) == "ended"


def test_the_letters_propose_and_do_not_approve(campaign: Campaign) -> None:
    for letter in ("863-2021-ttx-bpl", "7344-btnmt-kh-cn"):
        assert campaign.document[letter].force == "not-applicable"
    claim = re.compile(r"Chuyên đề[^.]{0,60}(đã )?được[^.]{0,40}(phê duyệt|chấp thuận)")
    for page in campaign.pages:
        assert not claim.search(page.body), page.file


def test_the_cycle_is_yearly_even_and_odd(campaign: Campaign) -> None:
    cycle = {year: [date.id for date, _, _ in dates] for year, dates in campaign.cycle}
    even, odd = ["tong-ket", "vinh-danh-cap-tinh"], ["tong-ket", "vinh-danh-vung-quoc-gia"]
    assert cycle == {2022: even, 2023: odd, 2024: even, 2025: odd}
    _, first, last = campaign.cycle[0][1][0]
    assert (first, last) == (dt.date(2022, 11, 11), dt.date(2022, 11, 20))


def test_no_personal_number_and_only_nfc_in_the_repository() -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    mobile = re.compile(r"(?<![\w./-])(?:\+84|0)[\s.]?[35789]\d(?:[\s.]?\d){7}(?![\w./-])")
    for name in filter(None, tracked.stdout.decode().split("\0")):
        raw = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b""
        if b"\0" in raw or name.endswith(".lock"):
            continue
        text = raw.decode("utf-8", errors="replace")  # `campaigns/broken` holds what is no UTF-8
        assert not mobile.search(text), (name, mobile.search(text))
        assert unicodedata.is_normalized("NFC", text), name


def test_nothing_adds_up_areas_or_totals() -> None:
    """An economic zone overlaps industrial parks: no view or template makes a sum of hectares."""
    for folder in ("overrides/pages", "overrides/tables", "overrides/parts", "hooks/campaign/views"):
        for path in (ROOT / folder).iterdir():
            if path.is_file():
                text = path.read_text(encoding="utf-8")
                assert not re.search(r"area[^\n]*(\bsum\b|\+)|\bsum\b[^\n]*area", text), path


def test_everything_told_is_told_in_english_too(campaign: Campaign) -> None:
    for record in (*campaign.zones, *campaign.documents, campaign.info, campaign.zone_totals):
        untold = [text for text in texts(record) if "vi" in text and not text.get("en")]
        spoken = [text["vi"] for text in untold if text["vi"] not in sources(record)]
        assert spoken == [], record.origin.file


def texts(value: object) -> list[dict[str, str]]:
    if isinstance(value, BaseModel):
        value = value.model_dump()
    if isinstance(value, dict):
        own = [value] if set(value) == {"vi", "en"} else []
        return own + [text for inner in value.values() for text in texts(inner)]
    if isinstance(value, list | tuple):
        return [text for inner in value for text in texts(inner)]
    return []


def sources(record: BaseModel) -> set[str]:
    """Titles of sources stay in the language of the source."""
    return {reference.title.vi for reference in getattr(record, "sources", {}).values()}


def test_the_font_has_every_sign_written_in_a_figure(campaign: Campaign) -> None:
    """On paper one sign that it lacks puts the whole line into another font, wider and with serifs."""
    known = set(map(chr, TTFont(FOLDER / "BeVietnamPro-Regular.ttf").getBestCmap()))
    for picture in campaign.pictures:
        for line in lxml.etree.parse(ROOT / picture).iter("{*}text"):
            written = "".join(line.itertext())
            assert not set(written) - known - set("\n"), f"{picture}:{line.sourceline}: {written}"
