"""`govlint pack new NAME`: a pack with a first rule, which passes its lint and its tests at once."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from govlint.cli.common import lang_option
from govlint.cli.telling import spoken
from govlint.errors import UsageError
from govlint.opening import open_session
from govlint.plugins import load_plugins


@click.command()
@click.argument("name")
@click.option("--title", help="中文名称。")
@click.option("--title-en", help="英文名称。")
@click.option("--code-prefix", "--family", "prefix", metavar="ABC", help="规则代码开头的三个大写字母。")
@click.option("--folder", type=click.Path(path_type=Path), help="放在哪里；不给时是当前文件夹下的 NAME。")
@lang_option
def new(
    name: str,
    title: str | None,
    title_en: str | None,
    prefix: str | None,
    folder: Path | None,
    lang: str | None,
) -> int:
    """新建一个规则包。Make a new rule pack."""
    from govlint.scaffold import pack as scaffold  # only for authors: `check` should not wait for it

    asked = prefix or scaffold.prefix_of(name)
    scaffold.NewPack(name=name, title=title or name, title_en=title_en or name, prefix=asked)
    if sys.stdin.isatty():
        title = title or click.prompt(spoken("中文名称 title", "title in Chinese"), default=name)
        title_en = title_en or click.prompt(
            spoken("英文名称 title in English", "title in English"), default=name
        )
        prefix = prefix or click.prompt(spoken("规则代码的前缀 code prefix", "code prefix"), default=asked)
    pack = scaffold.NewPack(name=name, title=title or name, title_en=title_en or name, prefix=prefix or asked)
    _refuse_taken(pack.name, pack.prefix)
    place = folder or Path(name)
    made = scaffold.files(pack, place.as_posix())
    scaffold.write(place, made)
    for path in made:
        click.echo(spoken(f"写了 {place / path}", f"written: {place / path}"))
    click.echo(
        "\n" + spoken("接着：", "next:") + f"\n  govlint pack lint {place}\n  govlint pack test {place}"
    )
    return 0


def _refuse_taken(name: str, prefix: str) -> None:
    """UsageError where a pack that is installed has the name or uses the codes."""
    installed = sorted(folder.name for folder in load_plugins().packs)
    if name in installed:
        raise UsageError(f"已经有叫 {name} 的规则包", f"there is a pack {name} already")
    taken = {rule.code[:3]: rule.pack for rule in open_session(command_line={"packs": installed}).rules}
    if prefix in taken:
        raise UsageError(
            f"前缀 {prefix} 已由规则包 {taken[prefix]} 使用，用 --code-prefix 换一个",
            f"the pack {taken[prefix]} uses the prefix {prefix}; take another one by --code-prefix",
        )
