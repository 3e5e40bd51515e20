"""What the check says: every mistake at its line, no false alarm, and never a traceback."""

import io
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from campaign import load
from campaign.source import read_yaml
from desk import CAMPAIGNS, Desk, is_plain_vietnamese
from PIL import Image

BROKEN = CAMPAIGNS / "broken"
OK = CAMPAIGNS / "ok"
KCN = "docs/data/zones/kcn-minh-hoa.yml"
TINH = "docs/data/awards/2022-provincial.yml"
VUNG = "docs/data/awards/2023-regional.yml"
LOP = "docs/su-kien/2023-05-20-tap-huan.md"
INDEX = "docs/index.md"
XA = "docs/data/places/xa-phuong.yml"
CU = "docs/data/places/don-vi-cu.yml"
MOI = "docs/data/documents/02-2023-mh.yml"
SACH = "handbooks/so-tay-minh-hoa/handbook.yml"
CHUONG = "handbooks/so-tay-minh-hoa/01-mo-dau.md"
DANH_GIA = "docs/data/assessments/danh-gia-minh-hoa.yml"
NOI_NHAN = "docs/data/addressees/hoi-dong-minh-hoa.yml"
KIEN_NGHI = "docs/data/recommendations/kien-nghi-minh-hoa.yml"


def test_the_tiny_campaign_is_whole() -> None:
    campaign, problems = load(OK)
    assert campaign and not problems
    assert all(campaign.counts().values())


