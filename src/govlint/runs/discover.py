"""Lists the files to check: named ones as they are, folders walked with .gitignore and `exclude` honoured."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from govlint.generated import is_annotated


class Patterns(Protocol):
    """A compiled .gitignore."""

    def match_file(self, file: str) -> bool:
        """Whether the patterns take in `file`."""

    def check_file(self, file: str) -> Any:
        """What the patterns say of `file`: its `include` is True, False or None."""


def _patterns(lines: Sequence[str]) -> Patterns:
    from pathspec import GitIgnoreSpec  # heavy, and only needed for folders

    return GitIgnoreSpec.from_lines(lines)


_PACK = "pack.yaml"
ALWAYS_SKIPPED = frozenset({".git", ".hg", ".svn", ".venv", "node_modules", "__pycache__"})


def discover(
    paths: Sequence[str],
    suffixes: frozenset[str],
    exclude: Sequence[str] = (),
    left: Callable[[str], object] = lambda path: None,
    *,
    root: str = "",
    more: Callable[[str], frozenset[str]] | None = None,
) -> Iterator[str]:
    """Files under `paths`, each once, in order of name.

    A named file is always taken, whatever its suffix (and even if it is not there: its result will say
    so, and the others are checked all the same), as is a folder that cannot be looked into; of a folder
    only files with one of `suffixes`, and not the pages of rules and the fixtures of a pack. `left` is
    told of Word documents that only repeat a report, with our comments, of links to folders and of pipes.
    `exclude` is relative to `root`, the current folder where it is not given. `more` gives the suffixes that
    are read in a folder, where these may be others.
    """
    seen: set[str] = set()
    for path in paths:
        walked = os.path.isdir(path)
        found: Iterable[str] = (
            _walk(path, suffixes, _within(path, exclude, root), more, left) if walked else [path]
        )
        for file in found:
            name = os.path.normpath(file)
            if (place := os.path.abspath(name)) in seen:
                continue
            if walked and is_annotated(name):
                left(name)
                continue
            seen.add(place)
            yield name


class Exclusion:
    """Files that a configuration takes out of folders: patterns as in .gitignore, relative to `root`."""

    def __init__(self, patterns: Sequence[str], root: str = "") -> None:
        self._patterns = _patterns(patterns) if patterns else None
        self._root = root or os.curdir

    def holds(self, path: str, slash: str = "") -> bool:
        """Whether the file at `path` (a folder with `slash`) is taken out."""
        if self._patterns is None:
            return False
        try:
            inside = os.path.relpath(path, self._root)
        except ValueError:  # on another drive
            inside = os.path.normpath(path)
        if inside == os.curdir:
            return False
        if inside.startswith(os.pardir):
            inside = os.path.normpath(path)
        # A name that is no UTF-8 cannot be given to a pattern as it is.
        return self._patterns.match_file(inside.encode("utf-8", "replace").decode() + slash)


def _within(folder: str, exclude: Sequence[str], root: str) -> Exclusion:
    """What is taken out of a folder that was named: nothing by what would take out the folder itself."""
    excluded = Exclusion(exclude, root)
    if not excluded.holds(folder, "/"):
        return excluded
    return Exclusion([one for one in exclude if not Exclusion([one], root).holds(folder, "/")], root)


def _walk(
    root: str,
    suffixes: frozenset[str],
    excluded: Exclusion,
    more: Callable[[str], frozenset[str]] | None,
    left: Callable[[str], object],
) -> Iterator[str]:
    ignored: dict[str, Patterns] = dict(_above(root))
    packs: list[str] = []
    closed: list[str] = []
    for folder, folders, files in os.walk(root, onerror=lambda error: closed.append(error.filename)):
        if _PACK in files:
            packs.append(os.path.join(folder, ""))
        ignore = os.path.join(folder, ".gitignore")
        if os.path.isfile(ignore):
            ignored[os.path.abspath(folder)] = _read(ignore)

        def hidden(name: str, folder: str = folder, slash: str = "") -> bool:
            path = os.path.join(folder, name)
            if excluded.holds(path, slash):
                return True
            path = path.encode("utf-8", "replace").decode()
            return _is_ignored(os.path.abspath(path) + slash, ignored)

        folders[:] = sorted(
            name for name in folders if name not in ALWAYS_SKIPPED and not hidden(name, slash="/")
        )
        _tell_links(folder, folders, left)
        examples = set(files) if any(folder.startswith(pack) for pack in packs) else set()
        read = suffixes if more is None else more(folder)
        for name in sorted(files):
            path = os.path.join(folder, name)
            if os.path.splitext(name)[0] + ".yaml" in examples:
                continue  # a rule's page or a fixture of a pack: full of mistakes on purpose
            if os.path.splitext(name)[1].lower() in read and not hidden(name):
                if _is_file(path):
                    yield path
                else:
                    left(path)
    yield from closed  # reading it as a file tells why it cannot be looked into


def _tell_links(folder: str, folders: Sequence[str], left: Callable[[str], object]) -> None:
    for name in folders:
        if os.path.islink(os.path.join(folder, name)):
            left(os.path.normpath(os.path.join(folder, name)))


def _is_file(path: str) -> bool:
    """A file, or a link that leads nowhere and is told as unreadable; never a pipe, which would not end."""
    return os.path.isfile(path) or not os.path.exists(path)


def _above(root: str) -> Iterator[tuple[str, Patterns]]:
    """The .gitignore files of the folders above `root`, up to the repository's own."""
    folder = Path(root).resolve()
    if os.path.exists(folder / ".git"):
        return
    for parent in folder.parents:
        if os.path.isfile(parent / ".gitignore"):
            yield str(parent), _read(str(parent / ".gitignore"))
        if os.path.exists(parent / ".git"):
            return


def _read(path: str) -> Patterns:
    try:
        lines = Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:  # as git does
        lines = []
    return _patterns(lines)


def _is_ignored(path: str, ignored: dict[str, Patterns]) -> bool:
    """Whether git ignores `path`: the .gitignore nearest to it decides."""
    for folder in sorted(ignored, key=len, reverse=True):
        if path.startswith(folder + os.sep):
            inside = os.path.relpath(path, folder) + "/" * path.endswith("/")
            verdict = ignored[folder].check_file(inside)
            if verdict.include is not None:
                return bool(verdict.include)
    return False
