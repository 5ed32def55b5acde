"""Sentences that the rules on structure must read rightly: STR010 to STR015, by place in the report."""

from __future__ import annotations

from pathlib import Path

import pytest

import govlint
from govlint.testing import base_report

CASES = Path(__file__).parent / "sentences" / "structure.txt"
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
