"""The command `govlint`: one file for each sub-command, and before them the process that they run in."""

from __future__ import annotations

import atexit
import gc
import os
import sys
import threading
from types import FrameType
from typing import Any

from govlint.bytecode import keep_modules, recall_modules

EXIT_UNABLE, EXIT_CRASHED, EXIT_INTERRUPTED = 2, 3, 130
_GARBAGE = 100_000
"""So many objects more before garbage is looked for again: what is read is nearly free of circles."""
_PACKAGE = "govlint"
_BY_NAME = ("_run_code", "_run_module_as_main")
"""What Python itself starts a module by, for -m; what a program runs one by has other names."""


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
    gc.unfreeze()  # what a host, or a plugin, has left open is written when it is let go of
    sys.exit(code)


def command() -> None:
    """As `main`; a process that does nothing else ends without taking apart all that it has read."""
    try:
        main()
    except SystemExit as end:
        if isinstance(end.code, int) and _is_alone(sys._getframe(1)) and _is_done():
            os._exit(end.code)
        raise


def _is_alone(frame: FrameType | None) -> bool:
    """Whether the process was started as the command, and runs nobody else's code.

    That is: what has called it is the script `govlint` or `-m govlint`, and nobody has called that; nor is
    there a plugin, which may have left something for the interpreter's own end.
    """
    started = sys.modules["__main__"]
    if frame is None or frame.f_globals is not vars(started) or _strangers():
        return False
    spec, file = getattr(started, "__spec__", None), getattr(started, "__file__", None) or ""
    if spec is not None:
        if spec.name != f"{_PACKAGE}.__main__":
            return False
    elif os.path.splitext(os.path.basename(file))[0] != _PACKAGE:
        return False
    above = frame.f_back
    while above is not None and above.f_globals.get("__name__") == "runpy":
        if above.f_code.co_name not in _BY_NAME:
            return False
        above = above.f_back
    return above is None


def _strangers() -> bool:
    """Whether plugins of others were imported."""
    plugins = sys.modules.get(f"{_PACKAGE}.plugins")
    return bool(plugins is not None and plugins.strangers)


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
