"""Where the desk works: a work tree of the same repository, on a branch of its own.

Decap's server checks branches out and commits all that it finds; in the editor's own work tree it would
take along whatever lies there. Both trees share their branches: what is saved at the desk is a branch
`cms/…` of this repository. https://git-scm.com/docs/git-worktree
"""

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from campaign.desk.node import NoDesk
from campaign.load import load
from campaign.problems import Problem

BRANCH = "ban-bien-tap"
NO_REPOSITORY = "Thư mục này không phải một kho git đã có commit, nên không có chỗ để lưu thay đổi."
NO_NAME = "Git chưa biết tên và thư của bạn. Gõ: git config user.name “Tên bạn”; git config user.email thu@…"
CONFLICT = (
    f"Nhánh “{BRANCH}” có thay đổi đã duyệt chưa vào nhánh đang mở, và hai bên sửa cùng một chỗ."
    f" Gộp nhánh “{BRANCH}” vào nhánh đang mở rồi thử lại."
)


def git(folder: Path, *arguments: str, check: bool = True) -> str:
    """What git prints; a CalledProcessError where it fails and `check` is set."""
    command = ["git", "-C", str(folder), *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=check)
    return ran.stdout.strip() if ran.returncode == 0 else ""


def open_workplace(root: Path, cache: Path) -> Path:
    """The desk's work tree, brought up to the commit that is checked out in `root`. Raises NoDesk."""
    head = git(root, "rev-parse", "--verify", "--quiet", "HEAD", check=False)
    if not head:
        raise NoDesk(NO_REPOSITORY)
    if not git(root, "config", "user.name", check=False) or not git(
        root, "config", "user.email", check=False
    ):
        raise NoDesk(NO_NAME)
    folder = cache / "kho"
    git(root, "worktree", "prune")
    if not (folder / ".git").exists():
        exists = git(root, "rev-parse", "--verify", "--quiet", f"refs/heads/{BRANCH}", check=False)
        new = [str(folder), BRANCH] if exists else ["-b", BRANCH, str(folder), head]
        git(root, "worktree", "add", "--quiet", *new)
    git(folder, "checkout", "--quiet", "--force", BRANCH)
    try:
        git(folder, "merge", "--quiet", "--no-edit", head)
    except subprocess.CalledProcessError:
        git(folder, "merge", "--abort", check=False)
        raise NoDesk(CONFLICT) from None
    return folder


def problems_on(branch: str, repository: Path) -> list[Problem]:
    """What the check says of the files on a branch, wherever the work tree is."""
    packed = ["git", "-C", str(repository), "archive", branch, "docs", "handbooks"]
    files = subprocess.run(packed, capture_output=True, check=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(files)) as archive:
            archive.extractall(folder, filter="data")
        return load(Path(folder))[1]
