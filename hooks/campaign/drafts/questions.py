"""Questions and recipes: the parts that `campaign new` is made of."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from campaign.drafts.filling import quoted
from campaign.vietnamese import slug

Answers = Mapping[str, str]
PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 60  # letters of an id: it is part of an address


@dataclass(frozen=True)
class Question:
    """What an editor is asked. `needed`: nothing can be made without it; else it may stay empty."""

    key: str
    text: str
    choices: tuple[str, ...] = ()
    needed: bool = False
    default: Callable[[Answers], str] | None = None


@dataclass(frozen=True)
class Recipe:
    """A kind of record. `values` gives YAML by key of the model; `file` the path below the root."""

    form: str
    name: str
    questions: tuple[Question, ...]
    file: Callable[[Answers], str]
    values: Callable[[Answers, dt.date], dict[str, str]]


def short_slug(text: str) -> str:
    """The slug of `text`, cut between words where it is long."""
    made = slug(text)
    return made if len(made) <= LONGEST else made[: LONGEST + 1].rpartition("-")[0]


def choices(literal: Any) -> tuple[str, ...]:
    return get_args(literal)


def texts(answers: Answers, *keys: str) -> dict[str, str]:
    """The answers that are sentences, as YAML; nothing for what was not answered."""
    return {key: quoted(answers[key]) for key in keys if answers.get(key)}


def plain(answers: Answers, *keys: str) -> dict[str, str]:
    """The answers that are words of a list, ids or numbers; in quotes where they are not."""
    given = {key: answers[key] for key in keys if answers.get(key)}
    return {key: text if PLAIN.fullmatch(text) else quoted(text) for key, text in given.items()}


def an_id(propose: Callable[[Answers], str], text: str = "Mã, cũng là địa chỉ trang") -> Question:
    return Question("id", text, needed=True, default=propose)
