"""The canonical layout of the editors' YAML: keys in the model's order, even indents, comments kept.

Two steps. Keys of block mappings change places as whole lines, each with the comment above it: a parser's
tree knows too little about comments to move them. Then ruamel.yaml writes the text anew, which evens
indents and spaces and orders the keys of `{vi: …, en: …}`.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import BaseModel
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from campaign.shape import keys_at
from campaign.source import LOADER, Path, read_yaml


class Unlayable(Exception):
    """The text cannot be laid out anew without changing what it says."""


def laid_out(text: str, model: type[BaseModel]) -> str:
    """`text`, which `read_yaml` reads without a problem, in canonical order and layout.

    It says the same and has the same comments. Raises Unlayable for what cannot be kept so.
    """
    ordered = "".join(f"{line}\n" for line in _ordered(text.splitlines(), model))
    new = _written_anew(ordered, model)
    if _said(new) != _said(text) or _comments(new) != _comments(text):
        raise Unlayable
    return new


def _said(text: str) -> object:
    source, problems = read_yaml(text, "")
    return problems or (source and source.data)


def _comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.splitlines() if line.lstrip().startswith("#"))


def _ordered(lines: list[str], model: type[BaseModel]) -> list[str]:
    node = yaml.compose("\n".join(lines), Loader=LOADER)
    return _Orderer(lines, model).block(node, 0, len(lines), ())


@dataclass
class _Entry:
    """A key with its value: `gap` blank lines, comments above it, its own lines."""

    key: str
    gap: int
    lines: list[str]
    at: int  # of `lines`, the one with the key


class _Orderer:
    """Puts the lines of a file into order; `path` says where in the record a node stands."""

    def __init__(self, lines: Sequence[str], model: type[BaseModel]) -> None:
        self._lines, self._model = lines, model

    def block(self, node: Any, first: int, end: int, path: Path) -> list[str]:
        """The lines from `first` to before `end`, in which `node` stands."""
        if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
            return self._mapping(node, first, end, path)
        if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
            return self._sequence(node, first, end, path)
        return list(self._lines[first:end])

    def _sequence(self, node: Any, first: int, end: int, path: Path) -> list[str]:
        starts = [item.start_mark.line for item in node.value]
        made = list(self._lines[first : starts[0]])
        for i, (item, start) in enumerate(zip(node.value, starts, strict=True)):
            made += self.block(item, start, [*starts, end][i + 1], (*path, i))
        return made

    def _mapping(self, node: Any, first: int, end: int, path: Path) -> list[str]:
        column = node.start_mark.column
        starts = [key.start_mark.line for key, _ in node.value]
        tops = [starts[0], *(self._top(starts[i - 1], starts[i], column) for i in range(1, len(starts)))]
        if not path:
            tops[0] = self._top(-1, starts[0], column, header=True)
        last = self._top(starts[-1], end, column)
        entries = []
        for i, (key, value) in enumerate(node.value):
            above = list(self._lines[tops[i] : starts[i]])
            gap = next((n for n, line in enumerate(above) if line.strip()), len(above))
            below = self.block(value, starts[i], [*tops, last][i + 1], (*path, key.value))
            entries.append(_Entry(key.value, gap, [*above[gap:], *below], len(above) - gap))
        ordered = self._in_order(entries, keys_at(self._model, path), column)
        return [*self._lines[first : tops[0]], *ordered, *self._lines[last:end]]

    def _top(self, low: int, start: int, column: int, header: bool = False) -> int:
        """Where the blank lines and comments above the line `start` begin, that belong to what is there.

        Of a file's first comments only those below the last blank line belong to its first key.
        """
        top = start
        while top - 1 > low and self._is_between(self._lines[top - 1], column):
            top -= 1
        if header:
            blank = [i for i in range(top, start) if not self._lines[i].strip()]
            top = blank[-1] + 1 if blank else start
        return top

    @staticmethod
    def _is_between(line: str, column: int) -> bool:
        bare = line.strip()
        return not bare or (bare.startswith("#") and len(line) - len(line.lstrip()) <= column)

    @staticmethod
    def _in_order(entries: list[_Entry], keys: Sequence[str], column: int) -> list[str]:
        rank = {key: i for i, key in enumerate(keys)}
        ordered = sorted(entries, key=lambda entry: rank.get(entry.key, len(rank)))
        first, new = entries[0], ordered[0]
        if new is not first:  # the first of a list's item stands behind its dash
            dash = first.lines[first.at][:column]
            first.lines[first.at] = " " * column + first.lines[first.at][column:]
            new.lines[new.at] = dash + new.lines[new.at][column:]
            first.gap, new.gap = new.gap, first.gap
        return [line for entry in ordered for line in [""] * min(entry.gap, 1) + entry.lines]


def _written_anew(text: str, model: type[BaseModel]) -> str:
    writer = YAML()
    writer.preserve_quotes = True
    writer.width = 1_000_000  # a sentence stays on its line: a change of it shows as one
    writer.indent(mapping=2, sequence=4, offset=2)
    data = writer.load(text)
    _order_flow(data, model, ())
    made = io.StringIO()
    writer.dump(data, made)
    return "".join(f"{line.rstrip()}\n" for line in made.getvalue().splitlines())


def _order_flow(data: Any, model: type[BaseModel], path: Path) -> None:
    """Order the keys of `{…}`, in place; where a comment stands inside, they stay."""
    if isinstance(data, list):
        for i, item in enumerate(data):
            _order_flow(item, model, (*path, i))
    if not isinstance(data, CommentedMap):
        return
    if data.fa.flow_style() and not data.ca.items:
        for key in [key for key in keys_at(model, path) if key in data]:
            data.move_to_end(key)
    for key, value in data.items():
        _order_flow(value, model, (*path, key))
