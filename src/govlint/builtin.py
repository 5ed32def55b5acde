"""govlint's own readers, checks, pack and reporters, given through the same hooks as any plugin's."""

from __future__ import annotations

from pathlib import Path

from govlint.checks import ALL as CHECKS
from govlint.hookspecs import Check, Reader, Reporter, hookimpl
from govlint.packs.files import shipped_packs
from govlint.readers import ALL as READERS
from govlint.reporters import ALL as REPORTERS


@hookimpl
def govlint_readers() -> list[Reader]:
    """Text, Markdown and HTML."""
    return list(READERS)


@hookimpl
def govlint_checks() -> list[Check]:
    """The checks behind the national pack."""
    return list(CHECKS)


@hookimpl
def govlint_packs() -> list[Path]:
    """The packs shipped with govlint."""
    return sorted(path.parent for path in shipped_packs().glob("*/pack.yaml"))


@hookimpl
def govlint_reporters() -> list[Reporter]:
    """The formats that `--format` knows."""
    return list(REPORTERS)
