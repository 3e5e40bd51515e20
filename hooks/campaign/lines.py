"""Lines of a page that look like a list, a table or code, and that Markdown does not read as such."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from campaign.prose import Found, Page

TAB_LENGTH = 4  # spaces: Python-Markdown's
ITEM = re.compile(r"[ ]*(?:[-*+]|\d+\.)[ ]+\S")
FIRST_ITEM = re.compile(r"[ ]*(?:[-*+]|1\.)[ ]+\S")
# Signs that a word processor or a habit puts there, and signs without the space behind them.
NO_ITEM = re.compile(
    r"[ ]*([•·●○▪]|–(?= )|\[[ xX]\](?= )|-\[.?\]|[-*+] \[\]|\d{1,2}\)|\d{1,2}\.(?=[^\W\d_])|-(?=[^\W\d_]))"
)
HOLDER = re.compile(r"([ ]*)(!!!|\?\?\?\+?|===[+!]{0,2})[ ]")
# What Word puts where Markdown wants a space, and what nobody sees at all.
HIDDEN = re.compile(
    r"[\u200b\u2060\ufeff]|\[@[^\],;\s]*\xa0"
    r"|^[ ]*(?:(?:[-*+]|\d+\.|\#{1,6}|!!!|\?\?\?\+?|===|///|:|>)[ ]*\[?)?\xa0",
    re.MULTILINE,
)
MOST_LEVELS = 6  # of lists, boxes and quotations, one in the other
DEEP = re.compile(rf"(?:[ ]{{{TAB_LENGTH * (MOST_LEVELS + 1)},}}|(?:[ ]*>){{{MOST_LEVELS + 1},}}[ ]*)[^\s>]")
# Below these a new block begins without an empty line.
OPENER = re.compile(r"[ ]*(?:!!!|\?\?\?|===|///|#{1,6}|attrs:|<!--)")
SEPARATOR = re.compile(r"(?=[^|]*\|)[ ]*\|?(?:[ ]*:?-+:?[ ]*\|)*[ ]*(?::?-+:?[ ]*)?")
ROW = re.compile(r"[ ]*\|.*\|[ ]*")
BAR = re.compile(r"(?<!\\)\|")
FENCE = re.compile(r"[ ]*(```+|~~~+)")


@dataclass(frozen=True)
class TableLines:
    """A table's lines in the file. `glued`: whether it stands right below words."""

    glued: bool
    header: Found
    rows: tuple[Found, ...]  # from the second line of the table on

    def uneven(self) -> Iterator[tuple[Found, int, int]]:
        """Rows that have other than the header's number of cells, with both numbers."""
        wanted = _cells(self.header.name)
        for row in self.rows:
            if (has := _cells(row.name)) != wanted:
                yield row, has, wanted


def glued_lists(page: Page) -> Iterator[Found]:
    """First items of lists right below words: Markdown takes them for words."""
    for run in _runs(page):
        for i, line in enumerate(run[1:], 1):
            if FIRST_ITEM.match(line.name):
                if not OPENER.match(run[i - 1].name) and not any(ITEM.match(one.name) for one in run[:i]):
                    yield line
                break


def no_items(page: Page) -> Iterator[Found]:
    """Signs at the beginning of a line that make no item of a list."""
    for line in _lines(page):
        if found := NO_ITEM.match(line.name):
            yield Found(found[1], line.line)


def hidden_spaces(page: Page) -> Iterator[int]:
    """Lines with a space that is none to Markdown."""
    yield from sorted({page.line_at(found.end() - 1) for found in HIDDEN.finditer(page.prose)})


def empty_holders(page: Page) -> Iterator[Found]:
    """Signs of boxes and tabs with nothing inside: what follows is not moved in."""
    body = page.body.split("\n")
    for i, line in enumerate(page.prose.split("\n")):
        if found := HOLDER.match(line):
            below = next((one for one in body[i + 1 :] if one.strip()), "")
            if len(below) - len(below.lstrip(" ")) < len(found[1]) + TAB_LENGTH:
                yield Found(found[2], page.first_line + i)


def too_deep(page: Page) -> Iterator[Found]:
    """Lines that stand in more than MOST_LEVELS others: more than paper can set."""
    yield from (line for line in _lines(page) if DEEP.match(line.name))


def indents(page: Page) -> Iterator[tuple[int, int]]:
    """How far items and paragraphs are moved in by a number of spaces that counts as none; their lines."""
    for run in _runs(page):
        for i, line in enumerate(run):
            spaces = len(line.name) - len(line.name.lstrip(" "))
            is_heading = line.name[spaces] == "#"  # which may stand nowhere but at the edge
            if spaces % TAB_LENGTH and not is_heading and (i == 0 or ITEM.match(line.name)):
                yield spaces, line.line


def tables(page: Page) -> Iterator[TableLines]:
    """Every table with its line of dashes."""
    for run in _runs(page):
        ruled = next((i for i, line in enumerate(run) if i and SEPARATOR.fullmatch(line.name)), None)
        if ruled is not None:
            above, rows = run[: ruled - 1], run[ruled:]
            end = next((i for i, row in enumerate(rows) if OPENER.match(row.name)), len(rows))
            glued = bool(above) and not OPENER.match(above[-1].name)
            yield TableLines(glued, run[ruled - 1], tuple(rows[:end]))


def unruled_tables(page: Page) -> Iterator[int]:
    """Lines of what looks like a table, without the line of dashes below its first one."""
    for run in _runs(page):
        if not any(SEPARATOR.fullmatch(line.name) for line in run[1:]):
            yield from [line.line for line in run if ROW.fullmatch(line.name)][:1]


def open_fences(page: Page) -> Iterator[Found]:
    """Signs of blocks of code that have no end."""
    for line in _lines(page):
        if found := FENCE.match(line.name):
            yield Found(found[1], line.line)


def _cells(row: str) -> int:
    return len(BAR.split(row.strip().removeprefix("|").removesuffix("|")))


def _lines(page: Page) -> Iterator[Found]:
    for number, words in enumerate(page.prose.split("\n"), page.first_line):
        yield Found(words, number)


def _runs(page: Page) -> Iterator[list[Found]]:
    """Lines without an empty one between them."""
    run: list[Found] = []
    for line in _lines(page):
        if line.name.strip():
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run
