"""The honour roll: lists that stay as light with thousands of names as with forty.

A page shows ROWS of a list and leads to its next pages, which need no script. Where there is one, listing.js
fetches the whole roll (`vinh-danh/danh-sach.js`) when somebody begins to filter.
"""

import itertools
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from campaign.campaign import Campaign, Honour
from campaign.dates import Language
from campaign.output import Output
from campaign.views.look import LANGUAGES, Look, Speech
from campaign.views.machine import speech

ROWS = 100  # honours on one page: about 3 kB on their way
NEAR = 2  # pages before and after this one that it leads to, beside the first and the last
INDEX = "vinh-danh/index.md"
FILE = "vinh-danh/danh-sach.js"


@dataclass(frozen=True)
class Part:
    """The `number`-th page of a list of `pages`, at `uri`; `total` honours in all of them."""

    uri: str
    number: int
    pages: int
    total: int
    entries: Sequence[Honour]

    def uri_of(self, number: int) -> str:
        """Where another of its pages stands."""
        top = self.uri if self.number == 1 else self.uri.rpartition("/trang/")[0] + ".md"
        if number == 1:
            return INDEX if top == "vinh-danh.md" else top
        return f"{top.removesuffix('.md').removesuffix('/index')}/trang/{number}.md"

    @property
    def shown(self) -> list[int | None]:
        """Pages to lead to; None where some are left out."""
        around = range(self.number - NEAR, self.number + NEAR + 1)
        numbers = sorted({1, self.pages, *around} & set(range(1, self.pages + 1)))
        shown: list[int | None] = []
        for before, number in itertools.pairwise([0, *numbers]):
            shown += [None, number] if number > before + 1 else [number]
        return shown


def parts(uri: str, entries: Sequence[Honour]) -> list[Part]:
    """A list, page by page; the first is at `uri` itself."""
    chunks = [entries[start : start + ROWS] for start in range(0, len(entries), ROWS)] or [()]
    first = Part(uri, 1, len(chunks), len(entries), chunks[0])
    rest = enumerate(chunks[1:], start=2)
    return [first, *(Part(first.uri_of(n), n, first.pages, first.total, chunk) for n, chunk in rest)]


def roll_files(campaign: Campaign, look: Look) -> Iterator[Output]:
    """The whole roll for listing.js, if it has more than one page; a script, as the finder's data is."""
    if len(campaign.honours) <= ROWS:
        return
    for language in LANGUAGES:
        say = speech(campaign, look, INDEX, language)
        rows = [_row(campaign, say, entry) for entry in campaign.honours]
        text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        yield Output(address(language), f"window.campaignRows={text};\n", campaign.info.origin.file)


def address(language: Language) -> str:
    """Where the roll's data is in the site."""
    return FILE if language == "vi" else f"{language}/{FILE}"


Cell = Callable[[Campaign, Speech, Honour], str]
COLUMNS: Mapping[str, Cell] = {
    "nam": lambda campaign, say, entry: str(entry[0].year),
    "cap": lambda campaign, say, entry: str(say.word(f"level.{entry[0].level}")),
    "doi-tuong": lambda campaign, say, entry: str(say.word(f"honouree_kind.{entry[1].kind}")),
    "linh-vuc": lambda campaign, say, entry: str(say.word(f"honour_field.{entry[1].field}")),
    "noi": lambda campaign, say, entry: (
        "; ".join(say.plain(place.name) for place in campaign.places_today(entry[1].places)) or "—"
    ),
    "tinh-trang": lambda campaign, say, entry: str(say.word(f"standing.{entry[1].standing(say.today)}")),
}
"""What a row says after the name, by the name of its column in the address."""


def _row(campaign: Campaign, say: Speech, entry: Honour) -> list[object]:
    """Name, address from the roll's file, what follows the name; its foreign texts; state; cells."""
    award, honouree = entry
    sample = f" ({say.word('sample')})" if award.sample else ""
    names = [honouree.name, *(place.name for place in campaign.places_today(honouree.places))]
    foreign = [name.vi for name in names if say.language != "vi" and not name.en]
    state = honouree.standing(say.today)
    cells = (cell(campaign, say, entry) for cell in COLUMNS.values())
    return [say.plain(honouree.name), f"{honouree.id}/", sample, foreign, state, *cells]


def choices(campaign: Campaign, say: Speech, column: str) -> str:
    """Every value of a column, for the filter of a page that has not all rows: "2024; 2025"."""
    cell = COLUMNS[column]
    values = {one for entry in campaign.honours for one in cell(campaign, say, entry).split("; ")}
    return "; ".join(sorted(values))
