"""The schemas that editors' programs read: what the model says, in the words of the forms."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from campaign import load
from campaign.catalogue import CATALOGUE, Section
from campaign.commands.schemas import command
from campaign.forms import FORM_MODELS, read_form
from campaign.kinds import DATA, FORMS, KINDS, files
from campaign.schemas import DIALECT, FOLDER, schema_files, schema_of
from campaign.source import split_front_matter
from campaign.tidying import editable
from click.testing import CliRunner
from desk import CAMPAIGNS, FOREIGN
from jsonschema import Draft7Validator
from pydantic import ValidationError
from test_model import first_items, spoilt

ROOT = Path(__file__).parent.parent
FORM_OF = {model: name for name, model in FORM_MODELS.items()}
BEYOND = {  # what only a calendar, a second value or a real address tells
    "date_span",
    "date_unreal",
    "date_day_unreal",
    "url_parsing",
    "decimal_max_digits",
    "decimal_max_places",
    "decimal_whole_digits",
    "one_of",
}
BEYOND_NUMBERS = ("1e400", "1e-999999")  # to a program these are infinity and 0


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema, as VS Code reads: no dates, `no` is a word (yaml.org/spec/1.2.2, 10.3.2)."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


for tag, pattern, first in (
    ("null", r"|~|null|Null|NULL", ["", "~", "n", "N"]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


def values(path: Path) -> Any:
    """What a file holds, as VS Code reads it."""
    text = path.read_text(encoding="utf-8")
    return yaml.load(split_front_matter(text)[0] if path.suffix == ".md" else text, Core)


@cache
def validator(name: str) -> Draft7Validator:
    return Draft7Validator(json.loads((ROOT / FOLDER / f"{name}.json").read_text(encoding="utf-8")))


def parts(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema and every schema in it."""
    yield node
    named = [*node.get("properties", {}).values(), *node.get("patternProperties", {}).values()]
    for inner in (*named, *filter(None, [node.get("items")])):
        yield from parts(inner)


def test_the_schemas_are_those_of_the_model() -> None:
    """Else: campaign schemas."""
    made = dict(schema_files(ROOT))
    assert {path.name for path in (ROOT / FOLDER).iterdir()} == {path.name for path in made}
    assert [path.name for path, text in made.items() if path.read_text(encoding="utf-8") != text] == []


def test_the_command_writes_what_is_old(tmp_path: Path) -> None:
    for path in (ROOT / DATA / FORMS).iterdir():
        if path.is_file():
            target = tmp_path / DATA / FORMS / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    root = ["--root", str(tmp_path)]
    told = CliRunner().invoke(command, [*root, "--check"])
    assert (told.exit_code, told.stdout.count("Đã cũ: ")) == (1, len(FORM_MODELS))
    assert CliRunner().invoke(command, root).stdout.count("Đã ghi: ") == len(FORM_MODELS)
    assert CliRunner().invoke(command, [*root, "--check"]).stdout == "Mọi lược đồ đã đúng.\n"
    zone = f"{FOLDER}/zone.json"
    assert (tmp_path / zone).read_bytes() == (ROOT / zone).read_bytes()


@pytest.mark.parametrize("name", FORM_MODELS)
def test_a_schema_is_draft_07_in_vietnamese(name: str) -> None:
    schema = validator(name).schema
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == DIALECT
    for part in parts(schema):
        assert "$ref" not in part and "$defs" not in part
        for key in ("title", "description", "errorMessage"):
            said = re.sub(r"“[^“”]*”|(chọn một trong|phải có|có thể có): [^;]*", "", part.get(key, ""))
            said = said.replace("true", "").replace("false", "")
            assert not FOREIGN.search(said), said
        assert part["errorMessage"] and "anyOf" not in part, part


@pytest.mark.parametrize("name", FORM_MODELS)
def test_every_key_has_its_words_and_every_choice_its_meaning(name: str) -> None:
    for part in parts(validator(name).schema):
        for key, inner in part.get("properties", {}).items():
            assert inner.get("title"), (name, key)
            assert key in ("vi", "en") or inner["description"], (name, key)
            assert not inner["title"].startswith(("Bắt buộc", "Không bắt buộc", "True"))
            if "enum" in inner and key != "unit":
                assert all(inner["enumDescriptions"]), (name, key, inner["enum"])


def test_what_editors_wrote_passes() -> None:
    """Every file of the real campaign and of the tests' two good ones, and the forms."""
    wrong = []
    for root in (ROOT, CAMPAIGNS / "ok", CAMPAIGNS / "formats"):
        for name, model in editable(root):
            for error in validator(FORM_OF[model]).iter_errors(values(root / name)):
                wrong.append((name, list(error.absolute_path), error.message))
    assert wrong == []


