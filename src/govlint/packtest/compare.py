"""What would change for a folder of reports if one version of a pack took the place of another."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from govlint.config.settings import Config
from govlint.finding import Finding, Result, Severity
from govlint.model import Struct, Text
from govlint.packs.compiled import load_packs
from govlint.packtest.bench import foundations
from govlint.plugins import Registry
from govlint.session import Session


class Change(Struct, frozen=True, kw_only=True):
    """What changes for one report: whether it fails, the findings that come and those that go.

    `failed` and `fails` are 'before' and 'after': findings at or above the level, or no result at all.
    """

    path: str
    failed: bool
    fails: bool
    added: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()
    trouble: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        """`newly_failing`, `newly_passing` or `same`."""
        if self.failed == self.fails:
            return "same"
        return "newly_failing" if self.fails else "newly_passing"


def session_for(folder: Path, registry: Registry, lang: str = "zh") -> Session:
    """The session in which the pack in `folder` is in force, with the defaults for all else but `lang`."""
    packs = load_packs(foundations(folder, registry), registry.checks)
    return Session(Config(lang=lang), registry, packs)


def compare(old: Session, new: Session, paths: Iterable[str], level: Severity) -> list[Change]:
    """The reports among `paths` for which anything changes, in their order."""
    changes, lang = [], new.config.lang
    for path in paths:
        change = _change(old.check_file(path), new.check_file(path), level, lang)
        if change.added or change.gone or change.trouble or change.verdict != "same":
            changes.append(change)
    return changes


def _change(before: Result, after: Result, level: Severity, lang: str) -> Change:
    was, now = _by_fingerprint(before), _by_fingerprint(after)
    return Change(
        path=after.path,
        failed=_fails(before, level),
        fails=_fails(after, level),
        added=tuple(finding for key, finding in now.items() if key not in was),
        gone=tuple(finding for key, finding in was.items() if key not in now),
        trouble=tuple(words.in_language(lang) for words in _trouble(before, after)),
    )


def _by_fingerprint(result: Result) -> dict[tuple[str, Severity], Finding]:
    # The same finding under another severity is another one: it may decide whether the report fails.
    return {(finding.fingerprint, finding.severity): finding for finding in result.findings}


def _fails(result: Result, level: Severity) -> bool:
    return bool(result.error) or any(finding.severity.rank >= level.rank for finding in result.findings)


def _trouble(before: Result, after: Result) -> list[Text]:
    """Rules that crash, and a report that can no longer (or only now) be judged."""
    words = [
        Text(f"规则 {crash.rule} 出错：{crash.message}", f"the rule {crash.rule} crashed: {crash.message}")
        for crash in after.crashes
        if crash not in before.crashes
    ]
    if after.error is not None and before.error is None:
        why = after.error.message
        words.append(Text(f"查不成了：{why}", f"can no longer be checked: {why}"))
    return words
