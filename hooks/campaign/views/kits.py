"""The trainer's kit: for each session one zip with all that has to be printed beside the handbook."""

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import lxml.html

from campaign.editions import EDITIONS
from campaign.handbook.tree import Element, classes, having, parsed
from campaign.model import Handbook
from campaign.model.handbooks import Session
from campaign.output import Output
from campaign.press import Job, key_of
from campaign.printing import PrintBook, PrintChapter, page_count, render_pdf
from campaign.typesetting import typeset
from campaign.views.look import Look

PAPERS = (
    ("01-ke-hoach-buoi-hoc.pdf", "plan", "kế hoạch buổi học, một tờ cho giảng viên"),
    ("02-danh-sach-ky-ten.pdf", "sign_in", "danh sách ký tên, in đủ số người"),
    ("04-phieu-gop-y.pdf", "feedback", "phiếu góp ý, mỗi người một tờ, phát cuối buổi"),
)
PRACTICE = ("03-bai-tap-bang-kiem.pdf", "bài tập và bảng kiểm để trống, mỗi người một bộ")
HANDED_OUT = {"exercise", "check"}
SHEETS = "khu-vuc"
"""The folder of the zones' fact sheets. All of them: classes come from one zone or another, and at the print
shop the trainer picks the sheet of theirs."""
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can tell: the same kit gives the same bytes


@dataclass(frozen=True)
class Kit:
    """What a kit is made of; `number`: of its chapter, from 1."""

    book: Handbook
    printed: PrintBook
    number: int
    session: Session
    sheets: tuple[tuple[str, Output], ...]  # the zones' names and fact sheets

    @property
    def path(self) -> str:
        return f"so-tay/{self.book.id}-buoi-{self.number:02}.zip"

    @property
    def chapter(self) -> PrintChapter:
        return self.printed.chapters[self.number - 1]


def kit_jobs(
    look: Look,
    book: Handbook,
    printed: PrintBook,
    sessions: Sequence[Session | None],
    sheets: Sequence[tuple[str, Output]],
    made_of: list[Any],
) -> Iterator[Job]:
    """The kits of a handbook. `sheets`: zones' names and fact sheets; `made_of`: what the book depends on."""
    enclosed = [part for name, sheet in sheets for part in (name, sheet.path, sheet.bytes)]
    for number, session in enumerate(sessions, 1):
        if session:
            kit = Kit(book, printed, number, session, tuple(sheets))
            key = key_of("kit", str(number), session.model_dump_json(), *enclosed, *made_of)
            yield Job(kit.path, key, partial(_zipped, kit, look))


def practice_html(html: str) -> str:
    """Only the exercises and checklists of a chapter's HTML, in their order, and the notes they may call."""
    root = parsed(html)
    boxes = [box for box in root.iter("div", "details") if _is_handed_out(box)]
    found = [box for box in boxes if not any(map(_is_handed_out, box.iterancestors()))]
    if found:
        found += having(root, "footnote")
    return "".join(lxml.html.tostring(box, encoding="unicode", with_tail=False) for box in found)


def _is_handed_out(element: Element) -> bool:
    own = set(classes(element))
    return bool(own & HANDED_OUT) and (element.tag == "details" or "admonition" in own)


def pages_to_print(kit: bytes) -> int:
    """Pages of a kit's papers, one of each; of the zones' sheets the trainer prints what he needs."""
    with zipfile.ZipFile(io.BytesIO(kit)) as archive:
        papers = [n for n in archive.namelist() if n.endswith(".pdf") and SHEETS not in Path(n).parts]
        return sum(page_count(archive.read(name)) for name in papers)


def _zipped(kit: Kit, look: Look) -> bytes:
    files = dict(_papers(kit, look))
    names = {name: what for name, _, what in PAPERS} | dict([PRACTICE])
    words = {
        "book": kit.book,
        "number": kit.number,
        "title": kit.chapter.title,
        "date": kit.printed.date_text,
        "url": kit.printed.url,
        "papers": [(name, names[name]) for name in sorted(files)],
        "folder": SHEETS,
        "sheets": [(Path(sheet.path).name, name) for name, sheet in kit.sheets],
    }
    readme = look.plain_text("print/DOC-TRUOC.txt", **words)
    files["DOC-TRUOC.txt"] = readme.replace("\n", "\r\n").encode("utf-8-sig")  # as Windows' Notepad reads it
    files |= {f"{SHEETS}/{Path(sheet.path).name}": sheet.bytes for _, sheet in kit.sheets}
    buffer = io.BytesIO()
    folder = Path(kit.path).stem
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", EPOCH)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def _papers(kit: Kit, look: Look) -> Iterator[tuple[str, bytes]]:
    book, templates = kit.printed, look.folder / "print"
    about = {name: value for name, value in vars(book).items() if name not in ("chapters", "images")}
    about |= {"date": [book.date.year, book.date.month, book.date.day]}
    session = json.loads(kit.session.model_dump_json())
    for name, kind, _ in PAPERS:
        own = about | {"edition": "trainer" if kind == "plan" else "participant"}
        data = {"book": own, "kind": kind, "title": kit.chapter.title, "session": session}
        yield name, typeset(templates, "kit.typ", data, book.date)
    practice = practice_html(kit.chapter.html)
    if practice:
        only = replace(book, chapters=(replace(kit.chapter, html=practice),), first=kit.number)
        yield PRACTICE[0], render_pdf(only, templates, EDITIONS[0], "practice.typ")
