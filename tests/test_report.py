"""`campaign report`: what a change does, told for the pull request."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from campaign.__main__ import main
from click.testing import CliRunner, Result
from conftest import REPOSITORY
from desk import Desk

EVENT = "docs/su-kien/2023-05-20-tap-huan.md"
ROUND = "docs/data/awards/2022-provincial.yml"
CHAPTER = "handbooks/so-tay-minh-hoa/01-mo-dau.md"


@pytest.fixture
def office(desk: Desk) -> Desk:
    """A tiny campaign in git, with the forms and the looks of the real one."""
    shutil.copytree(REPOSITORY / "docs/data/_mau", desk.root / "docs/data/_mau")
    shutil.copytree(REPOSITORY / "overrides", desk.root / "overrides")
    shutil.copy(REPOSITORY / "mkdocs.yml", desk.root)
    (desk.root / "hooks").mkdir()
    (desk.root / "hooks/build_site.py").write_text("# chương trình\n")
    git(desk, "init", "-q")
    commit(desk)
    return desk


def git(desk: Desk, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@vi-du.vn"]
    subprocess.run(["git", *who, *arguments], cwd=desk.root, check=True, capture_output=True)


def commit(desk: Desk) -> None:
    git(desk, "add", ".")
    git(desk, "commit", "-qm", "x")


def report(desk: Desk, base: str = "HEAD") -> Result:
    return CliRunner().invoke(main, ["report", "--root", str(desk.root), "--base", base])


def told(desk: Desk) -> str:
    result = report(desk)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_nothing_changed(office: Desk) -> None:
    assert told(office) == (
        "## Thay đổi so với HEAD\n\nKhông có gì đổi trên trang, trong dữ liệu hay ở bản in.\n"
    )


def test_a_record_is_told_field_by_field_in_the_words_of_its_form(office: Desk) -> None:
    office.edit(EVENT, 'start: "2023-05-20"', 'start: "2023-05-19"')
    office.edit(EVENT, "Lớp tập huấn Minh Họa", "Lớp tập huấn <b>mới</b>")
    said = told(office)
    assert "    - Bắt đầu: ngày 20 tháng 5 năm 2023 → ngày 19 tháng 5 năm 2023\n" in said
    assert "Lớp tập huấn Minh Họa → Lớp tập huấn &#60;b&#62;mới&#60;/b&#62;\n" in said  # never markup
    assert "“Tên” chỉ đổi tiếng Việt; xem lại tiếng Anh" in said
    assert "mà “sequence” chưa tăng" in said
    assert office.edit(EVENT, "sequence: 1", "sequence: 2") == []
    assert "mà “sequence” chưa tăng" not in told(office)


def test_items_of_lists_are_told_by_name(office: Desk) -> None:
    path = office.root / ROUND
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("  - id: cong-ty-minh-hoa-01-2022"))
    cited = next(i for i in range(at, len(lines)) if lines[i].startswith("    citation:"))
    lines[cited] = '    citation: "Vì lý do khác."'
    assert office.write(ROUND, "\n".join(lines) + "\n") == []
    said = told(office)
    assert "    - Danh sách vinh danh › cong-ty-minh-hoa-01-2022 › Vì sao được vinh danh: " in said
    assert "→ Vì lý do khác.\n" in said


def test_a_page_that_vanishes_and_the_links_that_led_to_it(office: Desk) -> None:
    office.write("docs/cu.md", "---\ntitle: Trang cũ\n---\n\n## Một mục\n\nChữ.\n")
    office.write(
        "docs/dan.md", "---\ntitle: Trang dẫn\n---\n\n[a](cu.md), [b](cu.md#mot-muc), `[c](cu.md)`.\n"
    )
    commit(office)
    office.edit("docs/cu.md", "## Một mục", "## Mục khác")
    said = told(office)
    assert "### Đường dẫn hỏng" in said and said.count("không còn cu.md&#35;mot-muc") == 1
    (office.root / "docs/cu.md").unlink()
    said = told(office)
    assert "### Trang mất\n\n- [Trang cũ](" in said
    assert "không còn cu.md\n" in said and "không còn cu.md&#35;mot-muc\n" in said
    assert "- [ ] Có trang biến mất" in said


def test_a_chapter_changes_its_prints(office: Desk) -> None:
    text = (office.root / CHAPTER).read_text(encoding="utf-8")
    assert office.write(CHAPTER, text + "\nMột câu nữa.\n") == []
    said = told(office)
    assert "### Bản in đổi" in said and "[so-tay-minh-hoa-giang-vien.pdf](" in said
    assert "mà “edition” và “date” vẫn như cũ" in said


def test_an_english_page_is_told_once_it_falls_behind(office: Desk) -> None:
    text = (office.root / "docs/chuyen-de.md").read_text(encoding="utf-8")
    office.write("docs/chuyen-de.md", text + "\nMột câu.\n")
    assert "- docs/chuyen-de.en.md: dịch lại chỗ đổi của docs/chuyen-de.md" in told(office)
    commit(office)
    office.write("docs/chuyen-de.md", text + "\nHai câu.\n")
    assert "docs/chuyen-de.en.md: dịch lại" not in told(office)  # it was behind before


def test_a_template_that_changed_is_told(office: Desk) -> None:
    office.write("overrides/pages/zone.md", (office.root / "overrides/pages/zone.md").read_bytes() + b"\n")
    assert "Khuôn trang hoặc chương trình cũng đổi (1 tệp)" in told(office)


def test_what_cannot_be_compared_is_said_plainly(office: Desk) -> None:
    zone = "docs/data/zones/kcn-minh-hoa.yml"
    good = (office.root / zone).read_bytes()
    office.write(zone, "hỏng: [")
    said = told(office)
    assert said.startswith("## Còn ") and f"- {zone}:1: " in said
    commit(office)
    office.write(zone, good)
    said = told(office)
    assert said.startswith("## Không so được với HEAD\n") and f"- {zone}:1: " in said


@pytest.mark.parametrize("base", ["khong-co", "--output=x", "HEAD:docs"])
def test_a_version_that_git_does_not_know(office: Desk, base: str) -> None:
    result = report(office, base)
    assert result.exit_code == 1
    assert f"Trong git không có bản “{base}”" in result.stderr
    assert not (office.root / "x").exists()


def test_nothing_is_left_behind(office: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tam").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tam"))
    told(office)
    assert list((tmp_path / "tam").iterdir()) == []
    done = subprocess.run(["git", "status", "--porcelain"], cwd=office.root, capture_output=True, check=True)
    assert done.stdout == b""
