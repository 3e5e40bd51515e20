"""Dates that say no more than was said."""

import datetime as dt

import pytest
from campaign.dates import Clock, Day, PartialDate
from pydantic import TypeAdapter, ValidationError

D = dt.date


@pytest.mark.parametrize(
    ("text", "first", "last", "vi", "en"),
    [
        ("2022", D(2022, 1, 1), D(2022, 12, 31), "năm 2022", "2022"),
        ("2024-02", D(2024, 2, 1), D(2024, 2, 29), "tháng 2 năm 2024", "February 2024"),
        ("2021-08-31", D(2021, 8, 31), D(2021, 8, 31), "ngày 31 tháng 8 năm 2021", "31 August 2021"),
        (
            "2022-12-11/2022-12-20",
            D(2022, 12, 11),
            D(2022, 12, 20),
            "từ ngày 11 đến ngày 20 tháng 12 năm 2022",
            "11–20 December 2022",
        ),
        (
            "2022-11-30/2022-12-01",
            D(2022, 11, 30),
            D(2022, 12, 1),
            "từ ngày 30 tháng 11 đến ngày 1 tháng 12 năm 2022",
            "30 November – 1 December 2022",
        ),
        (
            "2022-01/2022-06",
            D(2022, 1, 1),
            D(2022, 6, 30),
            "từ tháng 1 đến tháng 6 năm 2022",
            "January – June 2022",
        ),
        ("2022/2025", D(2022, 1, 1), D(2025, 12, 31), "từ năm 2022 đến năm 2025", "2022 – 2025"),
        (
            "2024-12-31/2025-01",
            D(2024, 12, 31),
            D(2025, 1, 31),
            "từ ngày 31 tháng 12 năm 2024 đến tháng 1 năm 2025",
            "31 December 2024 – January 2025",
        ),
    ],
)
def test_a_date_means_days_and_has_words(text: str, first: D, last: D, vi: str, en: str) -> None:
    date = PartialDate(text)
    assert (date.first, date.last, str(date)) == (first, last, text)
    assert (date.words("vi"), date.words("en")) == (vi, en)
    assert date.is_day == (first == last)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2022-13", "unreal"),
        ("2022-02-29", "unreal"),
        ("2022-04-00", "unreal"),
        ("31/12/2022", "form"),
        ("31-12-2022", "form"),
        ("2022-1-5", "form"),
        ("20221115", "form"),
        ("2022-11-15T08:00", "form"),
        ("trung tuần tháng 12", "form"),
        ("2022/", "form"),
        ("/", "form"),
        ("", "form"),
        ("2022/2023/2024", "form"),
        ("２０２２", "form"),
        ("٢٠٢٢", "form"),
        ("2022\n", "form"),
        (" 2022", "form"),
        ("0000", "year"),
        ("1944", "year"),
        ("2100-01-01", "year"),
        ("2022-12-20/2022-12-11", "span"),
        ("2023/2022-11", "span"),
    ],
)
def test_what_is_no_date_says_why(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=f"^{why}$"):
        PartialDate(text)


def test_dates_sort_by_what_they_can_mean() -> None:
    texts = ["2022", "2022-11", "2022-11-15", "2022-11-01/2022-11-20", "2021-12-31"]
    dates = sorted(map(PartialDate, texts), key=lambda date: date.sort_key)
    assert list(map(str, dates)) == ["2021-12-31", "2022", "2022-11-01/2022-11-20", "2022-11", "2022-11-15"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2022", "date_day_form"),
        ("2022-11", "date_day_form"),
        ("2022-11-15/2022-11-15", "date_day_form"),
        ("2022-11-16/2022-11-15", "date_day_form"),
        ("1900-01-01", "date_year"),
        ("2022-11-31", "date_day_unreal"),
        ("0", "date_day_form"),
        ("1668470400", "date_day_form"),  # pydantic alone takes it for seconds
        ("2022-11-15T00:00:00", "date_day_form"),
    ],
)
def test_a_day_is_one_written_day(text: str, kind: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Day).validate_python(text)
    assert refused.value.errors()[0]["type"] == kind
    assert TypeAdapter(Day).validate_python("2022-11-15") == D(2022, 11, 15)


@pytest.mark.parametrize("text", ["8:30", "24:00", "08:60", "08:30:00", "08:30Z", "3600", "8h30", "", "trưa"])
def test_a_clock_shows_hours_and_minutes(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Clock).validate_python(text)
    assert TypeAdapter(Clock).validate_python("08:30") == dt.time(8, 30)
