"""What an editor types: `campaign <lệnh>`. One module per command; each is imported only when it is called.

So `campaign check` does not wait for the libraries that print handbooks.
"""

from importlib import import_module

import click

from campaign.commands.click_vi import speak_vietnamese

NAMES = (
    "new",
    "check",
    "format",
    "translated",
    "stale",
    "report",
    "build",
    "serve",
    "desk",
    "export",
    "schemas",
)
"""In the order of an editor's day; each is `command` of the module of that name."""


class Commands(click.Group):
    """The group of all commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(NAMES)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in NAMES:
            return None
        command = import_module(f"campaign.commands.{name}").command
        assert isinstance(command, click.Command)
        return command


speak_vietnamese()
