"""The commands as an editor types them, and the wall between the campaign and MkDocs."""

import ast
import re
import subprocess
import sys
from pathlib import Path

from campaign.__main__ import main
from click.testing import CliRunner
from desk import CAMPAIGNS, Desk

PACKAGE = Path(__file__).parent.parent / "hooks/campaign"


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


def test_export_does_not_write_over_anything(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/quan-trong.txt").write_text("giữ lại")
    command = ["export", "--root", str(desk.root), str(tmp_path / "out")]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1
    assert "không trống" in result.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["quan-trong.txt"]


def test_every_command_has_help_in_vietnamese() -> None:
    for name, command in main.commands.items():
        assert command.help and re.search(r"[à-ỹđ]", command.help), name


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
