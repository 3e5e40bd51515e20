"""Files that take time to make: made once, kept by what they are made of, now or in the background."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

KEPT_SECONDS = 14 * 24 * 3600  # a file that nobody asked for in two weeks is thrown away
PROCESSORS = os.cpu_count() or 1


class Unmakeable(Exception):
    """A file cannot be made before an editor has mended something; the message says what."""


@dataclass(frozen=True)
class Job:
    """A file of the site at `path`. The same `key` means the same bytes."""

    path: str
    key: str
    make: Callable[[], bytes]


def key_of(*parts: bytes | str) -> str:
    """A name for what is made of `parts`."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8) + content)
    return digest.hexdigest()


class Press:
    """Makes files and keeps them in `folder`, which may be deleted at any time.

    Typst lets other threads run while it works, so threads are enough to use every processor.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._behind = ThreadPoolExecutor(1)
        self._asked: dict[str, str] = {}  # path -> key asked for last
        self._lock = Lock()

    def ready(self, job: Job) -> bytes | None:
        """The file, if it has been made before."""
        path = self.folder / job.key
        try:
            content = path.read_bytes()
            os.utime(path)
        except FileNotFoundError:  # or thrown away in this moment, by another build
            return None
        return content

    def make(self, job: Job) -> bytes:
        """The file; raises what `job.make` raises."""
        content = self.ready(job)
        if content is None:
            content = job.make()
            self._keep(job.key, content)
        return content

    def make_all(self, jobs: Sequence[Job]) -> Iterator[tuple[str, bytes]]:
        """Every file with its path, in the order of `jobs`."""
        with ThreadPoolExecutor(PROCESSORS) as workers:
            yield from zip((job.path for job in jobs), workers.map(self.make, jobs), strict=True)
        self._tidy()

    def want(self, jobs: Sequence[Job]) -> None:
        """From now on no other file at the same paths is delivered."""
        with self._lock:
            self._asked |= {job.path: job.key for job in jobs}

    def make_later(
        self,
        jobs: Sequence[Job],
        deliver: Callable[[str, bytes], None],
        complain: Callable[[str, Exception], None],
    ) -> None:
        """Make the files one after the other in the background; what is no longer wanted is left out.

        `complain` is told the path of what could not be made, and why.
        """
        self.want(jobs)
        for job in jobs:
            self._behind.submit(self._make_if_wanted, job, deliver, complain)
        self._behind.submit(self._tidy)

    def _make_if_wanted(
        self,
        job: Job,
        deliver: Callable[[str, bytes], None],
        complain: Callable[[str, Exception], None],
    ) -> None:
        if self._asked.get(job.path) != job.key:
            return
        try:
            content = self.make(job)
            with self._lock:  # something else may be wanted by now
                if self._asked[job.path] == job.key:
                    deliver(job.path, content)
        except Exception as error:  # nobody waits for this thread's result
            complain(job.path, error)

    def _keep(self, key: str, content: bytes) -> None:
        write(self.folder / key, content)

    def _tidy(self) -> None:
        for path in self.folder.glob("*"):
            with suppress(FileNotFoundError):  # another build tidies too
                if path.stat().st_mtime < time.time() - KEPT_SECONDS:
                    path.unlink()


def write(target: Path, content: bytes) -> None:
    """A file, with the folders above it; never half of it, whoever else reads or writes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(target)
