"""Sub-commands by name: a module is imported when its command is called, or all of them to be listed."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

import click


class Commands(click.Group):
    """A group whose commands each stand in a module of their own, `prefix` and the command's name."""

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
        return super().get_command(ctx, cmd_name)
