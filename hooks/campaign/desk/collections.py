"""Decap's configuration: which files are edited where, by which form.

https://decapcms.org/docs/collection-folder/ and https://decapcms.org/docs/collection-file/
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from campaign.campaign import Campaign
from campaign.desk.fields import Field, Maker
from campaign.forms import read_form
from campaign.kinds import KINDS
from campaign.model import Handbook

BODY: Field = {
    "name": "body",
    "label": "Bài viết",
    "widget": "markdown",
    "required": False,
    "modes": ["raw"],  # Decap's rich text rewrites what it does not know: citations, boxes, anchors
    "editor_components": [],
}


@dataclass(frozen=True)
class Shelf:
    """A folder of records. `shown` names an entry; `slug` is a new one's file name."""

    kind: str
    label: str
    one: str
    shown: str
    summary: str
    slug: str = "{{fields.id}}"


SHELVES = (
    Shelf("zones", "Khu vực", "Khu vực", "name.vi", "{{name.vi}}"),
    Shelf("rounds", "Đợt vinh danh", "Đợt vinh danh", "title.vi", "{{title.vi}}", "{{year}}-{{level}}"),
    Shelf("documents", "Văn bản", "Văn bản", "title.vi", "{{id}}: {{title.vi}}"),
    Shelf("assessments", "Đánh giá sản xuất sạch hơn", "Đánh giá", "title.vi", "{{title.vi}}"),
    Shelf("models", "Mô hình tham quan", "Mô hình", "title.vi", "{{title.vi}}"),
    Shelf("recommendations", "Kiến nghị", "Kiến nghị", "title.vi", "{{title.vi}}"),
    Shelf("addressees", "Nơi nhận kiến nghị", "Nơi nhận kiến nghị", "name.vi", "{{name.vi}}"),
)
EVENTS = Shelf("events", "Sự kiện", "Sự kiện", "title.vi", "{{start}}: {{title.vi}}", "{{start}}-{{slug}}")
SINGLE = {
    "info": "Thông tin chung của chuyên đề",
    "zone_totals": "Tổng số khu, cụm công nghiệp",
    "glossary": "Tên riêng và từ ngữ tiếng Anh",
}
MESSAGES = {
    "create": "Thêm {{collection}} “{{slug}}”",
    "update": "Sửa {{collection}} “{{slug}}”",
    "uploadMedia": "Thêm tệp “{{path}}”",
    "deleteMedia": "Bỏ tệp “{{path}}”",
}


@dataclass(frozen=True)
class Catalogue:
    """All collections of a campaign that stands below `root`."""

    campaign: Campaign
    root: Path

    def collections(self) -> Iterator[dict[str, Any]]:
        """In the order of an editor's day."""
        yield self._events()
        for shelf in SHELVES:
            yield self._shelf(shelf)
        yield self._handbooks()
        for book in self.campaign.handbooks:
            yield self._chapters(book)
        yield self._pages()
        yield from self._single_files()

    def _fields(self, form: str, leave_out: Sequence[str] = ()) -> list[Field]:
        shown = {shelf.kind: shelf.shown for shelf in (*SHELVES, EVENTS)}
        read = read_form(self.root, form)
        made = Maker(read, self._options(), shown).fields(read.model)
        return [field for field in made if field["name"] not in leave_out]

    def _options(self) -> dict[str, list[tuple[str, str]]]:
        places = [
            (
                place.id,
                place.name.vi + ("" if place.valid_to is None else f" (đến {place.valid_to:%d/%m/%Y})"),
            )
            for place in self.campaign.places
        ]
        books = [(book.id, book.title.vi) for book in self.campaign.handbooks]
        return {"places": places, "handbooks": books}

    def _shelf(self, shelf: Shelf) -> dict[str, Any]:
        kind = next(kind for kind in KINDS if kind.field == shelf.kind)
        folder, _, _ = kind.pattern.rpartition("/")
        return _folder(shelf, folder, "yml", self._fields(kind.form))

    def _events(self) -> dict[str, Any]:
        fields = self._fields("event", ["id"])  # its file name
        made = _folder(EVENTS, "docs/su-kien", "md", [*fields, BODY])
        return made | {"filter": {"field": "__typed__", "value": True}, "editor": {"preview": True}}

    def _handbooks(self) -> dict[str, Any]:
        fields = self._fields("handbook")
        files = [
            {"name": book.id, "label": book.title.vi, "file": book.origin.file, "fields": fields}
            for book in self.campaign.handbooks
        ]
        return _files("handbooks", "Sổ tay", files) | {"editor": {"preview": True}}

    def _chapters(self, book: Handbook) -> dict[str, Any]:
        fields = [*self._fields("chapter", ["template"]), BODY]
        label = f"Chương: {book.title.vi}"
        shelf = Shelf(f"chapters-{book.id}", label, "Chương", "title", "{{filename}}: {{title}}", "{{slug}}")
        made = _folder(shelf, book.origin.file.rpartition("/")[0], "md", fields)
        return made | {"create": False, "identifier_field": "title", "editor": {"preview": True}}

    def _pages(self) -> dict[str, Any]:
        fields = [*self._fields("page", ["template"]), BODY]
        shelf = Shelf("pages", "Trang chữ", "Trang", "title", "{{filename}}: {{title}}", "{{slug}}")
        made = _folder(shelf, "docs", "md", fields)
        return made | {"create": False, "identifier_field": "title"}

    def _single_files(self) -> Iterator[dict[str, Any]]:
        for kind in KINDS:
            if kind.field in SINGLE:
                label = SINGLE[kind.field]
                file = {"name": kind.field, "label": label, "file": kind.pattern}
                yield _files(kind.field, label, [file | {"fields": self._fields(kind.form)}])


def _folder(shelf: Shelf, folder: str, extension: str, fields: list[Field]) -> dict[str, Any]:
    return {
        "name": shelf.kind,
        "label": shelf.label,
        "label_singular": shelf.one,
        "folder": folder,
        "extension": extension,
        "format": shelf.kind,
        "create": True,
        "delete": False,  # ids are never used again: what goes is written down, not wiped away
        "slug": shelf.slug,
        "identifier_field": shelf.shown,
        "summary": shelf.summary,
        "fields": fields,
        "editor": {"preview": False},
    }


def _files(name: str, label: str, files: list[dict[str, Any]]) -> dict[str, Any]:
    return {"name": name, "label": label, "format": name, "files": files, "editor": {"preview": False}}


def configuration(campaign: Campaign, root: Path, backend: Mapping[str, Any]) -> dict[str, Any]:
    """The whole of Decap's configuration for `backend`: the same forms at a desk and online."""
    return {
        "backend": {**backend, "commit_messages": MESSAGES},
        "locale": "vi",
        "publish_mode": "editorial_workflow",
        "media_folder": "docs/hinh",
        "public_folder": "/hinh",
        "show_preview_links": False,
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": list(Catalogue(campaign, root).collections()),
    }
