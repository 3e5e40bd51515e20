"""How rules are written down and what they may ask."""

from collections.abc import Callable, Iterator, Mapping

from campaign.campaign import SAMPLED, Campaign
from campaign.model import Record
from campaign.problems import did_you_mean
from campaign.source import Path

Finding = tuple[Record | str, Path, str, str]
"""A record and the path in it (or a file and (line,)), what is wrong, how to mend it."""
UNREAL = "bỏ dòng này, hoặc thêm “sample: true” cho bản ghi"


class Known:
    """Which ids exist, those of records that did not pass included."""

    def __init__(self, campaign: Campaign, broken: Mapping[str, set[str]]) -> None:
        self._campaign, self._broken = campaign, broken
        self._ids: dict[str, set[str]] = {}

    def ids(self, kind: str) -> set[str]:
        """Ids of the records in a field of Campaign."""
        if kind not in self._ids:
            broken = self.broken("place_files" if kind == "places" else kind)
            self._ids[kind] = {record.key for record in getattr(self._campaign, kind)} | broken
        return self._ids[kind]

    def broken(self, kind: str) -> set[str]:
        """Ids and file names of the records of a kind that did not pass; of pages, their addresses."""
        return self._broken.get(kind, set())

    def link(self, record: Record, path: Path, kind: str, wanted: str | None, name: str) -> Iterator[Finding]:
        """Findings where `record` names what is no id of `kind`, or where it is real and that a sample.

        `name`: what the editor calls the kind.
        """
        ids = self.ids(kind)
        if wanted is not None and wanted not in ids:
            cure = did_you_mean(wanted, ids, f"tạo {name} này trước, hoặc bỏ dòng này")
            yield record, path, f"không có {name} “{wanted}”", cure
        if not record.sample and wanted in self.samples(kind):
            yield record, path, f"bản ghi thật nhắc đến dữ liệu minh họa “{wanted}”", UNREAL

    def samples(self, kind: str) -> set[str]:
        """Ids of the records that vanish from a public build."""
        records = getattr(self._campaign, kind) if kind in SAMPLED else ()
        return {record.key for record in records if record.sample}


Rule = Callable[[Campaign, Known], Iterator[Finding]]
RULES: list[Rule] = []


def rule(function: Rule) -> Rule:
    """Register a rule."""
    RULES.append(function)
    return function
