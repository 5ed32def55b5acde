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
    "已中断：{total} 个文件查完了 {seen} 个，上面只是这些",
    "interrupted: above are only the {seen} of {total} files checked before that",
)
_READ = Text(
    "已中断：文件都查完了，有的还没有与别的报告对照",
    "interrupted: all files were checked, some not yet held against others",
)


class Interrupts:
    """Watches for the first interrupt while files are being checked; any other ends the command."""

    def __init__(self) -> None:
        self.happened = False
        self._seen = self._total = 0
        self._stopped = self._waiting = False

    def watching(self, results: Iterable[Found], total: int = 0) -> Iterator[Found]:
        """`results` as they come, of which there should be `total`, and no more of them after an interrupt.

        Who starts the command so that it takes no notice of interrupts (nohup, &) wants it to go on.
        """
        ignored = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        if ignored or threading.current_thread() is not threading.main_thread():
            yield from results
            return
        before = signal.signal(signal.SIGINT, self._interrupted)
        self._stopped, self._total = False, max(self._total, total)
        try:
            for number, result in enumerate(self._until_interrupted(iter(results)), start=1):
                self._seen = max(self._seen, number)
                yield result
        finally:
            signal.signal(signal.SIGINT, before)

    def _until_interrupted(self, results: Iterator[Found]) -> Iterator[Found]:
        while not self._stopped:
            self._waiting = True
            try:
                result = next(results)
            except StopIteration:
                return
            except KeyboardInterrupt:
                # A check may raise it, too: what is left was not checked either way.
                self.happened = self._stopped = True
                return
            finally:
                self._waiting = False
            yield result

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        again, self._stopped = self._stopped, True
        self.happened = True
        if again or self._waiting:
            raise KeyboardInterrupt

    def code(self, otherwise: int, words: Text | None = None) -> int:
        """The exit code of the run; an interrupt is told in `words`, or with how many files were checked."""
        if not self.happened:
            return otherwise
        words = words or (_CHECKED if self._seen < self._total else _READ)
        numbers = {"seen": self._seen, "total": self._total}
        aside(words.zh.format(**numbers), words.en.format(**numbers))
        return EXIT_INTERRUPTED


def stopping(
    watch: Callable[[Iterable[Result], int], Iterable[Result]], interrupts: Interrupts
) -> Callable[[Iterable[Result], int], Any]:
    """`watch`, which sees no more results after an interrupt."""
    return lambda results, number: watch(interrupts.watching(results, number), number)
