"""Assessments on their pages: charts that say what the tables say, sums that leave out what is not known."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import lxml.html
import pytest
from campaign import Campaign, load
from campaign.model.assessments import Measure
from campaign.rules.savings import agrees
from campaign.views import charts, results
from campaign.views.look import Look
from campaign.views.machine import speech

ROOT = Path(__file__).parent.parent
LOOK = Look(ROOT / "overrides", dt.date(2026, 11, 23))


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    found, problems = load(ROOT)
    assert found, problems
    return found


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize(
    ("stated", "computed", "same"),
    [("2", "1.5", True), ("1.5", "1.54", True), ("1.5", "1.56", False), ("1.50", "1.54", False),
     ("-18", "-17.74", True), ("-17.7", "-17.74", True), ("20", "15.1", False)],
)  # fmt: skip
def test_a_number_is_held_to_what_was_written(stated: str, computed: str, same: bool) -> None:
    assert agrees(Decimal(stated), Decimal(computed)) is same


def test_running_costs_are_taken_off() -> None:
    def years(**money: int) -> Decimal | None:
        return Measure.model_validate({"title": "x", **money}).years

    assert years(cost=75, yearly_saving=60, running_cost=10) == Decimal("1.5")
    assert years(cost=0, yearly_saving=5) == 0
    assert years(cost=75, yearly_saving=10, running_cost=10) is None
    assert years(yearly_saving=10) is None


def test_references_are_never_added_up(campaign: Campaign) -> None:
    zones = results.by_zone(campaign)
    assert zones and all(not one.reference for group in zones for one in group.here)
    sectors = results.by_sector(campaign)
    several = next(group for group in sectors if group.key == "nhieu-nganh")
    assert (several.cost, several.saving, several.here) == (0, 0, ())
    assert sum(len(group.references) for group in sectors) == 9


def test_what_has_another_unit_stands_apart(campaign: Campaign) -> None:
    found = results.by_quantity(campaign)
    assert len({(one.quantity, one.unit) for one in found}) == len(found)
    for one in found:
        assert {indicator.before.unit for _, indicator in one.rows} == {one.unit}


def test_the_longest_bar_is_the_largest_number(campaign: Campaign) -> None:
    say = speech(campaign, LOOK, "san-xuat-sach-hon/index.md")
    chart = charts.zone_results(results.by_zone(campaign), say)
    bars = [bar for row in chart.rows for bar in row.bars]
    assert max(bar.share for bar in bars) == 1
    assert all(0 <= bar.share <= 1 for bar in bars)
    own = charts.readings(campaign.assessment["bia-sai-gon-ha-noi"], say)
    assert [row.bars[0].share for row in own.rows] == [1, 1, 1]
    assert own.rows[0].bars[1].text == "30,05 kg/1.000 lít"


def test_a_chart_stands_beside_a_table_that_says_the_same(site: Path) -> None:
    for address in ("san-xuat-sach-hon", "san-xuat-sach-hon/minh-hoa-cong-ty-01", "en/san-xuat-sach-hon"):
        page = lxml.html.fromstring((site / address / "index.html").read_bytes())
        drawings = page.xpath("//figure[@class='chart']")
        assert drawings
        for drawing in drawings:
            table = drawing.xpath("following::table[1]")[0]
            assert drawing.xpath(".//*[local-name()='title']/text()")[0].strip()
            for label in drawing.xpath(".//*[contains(@class, 'chart__label')]"):
                assert words(label) in words(table), address
            assert drawing.xpath(".//*[local-name()='pattern']")
            for number in drawing.xpath(".//*[local-name()='text'][@dx]/text()"):
                assert number.split()[0] in words(table), (address, number)
        assert not page.xpath("//article//*[@style]")


def test_published_figures_are_given_as_they_were_published(site: Path) -> None:
    page = lxml.html.fromstring((site / "san-xuat-sach-hon/bia-sai-gon-ha-noi/index.html").read_bytes())
    said = words(page.xpath("//article")[0])
    for fact in ("33 kg/1.000 lít (định mức)", "30,05 kg/1.000 lít", "−8,9%", "−1,8%", "−17,7%", "Tham khảo"):
        assert fact in said, fact
    assert "Chưa có thông tin công bố" in said  # when, by whom


def test_an_honour_and_its_assessment_lead_to_each_other(site: Path) -> None:
    honour = lxml.html.fromstring((site / "vinh-danh/2022-cong-ty-minh-hoa-01/index.html").read_bytes())
    assert honour.xpath("//article//a[@href='../../san-xuat-sach-hon/minh-hoa-cong-ty-01/']")
    page = lxml.html.fromstring((site / "san-xuat-sach-hon/minh-hoa-cong-ty-01/index.html").read_bytes())
    assert page.xpath("//article//a[@href='../../vinh-danh/2022-cong-ty-minh-hoa-01/']")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
