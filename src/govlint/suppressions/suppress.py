"""Takes out of a result the findings that suppressions ask to keep silent, and tells of those amiss."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from govlint.digest import sha256
from govlint.docket import masked_bug
from govlint.errors import pass_on
from govlint.finding import Crash, Finding, Remark, Result, Suppressed, Suppression, in_order
from govlint.model import Text
from govlint.rule import Bind, Rule, SuppressionContext, message_of
from govlint.sources.written import meant

_PLACE = Text("忽略说明", "suppression")


class Suppressor:
    """Applies suppressions to results. `rules` are all that there are; `is_suppression_rule` tells the
    rules that find what is amiss in suppressions.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        is_suppression_rule: Callable[[Rule], bool],
        bind: Bind,
        lang: str,
        today: date | None = None,
    ) -> None:
        self._by_name = {name: rule for rule in rules for name in (rule.code, rule.name)}
        self._has = is_suppression_rule
        self._bind = bind
        self._lang = lang
        self._today = (today or date.today()).isoformat()

    def settle(self, result: Result, in_force: Sequence[Rule], entries: Sequence[Suppression] = ()) -> Result:
        """`result` without what its comments and the side file's `entries` silence.

        What there is to say of its comments is told under the rules for that among those `in_force`; the
        entries are judged over a whole run (`remarks_on`).
        """
        asked = (*result.suppressions, *entries)
        if not asked:
            return self.told(result, (), in_force) if _is_blind(result) else result
        kept: list[Finding] = []
        silent: list[Suppressed] = list(result.suppressed)
        waiting = deque(result.findings)
        while waiting:
            finding = waiting.popleft()
            by = next((item for item in asked if self.covers(item, finding)), None)
            if by is None:
                kept.append(finding)
            else:
                silent.append(Suppressed(finding, by))
                waiting.extend(finding.under)
        result = replace(result, findings=tuple(sorted(kept, key=in_order)), suppressed=tuple(silent))
        remarks = tuple(self.remarks(result))
        return self.told(result, remarks, in_force) if result.suppressions else result

    def remarks(self, result: Result) -> Iterator[Remark]:
        """What there is to say of the comments in a document."""
        for item in result.suppressions:
            yield from self.remarks_on(item, [result])

    def remarks_on(self, item: Suppression, results: Sequence[Result]) -> Iterator[Remark]:
        """What there is to say of one suppression, after all the `results` that it holds for are in."""
        if item.mistake:
            yield Remark(item, item.mistake)
            return
        for code in item.codes:
            rule = self._by_name.get(code)
            blanks = {"rule": code, "until": item.until, "reason": item.reason}
            if rule is None:
                near = meant(code, self._by_name) if len(code) > 2 else None
                blanks["remedy"] = f"（{near}）" if near else ""
                yield Remark(item, "unknown", blanks)
            elif rule.lock:
                yield Remark(item, "locked", blanks)
            elif self._is_over(item):
                yield Remark(item, "expired", blanks)
            elif results and all(self._is_idle(item, rule, result) for result in results):
                found = any(finding.rule == rule.code for result in results for finding in result.findings)
                yield Remark(item, "elsewhere" if found else "unused", blanks)

    def told(self, result: Result, remarks: Sequence[Remark], in_force: Sequence[Rule]) -> Result:
        """`result` with the findings that the rules about suppressions make of `remarks`."""
        findings = list(result.findings)
        assessed, crashes = [], []
        for rule in in_force:
            if not self._has(rule):
                continue
            assessed.append(rule.code)
            try:
                run, options = self._bind(rule)
                found: list[Any] = list(run(SuppressionContext(rule, tuple(remarks)), **options))
                findings += [self._finding(rule, remark) for remark in found]
            except BaseException as error:  # one rule's bug must not hide what the others find
                pass_on(error)
                crashes.append(Crash(rule.code, masked_bug(error)))
        return replace(
            result,
            findings=tuple(sorted(findings, key=in_order)),
            assessed=(*result.assessed, *assessed),
            crashes=(*result.crashes, *crashes),
            error=None if _is_blind(result) and assessed else result.error,
        )

    def covers(self, item: Suppression, finding: Finding) -> bool:
        """Whether a suppression keeps a finding silent."""
        rule = self._by_name.get(finding.rule)
        if item.mistake or rule is None or not {rule.code, rule.name} & set(item.codes):
            return False
        if rule.lock or self._has(rule) or self._hides_locked(finding):
            return False
        if self._is_over(item) or (item.cell is not None and item.cell != finding.cell):
            return False
        if item.text and not _stands_on(finding, item.text):
            return False
        if item.file or item.begins == (0, 0):
            return True
        place = (finding.location.line or 0, finding.location.column or 0)
        return item.begins <= place and (item.ends is None or place < item.ends)

    def _hides_locked(self, finding: Finding) -> bool:
        """Whether a rule that a pack has locked fails through the same figure."""
        others = map(self._by_name.get, finding.also)
        return any(rule is not None and rule.lock for rule in others)

    def _is_over(self, item: Suppression) -> bool:
        return bool(item.until) and item.until < self._today

    def _is_idle(self, item: Suppression, rule: Rule, result: Result) -> bool:
        """Whether the rule was assessed and the suppression kept nothing of it silent: it can go."""
        if rule.code not in result.assessed or any(x.rule == rule.code for x in result.not_assessed):
            return False
        if any(silent.by == item and silent.finding.rule == rule.code for silent in result.suppressed):
            return False
        told = (*result.findings, *(silent.finding for silent in result.suppressed))
        return not any(rule.code in finding.also for finding in told)

    def _finding(self, rule: Rule, remark: Remark) -> Finding:
        from govlint.stamp import fill  # few reports have a suppression that is amiss

        message = message_of(rule, remark.kind)
        item = remark.suppression
        hint = rule.hints.get(remark.kind)
        core = "\0".join(
            (rule.code, remark.kind, *item.codes, item.reason, item.until, *remark.params.values())
        )
        return Finding(
            rule=rule.code,
            name=rule.name,
            pack=rule.pack,
            severity=message.severity or rule.severity,
            message=fill(message.en if self._lang == "en" else message.zh, remark.params, self._lang),
            location=item.location,
            hint=fill(hint.in_language(self._lang), remark.params, self._lang) if hint else None,
            basis=rule.basis,
            url=rule.url,
            fingerprint=sha256(core.encode()).hexdigest()[:16],
            place=_PLACE.in_language(self._lang),
            excerpt=item.excerpt,
        )


def _is_blind(result: Result) -> bool:
    """Whether no rule could be assessed so far."""
    return result.error is not None and result.error.code == "not-assessed"


def _stands_on(finding: Finding, words: str) -> bool:
    """Whether the finding stands on `words`, or within them."""
    excerpt = finding.excerpt
    if excerpt is None:
        return False
    marked = excerpt.text[excerpt.start : excerpt.end]
    at = excerpt.text.find(words)
    while at >= 0:
        if at <= excerpt.start and excerpt.end <= at + len(words):
            return True
        at = excerpt.text.find(words, at + 1)
    return words in marked
