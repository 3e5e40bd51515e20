"""The model: what editors may write, the forms they copy, and what a wrong value is told."""

import copy
import itertools
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from campaign import Problem
from campaign.kinds import FORMS, KINDS
from campaign.messages_vi import sentence
from campaign.model import Document, DocumentLink, Event, KeyDate, Record, Text
from campaign.model.base import Strict
from campaign.prose import EnglishHead, PageHead
from campaign.sentences_vi import OTHERWISE, SENTENCES
from campaign.shape import keys_at
from campaign.source import Source, decode, read_yaml, split_front_matter
from desk import QUOTED, is_plain_vietnamese
from pydantic import BaseModel, ValidationError

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs/data" / FORMS
KIND = {kind.field: kind.model for kind in KINDS}
RECORDS: dict[str, tuple[Path, type[Record]]] = {
    "zone": (FOLDER / "zone.yml", KIND["zones"]),
    "document": (FOLDER / "document.yml", KIND["documents"]),
    "award-round": (FOLDER / "award-round.yml", KIND["rounds"]),
    "assessment": (FOLDER / "assessment.yml", KIND["assessments"]),
    "model": (FOLDER / "model.yml", KIND["models"]),
    "recommendation": (FOLDER / "recommendation.yml", KIND["recommendations"]),
    "place": (FOLDER / "place.yml", KIND["place_files"]),
    "event": (FOLDER / "event.md", Event),
    "handbook": (FOLDER / "handbook.yml", KIND["handbooks"]),
    "page": (FOLDER / "page.md", PageHead),
    "english-page": (FOLDER / "english-page.md", EnglishHead),
    "glossary": (FOLDER / "glossary.yml", KIND["glossary"]),
    "info": (ROOT / "docs/data/campaign.yml", KIND["info"]),
    "zone-totals": (FOLDER / "zone-totals.yml", KIND["zone_totals"]),
}
FORMS_ONLY = [name for name, (path, _) in RECORDS.items() if path.parent == FOLDER]


@cache
def read(name: str) -> Source:
    path, _ = RECORDS[name]
    text, problems = decode(path.read_bytes(), path.name)
    if path.suffix == ".md":
        text, _, _ = split_front_matter(text or "")
    source, more = read_yaml(text or "", path.name)
    assert source and not problems and not more
    return source


def model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := model_in(inner))), None)


def test_choices_stand_in_the_forms() -> None:
    """Where a value is one of a list, the form's comments name every one."""
    for name in FORMS_ONLY:
        path, model = RECORDS[name]
        comments = " ".join(line for line in path.read_text(encoding="utf-8").splitlines() if "#" in line)
        for choice in choices(model):
            assert choice in comments, (name, choice)


def choices(model: type[BaseModel]) -> Iterator[str]:
    for field in model.model_fields.values():
        inner = model_in(field.annotation)
        if inner:
            yield from choices(inner)
        elif "Literal" in str(field.annotation):
            yield from (value for value in flat(field.annotation) if isinstance(value, str))


def flat(annotation: Any) -> Iterator[Any]:
    for inner in get_args(annotation):
        yield from flat(inner) if get_args(inner) else [inner]


NASTY: list[Any] = [
    None,
    "",
    "   ",
    "chữ",
    "Đồng Bành",
    "a b",
    "../../etc",
    "javascript:alert(1)",
    "https://",
    "http://[",
    "file:///etc/passwd",
    "https://" + "x" * 3000,
    "yes",
    "có",
    "0",
    "-1",
    "1.5",
    "12,5",
    "1e400",
    "nan",
    "-inf",
    "9" * 5000,
    "0." + "1" * 300,
    "1e-999999",
    "1.23456",
    "1" + "0" * 17,
    "2022-11",
    "2022-13",
    "2022-02-30",
    "31/12/2022",
    "2022-12-20/2022-12-11",
    "1900",
    "25:00",
    "08:30Z",
    "{value} {0} %s",
    "x" * 100_000,
    [],
    [None],
    ["chữ"],
    [["chữ"]],
    {},
    {"vi": None},
    {"vi": ["chữ"]},
    {"chữ": "chữ"},
    {"Khóa Lạ": {"title": "x"}},
    {"": ""},
    {"[key]": "x"},
    {"{key}": {}},
]


