"""Places: what the facts say of each, the map, the finder's data, the sheets for the notice board."""

import datetime as dt
import gzip
import io
import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from campaign import Campaign, load, places
from campaign.atlas import read_atlas
from campaign.kinds import ATLAS
from campaign.views import province_map
from campaign.views.fact_sheets import fact_sheet
from campaign.views.finder import finder
from campaign.views.look import Look
from desk import Desk
from pypdf import PdfReader

ROOT = Path(__file__).parent.parent
LOOK = Look(ROOT / "overrides", dt.date(2026, 11, 23))
ZONE = "docs/data/zones/kcn-minh-hoa.yml"
NUMBER = re.compile(r"-?\d+")


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    found, problems = load(ROOT)
    assert found, problems
    return found


def test_units_by_era(campaign: Campaign) -> None:
    assert [len(list(units)) for units in (ask(campaign) for ask in ASKED)] == [65, 200, 11]


ASKED = (places.today, places.former, places.districts)


def test_names_that_mislead_and_codes_used_again(campaign: Campaign) -> None:
    """The twelve and the twenty-six of the facts."""
    misleading = [unit.id for unit in places.former(campaign) if places.namesakes(campaign, unit)]
    assert len(misleading) == 12
    assert {"thi-tran-cao-loc-06187", "xa-tan-thanh-06166", "xa-mau-son-06238"} <= set(misleading)
    assert sum(bool(places.same_code(campaign, unit)) for unit in places.today(campaign)) == 26


def test_what_a_commune_was_made_of(campaign: Campaign) -> None:
    kien_moc = campaign.place["xa-kien-moc"]
    assert [(unit.id, part and part.vi) for unit, part in places.made_of(campaign, kien_moc)] == [
        ("xa-bac-xa-06619", None),
        ("xa-binh-xa-06622", "một phần"),
        ("xa-kien-moc-06625", "một phần"),
    ]
    khanh_khe = {unit.id for unit in places.all_made_of(campaign, campaign.place["xa-khanh-khe"])}
    assert {"xa-dong-giap-van-quan", "xa-trang-cac-van-quan", "xa-khanh-khe-06286"} <= khanh_khe
    made = [unit.id for place in places.today(campaign) for unit in places.all_made_of(campaign, place)]
    assert set(made) == {unit.id for unit in places.former(campaign)}  # no former unit is lost


def test_names_stand_in_vietnamese_order(campaign: Campaign) -> None:
    letters = [letter for letter, _ in places.letters(campaign.places)]
    assert letters[:4] == ["A", "B", "C", "Đ"]
    assert len(letters) == len(set(letters))


def test_an_event_of_an_old_unit_is_found_where_it_is_now(campaign: Campaign) -> None:
    ids = {event.id for event in campaign.local["phuong-luong-van-tri"].events}
    assert "2022-06-10-hoi-thao-san-xuat-sach-hon" in ids  # phường Chi Lăng of its day


def corners(path: str) -> set[tuple[int, int]]:
    """The corners of a path's rings."""
    found = set()
    for ring in re.findall(r"M[^M]+", path):
        x = y = 0
        numbers = list(map(int, NUMBER.findall(ring)))
        for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + step_x, y + step_y
            found.add((x, y))
    return found


def test_neighbours_meet_on_the_map_without_a_gap(campaign: Campaign) -> None:
    assert campaign.atlas
    drawn = province_map.overview(campaign.atlas)
    near = province_map.neighbours(campaign.atlas)
    assert len(drawn.shapes) == 65
    for code, others in near.items():
        assert others and all(code in near[other] for other in others)
        for other in others:
            assert corners(drawn.shapes[code]) & corners(drawn.shapes[other]), (code, other)
    for code, (x, y, room) in drawn.labels.items():
        assert 0 < x < drawn.width and 0 < y < drawn.height and room > 0, code


def test_no_name_on_the_map_covers_another(campaign: Campaign) -> None:
    """A line of a name takes LETTER units a letter, 7 units below the one before (overrides/parts/map.md)."""
    assert campaign.atlas
    drawn = province_map.overview(campaign.atlas)
    lines = []
    for place in places.today(campaign):
        x, y, room = drawn.labels[place.code]
        name = province_map.name_lines(places.bare(place), room)
        for i, line in enumerate(name):
            half = len(line) * province_map.LETTER / 2
            lines.append((x - half, x + half, y + 7 * i - 3 * (len(name) - 1), place.name.vi))
    for (left, right, y, one), (other_left, other_right, other_y, other) in combinations(lines, 2):
        apart = right <= other_left or other_right <= left or abs(y - other_y) >= 6
        assert apart or one == other, (one, other)
    nameless = {place.name.vi for place in places.today(campaign)} - {line[-1] for line in lines}
    assert nameless == {"Phường Lương Văn Tri", "Phường Tam Thanh"}  # of 65: too small for a word


def test_the_projection_is_true(campaign: Campaign) -> None:
    """Each commune's share of the sheet is its share of the province, as the map's source has it."""
    assert campaign.atlas
    drawn = province_map.drawing(campaign.atlas, 2000, 0)
    known = campaign.atlas.sizes
    assert len(known) == 65
    measured = {code: surface(drawn.shapes[code]) for code in known}
    scale = sum(measured.values()) / sum(known.values())
    for code, area in known.items():
        assert measured[code] / scale == pytest.approx(area, rel=0.1), code


