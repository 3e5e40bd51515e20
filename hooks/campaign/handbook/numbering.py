"""Numbers for the sections, figures and tables of a handbook, and references that name them.

All chapters at once: a reference may lead from the first to the last.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urldefrag, urljoin

from campaign.handbook.boxes import CLOSED
from campaign.handbook.tree import Element, classes, having, parsed, text_of, written


@dataclass(frozen=True)
class RenderedChapter:
    """A chapter's HTML as MkDocs renders it, without its title, and the full address of its page.

    `number` from 1; None for what stands behind the chapters.
    """

    html: str
    url: str
    number: int | None = None


@dataclass(frozen=True)
class NumberedChapter:
    """The same with its numbers. A link inside the book has `data-to`, its target ("02#ba-cau-hoi"; "02#"
    is the chapter), and `data-label`, the target's name ("mục 2.3"), unless that is all of its text.

    `sections`: numbers of the sections by id. `key` tells the chapter from the others.
    """

    key: str
    html: str
    url: str
    number: int | None
    sections: Mapping[str, str]


@dataclass
class _Open:
    """A chapter at work. `labels`: what each id is called in a reference."""

    key: str
    chapter: RenderedChapter
    root: Element
    labels: dict[str, str] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)


def numbered(
    chapters: Sequence[RenderedChapter], words: Mapping[str, str], elsewhere: Mapping[str, str]
) -> list[NumberedChapter]:
    """The chapters of one book. `words`: patterns for `section`, `subsection` and `chapter`; `elsewhere`:
    what the pages of other books are called in a reference, by their full address.
    """
    book = [_Open(f"{i:02}", chapter, parsed(chapter.html)) for i, chapter in enumerate(chapters, 1)]
    for own in book:
        _sections(own, words)
        _captions(own)
        _notes(own.root)
        if own.chapter.number is not None:
            own.labels[""] = words["chapter"].format(n=own.chapter.number)
        _collapse(own.root)
        _title_tabs(own.root)
    pages = {own.chapter.url: own for own in book}
    for own in book:
        _references(own, pages, words, elsewhere)
    return [
        NumberedChapter(own.key, written(own.root), own.chapter.url, own.chapter.number, own.sections)
        for own in book
    ]


def _sections(own: _Open, words: Mapping[str, str]) -> None:
    """Sections are numbered; what is below them is known by its title: "1.2.3.4" reads badly."""
    count = 0
    for heading in own.root.iter("h2", "h3", "h4"):
        name, title = str(heading.get("id", "")), text_of(heading)
        if heading.tag == "h2" and own.chapter.number is not None:
            count += 1
            own.sections[name] = f"{own.chapter.number}.{count}"
            own.labels[name] = words["section"].format(n=own.sections[name])
            number = heading.makeelement("span", {"class": "number"})
            number.text, number.tail = f"{own.sections[name]} ", heading.text
            heading.text = None
            heading.insert(0, number)
        else:
            own.labels[name] = words["subsection"].format(title=title)


def _captions(own: _Open) -> None:
    """ "Hình 1." of the page becomes "Hình 2.1." of the book, each kind counted for itself."""
    if own.chapter.number is None:
        return
    counts: dict[str, int] = {}
    for prefix in having(own.root, "caption-prefix"):
        kind = re.sub(r"[\d. ]+$", "", prefix.text or "")
        counts[kind] = counts.get(kind, 0) + 1
        label = f"{kind} {own.chapter.number}.{counts[kind]}"
        prefix.text = f"{label}."
        figure = next(prefix.iterancestors("figure"), None)
        if figure is not None and figure.get("id"):
            own.labels[str(figure.get("id"))] = label


def _notes(root: Element) -> None:
    """Notes in the order of their first calls, as on paper; Python-Markdown counts those in boxes last."""
    numbers: dict[str, str] = {}
    for call in having(root, "footnote-ref"):
        call.text = numbers.setdefault(unquote(call.get("href"))[1:], str(len(numbers) + 1))
    for notes in root.xpath("./div[@class='footnote']/ol"):
        notes[:] = sorted(notes, key=lambda note: int(numbers[note.get("id")]))
        for note in notes:
            for back in having(note, "footnote-backref"):
                back.set("title", re.sub(r"\d+", numbers[note.get("id")], back.get("title")))


def _collapse(root: Element) -> None:
    for box in having(root, "admonition"):
        kinds = [name for name in classes(box) if name != "admonition"]
        if not set(kinds) & set(CLOSED):
            continue
        box.tag = "details"
        box.set("class", " ".join(kinds))
        for title in having(box, "admonition-title")[:1]:
            title.tag = "summary"
            del title.attrib["class"]


def _title_tabs(root: Element) -> None:
    """Every tab's text begins with its title, for paper; a screen has it on the tab."""
    for tabs in having(root, "tabbed-set"):
        labels = tabs.xpath("./div[contains(@class, 'tabbed-labels')]/label")
        blocks = tabs.xpath("./div[contains(@class, 'tabbed-content')]/div")
        for label, block in zip(labels, blocks, strict=True):
            title = block.makeelement("p", {"class": "tabbed-title"})
            title.text = text_of(label)
            block.insert(0, title)


def _references(
    own: _Open, pages: Mapping[str, _Open], words: Mapping[str, str], elsewhere: Mapping[str, str]
) -> None:
    for link in own.root.iter("a"):
        if {"footnote-ref", "footnote-backref"} & set(classes(link)):
            continue
        address, name = urldefrag(urljoin(own.chapter.url, str(link.get("href", ""))))
        target = pages.get(address)
        name = unquote(name)
        if not link.get("href"):
            continue
        if target is None:  # on paper too it is known by its name: it has no page here
            if address in elsewhere and not text_of(link) and not len(link):
                link.text = elsewhere[address]
            continue
        label = target.labels.get(name)
        link.set("data-to", f"{target.key}#{name}")
        if label and not text_of(link) and not len(link):
            link.text = label
            link.set("class", "reference")
        elif label and label not in (text_of(link), words["subsection"].format(title=text_of(link))):
            link.set("data-label", label)
