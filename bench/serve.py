"""How soon `campaign serve` shows an edit: `python bench/serve.py [CHAPTER]`.

Works on a copy of the tree. Each of three times a sentence is added to one chapter, as an editor would, and
the clock runs until the server gives the page with it, then until the handbook's PDF is another one. The
rival is the whole build of the same tree, everything printed before: what a preview without
`campaign.rebuild` would wait for. Seconds of the wall clock: let the machine do nothing else meanwhile.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
CHAPTER = "handbooks/san-xuat-sach-hon/02-khoi-dong.md"
ADDRESS = "127.0.0.1:8765"
PATIENCE = 300  # seconds


def copy(tree: Path) -> Path:
    """What a build reads; prints and pictures already made are shared, for they are kept by their content."""
    for name in ("docs", "handbooks", "hooks", "overrides"):
        shutil.copytree(ROOT / name, tree / name)
    shutil.copy(ROOT / "mkdocs.yml", tree)
    (ROOT / ".cache").mkdir(exist_ok=True)
    (tree / ".cache").symlink_to(ROOT / ".cache")
    return tree


@contextmanager
def serving(tree: Path):
    command = [sys.executable, "-m", "campaign", "serve", "--root", str(tree), "--address", ADDRESS]
    server = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield
    finally:
        os.killpg(server.pid, 15)
        server.wait()


def get(path: str) -> bytes:
    try:
        with urllib.request.urlopen(f"http://{ADDRESS}/{path}", timeout=PATIENCE) as answer:
            return answer.read()
    except (urllib.error.URLError, ConnectionError):
        return b""


def until(holds: Callable[[], bool], since: float) -> float:
    """Seconds from `since` to the moment when it holds."""
    while not holds():
        if time.perf_counter() - since > PATIENCE:
            raise SystemExit(f"nothing new after {PATIENCE} s")
        time.sleep(0.05)
    return time.perf_counter() - since


def edit(chapter: Path, number: int, page: str, pdf: str) -> tuple[float, float]:
    """Seconds until the page and until the PDF show one sentence more."""
    # Another one in every run: what has been printed once is only fetched.
    sentence, before = f"Câu thử số {number}, lần {time.time_ns()}.", get(pdf)
    with chapter.open("a", encoding="utf-8") as file:
        file.write(f"\n{sentence}\n")
    since = time.perf_counter()
    shown = until(lambda: sentence.encode() in get(page), since)
    return shown, until(lambda: get(pdf) not in (b"", before), since)


def main() -> None:
    chapter = sys.argv[1] if len(sys.argv) > 1 else CHAPTER
    _, book, name = chapter.split("/")
    page, pdf = f"so-tay/{book}/{name.removesuffix('.md')}/", f"so-tay/{book}.pdf"
    with tempfile.TemporaryDirectory() as folder:
        tree = copy(Path(folder))
        build = [sys.executable, "-m", "campaign", "build", "--root", str(tree)]
        subprocess.run(build, check=True, capture_output=True)
        began = time.perf_counter()
        subprocess.run(build, check=True, capture_output=True)
        whole = time.perf_counter() - began
        with serving(tree):
            until(lambda: bool(get(page) and get(pdf)), time.perf_counter())
            times = [edit(tree / chapter, number, page, pdf) for number in range(1, 4)]
    shown, printed = (median(column) for column in zip(*times, strict=True))
    print(f"page shown after {shown:5.1f} s, PDF after {printed:5.1f} s (middle of three edits)")
    print(f"whole build      {whole:5.1f} s: {whole / shown:.1f} times as long as the page")


if __name__ == "__main__":
    main()
