"""Problems as different readers want them: an editor, GitHub's pull request, another program."""

import json
from collections.abc import Callable, Mapping, Sequence

from campaign.problems import Problem


def as_text(problems: Sequence[Problem]) -> str:
    """A line each: `file:line: what → how to mend`."""
    return "".join(f"{problem}\n" for problem in problems)


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands, which GitHub shows at the lines of a pull request.

    Format: https://docs.github.com/actions/reference/workflow-commands-for-github-actions; what is
    escaped, and how: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts.
    """
    return "".join(_annotation(problem) for problem in problems)


def _annotation(problem: Problem) -> str:
    place = {"file": problem.file, "line": str(problem.line), "title": problem.what}
    properties = ",".join(f"{key}={_property(value)}" for key, value in place.items())
    return f"::error {properties}::{_data(problem.fix or problem.what)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem]) -> str:
    """`{"problems": [{"file", "line", "what", "fix", "kind"}]}`: `file` from the root of the repository
    with `/`, `line` from 1, `what` and `fix` in Vietnamese, `kind` its name in the catalogue of messages.
    No problem: an empty list.
    """
    keys = ("file", "line", "what", "fix", "kind")
    found = [{key: getattr(one, key) for key in keys} for one in problems]
    return json.dumps({"problems": found}, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}
