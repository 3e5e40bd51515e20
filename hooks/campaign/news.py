"""What happened last to the records. Templates call these as `news.…`."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from campaign.campaign import Campaign
from campaign.dates import PartialDate
from campaign.model import Record


@dataclass(frozen=True)
class News:
    """Something that happened to a record, as exactly as its time is known. `kind` chooses the words."""

    date: PartialDate
    kind: str
    uri: str
    record: Record


def newest(campaign: Campaign, today: dt.date, count: int = 5) -> tuple[News, ...]:
    """What is surely over by `today`, newest first."""
    found = [news for news in _news(campaign) if news.date.last <= today]
    return tuple(sorted(found, key=lambda news: (news.date.last, news.uri), reverse=True)[:count])


def _news(campaign: Campaign) -> Iterator[News]:
    for book in campaign.handbooks:
        yield News(_day(book.date), "handbook", f"so-tay/{book.id}/index.md", book)
    for event in campaign.events:
        yield News(event.start, "event", f"su-kien/{event.id}.md", event)
    for award in campaign.rounds:
        yield News(_day(award.published), "round", f"vinh-danh/{award.id}.md", award)
    for one in campaign.assessments:
        if one.published and not one.reference:  # a reference is news of another place
            yield News(one.published, "assessment", f"san-xuat-sach-hon/{one.id}.md", one)
    for item in campaign.recommendations:
        for step in item.steps:
            if step.kind not in ("raised", "recommended"):
                yield News(step.date, f"step_{step.kind}", f"kien-nghi/{item.id}.md", item)
    for document in campaign.documents:
        if document.effective:
            yield News(document.effective, "effective", f"van-ban/{document.id}.md", document)
        if document.ends:
            yield News(document.ends, "ended", f"van-ban/{document.id}.md", document)


def _day(date: dt.date) -> PartialDate:
    return PartialDate(date.isoformat())
