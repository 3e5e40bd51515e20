"""What machines read: whole files, each read back by a reader that is not ours, and hostile text."""

import csv
import dataclasses
import datetime as dt
import hashlib
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import frictionless
import lxml.etree
import lxml.html
import pytest
import vobject
import yaml
from campaign import Campaign, Output, load
from campaign.dates import PartialDate
from campaign.model import Assessment, Recommendation, Text
from campaign.model.documents import DocumentLink
from campaign.views import linked_data
from campaign.views.calendar import calendars
from campaign.views.described import DATA
from campaign.views.feeds import FEEDS, feeds
from campaign.views.look import Look
from campaign.views.table_enums import ENUMS
from campaign.views.tables import TABLES, tables
from campaign.views.trails import Trails
from campaign.views.verification import canonical, verification, verify
from pyld import jsonld

TESTS = Path(__file__).parent
GOLDEN = TESTS / "golden/formats"
OVERRIDES = TESTS.parent / "overrides"
LOOK = Look(OVERRIDES, dt.date(2026, 11, 23), "https://example.org/")
VIEWS = (calendars, feeds, tables, verification)
HANOI = dt.timezone(dt.timedelta(hours=7))
NASTY = [
    "</script><script>alert(1)</script>",
    "a ]]> b <![CDATA[ c",
    '=HYPERLINK("https://x.example","bấm")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\"ngoặc\" 'đơn' &amp; \\n ; , \\",
    "dòng một\nEND:VEVENT\r\nBEGIN:VALARM\rdòng bốn",
    "cờ 🇻🇳, nhà 👩‍👩‍👧, chữ Ữ ặ Ỵ đ",
    "chuông \x07, rỗng \x00, xóa \x7f, \x85, \ufffe",
    "hai \u2028 dòng \u2029 lạ",
]


def made(campaign: Campaign, samples: bool = True) -> dict[str, Output]:
    """Every file for machines by path; no path twice, none that leads out of the site."""
    outputs = [output for view in VIEWS for output in view(campaign, LOOK, samples)]
    paths = [output.path for output in outputs]
    assert len(set(paths)) == len(paths)
    assert all(
        re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*\.(ics|xml|json|csv)|xac-minh/SHA256SUMS", path)
        for path in paths
    )
    return {output.path: output for output in outputs}


def content(output: Output) -> bytes:
    return output.content.encode() if isinstance(output.content, str) else output.content


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    found, problems = load(TESTS / "campaigns/formats")
    assert found, problems
    return found


@pytest.fixture(scope="module")
def files(campaign: Campaign) -> dict[str, bytes]:
    return {path: content(output) for path, output in made(campaign).items()}


# Whole files


def test_files_as_they_are_published(files: dict[str, bytes]) -> None:
    """To write the golden files anew: `python tests/test_formats.py`, then read what has changed."""
    kept = {path.relative_to(GOLDEN).as_posix(): path for path in GOLDEN.rglob("*") if path.is_file()}
    assert kept.keys() == files.keys()
    for name, path in kept.items():
        assert files[name] == path.read_bytes(), name


def test_the_same_campaign_gives_the_same_bytes(campaign: Campaign, files: dict[str, bytes]) -> None:
    reread, _ = load(TESTS / "campaigns/formats")
    assert reread
    backwards = dataclasses.replace(
        reread, events=reread.events[::-1], zones=reread.zones[::-1], rounds=reread.rounds[::-1]
    )
    assert {path: content(output) for path, output in made(backwards).items()} == files


def test_every_file_names_the_editors_file_it_comes_from(campaign: Campaign) -> None:
    for output in made(campaign).values():
        assert (TESTS / "campaigns/formats" / output.source).is_file(), output.path


def test_samples_are_in_no_file(campaign: Campaign) -> None:
    public = {output.path: output for view in VIEWS for output in view(campaign, LOOK)}
    assert public == made(campaign, samples=False)
    for path, output in public.items():
        text = content(output).decode()
        assert "Minh Họa" not in text and "minh-hoa" not in path + text, path
        assert not path.startswith("su-kien/2"), path
    assert json.loads(public["du-lieu/events.json"].content) == []
    assert json.loads(public["xac-minh/index.json"].content)["records"] == []
    assert len(json.loads(public["du-lieu/zones.json"].content)) == 2


# iCalendar


