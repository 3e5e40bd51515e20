"""The forms in `docs/data/_mau/`: one full record of each kind, whose comments tell what each key means.

The comments are the one source of that: the schemas for editors' programs and the published page of
keys are made of them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from campaign.kinds import DATA, FORMS, KINDS
from campaign.model import Event, Record
from campaign.prose import ChapterHead, EnglishHead, PageHead
from campaign.source import Source, decode, read_yaml, split_front_matter

FORM_MODELS: Mapping[str, type[Record]] = {
    **{kind.form: kind.model for kind in KINDS},
    "event": Event,
    "chapter": ChapterHead,
    "page": PageHead,
    "english-page": EnglishHead,
}
"""Models by the name of their form."""
ANY = "*"  # the editor's own key in a mapping, such as that of a source
OWN_KEYS = ("sources",)  # keys that hold such mappings
Place = tuple[str, ...]
"""Where a key stands, whichever item of a list it is in: `("honourees", "consent", "date")`."""

QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
COMMENT = re.compile(r"(?:^|\s)#(.*)")
NEEDED = r"(?i:(?:không )?bắt buộc)"
TITLE = re.compile(rf"(?:Mục thứ \w+: )?(.+?\??)(?:[.:;,]?\s+(?={NEEDED})|(?:\.|(?<=\?)) (?=[^\W\d_])|\.?$)")
UNTITLED = re.compile(NEEDED)


@dataclass(frozen=True)
class Key:
    """A key as its form explains it: its first sentence, the rest, a value as an editor may write it."""

    title: str
    text: str
    example: Any

    def meaning(self, choice: str) -> str:
        """What one of its values means: the form says `kkt (khu kinh tế)`."""
        found = re.search(rf"(?<![\w-]){re.escape(choice)} \(([^()]*)\)", f"{self.title} {self.text}")
        return found[1] if found else ""


@dataclass(frozen=True)
class Form:
    """A form. `subject` says what it describes: "một khu (khu kinh tế, khu công nghiệp …)"."""

    name: str
    file: str
    model: type[Record]
    subject: str
    keys: Mapping[Place, Key]


def read_forms(root: Path) -> tuple[Form, ...]:
    """Every form below `root`, in the order of `FORM_MODELS`."""
    return tuple(read_form(root, name) for name in FORM_MODELS)


def read_form(root: Path, name: str) -> Form:
    """A form with what it explains; ValueError where it is no good YAML."""
    path = next((root / DATA / FORMS).glob(f"{name}.*"))
    lines, source = read(path)
    keys: dict[Place, Key] = {}
    titles: dict[str, str] = {}
    for place, line in written(source):
        if place not in keys:
            title, text = _told(comment(lines, line), titles.get(place[-1]))
            titles[place[-1]] = title
            keys[place] = Key(title, text, _value(source.data, place))
    subject = next(line for line in lines if line.startswith("# MẪU: "))
    return Form(
        name,
        path.relative_to(root).as_posix(),
        FORM_MODELS[name],
        subject.removeprefix("# MẪU: ").partition(". ")[0],
        keys,
    )


def read(path: Path) -> tuple[list[str], Source]:
    """Lines and values of a form; ValueError where it is no good YAML."""
    text, problems = decode(path.read_bytes(), path.name)
    head = split_front_matter(text or "")[0] if path.suffix == ".md" else text
    source, more = read_yaml(head or "", path.name, 2 if path.suffix == ".md" else 1)
    if source is None or problems or more:
        raise ValueError(*problems, *more)
    return (text or "").splitlines(), source


def written(source: Source) -> Iterator[tuple[Place, int]]:
    """Every key that was written, with its line; items of lists have none of their own."""
    for path, line in source.lines.items():
        if path and isinstance(path[-1], str):
            place = tuple(part for part in path if isinstance(part, str))
            own = [i for i, part in enumerate(place) if i and place[i - 1] in OWN_KEYS]
            yield tuple(ANY if i in own else part for i, part in enumerate(place)), line


def comment(lines: list[str], line: int) -> str:
    """What is said on a line (from 1) behind its values, or by the comment right above it."""
    written_line = lines[line - 1]
    own = COMMENT.search(QUOTED.sub(lambda found: "x" * len(found[0]), written_line))
    own_words = written_line[own.start(1) :].strip() if own else ""
    said: list[str] = []
    above = line - 2
    while above >= 0 and lines[above].lstrip().startswith("#"):
        said.insert(0, lines[above].lstrip(" #"))
        above -= 1
    return "; ".join(filter(None, (" ".join(said).strip(), own_words)))


def _told(said: str, before: str | None) -> tuple[str, str]:
    """A comment as title and text. Where it only says what to write, the title is the same key's `before`."""
    if UNTITLED.match(said):
        bare = re.sub(rf"{NEEDED}[^:]*: ", "", said, count=1)
        return before or _capital(bare), _capital(said)
    found = TITLE.match(said)
    assert found  # it matches everything
    return _capital(found[1]), _capital(said[found.end() :]) or _capital(said)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _value(data: Any, place: Place) -> Any:
    """The first value that stands at `place`."""
    for part in place:
        while isinstance(data, list):
            data = next(
                (item for item in data if isinstance(item, dict) and (part == ANY or part in item)), {}
            )
        data = next(iter(data.values())) if part == ANY else data.get(part)
    return data
