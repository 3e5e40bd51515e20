"""Dates that say no more than was said: a year, a month, a day, or a span of them.

The written form is the level-0 part of EDTF (https://www.loc.gov/standards/datetime/):
`2022`, `2022-11`, `2022-11-15`, `2022-12-11/2022-12-20`.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

Language = Literal["vi", "en"]
ONE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
FIRST_YEAR, LAST_YEAR = 1945, 2099
YEAR_FORM = "(19(4[5-9]|[5-9][0-9])|20[0-9]{2})"
MONTH_FORM, DAY_FORM = "-(0[1-9]|1[0-2])", "-(0[1-9]|[12][0-9]|3[01])"
PARTIAL_FORM = f"{YEAR_FORM}({MONTH_FORM}({DAY_FORM})?)?"
"""The same as `ONE` and the checks, as far as a pattern can say it: for JSON Schema."""
HANOI = dt.timezone(dt.timedelta(hours=7))  # Vietnam has had no other time since 1975


@dataclass(frozen=True)
class PartialDate:
    """A date or span, as written. Compare with `first` and `last`; both are inclusive days.

    ValueError says in one word what is wrong: form, year, unreal (13th month), span (backwards).
    """

    text: str

    def __post_init__(self) -> None:
        ends = self.text.split("/")
        if len(ends) > 2:
            raise ValueError("form")
        days = [_days(end) for end in ends]
        if len(days) == 2 and days[0][0] > days[1][1]:
            raise ValueError("span")

    def __str__(self) -> str:
        return self.text

    @cached_property
    def first(self) -> dt.date:
        """The earliest day it can mean."""
        return _days(self.text.split("/")[0])[0]

    @cached_property
    def last(self) -> dt.date:
        """The latest day it can mean."""
        return _days(self.text.split("/")[-1])[1]

    @property
    def is_day(self) -> bool:
        """Whether one exact day was named."""
        return self.first == self.last

    @property
    def sort_key(self) -> tuple[dt.date, dt.date]:
        return self.first, self.last

    def words(self, language: Language) -> str:
        """ "ngày 31 tháng 8 năm 2021", "31 August 2021"."""
        start, _, end = self.text.partition("/")
        if not end:
            return _words(start, language)
        if language == "en":
            return _span_en(start, end)
        return _span_vi(start, end)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._read,
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Text; a bare year is a number to YAML, and good."""
        pattern = f"^{PARTIAL_FORM}(/{PARTIAL_FORM})?$"
        return {
            "type": ["string", "integer"],
            "pattern": pattern,
            "minimum": FIRST_YEAR,
            "maximum": LAST_YEAR,
        }

    @classmethod
    def _read(cls, value: Any) -> "PartialDate":
        if isinstance(value, cls):
            return value
        try:
            return cls(str(value))
        except ValueError as error:
            raise _refused(str(error)) from error


def _refused(why: str) -> PydanticCustomError:
    """An error that `messages_vi` has words for: `date_` and what is wrong."""
    return PydanticCustomError(f"date_{why}", "{first} {last}", {"first": FIRST_YEAR, "last": LAST_YEAR})


def _days(text: str) -> tuple[dt.date, dt.date]:
    """First and last day of `2022`, `2022-11` or `2022-11-15`; ValueError for anything else."""
    found = ONE.fullmatch(text)
    if not found:
        raise ValueError("form")
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError("year")
    if month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if not 1 <= month <= 12:
        raise ValueError("unreal")
    last = calendar.monthrange(year, month)[1]
    if day is None:
        return dt.date(year, month, 1), dt.date(year, month, last)
    if not 1 <= day <= last:
        raise ValueError("unreal")
    return dt.date(year, month, day), dt.date(year, month, day)


def _read_day(value: Any) -> dt.date:
    if isinstance(value, dt.date):
        return value
    try:
        date = PartialDate(str(value))
    except ValueError as error:
        why = {"year": "year", "unreal": "day_unreal"}.get(str(error), "day_form")
        raise _refused(why) from error
    if "/" in date.text or not date.is_day:
        raise _refused("day_form")
    return date.first


Day = Annotated[
    dt.date,
    BeforeValidator(_read_day),
    WithJsonSchema({"type": "string", "pattern": f"^{YEAR_FORM}{MONTH_FORM}{DAY_FORM}$"}),
]
"""One exact day, `2022-11-15`. Pydantic alone also takes a number, as seconds since 1970."""


def _read_clock(value: Any) -> dt.time:
    if not isinstance(value, str) or not CLOCK.fullmatch(value):
        raise PydanticCustomError("clock", "")
    return dt.time.fromisoformat(value)


Clock = Annotated[
    dt.time,
    BeforeValidator(_read_clock),
    WithJsonSchema({"type": "string", "pattern": f"^({CLOCK.pattern})$"}),
]
"""A time of day, `08:30`, without seconds or zone."""


ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _words(text: str, language: Language) -> str:
    year, *rest = text.split("-")
    numbers = [int(part) for part in rest]
    if language == "en":
        parts = [ENGLISH_MONTHS[numbers[0] - 1]] if numbers else []
        return " ".join([*map(str, numbers[1:]), *parts, year])
    names = [f"tháng {numbers[0]}"] if numbers else []
    days = [f"ngày {numbers[1]}"] if len(numbers) > 1 else []
    return " ".join([*days, *names, f"năm {year}"])


def _span_vi(start: str, end: str) -> str:
    begin = _words(start, "vi")
    if start[:4] == end[:4] and len(start) > 4:
        begin = begin.removesuffix(f" năm {start[:4]}")
        if start[:7] == end[:7] and len(start) > 7:
            begin = begin.rpartition(" tháng ")[0]
    return f"từ {begin} đến {_words(end, 'vi')}"


def _span_en(start: str, end: str) -> str:
    begin = _words(start, "en")
    if start[:7] == end[:7] and len(start) > 7:
        return f"{int(start[8:])}–{_words(end, 'en')}"
    if start[:4] == end[:4] and len(start) > 4:
        begin = begin.rpartition(" ")[0]
    return f"{begin} – {_words(end, 'en')}"
