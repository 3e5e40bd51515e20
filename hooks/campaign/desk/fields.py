"""The model's records as fields of Decap's forms. https://decapcms.org/docs/widgets/

Decap knows neither "text or {vi, en}" nor mappings with free keys; `desk.js` reads the first always as
`{vi, en}` and the second as a list whose items carry their key in KEY, and writes both back. A field's own
`shape` tells it so. The widget `sentence` is there too: Decap's `text` is ten lines high.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MinLen
from pydantic import AnyUrl, BaseModel, TypeAdapter

from campaign.dates import Clock, Day, PartialDate
from campaign.forms import ANY, Form, Key, Place
from campaign.model.base import Slug, Text, WebAddress

Field = dict[str, Any]
KEY = "khoa"
SLUG_NOTES = Slug.__metadata__  # type: ignore[attr-defined]
ASKED = re.compile(
    r"(?:Không b|B)ắt buộc(?: trong (?:mỗi \w+(?: \w+)?|nhóm))?(?:, một trong: .*)?(?:[.,:;] *|$)"
    r"(?:true,? hoặc false(?! \()\.? *)?"
)
"""What a form shows by itself: whether a field must be filled in, and from what one may choose."""


def _may_be_empty(kind: Any, example: str) -> list[str]:
    """Decap's `pattern`: how a value of that kind is written, and what an editor is told of another."""
    return [f"^$|{TypeAdapter(kind).json_schema()['pattern']}", f"viết như: {example}"]


ID = _may_be_empty(Slug, "ten-khong-dau")
PATTERNS = {
    dt.date: _may_be_empty(Day, "2026-03-15"),
    PartialDate: _may_be_empty(PartialDate, "2026, 2026-03 hoặc 2026-03-15"),
    dt.time: _may_be_empty(Clock, "08:30"),
    AnyUrl: _may_be_empty(WebAddress, "https://…"),
}
REFERENCES = {
    "place": "places",
    "places": "places",
    "former_communes": "places",
    "district": "places",
    "zone": "zones",
    "zones": "zones",
    "document": "documents",
    "documents": "documents",
    "model": "models",
    "models": "models",
    "event": "events",
    "ceremony": "events",
    "addressee": "addressees",
    "assessment": "assessments",
    "handbook": "handbooks",
}
"""Where the id that a key holds comes from: the name of a collection, or of options."""


