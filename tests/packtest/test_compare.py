"""Two versions of a pack on the same reports."""

from __future__ import annotations

from pathlib import Path

from ourpack import RULE, make

from govlint.finding import Severity
from govlint.packtest.compare import Change, compare, session_for
from govlint.plugins import load_plugins
from govlint.testing import base_report

REGISTRY = load_plugins(installed=False)
TEXT = base_report().replace("各项要求。", "各项要求。全年市民来信2件，书面来信3件。")


def changes(folder: Path, old: str, new: str, text: str = TEXT, level: str = "warning") -> list[Change]:
    report = folder / "a.txt"
    report.write_text(text, encoding="utf-8")
    sessions = [
        session_for(make(folder / name, **{"words/letters.yaml": rule}), REGISTRY)
        for name, rule in (("old", old), ("new", new))
    ]
    return compare(sessions[0], sessions[1], [str(report)], Severity(level))


def test_nothing_changes(tmp_path: Path) -> None:
    assert changes(tmp_path, RULE, RULE) == []
    assert changes(tmp_path, RULE, RULE.replace("来电", "来访")) == []


def test_newly_failing_and_newly_passing(tmp_path: Path) -> None:
    weak = RULE.replace("市民(?:来信|来电)", "市民来电")
    (change,) = changes(tmp_path, weak, RULE)
    assert (change.verdict, [finding.rule for finding in change.added], change.gone) == (
        "newly_failing",
        ["OUR001"],
        (),
    )
    (change,) = changes(tmp_path, RULE, weak)
    assert change.verdict == "newly_passing"
    assert len(change.gone) == 1


def test_findings_change_and_the_verdict_does_not(tmp_path: Path) -> None:
    (change,) = changes(tmp_path, RULE, RULE.replace("市民(?:来信|来电)", "书面来信"))
    assert change.verdict == "same"
    assert [len(change.added), len(change.gone)] == [1, 1]


def test_another_severity_is_a_change(tmp_path: Path) -> None:
    (change,) = changes(tmp_path, RULE, RULE.replace("warning", "info"))
    assert change.verdict == "newly_passing"
    assert changes(tmp_path, RULE, RULE.replace("warning", "error"), level="warning")[0].verdict == "same"


def test_a_rule_that_begins_to_crash(tmp_path: Path) -> None:
    (change,) = changes(tmp_path, RULE, RULE.replace("“{text}”", "“{text:d}”"))
    (trouble,) = change.trouble
    assert trouble.startswith("规则 OUR001 出错：ValueError")
