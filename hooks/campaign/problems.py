"""What an editor has to mend: one sentence with its file and line."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in the editors' files, in Vietnamese.

    `file` is relative to the repository, with `/`; `line` counts from 1.
    """

    file: str
    line: int
    what: str
    fix: str = ""

    def __str__(self) -> str:
        cure = f" → {self.fix}" if self.fix else ""
        return f"{self.file}:{self.line}: {self.what}{cure}"


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The cure for a misspelt word: its nearest neighbour, or `otherwise` where none is near."""
    near = get_close_matches(word, sorted(set(known)), n=1, cutoff=0.7)
    return f"ý bạn là “{near[0]}”?" if near else otherwise
