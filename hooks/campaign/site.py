"""One build of the site: what is read once and carried along, and what `serve` keeps of the build before."""

import datetime as dt
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from campaign import share
from campaign.campaign import Campaign
from campaign.handbook.numbering import NumberedChapter
from campaign.load import load
from campaign.output import Output
from campaign.printshop import PrintShop
from campaign.problems import Problem
from campaign.rebuild import stamps, touched
from campaign.views import books, chapters, pages
from campaign.views.files import machine_files
from campaign.views.filling import prose
from campaign.views.frame import Frame
from campaign.views.look import Look

# What the theme folder holds beside the site's own.
NOT_PUBLISHED = ("print/", "cards/", "words/", "feeds/", "hosting/", "offline/", "desk/", "report/")


class Unreadable(Exception):
    """The editors' files hold mistakes; the message says each with its place and its cure."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))


@dataclass
class Site:
    """`changed`: addresses of the pages that are made anew, all of them where it is None."""

    campaign: Campaign
    look: Look
    frame: Frame
    design: tuple[object, ...]  # the day, templates and settings, to see whether they changed
    hidden: Set[str] = frozenset()  # pages of samples that are not published
    outputs: dict[str, Output] = field(default_factory=dict)  # pages and pictures that docs/ does not hold
    files: dict[str, bytes] = field(default_factory=dict)  # by their path in the site
    titles: dict[str, str] = field(default_factory=dict)  # of the pages in the navigation, by address
    changed: frozenset[str] | None = None
    read: int = 0  # pages, of so many:
    pages: int = 0
    written: int = 0
    done: bool = False

    def is_touched(self, uri: str) -> bool:
        """Whether the page at `uri` is made anew."""
        return self.changed is None or uri in self.changed

    def publishes(self, uri: str) -> bool:
        """Whether the file at `uri` is part of the site."""
        return uri not in self.hidden and not uri.startswith(NOT_PUBLISHED)

    def filled(self, uri: str, markdown: str) -> str:
        """An editors' page with what it asks the campaign for; any other as it is."""
        written = self.campaign.page.get(uri)
        return prose(self.campaign, self.look, written) if written and uri not in self.outputs else markdown


def begin(
    root: Path,
    theme: Path,
    settings: Path,
    address: str,
    today: dt.date,
    samples: bool,
    before: Site | None,
) -> Site:
    """Read and check the editors' files below `root`. Raises Unreadable.

    `theme` holds the templates, `settings` is mkdocs.yml, `address` the site's URL; `today` is the day that
    the site speaks of. Without `samples`, what
    was made up to show the site is left out. `before`: a build to go on from.
    """
    campaign, problems = load(root)
    if campaign is None or problems:
        raise Unreadable(problems)
    written: Mapping[str, object] = campaign.page
    if not samples:
        campaign = campaign.without_samples()
    design = (today, *stamps(theme, settings))
    changed = (
        touched(before.campaign, campaign, before.outputs) if before and before.design == design else None
    )
    if before and changed is not None:
        look = before.look
        campaign = replace(campaign, atlas=before.campaign.atlas)  # the same, with the shapes drawn from it
        site = Site(campaign, look, Frame(campaign, look), design, changed=changed)
        site.outputs, site.titles = before.outputs, before.titles
        made = chapters.chapter_pages(campaign, look, changed)
    else:
        look = Look(theme, today, address)
        site = Site(campaign, look, Frame(campaign, look), design)
        made = pages.record_pages(campaign, look)
    site.hidden = written.keys() - campaign.page.keys()
    site.outputs |= {output.path: output for output in (*made, *books.pictures(campaign, root))}
    return site


def make_files(
    site: Site,
    shop: PrintShop,
    root: Path,
    target: Path,
    finished: Mapping[str, NumberedChapter],
    serving: bool,
) -> None:
    """Make what is no page: prints, of the `finished` chapters, data, pictures to share. Raises Unmakeable.

    Where the site is `serving`, prints come into the folder `target` later, and nobody shares a preview.
    """
    jobs = list(books.print_jobs(site.campaign, site.look, root, finished))
    site.files |= shop.take(jobs, target, behind=serving)
    if site.changed is None:
        site.files |= shop.shown(machine_files(site.campaign, site.look))
    if not serving:
        site.files |= share.pictures(shop.press, site.look.folder, site.frame.cards.values())