def test_lines_are_folded_between_characters(files: dict[str, bytes]) -> None:
    """RFC 5545, 3.1: CRLF, and at most 75 octets a line."""
    for path, text in files.items():
        if path.endswith(".ics"):
            lines = text.split(b"\r\n")
            assert lines[-1] == b"" and not any(b"\n" in line or b"\r" in line for line in lines)
            assert max(map(len, lines)) <= 75
            assert all(line.decode() for line in lines[:-1])  # no letter is cut in two


def read_events(raw: bytes) -> dict[str, Any]:
    calendar = vobject.readOne(raw.decode())
    assert (calendar.version.value, calendar.method.value) == ("2.0", "PUBLISH")
    return {event.uid.value: event for event in getattr(calendar, "vevent_list", [])}


def test_another_reader_finds_every_event_at_its_time(files: dict[str, bytes], campaign: Campaign) -> None:
    events = read_events(files["lich.ics"])
    dated = {event.id for event in campaign.events if event.has_days}
    assert events.keys() == {f"{name}@trithucxanh.vn" for name in dated}
    workshop = events["2026-03-12-hoi-thao@trithucxanh.vn"]
    assert workshop.dtstart.value == dt.datetime(2026, 3, 12, 8, 30, tzinfo=HANOI)
    assert workshop.dtend.value == dt.datetime(2026, 3, 12, 11, 30, tzinfo=HANOI)
    assert workshop.location.value.startswith("Hội trường Minh Họa, phường Đông Kinh; Trực tuyến: https://")
    fair = events["2026-04-hoi-cho@trithucxanh.vn"]  # its end has no time: whole days, the last one too
    assert (fair.dtstart.value, fair.dtend.value) == (dt.date(2026, 4, 29), dt.date(2026, 5, 3))
    training = events["2026-07-10-tap-huan@trithucxanh.vn"]
    title = next(event.title.vi for event in campaign.events if event.id == "2026-07-10-tap-huan")
    assert len(title) >= 200 and training.summary.value == f"Chuyển sang trực tuyến: {title}"


def test_status_and_sequence(files: dict[str, bytes]) -> None:
    said = {
        uid.split("@")[0]: (event.status.value, event.sequence.value, event.summary.value.split(": ")[0])
        for uid, event in read_events(files["lich.ics"]).items()
    }
    assert said["2026-03-12-hoi-thao"][:2] == ("CONFIRMED", "0")
    assert said["2026-04-hoi-cho"][:2] == ("TENTATIVE", "0")
    assert said["2026-05-20-toa-dam"] == ("CANCELLED", "2", "Đã hủy")
    assert said["2026-06-05-doi-thoai"] == ("TENTATIVE", "1", "Hoãn")
    assert said["2026-07-10-tap-huan"] == ("CONFIRMED", "1", "Chuyển sang trực tuyến")


def test_no_calendar_has_a_day_that_nobody_named(files: dict[str, bytes]) -> None:
    assert "su-kien/2026-11-tong-ket.ics" not in files
    assert b"2026-11-tong-ket" not in b"".join(text for path, text in files.items() if path.endswith("ics"))
    empty = vobject.readOne(files["su-kien/loai/tong-ket.ics"].decode())
    assert not hasattr(empty, "vevent") and empty.vtimezone.tzid.value == "Asia/Ho_Chi_Minh"


def test_calendars_of_a_type_and_of_a_zone(files: dict[str, bytes]) -> None:
    def held(path: str) -> list[str]:
        return [uid.split("@")[0] for uid in read_events(files[path])]

    assert held("su-kien/loai/toa-dam.ics") == ["2026-05-20-toa-dam"]
    assert held("khu-vuc/kcn-hong-phong.ics") == ["2026-04-hoi-cho", "2026-07-10-tap-huan"]
    assert held("su-kien/2026-04-hoi-cho.ics") == ["2026-04-hoi-cho"]


# Feeds


def test_another_reader_finds_the_news(files: dict[str, bytes]) -> None:
    for name in FEEDS:
        found = feedparser.parse(files[f"{name}.xml"])
        assert not found.bozo and found.version == "rss20" and found.feed.language == "vi"
        own = next(link for link in found.feed.links if link.rel == "self")
        assert own.href == f"https://example.org/{name}.xml"
        same = json.loads(files[f"{name}.json"])
        assert same["version"] == "https://jsonfeed.org/version/1.1"
        assert same["feed_url"] == f"https://example.org/{name}.json"
        pairs = [(item["id"], item["title"], item["url"]) for item in same["items"]]
        assert [(entry.id, entry.title, entry.link) for entry in found.entries] == pairs
        assert len({entry.id for entry in found.entries}) == len(found.entries)


