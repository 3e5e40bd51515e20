"""A numbered chapter -> the XML that the print templates read."""

import itertools
import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

import lxml.etree

from campaign.handbook.glue import glue
from campaign.handbook.tails import keep_tails
from campaign.handbook.tree import CONTROL, Element, classes, having, parsed
from campaign.handbook.widths import longest_word, say_widths

SCREEN_ONLY = ("tabbed-labels", "number", "headerlink")
# Attributes the templates read. Others (`:class`, `@click`) need not even be legal XML.
KEPT = re.compile("align|alt|checked|class|colspan|href|id|keep|label|rowspan|src|start|to|type|width")
CALL = re.compile(r"fnref\d*:(.*)")  # fnref:x, then fnref2:x …
# Drawn by their parents, so nothing can refer to them.
PARTS = ("li", "tr", "th", "td", "dt", "dd", "figcaption", "sup")


class UnprintableElement(Exception):
    """The paper has no form for something in `source`: a tag, a kind of box, a picture, a character.

    `tag` is its name as the message shows it, and what `line_of_tag` looks for: "video", "h5",
    "!!! tip", "hinh/thieu.svg", "🙂".
    """

    def __init__(self, source: str, tag: str) -> None:
        super().__init__(f"{source}: {tag}")
        self.source, self.tag = source, tag


@dataclass(frozen=True)
class Sheet:
    """One chapter to print. `html` as `numbering` leaves it; `key` is what `data-to` calls it."""

    key: str
    html: str
    source: str  # for messages


def chapter_xmls(
    sheets: Sequence[Sheet],
    images: Mapping[str, str],
    leave_out: Collection[str],
    measure: float,
    turns: bool,
) -> dict[str, str]:
    """The chapters of one book as well-formed XML, by key; every `src` is a file's path in `images`.

    Elements of a class in `leave_out` are not printed, and what referred to them leads nowhere. `measure`:
    mm of width for type of 11 pt; `turns`: whether a table may lie across a page of its own.
    Raises UnprintableElement.
    """
    roots = {sheet.key: _kept(parsed(sheet.html), leave_out) for sheet in sheets}
    targets = {f"{key}#{name}" for key, root in roots.items() for name in ["", *_points(root)]}
    found = {}
    for sheet in sheets:
        root = roots[sheet.key]
        _call_notes_first(root)
        _open_tabs(root)
        for link in root.iter("a"):
            _aim(link, targets)
        _check(root, sheet.source, images)
        _part_notes(root)
        glue(root)
        _fit_tables(root, measure if turns else math.inf)
        keep_tails(root, measure)
        found[sheet.key] = CONTROL.sub("", lxml.etree.tostring(root, encoding="unicode"))
    return found


def _call_notes_first(root: Element) -> None:
    """A note is printed where `fnref:x` calls it (notes.typ): at its first call that is printed.

    Python-Markdown counts the calls in boxes last, and the first may have been left out.
    """
    called = set()
    for call in root.iter("sup"):
        if found := CALL.fullmatch(str(call.get("id", ""))):
            call.set("id", f"fnref{'2' if found[1] in called else ''}:{found[1]}")
            called.add(found[1])


def _part_notes(root: Element) -> None:
    """A comma between two notes called side by side: ⁷ and ⁵ are not 75."""
    for call in list(root.iter("sup")):
        if (behind := call.getnext()) is not None and behind.tag == "sup" and not (call.tail or "").strip():
            comma = lxml.etree.Element("sup")
            comma.text, call.tail = ",", None
            call.addnext(comma)


def _kept(root: Element, leave_out: Collection[str]) -> Element:
    for element in [e for e in root.iter() if {*leave_out, *SCREEN_ONLY} & set(classes(e))]:
        if element.getparent() is not None:
            element.drop_tree()
    return root


def _points(root: Element) -> list[str]:
    return [
        str(element.get("id")) for element in root.iter() if element.get("id") and element.tag not in PARTS
    ]


def _open_tabs(root: Element) -> None:
    """One tab after the other, each under its title."""
    for tabs in having(root, "tabbed-set"):
        for button in tabs.findall("input"):
            button.drop_tree()
    for title in having(root, "tabbed-title"):
        title.tag = "div"


def _aim(link: Element, targets: Collection[str]) -> None:
    to, label = link.attrib.pop("data-to", None), link.attrib.pop("data-label", None)
    if to in targets:
        link.set("to", to)
        del link.attrib["href"]
        if label:
            link.set("label", label)
    elif to:  # what it meant is not in this edition
        del link.attrib["href"]
    elif str(link.get("href", "")).startswith("#"):  # a note, whose id is not encoded as an address is
        link.set("href", unquote(link.get("href")))


SMALL, PADDING = 9.5 * 25.4 / 72, 4.0  # mm: the type of tables where the text has 11 pt, and beside it
CODE_WIDTH = "113"  # CSS px: 30 mm, which a phone reads at arm's length
SHRINK = 0.8  # columns.typ draws a table this much smaller before it has to be turned
FEW = 12  # rows; so many at most can be drawn as a block each instead (columns.typ: `stackable`)


def _fit_tables(root: Element, measure: float) -> None:
    """`wide` tables do not fit an upright page, even shrunk: their words would touch. They are turned, unless
    they are short and nobody writes into them.
    """
    for table in root.iter("table"):
        say_widths(table)
        rows = [row.findall("th") + row.findall("td") for row in table.iter("tr")]
        columns = itertools.zip_longest(*rows)
        words = ([longest_word(cell) for cell in column if cell is not None] for column in columns)
        least = sum(max(column, default=0) * SMALL + PADDING for column in words)
        if least * SHRINK > measure and (len(rows) > FEW or "…" in table.text_content()):
            table.set("class", " ".join([*classes(table), "wide"]))


def _check(root: Element, source: str, images: Mapping[str, str]) -> None:
    for element in root.iter():
        if ":" in element.tag:  # <o:p>, pasted from Word: not well-formed outside it
            raise UnprintableElement(source, element.tag)
        for name in [name for name in map(str, element.attrib) if not KEPT.fullmatch(name)]:
            del element.attrib[name]
        if element.tag == "img":
            src = str(element.get("src"))
            if src not in images:
                raise UnprintableElement(source, src)
            element.set("src", images[src])
            if src.startswith("qr:"):
                element.set("width", CODE_WIDTH)
                element.set("class", "qr")
    for above, heading in itertools.pairwise(["h1", *(h.tag for h in root.iter("h2", "h3", "h4"))]):
        if int(heading[1]) > int(above[1]) + 1:  # PDF/UA-1 forbids to skip a level
            raise UnprintableElement(source, heading)
