"""English pages and the version of the Vietnamese page that each was made from.

A version is a short hash of what readers read: title, description, prose. Wrapping lines anew or
changing an event's hour makes no new version; changing a word does.
"""

import hashlib
from collections.abc import Iterator

from campaign.campaign import Campaign
from campaign.model import Event
from campaign.prose import EnglishHead, Page

DIGITS = 12  # of the hash: short enough to paste, long enough never to meet by chance
ENGLISH = ".en.md"


def version(page: Page) -> str:
    """The version of a Vietnamese page as it stands."""
    head = page.head
    said = (
        (head.title.vi, head.summary.vi) if isinstance(head, Event) else (head.title, head.description or "")
    )
    words = "\n".join(" ".join(text.split()) for text in (*said, page.body))
    return hashlib.sha256(words.encode()).hexdigest()[:DIGITS]


def stamp(page: Page) -> str:
    """The line of an English page that says it was made from this Vietnamese one as it stands."""
    return f'translation_of: "{version(page)}"'


def original(campaign: Campaign, page: Page) -> Page | None:
    """The Vietnamese page that an English one translates."""
    return campaign.page.get(page.uri.removesuffix(ENGLISH) + ".md")


def translated_from(page: Page) -> str | None:
    """The version that an English page says it was made from."""
    return page.head.translation_of if isinstance(page.head, EnglishHead) else None


def is_older(campaign: Campaign, uri: str) -> bool:
    """Whether the English page at `uri` was made from an older version than its Vietnamese one has."""
    page = campaign.page.get(uri)
    if page is None or page.language == "vi":
        return False
    source = original(campaign, page)
    return source is not None and translated_from(page) != version(source)


def older(campaign: Campaign) -> Iterator[tuple[Page, Page]]:
    """Every English page that is behind, with the Vietnamese page it is behind."""
    for page in campaign.pages:
        source = original(campaign, page) if page.language == "en" else None
        if source and is_older(campaign, page.uri):
            yield page, source
