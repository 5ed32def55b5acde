"""Does something for each of many files, by this process alone or by several with a state each."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from govlint.finding import PROCESS, Crash, Failure, Result
from govlint.model import Text

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
    lost: Callable[[str, Text], Product],
) -> Iterator[Product]:
    """What `perform(state, path)` gives for each of `paths`, in their order.

    By so many processes as `how_many` says. Where they are several, each makes a state of its own by
    `reopen`; both functions, and what is given back, must then be picklable. Where one of them dies over a
    path, `lost(path, why)` stands for what it would have given, and the others go on.
    """
    jobs = how_many(jobs, len(paths))
    if jobs <= 1 or len(paths) < 2:
        yield from map(partial(perform, state), paths)
        return
    from govlint.runs.crew import Crew, Lost, Raised  # most runs are over few files

    come: dict[int, Any] = {}
    with Crew(paths, min(jobs, len(paths)), reopen, perform) as crew:
        for number, path in enumerate(paths):
            while number not in come:
                more = dict(crew.received())
                # Where no other process could begin, there is still this one.
                come |= more or {number: perform(state, path)}
            reply = come.pop(number)
            if isinstance(reply, Raised):
                raise reply.error
            yield lost(path, _ending(reply.exit_code)) if isinstance(reply, Lost) else reply


def lost_over(path: str, why: Text, lang: str) -> Result:
    """The result for a file over which a process died."""
    words = Text(
        f"处理它的进程中途结束了（{why.zh}），没有查成；可能是插件或某个库的缺陷，或者内存不够",
        f"its process ended over it ({why.en}): a fault of a plugin or a library, or too little memory",
    )
    return Result(
        path=path,
        crashes=(Crash(PROCESS, why.in_language(lang)),),
        error=Failure("unreadable", words.in_language(lang)),
    )


def _ending(exit_code: int) -> Text:
    """How a process ended that should not have."""
    if exit_code >= 0:
        return Text(f"退出码 {exit_code}", f"exit code {exit_code}")
    try:
        name = signal.Signals(-exit_code).name
    except ValueError:  # one of another system's
        name = str(-exit_code)
    return Text(f"信号 {name}", f"signal {name}")