def spoilt(data: Any) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every way to put one nasty value into the data; the data are changed and mended in turn."""
    for path in list(paths(data)):
        for nasty in NASTY:
            yield path, replaced(data, path, nasty)


def paths(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from paths(value, (*path, key))


def replaced(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return copy.deepcopy(value)
    changed = dict(data) if isinstance(data, dict) else list(data)
    changed[path[0]] = replaced(data[path[0]], path[1:], value)
    return changed


@pytest.mark.parametrize("name", RECORDS)
def test_every_wrong_value_has_a_vietnamese_sentence(name: str) -> None:
    source, model = read(name), RECORDS[name][1]
    seen = set()
    for path, data in spoilt(first_items(source.data)):
        try:
            model.model_validate(data)
        except ValidationError as error:
            for detail in error.errors():
                said = sentence(detail, model, source.written(detail["loc"]))
                assert said.kind != OTHERWISE.name and (detail["type"] in SENTENCES), (path, detail)
                assert is_plain_vietnamese(Problem("f", 1, said)), (path, detail["type"], said)
                assert "{" not in QUOTED.sub("", said.what + said.fix)
                assert len(said.what) < 200
                seen.add(detail["type"])
    assert len(seen) > 5


def first_items(data: Any) -> Any:
    """The data with one item in each list: the others are of the same kind."""
    if isinstance(data, dict):
        return {key: first_items(value) for key, value in data.items()}
    return [first_items(item) for item in data[:1]] if isinstance(data, list) else data


def test_no_sentence_is_without_its_error() -> None:
    """What stands in SENTENCES can happen: the nasty values bring up each of pydantic's own types."""
    seen = set()
    for name, (_, model) in RECORDS.items():
        for _, data in spoilt(first_items(read(name).data)):
            try:
                model.model_validate(data)
            except ValidationError as error:
                seen |= {detail["type"] for detail in error.errors()}
    ours = {"blank", "slug_key", "slug_file", "missing", "one_of"}
    never = {"bool_type", "int_from_float", "int_parsing_size", "decimal_type", "string_type"}
    assert set(SENTENCES) - seen - ours - never == set()


def said(model: type[BaseModel], **values: Any) -> list[str]:
    try:
        model.model_validate(values)
    except ValidationError as error:
        written = [tuple(detail["loc"]) for detail in error.errors()]
        sentences = map(sentence, error.errors(), itertools.repeat(model), written)
        return [f"{said.what} → {said.fix}" for said in sentences]
    return []


def test_sentences_read_well() -> None:
    head = PageHead
    assert said(head) == ["thiếu khóa “title” → thêm dòng “title: …”"]
    assert said(head, title="a", titel="b") == ["không có khóa “titel” → ý bạn là “title”?"]
    assert said(head, title="a", xyz="b") == [
        "không có khóa “xyz” → chỉ dùng các khóa: description, owner, review_by, sample, template, title"
    ]
    assert said(head, title=" ") == ["“title” để trống → điền nội dung: khóa này bắt buộc"]
    assert said(head, title=["a"]) == ["“title” phải là một dòng chữ → viết chữ ngay sau “title:”"]
    assert said(head, title="a", sample="có") == [
        "“sample” phải là true hoặc false, không phải “có” → viết true (đúng) hoặc false (sai)"
    ]
    assert said(DocumentLink) == [
        "cần đúng một trong hai khóa “document” hoặc “number” → giữ một khóa, bỏ khóa kia"
    ]
    assert said(KeyDate, id="a", title="b", month="13", part="midle", years="even") == [
        "“month” phải từ 12 trở xuống, không phải “13” → sửa lại số",
        "“part” không nhận giá trị “midle” → ý bạn là “middle”?",
    ]


def test_a_day_written_the_vietnamese_way_is_turned_round() -> None:
    document = {**read("document").data, "checked": "5/9/2026"}
    assert said(Document, **document) == [
        '“checked” phải là một ngày cụ thể, không phải “5/9/2026” → viết năm trước: "2026-09-05"'
    ]


def test_records_are_frozen() -> None:
    document = Document.model_validate(read("document").data)
    with pytest.raises(ValidationError):
        document.title = Text(vi="khác")
    assert issubclass(Record, Strict)


def test_keys_are_known_all_the_way_down() -> None:
    round_ = RECORDS["award-round"][1]
    assert "withdrawn" in keys_at(round_, ("honourees", 0))
    assert keys_at(round_, ("honourees", 3, "withdrawn")) == ("date", "reason", "decision")
    assert keys_at(RECORDS["zone"][1], ("area_ha",)) == ("value", "verified", "as_of", "sources", "note")
    assert keys_at(RECORDS["zone"][1], ("sources", "bao")) == ("title", "url", "date", "note")


def test_a_window_is_ten_days_of_its_years() -> None:
    def window(part: str, years: str, month: int, year: int) -> str | None:
        date = KeyDate.model_validate({"id": "a", "title": "b", "month": month, "part": part, "years": years})
        days = date.window(year)
        return days and "/".join(map(str, days))

    assert window("middle", "even", 12, 2022) == "2022-12-11/2022-12-20"
    assert window("middle", "even", 12, 2023) is None
    assert window("middle", "odd", 12, 2023) == "2023-12-11/2023-12-20"
    assert window("early", "every", 1, 2023) == "2023-01-01/2023-01-10"
    assert window("late", "every", 2, 2024) == "2024-02-21/2024-02-29"
    assert window("late", "every", 12, 2023) == "2023-12-21/2023-12-31"
