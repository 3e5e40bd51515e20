"""What a record's foot offers: near things, each once, and nobody who should be left in peace."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from campaign import Campaign, load
from campaign.model import Text
from campaign.related import MOST, Citations, Relations, Thing, relations
from desk import Desk

ROOT = Path(__file__).parent.parent


def thing(uri: str, year: int, *shared: tuple[str, str], title: str = "", **more: object) -> Thing:
    return Thing("event", uri, Text(vi=title or uri), False, year, shared, **more)  # type: ignore[arg-type]


def offered(things: list[Thing], uri: str) -> Mapping[str, list[str]]:
    return {group: [one.uri for one in found] for group, found in Relations(things).of(uri)}


ZONE, YEAR = ("zone", "z"), ("year", "2024")


def test_the_nearest_in_time_come_first_and_nothing_twice() -> None:
    own = thing("a", 2024, ZONE, YEAR)
    others = [thing(f"b{year}", year, ZONE, *([YEAR] if year == 2024 else [])) for year in range(2018, 2026)]
    found = offered([own, *others], "a")
    assert found == {"zone": ["b2024", "b2023", "b2025", "b2022"]}
    assert len(found["zone"]) == MOST
    assert offered([own], "a") == {}
    assert offered([own], "khong-co") == {}


def test_what_the_page_names_already_is_not_offered_again() -> None:
    own = thing("a", 2024, ZONE, named=frozenset({"b"}))
    assert offered([own, thing("b", 2024, ZONE), thing("c", 2020, ZONE)], "a") == {"zone": ["c"]}


def test_one_party_is_offered_once() -> None:
    own = thing("a", 2024, ZONE, title="Công ty A")
    many = [thing(f"b{year}", year, ZONE, title="Công ty B") for year in (2020, 2022, 2023)]
    again = thing("a2", 2022, ZONE, title="Công ty A")
    assert offered([own, *many, again], "a") == {"zone": ["b2023"]}


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    found, problems = load(ROOT)
    assert found, problems
    return found


def test_people_and_withdrawn_honours_are_not_offered(campaign: Campaign) -> None:
    left = {
        f"vinh-danh/{one.id}.md" for _, one in campaign.honours if one.kind == "individual" or one.withdrawn
    }
    assert left
    found = relations(campaign)
    for uri in campaign_uris(campaign):
        for _, things in found.of(uri):
            assert not left & {one.uri for one in things}


def campaign_uris(campaign: Campaign) -> list[str]:
    return [
        *(f"su-kien/{one.id}.md" for one in campaign.events),
        *(f"vinh-danh/{one.id}.md" for _, one in campaign.honours),
        *(f"khu-vuc/{one.id}.md" for one in campaign.zones),
        *(f"van-ban/{one.id}.md" for one in campaign.documents),
        *(f"kien-nghi/{one.id}.md" for one in campaign.recommendations),
    ]


def test_documents_are_known_by_their_numbers(campaign: Campaign, desk: Desk) -> None:
    cites = Citations(campaign)
    item = campaign.recommendations[0].model_copy(
        update={"shortcoming": Text(vi="Theo 08/2022/NĐ-CP; không phải 108/2022/NĐ-CP, 72/2020/QH14-X.")}
    )
    assert "van-ban/08-2022-nd-cp.md" in cites.of(item)
    assert "van-ban/72-2020-qh14.md" not in cites.of(item)
    tiny, _ = load(desk.root)
    assert tiny
    assert Citations(tiny).of(None, "khong-co.md") == ()
