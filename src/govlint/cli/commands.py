"""Sub-commands by name: a module is imported when its command is called, or all of them to be listed."""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence
from typing import Any

import click

from govlint.cli.helptext import WideContext
from govlint.errors import UsageError, english
from govlint.sources.written import meant


class Commands(click.Group):
    """A group whose commands each stand in a module of their own, `prefix` and the command's name."""

    context_class = WideContext

    def __init__(self, *args: Any, prefix: str = "", elsewhere: Sequence[str] = (), **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._prefix = prefix
        self._elsewhere = elsewhere

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted({*self.commands, *self._elsewhere})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, if there is one."""
        if cmd_name in self._elsewhere and cmd_name not in self.commands:
            module = importlib.import_module(f"{__package__}.{self._prefix}{cmd_name}")
            self.add_command(getattr(module, cmd_name))
        found = super().get_command(ctx, cmd_name)
        if found is not None:
            found.context_class = WideContext
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with; UsageError names the nearest where there is none."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            if not self._prefix and "check" in self._elsewhere and os.path.exists(name):
                import shlex  # only to explain a mistake

                call = f"govlint check {shlex.join(args)}"
                raise UsageError(
                    f"没有叫“{name}”的命令；要检查它：{call}",
                    f"no command is called “{name}”; to check it: {call}",
                )
            nearest = meant(name, self.list_commands(ctx))
            raise UsageError(
                f"没有叫“{name}”的命令：{nearest}", f"no command is called “{name}”: {english(nearest)}"
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, each with the whole first paragraph of its help."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, (item.help or "").partition("\n\n")[0]) for name, item in commands if item is not None]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
