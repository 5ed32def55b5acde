"""How much one document may ask for: sizes and counts that readers keep to, and the time that it may take."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import fields

Positive = Annotated[int, Meta(ge=1)]


class Limits(Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """The limits of one document; a report keeps far below them.

    `file_mb` is of the file, `unpacked_mb` of all that is unpacked from it, `ratio` of unpacked to packed;
    `seconds` includes conversion by LibreOffice.
    """

    file_mb: Positive = 50
    unpacked_mb: Positive = 64
    ratio: Positive = 400
    parts: Positive = 20_000
    pages: Positive = 1000
    cells: Positive = 200_000
    seconds: Annotated[float, Meta(gt=0)] = 60.0

    def described(self) -> str:
        """The limits as a configuration writes them."""
        return (
            "{"
            + ", ".join(f"{field.encode_name}: {getattr(self, field.name):g}" for field in fields(self))
            + "}"
        )


_in_force: ContextVar[Limits] = ContextVar("limits", default=Limits())  # noqa: B039 (frozen)


def limits() -> Limits:
    """The limits in force for the document being read."""
    return _in_force.get()


class OutOfTime(BaseException):
    """Raised in the middle of whatever takes too long; no `except Exception` on the way may take it."""


class _Watchman:
    """A thread that interrupts another one past its time: works without signals, so on every system."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._watched: dict[int, float] = {}
        self._sent: dict[int, int] = {}
        self._thread: threading.Thread | None = None

    def watch(self, thread: int, until: float) -> None:
        """Interrupt `thread` at the time `until`, unless it has left by then."""
        with self._lock:
            self._watched[thread] = until
            self._sent[thread] = 0
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="limits", daemon=True)
                self._thread.start()

    def leave(self, thread: int) -> int:
        """Stop watching `thread`; how many times it was interrupted."""
        with self._lock:
            self._watched.pop(thread, None)
            return self._sent.get(thread, 0)

    def _run(self) -> None:
        while True:
            time.sleep(_LOOKS_EVERY)
            with self._lock:
                now = time.monotonic()
                for thread in [one for one, until in self._watched.items() if now > until]:
                    self._watched[thread] = now + _AGAIN_AFTER
                    self._sent[thread] += 1
                    _interrupt(thread, OutOfTime)


def _interrupt(thread: int, error: type[BaseException]) -> None:
    """Raise `error` in `thread` as soon as it runs Python again."""
    import ctypes  # slow to import, and hardly ever needed

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))


_LOOKS_EVERY = 0.05
_AGAIN_AFTER = 1.0
"""So many seconds after an interrupt another follows: Python swallows what comes within some callbacks."""
_WAITED = 1000
_watchman = _Watchman()
_until: ContextVar[float] = ContextVar("until", default=0.0)


def seconds_left() -> float:
    """What the present document has left of its time."""
    until = _until.get()
    return max(0.0, until - time.monotonic()) if until else limits().seconds


@contextmanager
def kept(given: Limits) -> Iterator[None]:
    """Let `given` hold for what is done inside; raises OutOfTime when that takes too long.

    Python code is interrupted; code in C, which the other limits bound, is told of when it comes back. What
    is kept inside what is kept has no time of its own.
    """
    now = time.monotonic()
    if _until.get() > now:
        yield
        return
    thread, until = threading.get_ident(), now + given.seconds
    held, ending = _in_force.set(given), _until.set(until)
    in_time, caught = False, 0
    try:
        _watchman.watch(thread, until)
        yield
        in_time = time.monotonic() <= until
    except OutOfTime:
        caught = 1
        raise
    finally:
        if not _leave(thread, caught):
            in_time = False
        _in_force.reset(held)
        _until.reset(ending)
    if not in_time:
        raise OutOfTime


def _leave(thread: int, caught: int) -> bool:
    """End the watch over `thread`; whether it was not interrupted. More than were `caught` are waited for.

    Taking it back instead would leave the interpreter asking for it at every step from then on.
    """
    while True:
        try:
            sent = _watchman.leave(thread)
            for _ in range(_WAITED if sent > caught else 0):
                time.sleep(0)
            return not sent
        except OutOfTime:
            caught += 1
