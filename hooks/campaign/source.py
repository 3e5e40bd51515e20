"""Text of the editors' files -> plain values, with the line of each.

Every YAML scalar stays the text that was written (PyYAML alone reads `10:30` as 630 and `no` as
False, see https://yaml.org/type/): the model gives the types. Anchors, aliases and tags are
refused, so a file can neither grow while it is read (an "alias bomb") nor build Python objects.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from campaign.catalogue import Said, Section, message
from campaign.grammar_vi import grammar_problem
from campaign.problems import Problem

Path = tuple[str | int, ...]
MAX_DEPTH = 20  # nested lists and mappings; the deepest record of the model needs 7
NULLS = {"", "~", "null", "Null", "NULL"}
INVISIBLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML, XML or an editor's count of lines stumbles over: control characters, U+2028, U+FEFF."""
NOT_UTF_8 = message(
    Section.READING,
    "sai-bang-ma",
    "tệp không ở bảng mã UTF-8 nên chữ bị hỏng từ dòng này",
    "lưu lại tệp với bảng mã “UTF-8”",
)
HIDDEN = message(
    Section.READING,
    "ky-tu-an",
    "có ký tự điều khiển không nhìn thấy (mã U+{code:04X})",
    "gõ lại dòng này, không dán từ phần mềm khác",
    code=7,
)
EMPTY = message(
    Section.READING, "chua-co-du-lieu", "chưa có dữ liệu", "điền theo mẫu cùng loại, hoặc xóa tệp này"
)
TWO_PARTS = message(
    Section.READING,
    "hai-phan",
    "tệp có dòng “---” thứ hai ở giữa",
    "mỗi tệp chỉ một phần: xóa dòng “---” thừa",
)
KEY_NOT_TEXT = message(
    Section.READING, "khoa-khong-phai-chu", "tên khóa phải là chữ", "viết dạng “khóa: giá trị”"
)
KEY_TWICE = message(
    Section.READING,
    "khoa-lap",
    "khóa “{key}” bị lặp lại (đã có ở dòng {line})",
    "chỉ giữ lại một",
    key="title",
    line=4,
)
ALIAS = message(
    Section.READING,
    "dau-va-dau-sao",
    "không dùng “&…” và “*…” của YAML trong dữ liệu",
    "viết lại giá trị đầy đủ; chữ bắt đầu bằng & hoặc * thì đặt trong ngoặc kép",
)
TAG = message(
    Section.READING,
    "nhan-yaml",
    "không dùng nhãn “{tag}” của YAML",
    "bỏ phần bắt đầu bằng dấu !",
    tag="!vi",
)
TOO_DEEP = message(
    Section.READING,
    "long-qua-sau",
    "dữ liệu lồng nhau quá {depth} tầng",
    "viết phẳng hơn theo mẫu",
    depth=MAX_DEPTH,
)

# C is 20 times faster than the pure Python loader; wheels for all common systems have it.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Source:
    """The values of one file. `lines` maps the path of each key and item to its line, from 1."""

    file: str
    data: Any
    lines: Mapping[Path, int] = field(default_factory=dict)

    def written(self, path: Path) -> Path:
        """`path`, or the nearest thing around it that the editor wrote."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.lines:
                return path[:end]
        return ()

    def line(self, path: Path) -> int:
        """The line of `path`, or of the nearest thing around it that has one."""
        return self.lines.get(self.written(path), 1)


class _Stop(Exception):
    """Reading cannot go on; carries what the editor is to be told."""

    def __init__(self, line: int, said: Said) -> None:
        self.line, self.said = line, said


def decode(raw: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file, in NFC with `\\n` line ends; a Problem where it is not clean UTF-8."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return None, [Problem(file, line, NOT_UTF_8())]
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    found = INVISIBLE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        return None, [Problem(file, line, HIDDEN(code=ord(found[0])))]
    return text, []


def read_yaml(text: str, file: str, first_line: int = 1) -> tuple[Source | None, list[Problem]]:
    """Values and lines of YAML text that begins at `first_line` of `file`.

    A repeated key is a Problem, and reading goes on; what breaks the grammar ends the reading.
    """
    reader = _Reader(file, first_line)
    try:
        data = reader.read(text)
    except _Stop as stop:
        return None, [*reader.problems, Problem(file, stop.line, stop.said)]
    except yaml.YAMLError as error:
        return None, [*reader.problems, grammar_problem(error, text, file, first_line)]
    return Source(file, data, reader.lines), reader.problems


FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Front matter (None where there is none), body, and the line on which the body begins."""
    found = FRONT_MATTER.match(text)
    if not found:
        return None, text, 1
    return found[1], text[found.end() :], text[: found.end()].count("\n") + 1


class _Reader:
    """Builds values from YAML events with a stack of its own, so that no input can exhaust Python's."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.offset = first_line
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def read(self, text: str) -> Any:
        events = yaml.parse(text, Loader=LOADER)
        documents = 0
        data: Any = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Stop(self._line(event), TWO_PARTS())
            elif isinstance(event, yaml.NodeEvent):
                data = self._node(event, events, ())
        if documents == 0 or data is None:
            raise _Stop(self.offset, EMPTY())
        return data

    def _line(self, event: Any) -> int:
        return int(event.start_mark.line) + self.offset

    def _node(self, event: Any, events: Iterator[Any], path: Path) -> Any:
        self._refuse_tricks(event, path)
        self.lines.setdefault(path, self._line(event))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        return self._mapping(events, path)

    def _scalar(self, event: Any) -> str | None:
        return None if not event.style and event.value in NULLS else self._visible(event)

    def _visible(self, event: Any) -> str:
        found = INVISIBLE.search(event.value)  # written as an escape: "\u0007"
        if found:
            self.problems.append(Problem(self.file, self._line(event), HIDDEN(code=ord(found[0]))))
        return str(event.value)

    def _sequence(self, events: Iterator[Any], path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, (*path, len(items))))
        return items

    def _mapping(self, events: Iterator[Any], path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            self._refuse_tricks(event, path)
            if not isinstance(event, yaml.ScalarEvent):
                raise _Stop(self._line(event), KEY_NOT_TEXT())
            key, line = self._visible(event), self._line(event)
            if key in values:
                first = self.lines[(*path, key)]
                self.problems.append(Problem(self.file, line, KEY_TWICE(key=key, line=first)))
                _Reader(self.file, self.offset)._node(next(events), events, path)
                continue
            self.lines[(*path, key)] = line
            values[key] = self._node(next(events), events, (*path, key))
        return values

    def _refuse_tricks(self, event: Any, path: Path) -> None:
        line = self._line(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Stop(line, ALIAS())
        if getattr(event, "tag", None):
            raise _Stop(line, TAG(tag=event.tag))
        if len(path) >= MAX_DEPTH:
            raise _Stop(line, TOO_DEEP(depth=MAX_DEPTH))
