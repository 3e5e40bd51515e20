"""The report as one value, for its template to tell."""

from dataclasses import dataclass
from pathlib import Path

from campaign.campaign import Campaign
from campaign.forms import FORM_MODELS, Form, read_form
from campaign.kinds import DATA, FORMS
from campaign.model import Text
from campaign.prose import Page
from campaign.review.advice import advice
from campaign.review.pages import BrokenLink, SitePage, broken_links, site_pages
from campaign.review.prints import PrintChange, print_changes
from campaign.review.records import RecordChange, changes
from campaign.translations import older
from campaign.views.look import Look


@dataclass(frozen=True)
class Report:
    """What a change does. `direct`: pages whose own file changed; `carried`: those that changed with them."""

    new: list[SitePage]
    direct: list[SitePage]
    carried: list[SitePage]
    gone: list[SitePage]
    records: list[RecordChange]
    behind: list[tuple[Page, Page]]  # English, Vietnamese: behind now, not before
    texts_behind: list[tuple[RecordChange, str]]  # labels of texts of which only the Vietnamese changed
    prints: list[PrintChange]
    links: list[BrokenLink]
    machine: list[str]  # templates and code that changed
    advice: list[str]

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.direct or self.carried or self.gone or self.records or self.prints)


def compared(
    before: Campaign, after: Campaign, look: Look, roots: tuple[Path, Path], machine: list[str]
) -> Report:
    """Everything that differs. `roots`: where each campaign's files stand."""
    old, new = site_pages(before, look), site_pages(after, look)
    changed = [page for uri, page in new.items() if uri in old and old[uri].content != page.content]
    touched = _touched(roots, {page.source for page in changed})
    records = changes(before, after, _forms(roots[1]))
    links = broken_links(old, new)
    prints = print_changes(before, after, (old, new), roots)
    gone = [page for uri, page in old.items() if uri not in new]
    was_behind = {page.uri for page, _ in older(before)}
    return Report(
        new=[page for uri, page in new.items() if uri not in old],
        direct=[page for page in changed if page.source in touched],
        carried=[page for page in changed if page.source not in touched],
        gone=gone,
        records=records,
        behind=[(page, source) for page, source in older(after) if page.uri not in was_behind],
        texts_behind=[
            (change, field.label) for change in records for field in change.fields if field.only_vietnamese
        ],
        prints=prints,
        links=links,
        machine=machine,
        advice=list(advice(gone, links, records, prints)),
    )


def _touched(roots: tuple[Path, Path], files: set[str]) -> set[str]:
    """Those of the files that are not the same on both sides."""

    def read(root: Path, file: str) -> bytes | None:
        return (root / file).read_bytes() if (root / file).is_file() else None

    return {file for file in files if read(roots[0], file) != read(roots[1], file)}


def _forms(root: Path) -> dict[str, Form]:
    """The forms that are there."""
    folder = root / DATA / FORMS
    return {name: read_form(root, name) for name in FORM_MODELS if list(folder.glob(f"{name}.*"))}


def told(report: Report, campaign: Campaign, look: Look, base: str) -> str:
    """The report in Markdown."""
    values = {"report": report, "base": base, "Text": Text}
    return look.render("report/report.md", "vi", "index.md", campaign, **values)
