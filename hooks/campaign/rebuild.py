"""What an edit touches, so that `campaign serve` shows it at once."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from posixpath import dirname

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from campaign.campaign import Campaign
from campaign.prose import Page


def touched(before: Campaign, after: Campaign, made: Collection[str]) -> frozenset[str] | None:
    """Addresses of the pages that may look different after an edit; None where it could be any.

    Told apart are only the text of chapters and of pages written by hand, and pictures: what stands in a
    record, in a head or in a citation may appear anywhere. `made` are the pages made from records; an
    editor's text for one of them is no page of its own.
    """
    if _facts(before) != _facts(after):
        return None
    if [_outline(page) for page in before.pages] != [_outline(page) for page in after.pages]:
        return None
    edited = [new for old, new in zip(before.pages, after.pages, strict=True) if old.body != new.body]
    if any(page.uri in made and not page.handbook for page in edited):
        return None
    books = {page.handbook for page in edited if page.handbook}
    redrawn = {dirname(dirname(name)) for name, _ in after.pictures.items() - before.pictures.items()}
    books |= {book.id for book in after.handbooks if dirname(book.origin.file) in redrawn}
    # Numbers and references run through a whole book, and what stands behind its chapters is printed too.
    whole = {uri for uri in made for book in books if uri.startswith(f"so-tay/{book}/")}
    # An English page says whether its Vietnamese source has changed.
    both = {uri for page in edited for uri in (page.uri, page.uri.removesuffix(".md") + ".en.md")}
    return frozenset(whole | both)


def stamps(*paths: Path) -> tuple[tuple[Path, int], ...]:
    """When each file of these files and folders was written, to see whether templates or settings changed."""
    files = [file for path in paths for file in (path, *sorted(path.rglob("*"))) if file.is_file()]
    return tuple((file, file.stat().st_mtime_ns) for file in files)


def _facts(campaign: Campaign) -> tuple[object, ...]:
    """All but the pages, as it was written: that is compared ten times as fast as the records.

    An atlas is equal only to itself, for its shapes are remembered by it.
    """
    records = [(record.origin.file, record.origin.source.data) for record in campaign.records()]
    return records, campaign.pictures.keys(), campaign.atlas and vars(campaign.atlas)


def _outline(page: Page) -> tuple[object, ...]:
    cited = [citation[:3] for citation in page.citations_in_full()]
    return replace(page, body=""), cited, [name for name, _ in page.markers()]


class CompiledTemplates(BytecodeCache):
    """The theme's templates as Jinja compiled them: MkDocs has a new environment for every build."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()
