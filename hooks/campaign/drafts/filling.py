"""A form, filled in: what is known stands there, what must be there is left empty for the check to name.

Keys that need not be there stay as examples behind `#`: the forms are the only place that explains keys.
"""

import json
import re
from collections.abc import Mapping, Sequence

from pydantic import BaseModel

KEY = re.compile(r"(?P<comment>(?:^#.*\n)*)^(?P<key>[a-z_]+):.*\n(?:^[ ].*\n|^\n(?=[ ]))*", re.MULTILINE)
STEP = re.compile(r"^#\s+\d\.|^#\s{4,}")
HINT = (
    "# Điền các khóa còn để trống. Khóa nằm sau dấu # là không bắt buộc, có sẵn ví dụ:",
    "# muốn dùng thì xóa “# ” ở đầu các dòng của nó rồi sửa. Xong thì gõ lệnh: campaign check",
)


def quoted(text: str) -> str:
    """`text` as a YAML value; JSON strings are YAML (yaml.org/spec/1.2.2, 1.2)."""
    return json.dumps(text, ensure_ascii=False)


def filled(form: str, model: type[BaseModel], values: Mapping[str, str]) -> str:
    """The text of a new record. `values`: YAML by key; one of several lines begins with a line end."""
    header, _, rest = form.partition("\n\n")
    blocks = [_block(found, model, values) for found in KEY.finditer(rest)]
    return "\n\n".join([_header(header), *filter(None, blocks)]) + "\n"


def _block(found: re.Match[str], model: type[BaseModel], values: Mapping[str, str]) -> str:
    key, comment = found["key"], found["comment"]
    if key == "sample":
        return ""
    if key in values:
        return comment + line_of(key, values[key])
    if model.model_fields[key].is_required() and key != "id":  # the id of an event is the name of its file
        return f"{comment}{key}:"
    example = found[0][len(comment) :].rstrip().splitlines()
    return comment + "\n".join(f"# {line}".rstrip() for line in example)


def line_of(key: str, value: str) -> str:
    """A key with its YAML value."""
    return f"{key}:{value}" if value.startswith("\n") else f"{key}: {value}".rstrip()


def _header(header: str) -> str:
    """The first comment of a form without the steps for copying it; its promise and its warnings stay."""
    lines = [line for line in header.splitlines() if not STEP.match(line)]
    told = [
        re.sub(r"^# MẪU: (.*?)[.]? Mọi điều dưới đây là bịa\.$", r"# Bản ghi mới: \1.", line)
        for line in lines
        if line != "---"
    ]
    at = next((i for i, line in enumerate(told) if line.startswith("# Bản ghi mới")), 0) + 1
    kept = [*told[:at], *HINT, *told[at:]]
    return "\n".join(line for i, line in enumerate(kept) if line != "#" or kept[i - 1 : i] != ["#"])


def item(model: type[BaseModel], values: Mapping[str, str]) -> list[str]:
    """The lines of a new item of a list, without dash: what is known and what must be there."""
    needed = [key for key, field in model.model_fields.items() if key in values or field.is_required()]
    return [line for key in needed for line in line_of(key, values.get(key, "")).splitlines()]


def listed(lines: Sequence[str], column: int = 2) -> list[str]:
    """The same lines as an item of a list whose dashes stand at `column`."""
    margin = " " * column
    return [f"{margin}{'  ' if i else '- '}{line}" for i, line in enumerate(lines)]
