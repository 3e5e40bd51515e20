"""Typst, as every paper of the campaign uses it: our fonts, no clock, no network, two standards.

Text is data: it reaches a template as JSON or XML and is never Typst code.
"""

import datetime as dt
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import fontpkg_be_vietnam_pro
import typst

from campaign.editions import A4

ASKED = {"paper.json": json.dumps(A4.data).encode()}  # what a paper asks for that says nothing of its own
STANDARDS = ("ua-1", "a-2a")  # readable by everyone (PDF/UA-1), and in fifty years (PDF/A-2a)


def typeset(
    templates: Path,
    name: str,
    data: Mapping[str, Any],
    date: dt.date,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """The PDF of `templates`/`name`, which finds `data` in /data.json and `files` at their paths.

    The same arguments give the same bytes; `date` is what the PDF says of itself. Raises
    typst.TypstError: what is set here comes from checked records, so an error is our own.
    """
    written = json.dumps(data, ensure_ascii=False).encode()
    drawn_by = tuple((path, path.stat().st_mtime_ns) for path in sorted(templates.rglob("*")))
    return _typeset(templates, drawn_by, name, written, date, tuple((files or {}).items()))


@lru_cache(maxsize=256)  # the site and the kits ask for the same sheets, and `serve` again after each edit
def _typeset(
    templates: Path,
    drawn_by: tuple[tuple[Path, int], ...],
    name: str,
    written: bytes,
    date: dt.date,
    files: tuple[tuple[str, bytes], ...],
) -> bytes:
    with project(templates, {"data.json": written, **dict(files)}) as root:
        return bytes(
            typst.compile(root / name, root=root, font_paths=fonts(), format="pdf", **pdf_options(date))
        )


def picture(templates: Path, name: str, data: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
    """The PNG of the one page of `templates`/`name`, a point of paper to a pixel; else as `typeset`."""
    written = json.dumps(data, ensure_ascii=False).encode()
    with project(templates, {"data.json": written, **files}) as root:
        return bytes(typst.compile(root / name, root=root, font_paths=fonts(), format="png", ppi=72))


@contextmanager
def project(templates: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder that Typst may read: the templates with `files` beside them.

    Everything is said in files: Typst keeps what it worked out as long as those are the same, but forgets it
    all where a compilation is given `sys_inputs`.
    """
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(templates, root, dirs_exist_ok=True)
        for path, content in (ASKED | dict(files)).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
        yield root


def pdf_options(date: dt.date) -> dict[str, Any]:
    """What makes a PDF accessible, lasting and the same every time."""
    return {
        "pdf_standards": list(STANDARDS),
        "timestamp": dt.datetime.combine(date, dt.time(), dt.UTC),
    }


@cache
def fonts() -> typst.Fonts:
    """Be Vietnam Pro, and the fonts inside Typst for `code` and arrows; none of this machine's."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[fontpkg_be_vietnam_pro.ROOT / "files"],
    )
