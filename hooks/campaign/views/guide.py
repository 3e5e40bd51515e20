"""What the editors' guide is made of beside its prose: the keys, the messages and the commands.

Keys are those of the forms, messages those of the catalogue, commands those of the parser: the guide
cannot forget one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import click

from campaign import tidying as _tidying
from campaign.catalogue import CATALOGUE, Message, Section
from campaign.commands import Commands
from campaign.forms import ANY, Form, Place, read_forms
from campaign.kinds import KINDS
from campaign.prose import TABLES
from campaign.rules.registry import LINKED, RULES
from campaign.schemas import schema_of

_TOLD_BY = (_tidying,)  # imported for the messages that they enter into the catalogue


WHERE: Mapping[str, str] = {
    **{kind.form: kind.pattern for kind in KINDS},
    "event": "docs/su-kien/*.md",
    "chapter": "handbooks/*/[0-9]*.md",
    "page": "docs/**/*.md",
    "english-page": "docs/**/*.en.md",
}
"""Where the files written after each form stand."""
COMMON = ("--root",)  # options that every command has: told once


@dataclass(frozen=True)
class FormKey:
    """A key with its whole place (`honourees › consent › date`), its words, and whether it must be there."""

    path: str
    title: str
    text: str
    required: bool


@dataclass(frozen=True)
class Told:
    """A rule, or None for what is told of a file before any rule; and what it may say."""

    sentence: str | None
    messages: tuple[Message, ...]
    linked: bool


@dataclass(frozen=True)
class Command:
    """A command as its help tells it. `path`: the words to type; `options`: how each is written, its use."""

    path: tuple[str, ...]
    help: str
    examples: tuple[str, ...]
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Guide:
    """The guide's tables, for templates. `root`: of the repository, where the forms are."""

    root: Path
    tables: tuple[str, ...] = TABLES
    where: Mapping[str, str] = field(default_factory=lambda: WHERE)

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        return read_forms(self.root)

    def keys(self, form: Form) -> Iterator[FormKey]:
        """Every key of a form, in its order; the languages of a text are told once, elsewhere."""
        needed = dict(_required(schema_of(form), ()))
        for place, key in form.keys.items():
            if place[-1] not in (ANY, "vi", "en"):
                path = " › ".join("<mã>" if part == ANY else part for part in place)
                yield FormKey(path, key.title, key.text, needed[place])

    def sections(self) -> Iterator[tuple[Section, list[Told]]]:
        """The catalogue, section by section: rules with what they say, then what belongs to none."""
        for section in Section:
            rules = [rule for rule in RULES if rule.section is section]
            told = []
            for rule in rules:
                own = tuple(one for one in rule.messages if one not in LINKED)
                told.append(Told(rule.sentence, own, len(own) < len(rule.messages)))
            ruled = {one.name for rule in RULES for one in rule.messages if one not in LINKED}
            rest = [one for one in CATALOGUE.values() if one.section is section and one.name not in ruled]
            yield section, [*([Told(None, tuple(rest), False)] if rest else []), *told]

    def commands(self) -> Iterator[Command]:
        """Every command, in the order of an editor's day; each kind of `campaign new` after it."""
        yield from _commands(Commands("campaign"), click.Context(Commands("campaign"), info_name="campaign"))


def _commands(group: click.Group, context: click.Context) -> Iterator[Command]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        own = click.Context(command, info_name=name, parent=context)
        yield _told(command, own)
        if isinstance(command, click.Group):
            yield from _commands(command, own)


def _required(schema: Mapping[str, object], place: Place) -> Iterator[tuple[Place, bool]]:
    """Whether each key of a schema must be there."""
    items, patterns = schema.get("items"), schema.get("patternProperties")
    if isinstance(items, dict):
        yield from _required(items, place)
    for inner in patterns.values() if isinstance(patterns, dict) else ():
        yield from _required(inner, (*place, ANY))
    properties, needed = schema.get("properties"), schema.get("required")
    for key, inner in properties.items() if isinstance(properties, dict) else ():
        yield (*place, key), isinstance(needed, list) and key in needed
        yield from _required(inner, (*place, key))


def _told(command: click.Command, context: click.Context) -> Command:
    """A command's help taken apart: sentences, examples (behind `\\b`, as click has it), options."""
    prose, *blocks = (command.help or "").replace("Ví dụ:", "").split("\b")
    words, _, example = " ".join(prose.split()).partition(" campaign ")
    lines = [line.strip() for block in blocks for line in block.splitlines() if line.strip()]
    examples = [f"campaign {example.strip()}"] if example else []
    options = [
        (str(record[0]), str(record[1]))
        for param in command.get_params(context)
        if (record := param.get_help_record(context)) and record[1]
        if not {"--help", *COMMON} & set(param.opts)
    ]
    path = context.command_path.split()
    return Command(tuple(path), words.strip(), (*examples, *lines), tuple(options))