def surface(path: str) -> float:
    """Square units inside a closed path of one ring."""
    numbers = list(map(int, NUMBER.findall(path)))
    points = [(numbers[0], numbers[1])]
    for step_x, step_y in zip(numbers[2::2], numbers[3::2], strict=True):
        points.append((points[-1][0] + step_x, points[-1][1] + step_y))
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


@pytest.mark.parametrize("text", ["", "{}", "[1, 2", '{"arcs": 3}', "\0"])
def test_a_spoilt_map_is_a_problem_of_its_file(desk: Desk, text: str) -> None:
    (said,) = desk.write(ATLAS, text)
    assert said.startswith(f"{ATLAS}:1: tệp bản đồ hỏng")


def test_a_campaign_without_a_map_is_whole(desk: Desk) -> None:
    (desk.root / ATLAS).unlink()
    assert desk.problems() == []


def test_a_map_must_fit_the_communes(desk: Desk) -> None:
    text = (desk.root / ATLAS).read_text(encoding="utf-8")
    assert len(read_atlas(text, ATLAS).areas) == 2
    said = desk.write(ATLAS, text.replace("90002", "90009"))
    assert any("bản đồ vẽ mã “90009”" in one for one in said)
    assert any("bản đồ không vẽ “phuong-minh-hoa” (mã 90002)" in one for one in said)


def test_the_finder_loads_little(campaign: Campaign) -> None:
    for output in finder(campaign, LOOK):
        assert isinstance(output.content, str)
        assert len(gzip.compress(output.content.encode(), 9)) < 20_000  # bytes
        data = json.loads(output.content.removeprefix("window.campaignPlaces=").removesuffix(";\n"))
        assert len(data["today"]) == 65
        assert len(data["former"]) == 211
        assert all(unit["to"] for unit in data["former"])


def test_the_finder_stays_small_with_many_honours(campaign: Campaign) -> None:
    """Of each kind a commune has the newest one and a number."""
    one = next(iter(finder(campaign, LOOK))).content
    assert isinstance(one, str)
    unit = json.loads(one[len("window.campaignPlaces=") : -2])["today"]
    held = [commune["honours"] for commune in unit if "honours" in commune]
    assert held and all(set(entry) == {"first", "more"} for entry in held)


@pytest.fixture
def sheet(campaign: Campaign) -> Iterator[PdfReader]:
    made = fact_sheet(campaign, LOOK, campaign.zone["kkt-dong-dang-lang-son"])
    assert isinstance(made.content, bytes)
    yield PdfReader(io.BytesIO(made.content))


def test_a_fact_sheet_says_what_is_known_and_how_well(sheet: PdfReader) -> None:
    text = " ".join(sheet.pages[0].extract_text().split())
    for said in (
        "39.400 ha",
        "138/2008/QĐ-TTg",
        "cần kiểm chứng",
        "Phường Kỳ Lừa",
        "ngày 23 tháng 11 năm 2026",
    ):
        assert said in text, said
    assert "https://moi-truong-lang-son.example/khu-vuc/kkt-dong-dang-lang-son/" in text
    assert "không có giá trị pháp lý về địa giới" in text
    assert sheet.trailer["/Root"]["/Lang"].startswith("vi")
    box = sheet.pages[0].mediabox
    assert (round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) == (210, 297)


def test_the_code_on_a_sheet_leads_to_its_page(campaign: Campaign) -> None:
    content = fact_sheet(campaign, LOOK, campaign.zone["ccn-hoa-son-1"]).content
    picture = pypdfium2.PdfDocument(content)[0].render(scale=3).to_pil().convert("1")  # as a copier sees it
    read = [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))]
    assert read == ["https://moi-truong-lang-son.example/khu-vuc/ccn-hoa-son-1/"]


def test_every_zone_has_one_page(campaign: Campaign) -> None:
    for zone in campaign.zones:
        content = fact_sheet(campaign, LOOK, zone).content
        assert isinstance(content, bytes)
        assert len(PdfReader(io.BytesIO(content)).pages) == 1, zone.id


def test_a_zone_of_which_far_too_much_is_known_still_has_one_page(desk: Desk) -> None:
    text = (desk.root / ZONE).read_text(encoding="utf-8")
    figures = "".join(
        f'  - label: "Số liệu thứ {i}"\n    value: "{"rất dài " * 60}"\n    verified: true\n'
        for i in range(60)
    )
    text = re.sub(r"(?m)^figures:\n", "figures:\n" + figures, text)
    text = re.sub(r"(?m)^name: .*$", f'name: "Khu {"Tên Dài " * 40}"', text)
    assert desk.write(ZONE, text) == []
    campaign, _ = load(desk.root)
    assert campaign
    content = fact_sheet(campaign, LOOK, campaign.zone["kcn-minh-hoa"]).content
    assert isinstance(content, bytes)
    reader = PdfReader(io.BytesIO(content))
    assert len(reader.pages) == 1
    said = reader.pages[0].extract_text()
    assert re.search(r"và \d+ mục khác", said) and "moi-truong-lang-son.example" in said
