"""The forms that editors copy: each is a good record, shows every key of its model and explains it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin

import pytest
from campaign import forms
from campaign.forms import ANY, COMMENT, FORM_MODELS, QUOTED, Place, comment
from campaign.kinds import DATA, FORMS, KINDS
from campaign.model import Event, Reference, Text, Zone
from campaign.prose import ChapterHead, EnglishHead, PageHead
from campaign.source import Source, split_front_matter
from pydantic import BaseModel, create_model

FOLDER = Path(__file__).parent.parent / DATA / FORMS
MODELS = {next(FOLDER.glob(f"{name}.*")).name: model for name, model in FORM_MODELS.items()}
NEEDED = re.compile(r"(?<!không )bắt buộc", re.IGNORECASE)
OPTIONAL = re.compile(r"không bắt buộc", re.IGNORECASE)
FILLED_IN = {("event.md", ("id",))}  # left out, the file's name stands for it


class Key(NamedTuple):
    """A key of a model, at its place in the record."""

    place: Place
    model: type[BaseModel]
    required: bool


def keys(annotation: Any, place: Place = ()) -> Iterator[Key]:
    """Every key that a value of this type may have, all the way down."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            yield Key((*place, name), annotation, field.is_required())
            yield from keys(field.annotation, (*place, name))
    elif isinstance(get_origin(annotation), type) and issubclass(get_origin(annotation), Mapping):
        yield from keys(get_args(annotation)[1], (*place, ANY))
    else:  # tuples, unions and Annotated hold what matters inside; a Literal's words hold nothing
        for inner in get_args(annotation):
            yield from keys(inner, place)


def read(name: str) -> tuple[list[str], Source]:
    """Lines and values of a form."""
    return forms.read(FOLDER / name)


def lines_of(source: Source) -> Iterator[tuple[Place, int]]:
    """Every key that was written, with its line; items of lists have none of their own."""
    return forms.written(source)


def is_at(place: Place, wanted: Place) -> bool:
    """Whether a written key stands at a place of the model."""
    return len(place) == len(wanted) and all(w in (ANY, p) for p, w in zip(place, wanted, strict=True))


def missing(model: type[BaseModel], source: Source) -> list[Place]:
    """Keys of the model that the form does not show."""
    written = {place for place, _ in lines_of(source)}
    return [key.place for key in keys(model) if not any(is_at(place, key.place) for place in written)]


def test_there_is_a_form_for_every_kind() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_file()} == set(MODELS)
    assert set(MODELS.values()) == {kind.model for kind in KINDS} | {
        Event,
        PageHead,
        EnglishHead,
        ChapterHead,
    }


@pytest.mark.parametrize("name", MODELS)
def test_a_form_is_a_good_record(name: str) -> None:
    record = MODELS[name].model_validate(read(name)[1].data)
    assert record.sample


@pytest.mark.parametrize("name", MODELS)
def test_a_form_shows_every_key(name: str) -> None:
    assert missing(MODELS[name], read(name)[1]) == []


@pytest.mark.parametrize("name", MODELS)
def test_a_form_explains_every_key(name: str) -> None:
    lines, source = read(name)
    silent = [(line, place) for place, line in lines_of(source) if not comment(lines, line)]
    assert silent == []


@pytest.mark.parametrize("name", MODELS)
def test_a_form_says_what_must_be_there(name: str) -> None:
    """“Bắt buộc” or “không bắt buộc” as the model has it; the languages are explained once, on top."""
    lines, source = read(name)
    wrong = []
    for key in keys(MODELS[name]):
        if key.model is Text:
            continue
        required = key.required and (name, key.place) not in FILLED_IN
        for place, line in lines_of(source):
            said = comment(lines, line)
            if is_at(place, key.place) and not (NEEDED if required else OPTIONAL).search(said):
                wrong.append((line, place, said))
    assert wrong == []


@pytest.mark.parametrize("name", MODELS)
def test_a_form_is_written_as_editors_should(name: str) -> None:
    """NFC, no tabs, no blanks at the end of a line; dates and addresses in double quotes."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\t" not in text and text.endswith("\n") and not text.endswith("\n\n")
    for number, line in enumerate(text.splitlines(), 1):
        bare = COMMENT.sub("", QUOTED.sub('""', line))
        assert line == line.rstrip(), number
        assert not re.search(r"https?://|: \d{4}-\d{2}(-\d{2})?$", bare), number
        assert (len(line) - len(line.lstrip(" "))) % 2 == 0, number


def test_markdown_forms_have_two_lines_of_prose() -> None:
    for name in ("event.md", "page.md", "english-page.md"):
        _, body, _ = split_front_matter((FOLDER / name).read_text(encoding="utf-8"))
        assert len([line for line in body.splitlines() if line]) == 2, name


def test_a_new_key_is_noticed() -> None:
    """Wherever it stands: at the top, in a part, in a list, behind the editor's own key."""
    part = create_model("part", new=(int, 0))
    many, named = tuple[part, ...], Mapping[str, part]
    wider = create_model(
        "wider", __base__=Zone, seen=(Reference | None, None), area_ha=(many, ()), sources=named
    )
    found = missing(wider, read("zone.yml")[1])
    assert set(found) == {
        ("seen",),
        *(("seen", key) for key in ("title", "url", "date", "note")),
        *(("seen", text, key) for text in ("title", "note") for key in ("vi", "en")),
        ("area_ha", "new"),
        ("sources", ANY, "new"),
    }
