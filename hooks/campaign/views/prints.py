"""“Bản in của tôi còn mới không?”: the editions of each handbook, and what changed since."""

from collections.abc import Iterator
from dataclasses import dataclass

from campaign.campaign import Campaign
from campaign.model import Handbook
from campaign.model.handbooks import Change
from campaign.output import Output
from campaign.prose import Page
from campaign.views import addresses
from campaign.views.look import Look
from campaign.views.page import in_both_languages


@dataclass(frozen=True)
class Printed:
    """An edition that somebody may hold in hand. `later`: what followed it, oldest first.

    `chapters`: those that changed since and are still there, in the book's order.
    """

    change: Change
    later: tuple[Change, ...]
    chapters: tuple[Page, ...]

    @property
    def anchor(self) -> str:
        return anchor(self.change.edition)


def anchor(edition: str) -> str:
    """The place of an edition in its page: "1.0" -> "ban-1-0". Printed on paper: never changed."""
    return "ban-" + edition.replace(".", "-")


def printed(campaign: Campaign, book: Handbook) -> tuple[Printed, ...]:
    """Every edition of a handbook, newest first."""
    chapters = campaign.chapters(book)
    found = []
    for i, change in enumerate(book.history):
        later = book.history[i + 1 :]
        changed = {name for one in later for name in one.chapters}
        kept = tuple(page for page in chapters if page.uri.rsplit("/", 1)[-1] in changed)
        found.append(Printed(change, later, kept))
    return tuple(reversed(found))


def minutes(campaign: Campaign, book: Handbook) -> int:
    """How long a handbook takes to teach: the sum of its sessions."""
    sessions = (getattr(page.head, "session", None) for page in campaign.chapters(book))
    return sum(session.minutes for session in sessions if session)


def print_pages(campaign: Campaign, look: Look) -> Iterator[Output]:
    """A page per handbook; the QR code of each print leads there."""
    for book in campaign.handbooks:
        uri = addresses.prints_uri(book)
        values = {"book": book, "prints": printed(campaign, book)}
        yield from in_both_languages(campaign, look, book, uri, "prints", None, **values)
