"""One more item in a list of an existing file; every other line stays as it is, comments included."""

from collections.abc import Sequence
from typing import Any

import yaml
from pydantic import BaseModel

from campaign.drafts.filling import listed
from campaign.layout import laid_out
from campaign.source import LOADER


class NoPlace(Exception):
    """The list is written in one line, `[a, b]`, so that a group of keys finds no place in it."""


def with_item(text: str, key: str, lines: Sequence[str], model: type[BaseModel]) -> str:
    """`text` with an item at the end of its list `key`. `lines`: of the item, without dash."""
    node = _value(text, key)
    rows = text.splitlines()
    if node is None:
        return laid_out("\n".join([*rows, "", f"{key}:", *listed(lines), ""]), model)
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        at = _end(node.value[-1])
        return "\n".join([*rows[:at], *listed(lines, node.start_mark.column), *rows[at:], ""])
    if getattr(node, "value", None):
        return _in_one_line(text, node, lines)
    at = node.start_mark.line
    return "\n".join([*rows[:at], f"{key}:", *listed(lines), *rows[at + 1 :], ""])


def _in_one_line(text: str, node: Any, lines: Sequence[str]) -> str:
    if len(lines) > 1 or ": " in lines[0]:
        raise NoPlace
    end = node.end_mark.index - 1
    return f"{text[:end].rstrip(', ')}, {lines[0]}{text[end:]}"


def _value(text: str, key: str) -> Any:
    node: Any = yaml.compose(text, Loader=LOADER)
    return next((value for name, value in node.value if name.value == key), None)


def _end(node: Any) -> int:
    """The line, from 0, below the last one of a node."""
    while not isinstance(node, yaml.ScalarNode) and not node.flow_style and node.value:
        node = node.value[-1] if isinstance(node, yaml.SequenceNode) else node.value[-1][1]
    return int(node.end_mark.line) + (1 if node.end_mark.column else 0)
