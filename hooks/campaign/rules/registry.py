"""How rules are written down and what they may ask."""

from collections.abc import Callable, Iterator, Mapping

from campaign.campaign import Campaign
from campaign.model import Record
from campaign.problems import did_you_mean
from campaign.source import Path

Finding = tuple[Record | str, Path, str, str]
"""A record and the path in it (or a file and (line,)), what is wrong, how to mend it."""


class Known:
    """Which ids exist, those of records that did not pass included."""

    def __init__(self, campaign: Campaign, broken: Mapping[str, set[str]]) -> None:
        self._campaign, self._broken = campaign, broken

    def ids(self, kind: str) -> set[str]:
        """Ids of the records in a field of Campaign."""
        broken = self.broken("place_files" if kind == "places" else kind)
        return {record.key for record in getattr(self._campaign, kind)} | broken

    def broken(self, kind: str) -> set[str]:
        """Ids and file names of the records of a kind that did not pass; of pages, their addresses."""
        return self._broken.get(kind, set())

    def missing(
        self, record: Record, path: Path, kind: str, wanted: str | None, name: str
    ) -> Iterator[Finding]:
        """A finding where `wanted` is no id of `kind`; `name`: what the editor calls the kind."""
        ids = self.ids(kind)
        if wanted is not None and wanted not in ids:
            cure = did_you_mean(wanted, ids, f"tạo {name} này trước, hoặc bỏ dòng này")
            yield record, path, f"không có {name} “{wanted}”", cure


Rule = Callable[[Campaign, Known], Iterator[Finding]]
RULES: list[Rule] = []


def rule(function: Rule) -> Rule:
    """Register a rule."""
    RULES.append(function)
    return function
