"""Bar charts: what each bar says and how long it is. `overrides/parts/charts.md` draws them as SVG."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from campaign.model import Assessment
from campaign.views.look import Speech
from campaign.views.results import Comparison, Group

LINE = 38  # characters: what fits on a phone 360 px wide
Value = tuple[Decimal, str]
"""A number and what is written behind its bar."""


@dataclass(frozen=True)
class Bar:
    series: int  # which pattern
    share: float  # of the longest bar, 0 to 1
    text: str


@dataclass(frozen=True)
class Row:
    lines: tuple[str, ...]  # the label
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Chart:
    """`id`: part of the ids inside the SVG, once on a page. `series`: one or two, each with its pattern."""

    id: str
    title: str
    series: tuple[str, ...]
    rows: tuple[Row, ...]


def drawn(
    name: str,
    title: str,
    series: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Value]]],
    own: bool = False,
) -> Chart:
    """A chart of `rows` on one scale; with `own`, each row on its own scale."""
    longest = max((number for _, values in rows for number, _ in values), default=Decimal())
    made = []
    for label, values in rows:
        whole = max(number for number, _ in values) if own else longest
        bars = [
            Bar(i, float(number / whole) if whole > 0 and number > 0 else 0.0, text)
            for i, (number, text) in enumerate(values)
        ]
        made.append(Row(tuple(textwrap.wrap(label, LINE)), tuple(bars)))
    return Chart(name, title, tuple(series), tuple(made))


def readings(one: Assessment, say: Speech) -> Chart:
    """An assessment's indicators, before and after, each on its own scale."""
    words = say.words["assessment"]
    rows = [
        (
            say.words["quantity"][indicator.quantity]
            + (f" ({say.plain(indicator.name)})" if indicator.name else ""),
            [
                (reading.value, _amount(reading.value, reading.unit, say))
                for reading in (indicator.before, indicator.after)
            ],
        )
        for indicator in one.indicators
    ]
    series = [words["before_or_norm"] if _norms(one) else words["before"], words["after"]]
    return drawn("chi-so", words["readings_title"], series, rows, own=True)


def _norms(one: Assessment) -> bool:
    return any(indicator.compared_with == "norm" for indicator in one.indicators)


def money(one: Assessment, say: Speech) -> Chart:
    """Cost and yearly saving of the measures that state both."""
    words = say.words["assessment"]
    rows = [
        (
            say.plain(each.title),
            [_millions(each.cost or Decimal(), say), _millions(each.net_saving or Decimal(), say)],
        )
        for each in one.priced
    ]
    return drawn("tien", words["money_title"], [words["cost"], words["saving"]], rows)


def zone_results(groups: Sequence[Group], say: Speech) -> Chart:
    """Cost and yearly saving by zone."""
    words = say.words["assessment"]
    rows = []
    for group in groups:
        zone = say.campaign.zone.get(group.key)
        name = say.plain(zone.name) if zone else words["no_zone"]
        rows.append((name, [_millions(group.cost, say), _millions(group.saving, say)]))
    return drawn("khu-vuc", words["zones_title"], [words["cost"], words["saving"]], rows)


def sector_results(groups: Sequence[Group], say: Speech) -> Chart:
    """How many assessments there are of each sector, here and elsewhere."""
    words = say.words["assessment"]
    rows = [
        (
            say.words["sector"][group.key],
            [(Decimal(len(found)), str(len(found))) for found in (group.here, group.references)],
        )
        for group in groups
    ]
    return drawn("nganh", words["sectors_title"], [words["here"], words["references"]], rows)


def comparison(found: Comparison, say: Speech) -> Chart:
    """One quantity before and after, in one unit and on one scale."""
    words = say.words["assessment"]
    unit = say.words["unit"][found.unit]
    rows = [
        (
            say.plain(one.title),
            [(reading.value, say.number(reading.value)) for reading in (indicator.before, indicator.after)],
        )
        for one, indicator in found.rows
    ]
    norm = any(indicator.compared_with == "norm" for _, indicator in found.rows)
    series = [words["before_or_norm"] if norm else words["before"], words["after"]]
    title = f"{say.words['quantity'][found.quantity]}, {unit}"
    name = f"{found.quantity}-{_slug(found.unit)}"
    return drawn(name, title, series, rows)


def _slug(unit: str) -> str:
    return "".join(c for c in unit.lower() if c.isascii() and c.isalnum()) or "so"


def _amount(value: Decimal, unit: str, say: Speech) -> str:
    return f"{say.number(value)} {say.words['unit'][unit]}"


def _millions(amount: Decimal, say: Speech) -> Value:
    return amount, say.number(round(amount / 1_000_000, 2))
