"""`govlint init`: a commented configuration, and an entry for pre-commit, for a repository of reports."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

import click

from govlint.atomic import replace_file
from govlint.cli.telling import aside, spoken
from govlint.config.settings import find_config
from govlint.errors import UsageError, in_words, unwritten
from govlint.model import Struct, Text
from govlint.opening import pack_folders
from govlint.plugins import Registry, load_plugins, named_packs
from govlint.scaffold import configuration, precommit

_WRITTEN = Text("写了 {}", "written: {}")


class _Change(Struct, frozen=True):
    """A file to write: what it holds, what it held before (None: there was none), and what to say of it."""

    path: Path
    after: bytes
    before: bytes | None
    words: Text


@click.command()
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--pack", multiple=True, metavar="NAME|DIR", help="配置里再用一个规则包，可重复。")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", help="检查时用中文还是英文说。")
@click.option(
    "--only", type=click.Choice(["config", "pre-commit"]), help="只写配置，或只写 pre-commit 的一项。"
)
@click.option("--diff", is_flag=True, help="只看会写什么，不动文件。")
@click.option("--force", is_flag=True, help="已有配置也重新写过。")
def init(folder: Path, pack: tuple[str, ...], lang: str, only: str | None, diff: bool, force: bool) -> int:
    """写一份带说明的配置 .govlint.yaml，并让 pre-commit 在提交前检查。Set up a repository."""
    registry = load_plugins()
    changes: list[_Change] = []
    if only != "pre-commit":
        changes += _config(folder, pack, lang, registry, force=force)
    if only != "config":
        changes += _pre_commit(folder, registry)
    for change in changes:
        if diff:
            _show(change)
        else:
            _write(change)
            click.echo(spoken(change.words.zh, change.words.en).format(change.path))
    if changes and not diff:
        click.echo("\n" + spoken("接着：", "next:") + f"\n  govlint check {folder}")
        why = spoken("装好以后，每次提交前自动检查", "from then on before each commit")
        click.echo(f"  pre-commit install    # {why}")
    return 0


def _config(
    folder: Path, pack: tuple[str, ...], lang: str, registry: Registry, *, force: bool
) -> Iterator[_Change]:
    path = folder / configuration.NAME
    pack_folders(pack, registry)
    named = named_packs(registry)
    packs = tuple(name if name in named else _relative(Path(name), folder) for name in pack)
    text = configuration.config_text(configuration.Choices(packs=packs, lang=lang), sorted(named)).encode()
    before = _read(path)
    nearest = find_config(folder)
    if before == text:
        click.echo(spoken(f"{path} 已经是这样，没有改动", f"{path} is just so already: not changed"))
        return
    if nearest and nearest.parent == folder.absolute() and not force:
        raise UsageError(
            f"已经有配置 {folder / nearest.name}，没有改动；"
            "要重新写，加 --force；只要 pre-commit 的一项，加 --only pre-commit",
            f"there is {folder / nearest.name} already, and it was not changed; --force writes it anew, "
            "--only pre-commit writes just the entry",
        )
    if nearest and nearest.parent != folder.absolute():
        above = os.path.relpath(nearest, folder)
        click.echo(
            spoken(
                f"注意：上面的 {above} 从此对这里不起作用；要接着用它，在新的配置里写 extends: {above}",
                f"note: {above} no longer holds here; to keep it, write extends: {above} in the new one",
            )
        )
    words = _WRITTEN if before is None else Text("重新写了 {}", "written anew: {}")
    yield _Change(path, text, before, words)


def _read(path: Path) -> bytes | None:
    """What a file holds; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(
            f"读不了 {path}：{in_words(error)}", f"{path} cannot be read: {in_words(error, 'en')}"
        ) from error


def _relative(pack: Path, folder: Path) -> str:
    """A pack in a folder as the configuration names it: from where that stands."""
    written = Path(os.path.relpath(pack, folder)).as_posix()
    return written if written.startswith("..") else f"./{written}"


def _pre_commit(folder: Path, registry: Registry) -> Iterator[_Change]:
    top = next(
        (place for place in (folder.absolute(), *folder.absolute().parents) if (place / ".git").exists()),
        None,
    )
    if top is None:
        aside(
            "这里不在 git 仓库里：pre-commit 的一项照写，先 git init 才会起作用",
            "this is no git repository: the entry for pre-commit is written, and works after git init",
        )
    home = folder if top is None or top == folder.absolute() else top
    path = home / precommit.NAME
    suffixes = {
        suffix for reader in registry.readers if reader.name != "archive" for suffix in reader.suffixes
    }
    made = precommit.entry(suffixes)
    before = _read(path)
    if before is None:
        yield _Change(path, precommit.new_file(made).encode(), None, _WRITTEN)
        return
    after = precommit.with_entry(before, made, str(path))
    if after is None:
        click.echo(
            spoken(
                f"{path} 里已经有 govlint 一项，没有改动",
                f"{path} has an entry of govlint already: not changed",
            )
        )
    else:
        yield _Change(path, after, before, Text("加了 govlint 一项：{}", "entry of govlint added: {}"))


def _show(change: _Change) -> None:
    before, after = (
        (data or b"").decode("utf-8", "replace").splitlines(keepends=True)
        for data in (change.before, change.after)
    )
    name = str(change.path)
    for line in difflib.unified_diff(before, after, name if change.before is not None else "/dev/null", name):
        click.echo(line if line.endswith("\n") else f"{line}\n", nl=False)


def _write(change: _Change) -> None:
    try:
        replace_file(change.path, change.after)
    except OSError as error:
        raise UsageError(*unwritten(str(change.path), error)) from error
