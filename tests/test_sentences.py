"""Sentences that the rules must read rightly: STR010 to STR015 by place in the report; those on counts."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

import govlint
from govlint.api import open_session
from govlint.testing import base_report

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
import claims as counts

CASES = Path(__file__).parent / "sentences" / "structure.txt"
MOST_MISSED = 3
"""Wrong sentences of one file of benchmarks/claims that may be missed."""
INNOCENT = Path(__file__).parent / "sentences" / "innocent.txt"
RULES = {f"STR01{digit}" for digit in range(6)}
PERIOD = "本报告所列数据的统计期限为2024年1月1日至2024年12月31日。"


def placed(place: str, words: str) -> str:
    """The minimal report with `words` at `place`."""
    report = base_report()
    lines = report.split("\n")
    if place == "title":
        return report.replace(lines[0], words, 1)
    if place == "intro":
        return report.replace(lines[1], words, 1)
    if place == "period":
        return report.replace(PERIOD, words, 1)
    if place == "parts":
        return report.replace(PERIOD, PERIOD + words, 1)
    if place == "under":
        return report.replace(lines[0], lines[0] + "\n" + words, 1)
    if place == "tail":
        return report.rstrip("\n") + "\n" + words + "\n"
    start, end = {
        "overview": ("一、总体情况\n", "二、主动公开政府信息情况"),
        "problems": ("五、存在的主要问题及改进情况\n", "六、其他"),
        "text1": ("（五）监督保障。", "二、主动公开政府信息情况"),
        "text5": ("改进情况：", "六、其他"),
    }[place]
    at = report.index(start) + len(start)
    until = report.index(end, at)
    if place.startswith("text"):
        return report[:until] + words + "\n" + report[until:]
    return report[:at] + words + "\n" + report[until:]


def cases() -> list[tuple[int, str, str, bool, str]]:
    """Every case: its line, rule, place, whether it is right, its words."""
    found = []
    rule = place = verdict = ""
    for number, line in enumerate(CASES.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@"):
            _, rule, place, verdict = line.split()
        elif line and not line.startswith("#"):
            found.append((number, rule, place, verdict == "right", line.replace("⏎", "\n")))
    return found


@pytest.mark.parametrize(("line", "rule", "place", "right", "words"), cases())
def test_sentence(line: int, rule: str, place: str, right: bool, words: str) -> None:
    result = govlint.check(placed(place, words).encode())
    told = RULES & {finding.rule for finding in result.findings}
    assert told == (set() if right else {rule}), [finding.message for finding in result.findings]


@cache
def sentences_of() -> dict[str, list[counts.Case]]:
    """The sentences on counts by their file."""
    found: dict[str, list[counts.Case]] = {}
    for case in counts.cases("all"):
        found.setdefault(case.file, []).append(case)
    return found


@pytest.mark.parametrize("name", sorted(path.stem for path in counts.FOLDER.glob("*.yaml")))
def test_sentences_on_counts(name: str) -> None:
    """Nothing is said of right sentences on counts, and nearly all wrong ones are found."""
    session = open_session()
    misses = []
    for case in sentences_of()[name]:
        result = session.check(case.report.replace("SENTENCE", case.sentence).encode(), "report.txt")
        good, words = counts.judged(case, result)
        assert good or case.kind == "wrong", (case.sentence, words)
        misses += [] if good else [case.sentence]
    assert len(misses) <= MOST_MISSED, misses


def test_innocent_sentences() -> None:
    """Names, numbers and words that only look like a mistake: no rule has a word to say of them."""
    session = open_session(command_line={"extend_select": ["CIT", "TYP", "URL"]})

    def told(report: str) -> set[tuple[str, str]]:
        return {(item.rule, item.message) for item in session.check(report.encode(), "a.txt").findings}

    lines = INNOCENT.read_text(encoding="utf-8").splitlines()
    before = told(base_report())
    said = {line: told(placed("text5", line)) - before for line in lines if line[0] != "#"}
    assert {line: new for line, new in said.items() if new} == {}
