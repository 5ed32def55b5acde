"""`govlint config show FILE`: the settings in force for a file and where each comes from."""

from __future__ import annotations

from pathlib import Path

import click

from govlint.cli.common import open_here, session_options


@click.group()
def config() -> None:
    """配置。Configuration."""


@config.command()
@click.argument("file", type=click.Path())
@session_options
def show(file: str, config: Path | None, pack: tuple[str, ...], lang: str | None) -> int:
    """对一个文件生效的设置，以及每项从哪里来。Settings in force for FILE."""
    session = open_here(config, pack, lang, Path(file).absolute().parent)
    settings = session.settings(file)
    for key, value, origin in session.config.described():
        click.echo(f"{key} = {value}    # {origin}")
    click.echo(f"fail-level = {settings.fail_level}")
    click.echo(f"\n对 {file} 打开的规则（{len(settings.rules)} 条）：")
    for rule in settings.rules:
        click.echo(f"  {rule.code}  {rule.severity.value:<8}{rule.name}")
    return 0