def test_every_mistake_has_its_line() -> None:
    _, problems = load(BROKEN)
    assert list(map(str, problems)) == (BROKEN / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert all(is_plain_vietnamese(problem) for problem in problems)


@pytest.mark.parametrize("file", ["campaign.yml", "zone-totals.yml"])
def test_a_file_that_is_gone_is_missed(desk: Desk, file: str) -> None:
    (desk.root / "docs/data" / file).unlink()
    cure = "lấy lại tệp này từ bản trước trong lịch sử git"
    assert desk.problems() == [f"docs/data/{file}:1: thiếu tệp này → {cure}"]


def test_an_empty_folder_is_told_what_is_missing(tmp_path: Path) -> None:
    _, problems = load(tmp_path)
    assert [problem.file for problem in problems] == ["docs/data/campaign.yml", "docs/data/zone-totals.yml"]


def photo(kind: str) -> bytes:
    """A tiny picture, as a camera or a screen would give it."""
    file = io.BytesIO()
    Image.new("RGB", (4, 3), "green").save(file, kind)
    return file.getvalue()


GOOD = {
    "a decision in January for the year before": (
        TINH,
        'date: "2022-12-10"',
        'date: "2022-12-11"',
    ),
    "an individual's consent on the day of publication": (TINH, 'date: "2022-12-01"', 'date: "2022-12-25"'),
    "a payback rounded to whole years": (DANH_GIA, "payback: 1.5", "payback: 2"),
    "a payback without its parts": (DANH_GIA, "    cost: 75000000\n", ""),
    "a measure that saves nothing, and says no payback": (
        DANH_GIA,
        "    running_cost: 10000000\n    payback: 1.5",
        "    running_cost: 60000000",
    ),
    "a change rounded to one decimal": (DANH_GIA, "change_percent: -48", "change_percent: -48.0"),
    "readings from nowhere in time": (DANH_GIA, ', period: "2021"', ""),
    "measures within five percent of the indicators": (
        DANH_GIA,
        "60000000\n    running_cost: 10000000",
        "62000000\n    running_cost: 12000000",
    ),
    "published in the month in which it ended": (DANH_GIA, 'published: "2022-09"', 'published: "2022-06"'),
    "published some time in the year in which it ended": (DANH_GIA, '"2022-09"', '"2022"'),
    "a zone without an enterprise": (DANH_GIA, "enterprise: {", "assessor: {"),
    "two steps in the same month": (KIEN_NGHI, 'date: "2023-07-15"', 'date: "2023-06"'),
    "a letter in the year of which only that is known that a merger fell into it": (
        NOI_NHAN,
        'valid_to: "2025-02-28"',
        'valid_to: "2024"',
    ),
    "settled in the same letter that answers": (
        KIEN_NGHI,
        "sources:",
        '  - {kind: resolved, date: "2023-07-15"}\nsources:',
    ),
    "an event that ends on the day it starts": (LOP, 'end: "2023-05-20"\n', ""),
    "an event at night, into the next day": (
        LOP,
        'end: "2023-05-20"\nstart_time: "08:30"\nend_time: "11:00"',
        'end: "2023-05-21"\nstart_time: "20:00"\nend_time: "01:00"',
    ),
    "a span of days": (LOP, 'end: "2023-05-20"\nstart_time: "08:30"\nend_time: "11:00"', 'end: "2023-05"'),
    "a unit of which the first day is not known": (
        XA,
        '    valid_from: "2025-07-01"\n    verified',
        "    verified",
    ),
    "unknown force, with an end": (MOI, "force: in-force", "force: unknown"),
    "in force, with an end still to come": (MOI, "force: in-force", 'force: in-force\nends: "2027"'),
    "a handbook without history": (SACH, 'changes:\n  - edition: "1.0"', 'changes:\n  - edition: "0.9"'),
    "a citation in a code span": (INDEX, "Xem", "Viết `[@khong-co]`. Xem"),
    "a citation in a code block": (INDEX, "Xem", "```\n[@khong-co]\n<!-- bang: la -->\n```\n\nXem"),
    "notes whose words stand below their names": (
        CHUONG,
        "Vào thùng",
        "[^a]:\n    Một.\n\n[^b]:\n\n    Hai.\n\n[^c]:\nBa.\n\nVào[^a] các[^b] thùng[^c]",
    ),
    "a marker within a line": (INDEX, "Xem", "Viết <!-- bang: la --> Xem"),
}


LETTERED = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 9" width="%s">%s</svg>'
SMALL = {
    "as it stands": (b"960", b'<text font-size="33">be</text>', "chữ “be” cao 33, cần ít nhất 34"),
    "drawn at half its size": (b"480", b'<text font-size="33">be</text>', "cao 16, cần ít nhất 17"),
    "inherited": (b"480", b'<g font-size="30"><text>la <tspan>be</tspan></text></g>', "chữ “la” cao 15"),
    "in a style": (b"480", b'<text style="fill:red; font-size:12pt">be</text>', "cao 8"),
    "nowhere said": (b"480", b"<text>be</text>", "cao 8"),
    "made smaller": (b"480", b'<g transform="scale(.5)"><text font-size="34">be</text></g>', "cao 8"),
    "by a matrix": (b"480", b'<text transform="matrix(.5 0 0 .5 3 4)" font-size="34">be</text>', "cao 8"),
    "part of a line": (
        b"480",
        b'<text font-size="34">to<tspan font-size="20">be</tspan></text>',
        "“be” cao 10",
    ),
}


@pytest.mark.parametrize(("width", "drawn", "said"), SMALL.values(), ids=SMALL)
def test_words_too_small_to_read_in_a_picture(desk: Desk, width: bytes, drawn: bytes, said: str) -> None:
    [problem] = desk.write("handbooks/so-tay-minh-hoa/hinh/a.svg", LETTERED % (width, drawn))
    assert said in str(problem)


PICTURES = {
    "xoe.svg": b"""<?xml version="1.0"?>
<!-- <script> is only told of --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0 10.5 10">
<style>rect { fill: url(#son) }</style><use href="#la"/><a>x</a>
<image href="data:image/png;base64,iVBORw0KGgo="/><rect id="la" fill="url('#son')"/></svg>""",
    "bom.svg": b'\xef\xbb\xbf<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    "chu-vua.svg": LETTERED % (b"480", b'<text font-size="34">to</text><title>nho</title>'),
    "chu-nho-ma-phong-to.svg": LETTERED
    % (b"480", b'<g transform="scale(2)"><text font-size="17">to</text></g>'),
    "chu-khong-ro.svg": LETTERED % (b"480", b"<style>.a{font-size:9px}</style><text class='a'>nho</text>"),
    "anh.png": photo("PNG"),
    "anh.jpg": photo("JPEG"),
    ".DS_Store": b"\0",
}


@pytest.mark.parametrize(("name", "content"), PICTURES.items(), ids=PICTURES.keys())
def test_a_good_picture_raises_no_alarm(desk: Desk, name: str, content: bytes) -> None:
    assert desk.write(f"handbooks/so-tay-minh-hoa/hinh/{name}", content) == []


@pytest.mark.parametrize(("file", "old", "new"), GOOD.values(), ids=GOOD.keys())
def test_what_is_right_raises_no_alarm(desk: Desk, file: str, old: str, new: str) -> None:
    if "assessor: {" in new:
        desk.edit(file, 'assessor: {vi: "Nhóm Minh Họa", en: "Sample team"}\n', "")
    assert desk.edit(file, old, new) == []


BAD = {
    "even year, regional": (VUNG, "year: 2023", "year: 2024", "year:", "chỉ tổ chức vào năm lẻ"),
    "odd year, provincial": (TINH, "year: 2022", "year: 2023", "year:", "chỉ tổ chức vào năm chẵn"),
    "a decision two years late": (TINH, "2022-12-10", "2024-12-10", "2024-12-10", "quyết định ký năm 2024"),
    "no basis": (VUNG, "basis: cong-ty-minh-hoa-01-2022", "", "- id: cong", "chưa có vinh danh cấp tỉnh"),
    "a basis misspelt": (VUNG, "hoa-01-2022", "hoa-1-2022", "basis", "chưa có vinh danh cấp tỉnh"),
    "a person without consent": (TINH, "kind: enterprise", "kind: individual", "name:", "nêu tên cá nhân"),
    "a retired id": (TINH, "hoa-00-2022", "hoa-02-2022", "- id:", "id “cong-ty-minh-hoa-02"),
    "payback of another year": (DANH_GIA, "payback: 1.5", "payback: 2.0", "payback:", "hoàn vốn ghi 2.0 năm"),
    "a change that is none": (DANH_GIA, "-48", "-47", "change_percent:", "thay đổi ghi -47 % nhưng tính ra"),
    "a change the wrong way": (DANH_GIA, "-48", "48", "change_percent:", "nhưng tính ra -48.0 %"),
    "another price": (DANH_GIA, "10000\n", "10001\n", "yearly_saving:", "nhưng tính ra 60006000 đồng"),
    "output in litres": (DANH_GIA, "unit: t,", "unit: 1000 l,", "yearly_saving:", "thiếu số để tính lại"),
    "another unit after": (DANH_GIA, '6.5, unit: "m³/t"', '6.5, unit: "kg/t"', "after:", "sau lại tính bằng"),
    "kilowatt-hours of water": (DANH_GIA, '12.5, unit: "m³', '12.5, unit: "kWh', "before:", "không tính"),
    "percent of what": (DANH_GIA, '0, unit: "%", per: {vi: "giấy thải", en: "waste paper"}', '0, unit: "%"',
                        "before:", "chưa nói tính trên cái gì"),
    "after before before": (DANH_GIA, '"2021"', '"2023"', "after:", "số “sau” đo trước"),
    "measures that save more than was measured": (
        DANH_GIA, "60000000\n    running_cost: 10000000", "66000000\n    running_cost: 16000000",
        "measures:", "các giải pháp cộng lại 66000000 đồng",
    ),
    "published too early": (DANH_GIA, '"2022-09"', '"2022-05"', "published", "trước khi kỳ đánh giá"),
    "a reference in a zone here": (DANH_GIA, "sector:", "reference: true\nsector:", "zone:", "không thuộc"),
    "an assessment of somebody else": (TINH, 'vi: "Công ty Minh Họa 01"', 'vi: "Công ty Minh Họa 99"',
                                       "assessment:", "là đánh giá của “Công ty Minh Họa 01”"),
    "a letter without number": (KIEN_NGHI, 'document: "11/CV-MH"', "", "sent", "bước “đã gửi” chưa có"),
    "steps backwards": (KIEN_NGHI, "2023-07-15", "2022-07-15", "2022-07-15", "bước này trước bước liền trên"),
    "an answer without a letter": (
        KIEN_NGHI, "kind: sent", "kind: recommended", "kind: replied", "trước đó chưa có bước “đã gửi”",
    ),
    "something after the outcome": (
        KIEN_NGHI, "kind: sent", "kind: withdrawn", "kind: replied", "sau kết quả “rút lại”",
    ),
    "raised before the event": (
        KIEN_NGHI, 'raised\n    date: "2023-05-20"', 'raised\n    date: "2023-04"', '"2023-04"',
        "nêu ra (2023-04) trước",
    ),
    "an answer from an authority that was merged": (
        KIEN_NGHI, "2023-07-15", "2025-03", '"2025-03"',
        "“Hội đồng Minh Họa” không còn → từ ngày 1 tháng 3 năm 2025, nơi kế tục là “hoi-dong-minh-hoa-moi”",
    ),
    "a letter to a district that is no more": (
        KIEN_NGHI, 'date: "2023-07-15"', 'date: "2025-09"\n    addressee: ubnd-huyen-minh-hoa',
        "addressee: ubnd",
        "từ ngày 1 tháng 7 năm 2025, nơi kế tục là ủy ban nhân dân của phường Minh Họa, xã Minh Họa",
    ),
    "a letter to an authority still to come": (
        KIEN_NGHI, 'date: "2023-07-15"', 'date: "2023-07-15"\n    addressee: hoi-dong-minh-hoa-moi',
        "addressee: hoi", "nơi này có từ ngày 1 tháng 3 năm 2025",
    ),
    "a real recommendation to a made-up authority": (
        KIEN_NGHI, "sample: true\n", "", "addressee:", "bản ghi thật nhắc đến dữ liệu minh họa “hoi-dong",
    ),
    "a subject of nobody's list": (KIEN_NGHI, "chat-thai-ran", "rac", "subject:", "“subject” không nhận"),
    "in force though ended": (MOI, "in-force", 'in-force\nends: "2025"', "force:", "“force: in-force” nhưng"),
    "ended, but since when": (MOI, "in-force", "ended", "force:", "“force: ended” nhưng"),
    "ended in time to come": (MOI, "in-force", 'ended\nends: "2027"', "force:", "“force: ended” nhưng"),
    "a time without a day": (LOP, 'start: "2023-05-20"', 'start: "2023-05"', "start_time", "có giờ nhưng"),
    "a place before its time": (LOP, "thi-tran-minh-hoa-90001", "xa-minh-hoa", "place: xa", "vào lúc đó"),
    "an end before the start": (LOP, 'end: "2023-05-20"', 'end: "2023-05-19"', "end:", "kết thúc trước"),
    "a code given twice in one era": (XA, '"90002"', '"90001"', "code:", "mã “90001” đã là mã của"),
    "a source that is not listed": (KCN, "[bao-minh-hoa]", "[bao-minh]", "sources:", "không có nguồn"),
    "a commune that is no heir": (KCN, "[xa-vi-du-90003, thi", "[thi", "place: xa", "không kế tục"),
    "an edition without its change": (SACH, '"1.1"\ndate', '"1.2"\ndate', "edition:", "bản “1.2” chưa có"),
    "a marker that leads nowhere": (INDEX, "moi-nhat", "moi-nhut", "moi-nhut", "không có bảng “moi-nhut”"),
    "a sample under something real": (
        "docs/data/models/mo-hinh-minh-hoa.yml", "sample: true\n", "", "zone:", "bản ghi thật nhắc đến",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "where", "what"), BAD.values(), ids=BAD.keys())
def test_what_is_wrong_is_said_where_it_stands(
    desk: Desk, file: str, old: str, new: str, where: str, what: str
) -> None:
    said = [line for line in desk.edit(file, old, new) if what in line]
    assert len(said) == 1
    name, line, _ = said[0].split(":", 2)
    text = (desk.root / file).read_text(encoding="utf-8").split("\n")[int(line) - 1]
    assert (name, where in text) == (file, True), text


def test_a_real_page_cites_no_sample(desk: Desk) -> None:
    said = desk.edit("docs/data/documents/03-2021-mh.yml", "id:", "sample: true\nid:")
    assert [line.split(": ")[0] for line in said] == [
        "docs/chuyen-de.en.md:8",
        "docs/chuyen-de.md:7",
    ]


@pytest.mark.parametrize(
    "spoilt",
    [
        (XA, "places:", "places:\n\t- hỏng"),
        (CU, "kind: huyen", "kind: làng"),
        (KCN, "type: kcn", "type: [kcn"),
        (MOI, "force: in-force", "force: còn"),
        ("docs/data/documents/03-2021-mh.yml", "kind:", "kind: &x"),
        (TINH, "level:", "levle:"),
        (LOP, "type: tap-huan", "type: họp"),
        (LOP, "---\nsample", "sample"),
        (SACH, "edition:", "editon:"),
        ("handbooks/so-tay-minh-hoa/01-mo-dau.md", "title: Mở đầu", "tilte: Mở đầu"),
        ("handbooks/so-tay-minh-hoa/01-mo-dau.md", "---\ntitle", "title"),
        ("docs/data/models/mo-hinh-minh-hoa.yml", "id:", "id: *"),
        (DANH_GIA, "period:", "preiod:"),
        (KIEN_NGHI, "kind: raised", "kind: rased"),
    ],
    ids=lambda spoilt: f"{Path(spoilt[0]).stem}: {spoilt[2]}",
)
def test_a_file_that_cannot_be_read_is_the_only_one_blamed(desk: Desk, spoilt: tuple[str, str, str]) -> None:
    said = desk.edit(*spoilt)
    assert said
    assert {line.partition(":")[0] for line in said} == {spoilt[0]}


def test_a_handbook_that_cannot_be_read_is_there_for_those_who_refer_to_it(desk: Desk) -> None:
    text = (desk.root / SACH).read_text(encoding="utf-8")
    desk.write(SACH.replace("minh-hoa", "hai"), text.replace("so-tay-minh-hoa", "so-tay-hai"))
    links = "[](../so-tay-minh-hoa/01-mo-dau.md), [](../so-tay-minh-hoa/index.md)"
    chapter = f"---\ntitle: Hai\n---\n\nXem {links}.\n\n![Mã](qr:so-tay/so-tay-minh-hoa/01-mo-dau.md)\n"
    assert desk.write("handbooks/so-tay-hai/01-mo-dau.md", chapter) == []
    said = desk.edit(SACH, "edition:", "editon:")
    assert said
    assert {line.partition(":")[0] for line in said} == {SACH}


def test_a_file_in_a_foreign_encoding_is_the_only_one_blamed(desk: Desk) -> None:
    text = (desk.root / XA).read_text(encoding="utf-8")
    said = desk.write(XA, text.encode("utf-16"))
    assert len(said) == 1 and said[0].startswith(f"{XA}:1: tệp không ở bảng mã UTF-8")


def test_hidden_files_and_folders_with_endings_are_nobodys_business(desk: Desk) -> None:
    (desk.root / "docs/data/zones/thu-muc.yml").mkdir()
    (desk.root / "docs/thu-muc.md").mkdir()
    assert desk.write("docs/data/.DS_Store", b"\0\1") == []


def test_forms_are_not_read(desk: Desk) -> None:
    assert desk.write("docs/data/_mau/zone.yml", "hỏng: [") == []


# Mutations: whatever happens to a file, the check answers in Vietnamese and never falls over.

NASTY = (
    "",
    "null",
    "[]",
    "{}",
    "[[a]]",
    "{vi: [a]}",
    "nan",
    "-1e999",
    "9" * 5000,
    "2022-13",
    "31/12/2022",
    "../../etc",
    "Đồng Bành",
    "javascript:alert(1)",
    '"mở',
    "*sao",
    "!nhãn x",
    "@còng",
    "a: b",
    "\tTab",
    "x\x07y",
    "x\u2028y",
    "\ufeff",
    "🦆",
)


def mutations(text: str) -> Iterator[str]:
    """Each line taken out, doubled, cut in the middle of the file, and given a nasty value in turn."""
    lines = text.split("\n")
    for i, line in enumerate(lines):
        key, colon, _ = line.partition(": ")
        yield "\n".join(lines[:i] + lines[i + 1 :])
        yield "\n".join(lines[: i + 1] + lines[i:])
        yield "\n".join([*lines[:i], line[: len(line) // 2]])
        yield "\n".join([*lines[:i], f"{key}{colon or ' '}{NASTY[i % len(NASTY)]}", *lines[i + 1 :]])


FILES = [path.relative_to(OK).as_posix() for path in sorted(OK.rglob("*")) if path.is_file()]


@pytest.mark.parametrize("file", FILES)
def test_no_mutation_brings_it_down(desk: Desk, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        import_module("campaign.load"), "read_yaml", cache(read_yaml)
    )  # the other files stay as they are
    path = desk.root / file
    lines_of = {name: (desk.root / name).read_text(encoding="utf-8").count("\n") + 1 for name in FILES}
    for text in mutations(path.read_text(encoding="utf-8")):
        path.write_text(text, encoding="utf-8", newline="")
        campaign, problems = load(desk.root)
        assert (campaign is None) == bool(problems)
        lines_of[file] = len(re.split(r"\r\n|\r|\n", text))
        for problem in problems:
            assert 1 <= problem.line <= lines_of[problem.file], (str(problem), text)
            assert is_plain_vietnamese(problem), str(problem)


@pytest.mark.parametrize("file", FILES)
def test_no_byte_brings_it_down(desk: Desk, file: str) -> None:
    raw = (desk.root / file).read_bytes()
    for i, wrong in enumerate((b"\xff", b"\x00", b"\xed\xa0\x80", b"\xc3", b"\r", b"\x85", b"\xef\xbf\xbe")):
        at = len(raw) * (i + 1) // 9
        desk.write(file, raw[:at] + wrong + raw[at:])
    for whole in (
        b"",
        b"\n",
        b"---\n",
        b"\xff\xfe",
        b"{}",
        b"[]",
        b"null",
        b"a",
        b"\x89PNG\r\n",
        b"[" * 100_000,
    ):
        desk.write(file, whole)