def test_a_withdrawal_is_news_of_its_own(files: dict[str, bytes]) -> None:
    entries = feedparser.parse(files["vinh-danh.xml"]).entries
    withdrawn = next(entry for entry in entries if entry.title.startswith("Đã rút: "))
    assert withdrawn.link == "https://example.org/vinh-danh/cong-ty-minh-hoa-02/"
    assert withdrawn.published == "Thu, 05 Jun 2025 00:00:00 +0700"
    assert "Cây làm bằng nhựa." in withdrawn.summary
    assert [entry.title[:7] for entry in entries] == ["Vinh da", "Đã rút:", "Vinh da"]


def test_each_step_of_a_recommendation_is_news(files: dict[str, bytes]) -> None:
    """A step of which only the month is known has no day in a feed."""
    items = {item["id"].partition("@")[0]: item for item in json.loads(files["kien-nghi.json"])["items"]}
    sent = items["kien-nghi/cong-minh-hoa/sent-2024-11"]
    assert sent["title"] == "Đã gửi: Sửa cống Minh Họa" and "tháng 11 năm 2024" in sent["content_text"]
    assert "date_published" not in sent and "date_modified" not in sent
    forwarded = items["kien-nghi/cong-minh-hoa/forwarded-2025-04-02"]
    assert forwarded["date_published"] == "2025-04-02T00:00:00+07:00"
    assert "Nơi nhận: Sở Minh Họa Mới" in forwarded["content_text"]
    assert next(iter(items)) == "kien-nghi/cong-minh-hoa/forwarded-2025-04-02"  # the newest first


def test_a_feed_tells_what_is_new(campaign: Campaign) -> None:
    event = campaign.events[0]
    days = [dt.date(2026, 1, 1) + dt.timedelta(days=i) for i in range(60)]
    events = tuple(event.model_copy(update={"id": f"x-{day}", "published": day}) for day in days)
    many = dataclasses.replace(campaign, events=events)
    items = json.loads(content(made(many)["su-kien.json"]))["items"]
    assert [item["date_published"][:10] for item in items] == [str(day) for day in days[:9:-1]]


# Tables


def test_another_reader_accepts_the_package(files: dict[str, bytes], tmp_path: Path) -> None:
    package = written(files, tmp_path)
    report = package.validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert len(report.tasks) == 2 * len(TABLES)
    for name in TABLES:
        rows, same = (package.get_resource(resource).read_rows() for resource in (name, f"{name}-json"))
        assert [row["id"] for row in rows] == [row["id"] for row in same] != []
    zone = package.get_resource("zones").read_rows()[0]
    assert (zone["id"], str(zone["area_ha"]), zone["verified"]) == ("ccn-dia-phuong-so-2", "8.5", True)
    event = package.get_resource("events").read_rows()[1]
    assert (event["start_time"], event["published"]) == (dt.time(8, 30), dt.date(2026, 2, 20))


def test_an_empty_package_is_accepted_too(campaign: Campaign, tmp_path: Path) -> None:
    public = {output.path: content(output) for output in tables(campaign, LOOK)}
    assert written(public, tmp_path).validate().valid


def written(files: dict[str, bytes], folder: Path) -> frictionless.Package:
    for path, raw in files.items():
        if path.startswith("du-lieu/"):
            (folder / Path(path).name).write_bytes(raw)
    return frictionless.Package(str(folder / "datapackage.json"))


def test_every_column_is_explained(files: dict[str, bytes]) -> None:
    package = json.loads(files["du-lieu/datapackage.json"])
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        raw = files[f"du-lieu/{resource['path']}"]
        if resource["format"] == "csv":
            assert next(csv.reader(io.StringIO(raw.decode("utf-8-sig")))) == [f["name"] for f in fields]
            assert resource["hash"] == "sha256:" + hashlib.sha256(raw).hexdigest()
        else:
            assert all(list(row) == [f["name"] for f in fields] for row in json.loads(raw))
        assert all(field["title"].strip() and field["description"].strip() for field in fields)
    assert package["licenses"][0]["name"] == "CC-BY-4.0"


