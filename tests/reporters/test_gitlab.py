from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from govlint.finding import Failure, Result
from govlint.reporters.gitlab import render
from govlint.reporters.typeset import printable

from . import samples


def entries(*results: Result) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads("".join(render(iter(results), samples.STYLE)))
    return made


def test_one_finding() -> None:
    [entry] = entries(samples.report("./reports/2024.html", findings=(samples.NARRATED,)))
    assert len(entry.pop("fingerprint")) == 32
    assert entry == {
        "description": "TXT001 正文说收到申请 62 件，表三是 60 件",
        "check_name": "TXT001",
        "severity": "minor",
        "location": {"path": "reports/2024.html", "lines": {"begin": 12}},
    }


def test_everything_that_is_amiss_is_told() -> None:
    told = [(entry["check_name"], entry["severity"]) for entry in entries(*samples.EVERYTHING)]
    assert told == [
        ("BAL001", "major"), ("CIT001", "major"), ("TXT001", "minor"), ("STR013", "info"),
        ("unreadable", "blocker"), ("not-assessed", "major"), ("URL001", "blocker"),
    ]  # fmt: skip


def test_formats_without_lines_tell_the_place_in_words() -> None:
    [entry] = entries(samples.PAGED)
    assert entry["location"]["lines"] == {"begin": 1}
    assert entry["description"].startswith("STR013 第3页 第二段  报告里混入了网页的文字")


def test_clean_and_nothing_at_all() -> None:
    assert entries(samples.CLEAN) == entries(samples.CLEAN, samples.SKIPPED) == entries() == []
    [skipped] = entries(samples.SKIPPED)
    assert (skipped["check_name"], skipped["severity"]) == ("skipped", "info")
    assert skipped["description"] == "没有检查任何报告：不是年度报告，已跳过"


def test_fingerprints_are_unique_and_the_same_in_the_next_run() -> None:
    twice = samples.report(
        findings=(samples.BRACKETS, samples.BRACKETS, replace(samples.PAGE, fingerprint=""))
    )
    results = [twice, replace(twice, path="reports/other.html"), samples.CRASHED, samples.BLIND]
    marks = [entry["fingerprint"] for entry in entries(*results)]
    assert len(marks) == len(set(marks)) == 8
    assert marks == [entry["fingerprint"] for entry in entries(*results)]


def test_personal_identifiers_are_masked() -> None:
    [entry] = entries(replace(samples.UNREADABLE, error=Failure("unreadable", "见 11010519491231002X")))
    assert "11010519491231002X" not in entry["description"]


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_gives_json(words: str, path: str) -> None:
    finding = replace(samples.BALANCE, message=words, hint=words)
    [entry] = entries(samples.report(path, findings=(finding,)))
    assert entry["description"].startswith(f"BAL001 {printable(words)}")
