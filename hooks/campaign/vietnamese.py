"""Vietnamese as computers meet it: addresses, order, folding."""

import re
import unicodedata
from functools import cache

import icu
from slugify import slugify


def slug(text: str) -> str:
    """`text` as part of an address: "Đánh giá đợt một" -> "danh-gia-dot-mot"."""
    return slugify(text, replacements=[["đ", "d"], ["Đ", "d"], ["&", "-"]])


def fold(text: str) -> str:
    """`text` as people type it in a hurry: lower case, no tones, đ as d, spaces single."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")  # huyền sắc ngã hỏi nặng


def letter(name: str) -> str:
    """The first letter without its tone: "Ái" -> "A", "Đồng" -> "Đ"."""
    toneless = TONES.sub("", unicodedata.normalize("NFD", name[0]))
    return unicodedata.normalize("NFC", toneless).upper()


@cache
def _collator() -> icu.Collator:
    return icu.Collator.createInstance(icu.Locale("vi"))


def sort_key(text: str) -> bytes:
    """Key of dictionary order, as ICU's `vi` collation has it: a ă â b c d đ e ê …"""
    return bytes(_collator().getSortKey(text))


def person_sort_key(name: str) -> tuple[bytes, bytes]:
    """People stand by given name, the last word, then by the whole name."""
    return sort_key(name.split()[-1] if name.split() else ""), sort_key(name)


def heading_slug(text: str, separator: str) -> str:
    """A heading's anchor, as Python-Markdown's toc extension asks for it."""
    return slug(text).replace("-", separator)
