"""A baseline: the findings of one day, frozen, so that only what is new or has changed since is told."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from govlint.atomic import replace_file
from govlint.errors import UsageError, in_words, unwritten
from govlint.finding import Finding, Result, Suppressed
from govlint.model import Struct
from govlint.rule import Rule

NAME = ".govlint-baseline.json"
_SCHEMA: Literal[1] = 1


class Known(Struct, frozen=True, order=True):
    """A finding that is known: path (relative to the baseline's folder), rule, place and message in words.

    `fingerprint` is the finding's own: of the rule, the cell or the words, and the figures. It is what
    counts, with path and rule; place and message are for people.
    """

    path: str
    rule: str
    place: str
    message: str
    fingerprint: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same finding."""
        return self.path, self.rule, self.fingerprint


class _File(Struct, frozen=True):
    govlint_baseline: Literal[1]
    findings: tuple[Known, ...]


class Baseline:
    """The findings that are known, as a file holds them, and what a run has seen of them."""

    def __init__(self, file: Path, findings: Iterable[Known] = (), rules: Sequence[Rule] = ()) -> None:
        self.file = file
        self.findings = tuple(findings)
        self._root = str(file.absolute().parent)
        self._locked = {rule.code for rule in rules if rule.lock}
        self._keys = {known.key for known in self.findings}
        self._seen: set[tuple[str, str, str]] = set()
        self._judged: set[tuple[str, str]] = set()

    def known(self, result: Result, finding: Finding) -> Known:
        """The finding as a baseline keeps it."""
        words = finding.place or finding.location.text
        return Known(self._inside(result.path), finding.rule, words, finding.message, finding.fingerprint)

    def may_hold(self, finding: Finding) -> bool:
        """Whether a baseline may silence it: never a finding of a rule that its pack has locked."""
        return self._locked.isdisjoint((finding.rule, *finding.also))

    def filtering(self, results: Iterable[Result]) -> Iterator[Result]:
        """`results` with the findings that are known moved to `suppressed`."""
        for result in results:
            self._watch(result)
            old = [item for item in result.findings if self._is_known(result, item)]
            if not old:
                yield result
                continue
            yield replace(
                result,
                findings=tuple(item for item in result.findings if item not in old),
                suppressed=(*result.suppressed, *(Suppressed(item) for item in old)),
            )

    def gone(self) -> list[Known]:
        """Those that the run should have found again and did not, and those of files that are not there."""
        return [
            known
            for known in self.findings
            if known.key not in self._seen
            and ((known.path, known.rule) in self._judged or not self._exists(known.path))
        ]

    def _is_known(self, result: Result, finding: Finding) -> bool:
        if not self.may_hold(finding):
            return False
        key = self.known(result, finding).key
        if key not in self._keys:
            return False
        self._seen.add(key)
        return True

    def _watch(self, result: Result) -> None:
        """Keeps which rules have wholly judged a file: of others nothing can be said."""
        if result.error is None:
            path = self._inside(result.path)
            doubtful = {item.rule for item in (*result.not_assessed, *result.apart)}
            self._judged.update((path, code) for code in result.assessed if code not in doubtful)

    def _inside(self, path: str) -> str:
        try:
            return Path(os.path.relpath(os.path.abspath(path), self._root)).as_posix()
        except ValueError:  # another drive
            return Path(path).as_posix()

    def _exists(self, path: str) -> bool:
        return os.path.exists(os.path.join(self._root, path))


def read_baseline(file: Path, rules: Sequence[Rule]) -> Baseline:
    """The baseline in `file`; UsageError where there is none, or it is not one."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(
            f"读不了基线 {file}：{in_words(error)}；先用 govlint baseline create 建立",
            f"baseline {file} not read: {in_words(error, 'en')}; make it by govlint baseline create",
        ) from None
    try:
        read = msgspec.json.decode(data, type=_File)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        wrong = isinstance(error, msgspec.ValidationError)
        raise UsageError(
            f"{file} 不是 govlint 的基线文件：{'写的是别的内容' if wrong else '不是完好的 JSON'}；"
            "用 govlint baseline create 建立",
            f"{file} is no baseline of govlint: {error}",
        ) from None
    return Baseline(file, read.findings, rules)


def write_baseline(file: Path, findings: Iterable[Known]) -> None:
    """Write a baseline, whole or not at all, the same bytes for the same findings; UsageError if not."""
    content = _File(_SCHEMA, tuple(sorted(set(findings))))
    text = msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"
    try:
        replace_file(file, text)
    except OSError as error:
        raise UsageError(*unwritten(str(file), error)) from error
