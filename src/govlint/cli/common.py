"""Options that several commands share, and the session they ask for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from govlint.session import Session, open_session


def session_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--config`, `--pack` and `--lang`."""
    for option in (
        click.option("--lang", type=click.Choice(["zh", "en"]), help="用中文还是英文说。"),
        click.option("--pack", multiple=True, metavar="NAME|DIR", help="再用一个规则包，可重复。"),
        click.option(
            "--config", type=click.Path(path_type=Path), help="配置文件；不给时向上找 .govlint.yaml。"
        ),
    ):
        command = option(command)
    return command


def open_here(
    config: Path | None,
    pack: tuple[str, ...],
    lang: str | None,
    near: Path | None = None,
    prior: tuple[str, ...] = (),
) -> Session:
    """The session for the current folder (or `near`) with what the command line gave."""
    given: dict[str, Any] = {}
    if pack:
        given["packs"] = pack
    if lang:
        given["lang"] = lang
    if prior:
        given["prior"] = prior
    return open_session(config, near=near or Path().absolute(), command_line=given)
