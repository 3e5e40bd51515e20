"""What must hold between records. A rule is a function; its docstring is the rule.

`@rule` tells the same in Vietnamese, with the messages that the rule may say: the page
“Thông báo lỗi” is made of them.
"""

from collections.abc import Mapping

from campaign.campaign import Campaign
from campaign.problems import Problem
from campaign.rules import (  # importing a module registers its rules
    addressees,
    assessments,
    chapter_links,
    chapters,
    documents,
    events,
    files,
    handbooks,
    honoured_assessments,
    honours,
    letters,
    markdown,
    models,
    notation,
    pages,
    places,
    recommendations,
    samples,
    savings,
    standing,
    translations,
    zones,
)
from campaign.rules.registry import RULES, Known

__all__ = [
    "addressees",
    "assessments",
    "chapter_links",
    "chapters",
    "check",
    "documents",
    "events",
    "files",
    "handbooks",
    "honoured_assessments",
    "honours",
    "letters",
    "markdown",
    "models",
    "notation",
    "pages",
    "places",
    "recommendations",
    "samples",
    "savings",
    "standing",
    "translations",
    "zones",
]


def check(campaign: Campaign, broken: Mapping[str, set[str]]) -> list[Problem]:
    """Every breach of every rule. `broken`: ids of records that did not even pass the model."""
    known = Known(campaign, broken)
    return [
        Problem(record.origin.file, record.origin.line(path), said)
        if not isinstance(record, str)
        else Problem(record, int(path[0]) if path else 1, said)
        for rule in RULES
        for record, path, said in rule.check(campaign, known)
    ]
