"""Recommendations over time: their status and how long they wait, as of a day that is given."""

import datetime as dt

import pytest
from campaign import Campaign, load
from campaign.authorities import communes_after, heirs, predecessors
from campaign.dates import PartialDate
from campaign.durations import Duration, Rounded
from campaign.model import Recommendation
from desk import CAMPAIGNS


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    found, problems = load(CAMPAIGNS / "ok")
    assert found, problems
    return found


def item(*steps: tuple[str, str]) -> Recommendation:
    return Recommendation.model_validate(
        {
            "id": "x",
            "title": "x",
            "subject": "khac",
            "shortcoming": "x",
            "recommendation": "x",
            "addressee": "x",
            "steps": [{"kind": kind, "date": date} for kind, date in steps],
        }
    )


@pytest.mark.parametrize(
    ("start", "end", "least", "most"),
    [
        ("2024-01-10", "2024-01-25", 15, 15),
        ("2024-01", "2024-06", 122, 181),  # 31 January to 1 June, 1 January to 30 June
        ("2024-01", "2024-01-20", 0, 19),
        ("2023", "2024-03-01", 61, 425),
    ],
)
def test_a_wait_is_as_exact_as_its_dates(start: str, end: str, least: int, most: int) -> None:
    assert Duration.between(PartialDate(start), PartialDate(end)) == Duration(least, most)


@pytest.mark.parametrize(
    ("duration", "said"),
    [
        (Duration(0, 0), Rounded("day", 0, 0, False)),
        (Duration(12, 41), Rounded("day", 12, 41, False)),
        (Duration(60, 60), Rounded("day", 60, 60, False)),
        (Duration(150, 154), Rounded("month", 5, 5, True)),
        (Duration(0, 89), Rounded("month", 0, 3, True)),
        (Duration(61, 425), Rounded("month", 2, 14, True)),
        (Duration(1260, 1290), Rounded("year", 3.4, 3.5, True)),
    ],
)
def test_a_duration_is_rounded_as_people_say_it(duration: Duration, said: Rounded) -> None:
    assert duration.rounded == said


STORY = (
    ("raised", "2023-01"),
    ("sent", "2023-03-01"),
    ("reminded", "2023-05-01"),
    ("replied", "2023-06-09"),
    ("sent", "2023-07-01"),
    ("replied", "2023-07-11"),
    ("partly-resolved", "2023-09"),
)


@pytest.mark.parametrize(
    ("today", "status", "waits"),
    [
        ("2022-12-31", "not-sent", []),
        ("2023-02-01", "not-sent", []),
        ("2023-03-02", "waiting", [1]),
        ("2023-05-31", "waiting", [91]),  # the reminder does not start the clock anew
        ("2023-06-30", "replied", [100]),
        ("2023-07-05", "waiting", [100, 4]),
        ("2023-08-01", "replied", [100, 10]),
        ("2026-11-23", "partly-resolved", [100, 10]),
    ],
)
def test_status_and_waits_are_those_of_the_day(today: str, status: str, waits: list[int]) -> None:
    day = dt.date.fromisoformat(today)
    assert item(*STORY).status_on(day) == status
    assert [wait.lasted for wait in item(*STORY).waits(day)] == [Duration(n, n) for n in waits]


@pytest.mark.parametrize("outcome", ["resolved", "rejected", "withdrawn"])
def test_an_outcome_ends_the_wait(outcome: str) -> None:
    story = item(("sent", "2023-03-01"), (outcome, "2023-03-31"))
    assert story.status_on(dt.date(2026, 1, 1)) == outcome
    assert [(wait.lasted.most, wait.answered is not None) for wait in story.waits(dt.date(2026, 1, 1))] == [
        (30, True)
    ]


def test_who_took_over(campaign: Campaign) -> None:
    old, new = campaign.addressee["hoi-dong-minh-hoa"], campaign.addressee["hoi-dong-minh-hoa-moi"]
    assert heirs(campaign, old) == (new,) == heirs(campaign, new)
    assert predecessors(campaign, new) == (old,)
    district = campaign.addressee["ubnd-huyen-minh-hoa"]
    assert heirs(campaign, district) == ()
    assert {place.id for place in communes_after(campaign, district)} == {"xa-minh-hoa", "phuong-minh-hoa"}
    assert communes_after(campaign, new) == ()
