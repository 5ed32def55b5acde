"""`govlint pack lint`: for those who write rule packs."""

from __future__ import annotations

from pathlib import Path

import click

from govlint.cli.commands import Commands
from govlint.errors import Mistake, SettingsError, UsageError
from govlint.inheritance import ancestors
from govlint.packcache import load_packs
from govlint.packfiles import is_pack
from govlint.packs import load_pack, merge
from govlint.plugins import Registry, load_plugins
from govlint.rule import Pack
from govlint.session import pack_folders


@click.group(cls=Commands, prefix="pack", elsewhere=("new", "test", "show", "diff"))
def pack() -> None:
    """规则包。Rule packs."""


@pack.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def lint(paths: tuple[Path, ...]) -> int:
    """检查规则包的写法：PATH 是规则包的文件夹或其中的文件。Check packs for mistakes."""
    registry = load_plugins()
    mistakes: list[Mistake] = []
    folders = pack_roots(paths)
    for folder in folders:
        try:
            before = _before(folder, registry)
            loaded = load_pack(folder, registry.checks, before)
            merge([*(pack for pack in before if pack.name in ancestors(loaded, before)), loaded])
        except SettingsError as error:
            mistakes.extend(error.mistakes)
            continue
        click.echo(f"{folder}：{loaded.name} {loaded.version}，{len(loaded.rules)} 条规则，没有错误")
    if mistakes:
        raise SettingsError(mistakes)
    return 0


def _before(folder: Path, registry: Registry) -> list[Pack]:
    """The packs whose forms a pack may use: those that come with govlint and its plugins, and its parents."""
    others = [str(other) for other in registry.packs if other.resolve() != folder.resolve()]
    folders = pack_folders([*others, str(folder)], registry)
    return list(
        load_packs([other for other in folders if other.resolve() != folder.resolve()], registry.checks)
    )


def pack_roots(paths: tuple[Path, ...]) -> list[Path]:
    """The pack folders that hold `paths`, each once; UsageError for a path in no pack."""
    roots: dict[Path, None] = {}
    for path in paths:
        for folder in (path, *path.absolute().parents):
            if is_pack(folder):
                roots[folder] = None
                break
        else:
            raise UsageError(f"{path} 不在规则包里：往上都没有 pack.yaml")
    return list(roots)
