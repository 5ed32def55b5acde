"""`govlint config show FILE`: the settings in force for a file and where each comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from govlint.cli.commands import Commands
from govlint.cli.common import open_here, session_options
from govlint.cli.found import near
from govlint.cli.listing import said, setting
from govlint.cli.telling import spoken
from govlint.config.settings import origin_of


@click.group(cls=Commands)
def config() -> None:
    """配置。Configuration."""


@config.command()
@click.argument("file", type=click.Path())
@session_options
def show(file: str, config: Path | None, isolated: bool, pack: tuple[str, ...], lang: str | None) -> int:
    """对一个文件生效的设置，以及每项从哪里来。Settings in force for FILE."""
    session = open_here(config, pack, lang, near((file,)), isolated=isolated)
    settings = session.settings(file)
    for key, value, origin in session.config.described():
        setting(f"{key} = {value}", said(origin))
    number = len(settings.rules)
    click.echo("\n" + spoken(f"对 {file} 打开的规则（{number} 条）：", f"{number} rules on for {file}:"))
    for rule in settings.rules:
        origin = origin_of(settings, rule, "severity")
        by = said(origin_of(settings, rule, "lock"))
        lock = "  " + spoken(f"{rule.lock}（{by}）", f"{rule.lock} ({by})") if rule.lock else ""
        setting(f"{rule.code}  {rule.severity.value:<8}{rule.name}", f"{said(origin)}{lock}", 2)
        for name, value in rule.options.items():
            if (where := origin_of(settings, rule, f"options.{name}")) != origin_of(settings, rule, "code"):
                setting(f"{name} = {_short(value)}", said(where), 6)
    return 0


def _short(value: Any, most: int = 60) -> str:
    words = msgspec.json.encode(value).decode()
    return words if len(words) <= most else words[: most - 1] + "…"
