"""Recommendations together: in order, and by what they share."""

from collections.abc import Callable, Iterable
from typing import Literal, get_args

from campaign.campaign import Campaign
from campaign.model import Recommendation
from campaign.model.recommendations import Subject
from campaign.vietnamese import sort_key

GroupKind = Literal["linh-vuc", "noi-nhan", "khu-vuc", "nam"]
Group = tuple[str, tuple[Recommendation, ...]]


def newest_first(items: Iterable[Recommendation]) -> tuple[Recommendation, ...]:
    """By the date of the first step."""
    return tuple(sorted(items, key=lambda item: (item.steps[0].date.sort_key, item.id), reverse=True))


def addressees_of(item: Recommendation) -> tuple[str, ...]:
    """Ids of all the authorities that a recommendation went to or was answered by, its own first."""
    return tuple(dict.fromkeys([item.addressee, *map(item.addressee_of, item.steps)]))


def groups(campaign: Campaign, kind: GroupKind) -> tuple[Group, ...]:
    """The recommendations of each subject, addressee, zone or year that has any, newest first.

    Subjects stand as the list has them, years newest first, the others by name.
    """
    found: dict[str, list[Recommendation]] = {}
    for item in newest_first(campaign.recommendations):
        for key in _KEYS[kind](item):
            found.setdefault(key, []).append(item)
    return tuple((key, tuple(found[key])) for key in sorted(found, key=_order(campaign, kind)))


def to(campaign: Campaign, addressee: str) -> tuple[Recommendation, ...]:
    """The recommendations that concern an authority, newest first."""
    return dict(groups(campaign, "noi-nhan")).get(addressee, ())


_KEYS: dict[GroupKind, Callable[[Recommendation], tuple[str, ...]]] = {
    "linh-vuc": lambda item: (item.subject,),
    "noi-nhan": addressees_of,
    "khu-vuc": lambda item: item.zones,
    "nam": lambda item: (str(item.year),),
}


def _order(campaign: Campaign, kind: GroupKind) -> Callable[[str], int | bytes]:
    if kind == "nam":
        return lambda key: -int(key)
    if kind == "linh-vuc":
        return get_args(Subject).index
    names = campaign.zone if kind == "khu-vuc" else campaign.addressee
    return lambda key: sort_key(names[key].name.vi)
