"""HTML fragments as trees and back."""

import re
from html import escape
from typing import Any, TypeAlias

import lxml.etree
import lxml.html

Element: TypeAlias = Any
"""An lxml.html.HtmlElement, which the stubs do not know."""

# No XML, and no archive, may hold these: https://www.w3.org/TR/xml/#charsets
CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]"
    r"|&#(?:[0-8]|1[124-9]|2\d|3[01]|[xX](?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
)


def parsed(html: str) -> Element:
    """A `div` around the fragment, without control characters and comments."""
    root = lxml.html.fragment_fromstring(CONTROL.sub("", html), create_parent="div")
    lxml.etree.strip_tags(root, lxml.etree.Comment, lxml.etree.ProcessingInstruction)
    return root


def written(root: Element) -> str:
    """The HTML inside the `div` of `parsed`."""
    inside = (lxml.etree.tostring(child, encoding="unicode", method="html") for child in root)
    return escape(root.text or "", quote=False) + "".join(inside)


def classes(element: Element) -> list[str]:
    return str(element.get("class", "")).split()


def having(root: Element, name: str) -> list[Element]:
    """The elements of class `name`."""
    return list(root.find_class(name))


def text_of(element: Element) -> str:
    """The words inside, white space as single spaces; a note's sign is no word."""
    parts = element.xpath(".//text()[not(ancestor::sup[@id])]")
    return " ".join("".join(map(str, parts)).split())
