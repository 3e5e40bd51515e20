"""JSON Schemas (draft-07) of the editors' files: shapes from the model, words from the forms.

They stand in `docs/data/_mau/schema/`, beside the forms, so that one relative path finds them from
every folder of `docs/data/`, whatever program an editor types in. `errorMessage` and its like are
what the YAML language server of VS Code shows (https://github.com/redhat-developer/yaml-language-server).
Draft-07 forgets what stands beside a `$ref`: so there is none, each key carries its own words.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from campaign.catalogue import Message
from campaign.dates import Clock, Day, PartialDate
from campaign.forms import ANY, Form, Key, Place, read_forms
from campaign.kinds import DATA, FORMS
from campaign.messages_vi import EXAMPLES
from campaign.model.base import Line, Slug, WebAddress
from campaign.sentences_vi import ADDRESS, LIST, NUMBER, SENTENCES, TEXT, WHOLE, YES_NO

FOLDER = f"{DATA}/{FORMS}/schema"
DIALECT = "http://json-schema.org/draft-07/schema#"
BLANK = TypeAdapter(Line).json_schema()["pattern"]  # says no more than that there is something
GIVEN = {("event", ("id",))}  # left out, the file's name stands for it


class _Generator(GenerateJsonSchema):
    """Pydantic's own, without the names and docstrings of Python."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        return {key: value for key, value in made.items() if key not in ("title", "description")}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        bounds = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum"}
        made = {there: float(schema[here]) for here, there in bounds.items() if here in schema}  # type: ignore[literal-required]
        return {"type": "number", **made}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])  # an empty key is better left out

    def generate(self, schema: Any, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        made = super().generate(schema, mode)
        return {"$schema": DIALECT, **made}


def schema_files(root: Path) -> Iterator[tuple[Path, str]]:
    """Where each schema stands, and its text."""
    for form in read_forms(root):
        text = json.dumps(schema_of(form), ensure_ascii=False, indent=1) + "\n"
        yield root / FOLDER / f"{form.name}.json", text


def schema_of(form: Form) -> dict[str, Any]:
    """The schema of the files that are written after a form."""
    made = form.model.model_json_schema(schema_generator=_Generator)
    definitions = made.pop("$defs", {})
    whole = _told(made, form, (), definitions)
    head = {"$schema": made["$schema"], "title": form.subject[:1].upper() + form.subject[1:]}
    return {**head, **whole}


def _told(node: dict[str, Any], form: Form, place: Place, definitions: dict[str, Any]) -> dict[str, Any]:
    """A part of a schema with its references resolved and its words added, all the way down."""
    while "$ref" in node:
        node = definitions[node["$ref"].rpartition("/")[2]]
    node = {key: value for key, value in node.items() if key not in ("$schema", "default")}

    def told(inner: dict[str, Any], *more: str) -> dict[str, Any]:
        return _told(inner, form, (*place, *more), definitions)

    if "anyOf" in node:  # a text: one line, or a group of languages; as one, so that it has one message
        line, group = map(told, node["anyOf"])
        node = {**line, **group, "type": [line["type"], group["type"]]}
    if "items" in node:
        node["items"] = told(node["items"])
    if "patternProperties" in node:
        node["patternProperties"] = {key: told(one, ANY) for key, one in node["patternProperties"].items()}
        node["additionalProperties"] = False
    if "properties" in node:
        needed = node.get("required", ())
        node["required"] = [key for key in needed if (form.name, (*place, key)) not in GIVEN]
        parts = {key: told(inner, key) for key, inner in node["properties"].items()}
        node["properties"] = {key: _explained(form, (*place, key), parts[key]) for key in parts}
    for choice in node.get("oneOf", ()):
        keys = " hoặc ".join(f"“{name}”" for one in node["oneOf"] for name in one["required"])
        choice["errorMessage"] = _sentence(SENTENCES["one_of"], keys=keys)
    named = [part for part in place if part != ANY]
    message = _message(node, named[-1] if named else "")
    return {**node, "errorMessage": message} if message else node


def _explained(form: Form, place: Place, node: dict[str, Any]) -> dict[str, Any]:
    """A key's schema with the words of its form."""
    key = form.keys.get(place)
    if key is None or "title" in node:  # the languages of a text have words of their own
        return node
    meanings = [key.meaning(choice) for choice in node.get("enum", ())]
    more = {"enumDescriptions": meanings} if any(meanings) else {}
    examples = list(_examples(key, node))
    more |= {"examples": examples} if examples else {}
    return {"title": key.title, "description": key.text, **node, **more}


def _examples(key: Key, node: dict[str, Any]) -> Iterator[Any]:
    """The form's own value, as JSON has it; of groups and lists the parts have theirs."""
    value = key.example
    if isinstance(value, str):
        plain = node.get("type") in ("number", "integer", "boolean")
        yield json.loads(value) if plain else value
    elif isinstance(value, dict) and value.keys() <= {"vi", "en"}:
        yield value


TYPES = {"boolean": YES_NO, "number": NUMBER, "integer": WHOLE, "array": LIST, "string": TEXT}
TEXTS = (
    (Slug, SENTENCES["slug"]),
    (PartialDate, SENTENCES["date_form"]),
    (Day, SENTENCES["date_day_form"]),
    (Clock, SENTENCES["clock"]),
    (WebAddress, ADDRESS),
)
PATTERNS = {TypeAdapter(kind).json_schema()["pattern"]: message for kind, message in TEXTS}
INPUT = re.compile("(?:, không phải|:) “{input}”")


def _message(node: dict[str, Any], key: str) -> str:
    """What a program says of a wrong value there, in the sentences of the check; empty: its own."""
    if isinstance(node.get("type"), list) and "properties" in node:
        return _sentence(SENTENCES["words"], key=key)
    if "patternProperties" in node:
        return f"“{key}” gồm các mục mang mã tự đặt: chữ thường không dấu, số, dấu gạch nối"
    if "properties" in node:
        needed = ", ".join(name for name in node["properties"] if name in node["required"])
        others = ", ".join(name for name in node["properties"] if name not in node["required"])
        return f"{f'“{key}”' if key else 'Tệp này'} phải có: {needed or '—'}; có thể có: {others or '—'}"
    message = TYPES.get(str(node.get("type")))
    words = {"key": key, "example": EXAMPLES.get(key, "")}
    if "pattern" in node and node["pattern"] != BLANK:
        message = PATTERNS.get(node["pattern"], SENTENCES["string_pattern_mismatch"])
    if "enum" in node:
        message = SENTENCES["literal_error"]
        words["choices"] = ", ".join(node["enum"])
    return _sentence(message, **words) if message else ""


def _sentence(message: Message, **words: str) -> str:
    """The same as the check says; but a schema cannot quote what was typed."""
    what = INPUT.sub("", message.what).replace("“{input}”", "này")
    return f"{what} → {message.fix}".format_map(words)
