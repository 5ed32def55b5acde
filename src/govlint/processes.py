"""Does something for each of many files, by this process alone or by several with a state each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

State = TypeVar("State")
Product = TypeVar("Product")

MANY = 64
"""From so many files on, every processor is used."""


def how_many(jobs: int, files: int) -> int:
    """The number of processes for so many files; 0 `jobs` leave it to us."""
    return jobs or (os.cpu_count() or 1 if files >= MANY else 1)


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
    from multiprocessing import get_context

    with get_context("spawn").Pool(min(jobs, len(paths)), _start, (reopen,)) as pool:
        yield from pool.imap(
            partial(_work, perform), paths, chunksize=max(1, min(32, len(paths) // (4 * jobs)))
        )


_state: list[Any] = []


def _start(reopen: Callable[[], Any]) -> None:
    _state[:] = [reopen()]


def _work(perform: Callable[[Any, str], Any], path: str) -> Any:
    return perform(_state[0], path)
