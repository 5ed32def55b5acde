"""Does something for each of many files, by this process alone or by several with a state each."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

State = TypeVar("State")
Product = TypeVar("Product")

MANY = 64
"""From so many files on, every processor is used."""

_MOST_AT_A_TIME = 4


def how_many(jobs: int, files: int) -> int:
    """The number of processes for so many files; 0 `jobs` leave it to us."""
    return jobs or (os.cpu_count() or 1 if files >= MANY else 1)


def portion(files: int, jobs: int) -> int:
    """So many files are handed to a process at a time: what it has not given back, an interrupt loses."""
    return max(1, min(_MOST_AT_A_TIME, files // (4 * jobs)))


def each_file(
    state: State,
    paths: Sequence[str],
    jobs: int,
    reopen: Callable[[], State],
    perform: Callable[[State, str], Product],
) -> Iterator[Product]:
    """What `perform(state, path)` gives for each of `paths`, in their order.

    By so many processes as `how_many` says. Where they are several, each makes a state of its own by
    `reopen`; both functions, and what is given back, must then be picklable.
    """
    jobs = how_many(jobs, len(paths))
    if jobs <= 1 or len(paths) < 2:
        yield from map(partial(perform, state), paths)
        return
    with _pool(min(jobs, len(paths)), reopen) as pool:
        yield from pool.imap(partial(_work, perform), paths, chunksize=portion(len(paths), jobs))


def _pool(processes: int, reopen: Callable[[], Any]) -> Any:
    """Processes that leave it to this one to be interrupted: Ctrl-C reaches all of them."""
    from multiprocessing import get_context

    if threading.current_thread() is not threading.main_thread():
        return get_context("spawn").Pool(processes, _start, (reopen,))
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # which those started now inherit
    try:
        return get_context("spawn").Pool(processes, _start, (reopen,))
    finally:
        signal.signal(signal.SIGINT, before)


_state: list[Any] = []


def _start(reopen: Callable[[], Any]) -> None:
    _state[:] = [reopen()]


def _work(perform: Callable[[Any, str], Any], path: str) -> Any:
    return perform(_state[0], path)
