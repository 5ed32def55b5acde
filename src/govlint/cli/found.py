"""Which files a command is about: those that its paths stand for, and what is told of the others."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from govlint.cli.telling import aside, named
from govlint.errors import Mistake, SettingsError, UsageError
from govlint.generated import COPY, is_annotated
from govlint.runs.discover import Exclusion, discover
from govlint.session import Session

NO_PATH = (
    "没有写 PATH，即要检查的文件或文件夹；检查当前文件夹：govlint check .",
    "PATH is missing: the files or folders to check; for this folder: govlint check .",
)
STDIN_ALONE = ("- 表示标准输入，不能与别的文件一起给", "- is standard input and goes with no other file")

_LOCK = "~$"


def near(paths: tuple[str, ...]) -> Path:
    """Where to look for the configuration of the run as a whole: the folder that all paths are in.

    What holds for one file goes by the configuration nearest to that, whatever else is checked.
    """
    places = [Path(path) if path != "-" else Path() for path in paths]
    folders = [os.path.abspath(place if os.path.isdir(place) else place.parent) for place in places]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on several drives
        return Path(folders[0])


def stdin_of(session: Session, name: str, *, whole: bool = False) -> bytes:
    """Standard input, taken for the file `name`: no more of it than tells that it is too large.

    It is read `whole` where what cannot be mended is given back.
    """
    most = session.of(name).config.limits.file_mb * 2**20 + 1
    return sys.stdin.buffer.read(-1 if whole else most)


def files_for(
    session: Session, paths: tuple[str, ...], stdin_name: str | None = None, *, force: bool = False
) -> list[str] | None:
    """The files that `paths` stand for, None for standard input; UsageError where nothing is there.

    With `force`, what a configuration excludes holds for named files too, and there may be none left.
    """
    if "-" in paths:
        if len(paths) > 1:
            raise UsageError(*STDIN_ALONE)
        return [] if force and stdin_name and _forced_out(session, [stdin_name]) else None
    if "" in paths:
        raise UsageError(
            "有一个文件名是空的，可能是脚本里的变量没有值",
            "a file name is empty: perhaps a variable without a value",
        )
    files = discovered(session, paths)
    if not files:
        raise UsageError(*nothing_there("没有找到可检查的文件", session, paths))
    out = _forced_out(session, files) if force else set()
    return [file for file in files if file not in out]


def _forced_out(session: Session, files: list[str]) -> set[str]:
    """Those of `files` that their configurations exclude; it is told that they are not checked."""
    out = {file for file in files if _is_excluded(session.of(file), file)}
    if out:
        aside(f"exclude 里的 {len(out)} 个文件没有检查", f"{len(out)} files not checked: in exclude")
    return out


def _is_excluded(session: Session, file: str) -> bool:
    return _exclusion(session.config.exclude, session.config.root).holds(file)


@lru_cache(maxsize=64)
def _exclusion(patterns: tuple[str, ...], root: str) -> Exclusion:
    return Exclusion(patterns, root)


def discovered(session: Session, paths: tuple[str, ...]) -> list[str]:
    """The files that `paths` stand for; their configurations and side files are read, with all mistakes told.

    What a configuration excludes holds for the files that it is the nearest to.
    """
    read, config = session.registry.suffixes, session.config
    found = discover(paths, read, config.exclude, left_out, root=config.root, more=session.suffixes_in)
    files = _without_copies(_without_locks(found))
    named = {os.path.normpath(path) for path in paths}
    mistakes: list[Mistake] = []
    kept = []
    for file in files:
        try:
            own = session.of(file)
            if own is session or file in named or not _is_excluded(own, file):
                kept.append(file)
            session.ignored(file)
        except SettingsError as error:
            mistakes += error.mistakes
    if mistakes:
        raise SettingsError(list(dict.fromkeys(mistakes)))
    return kept


def _without_locks(found: Iterable[str]) -> Iterator[str]:
    """The files without those that Word, Excel and WPS keep beside a document as long as it is open."""
    for file in found:
        if os.path.basename(file).startswith(_LOCK):
            shown = named(file)
            aside(
                f"{shown}：是 Word 或 WPS 打开文件时留下的锁定文件，不是报告，没有检查",
                f"{shown}: left by Word or WPS while a document is open, no report, not checked",
            )
        else:
            yield file


def _without_copies(found: Iterable[str]) -> list[str]:
    """The files in order, without copies whose report is checked too: `*.docx` names both."""
    files = sorted(found)
    known, kept = set(files), []
    for file in files:
        stem, suffix = os.path.splitext(file)
        if stem.endswith(COPY) and f"{stem.removesuffix(COPY)}{suffix}" in known and is_annotated(file):
            left_out(file)
        else:
            kept.append(file)
    return kept


def left_out(path: str) -> None:
    """Tell of a link to a folder, and of an annotated copy: its findings are those of its report again."""
    shown = named(path)
    if os.path.islink(path) and os.path.isdir(path):
        aside(
            f"{shown}：是指向文件夹的链接，没有进去；要检查它，单独写出来",
            f"{shown}: a link to a folder, not followed; to check it, name it",
        )
        return
    if not os.path.isfile(path):
        aside(
            f"{shown}：是管道或者设备，不是文件，没有检查",
            f"{shown}: a pipe or device and no file, not checked",
        )
        return
    aside(
        f"{shown}：带着 govlint 的批注，没有检查；要检查它，删去批注，或单独写出文件名",
        f"{shown}: annotated by govlint, not checked; to check it, remove the comments or name it",
    )


def nothing_there(words: str, session: Session, paths: Sequence[str]) -> tuple[str, str]:
    """That `paths` hold no file that is read, and which are; of archives a reader only tells what to do."""
    readers = [reader for reader in session.registry.readers if reader.name != "archive"]
    known = sorted({suffix for reader in readers for suffix in reader.suffixes})
    return (
        f"{words}：{'、'.join(paths)}（能读 {'、'.join(known)}）",
        f"no file that can be read: {', '.join(paths)} (these can: {', '.join(known)})",
    )
