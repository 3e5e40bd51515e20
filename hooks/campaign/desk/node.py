"""Decap and its local server, from the npm registry, exactly as `package-lock.json` says."""

import hashlib
import shutil
import subprocess
from pathlib import Path

LOCK = ("package.json", "package-lock.json")
NEEDED = "Bàn biên tập cần Node.js từ bản 18 trở lên, kèm npm (https://nodejs.org). Cài rồi thử lại."


class NoDesk(Exception):
    """The desk cannot be opened; carries what the editor is to be told."""


def packages(desk: Path, cache: Path) -> Path:
    """The folder `node_modules` that the lock file in `desk` describes, installed below `cache` once.

    npm checks every package against the lock's hash; no package runs a script. Raises NoDesk.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise NoDesk(NEEDED)
    lock = b"".join((desk / name).read_bytes() for name in LOCK)
    folder = cache / f"npm-{hashlib.sha256(lock).hexdigest()[:16]}"
    done = folder / "done"
    if not done.is_file():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in LOCK:
            shutil.copy(desk / name, folder)
        install = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        ran = subprocess.run(install, cwd=folder, capture_output=True, text=True, check=False)
        if ran.returncode:
            raise NoDesk(f"Không cài được gói của bàn biên tập (cần mạng ở lần đầu):\n{ran.stderr.strip()}")
        done.touch()
    return folder / "node_modules"
