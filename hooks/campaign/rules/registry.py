"""How rules are written down and what they may ask."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from campaign.campaign import SAMPLED, Campaign
from campaign.catalogue import Message, Said, Section, message
from campaign.model import Record
from campaign.source import Path

Finding = tuple[Record | str, Path, Said]
"""A record and the path in it (or a file and (line,)), what is wrong and how to mend it."""

NO_SUCH_ID = message(
    Section.LINKS,
    "khong-co-ma",
    "không có {name} “{wanted}”",
    "tạo {name} này trước, hoặc bỏ dòng này",
    name="khu vực",
    wanted="kcn-dong-ban",
)
SAMPLE_NAMED = message(
    Section.LINKS,
    "nhac-den-minh-hoa",
    "bản ghi thật nhắc đến dữ liệu minh họa “{wanted}”",
    "bỏ dòng này, hoặc thêm “sample: true” cho bản ghi",
    wanted="cong-ty-vi-du-2022",
)
LINKED = (NO_SUCH_ID, SAMPLE_NAMED)
"""What `Known.link` may say."""


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
            yield record, path, NO_SUCH_ID.near(wanted, ids, name=name, wanted=wanted)
        if not record.sample and wanted in self.samples(kind):
            yield record, path, SAMPLE_NAMED(wanted=wanted)

    def samples(self, kind: str) -> set[str]:
        """Ids of the records that vanish from a public build."""
        records = getattr(self._campaign, kind) if kind in SAMPLED else ()
        return {record.key for record in records if record.sample}


Check = Callable[[Campaign, Known], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """What must hold between records. `sentence` tells it to editors, `messages` are all it may say."""

    section: Section
    sentence: str
    messages: tuple[Message, ...]
    check: Check


RULES: list[Rule] = []


def rule(section: Section, sentence: str, *messages: Message) -> Callable[[Check], Check]:
    """Register a rule with its sentence for editors and all that it may say."""

    def register(check: Check) -> Check:
        RULES.append(Rule(section, sentence, messages, check))
        return check

    return register
