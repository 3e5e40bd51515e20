"""Letters that no paper can show, because no font of ours has them."""

import datetime as dt
from functools import cache

import fontpkg_be_vietnam_pro
import typst
from fontTools.ttLib import TTFont

from campaign.catalogue import Section, message
from campaign.source import INVISIBLE
from campaign.typesetting import fonts, pdf_options

ANY_DAY = dt.date(2000, 1, 1)
NO_LETTER = message(
    Section.READING,
    "chu-khong-in-duoc",
    "phông chữ để in không có chữ “{letter}”",
    "viết bằng lời, hoặc thay bằng dấu khác",
    letter="🙂",
)


def unprintable(text: str) -> list[str]:
    """The letters of `text` that cannot be printed, each once; source.py refuses those that nobody sees."""
    return [one for one in dict.fromkeys(text) if not _is_printable(one) and not INVISIBLE.match(one)]


@cache
def _is_printable(letter: str) -> bool:
    """Whether one of our fonts has `letter`, and PDF/UA-1 allows it (as U+FEFF it does not)."""
    if letter.isspace() or ord(letter) in _usual_letters():
        return True
    page = f'#set document(title: "-")\na#str.from-unicode({ord(letter)})b'
    try:
        typst.compile(page.encode(), font_paths=fonts(), format="pdf", **pdf_options(ANY_DAY))
    except typst.TypstError:
        return False
    return True


@cache
def _usual_letters() -> frozenset[int]:
    """What Be Vietnam Pro has: nearly all that is ever written, and known without asking Typst."""
    with TTFont(fontpkg_be_vietnam_pro.ROOT / "files" / "BeVietnamPro-Regular.ttf", lazy=True) as font:
        return frozenset(font.getBestCmap())
