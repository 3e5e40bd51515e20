"""What a Vietnamese page has changed since a translation was made, out of git's history."""

from pathlib import Path
from tempfile import TemporaryDirectory

from campaign.load import read_page
from campaign.review.base import git
from campaign.translations import version


def changed_since(root: Path, uri: str, made_from: str) -> str | None:
    """The difference between the version `made_from` of the page and the page as it stands, as git shows it.

    None where no commit has that version. Raises NoSuchVersion outside a repository.
    """
    file = f"docs/{uri}"
    for commit in git(root, "log", "--format=%H", "--", file).decode().split():
        if _version_at(root, commit, uri) == made_from:
            return git(root, "diff", "--no-color", "--word-diff=plain", commit, "--", file).decode()
    return None


def _version_at(root: Path, commit: str, uri: str) -> str | None:
    """The version of a page in a commit; None where it is not there or cannot be read by today's rules."""
    if not git(root, "ls-tree", "--full-tree", "--name-only", commit, f"docs/{uri}"):
        return None
    with TemporaryDirectory() as folder:
        path = Path(folder, "docs", uri)
        path.parent.mkdir(parents=True)
        path.write_bytes(git(root, "show", f"{commit}:docs/{uri}"))
        page, _ = read_page(Path(folder), uri)
        return version(page) if page else None
