"""The public way in, which the command uses too: a document in, a result out."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from govlint.errors import UsageError
from govlint.finding import Result
from govlint.session import Session, open_session

__all__ = ["check", "open_session"]


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

    Raises SettingsError for mistakes in the configuration or its packs; never for what the document
    holds: an unreadable one has `Result.error`, rules that crash are in `Result.crashes`.
    """
    if lang not in ("zh", "en"):
        raise UsageError(f"lang 只能是 zh 或 en，不能是 {lang!r}")
    session = _session(Path(config) if config is not None else None, lang)
    if isinstance(source, bytes):
        return session.check(source, path or "report.txt", keep=keep)
    return session.check_file(os.fspath(source), keep=keep)


@lru_cache(maxsize=8)
def _session(config: Path | None, lang: str) -> Session:
    return open_session(config, command_line={"lang": lang})
