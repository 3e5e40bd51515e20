"""The commands as an editor types them, and the wall between the campaign and MkDocs."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from campaign import Problem
from campaign.__main__ import main
from campaign.catalogue import CATALOGUE, Said
from campaign.commands import NAMES
from campaign.commands.annotations import as_github
from campaign.commands.click_vi import WORDS
from click.testing import CliRunner
from desk import CAMPAIGNS, Desk

PACKAGE = Path(__file__).parent.parent / "hooks/campaign"
ENGLISH = re.compile(
    r"\b(usage|options?\b(?!s)|commands?|error|invalid|required|missing|value|choice|show|exit|try|directory"
    r"|file(?!name)|does|not|unexpected|argument|such|default|message)\b",
    re.IGNORECASE,
)
UNREACHED = re.compile(
    r"deprecated|[Ee]diting|Windows|iterable|declaration|No options defined|Choice\(|env var|flag for"
    r"|defined twice|nargs|Takes|version|Confirm|entered values|confirmation|color|continue|prompting"
    r"|format|boolean|UUID|len_type|executable|stream|Bash|completion|start character|^d$"
)
"""Sentences for features that no command of ours uses, and for mistakes of programmers."""


def test_check_says_that_all_is_well(desk: Desk) -> None:
    result = CliRunner().invoke(main, ["check", "--root", str(desk.root)])
    assert result.exit_code == 0
    assert result.stdout.startswith("Không có lỗi: ")
    assert "2 khu vực" in result.stdout


def test_check_lists_every_problem_and_fails(desk: Desk) -> None:
    desk.edit("docs/data/campaign.yml", "start:", "strat:")
    desk.write("docs/data/zones/trong.yml", "")
    result = CliRunner().invoke(main, ["check", "--root", str(desk.root)])
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert any(line.startswith("docs/data/campaign.yml:") and "“start”?" in line for line in lines)
    assert "docs/data/zones/trong.yml:1: " in result.stderr
    assert lines[-1].startswith("Có ") and lines[-1].endswith(" chỗ cần sửa.")
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_check_of_a_broken_campaign_says_all_and_never_falls_over() -> None:
    result = CliRunner().invoke(main, ["check", "--root", str(CAMPAIGNS / "broken")])
    expected = (CAMPAIGNS / "broken/expected.txt").read_text(encoding="utf-8")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{expected}\nCó {expected.count(chr(10))} chỗ cần sửa.\n"
    assert isinstance(result.exception, SystemExit)


def test_check_of_some_files_tells_of_those_and_counts_the_rest(desk: Desk) -> None:
    desk.write("docs/data/zones/trong.yml", "")
    desk.write("docs/data/documents/trong.yml", "")
    zones, events = str(desk.root / "docs/data/zones"), str(desk.root / "docs/su-kien")
    result = CliRunner().invoke(main, ["check", "--root", str(desk.root), zones])
    assert result.exit_code == 1
    assert "zones/trong.yml" in result.stderr and "documents/trong.yml" not in result.stderr
    assert "Còn 1 chỗ cần sửa ở các tệp khác" in result.stderr
    result = CliRunner().invoke(main, ["check", "--root", str(desk.root), events])
    assert (result.exit_code, result.stdout) == (0, "Các tệp này không có lỗi.\n")


def test_check_as_json_is_what_another_program_reads(desk: Desk) -> None:
    desk.write("docs/data/zones/trong.yml", "")
    result = CliRunner().invoke(main, ["check", "--root", str(desk.root), "--format", "json"])
    assert result.exit_code == 1
    told = json.loads(result.stdout)["problems"]
    assert ["{file}:{line}: {what} → {fix}".format(**one) for one in told] == desk.problems()
    assert {one["kind"] for one in told} <= CATALOGUE.keys()


def test_github_reads_every_character_of_a_problem() -> None:
    problem = Problem("docs/a,b:c.md", 3, Said("thiếu 5%: “a, b”", "viết\nlại", "thieu"))
    assert as_github([problem]) == (
        "::error file=docs/a%2Cb%3Ac.md,line=3,title=thiếu 5%25%3A “a%2C b”::viết%0Alại\n"
    )


def test_a_day_that_is_none_stops_the_build_with_a_sentence(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "hôm qua")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("bản trước")
    result = CliRunner().invoke(main, ["build", "--root", str(desk.root), "--site", str(tmp_path / "site")])
    assert result.exit_code == 1
    said = " ".join(result.stderr.split())
    assert "SOURCE_DATE_EPOCH là “hôm qua”" in said and "ghi số giây từ ngày 1 tháng 1 năm 1970" in said
    assert (tmp_path / "site/index.html").read_text() == "bản trước"


def test_export_does_not_write_over_anything(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/quan-trong.txt").write_text("giữ lại")
    command = ["export", "--root", str(desk.root), str(tmp_path / "out")]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert "không trống" in result.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["quan-trong.txt"]


def test_every_command_and_option_has_help_in_vietnamese() -> None:
    for name in NAMES:
        command = main.get_command(click.Context(main), name)
        said = [command.help, *(one.help for one in command.params if isinstance(one, click.Option))]
        assert all(text and re.search(r"[à-ỹđ]", text) for text in said), name
        shown = CliRunner().invoke(main, [name, "--help"]).stdout
        assert not ENGLISH.search(shown), name


@pytest.mark.parametrize(
    "typed",
    [
        [],
        ["--help"],
        ["chek"],
        ["check", "--fromat", "json"],
        ["check", "--format"],
        ["check", "--format", "xml"],
        ["check", "khong-co.yml"],
        ["check", "--root", "README.md"],
        ["export"],
        ["serve", "thua"],
    ],
)
def test_click_speaks_vietnamese_whatever_is_typed(typed: list[str]) -> None:
    said = CliRunner().invoke(main, typed, prog_name="campaign").output
    assert re.search(r"[à-ỹđ]", said)
    assert not ENGLISH.search(said), said


def test_every_sentence_of_click_has_its_vietnamese_or_cannot_be_reached() -> None:
    said, constants = set(), set()
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            constants |= {node.value} if isinstance(node, ast.Constant) else set()
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                said |= {
                    a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
                }
    assert set(WORDS) <= constants  # none that click no longer says
    assert not [text for text in said - set(WORDS) if not UNREACHED.search(text)]


def test_the_campaign_never_imports_mkdocs() -> None:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not [name for name in names if name.split(".")[0].startswith(("mkdocs", "material"))], path


def test_mkdocs_is_not_even_loaded() -> None:
    code = "import sys, campaign.__main__; sys.exit(any(m.startswith('mkdocs') for m in sys.modules))"
    environment = {"PYTHONPATH": str(PACKAGE.parent)}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
