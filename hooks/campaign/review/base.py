"""The repository as it was: unpacked from git into a temporary folder that is gone afterwards."""

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

CONTENT = ("docs", "handbooks")  # what editors write
MACHINE = ("hooks", "overrides", "mkdocs.yml")  # what may change every page


class NoSuchVersion(Exception):
    """git does not know the version; the message is git's own."""


@contextmanager
def unpacked(root: Path, revision: str) -> Iterator[Path]:
    """A folder with the editors' files as they were at `revision`. Raises NoSuchVersion."""
    with TemporaryDirectory() as folder:
        kept = [name for name in CONTENT if git(root, "ls-tree", revision, name)]
        archive = git(root, "archive", "--format=tar", revision, *kept)
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        yield Path(folder)


def commit_of(root: Path, revision: str) -> str:
    """The commit that `revision` names. Raises NoSuchVersion; an option is no revision."""
    return git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").decode().strip()


def machine_files_changed(root: Path, commit: str) -> list[str]:
    """Templates and code that are not what they were at `commit`."""
    return git(root, "diff", "--name-only", commit, "--", *MACHINE).decode().splitlines()


def git(root: Path, *arguments: str) -> bytes:
    """What a git command says. Raises NoSuchVersion where it fails."""
    command = ["git", "-c", "core.quotepath=off", "-C", str(root), *arguments]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise NoSuchVersion(done.stderr.decode(errors="replace").strip())
    return done.stdout
