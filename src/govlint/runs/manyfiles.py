"""Results for many files: recalled where nothing has changed since, else checked, by several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Literal

from govlint.caching.recall import Recall
from govlint.config.files import sayable
from govlint.finding import Result
from govlint.model import Struct, Text
from govlint.rule import CorpusCheck, Rule
from govlint.runs.processes import each_file, how_many, lost_over
from govlint.session import Session

Task = Literal["check", "check and gather", "gather"]
"""What is wanted of a file: a result, the facts of the report in it, or both."""
Watch = Callable[[Iterable[Result], int], Iterable[Result]]
"""Looks at results as they come, of which there will be so many: a progress bar."""


class Workers(Struct, frozen=True):
    """Who does the work of a run: its session, or so many processes (0 leaves it to us), each of which opens
    a session of its own by `reopen`.
    """

    session: Session
    jobs: int
    reopen: Callable[[], Session]


def check_files(workers: Workers, paths: Sequence[str], task: Task = "check") -> Iterator[Result]:
    """Results for `paths`, in their order."""
    session = workers.session
    alone = session.recall is None or how_many(workers.jobs, len(paths)) <= 1
    results = (_each if alone else _shared_out)(workers, paths, task)
    if task != "check":  # what is found across documents is still to come
        yield from results
        return
    for path, result in zip(paths, results, strict=True):
        yield session.of(path).settled(result)


def _shared_out(workers: Workers, paths: Sequence[str], task: Task) -> Iterator[Result]:
    """What is known is recalled here: no process is started for it."""
    session = workers.session
    keys = [_known_key(_for(session, path, task), path, task) for path in paths]
    others = [path for path, key in zip(paths, keys, strict=True) if key is None]
    checked = _each(workers, others, task)
    for path, key in zip(paths, keys, strict=True):
        if key is None:
            yield next(checked)
            continue
        recall = _for(session, path, task).recall
        result = recall.get(key) if recall else None
        yield _perform(task, session, path) if result is None else result


def _each(workers: Workers, paths: Sequence[str], task: Task) -> Iterator[Result]:
    session = workers.session

    def lost(path: str, why: Text) -> Result:
        return lost_over(sayable(path), why, session.config.lang)

    return each_file(session, paths, workers.jobs, workers.reopen, partial(_perform, task), lost)


def _for(session: Session, path: str, task: Task) -> Session:
    """The session for a file; last year's reports are only read, as the run reads its own."""
    return session if task == "gather" else session.of(path)


def _known_key(session: Session, path: str, task: Task) -> str | None:
    """The key under which the result for the file is kept; None where it is not."""
    recall = session.recall
    data = session.read_bytes(path) if recall else None
    if recall is None or not isinstance(data, bytes):
        return None
    key = _key(session, recall, data, path, task)
    return key if key is not None and recall.holds(key) else None


def _key(session: Session, recall: Recall, data: bytes, path: str, task: Task) -> str | None:
    name = sayable(path)
    return recall.key(session.settings(name).rules, task.encode(), name.encode(), data)


def _perform(task: Task, session: Session, path: str) -> Result:
    """The result for one file, recalled or checked, before suppressions are applied."""
    session = _for(session, path, task)
    data = session.read_bytes(path)
    if isinstance(data, Result):
        return data
    recall = session.recall
    key = _key(session, recall, data, path, task) if recall else None
    if recall is None or key is None:
        return _checked(task, session, data, path)
    result = recall.get(key)
    if result is None:
        result = _checked(task, session, data, path)
        recall.put(key, result)
    return result


def _checked(task: Task, session: Session, data: bytes, path: str) -> Result:
    if task == "gather":
        return session.engine.gather(data, sayable(path))
    return session.unsettled(data, path, facts=task == "check and gather")


def rules_across(session: Session, path: str) -> list[Rule]:
    """The rules across documents that are on for the file at `path`."""
    session = session.of(path)
    checks = session.registry.checks
    return [rule for rule in session.settings(path).rules if isinstance(checks[rule.check], CorpusCheck)]
