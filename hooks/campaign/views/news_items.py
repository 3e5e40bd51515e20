"""What feeds tell: events, honours, steps of recommendations, assessments.

A withdrawal is news of its own, and so is each step of a recommendation. An item keeps its id wherever
the site stands, so that nobody is told the same twice.
"""

import datetime as dt
import html
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from campaign.campaign import Campaign
from campaign.dates import PartialDate
from campaign.model import Assessment, AwardRound, Event, Honouree, Recommendation
from campaign.model.recommendations import ASKING, Step
from campaign.views.addresses import (
    assessment_uri,
    event_uri,
    honouree_uri,
    recommendation_uri,
    round_uri,
)
from campaign.views.calendar import SAID_FIRST, event_uid, location
from campaign.views.look import Look
from campaign.views.machine import plain, speech


@dataclass(frozen=True)
class Item:
    """One piece of news. `text`: plain text, one thing a line."""

    id: str
    title: str
    url: str
    text: str
    published: dt.date | None  # None where no exact day is known: feeds then give none
    changed: dt.date | None
    order: dt.date  # the newest first
    tag: str

    @property
    def as_html(self) -> str:
        """The text as RSS wants a description: HTML, which the template then escapes once more."""
        return html.escape(self.text, quote=False).replace("\n", "<br>")


def events(campaign: Campaign, look: Look) -> Iterator[Item]:
    for event in campaign.events:
        yield _event(event, campaign, look)


def _event(event: Event, campaign: Campaign, look: Look) -> Item:
    say = speech(campaign, look, event_uri(event))
    words = say.words
    status = words["event_status"][event.status]
    where = location(event, campaign, say)
    lines = [
        words["event_notice"].get(event.status, ""),
        event.summary.vi,
        f"{words['event']['when']}: {say.when(event)}",
        f"{words['event']['where']}: {where}" if where else "",
    ]
    return Item(
        id=f"su-kien/{event_uid(event, campaign)}",
        title=plain(f"{status}: {event.title.vi}" if event.status in SAID_FIRST else event.title.vi),
        url=say.full_address,
        text=plain("\n".join(filter(None, lines))),
        published=event.published,
        changed=event.changed,
        order=event.changed,
        tag=words["event_type"][event.type],
    )


def honours(campaign: Campaign, look: Look) -> Iterator[Item]:
    for award in campaign.rounds:
        yield _round(award, campaign, look)
        for honouree in award.honourees:
            if honouree.withdrawn:
                yield _withdrawal(award, honouree, campaign, look)


def _round(award: AwardRound, campaign: Campaign, look: Look) -> Item:
    say = speech(campaign, look, round_uri(award))
    withdrawn = [one.withdrawn.date for one in award.honourees if one.withdrawn]
    count = say.words["honour"]["count"].format(n=len(award.honourees))
    lines = [f"{say.words['level'][award.level]}, {award.year}: {count}"]
    if withdrawn:
        lines[0] += f" ({say.words['standing']['withdrawn'].lower()}: {len(withdrawn)})"
    if made := award.decision:
        number = say.words["document"]["cited"]["quyet-dinh"].format(number=made.number)
        lines.append(f"{number}, {say.date(made.date)}, {made.issuer.vi}")
    return Item(
        id=f"vinh-danh/{award.id}@{campaign.info.uid_domain}",
        title=plain(award.title.vi),
        url=say.full_address,
        text=plain("\n".join(lines)),
        published=award.published,
        changed=max([award.published, *withdrawn]),
        order=max([award.published, *withdrawn]),
        tag=say.words["level"][award.level],
    )


def _withdrawal(award: AwardRound, honouree: Honouree, campaign: Campaign, look: Look) -> Item:
    say = speech(campaign, look, honouree_uri(honouree))
    made = honouree.withdrawn
    assert made
    word = say.words["standing"]["withdrawn"]
    on = say.words["honour"]["withdrawn_on"].format(date=say.date(made.date), decision=made.decision)
    return Item(
        id=f"vinh-danh/{honouree.id}/rut@{campaign.info.uid_domain}",
        title=plain(f"{word}: {honouree.name.vi} – {award.title.vi}"),
        url=say.full_address,
        text=plain(f"{on}\n{made.reason.vi}"),
        published=made.date,
        changed=made.date,
        order=made.date,
        tag=word,
    )


def recommendations(campaign: Campaign, look: Look) -> Iterator[Item]:
    for item in campaign.recommendations:
        seen: Counter[str] = Counter()
        for step in item.steps_until(look.today):
            if step.kind != "recommended":  # it says no more than what was raised
                name = f"{step.kind}-{step.date.text.replace('/', '-')}"
                seen[name] += 1
                again = f"-{seen[name]}" if seen[name] > 1 else ""
                yield _step(item, step, name + again, campaign, look)


def _step(item: Recommendation, step: Step, name: str, campaign: Campaign, look: Look) -> Item:
    say = speech(campaign, look, recommendation_uri(item))
    words = say.words
    who = campaign.addressee[item.addressee_of(step)].name.vi
    number = words["recommendation"]["document"].format(number=step.document) if step.document else ""
    lines = [
        item.recommendation.vi,
        f"{words['recommendation']['addressee']}: {who}" if step.kind in ASKING else "",
        who if step.kind == "replied" else "",
        ", ".join(filter(None, [say.date(step.date), number])),
        step.note.vi if step.note else "",
    ]
    return Item(
        id=f"kien-nghi/{item.id}/{name}@{campaign.info.uid_domain}",
        title=plain(f"{words['step'][step.kind]}: {item.title.vi}"),
        url=f"{say.full_address}#cac-buoc",
        text=plain("\n".join(filter(None, lines))),
        published=_exact(step.date),
        changed=_exact(step.date),
        order=step.date.last,
        tag=words["recommendation_subject"][item.subject],
    )


def assessments(campaign: Campaign, look: Look) -> Iterator[Item]:
    for one in campaign.assessments:
        yield _assessment(one, campaign, look)


def _assessment(one: Assessment, campaign: Campaign, look: Look) -> Item:
    say = speech(campaign, look, assessment_uri(one))
    words = say.words["assessment"]
    reference = words["reference"] if one.reference else ""
    lines = [
        one.summary.vi,
        f"{words['published']}: {say.date(one.published)}" if one.published else "",
        f"{words['assessor']}: {one.assessor.vi}" if one.assessor else "",
    ]
    return Item(
        id=f"san-xuat-sach-hon/{one.id}@{campaign.info.uid_domain}",
        title=plain(f"{reference}: {one.title.vi}" if reference else one.title.vi),
        url=say.full_address,
        text=plain("\n".join(filter(None, lines))),
        published=_exact(one.published),
        changed=_exact(one.published),
        order=one.published.last if one.published else dt.date.min,
        tag=say.words["sector"][one.sector],
    )


def _exact(date: PartialDate | None) -> dt.date | None:
    return date.first if date and date.is_day else None
