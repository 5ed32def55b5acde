"""Shares the work of a benchmark among processes, one a core, and gives its parts back in their order."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

Task = TypeVar("Task")
Product = TypeVar("Product")

CHUNK = 25
"""So many tasks a process takes at once: few enough that none waits long for another at the end."""


class Share(Protocol):
    """What each of some tasks gives, in their order, as `map` does it."""

    def __call__(self, work: Callable[[Task], Product], tasks: Iterable[Task], /) -> Iterator[Product]:
        """`work`, tasks and products must be picklable."""
        ...


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def shared(processes: int) -> Iterator[Share]:
    """A `map` over so many processes, or over this one alone where it is one."""
    if processes == 1:
        yield map
        return
    with multiprocessing.Pool(processes) as pool:

        def share(work: Callable[[Task], Product], tasks: Iterable[Task], /) -> Iterator[Product]:
            return pool.imap(work, tasks, CHUNK)

        yield share
