"""What tables are filled with beside the campaign itself, by the name that a marker asks for."""

from collections.abc import Callable, Mapping

from campaign.campaign import Campaign
from campaign.views import charts, results, roll

TABLE_VALUES: Mapping[str, Callable[[Campaign], Mapping[str, object]]] = {
    "danh-gia": lambda campaign: {"assessments": results.listed(campaign.assessments)},
    "danh-gia-theo-chi-so": lambda campaign: {
        "comparisons": results.by_quantity(campaign),
        "draw": charts.comparison,
    },
    "danh-gia-theo-khu-vuc": lambda campaign: {
        "groups": results.by_zone(campaign),
        "draw": charts.zone_results,
    },
    "danh-gia-theo-nganh": lambda campaign: {
        "groups": results.by_sector(campaign),
        "draw": charts.sector_results,
    },
    "vinh-danh": lambda campaign: {"part": roll.parts(roll.INDEX, campaign.honours)[0], "roll": roll},
}


def table_values(name: str, campaign: Campaign) -> Mapping[str, object]:
    """Values for `overrides/tables/<name>.md`; most tables need none."""
    return TABLE_VALUES[name](campaign) if name in TABLE_VALUES else {}
