"""Pydantic's errors as Vietnamese sentences.

Error types: https://docs.pydantic.dev/latest/errors/validation_errors/. Each has what is wrong
and how to mend it; `{key}` is the editor's key, `{input}` the editor's value.
"""

from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from campaign.problems import did_you_mean

NUMBER = (
    "“{key}” phải là một số, không phải “{input}”",
    "viết số trần, dấu thập phân là dấu chấm: 12.5",
)
DATE = ("“{key}” không phải một ngày có thật: “{input}”", 'viết năm-tháng-ngày, ví dụ "2022-11-15"')
TIME = ("“{key}” không phải giờ: “{input}”", 'viết giờ:phút, ví dụ "08:30"')
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
    "slug": (
        "“{key}” chỉ gồm chữ thường không dấu, số và dấu gạch nối, không phải “{input}”",
        "ví dụ: kcn-dong-banh",
    ),
    "partial_date": (DATE[0], "viết \"2022\", \"2022-11\", \"2022-11-15\" hoặc \"2022-12-11/2022-12-20\""),
    "one_of": ("cần đúng một trong hai khóa {keys}", "giữ một khóa, bỏ khóa kia"),
    "string_pattern_mismatch": ("“{key}” viết sai dạng: “{input}”", "xem ví dụ trong tệp mẫu cùng loại"),
    "string_type": TEXT,
    "bool_parsing": YES_NO,
    "bool_type": YES_NO,
    "tuple_type": LIST,
    "model_type": GROUP,
    "model_attributes_type": GROUP,
    "mapping_type": GROUP,
    "dict_type": GROUP,
    "url_parsing": ADDRESS,
    "url_scheme": ADDRESS,
    "url_type": ADDRESS,
    "url_too_long": ADDRESS,
    "too_short": ("“{key}” cần ít nhất {min_length} mục", "thêm mục, mỗi mục một dòng bắt đầu bằng “- ”"),
    "greater_than": (RANGE.replace("{bound}", "lớn hơn {gt}"), "sửa lại số"),
    "greater_than_equal": (RANGE.replace("{bound}", "từ {ge} trở lên"), "sửa lại số"),
    "less_than_equal": (RANGE.replace("{bound}", "từ {le} trở xuống"), "sửa lại số"),
    "finite_number": NUMBER,
    **dict.fromkeys(
        ("int_parsing", "int_type", "int_from_float", "int_parsing_size", "float_parsing", "float_type",
         "decimal_parsing", "decimal_type", "decimal_max_digits"),
        NUMBER,
    ),
    **dict.fromkeys(
        ("date_parsing", "date_type", "date_from_datetime_parsing", "date_from_datetime_inexact"), DATE
    ),
    **dict.fromkeys(("time_parsing", "time_type"), TIME),
}  # fmt: skip
OTHERWISE = ("“{key}” có giá trị không dùng được: “{input}”", "xem ví dụ trong tệp mẫu cùng loại")


def sentence(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """What is wrong and how to mend it, for one error of validating `model`."""
    what, fix = SENTENCES.get(error["type"], OTHERWISE)
    if error.get("input") is None and error["type"] not in ("missing", "extra_forbidden"):
        what, fix = SENTENCES["blank"]
    words = {**error.get("ctx", {}), "key": _key(error["loc"]), "input": _short(error.get("input"))}
    if error["type"] == "literal_error":
        choices = sorted(part.strip(" '") for part in _choices(words["expected"]))
        words["choices"] = ", ".join(choices)
        fix = did_you_mean(str(error["input"]), choices, fix)
    if error["type"] == "extra_forbidden":
        known = keys_at(model, error["loc"][:-1])
        words["keys"] = ", ".join(sorted(known))
        fix = did_you_mean(words["key"], known, "chỉ dùng các khóa: {keys}" if known else fix)
    return what.format_map(words), fix.format_map(words)


def _choices(expected: str) -> list[str]:
    return expected.replace(" or ", ", ").split(",")


def _key(loc: tuple[int | str, ...]) -> str:
    names = [str(part) for part in loc if isinstance(part, str) and part != "[key]"]
    return names[-1] if names else "tệp"


def _short(value: Any) -> str:
    text = " ".join(str(value).split()) if isinstance(value, str | int | float) else "…"
    return text if len(text) <= 60 else text[:57] + "…"


def keys_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> set[str]:
    """The keys that an editor may write at `loc` of a record of `model`."""
    here: Any = model
    for part in loc:
        here = _inner(here, part)
    found = _model_in(here)
    return set(found.model_fields) if found else set()


def _inner(annotation: Any, part: int | str) -> Any:
    found = _model_in(annotation)
    if found and isinstance(part, str) and part in found.model_fields:
        return found.model_fields[part].annotation
    return annotation  # an index of a list, or the key of a mapping: the model stays


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The record type inside `tuple[X, ...]`, `X | None`, `Mapping[str, X]` or `Annotated[X, …]`."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation if issubclass(annotation, BaseModel) else None
    for inner in get_args(annotation):
        found = _model_in(inner)
        if found:
            return found
    return None
