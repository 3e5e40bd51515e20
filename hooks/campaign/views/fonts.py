"""Be Vietnam Pro for the web: only the letters of Vietnamese and English, as WOFF2."""

import io
from collections.abc import Iterator
from functools import cache

import fontpkg_be_vietnam_pro
from fontTools import subset

from campaign.output import Output

FOLDER = fontpkg_be_vietnam_pro.ROOT / "files"
WEIGHTS = {"Regular": 400, "Bold": 700}
LETTERS = (
    "U+0020-007E,U+00A0-00FF",  # Latin
    "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0",  # ă đ ĩ ũ ơ ư
    "U+1EA0-1EF9,U+0300-0301,U+0303,U+0309,U+0323",  # toned letters, and the tones by themselves
    "U+2010-2015,U+2018-201D,U+2022,U+2026,U+2032-2033,U+2039-203A,U+20AB",  # signs
    "U+2074-2079,U+2080-2089,U+2190-2193,U+2212,U+2248,U+2264-2265",  # CO₂, ≈, ≤
)


def web_fonts() -> Iterator[Output]:
    """One file a weight, below `assets/fonts/`."""
    for name, weight in WEIGHTS.items():
        path = f"assets/fonts/be-vietnam-pro-{weight}.woff2"
        yield Output(path, _subset(name), "pyproject.toml")


@cache
def _subset(name: str) -> bytes:
    options = subset.Options(
        flavor="woff2",
        layout_features=["ccmp", "kern", "mark", "mkmk", "liga", "locl"],
        desubroutinize=True,
    )
    options.hinting = False  # half the bytes; screens of today smooth letters without it
    options.recalc_timestamp = False  # the same font gives the same bytes
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(",".join(LETTERS)))
    buffer = io.BytesIO()
    with subset.load_font(str(FOLDER / f"BeVietnamPro-{name}.ttf"), options) as font:
        subsetter.subset(font)
        subset.save_font(font, buffer, options)
    return buffer.getvalue()
