"""How far a build is, told by the process that builds to the one that shows it.

A line is `@@` and JSON; it is written only where CAMPAIGN_PROGRESS asks for it.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

PREFIX = "@@"


@dataclass(frozen=True)
class Progress:
    """`done` of `total` parts of a step; its name is a key of the words that are shown."""

    step: str
    done: int
    total: int


def tell(step: str, done: int, total: int) -> None:
    """Say how far a step is."""
    if os.environ.get("CAMPAIGN_PROGRESS"):
        sys.stdout.write(PREFIX + json.dumps([step, done, total]) + "\n")
        sys.stdout.flush()


@contextmanager
def step(name: str) -> Iterator[None]:
    """A step without parts."""
    tell(name, 0, 1)
    yield
    tell(name, 1, 1)


def heard(line: str) -> Progress | None:
    """The Progress in a line of output, if it is one."""
    if not line.startswith(PREFIX):
        return None
    name, done, total = json.loads(line.removeprefix(PREFIX))
    return Progress(name, done, total)
