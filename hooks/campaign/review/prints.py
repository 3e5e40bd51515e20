"""Which printed editions change: by what goes into them, nothing is printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from campaign.campaign import Campaign
from campaign.editions import EDITIONS
from campaign.model import Handbook
from campaign.press import key_of
from campaign.review.pages import SitePage
from campaign.views.books import pdf_path, pictures


@dataclass(frozen=True)
class PrintChange:
    """A handbook whose prints change. `renumbered`: its edition or date tells readers so."""

    book: Handbook
    files: tuple[str, ...]
    new: bool
    renumbered: bool


def print_changes(
    before: Campaign,
    after: Campaign,
    pages: tuple[Mapping[str, SitePage], Mapping[str, SitePage]],
    roots: tuple[Path, Path],
) -> list[PrintChange]:
    """Handbooks that print otherwise than before."""
    old = _keys(before, pages[0], roots[0])
    new = _keys(after, pages[1], roots[1])
    found = []
    for book in after.handbooks:
        if old.get(book.id) == new[book.id]:
            continue
        was = before.handbook.get(book.id)
        renumbered = was is None or (was.edition, was.date) != (book.edition, book.date)
        files = tuple(pdf_path(book, edition) for edition in EDITIONS)
        found.append(PrintChange(book, files, was is None, renumbered))
    return found


def _keys(campaign: Campaign, pages: Mapping[str, SitePage], root: Path) -> dict[str, str]:
    """A key per handbook: of its own words, its chapters as filled in, its pictures."""
    found = {}
    for book in campaign.handbooks:
        own = f"so-tay/{book.id}/"
        parts: list[str | bytes] = [book.model_dump_json()]
        for page in campaign.chapters(book):
            parts += [page.uri, page.head.model_dump_json(), pages[page.uri].content]
        for output in pictures(campaign, root):
            if output.path.startswith(own):
                parts += [output.path, output.bytes]
        found[book.id] = key_of(*parts)
    return found
