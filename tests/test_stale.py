"""`campaign stale`: each thing on its day, and not a day before."""

import datetime as dt

import pytest
from campaign.__main__ import main
from campaign.staleness import months_later
from click.testing import CliRunner
from desk import Desk

DOCUMENT = "docs/data/documents/01-2020-mh.yml"
EVENT = "docs/su-kien/2023-05-20-tap-huan.md"


def stale(desk: Desk, date: str) -> str:
    result = CliRunner().invoke(main, ["stale", "--root", str(desk.root), "--date", date])
    assert result.exit_code == 0, result.output
    return result.stdout


def checked(desk: Desk, day: str) -> None:
    for path in (desk.root / "docs/data/documents").glob("*.yml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        new = [f'checked: "{day}"' if line.startswith("checked:") else line for line in lines]
        path.write_text("\n".join(new) + "\n", encoding="utf-8")


def test_documents_grow_old_after_six_months(desk: Desk) -> None:
    checked(desk, "2024-01-31")
    assert stale(desk, "2024-07-31") == "Không có gì cũ.\n"
    said = stale(desk, "2024-08-01")
    assert f"{DOCUMENT}: kiểm tra hiệu lực lần cuối ngày 31 tháng 1 năm 2024 → tra lại" in said


def test_a_page_is_due_after_its_day_with_its_owner(desk: Desk) -> None:
    checked(desk, "2024-01-31")
    head = 'title: Hẹn\nowner: "Ban Minh Họa"\nreview_by: "2024-03-01"'
    assert desk.write("docs/hen.md", f"---\n{head}\n---\n\nChữ.\n") == []
    assert stale(desk, "2024-03-01") == "Không có gì cũ.\n"
    said = stale(desk, "2024-03-02")
    assert said.startswith(
        "Trang quá ngày xem lại: 1\n  docs/hen.md: phải xem lại trước ngày 1 tháng 3 năm 2024"
    )
    assert "người giữ trang: Ban Minh Họa" in said


def test_a_translation_behind_is_told_with_its_cure(desk: Desk) -> None:
    checked(desk, "2024-01-31")
    text = (desk.root / "docs/chuyen-de.md").read_text(encoding="utf-8")
    desk.write("docs/chuyen-de.md", text + "\nMột câu.\n")
    said = stale(desk, "2024-02-01")
    assert "docs/chuyen-de.en.md: docs/chuyen-de.md đã đổi" in said
    assert "campaign translated docs/chuyen-de.en.md" in said


@pytest.mark.parametrize(
    ("status", "told"), [("confirmed", True), ("cancelled", False), ("postponed", False)]
)
def test_a_real_event_that_is_over_wants_its_outcome(desk: Desk, status: str, told: bool) -> None:
    checked(desk, "2024-01-31")
    head = f'type: toa-dam\ntitle: Họp\nstart: "2024-02-10"\nstatus: {status}\nsummary: Họp.'
    desk.write("docs/su-kien/2024-02-10-hop.md", f'---\n{head}\npublished: "2024-01-01"\n---\n')
    assert desk.problems() == []
    assert stale(desk, "2024-02-10") == "Không có gì cũ.\n"
    assert ("2024-02-10-hop.md: đã qua (ngày 10 tháng 2 năm 2024)" in stale(desk, "2024-02-11")) == told


def test_a_day_that_is_none_is_told(desk: Desk) -> None:
    result = CliRunner().invoke(main, ["stale", "--root", str(desk.root), "--date", "mai"])
    assert result.exit_code == 1 and "“mai” không phải một ngày" in result.stderr


def test_six_months_later() -> None:
    assert months_later(dt.date(2024, 8, 31), 6) == dt.date(2025, 2, 28)
    assert months_later(dt.date(2024, 6, 30), 6) == dt.date(2024, 12, 30)
    assert months_later(dt.date(2024, 12, 1), 6) == dt.date(2025, 6, 1)
