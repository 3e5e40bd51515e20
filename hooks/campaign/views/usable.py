"""What a page's HTML still needs to be used by ear and by finger: Markdown knows neither."""

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from campaign.handbook.tree import parsed, text_of

TABLE = re.compile(r"<table(?: [^>]*)?>.*?</table>", re.DOTALL)
TITLE = re.compile(r"<(h[1-6]|figcaption|summary)(?: [^>]*)?>.*?</\1>", re.DOTALL)
LINKED_CELL = re.compile(r"<td([^>]*>(?:<strong>)?<a )")
LONE_LINK = re.compile(
    r"<(li|p|dd|td|h2|h3)((?: (?:id|style)=\"[^\"]*\")*)>"
    r"(\s*(?:<strong>)?<a (?:(?!</a>).)*</a>(?:</strong>)?\s*)</\1>",
    re.DOTALL,
)


def finish(pages: Iterable[Any]) -> None:
    """Name the tables and mark the lone links of MkDocs' rendered pages (`content`, `title`)."""
    for page in pages:
        page.content = lone_links(tables(page.content, page.title))


def lone_links(html: str) -> str:
    """Class "alone" on what holds a link and nothing else: such a link is as high as a finger.

    A link within a sentence is as high as its line: https://www.w3.org/TR/WCAG22/#target-size-minimum.
    """
    return LONE_LINK.sub(r'<\1\2 class="alone">\3</\1>', html)


def tables(html: str, title: str) -> str:
    """Tables with a name, heads that say of what, and a frame in which a wide one scrolls.

    https://www.w3.org/WAI/tutorials/tables/. The name is the table's own caption or else the heading
    above it; a second table under one heading has "(2)" behind it. In a listing, whose rows are cards
    on a phone, the cell that leads to the record is the head of its row. Above the first heading the
    page's `title` is the name.
    """
    names: dict[str, int] = {}

    def made(found: re.Match[str]) -> str:
        name = _name(html, found) or title
        names[name] = names.get(name, 0) + 1
        numbered = name if names[name] == 1 else f"{name} ({names[name]})"
        return _named(found[0], numbered, _in_listing(html, found.start()))

    return TABLE.sub(made, html)


def _named(table: str, name: str, listing: bool) -> str:
    caption = f'<caption data-pagefind-ignore="">{escape(name)}</caption>'
    start = table.index(">") + 1
    table = table[:start] + caption + table[start:].replace("<th>", '<th scope="col">')
    table = table.replace("<th ", '<th scope="col" ').replace('scope="col" scope="col"', 'scope="col"')
    if not listing:
        return f'<div class="scroll">{table}</div>'
    rows = (LINKED_CELL.sub(r'<td role="rowheader"\1', row, count=1) for row in table.split("<tr>"))
    return "<tr>".join(rows)


def _name(html: str, table: re.Match[str]) -> str:
    """What a reader sees as its name; "" where a page has neither caption nor heading."""
    own = re.match(r"\s*<figcaption.*?</figcaption>", html[table.end() :], re.DOTALL)
    titles = [own] if own else list(TITLE.finditer(html, 0, table.start()))
    return text_of(parsed(titles[-1][0])) if titles else ""


def _in_listing(html: str, at: int) -> bool:
    """Whether a listing is open there; it holds headings, lines and tables, no other `div`."""
    return html.rfind('<div class="listing', 0, at) > html.rfind("</div>", 0, at)
