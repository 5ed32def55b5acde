"""Ctrl-C in a long run: no more files are checked, and what was found so far is told."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from types import FrameType
from typing import Any, TypeVar

from govlint.cli import EXIT_INTERRUPTED
from govlint.cli.telling import aside
from govlint.finding import Result
from govlint.model import Text

Found = TypeVar("Found")
_CHECKED = Text(
    "已中断：上面只是中断之前查完的文件", "interrupted: above are only the files checked before that"
)


class Interrupts:
    """Watches for the first interrupt while files are being checked; any other ends the command."""

    def __init__(self) -> None:
        self.happened = False
        self._watching = self._waiting = False

    def watching(self, results: Iterable[Found]) -> Iterator[Found]:
        """`results` as they come, and no more of them after an interrupt.

        Who starts the command so that it takes no notice of interrupts (nohup, &) wants it to go on.
        """
        ignored = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        if ignored or threading.current_thread() is not threading.main_thread():
            yield from results
            return
        before = signal.signal(signal.SIGINT, self._interrupted)
        self._watching = True
        try:
            yield from self._until_interrupted(iter(results))
        finally:
            self._watching = False
            signal.signal(signal.SIGINT, before)

    def _until_interrupted(self, results: Iterator[Found]) -> Iterator[Found]:
        while not self.happened:
            self._waiting = True
            try:
                result = next(results)
            except StopIteration:
                return
            except KeyboardInterrupt:
                self.happened = True  # a check may raise it, too: what is left was not checked either way
                return
            finally:
                self._waiting = False
            yield result

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        again, self.happened = self.happened, True
        if again or self._waiting:
            raise KeyboardInterrupt

    def code(self, otherwise: int, words: Text = _CHECKED) -> int:
        """The exit code of the run; an interrupt is told in `words`."""
        if not self.happened:
            return otherwise
        aside(words.zh, words.en)
        return EXIT_INTERRUPTED


def stopping(
    watch: Callable[[Iterable[Result], int], Iterable[Result]], interrupts: Interrupts
) -> Callable[[Iterable[Result], int], Any]:
    """`watch`, which sees no more results after an interrupt."""
    return lambda results, number: watch(interrupts.watching(results), number)
