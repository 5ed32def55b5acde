"""The command `govlint`: one file for each sub-command, and before them the process that they run in."""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

EXIT_UNABLE, EXIT_CRASHED, EXIT_INTERRUPTED = 2, 3, 130
_GARBAGE = 100_000
"""So many objects more before garbage is looked for again: what is read is nearly free of circles."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command and exit: 0 clean, 1 findings, 2 could not do its job, 3 something crashed."""
    # What is imported stays: looking through it for garbage again and again is a tenth of a start.
    gc.set_threshold(_GARBAGE)
    from govlint.cli.root import run  # behind that

    gc.freeze()
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    code = run(arguments)
    gc.freeze()
    sys.exit(code)


def _open_what_is_closed() -> None:
    """Give a process that was started without standard streams such as lead nowhere: the exit code tells."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
