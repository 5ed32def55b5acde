"""Runs a pack's cases and tells, for each that does not hold, what was expected and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govlint.errors import Said
from govlint.finding import Finding, Result
from govlint.model import Struct
from govlint.packtest.bench import Bench, mended, problems_of
from govlint.packtest.cases import FIXTURE, MENDED, RIGHT, WRONG, Case, cell_name, marked


class Failed(Struct, frozen=True):
    """A case that does not hold: where it is written, what is wrong, what was expected and what was found."""

    file: str
    line: int
    message: str
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


def run_cases(bench: Bench, cases: Iterable[Case]) -> Iterator[Failed]:
    """What does not hold, case by case; then the mends on the pages that no fix gives."""
    kept = list(cases)
    for case in kept:
        yield from run_case(bench, case)
    yield from unmade_mends(bench, kept)


def run_case(bench: Bench, case: Case) -> Iterator[Failed]:
    """What does not hold of one case: nothing, if all is well."""
    result = bench.check_example(case.example) if case.example else bench.check(case.data, case.path)
    if result.error is not None:
        yield Failed(case.file, case.line, _failed(result.error.message))
        return
    own = {rule.code for rule in bench.rules}
    for crash in result.crashes:
        words = Said(f"规则 {crash.rule} 出错：{crash.message}", f"{crash.rule} crashed: {crash.message}")
        yield Failed(case.file, case.line, words)
    if case.kind == FIXTURE:
        yield from _of_fixture(case, result, own)
    elif case.kind == WRONG:
        yield from _of_wrong(bench, case, result)
    elif found := problems_of(result, case.rule):
        message = Said(f"{case.kind}里查出了 {case.rule}", f"{case.rule} was found in a {case.kind}")
        yield Failed(case.file, case.line, message, extra=tuple(described(item, case) for item in found))


def _failed(why: str) -> Said:
    return Said(f"例子没有查成：{why}", f"the example could not be checked: {why}")


def described(finding: Finding, case: Case | None = None) -> str:
    """A finding in one line: code, place, the words it stands on, message.

    In an example the place is one of its own words, or of the minimal report that these were put into.
    """
    place = cell_name(finding) or _place(finding, case)
    return f"{finding.rule} {place} “{marked(finding)}”：{finding.message}"


def _place(finding: Finding, case: Case | None) -> str:
    location = finding.location
    if case is None or case.kind == FIXTURE or location.line is None:
        return location.text
    if case.lines is not None and case.lines[0] <= location.line <= case.lines[1]:
        return f"例子 {location.line - case.lines[0] + 1}:{location.column}"
    return f"最小报告 {location.text}"


def _of_wrong(bench: Bench, case: Case, result: Result) -> Iterator[Failed]:
    found = problems_of(result, case.rule)
    if not found:
        why = [item.reason for item in result.not_assessed if item.rule == case.rule]
        others = [described(finding, case) for finding in result.findings]
        zh, en = (
            (f"（未能检查：{'；'.join(why)}）", f" (not assessed: {'; '.join(why)})") if why else ("", "")
        )
        message = Said(
            f"{case.kind}没有查出 {case.rule}{zh}", f"{case.rule} was not found in a {case.kind}{en}"
        )
        yield Failed(case.file, case.line, message, (f"{case.rule} 至少一处",), tuple(others))
    elif case.example is None and all(finding.fix for finding in found):
        after = mended(_source(result), found).encode()
        left = problems_of(bench.check(after, case.path), case.rule)
        if left:
            message = Said(
                f"照 {case.rule} 的改法改过，仍然查出", f"mended as {case.rule} has it, it is still found"
            )
            yield Failed(case.file, case.line, message, extra=tuple(map(described, left)))


def _of_fixture(case: Case, result: Result, own: set[str]) -> Iterator[Failed]:
    """Each expectation in turn, and every finding of the pack's own rules that none of them names."""
    said: set[str] = set()
    for expected, line in case.expect:
        found = [finding for finding in result.findings if expected.fits(finding)]
        said.update(finding.fingerprint for finding in found)
        if len(found) != expected.count:
            wanted, got = expected.count, len(found)
            message = Said(
                f"{case.path}：应有 {wanted} 处，查出 {got} 处",
                f"{case.path}: {wanted} expected, {got} found",
            )
            # None where they are expected: those of the rule that stand elsewhere tell what to write.
            shown = found or [finding for finding in result.findings if expected.is_of_rule(finding)]
            yield Failed(case.file, line, message, (expected.words(),), tuple(map(described, shown)))
    unsaid = [
        finding
        for finding in result.findings
        if own.intersection((finding.rule, *finding.also)) and finding.fingerprint not in said
    ]
    if unsaid:
        message = Said(
            f"{case.path}：查出了 expect 里没有的", f"{case.path}: more was found than expect names"
        )
        yield Failed(case.file, case.line, message, extra=tuple(map(described, unsaid)))


def unmade_mends(bench: Bench, cases: list[Case]) -> Iterator[Failed]:
    """Each 改后 on the page of a rule that mends by itself that none of its 反例 becomes."""
    made: dict[str, dict[bytes, str]] = {}
    for case in cases:
        if case.kind == WRONG and case.example is None:
            result = bench.check(case.data, case.path)
            found = problems_of(result, case.rule)
            if found and all(finding.fix for finding in found):
                after = mended(_source(result), found)
                made.setdefault(case.rule, {})[after.encode()] = after
    for case in cases:
        results = made.get(case.rule)
        if case.kind == MENDED and results and case.data not in results:
            near = _nearest(case.data.decode(), list(results.values()))
            message = Said(
                f"没有一个反例照 {case.rule} 的改法会改成这样",
                f"no 反例, mended as {case.rule} has it, becomes this",
            )
            yield Failed(case.file, case.line, message, *near)


def _nearest(wanted: str, made: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of `wanted` that the nearest of `made` has otherwise, and what it has instead."""
    lines = wanted.splitlines()

    def apart(text: str) -> int:
        return len(set(text.splitlines()) ^ set(lines))

    other = min(made, key=apart).splitlines()
    return (
        tuple(line for line in lines if line not in other),
        tuple(line for line in other if line not in lines),
    )


def _source(result: Result) -> str:
    assert result.document is not None
    return result.document.source


def tally(cases: Iterable[Case]) -> dict[str, int]:
    """How many cases there are of each kind."""
    counts = {WRONG: 0, RIGHT: 0, MENDED: 0, FIXTURE: 0}
    for case in cases:
        counts[case.kind] += 1
    return counts
