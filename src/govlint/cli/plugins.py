"""`govlint plugins`: what is loaded, from where, and what failed to load."""

from __future__ import annotations

from pathlib import Path

import click

from govlint.cli.common import alone, session_options
from govlint.cli.listing import listed
from govlint.cli.telling import speak, spoken
from govlint.config.settings import find_config, load_config
from govlint.errors import english
from govlint.plugins import load_plugins

EXIT_CRASHED = 3


@click.command()
@session_options
def plugins(config: Path | None, isolated: bool, pack: tuple[str, ...], lang: str | None) -> int:
    """列出插件：从哪里来、加了什么、什么没有装好。List the plugins."""
    alone(config, isolated=isolated)
    settings = load_config(None if isolated else config or find_config(Path().absolute()))
    speak(lang or settings.lang)
    registry = load_plugins(settings.plugins, places=settings.places("plugins"))
    for plugin in registry.plugins:
        version = f" {plugin.version}" if plugin.version else ""
        whence = f"{plugin.origin}{version}"
        click.echo(spoken(f"{plugin.name}（{whence}）", f"{plugin.name} ({whence})"))
        for kind in dict.fromkeys(gift.partition(" ")[0] for gift in plugin.provides):
            names = [gift.partition(" ")[2] for gift in plugin.provides if gift.startswith(f"{kind} ")]
            listed(spoken(f"{kind}：{'、'.join(names)}", f"{kind}: {', '.join(names)}"), 2)
        if plugin.error:
            listed(spoken(f"没有装好：{plugin.error}", f"failed to load: {english(plugin.error)}"), 2)
    return EXIT_CRASHED if registry.failures else 0
