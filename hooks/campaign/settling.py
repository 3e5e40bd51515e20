"""A paper's pages brought to rest: what Typst cannot settle by itself is held in the next run.

The places of pictures and forms that float, which come before their call at times (figures.typ); notes and
headings that are left behind by what moves on (notes.typ); chapters whose last page holds but a few lines
(chapter.typ). Chapters begin on new pages, so each comes to rest by itself, from its beginning on.
"""

import datetime as dt
import itertools
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import typst

from campaign.typesetting import fonts, pdf_options

NUDGED, FIRMLY = 1, 3  # how a note is held (notes.typ)
IN_PLACE = 1  # a picture, in its full size (figures.typ)
SEEN = "selector(<choice>).or(<ending>).or(<found>)"  # in the order of the pages
FEW_LINES = 0.2  # of a page: what would rather stand on the page before

Choice: TypeAlias = Mapping[str, Any]  # <choice> in the templates
Found: TypeAlias = Mapping[str, Any]  # page.typ: `found`


class Unsettled(Exception):
    """The pages of a paper do not come to rest."""


@dataclass
class Held:
    """What is said in settled.json. Keys begin with the chapter's, and a "#" if they go on.

    `pictures`: how large each is, or where (figures.typ), some of them `fixed`; `notes`: how firmly each is
    held (notes.typ); `closer`: chapters set closer, False where it spared no page (chapter.typ); `loose`:
    how many pages they had before.
    """

    pictures: dict[str, float] = field(default_factory=dict)
    fixed: dict[str, float] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)
    closer: dict[str, bool] = field(default_factory=dict)
    loose: dict[str, int] = field(default_factory=dict)

    def heed(self, found: Found) -> bool:
        """Hold all that `found` shows, in a paper that stands still; whether pages have to move for it."""
        self.pictures = {one["key"]: one["choice"] for one in found["choices"]}
        ahead = [(one["key"], IN_PLACE) for one in found["choices"] if one.get("ahead")]
        fixed = dict(_first_of_chapters(ahead))
        strayed = sorted(found["strayed"], key=lambda one: _chapter_of(one[0]))
        notes = dict(_first_of_chapters(_to_hold(strayed, self.notes)))
        moving = {_chapter_of(key) for key in (*fixed, *notes)}
        endings = [ending for ending in found["endings"] if ending[0] not in moving]
        tried = {
            key: count
            for key, count, filled in endings
            if count > 1 and filled < FEW_LINES and key not in self.closer
        }
        vain = {key for key, count, _ in endings if self.closer.get(key) and count >= self.loose[key]}
        self.loose |= tried
        self.closer |= dict.fromkeys(tried, True) | dict.fromkeys(vain, False)
        self._forget(tried.keys() | vain)
        self.pictures = _without(self.pictures, moving)
        self.notes |= notes
        self.fixed |= fixed
        return bool(moving or tried or vain)

    def loosen(self) -> bool:
        """Set no chapter closer; whether any was.

        Typst 0.15 at times tags the rest of a list item behind a page break as beside the list, which
        PDF/UA-1 forbids. Where the break falls elsewhere, it does not.
        """
        tight = {key for key, closer in self.closer.items() if closer}
        self.closer |= dict.fromkeys(tight, False)
        self._forget(tight)
        return bool(tight)

    def _forget(self, chapters: Collection[str]) -> None:
        """Let all there is in these chapters find new places."""
        self.pictures = _without(self.pictures, chapters)
        self.fixed = _without(self.fixed, chapters)
        self.notes = _without(self.notes, chapters)


def settled_pdf(main: Path, date: dt.date) -> bytes:
    """The PDF of `main`, which reads settled.json beside it. Raises Unsettled, typst.TypstError."""
    compiler = typst.Compiler(main, root=main.parent, font_paths=fonts())
    held = Held()
    while True:
        before = held.pictures
        if held.heed(_found(compiler, main, held)):
            continue
        try:
            pdf = _converged(compiler, date)
        except typst.TypstError as error:
            if not (error.message.startswith("PDF/") and held.loosen()):
                raise
            continue
        if pdf:
            return pdf
        if held.pictures == before:  # all are held: it is not the pictures
            raise Unsettled


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


def _found(compiler: typst.Compiler, main: Path, held: Held) -> Found:
    """What the templates found with every picture in its place.

    The place of one picture or form moves the next, and Typst gives up after five rounds, of which `found`
    saw but four. What the last two chose alike, from a chapter's beginning on, is held, and so on.
    """
    pictures = held.pictures | held.fixed
    while True:
        main.with_name("settled.json").write_text(json.dumps(_by_chapter(pictures, held)))
        *seen, found = json.loads(_query(compiler, SEEN))
        if found["seen"] == seen:
            settled: Found = found
            return settled
        chosen = [one for one in seen if isinstance(one, dict)]
        first = _first_choices(chosen, found["choices"], pictures)
        pictures, before = held.pictures | dict(first) | held.fixed, pictures
        if pictures == before:
            raise Unsettled


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


def _first_choices(
    choices: Iterable[Choice], before: Iterable[Choice], held: Collection[str]
) -> Iterator[tuple[str, float]]:
    """Of each chapter the first that are as they were `before`, and one at least that is not `held` yet.

    What only depends on others does not count as one.
    """
    was = {one["key"]: one for one in before}
    for _, own in itertools.groupby(choices, lambda one: _chapter_of(one["key"])):
        alike, more = True, False
        for one in own:
            alike = alike and one == was.get(one["key"])
            is_new = one["key"] not in held
            if is_new and more and not alike:
                break
            more = more or (is_new and not one.get("depends", False))
            yield one["key"], one["choice"]


def _first_of_chapters(found: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """The first of each chapter; their keys begin with the chapter's and a "#"."""
    for _, own in itertools.groupby(found, lambda one: _chapter_of(one[0])):
        yield next(own)


def _without(found: Mapping[str, Any], chapters: Collection[str]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if _chapter_of(key) not in chapters}


def _chapter_of(key: str) -> str:
    return key.partition("#")[0]
