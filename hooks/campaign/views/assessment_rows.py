"""What stands in the open tables of assessments; see `table_rows`."""

from collections.abc import Iterator
from decimal import Decimal

from campaign.campaign import Campaign
from campaign.model import Assessment
from campaign.views import addresses
from campaign.views.look import Look
from campaign.views.table_rows import Row, address, cited, named


def assessments(campaign: Campaign, look: Look) -> Iterator[Row]:
    doubtful = look.words["vi"]["verify"]
    for one in _sorted(campaign):
        yield {
            "id": one.id,
            **named("title", one.title),
            "enterprise": one.enterprise,
            "zone": one.zone,
            "elsewhere": one.elsewhere,
            "sector": one.sector,
            "activity": one.activity,
            "period": one.period,
            "published": one.published,
            "assessor": one.assessor,
            "reference": one.reference,
            "summary": one.summary,
            "output": _number(one.output.amount if one.output else None),
            "output_unit": one.output.unit if one.output else None,
            "figures": [
                f"{each.label.vi}: {each.value.vi}" + ("" if each.verified else f" ({doubtful})")
                for each in one.figures
            ],
            "verified": one.verified,
            "note": one.note,
            "url": address(campaign, look, addresses.assessment_uri(one)),
            "sources": cited(one.sources),
        }


def indicators(campaign: Campaign, look: Look) -> Iterator[Row]:
    for one in _sorted(campaign):
        for number, each in enumerate(one.indicators, 1):
            yield {
                "id": f"{one.id}-{number}",
                "assessment": one.id,
                "quantity": each.quantity,
                "name": each.name,
                "unit": each.before.unit,
                "per": each.before.per,
                "compared_with": each.compared_with,
                "before": _number(each.before.value),
                "before_period": each.before.period,
                "after": _number(each.after.value),
                "after_period": each.after.period,
                "change_percent": None if each.change is None else _number(round(each.change, 1)),
                "price": _number(each.price),
                "yearly_saving": _number(each.yearly_saving),
            }


def measures(campaign: Campaign, look: Look) -> Iterator[Row]:
    for one in _sorted(campaign):
        for number, each in enumerate(one.measures, 1):
            years = each.years if each.years is not None else each.payback
            yield {
                "id": f"{one.id}-{number}",
                "assessment": one.id,
                **named("title", each.title),
                "cost": _number(each.cost),
                "yearly_saving": _number(each.yearly_saving),
                "running_cost": _number(each.running_cost),
                "payback": None if years is None else _number(round(years, 1)),
            }


def _sorted(campaign: Campaign) -> list[Assessment]:
    return sorted(campaign.assessments, key=lambda one: one.id)


def _number(number: Decimal | None) -> int | float | None:
    """As JSON has it: no trailing ".0"."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)
