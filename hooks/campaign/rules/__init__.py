"""What must hold between records. A rule is a function; its docstring is the rule."""

from collections.abc import Mapping

from campaign.campaign import Campaign
from campaign.problems import Problem
from campaign.rules import (  # importing a module registers its rules
    addressees,
    assessments,
    chapters,
    documents,
    events,
    files,
    handbooks,
    honoured_assessments,
    honours,
    models,
    pages,
    places,
    recommendations,
    samples,
    savings,
    standing,
    zones,
)
from campaign.rules.registry import RULES, Known

__all__ = [
    "addressees",
    "assessments",
    "chapters",
    "check",
    "documents",
    "events",
    "files",
    "handbooks",
    "honoured_assessments",
    "honours",
    "models",
    "pages",
    "places",
    "recommendations",
    "samples",
    "savings",
    "standing",
    "zones",
]


def check(campaign: Campaign, broken: Mapping[str, set[str]]) -> list[Problem]:
    """Every breach of every rule. `broken`: ids of records that did not even pass the model."""
    known = Known(campaign, broken)
    return [
        Problem(record.origin.file, record.origin.line(path), what, fix)
        if not isinstance(record, str)
        else Problem(record, int(path[0]) if path else 1, what, fix)
        for rule in RULES
        for record, path, what, fix in rule(campaign, known)
    ]