def test_every_row_has_the_explained_columns_and_no_other(campaign: Campaign) -> None:
    described = yaml.safe_load((OVERRIDES / "feeds/tables.yml").read_text(encoding="utf-8"))
    for name, rows in TABLES.items():
        fields = described[name]["fields"]
        facts = {f"{key}_{part}" for key in fields if fields[key].get("fact") for part in described["fact"]}
        for row in rows(campaign, LOOK):
            assert row.keys() == fields.keys() | facts, name
    used = {
        about["enum"] for name in TABLES for about in described[name]["fields"].values() if "enum" in about
    }
    assert used == ENUMS.keys()


def test_made_up_places_are_in_no_table(campaign: Campaign) -> None:
    (file,) = campaign.place_files
    first, *others = file.places
    one = file.model_copy(update={"places": (first.model_copy(update={"sample": True}), *others)})
    for spoilt, left in ((file, 4), (one, 3), (file.model_copy(update={"sample": True}), 0)):
        assert len([*TABLES["places"](dataclasses.replace(campaign, place_files=(spoilt,)), LOOK)]) == left


def test_csv_opens_in_excel(files: dict[str, bytes]) -> None:
    for path, raw in files.items():
        if path.endswith(".csv"):
            assert raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n")


def test_a_withdrawn_honour_says_so(files: dict[str, bytes]) -> None:
    honours = {row["id"]: row for row in json.loads(files["du-lieu/honours.json"])}
    assert {key: row["standing"] for key, row in honours.items()} == {
        "cong-ty-minh-hoa-01": "active",
        "cong-ty-minh-hoa-01-vung": "active",
        "cong-ty-minh-hoa-02": "withdrawn",
        "nguyen-van-minh-hoa": "expired",
    }
    assert honours["cong-ty-minh-hoa-02"]["withdrawn_decision"] == "07/QĐ-MH"
    assert "consent" not in "".join(honours["nguyen-van-minh-hoa"])  # of people, only what they agreed to


# Verification


def test_a_record_is_verified_with_the_index(files: dict[str, bytes]) -> None:
    index = files["xac-minh/index.json"]
    record = files["xac-minh/cong-ty-minh-hoa-02.json"]
    assert verify(index, record)
    assert not verify(index, record.replace(b'"withdrawn"', b'"active"', 1))
    assert not verify(index, record + b"\n")
    assert not verify(index.replace(b"cong-ty-minh-hoa-02", b"cong-ty-minh-hoa-03"), record)
    assert not verify(canonical(json.loads(index) | {"records_sha256": "0" * 64}), record)
    entry = json.loads(index)["records"][0]
    twice = {
        "records": [entry, entry],
        "records_sha256": hashlib.sha256(canonical([entry, entry])).hexdigest(),
    }
    assert not verify(canonical(twice), files[f"xac-minh/{entry['id']}.json"])


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"1", b"null", b'{"id":"x"}', b"\xff", b"[" * 100_000])
def test_what_is_no_record_is_not_verified(files: dict[str, bytes], raw: bytes) -> None:
    assert not verify(files["xac-minh/index.json"], raw)
    assert not verify(raw, files["xac-minh/cong-ty-minh-hoa-01.json"])
    assert not verify(raw, raw)


def test_records_are_canonical_json(files: dict[str, bytes]) -> None:
    for path, raw in files.items():
        if path.startswith("xac-minh/") and path.endswith(".json"):
            assert raw == canonical(json.loads(raw))
            assert not re.search(rb'":(null|-?\d+\.)', raw)


def test_the_commands_of_the_page_check_a_record_offline(files: dict[str, bytes], tmp_path: Path) -> None:
    for path, raw in files.items():
        if path.startswith("xac-minh/"):
            (tmp_path / Path(path).name).write_bytes(raw)
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    (tmp_path / "cong-ty-minh-hoa-02.json").write_bytes(files["xac-minh/cong-ty-minh-hoa-01.json"])
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=False).returncode == 1


# JSON-LD

SCHEMA_ORG = {"@context": {"@vocab": "https://schema.org/", "id": "@id", "type": "@type"}}


