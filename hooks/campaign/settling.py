"""A paper's pages brought to rest: what Typst cannot settle by itself is held in the next run.

The places of pictures and forms that float, which come before their call at times (figures.typ); notes that
are left behind on the page before their call (notes.typ); chapters whose last page holds but a few lines
(chapter.typ). Chapters begin on new pages, so each comes to rest by itself, from its beginning on.
"""

import datetime as dt
import itertools
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import typst

from campaign.typesetting import fonts, pdf_options

NUDGED, FIRMLY = 1, 3  # how a note is held (notes.typ)
IN_PLACE = 1  # a picture, in its full size (figures.typ)
SEEN = "selector(<choice>).or(<ending>).or(<found>)"  # in the order of the pages
UNSETTLED = "the pages of the handbook do not settle"
FEW_LINES = 0.2  # of a page: what would rather stand on the page before


@dataclass
class Held:
    """What is said in settled.json. Keys begin with the chapter's, and a "#" if they go on.

    `pictures`: how large each is, or where (figures.typ), some of them `fixed`; `notes`: how firmly each is
    held (notes.typ); `closer`: chapters set closer, False where it spared no page (chapter.typ).
    """

    pictures: dict[str, float] = field(default_factory=dict)
    fixed: dict[str, float] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)
    closer: dict[str, bool] = field(default_factory=dict)

    def forget_pictures(self, chapters: Collection[str]) -> None:
        """Let these chapters' pictures find new places."""
        self.pictures = _without(self.pictures, chapters)

    def forget_notes(self, chapters: Collection[str]) -> None:
        """The same for all there is in them."""
        self.fixed = _without(self.fixed, chapters)
        self.notes = _without(self.notes, chapters)
        self.forget_pictures(chapters)


def settled_pdf(main: Path, date: dt.date) -> bytes:
    """The PDF of `main`, which reads settled.json beside it. Raises typst.TypstError."""
    compiler = typst.Compiler(main, root=main.parent, font_paths=fonts())
    held = Held()
    pages: dict[str, int] = {}  # of the chapters set closer, before
    while True:
        found = _found(compiler, main, held)
        before = held.pictures
        held.pictures = {one["key"]: one["choice"] for one in found["choices"]}
        ahead = [(one["key"], IN_PLACE) for one in found["choices"] if one.get("ahead")]
        fixed = dict(_first_of_chapters(ahead))
        notes = dict(_first_of_chapters(_to_hold(found["strayed"], held.notes)))
        moving = {_chapter_of(key) for key in (*fixed, *notes)}
        endings = [ending for ending in found["endings"] if ending[0] not in moving]
        short = {key: count for key, count, filled in endings if count > 1 and filled < FEW_LINES}
        tried = {key: True for key in short if key not in held.closer}
        vain = {key: False for key, count, _ in endings if held.closer.get(key) and count >= pages[key]}
        if moving or tried or vain:
            pages |= short
            held.closer |= tried | vain
            held.forget_notes(tried.keys() | vain.keys())
            held.forget_pictures(moving)
            held.notes |= notes
            held.fixed |= fixed
        elif pdf := _converged(compiler, date):
            return pdf
        elif held.pictures == before:  # all are held: it is not the pictures
            raise RuntimeError(UNSETTLED)


def _converged(compiler: typst.Compiler, date: dt.date) -> bytes | None:
    """The PDF, if Typst's last two rounds agreed. Only the export warns, and it takes longer than a run."""
    pdf, warnings = compiler.compile_with_warnings(format="pdf", **pdf_options(date))
    if any("did not converge" in warning.message for warning in warnings):
        return None
    assert isinstance(pdf, bytes)
    return pdf


def _to_hold(strayed: Iterable[tuple[str, int]], held: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Notes with how firmly each is to be held from now on. A note behind its call is worth but a nudge."""
    for note, by in strayed:
        if (hold := held.get(note, 0) + 1) <= (FIRMLY if by < 0 else NUDGED):
            yield note, hold


def _found(compiler: typst.Compiler, main: Path, held: Held) -> dict[str, list[Any]]:
    """What the templates found (page.typ: `found`) with every picture in its place.

    The place of one picture or form moves the next, and Typst gives up after five rounds, of which `found`
    saw but four. The first three of a chapter are right by then: they are held, and so on.
    """
    pictures = held.pictures | held.fixed
    for rounds in itertools.count(1):
        main.with_name("settled.json").write_text(json.dumps(_by_chapter(pictures, held)))
        *seen, found = json.loads(_query(compiler, SEEN))
        if found["seen"] == seen:
            break
        first = _first_choices(found["choices"], 3 * rounds)
        pictures, before = held.pictures | dict(first) | held.fixed, pictures
        if pictures == before:
            raise RuntimeError(UNSETTLED)
    result: dict[str, list[Any]] = found
    return result


def _query(compiler: typst.Compiler, selector: str) -> str:
    """The values of what is found, as JSON. Raises typst.TypstError."""
    # Typst forgets what ten compilations had no use for; a query is not counted, and memory would fill up.
    typst.compile(b"", font_paths=fonts())
    try:
        return compiler.query(selector, field="value")
    except RuntimeError:
        compiler.compile(format="pdf")  # raises what says where and why; a query has only words
        raise


def _by_chapter(pictures: Mapping[str, float], held: Held) -> dict[str, dict[str, Any]]:
    """What chapter.typ is told: each chapter its own, so that Typst keeps the others as they are."""
    said: dict[str, dict[str, Any]] = {key: {"closer": tight} for key, tight in held.closer.items()}
    for name, found in (("pictures", pictures), ("notes", held.notes)):
        for key, value in found.items():
            said.setdefault(_chapter_of(key), {}).setdefault(name, {})[key] = value
    return said


def _first_choices(choices: Iterable[dict[str, Any]], count: int) -> Iterator[tuple[str, float]]:
    """Of each chapter the first `count` that something floats by, and those that depend on them."""
    for _, own in itertools.groupby(choices, lambda one: _chapter_of(one["key"])):
        found = [(one["key"], one["choice"], one.get("depends", False)) for one in own]
        floats = [n for n, (_, _, depends) in enumerate(found) if not depends]
        end = floats[count - 1] + 1 if len(floats) >= count else len(found)
        yield from ((key, choice) for key, choice, _ in found[:end])


def _first_of_chapters(found: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """The first of each chapter; their keys begin with the chapter's and a "#"."""
    for _, own in itertools.groupby(found, lambda one: _chapter_of(one[0])):
        yield next(own)


def _without(found: Mapping[str, Any], chapters: Collection[str]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if _chapter_of(key) not in chapters}


def _chapter_of(key: str) -> str:
    return key.partition("#")[0]
