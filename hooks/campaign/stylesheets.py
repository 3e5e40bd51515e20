"""Style sheets without the rules that no page has a use for, by Lightning CSS (https://lightningcss.dev).

Material's sheet dresses everything Material can do, six times what is used here. A rule goes when each of
its selectors names a class or an id that neither a page nor a script mentions.
"""

import re
from collections.abc import Iterable, Mapping

import lightningcss

Sheets = Mapping[str, str]  # path in the site -> CSS

# Phones of 2021: media queries and prefixes are written as these read them.
BROWSERS = ["chrome >= 90", "firefox >= 90", "safari >= 14"]

WORD = re.compile(r"[\w-]+")
SAID = re.compile(r"""\s(?:class|id)=(?:"([^"]*)"|([^\s>]+))""")
QUOTED = re.compile(r'"[^"]*"|url\([^)]*\)|/\*.*?\*/', re.DOTALL)
NAMED = re.compile(r"[.#](-?[A-Za-z_][\w-]*)")
ANIMATED = re.compile(r"@keyframes\s+([\w-]+)")
# A custom property as Lightning CSS writes it; its value may hold any character in quotes or in url().
PROPERTY = re.compile(r'(?<=[{;])(--[\w-]+):(?:"[^"]*"|url\([^)]*\)|[^";{}])*(?:;|(?=\}))')
EMPTY = re.compile(r"(?<=\})[^{}]+\{\}|^[^{}]+\{\}")


def names_in(pages: Iterable[str], scripts: Iterable[str]) -> frozenset[str]:
    """Classes and ids of the pages (HTML), and every word of the scripts, which may set any of them."""
    found: set[str] = set()
    for page in pages:
        for quoted, bare in SAID.findall(page):
            found.update((quoted or bare).split())
    for script in scripts:
        found.update(WORD.findall(script))
    return frozenset(found)


def trimmed(sheets: Sheets, used: frozenset[str]) -> dict[str, str]:
    """Each sheet, minified, with only what pages that mention the names `used` can show.

    Raises lightningcss's ValueError, with the place, for a sheet that is no CSS.
    """
    kept = {path: _without_rules(path, sheet, used) for path, sheet in sheets.items()}
    before = None
    while kept != before:  # a property may be used by another that nobody uses
        before = kept
        read = set(re.findall(r"var\((--[\w-]+)", "".join(kept.values())))
        kept = {path: _without_properties(sheet, read) for path, sheet in kept.items()}
    return kept


def _without_rules(path: str, sheet: str, used: frozenset[str]) -> str:
    bare = QUOTED.sub("", sheet)
    unused = set(NAMED.findall(bare)) - used - set(ANIMATED.findall(bare))
    return str(
        lightningcss.process_stylesheet(sheet, filename=path, unused_symbols=unused, browsers_list=BROWSERS)
    )


def _without_properties(sheet: str, read: set[str]) -> str:
    sheet = PROPERTY.sub(lambda found: found[0] if found[1] in read else "", sheet)
    return EMPTY.sub("", sheet)
