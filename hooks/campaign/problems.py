"""What an editor has to mend: one sentence with its file and line."""

from dataclasses import dataclass

from campaign.catalogue import Said


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in the editors' files, in Vietnamese.

    `file` is relative to the repository, with `/`; `line` counts from 1.
    """

    file: str
    line: int
    said: Said

    @property
    def what(self) -> str:
        return self.said.what

    @property
    def fix(self) -> str:
        return self.said.fix

    @property
    def kind(self) -> str:
        """Its name in the catalogue."""
        return self.said.kind

    def __str__(self) -> str:
        cure = f" → {self.fix}" if self.fix else ""
        return f"{self.file}:{self.line}: {self.what}{cure}"
