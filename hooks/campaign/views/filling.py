"""Editors' prose with its tables filled in and its citations linked."""

import re
from collections.abc import Callable

from campaign.campaign import Campaign
from campaign.prose import CITATION, CODE, MARKER, Page
from campaign.views.described import described_prose
from campaign.views.look import Look
from campaign.views.table_values import table_values

Filler = Callable[[re.Match[str]], str]


def tidy(text: str) -> str:
    """No more than one blank line on end: what templates leave out leaves no hole."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def prose(campaign: Campaign, look: Look, page: Page) -> str:
    """The body of `page` with tables for markers and links for citations; code stays as it is."""
    uri = page.uri.replace(".en.md", ".md")
    language = page.language

    def table(found: re.Match[str]) -> str:
        values = table_values(found[1], campaign)
        return tidy(look.render(f"tables/{found[1]}.md", language, uri, campaign, **values))

    def citation(found: re.Match[str]) -> str:
        document = campaign.document[found[1]]
        values = {"document": document, "where": found[2], "remark": found[3]}
        return look.render("parts/citation.md", language, uri, campaign, **values).strip()

    pieces = []
    end = 0
    for code in CODE.finditer(page.body):
        pieces += [_fill(page.body[end : code.start()], table, citation), code[0]]
        end = code.end()
    data = described_prose(campaign, look, page)
    linked = look.render("parts/linked_data.md", language, uri, campaign, described=data)
    return "".join([*pieces, _fill(page.body[end:], table, citation), linked and "\n" + linked])


def _fill(text: str, table: Filler, citation: Filler) -> str:
    return CITATION.sub(citation, MARKER.sub(table, text))
