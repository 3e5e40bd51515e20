"""The editions of a handbook: for whom, on which paper.

Published are: for participants all four papers, since they print at home, at the office or at a shop; for
trainers the same but the booklet, whose margins hold no notes. Colour is nowhere needed.
"""

from dataclasses import asdict, dataclass
from typing import Literal

Audience = Literal["participant", "trainer"]


@dataclass(frozen=True)
class Paper:
    """A way to lay out pages. Lengths in mm, type in pt.

    `inside` is the margin at the binding: left, and on the back of a sheet right if `two_sided`.
    `least` is the smallest type of anything that is read through.
    """

    id: str  # also the end of a file's name
    width: float = 210
    height: float = 297
    top: float = 24
    bottom: float = 26
    inside: float = 30
    outside: float = 20
    body: float = 11
    least: float = 0
    two_sided: bool = False
    booklet: bool = False  # two pages side by side on A4, to fold and staple: no page of it can be turned

    @property
    def measure(self) -> float:
        """Width of the text, in mm as if its type had 11 pt."""
        return (self.width - self.inside - self.outside) * 11 / self.body

    @property
    def data(self) -> dict[str, object]:
        """What the templates read (overrides/print/style.typ)."""
        return asdict(self)


A4 = Paper("a4")  # one side of the sheet, room for the holes of a binder and for notes
A4_TWO_SIDED = Paper("a4-hai-mat", inside=25, outside=20, two_sided=True)
A5_BOOKLET = Paper(
    "a5-gap-doi",
    width=148.5,
    height=210,
    top=17,
    bottom=20,
    inside=18,
    outside=13,
    body=10,
    two_sided=True,
    booklet=True,
)
LARGE = Paper("chu-to", inside=25, outside=18, body=17, least=16)


@dataclass(frozen=True)
class Edition:
    """One of the PDFs of a handbook."""

    audience: Audience
    paper: Paper

    @property
    def suffix(self) -> str:
        """The end of the file's name; nothing for the first edition, whose address is the oldest."""
        parts = ["giang-vien"] if self.audience == "trainer" else []
        parts += [] if self.paper == A4 else [self.paper.id]
        return "".join(f"-{part}" for part in parts)


EDITIONS = (
    *(Edition("participant", paper) for paper in (A4, A4_TWO_SIDED, A5_BOOKLET, LARGE)),
    *(Edition("trainer", paper) for paper in (A4, A4_TWO_SIDED, LARGE)),
)