@dataclass(frozen=True)
class Maker:
    """Makes the fields of one record.

    `form` tells what its keys mean; `options` are ids with their names, of what is no collection of its own;
    `shown` is the field by which a collection's entries are named.
    """

    form: Form
    options: Mapping[str, Sequence[tuple[str, str]]]
    shown: Mapping[str, str]

    def fields(self, model: type[BaseModel], at: Place = (), must: bool = True) -> list[Field]:
        """One field for each key of `model`, which stands at `at`.

        `must` is False inside what may be left out: Decap asks for what is required there even so.
        """
        return [self._field(name, info, (*at, name), must) for name, info in model.model_fields.items()]

    def _field(self, name: str, info: Any, at: Place, must: bool) -> Field:
        key = self.form.keys[at]
        field: Field = {"name": name, "label": key.title, "required": must and info.is_required()}
        hint = _hint(key)
        if hint:
            field["hint"] = hint
        base, notes = bare(info.annotation, info.metadata)
        field |= self._widget(name, base, notes, at, field["required"])
        if base is bool and not info.is_required():
            field |= {"default": info.default, "implied": info.default}  # what a file need not say
        return field

    def _widget(self, name: str, base: Any, notes: Sequence[Any], at: Place, must: bool) -> Field:
        if get_origin(base) is tuple:
            return self._list(name, get_args(base)[0], notes, at)
        if isinstance(get_origin(base), type) and issubclass(get_origin(base), Mapping):
            return self._keyed(get_args(base)[1], at)
        if isinstance(base, type) and issubclass(base, Text):
            return self._text(must)
        if isinstance(base, type) and issubclass(base, BaseModel):
            return {"widget": "object", "collapsed": True, "fields": self.fields(base, at, must)}
        return self._reference(name, base, notes) or self._plain(base, notes, at)

    def _text(self, must: bool) -> Field:
        vi = {"name": "vi", "label": "Tiếng Việt", "widget": "sentence", "required": must}
        en = {"name": "en", "label": "Tiếng Anh", "widget": "sentence", "required": False}
        return {"widget": "object", "shape": "text", "fields": [vi, en]}

    def _list(self, name: str, item: Any, notes: Sequence[Any], at: Place) -> Field:
        base, inner = bare(item, ())
        made: Field = {"widget": "list", "collapsed": True, "minimize_collapsed": True}
        for note in notes:
            if isinstance(note, MinLen):
                made["min"] = note.min_length
        reference = self._reference(name, base, inner)
        if reference:
            return reference | {"multiple": True}
        if isinstance(base, type) and issubclass(base, Text):
            return made | {"shape": "text", "fields": self._text(True)["fields"], "summary": "{{vi}}"}
        if isinstance(base, type) and issubclass(base, BaseModel):
            return made | {"fields": self.fields(base, at)}
        plain = self._plain(base, inner, at)
        return made | {"field": {"name": "muc", "label": self.form.keys[at].title, **plain}}

    def _keyed(self, item: Any, at: Place) -> Field:
        base, _ = bare(item, ())
        own = (*at, ANY)
        key = {"name": KEY, "label": self.form.keys[own].title, "widget": "string", "pattern": ID}
        fields = [key, *self.fields(base, own)]
        return {
            "widget": "list",
            "shape": "keyed",
            "collapsed": True,
            "summary": f"{{{{{KEY}}}}}",
            "fields": fields,
        }

    def _reference(self, name: str, base: Any, notes: Sequence[Any]) -> Field | None:
        target = REFERENCES.get(name) if base is str and _is_slug(notes) else None
        if target is None:
            return None
        if target in self.options:
            options = [{"value": value, "label": label} for value, label in self.options[target]]
            return {"widget": "select", "options": options}
        shown = self.shown[target]
        value = "{{slug}}" if target == "events" else "id"
        return {
            "widget": "relation",
            "collection": target,
            "value_field": value,
            "search_fields": [shown, *(["id"] if value == "id" else [])],
            "display_fields": [shown],
        }

    def _plain(self, base: Any, notes: Sequence[Any], at: Place) -> Field:
        if get_origin(base) is Literal:
            return {"widget": "select", "options": [self._option(value, at) for value in get_args(base)]}
        if base is bool:
            return {"widget": "boolean", "default": False}
        if base in (int, float, Decimal):
            return {"widget": "number", "value_type": "int" if base is int else "float", **_bounds(notes)}
        return {"widget": "string", **_pattern(base, notes)}

    def _option(self, value: str, at: Place) -> dict[str, str]:
        meaning = self.form.keys[at].meaning(value)
        return {"value": value, "label": meaning[:1].upper() + meaning[1:] or value}


def _hint(key: Key) -> str:
    """What the form says beyond the title."""
    hint = "" if key.text == key.title else ASKED.sub("", key.text, count=1)
    hint = re.sub(r"^true,? hoặc false \((.*)\)$", r"Tắt: \1", hint)
    hint = re.sub(r"^true \((.*)\) hoặc false$", r"Bật: \1", hint)
    return hint[:1].upper() + hint[1:]


def _bounds(notes: Sequence[Any]) -> Field:
    """Above 0 is as near to "0 or more" as Decap can say; the check knows the difference."""
    made: Field = {}
    for note in notes:
        for name, bound in (("min", "ge"), ("min", "gt"), ("max", "le")):
            if getattr(note, bound, None) is not None:
                made[name] = float(getattr(note, bound))
    return made


def _pattern(base: Any, notes: Sequence[Any]) -> Field:
    if base in PATTERNS:
        return {"pattern": PATTERNS[base]}
    given = next((note.pattern for note in notes if getattr(note, "pattern", None)), None)
    if given:
        return {"pattern": [rf"^$|{given}", "viết như ví dụ ở lời chú"]}
    return {"pattern": ID} if _is_slug(notes) else {}


def _is_slug(notes: Sequence[Any]) -> bool:
    return any(note in SLUG_NOTES for note in notes)


def bare(annotation: Any, notes: Sequence[Any]) -> tuple[Any, list[Any]]:
    """The type inside `X | None` and `Annotated[X, …]`, and all that is noted about it."""
    found = list(notes)
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            found += _opened(more)
        elif get_origin(annotation) in (Union, UnionType):
            annotation = next(one for one in get_args(annotation) if one is not type(None))
        else:
            return annotation, _opened(found)


def _opened(notes: Sequence[Any]) -> list[Any]:
    """Notes with those inside a pydantic Field."""
    return [inner for note in notes for inner in (getattr(note, "metadata", None) or [note])]


def leaves(fields: Sequence[Field], at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Field]]:
    """Every field with the way to it."""
    for field in fields:
        here = (*at, field["name"])
        yield here, field
        yield from leaves(field.get("fields", ()), here)
