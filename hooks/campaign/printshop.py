"""Takes orders for a site's PDFs: done before the pages are written, or in `serve` once they are."""

from collections.abc import Iterable, Sequence
from logging import LoggerAdapter
from pathlib import Path
from typing import Any

from campaign import progress
from campaign.output import Output
from campaign.press import Job, Press, Unmakeable, write
from campaign.views.books import Download, download


class PrintShop:
    """`known`: what pages tell of each file by its path; while one is made, that of the last one."""

    def __init__(self, log: "LoggerAdapter[Any]") -> None:
        self.press = Press(Path(".cache", "print"))
        self.known: dict[str, Download] = {}
        self._log = log
        self._left: tuple[Sequence[Job], Path] = ((), Path())

    def take(self, jobs: Sequence[Job], site: Path, behind: bool) -> dict[str, bytes]:
        """The files by path; if `behind`, those not made yet come into the folder `site` after `go_on`.

        Raises Unmakeable; in the background the log tells it.
        """
        files = self._at_hand(jobs) if behind else self._all(jobs)
        self.press.want(jobs)
        self.known |= {path: download(path, content) for path, content in files.items()}
        self._left = [job for job in jobs if job.path not in files], site
        return files

    def go_on(self) -> None:
        """Make in the background what was left: the pages stand, and need no processor any more."""
        (jobs, site), self._left = self._left, ((), Path())

        def deliver(path: str, content: bytes) -> None:
            self.known[path] = download(path, content)
            write(site / path, content)

        self.press.make_later(jobs, deliver, self._complain)

    def shown(self, outputs: Iterable[Output]) -> dict[str, bytes]:
        """Files made without an order, by path; pages may tell of the PDFs among them too."""
        files = {output.path: output.bytes for output in outputs}
        self.known |= {path: download(path, files[path]) for path in files if path.endswith(".pdf")}
        return files

    def _all(self, jobs: Sequence[Job]) -> dict[str, bytes]:
        files: dict[str, bytes] = {}
        progress.tell("in-so-tay", 0, len(jobs))
        for path, content in self.press.make_all(jobs):
            files[path] = content
            progress.tell("in-so-tay", len(files), len(jobs))
        return files

    def _at_hand(self, jobs: Sequence[Job]) -> dict[str, bytes]:
        found = ((job.path, self.press.ready(job)) for job in jobs)
        return {path: content for path, content in found if content is not None}

    def _complain(self, path: str, error: Exception) -> None:
        mistake = None if isinstance(error, Unmakeable) else error  # not the editors', but ours
        self._log.warning("%s\n%s", path, error, exc_info=mistake)
