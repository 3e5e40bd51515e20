"""Letters: every one that we print is in a font of ours."""

from collections.abc import Iterator
from html import unescape
from typing import Any

from campaign.campaign import Campaign
from campaign.catalogue import Section
from campaign.letters import NO_LETTER, unprintable
from campaign.rules.registry import Finding, Known, rule
from campaign.source import Path


@rule(
    Section.READING,
    "Bản in vẽ được mọi chữ trong dữ liệu, ở phần đầu trang và trong chương sổ tay.",
    NO_LETTER,
)
def letters_can_be_printed(campaign: Campaign, known: Known) -> Iterator[Finding]:
    """The fonts have every letter of the records, of heads of pages (share pictures) and of chapters."""
    for record in (*campaign.records(), *(page.head for page in campaign.pages)):
        for path, text in _texts(record.origin.source.data, ()):
            for letter in unprintable(text):
                yield record.origin.file, (record.origin.source.line(path),), NO_LETTER(letter=letter)
    for page in campaign.pages:
        if page.handbook:
            for line, text in enumerate(page.body.split("\n"), page.first_line):
                for letter in unprintable(unescape(text)):
                    yield page.file, (line,), NO_LETTER(letter=letter)


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text as it was written, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _texts(item, (*path, i))
