"""Asking an editor, where there is one to answer: each question with what its choices mean."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from campaign.commands.click_vi import Command
from campaign.commands.common import ROOT
from campaign.drafts.questions import Question
from campaign.forms import Form


def somebody_answers() -> bool:
    """Whether a person sits at the other end."""
    return sys.stdin.isatty()


def answered(
    questions: Sequence[Question], given: dict[str, str | None], form: Form | None
) -> dict[str, str]:
    """All answers: those given as options, those typed now, those proposed where nobody can be asked.

    Stops the command where nothing can be made without an answer.
    """
    answers = {key: value.strip() for key, value in given.items() if value and value.strip()}
    for question in questions:
        if question.key in answers:
            continue
        missing = [one.key for one in questions if one.needed and not one.default and one.key not in answers]
        if missing and not somebody_answers():
            raise click.ClickException(f"Thiếu {', '.join(f'--{key}' for key in missing)}.")
        proposed = question.default(answers) if question.default else ""
        said = _asked(question, proposed, form) if somebody_answers() else proposed
        if said:
            answers[question.key] = said
    return answers


def _asked(question: Question, proposed: str, form: Form | None) -> str:
    for choice in question.choices:
        key = form.keys.get((question.key,)) if form else None
        click.echo(f"  {choice:<22} {key.meaning(choice) if key else ''}".rstrip())
    later = "" if question.needed else " (chưa biết thì bấm Enter)"
    while True:
        said = str(click.prompt(f"{question.text}{later}", default=proposed, show_default=bool(proposed)))
        if said.strip() and (not question.choices or said.strip() in question.choices):
            return said.strip()
        if not said.strip() and not question.needed:
            return ""
        click.echo("  Hãy ghi một trong các mã trên." if question.choices else "  Điều này phải có.")


def asking_command(
    name: str, text: str, questions: Sequence[Question], run: Callable[[Path, dict[str, str | None]], None]
) -> Command:
    """A command whose options are the questions."""
    options: list[click.Parameter] = [
        click.Option(
            [f"--{question.key}", f"given_{question.key}"],
            type=click.Choice(question.choices) if question.choices else str,
            metavar="MÃ" if question.choices else "CHỮ",
            help=question.text + (": " + ", ".join(question.choices) if question.choices else "") + ".",
        )
        for question in questions
    ]

    @ROOT
    def callback(root: Path, **given: Any) -> None:
        run(root, {key.removeprefix("given_"): value for key, value in given.items()})

    command = click.command(name, cls=Command, help=text)(callback)
    command.params += options
    return command
