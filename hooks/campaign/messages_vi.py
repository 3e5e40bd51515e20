"""Pydantic's errors as Vietnamese sentences (`sentences_vi` has them)."""

import re
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from campaign.catalogue import Message, Said
from campaign.sentences_vi import (
    BLANK_ITEM,
    BLANK_NEEDED,
    ITEM,
    ONE_VALUE,
    OTHERWISE,
    SENTENCES,
    TOP,
    YEAR_FIRST,
)
from campaign.shape import is_needed, keys_at
from campaign.source import Path

EXAMPLES = {
    "chapters": "01-ten-chuong.md",
    "code": '"05977" (3 hoặc 5 chữ số, trong ngoặc kép)',
    "email": "lien-he@vi-du.vn",
    "file": "hinh/ten-anh.jpg",
    "story": "vinh-danh/ten-bai.md",
    "translation_of": "0123456789ab (lệnh “campaign translated” ghi giúp)",
    "uid_domain": "vi-du.vn",
}
DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


def sentence(error: ErrorDetails, model: type[BaseModel], written: Path) -> Said:
    """What is wrong and how to mend it, for one error of validating `model`.

    `written`: as much of the error's path as the editor wrote.
    """
    chosen = _choose(error, written)
    if chosen is SENTENCES["blank"] and is_needed(model, written):
        chosen = BLANK_NEEDED
    value = error.get("input")
    words = {**error.get("ctx", {}), "key": _key(error, written), "input": _short(value)}
    words["example"] = EXAMPLES.get(words["key"], "xem tệp mẫu cùng loại")
    if chosen is SENTENCES["literal_error"]:
        choices = sorted(part.strip(" '") for part in _choices(words["expected"]))
        return chosen.near(str(value), choices, **words, choices=", ".join(choices))
    if chosen is SENTENCES["extra_forbidden"]:
        known = keys_at(model, error["loc"][:-1])
        return chosen.near(words["key"], known, **words, keys=", ".join(sorted(known)))
    day_first = DAY_FIRST.fullmatch(str(value))
    if day_first and chosen is SENTENCES.get(error["type"]) and error["type"] in YEAR_FIRST:
        turned = f"{day_first[3]}-{day_first[2]:0>2}-{day_first[1]:0>2}"
        return YEAR_FIRST[error["type"]](**words, turned=turned)
    return chosen(**words)


def _choose(error: ErrorDetails, written: Path) -> Message:
    kind, value = error["type"], error.get("input")
    is_item = bool(written) and isinstance(written[-1], int)
    empty = value is None or (isinstance(value, str) and not value.strip())
    if empty and kind not in ("missing", "extra_forbidden"):
        return BLANK_ITEM if is_item else SENTENCES["blank"]
    if kind == "model_type" and (is_item or not written):
        return ITEM if is_item else TOP
    if kind == "slug" and not written:
        kind = "slug_file"  # an event's id is the name of its file
    if kind == "slug" and error["loc"][-1] == "[key]":
        kind = "slug_key"
    chosen = SENTENCES.get(kind, OTHERWISE)
    return ONE_VALUE if "{input}" in chosen.what and isinstance(value, list | dict) else chosen


def _key(error: ErrorDetails, written: Path) -> str:
    """The key the sentence is about: one that the editor wrote, or should have written."""
    if error["type"] in ("missing", "extra_forbidden"):
        return str(error["loc"][-1])
    return next((part for part in reversed(written) if isinstance(part, str)), "id")


def _choices(expected: str) -> list[str]:
    return expected.replace(" or ", ", ").split(",")


def _short(value: Any) -> str:
    text = " ".join(str(value).split()) if isinstance(value, str | int | float) else "…"
    return text if len(text) <= 60 else text[:57] + "…"