def read_ld(markup: str) -> dict[str, list[Any]]:
    """What a browser finds in the script of a page, as a JSON-LD processor reads it."""
    page = lxml.html.document_fromstring(
        f"<body><script type='application/ld+json'>{markup}</script><p>x</p>"
    )
    scripts = page.xpath("//script")
    assert len(scripts) == 1 and page.xpath("string(//p)") == "x"
    data = json.loads(scripts[0].text)
    assert data["@context"] == "https://schema.org"

    def loader(url: str, options: object) -> dict[str, Any]:
        assert url == "https://schema.org"  # nothing else is asked for, and the network never
        return {"contextUrl": None, "documentUrl": url, "document": SCHEMA_ORG}

    things: list[dict[str, list[Any]]] = jsonld.expand(data, {"documentLoader": loader})
    return things


def values(thing: dict[str, list[Any]], name: str) -> list[Any]:
    return [one.get("@value", one) for one in thing.get(f"https://schema.org/{name}", [])]


def test_events_have_their_true_status(campaign: Campaign) -> None:
    said = {}
    for event in campaign.events:
        (thing,) = read_ld(linked_data.json_ld(linked_data.event_data(event, campaign, LOOK, "vi")))
        assert thing["@type"] == ["https://schema.org/Event"]
        assert thing["@id"] == f"https://example.org/su-kien/{event.id}/"
        ends = [
            part.rsplit("/", 1)[-1]
            for name in ("eventStatus", "eventAttendanceMode")
            for part in values(thing, name)
        ]
        said[event.id] = [*values(thing, "startDate"), *values(thing, "endDate"), *ends]
    mode = "{}EventAttendanceMode".format
    assert said == {
        "2024-12-15-le-vinh-danh": ["2024-12-15", "EventScheduled"],
        "2026-03-12-hoi-thao": [
            "2026-03-12T08:30:00+07:00", "2026-03-12T11:30:00+07:00", "EventScheduled", mode("Mixed")
        ],
        "2026-04-hoi-cho": ["2026-04-29T07:00:00+07:00", "2026-05-02", mode("Offline")],
        "2026-05-20-toa-dam": ["2026-05-20T14:00:00+07:00", "EventCancelled", mode("Offline")],
        "2026-06-05-doi-thoai": ["2026-06-05", "EventPostponed"],
        "2026-07-10-tap-huan": [
            "2026-07-10T08:00:00+07:00", "2026-07-11T16:30:00+07:00", "EventMovedOnline", mode("Online")
        ],
        "2026-11-tong-ket": ["2026-11"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("start", "said"),
    [("2026", "2026"), ("2026-11", "2026-11"), ("2026-11/2026-12", "2026"), ("2025-12-30/2026-01-02", None),
     ("2026-11-11/2026-11-20", "2026-11"), ("2026/2026-03", "2026")],
)  # fmt: skip
def test_a_start_is_as_exact_as_it_was_given(campaign: Campaign, start: str, said: str | None) -> None:
    event = type(campaign.events[0]).model_validate(
        {"id": "x", "type": "hoi-thao", "title": "x", "start": start, "status": "confirmed",
         "published": "2026-01-01", "summary": "x"}
    )  # fmt: skip
    assert linked_data.event_data(event, campaign, LOOK, "vi").get("startDate") == said


def test_awards_that_stand_are_named(campaign: Campaign) -> None:
    said = {}
    for _, honouree in campaign.honours:
        (thing,) = read_ld(linked_data.json_ld(linked_data.honouree_data(honouree, campaign, LOOK, "en")))
        said[honouree.id] = (thing["@type"][0].rsplit("/", 1)[-1], values(thing, "award"))
    both = ["Sample provincial honours 2024: Firms", "Sample regional honours 2025: Firms"]
    assert said == {
        "cong-ty-minh-hoa-01": ("Organization", both),
        "cong-ty-minh-hoa-01-vung": ("Organization", both),
        "cong-ty-minh-hoa-02": ("Organization", []),
        "nguyen-van-minh-hoa": ("Person", ["Sample provincial honours 2024: Individuals (expired)"]),
    }


def test_the_site_and_its_data(campaign: Campaign) -> None:
    data = linked_data.dataset_data("du-lieu/index.md", campaign, LOOK, "vi")
    assert read_ld(linked_data.json_ld(data))[0]["@id"] == "https://example.org/du-lieu/"
    paths = {one["contentUrl"].removeprefix("https://example.org/") for one in data["distribution"]}
    assert paths <= made(campaign, samples=False).keys() and len(paths) == 2 * len(TABLES)
    home = read_ld(linked_data.json_ld(linked_data.home_data(campaign, LOOK, "vi")))
    assert [one["@type"][0].rsplit("/", 1)[-1] for one in home] == ["WebSite", "Organization"]


def test_what_was_written_is_told_as_what_it_is(campaign: Campaign) -> None:
    """Laws as laws, with their force of today; letters are none."""
    law = campaign.documents[0].model_copy(
        update={"id": "luat-x", "kind": "luat", "force": "in-force", "effective": None, "ends": None}
    )
    ended = law.model_copy(update={"id": "luat-y", "ends": PartialDate("2025-01-01")})
    amending = law.model_copy(update={"id": "luat-z", "force": "unknown"})
    ended = ended.model_copy(update={"amended_by": (DocumentLink(document="luat-z"),)})
    register = dataclasses.replace(campaign, documents=(*campaign.documents, law, ended, amending))
    said = {}
    for record in register.documents:
        (thing,) = read_ld(linked_data.json_ld(DATA[type(record)](record, register, LOOK, "vi")))
        force = values(thing, "legislationLegalForce")
        changes = [one["@id"].rsplit("/", 2)[-2] for one in values(thing, "legislationChanges")]
        said[record.id] = (
            thing["@type"][0].rsplit("/", 1)[-1],
            [f.rsplit("/", 1)[-1] for f in force],
            changes,
        )
    assert said == {
        "7344-btnmt-kh-cn": ("CreativeWork", [], []),
        "863-2021-ttx-bpl": ("CreativeWork", [], []),
        "luat-x": ("Legislation", ["InForce"], []),
        "luat-y": ("Legislation", ["NotInForce"], []),
        "luat-z": ("Legislation", [], ["luat-y"]),
    }


def test_assessments_and_recommendations_are_told(campaign: Campaign) -> None:
    (report,) = read_ld(linked_data.json_ld(DATA[Assessment](campaign.assessments[0], campaign, LOOK, "vi")))
    assert report["@type"] == ["https://schema.org/Report"]
    assert values(report, "name") == [campaign.assessments[0].title.vi]
    item = campaign.recommendation["cong-minh-hoa"]
    (told,) = read_ld(linked_data.json_ld(DATA[Recommendation](item, campaign, LOOK, "en")))
    assert told["@id"] == "https://example.org/en/kien-nghi/cong-minh-hoa/"
    assert values(told, "creativeWorkStatus") == ["Waiting for a reply"]
    assert values(told, "dateCreated") == [item.steps[0].date.text]


# Hostile text


@pytest.fixture(params=NASTY, ids=range(len(NASTY)))
def nasty(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def hostile(campaign: Campaign, nasty: str) -> Campaign:
    """The campaign with `nasty` wherever an editor writes freely: a pull request is no friend."""
    text = Text.model_construct(vi=nasty, en=nasty)

    def spoilt(record: Any, *names: str) -> Any:
        return record.model_copy(update=dict.fromkeys(names, text))

    events = tuple(
        spoilt(event, "title", "summary").model_copy(
            update={"audience": (text,), "places": tuple(spoilt(place, "name") for place in event.places)}
        )
        for event in campaign.events
    )
    rounds = tuple(
        spoilt(award, "title").model_copy(
            update={
                "honourees": tuple(spoilt(one, "name", "citation") for one in award.honourees),
                "categories": tuple(spoilt(one, "title") for one in award.categories),
            }
        )
        for award in campaign.rounds
    )
    zones = tuple(spoilt(zone, "name") for zone in campaign.zones)
    documents = tuple(spoilt(document, "title", "status") for document in campaign.documents)
    info = spoilt(campaign.info, "title", "short_title", "owner")
    assessments = tuple(spoilt(one, "title", "summary") for one in campaign.assessments)
    recommendations = tuple(spoilt(one, "title", "recommendation") for one in campaign.recommendations)
    return dataclasses.replace(
        campaign,
        info=info,
        events=events,
        rounds=rounds,
        zones=zones,
        documents=documents,
        assessments=assessments,
        recommendations=recommendations,
    )


def cleaned(nasty: str) -> str:
    """What may be left of it: the same text without control characters."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe]", "", nasty.replace("\r\n", "\n").replace("\r", "\n"))


def test_hostile_text_stays_text_in_a_calendar(hostile: Campaign, nasty: str) -> None:
    raw = content(made(hostile)["lich.ics"])
    events = read_events(raw)
    assert len(events) == 6 and raw.count(b"\r\nEND:VEVENT\r\n") == 6 and b"\r\nBEGIN:VALARM" not in raw
    workshop = events["2026-03-12-hoi-thao@trithucxanh.vn"]
    assert workshop.summary.value == cleaned(nasty)
    calendar = vobject.readOne(raw.decode())
    assert calendar.x_wr_calname.value == cleaned(nasty)
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", raw)
    assert max(map(len, raw.split(b"\r\n"))) <= 75


def test_hostile_text_stays_text_in_feeds(hostile: Campaign, nasty: str) -> None:
    outputs = made(hostile)
    for name in FEEDS:
        channel = lxml.etree.fromstring(content(outputs[f"{name}.xml"]))[0]
        titles = [item.findtext("title") for item in channel.findall("item")]
        assert titles == [item["title"] for item in json.loads(content(outputs[f"{name}.json"]))["items"]]
        assert all(cleaned(nasty) in str(title) for title in titles)
        for item in channel.findall("item"):
            shown = lxml.html.fragment_fromstring(str(item.findtext("description")), create_parent="div")
            assert {element.tag for element in shown.iter()} <= {"div", "br"}
        assert not feedparser.parse(content(outputs[f"{name}.xml"])).bozo


def test_hostile_text_stays_text_in_tables(hostile: Campaign, nasty: str, tmp_path: Path) -> None:
    outputs = {path: content(output) for path, output in made(hostile).items()}
    for name, column in (
        ("honours", "citation"),
        ("events", "title"),
        ("zones", "name"),
        ("documents", "title"),
    ):
        assert {row[column] for row in json.loads(outputs[f"du-lieu/{name}.json"])} == {nasty}
        text = outputs[f"du-lieu/{name}.csv"].decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert {row[column].removeprefix("'") for row in rows} == {cleaned(nasty)}
        for row in rows:
            assert not any(cell.startswith(tuple("=+-@\t\r\n")) for cell in row.values())
    assert written(outputs, tmp_path).validate().valid


def test_hostile_text_stays_text_in_records(hostile: Campaign, nasty: str) -> None:
    outputs = made(hostile)
    record = content(outputs["xac-minh/cong-ty-minh-hoa-01.json"])
    assert verify(content(outputs["xac-minh/index.json"]), record)
    assert json.loads(record)["citation"] == nasty


def all_linked_data(campaign: Campaign) -> Iterator[linked_data.Data]:
    for event in campaign.events:
        yield linked_data.event_data(event, campaign, LOOK, "en")
    for _, honouree in campaign.honours:
        yield linked_data.honouree_data(honouree, campaign, LOOK, "en")
    for record in (*campaign.documents, *campaign.zones, *campaign.assessments, *campaign.recommendations):
        yield DATA[type(record)](record, campaign, LOOK, "en")
    yield linked_data.dataset_data("du-lieu/index.md", campaign, LOOK, "en")
    yield linked_data.home_data(campaign, LOOK, "en")


def test_hostile_text_stays_text_in_a_page(hostile: Campaign, nasty: str) -> None:
    for data in all_linked_data(hostile):
        markup = linked_data.json_ld(data)
        assert not re.search("[<>&\u2028\u2029\n\r]", markup)
        assert json.loads(markup) == data
        read_ld(markup)
    crumbs = Trails(hostile, LOOK).data("vinh-danh/cong-ty-minh-hoa-02.md", "vi", nasty)
    assert not re.search("[<>&\u2028\u2029\n\r]", crumbs)
    assert [step["name"] for step in json.loads(crumbs)["itemListElement"][2:]] == [nasty, nasty]


def write_golden_files() -> None:
    found, problems = load(TESTS / "campaigns/formats")
    assert found, problems
    for path in sorted(GOLDEN.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    for path, output in made(found).items():
        (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / path).write_bytes(content(output))


if __name__ == "__main__":
    sys.exit(write_golden_files())
