"""An example of a govlint plugin: what it adds, given through govlint's hooks."""

from __future__ import annotations

from pathlib import Path

from govlint.hookspecs import Check, Reporter, hookimpl
from govlint_example_plugin.heading_marks import heading_marks
from govlint_example_plugin.tally import REPORTER


@hookimpl
def govlint_checks() -> list[Check]:
    """One check, which the pack's rule EXA001 names."""
    return [heading_marks]


@hookimpl
def govlint_packs() -> list[Path]:
    """One pack; a configuration turns it on with `packs: [national, example]`."""
    return [Path(__file__).parent / "packs" / "example"]


@hookimpl
def govlint_reporters() -> list[Reporter]:
    """One output format: `--format tally`."""
    return [REPORTER]
