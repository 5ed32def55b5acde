"""The plugin of a made-up province: what it adds to govlint, given through govlint's hooks."""

from __future__ import annotations

from pathlib import Path

from govlint.hookspecs import Check, hookimpl
from govlint_example_province.contact import contact


@hookimpl
def govlint_checks() -> list[Check]:
    """One check, which the pack's rule EXP001 names."""
    return [contact]


@hookimpl
def govlint_packs() -> list[Path]:
    """The province's pack; a configuration turns it on with `packs: [national, example-province]`."""
    return [Path(__file__).parent / "packs" / "example-province"]
