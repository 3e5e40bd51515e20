"""The whole path of an editor, in a repository of its own: from a wish to what is published."""

import csv
import shutil
import subprocess
from pathlib import Path

import feedparser
import lxml.html
import pytest
from campaign.__main__ import main
from campaign.build import build
from click.testing import CliRunner
from conftest import REPOSITORY

ROUND = "docs/data/awards/2028-provincial.yml"
HONOUREE = "vinh-danh/2028-to-dan-pho-minh-hoa-99"


class Office:
    """A repository and what is typed in it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def git(self, *arguments: str) -> None:
        who = ["-c", "user.name=Biên tập", "-c", "user.email=bien-tap@vi-du.vn"]
        done = subprocess.run(["git", *who, *arguments], cwd=self.root, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr

    def commit(self, message: str) -> None:
        self.git("add", ".")
        self.git("commit", "-qm", message)

    def campaign(self, *typed: str, fails: bool = False) -> str:
        command, *rest = typed
        at = 1 if command == "new" else 0
        where = [command, *rest[:at], "--root", str(self.root), *rest[at:]]
        result = CliRunner().invoke(main, where)
        assert (result.exit_code != 0) == fails, result.output
        return result.output

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def office(site: Path, tmp_path: Path) -> Office:
    """The real campaign in a repository of its own, with the prints that building `site` has made."""
    root = tmp_path / "kho"
    for name in ("docs", "handbooks", "hooks", "overrides", ".cache/print"):
        shutil.copytree(REPOSITORY / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    (root / ".gitignore").write_text(".cache/\nsite/\n")
    office = Office(root)
    office.git("init", "-q", "--initial-branch=main")
    office.commit("Bản đầu")
    return office


def test_from_a_new_round_to_its_page_table_and_feed(office: Office) -> None:
    # 1. a branch, a round, an honouree
    office.git("switch", "-qc", "vinh-danh-2028")
    made = office.campaign(
        "new", "round", "--level", "provincial", "--year", "2028", "--categories", "Cộng đồng"
    )
    assert f"Đã tạo {ROUND}." in made and "Còn" not in made
    added = office.campaign(
        *("new", "honouree", "--round", "2028-provincial", "--name", "Tổ dân phố Minh Họa 99"),
        *("--kind", "community", "--category", "cong-dong"),
    )
    assert "Còn 2 chỗ phải điền hoặc sửa:" in added

    # 2. the check says what is missing, at its line, and nothing else
    said = office.campaign("check", str(office.root / ROUND), fails=True)
    lines = (office.root / ROUND).read_text(encoding="utf-8").splitlines()
    field, citation = (lines.index(f"    {key}:") + 1 for key in ("field", "citation"))
    assert said.splitlines()[:2] == [
        f"{ROUND}:{field}: “field” để trống → điền nội dung: khóa này bắt buộc",
        f"{ROUND}:{citation}: “citation” để trống → điền nội dung: khóa này bắt buộc",
    ]
    assert said.splitlines()[-1] == "Có 2 chỗ cần sửa."

    # 3. mended
    office.edit(ROUND, "    field:\n", "    field: cong-dong\n")
    office.edit(ROUND, "    citation:\n", '    citation: "Giữ con suối sạch suốt năm."\n')
    office.edit("docs/chuyen-de.md", "\n## ", "\nMột câu mới của người biên tập.\n\n## ")
    assert "Không có lỗi" in office.campaign("check")
    assert office.campaign("format", "--check") == "Mọi tệp đã đúng thứ tự.\n"
    office.commit("Vinh danh cấp tỉnh năm 2028")

    # 4. the report for the pull request
    report = office.campaign("report", "--base", "main", "--site", "https://xem-truoc.example")
    assert "\n| 8 |" in report  # the round, the honouree, their year and category, in both languages
    assert f"[Tổ dân phố Minh Họa 99](https://xem-truoc.example/{HONOUREE}/)" in report
    assert "- **đợt vinh danh: Vinh danh cấp tỉnh năm 2028** (thêm)" in report
    assert "- docs/chuyen-de.en.md: dịch lại chỗ đổi của docs/chuyen-de.md" in report
    assert "### Bản in đổi" not in report and "### Đường dẫn hỏng" not in report

    # 5. merged and built
    office.git("switch", "-q", "main")
    office.git("merge", "-q", "--no-ff", "-m", "Nhập", "vinh-danh-2028")
    built = build(office.root, office.root / "site", lambda progress: None)
    assert built.warnings == ()
    published(office.root / "site")


def published(site: Path) -> None:
    """Page, list, table and feed have the honour; the English page that is behind says so."""
    page = lxml.html.parse(str(site / HONOUREE / "index.html"))
    assert "Giữ con suối sạch suốt năm." in page.getroot().text_content()
    listed = (site / "vinh-danh/2028-provincial/index.html").read_text(encoding="utf-8")
    assert "Tổ dân phố Minh Họa 99" in listed
    with (site / "du-lieu/honours.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.reader(file) if "Tổ dân phố Minh Họa 99" in row]
    assert len(rows) == 1
    feed = feedparser.parse((site / "vinh-danh.xml").read_bytes())
    assert any("2028" in entry.title or "Minh Họa 99" in entry.title for entry in feed.entries)
    notice = lxml.html.parse(str(site / "en/chuyen-de/index.html")).xpath("//p[@class='untranslated']")
    assert len(notice) == 1
    assert "has changed since this translation" in notice[0].text_content()
    assert notice[0].xpath("a/@href") == ["../../chuyen-de/"]
    assert not lxml.html.parse(str(site / "en/index.html")).xpath("//p[@class='untranslated']")
