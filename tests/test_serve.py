"""`campaign serve`: an edit makes anew only what it touches, and the site is as if made whole."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from campaign import Campaign, load
from campaign.rebuild import touched
from desk import CAMPAIGNS, Desk

ROOT = Path(__file__).parents[1]
CHAPTER = "handbooks/so-tay-minh-hoa/01-mo-dau.md"
OLD, NEW = "Rác không tự đi.", "Rác ở lại rất lâu."
BOTH = {"so-tay/so-tay-minh-hoa/01-mo-dau.md", "so-tay/so-tay-minh-hoa/01-mo-dau.en.md"}
SERVE = """
import logging
import sys
from pathlib import Path
from threading import Event
from campaign.press import Job
from mkdocs.commands.build import build
from mkdocs.config import load_config

logging.basicConfig()

def all_printed(press):  # pages tell the sizes of what is
    done = Event()
    press.make_later([Job("thu", "thu", bytes)], lambda path, content: done.set(), print)
    done.wait()

site, *edits = sys.argv[2:]
for number, edit in enumerate(["", *edits]):
    if edit:
        file, old, new = edit.split("|")
        Path(file).write_text(Path(file).read_text("utf-8").replace(old, new, 1), "utf-8")
    config = load_config("mkdocs.yml", site_dir=site, strict=False)
    if number == 0:
        config.plugins.on_startup(command="serve", dirty=True)
    build(config, serve_url="http://127.0.0.1/", dirty=True)
    all_printed(config.hooks["hooks/build_site.py"].shop.press)
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The tiny campaign, with the looks and settings of the real one."""
    for name in ("docs", "handbooks"):
        shutil.copytree(CAMPAIGNS / "ok" / name, tmp_path / "tree" / name)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / "tree" / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "tree")
    return tmp_path / "tree"


def serve(tree: Path, site: Path, *edits: str) -> None:
    """Build once, and again after each edit "file|old|new", in one process as `serve` does."""
    environment = {**os.environ, "CAMPAIGN_DATE": "2026-01-02", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-c", SERVE, "--dirty", str(site), *edits]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "dirty" not in done.stderr  # MkDocs' own warning, in English, of what is not so here


PICTURE = "handbooks/so-tay-minh-hoa/hinh/o.svg"


def with_a_second_book(tree: Path) -> None:
    """The first one refers to it, and shows a picture."""
    (tree / "handbooks/so-tay-hai").mkdir()
    about = (tree / "handbooks/so-tay-minh-hoa/handbook.yml").read_text("utf-8")
    about = about.replace("so-tay-minh-hoa", "so-tay-hai").replace("Sổ tay Minh Họa", "Sổ tay Hai")
    (tree / "handbooks/so-tay-hai/handbook.yml").write_text(about, "utf-8")
    (tree / "handbooks/so-tay-hai/01-mo-dau.md").write_text("---\ntitle: Đầu\n---\n\nLời.\n", "utf-8")
    with (tree / CHAPTER).open("a", encoding="utf-8") as chapter:
        chapter.write("\nXem [](../so-tay-hai/01-mo-dau.md).\n\n![Một ô](hinh/o.svg)\n")
    (tree / PICTURE).parent.mkdir()
    square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="4" height="4"/></svg>'
    (tree / PICTURE).write_text(square)


def pages(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}


def test_an_edited_chapter_gives_the_site_that_a_whole_build_gives(tree: Path, tmp_path: Path) -> None:
    serve(tree, tmp_path / "edited", f"{CHAPTER}|{OLD}|{NEW}")
    serve(tree, tmp_path / "whole")
    edited, whole = pages(tmp_path / "edited"), pages(tmp_path / "whole")
    assert edited == whole
    assert NEW in edited["so-tay/so-tay-minh-hoa/01-mo-dau/index.html"].decode()


@pytest.mark.parametrize("edit", [f"{CHAPTER}|{OLD}|{NEW}", f'{PICTURE}|height="4"|height="9"'])
def test_an_edit_is_printed_as_a_whole_build_prints_it(tree: Path, tmp_path: Path, edit: str) -> None:
    with_a_second_book(tree)
    serve(tree, tmp_path / "edited", edit)
    serve(tree, tmp_path / "whole")
    made = "so-tay/so-tay-minh-hoa.pdf", "so-tay/so-tay-minh-hoa/01-mo-dau/index.html"
    for path in made:
        assert (tmp_path / "edited" / path).read_bytes() == (tmp_path / "whole" / path).read_bytes()
    assert "chương 1 của sổ tay “Sổ tay Hai”" in (tmp_path / "edited" / made[1]).read_text("utf-8")


def loaded(desk: Desk) -> Campaign:
    campaign, problems = load(desk.root)
    assert campaign, problems
    return campaign


@pytest.mark.parametrize(
    ("file", "old", "new", "pages"),
    [
        (CHAPTER, OLD, NEW, {*BOTH, "so-tay/so-tay-minh-hoa/van-ban.md"}),
        (CHAPTER, "title: Mở đầu", "title: Mở màn", None),
        (CHAPTER, ", Điều 1;", ", Điều 2;", None),
        ("docs/data/campaign.yml", "Minh Họa", "Minh Họa Mới", None),
    ],
    ids=["text", "head", "citation", "record"],
)
def test_only_text_is_told_apart(desk: Desk, file: str, old: str, new: str, pages: set[str] | None) -> None:
    before = loaded(desk)
    assert desk.edit(file, old, new) == []
    made = ["so-tay/so-tay-minh-hoa/van-ban.md", "van-ban/luat.md"]
    assert touched(before, loaded(desk), made) == pages
    assert touched(before, before, made) == frozenset()
