"""`campaign build`: the whole site in a temporary folder, swapped in when it is complete.

MkDocs runs as a process of its own, so that this package need not know it.
"""

import datetime as dt
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from campaign.dates import HANOI
from campaign.finishing import finish
from campaign.load import load
from campaign.offline import write_offline
from campaign.progress import Progress, heard
from campaign.search import write_index
from campaign.usb import write_usb
from campaign.views.look import Look
from campaign.views.search_words import synonyms

NO_MOMENT = (
    "SOURCE_DATE_EPOCH là “{given}”, không phải một thời điểm"
    " → ghi số giây từ ngày 1 tháng 1 năm 1970 (lệnh: date +%s), hoặc bỏ đi"
)
PREFIX = ".site-"  # temporary folders, beside site/: renaming needs the same disk


class BuildFailed(Exception):
    """MkDocs stopped; `said` is what it said."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


@dataclass(frozen=True)
class Built:
    """A finished build. `pages` counts HTML files by language, without the error page."""

    site: Path
    pages: Mapping[str, int]
    pdfs: tuple[Path, ...]
    warnings: tuple[str, ...]
    seconds: float


def as_of(root: Path, environment: Mapping[str, str]) -> dt.datetime:
    """The moment the build speaks of: SOURCE_DATE_EPOCH, else the last commit, else now.

    So two builds of one commit give the same bytes (https://reproducible-builds.org/specs/source-date-epoch/).
    Raises BuildFailed where the first is no number.
    """
    given = environment.get("SOURCE_DATE_EPOCH")
    if not given:
        git = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
        found = subprocess.run(git, capture_output=True, text=True, check=False)
        given = found.stdout.strip() if found.returncode == 0 else ""
    try:
        moment = dt.datetime.fromtimestamp(int(given), dt.UTC) if given else dt.datetime.now(dt.UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise BuildFailed(NO_MOMENT.format(given=given)) from error
    return moment.astimezone(HANOI)


def build(root: Path, site: Path, show: Callable[[Progress], None]) -> Built:
    """Build the site of `root` into `site`; whatever fails, the old `site` stays.

    Raises BuildFailed. `show` is called with each step of the way.
    """
    started = time.monotonic()
    with _workshop(site) as workshop:
        new = workshop / "new"
        warnings = _run_mkdocs(root, new, show)
        _finish(root, new, show)
        _gather(root, new, show)
        _swap(new, site, workshop / "old")
    return Built(
        site,
        _pages(site),
        tuple(sorted(site.rglob("*.pdf"))),
        tuple(warnings),
        time.monotonic() - started,
    )


@contextmanager
def _workshop(site: Path) -> Iterator[Path]:
    folder = site.parent / f"{PREFIX}{os.getpid()}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run_mkdocs(root: Path, target: Path, show: Callable[[Progress], None]) -> list[str]:
    """Warnings of a build that went through."""
    moment = as_of(root, os.environ)
    environment = {
        **os.environ,
        "CAMPAIGN_PROGRESS": "1",
        "CAMPAIGN_DATE": moment.date().isoformat(),
        "SOURCE_DATE_EPOCH": str(int(moment.timestamp())),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    with subprocess.Popen(
        command,
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        said: list[str] = []
        listener = Thread(target=lambda: said.extend(process.stderr or ()))
        listener.start()
        for line in process.stdout or ():
            progress = heard(line)
            if progress:
                show(progress)
        listener.join()
    warnings = [line.strip() for line in said if line.startswith("WARNING")]
    if process.returncode:
        raise BuildFailed(_complaint(said))
    return warnings


def _finish(root: Path, new: Path, show: Callable[[Progress], None]) -> None:
    show(Progress("hoan-thien", 0, 1))
    finish(new, root / "overrides")
    show(Progress("hoan-thien", 1, 1))


def _gather(root: Path, new: Path, show: Callable[[Progress], None]) -> None:
    """What can only be made of the whole site: its search index, its USB edition, the offline lists."""
    campaign, _ = load(root)
    assert campaign is not None  # the build has just checked it
    show(Progress("lap-chi-muc", 0, 1))
    write_index(new, synonyms(campaign))
    show(Progress("lap-chi-muc", 1, 1))
    show(Progress("dong-goi", 0, 1))
    look = Look(root / "overrides", as_of(root, os.environ).date())
    write_usb(new, campaign, look)
    write_offline(new, look.folder, campaign.handbooks)
    show(Progress("dong-goi", 1, 1))


def _complaint(said: list[str]) -> str:
    """What stopped the build, without MkDocs' own news."""
    kept = [line for line in said if not line.startswith(("INFO", "DEBUG"))]
    return "".join(kept or said).strip()


def _swap(new: Path, site: Path, old: Path) -> None:
    """Put `new` in the place of `site`; where that fails, the old one is back."""
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise


def _pages(site: Path) -> dict[str, int]:
    found = [path.relative_to(site) for path in site.rglob("index.html")]
    english = sum(path.parts[0] == "en" for path in found)
    return {"vi": len(found) - english, "en": english}
