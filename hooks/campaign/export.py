"""`campaign export DIR`: the source tree with every generated page as a real file.

Any engine that reads Markdown and front matter can build the site from it: the campaign's words
must outlive MkDocs.
"""

import json
import shutil
from pathlib import Path

from campaign.campaign import Campaign
from campaign.model.events import Event
from campaign.prose import Page
from campaign.views import books, pages
from campaign.views.files import machine_files
from campaign.views.filling import prose
from campaign.views.look import Look


def export(campaign: Campaign, look: Look, root: Path, target: Path) -> int:
    """Write the tree into `target`, which must not exist or be empty; the number of files."""
    shutil.copytree(root / "docs", target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("data"))
    written = [page for page in campaign.pages if not page.handbook]
    for page in written:
        _write(target / page.uri, _head(page) + prose(campaign, look, page))
    for output in (
        *pages.record_pages(campaign, look),
        *books.pictures(campaign, root),
        *machine_files(campaign, look),
    ):
        _write(target / output.path, output.content)
    return sum(path.is_file() for path in target.rglob("*"))


def _head(page: Page) -> str:
    """Front matter that every engine understands: title and description."""
    head = page.head
    if isinstance(head, Event):
        values = {"title": head.title.vi, "description": head.summary.vi}
    else:
        values = {"title": head.title, "description": head.description or ""}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join(["---", *lines, "---", ""])


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
