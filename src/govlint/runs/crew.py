"""The processes of a run: each is handed paths, gives back what it makes of them, and may die over one."""

from __future__ import annotations

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from govlint.errors import GovlintError
from govlint.model import Struct

Perform = Callable[[Any, str], Any]


class Lost(Struct, frozen=True):
    """That a process died over a path, by its exit code: below 0 where a signal ended it."""

    exit_code: int


class Raised(Struct, frozen=True):
    """What was raised over a path, in another process."""

    error: Exception


class _Worker:
    """A process, what it was handed and has not given back, and whether it has got as far as to begin."""

    def __init__(self, context: Any, reopen: Callable[[], Any], perform: Perform) -> None:
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, reopen, perform), daemon=True)
        _start_uninterrupted(self.process)
        theirs.close()
        self.at: deque[int] = deque()
        self.begun = False


class Crew:
    """So many processes, each with a state of its own by `reopen`, that perform over `paths`."""

    def __init__(
        self, paths: Sequence[str], processes: int, reopen: Callable[[], Any], perform: Perform
    ) -> None:
        from multiprocessing import get_context  # a run over few files needs none of it

        self._context = get_context("spawn")
        self._given = reopen, perform
        self._paths = paths
        self._left = deque(range(len(paths)))
        self._size = processes
        self._workers: dict[Any, _Worker] = {}
        for _ in range(processes):
            self._hire()

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers.values():
            worker.process.terminate()
            worker.connection.close()
        for worker in self._workers.values():
            worker.process.join()

    def received(self) -> Iterator[tuple[int, Any]]:
        """What has come in since, by the number of its path; waits until something has.

        Nothing ever comes where no process could begin.
        """
        from multiprocessing.connection import wait

        while self._workers:
            come = [pair for ready in wait(list(self._workers)) for pair in self._from(self._workers[ready])]
            if come:
                yield from come
                return

    def _from(self, worker: _Worker) -> Iterator[tuple[int, Any]]:
        try:
            reply = worker.connection.recv()
        except (EOFError, OSError):
            yield from self._gone(worker)
            return
        if worker.begun:
            yield worker.at.popleft(), reply
        worker.begun = True
        self._hand(worker)

    def _gone(self, worker: _Worker) -> Iterator[tuple[int, Lost]]:
        """What a process that died was at is lost; another one does the rest.

        One that died before it began was at nothing, and another would fare no better.
        """
        del self._workers[worker.connection]
        worker.connection.close()
        worker.process.join()
        if worker.at and worker.begun:
            yield worker.at.popleft(), Lost(worker.process.exitcode or 0)
        self._left.extendleft(reversed(worker.at))
        if worker.begun and self._left:
            self._hire()

    def _hire(self) -> None:
        worker = _Worker(self._context, *self._given)
        self._workers[worker.connection] = worker
        self._hand(worker)

    def _hand(self, worker: _Worker) -> None:
        """Hand a process its next path, and one more to have ready unless few are left for the others."""
        depth = 2 if len(self._left) > 2 * self._size else 1
        while self._left and len(worker.at) < depth:
            number = self._left.popleft()
            worker.at.append(number)
            try:
                worker.connection.send(self._paths[number])
            except OSError:  # it has died: that is seen when it is listened to
                return


def _start_uninterrupted(process: Any) -> None:
    """Start a process that leaves it to this one to be interrupted: Ctrl-C reaches all of them."""
    if threading.current_thread() is not threading.main_thread():
        process.start()
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # which those started now inherit
    try:
        process.start()
    finally:
        signal.signal(signal.SIGINT, before)


def _serve(connection: Any, reopen: Callable[[], Any], perform: Perform) -> None:
    """What a process does all its life."""
    state = reopen()
    try:
        connection.send(None)
        while True:
            connection.send(_performed(state, connection.recv(), perform))
    except (EOFError, OSError):  # who listened is gone
        return


def _performed(state: Any, path: str, perform: Perform) -> Any:
    try:
        return perform(state, path)
    except GovlintError as error:
        return Raised(error)
    except Exception:  # which may be of a kind that cannot be handed on
        import traceback  # only for a bug

        return Raised(RuntimeError(traceback.format_exc()))
