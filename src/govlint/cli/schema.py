"""`govlint schema [NAME]`: the JSON Schemas of pack files, of the configuration and of the output."""

from __future__ import annotations

from pathlib import Path

import click

from govlint.cli.common import lang_option
from govlint.cli.telling import spoken
from govlint.errors import UsageError, english, unwritten
from govlint.schemafiles import NAMES, PACK, schema_text
from govlint.sources.written import meant


@click.command()
@click.argument("name", required=False)
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), help="写进这个文件夹，供编辑器用。")
@lang_option
def schema(name: str | None, to: Path | None, lang: str | None) -> int:
    """规则包、配置和输出的 JSON Schema。Print the schema NAME; without it, list them."""
    if name is not None and name not in NAMES:
        nearest = meant(name, NAMES)
        raise UsageError(
            f"没有叫 {name} 的 schema（{nearest}）", f"there is no schema {name} ({english(nearest)})"
        )
    if to is not None:
        for each in (name,) if name else (*PACK, "config"):
            _write(to / f"{each}.json", schema_text(each))
    elif name is None:
        click.echo("\n".join(NAMES))
    else:
        click.echo(schema_text(name), nl=False)
    return 0


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(*unwritten(str(path), error)) from None
    click.echo(spoken(f"写了 {path}", f"written: {path}"))
