"""`campaign format`: which files it lays out, by which model, and what an editor is told of the rest."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pydantic import BaseModel

from campaign.catalogue import Section, message
from campaign.forms import FORM_MODELS
from campaign.kinds import DATA, FORMS, KINDS, files, head_of
from campaign.layout import Unlayable, laid_out
from campaign.problems import Problem
from campaign.prose import ChapterHead
from campaign.source import FRONT_MATTER, decode, read_yaml

PATTERNS = ("docs/**/*.md", "handbooks/*/[0-9]*.md", f"{DATA}/{FORMS}/*.yml", *(one.pattern for one in KINDS))
NOT_LAID_OUT = message(
    Section.READING,
    "khong-xep-lai-duoc",
    "không xếp lại được mà vẫn giữ nguyên nội dung",
    "viết theo mẫu cùng loại rồi thử lại",
)


def editable(root: Path) -> Iterator[tuple[str, type[BaseModel]]]:
    """The files that editors write as YAML or with YAML at their head, with their models; the forms too."""
    found = {path.relative_to(root).as_posix() for pattern in PATTERNS for path in files(root, pattern)}
    for name in sorted(found):
        model = model_of(name)
        if model:
            yield name, model


def model_of(name: str) -> type[BaseModel] | None:
    """What the file of that name holds, by where it stands; None for a file of no kind."""
    path = PurePosixPath(name)
    if path.is_relative_to(f"{DATA}/{FORMS}"):
        return FORM_MODELS.get(path.stem)
    if path.suffix == ".md":
        if path.is_relative_to("handbooks"):
            return ChapterHead
        if path.is_relative_to(DATA):
            return None
        return head_of(path.relative_to("docs").as_posix())
    return next((kind.model for kind in KINDS if path.match(kind.pattern)), None)


def tidied(raw: bytes, name: str, model: type[BaseModel]) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a file in canonical layout; None and the problems that keep it from being read."""
    text, problems = decode(raw, name)
    if text is None:
        return None, problems
    head, body, line = _parts(text, name)
    if head is None:
        return raw, []  # a page without a head: the check tells
    source, problems = read_yaml(head, name, line)
    if source is None or problems:
        return None, problems
    try:
        new = laid_out(head, model)
    except Unlayable:
        return None, [Problem(name, line, NOT_LAID_OUT())]
    return body.replace(head, new, 1).encode(), []


def _parts(text: str, name: str) -> tuple[str | None, str, int]:
    """The YAML of a file, the whole text around it, and the line on which the YAML begins."""
    if not name.endswith(".md"):
        return text, text, 1
    found = FRONT_MATTER.match(text)
    return (found[1] if found else None), text, 2
