"""Keeps the programs of regular expressions beside the compiled packs, from one command to the next."""

from __future__ import annotations

import msgspec

from govlint.packcache import cache_folder, keep
from govlint.programs import kept_programs, kind, recall
from govlint.version import __version__


def recall_programs() -> None:
    """Use what earlier runs have kept; nothing that is missing or damaged is an error."""
    try:
        recall((cache_folder() / _name()).read_bytes())
    except (OSError, msgspec.MsgspecError):
        return


def keep_programs() -> None:
    """Keep what this run has compiled, if that is more than was known."""
    programs = kept_programs()
    if programs is not None:
        keep(cache_folder() / _name(), programs)


def _name() -> str:
    return f"patterns-{__version__}-{kind()}"
