"""`govlint pack lint`: for those who write rule packs."""

from __future__ import annotations

from pathlib import Path

import click

from govlint.cli.commands import Commands
from govlint.cli.common import lang_option
from govlint.cli.telling import aside, spoken
from govlint.errors import Mistake, PluginError, SettingsError, UsageError, english
from govlint.packs.files import is_pack
from govlint.plugins import Registry, pack_name


@click.group(cls=Commands, prefix="pack", elsewhere=("new", "test", "show", "diff"))
def pack() -> None:
    """规则包。Rule packs."""


@pack.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@lang_option
def lint(paths: tuple[Path, ...], lang: str | None) -> int:
    """检查规则包的写法：PATH 是规则包的文件夹或其中的文件。Check packs for mistakes."""
    # For authors only: `check` should not wait.
    from govlint.packtest.bench import registry_near
    from govlint.packtest.lint import lint_pack
    from govlint.packtest.remarks import remarks

    registry = registry_near(Path().absolute())
    mistakes: list[Mistake] = []
    within = [path for path in paths if not _is_beside(path)]
    for path in paths:
        if path not in within:
            aside(f"{path} 不在规则包里，没有检查", f"{path} is in no pack, and was not checked")
    for folder in pack_roots(tuple(within)):
        loaded, wrong = lint_pack(folder, registry)
        mistakes += wrong
        for remark in remarks(folder, registry):
            aside(f"注意：{remark}", f"note: {remark.in_language('en')}")
        if loaded is not None:
            named, number = f"{loaded.name} {loaded.version}", len(loaded.rules)
            words = f"{folder}: {named}, {number} rules, no mistakes"
            click.echo(spoken(f"{folder}：{named}，{number} 条规则，没有错误", words))
            if (called := pack_name(folder.absolute())) != loaded.name:
                aside(
                    f"注意：pack.yaml 里的名称是 {loaded.name}，文件夹（或 zip）叫 {called}："
                    f"做成插件后 packs、extends 里要写 {called}，最好改成一样",
                    f"note: pack.yaml names it {loaded.name}, and the folder or zip is {called}: of a plugin "
                    f"packs and extends name {called}; let both be the same",
                )
    return outcome(registry, mistakes)


def outcome(registry: Registry, mistakes: list[Mistake], code: int = 0) -> int:
    """The exit code, or what is raised, where packs have `mistakes` or a plugin of theirs failed."""
    error = SettingsError(list(dict.fromkeys(mistakes))) if mistakes else None
    failures = [plugin.told for plugin in registry.failures]
    if failures:
        zh, en = (str(error), error.in_language("en")) if error else ("", "")
        raise PluginError(
            "\n".join(filter(None, [zh, *failures])), "\n".join(filter(None, [en, *map(english, failures)]))
        )
    if error:
        raise error
    return code


def pack_roots(paths: tuple[Path, ...]) -> list[Path]:
    """The pack folders that hold `paths`, each once; UsageError for a path in no pack."""
    roots: dict[Path, None] = {}
    for path in paths:
        root = _root(path)
        if root is None:
            raise UsageError(
                f"{path} 不在规则包里：往上都没有 pack.yaml",
                f"{path} is in no pack: there is no pack.yaml above",
            )
        roots[root] = None
    return list(roots)


def _root(path: Path) -> Path | None:
    return next((folder for folder in (path, *path.absolute().parents) if is_pack(folder)), None)


def _is_beside(path: Path) -> bool:
    """Whether a hook has named what lies beside packs and is for people: a README, say."""
    return path.suffix == ".md" and path.is_file() and _root(path) is None
