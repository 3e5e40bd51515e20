"""Pydantic's errors as Vietnamese sentences.

Error types: https://docs.pydantic.dev/latest/errors/validation_errors/. Each has what is wrong
and how to mend it; `{key}` is the editor's key, `{input}` the editor's value.
"""

import re
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from campaign.problems import did_you_mean
from campaign.shape import keys_at
from campaign.source import Path

NUMBER = (
    "“{key}” phải là một số, không phải “{input}”",
    "viết số trần, dấu thập phân là dấu chấm: 12.5",
)
WHOLE = ("“{key}” phải là một số nguyên, không phải “{input}”", "viết số trần, không dấu chấm: 2022")
LONG = ("“{key}” có quá nhiều chữ số: “{input}”", "viết số gọn hơn, tối đa 4 chữ số sau dấu chấm")
PARTIAL = 'viết "2022", "2022-11", "2022-11-15" hoặc "2022-12-11/2022-12-20"'
ONE_DAY = 'viết đủ năm-tháng-ngày: "2022-11-15"'
TEXT = ("“{key}” phải là một dòng chữ", "viết chữ ngay sau “{key}:”")
YES_NO = (
    "“{key}” phải là true hoặc false, không phải “{input}”",
    "viết true (đúng) hoặc false (sai)",
)
LIST = ("“{key}” phải là một danh sách", "viết mỗi mục một dòng, bắt đầu bằng “- ”")
GROUP = ("“{key}” phải là một nhóm khóa con", "viết các khóa con ở dòng dưới, thụt vào 2 dấu cách")
ADDRESS = ("“{key}” không phải địa chỉ trang: “{input}”", "viết đủ, bắt đầu bằng https://")
RANGE = "“{key}” phải {bound}, không phải “{input}”"