def test_what_is_broken_does_not() -> None:
    """Every file of `broken` in which the check finds a wrong key or value."""
    root = CAMPAIGNS / "broken"
    _, problems = load(root)
    of_type = {one.file for one in problems if CATALOGUE[one.kind].section is Section.KEYS}
    models = dict(editable(root))
    seen = 0
    for name in sorted(of_type & models.keys()):
        try:
            data = values(root / name)
        except (yaml.YAMLError, ValueError):  # a number of 5,000 digits
            continue
        seen += 1
        assert not validator(FORM_OF[models[name]]).is_valid(data) or name in AS_FILES, name
    assert seen > 20


AS_FILES = {"docs/su-kien/Tiec cuoi nam.md"}  # nothing is wrong but the name of the file


@pytest.mark.parametrize("name", FORM_MODELS)
def test_what_the_model_refuses_the_schema_refuses(name: str) -> None:
    """Whatever value is put wherever in a record; but for what no schema can tell."""
    path = ROOT / read_form(ROOT, name).file
    schema = validator(name).schema
    for place, data in spoilt(first_items(values(path))):
        as_text = written(data)
        if name == "event" and isinstance(as_text, dict):
            as_text = {"id": "a", **as_text}  # as the name of the file gives it
        try:
            FORM_MODELS[name].model_validate(as_text)
        except ValidationError as error:
            types = {one["type"] for one in error.errors() if one["input"] not in BEYOND_NUMBERS}
            if types & BEYOND or not types:
                continue
            top = place[0] if place else None  # the other keys are as they were
            part, changed = (schema["properties"][top], data[top]) if top else (schema, data)
            assert not Draft7Validator(part).is_valid(as_yaml(changed)), (place, changed, error)


def written(value: Any) -> Any:
    """A value as our reader gives it: every scalar is the text that was written."""
    if isinstance(value, dict):
        return {key: written(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [written(inner) for inner in value]
    if isinstance(value, bool):
        return str(value).lower()
    return value if value is None else str(value)


def as_yaml(value: Any) -> Any:
    """The same as VS Code reads it, where it was written without quotes."""
    if isinstance(value, dict):
        return {key: as_yaml(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_yaml(inner) for inner in value]
    if isinstance(value, str) and re.fullmatch(r"[-+.\w]{1,40}", value):
        return yaml.load(value, Core)
    return value


def test_vs_code_finds_the_schemas() -> None:
    """Every kind of YAML file, and its form, is bound to its schema; schemas of heads are for programs."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    bound = {name: sorted(globs) for name, globs in settings["yaml.schemas"].items()}
    assert bound == {
        f"./{FOLDER}/{kind.form}.json": sorted([kind.pattern, f"{DATA}/{FORMS}/{kind.form}.yml"])
        for kind in KINDS
    }
    extensions = json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))
    assert extensions["recommendations"] == ["redhat.vscode-yaml"]


def test_a_modeline_leads_to_the_schema_from_the_form_and_from_where_it_is_copied_to() -> None:
    for kind in KINDS:
        form = ROOT / DATA / FORMS / f"{kind.form}.yml"
        found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", form.read_text(encoding="utf-8"))
        if kind.form == "handbook":  # copied to another depth: the settings bind it
            assert found is None
            continue
        assert found
        folders = {path.parent for path in files(ROOT, kind.pattern)} if "*" in kind.pattern else set()
        for folder in {form.parent, *folders}:
            assert (folder / found[1]).resolve() == ROOT / FOLDER / f"{kind.form}.json"


def test_vs_code_underlines_what_the_check_says() -> None:
    """The task's pattern reads a line of the check as VS Code will; so heads of pages get red lines too."""
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]
    expected = (CAMPAIGNS / "broken/expected.txt").read_text(encoding="utf-8").splitlines()
    for line in expected:
        found = re.match(pattern["regexp"], line)
        assert found, line
        file, number = found[pattern["file"]], found[pattern["line"]]
        assert (CAMPAIGNS / "broken" / file).exists() or "thiếu tệp" in line
        assert int(number) >= 1 and found[pattern["message"]]
    assert not re.match(pattern["regexp"], "Có 12 chỗ cần sửa.")


def test_a_record_s_schema_gives_the_key_s_own_words() -> None:
    """The same part at two places has the words of each."""
    schema = schema_of(read_form(ROOT, "assessment"))
    indicator = schema["properties"]["indicators"]["items"]["properties"]
    assert indicator["before"]["title"] == "Trước"
    assert indicator["after"]["title"] == "Sau, cùng đơn vị và cùng cách tính như “trước”"
    assert indicator["after"]["properties"]["value"]["examples"] == [6.5]
