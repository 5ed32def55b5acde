"""The command `govlint`: one file for each sub-command, and before them the process that they run in."""

from __future__ import annotations

import atexit
import gc
import os
import sys
import threading
from typing import Any

from govlint.bytecode import keep_modules, recall_modules

EXIT_UNABLE, EXIT_CRASHED, EXIT_INTERRUPTED = 2, 3, 130
_GARBAGE = 100_000
"""So many objects more before garbage is looked for again: what is read is nearly free of circles."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command and exit: 0 clean, 1 findings, 2 could not do its job, 3 something crashed."""
    # What is imported stays: looking through it for garbage again and again is a tenth of a start.
    gc.set_threshold(_GARBAGE)
    is_start = "govlint.cli.root" not in sys.modules
    if is_start:
        recall_modules()
    from govlint.cli.root import run  # behind that

    gc.freeze()
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    code = run(arguments)
    if is_start:
        keep_modules()
    gc.freeze()
    sys.exit(code)


def command() -> None:
    """As `main`, for a process that does nothing else: it ends without taking apart all that it has read."""
    try:
        main()
    except SystemExit as end:
        if isinstance(end.code, int) and _is_done():
            os._exit(end.code)
        raise


def _is_done() -> bool:
    """Whether all is written, and nothing and nobody waits for the interpreter's own end."""
    registered = getattr(atexit, "_ncallbacks", None)
    if registered is None or registered() or _is_watched():
        return False
    others = [thread for thread in threading.enumerate() if thread is not threading.main_thread()]
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return False
    return all(thread.daemon for thread in others)


def _is_watched() -> bool:
    """Whether a debugger, profiler or the like follows this process, and wants to tell what it saw."""
    monitoring = getattr(sys, "monitoring", None)
    tools = [monitoring.get_tool(number) for number in range(6)] if monitoring else []
    return bool(sys.gettrace() or sys.getprofile() or any(tools))


def _open_what_is_closed() -> None:
    """Give a process that was started without standard streams such as lead nowhere: the exit code tells."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
