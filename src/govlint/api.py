"""The public way in, which the command uses too: a document in, a result out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from govlint.errors import UsageError
from govlint.finding import Result
from govlint.opening import open_session
from govlint.runs.crossrun import check_together
from govlint.session import Session

__all__ = ["as_dict", "check", "check_files", "open_session"]


def check(
    source: bytes | str | os.PathLike[str],
    *,
    path: str | None = None,
    config: str | os.PathLike[str] | None = None,
    lang: str = "zh",
    keep: bool = False,
) -> Result:
    """The result for one document: its bytes, or the path of its file.

    `path` names bytes (its suffix chooses the reader; plain text without one). `config` is a
    configuration file; without it the defaults hold, whatever files lie about. `lang` is "zh" or "en".
    With `keep` the result holds the `Document` and the `Report` too.

    Raises SettingsError for mistakes in the configuration or its packs, UsageError for another `lang` and
    where no rule is active; never for how a document is named or what it holds: an unreadable one has
    `Result.error`, rules that crash are in `Result.crashes`.
    """
    if lang not in ("zh", "en"):
        raise UsageError(f"lang 只能是 zh 或 en，不能是 {lang!r}", f"lang is zh or en, not {lang!r}")
    session = _session(Path(config) if config is not None else None, lang)
    if isinstance(source, bytes):
        return session.check(source, path or "report.txt", keep=keep)
    return session.check_file(os.fspath(source), keep=keep)


@lru_cache(maxsize=8)
def _session(config: Path | None, lang: str) -> Session:
    return open_session(config, command_line={"lang": lang})


def check_files(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], *, session: Session | None = None
) -> Iterator[Result]:
    """Results for the files at `paths` (or the one there), in their order, with what rules find across them.

    Each goes by `session` (the defaults without one), which `open_session` gives last year's reports too:
    `command_line={"prior": ["2023"]}`. They are held back until all are read where such rules are on.

    Raises SettingsError and UsageError as `open_session` does; never for what the documents hold.
    """
    opened = session or open_session()
    several = [paths] if isinstance(paths, str | os.PathLike) else paths
    yield from check_together(opened, [os.fspath(path) for path in several], 1, lambda: opened)


def as_dict(result: Result, *, lang: str = "zh") -> dict[str, Any]:
    """A result as it stands among the `documents` of `--format json`, schema 1: of plain types alone."""
    from govlint.reporters.jsonobjects import document_object, encode  # slow to import, mostly not needed

    told: dict[str, Any] = msgspec.json.decode(encode(document_object(result, lang)))
    return told