SENTENCES: dict[str, tuple[str, str]] = {
    "missing": ("thiếu khóa “{key}”", "thêm dòng “{key}: …”"),
    "extra_forbidden": ("không có khóa “{key}”", "xóa dòng này hoặc sửa tên khóa"),
    "literal_error": ("“{key}” không nhận giá trị “{input}”", "chọn một trong: {choices}"),
    "blank": ("“{key}” để trống", "điền nội dung, hoặc xóa dòng này"),
    "words": ("“{key}” phải là một câu, không phải danh sách", "viết câu ngay sau “{key}:”"),
    "slug": (
        "“{key}” chỉ gồm chữ thường không dấu, số và dấu gạch nối, không phải “{input}”",
        "ví dụ: kcn-dong-banh",
    ),
    "slug_key": (
        "tên khóa “{key}” chỉ được gồm chữ thường không dấu, số và dấu gạch nối",
        "ví dụ: bao-lang-son",
    ),
    "slug_file": (
        "tên tệp chỉ được gồm chữ thường không dấu, số và dấu gạch nối, không phải “{input}”",
        "đổi tên tệp, ví dụ: 2022-06-05-ra-quan.md",
    ),
    "date_form": ("“{key}” không viết đúng dạng ngày: “{input}”", PARTIAL),
    "date_unreal": ("“{key}” không phải một ngày có thật: “{input}”", PARTIAL),
    "date_span": ("“{key}” có ngày đầu sau ngày cuối: “{input}”", "đổi chỗ hai ngày"),
    "date_year": ("“{key}” phải từ năm {first} đến năm {last}, không phải “{input}”", "sửa lại năm"),
    "date_day_form": ("“{key}” phải là một ngày cụ thể, không phải “{input}”", ONE_DAY),
    "date_day_unreal": ("“{key}” không phải một ngày có thật: “{input}”", ONE_DAY),
    "finite_number": ("“{key}” quá lớn, hoặc không phải một số: “{input}”", NUMBER[1]),
    "clock": ("“{key}” không phải giờ: “{input}”", 'viết giờ:phút, ví dụ "08:30"'),
    "one_of": ("cần đúng một trong hai khóa {keys}", "giữ một khóa, bỏ khóa kia"),
    "string_pattern_mismatch": ("“{key}” viết sai dạng: “{input}”", "viết như ví dụ này: {example}"),
    "string_type": TEXT,
    "bool_parsing": YES_NO,
    "bool_type": YES_NO,
    "tuple_type": LIST,
    "model_type": GROUP,
    "dict_type": GROUP,
    "url_parsing": ADDRESS,
    "url_scheme": ADDRESS,
    "url_type": ADDRESS,
    "url_too_long": ("“{key}” quá dài (hơn {max_length} ký tự)", "chép lại địa chỉ ngắn hơn của trang"),
    "too_short": ("“{key}” cần ít nhất {min_length} mục", "thêm mục, mỗi mục một dòng bắt đầu bằng “- ”"),
    "greater_than": (RANGE.replace("{bound}", "lớn hơn {gt:g}"), "sửa lại số"),
    "greater_than_equal": (RANGE.replace("{bound}", "từ {ge} trở lên"), "sửa lại số"),
    "less_than_equal": (RANGE.replace("{bound}", "từ {le} trở xuống"), "sửa lại số"),
    **dict.fromkeys(("int_parsing", "int_type", "int_from_float", "int_parsing_size"), WHOLE),
    **dict.fromkeys(
        ("float_parsing", "float_type", "decimal_parsing", "decimal_type"), NUMBER
    ),
    **dict.fromkeys(
        ("decimal_max_digits", "decimal_max_places", "decimal_whole_digits"), LONG
    ),
}  # fmt: skip
OTHERWISE = ("“{key}” có giá trị không dùng được: “{input}”", "xem ví dụ trong tệp mẫu cùng loại")
TOP = ("ở đây phải là các dòng “khóa: giá trị”", "chép tệp mẫu cùng loại rồi sửa")
BLANK_ITEM = ("“{key}” có mục để trống", "điền nội dung, hoặc xóa mục này")
ONE_VALUE = (
    "“{key}” phải là một giá trị, không phải danh sách hay nhóm khóa",
    "viết giá trị ngay sau “{key}:”",
)
ITEM = ("mỗi mục của “{key}” phải là một nhóm khóa con", "sau “- ” viết các khóa con, mỗi khóa một dòng")
EXAMPLES = {
    "chapters": "01-ten-chuong.md",
    "code": '"05977" (3 hoặc 5 chữ số, trong ngoặc kép)',
    "email": "lien-he@vi-du.vn",
    "file": "hinh/ten-anh.jpg",
    "story": "vinh-danh/ten-bai.md",
    "uid_domain": "vi-du.vn",
}
DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


def sentence(error: ErrorDetails, model: type[BaseModel], written: Path) -> tuple[str, str]:
    """What is wrong and how to mend it, for one error of validating `model`.

    `written`: as much of the error's path as the editor wrote.
    """
    what, fix = _choose(error, written)
    value = error.get("input")
    words = {**error.get("ctx", {}), "key": _key(error, written), "input": _short(value)}
    words["example"] = EXAMPLES.get(words["key"], "xem tệp mẫu cùng loại")
    if error["type"] == "literal_error":
        choices = sorted(part.strip(" '") for part in _choices(words["expected"]))
        words["choices"] = ", ".join(choices)
        fix = did_you_mean(str(value), choices, fix)
    if error["type"] == "extra_forbidden":
        known = keys_at(model, error["loc"][:-1])
        words["keys"] = ", ".join(sorted(known))
        fix = did_you_mean(words["key"], known, "chỉ dùng các khóa: {keys}" if known else fix)
    day_first = DAY_FIRST.fullmatch(str(value)) if error["type"] in ("date_form", "date_day_form") else None
    if day_first:
        fix = f'viết năm trước: "{day_first[3]}-{day_first[2]:0>2}-{day_first[1]:0>2}"'
    return what.format_map(words), fix.format_map(words)


def _choose(error: ErrorDetails, written: Path) -> tuple[str, str]:
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
    return ONE_VALUE if "{input}" in chosen[0] and isinstance(value, list | dict) else chosen


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
