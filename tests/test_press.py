"""The press in the background: only what is still wanted is delivered, and what is old is thrown away."""

import os
import time
from pathlib import Path
from threading import Event

from campaign.press import KEPT_SECONDS, Job, Press


def all_done(press: Press) -> None:
    """Wait for all that was asked for before."""
    for name in ("a", "b"):  # tidying goes on after the last delivery
        done = Event()
        press.make_later([Job(name, name, bytes)], lambda path, content, done=done: done.set(), print)
        assert done.wait(10)


def test_an_edit_taken_back_while_it_is_printed_is_not_delivered(tmp_path: Path) -> None:
    press, started, go, delivered = Press(tmp_path), Event(), Event(), []

    def slowly() -> bytes:
        started.set()
        go.wait()
        return b"edited"

    press.make_later(
        [Job("so.pdf", "edited", slowly)], lambda path, content: delivered.append(content), print
    )
    assert started.wait(10)
    press.want([Job("so.pdf", "original", bytes)])
    go.set()
    all_done(press)
    assert delivered == []


def test_what_nobody_asked_for_in_two_weeks_is_thrown_away(tmp_path: Path) -> None:
    press, long_ago = Press(tmp_path), time.time() - KEPT_SECONDS - 60
    for name in ("old", "asked-for"):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (long_ago, long_ago))
    press.ready(Job("so.pdf", "asked-for", bytes))
    all_done(press)
    assert {path.name for path in tmp_path.iterdir()} == {"asked-for", "a", "b"}
