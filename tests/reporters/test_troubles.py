from __future__ import annotations

from govlint.finding import Result
from govlint.reporters.troubles import Skipped, troubles

from . import samples


def test_what_formats_of_findings_must_tell() -> None:
    assert list(troubles(samples.CLEAN, "zh")) == list(troubles(samples.SKIPPED, "zh")) == []
    [unreadable] = troubles(samples.UNREADABLE, "zh")
    assert (unreadable.name, unreadable.error, unreadable.path) == ("unreadable", True, "reports/broken.docx")
    [blind] = troubles(samples.BLIND, "zh")
    assert (blind.name, blind.error) == ("not-assessed", False)
    assert "没有找到表三" in blind.words
    [crash] = troubles(samples.CRASHED, "zh")
    assert (crash.name, crash.rule) == ("crash", "URL001")


def skipped(*results: Result) -> list[str]:
    found = Skipped("zh")
    for result in results:
        found.add(result)
    return [trouble.path for trouble in found.troubles()]


def test_files_that_are_no_reports_are_told_where_there_is_no_report() -> None:
    assert skipped(samples.SKIPPED) == ["README.md"]
    assert skipped(samples.SKIPPED, samples.CLEAN) == skipped(samples.UNREADABLE, samples.SKIPPED) == []
