"""What a document has to be told for beside its findings: it could not be read, or not be assessed."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.finding import Result
from govlint.model import Struct, Text
from govlint.reporters.standing import Standing, failure, standing
from govlint.reporters.words import blind_words, colon, crash_words, skipped_words


class Trouble(Struct, frozen=True):
    """A name for programs, words for people, the path, and whether it is an error or only to be known.

    `rule` is the rule that crashed, if that is what happened.
    """

    name: str
    words: str
    path: str
    error: bool = True
    rule: str = ""


def troubles(result: Result, lang: str) -> Iterator[Trouble]:
    """What formats that know only findings must tell as such, so that nothing looks clean that is not."""
    if (error := failure(result)) is not None:
        yield Trouble(error.code, error.message, result.path)
    for crash in result.crashes:
        yield Trouble("crash", crash_words(crash, lang), result.path, rule=crash.rule)
    if standing(result) is Standing.BLIND:
        yield Trouble("not-assessed", blind_words(result, lang), result.path, error=False)


class Skipped:
    """Remembers files that are no reports: they are told only where a run saw no report at all.

    A repository holds many other files, each of which would be a finding again and again.
    """

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._paths: list[str] = []
        self._others = False

    def add(self, result: Result) -> None:
        """Take note of a result."""
        if standing(result) is Standing.SKIPPED:
            self._paths.append(result.path)
        else:
            self._others = True

    def troubles(self) -> Iterator[Trouble]:
        """One for each file, where there was nothing else."""
        if self._others:
            return
        nothing = Text("没有检查任何报告", "no report was checked").in_language(self._lang)
        for path in self._paths:
            words = f"{nothing}{colon(self._lang)}{skipped_words(self._lang)}"
            yield Trouble("skipped", words, path, error=False)
