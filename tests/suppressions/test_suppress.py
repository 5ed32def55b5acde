"""Findings that suppressions keep silent, and what is told of suppressions that are amiss."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from govlint.api import open_session
from govlint.config.settings import Config
from govlint.finding import Result
from govlint.plugins import load_plugins
from govlint.rule import Lock
from govlint.session import Session
from govlint.suppressions.baseline import Baseline
from govlint.suppressions.suppress import Suppressor
from govlint.testing import base_report

WRONG = "按照国办公开办函[2021]30号编制。"


def report(*lines: str) -> bytes:
    """A correct report in Markdown with more lines in section one."""
    text = base_report(reader="markdown")
    at = text.index("## 二、")
    return (text[:at] + "\n".join(lines) + "\n\n" + text[at:]).encode()


@pytest.fixture(scope="module")
def session() -> Session:
    return open_session()


def codes(result: Result) -> list[str]:
    return [finding.rule for finding in result.findings]


def silenced(result: Result) -> list[tuple[str, str]]:
    return [(item.finding.rule, item.by.reason) for item in result.suppressed if item.by]


@pytest.mark.parametrize(
    "lines",
    [
        (f"{WRONG}<!-- govlint-disable-line CIT001: 原文如此 -->",),
        ("<!-- govlint-disable-next-line CIT001: 原文如此 -->", "", WRONG),
        (
            "<!-- govlint-disable document-number-brackets: 原文如此 -->",
            "",
            WRONG,
            "",
            "<!-- govlint-enable -->",
        ),
        (WRONG, "", "<!-- govlint-disable-file CIT001: 原文如此 -->"),
    ],
    ids=["line", "next line", "block by name", "file"],
)
def test_a_finding_is_silenced_and_kept(session: Session, lines: tuple[str, ...]) -> None:
    result = session.check(report(*lines), "a.md")
    assert codes(result) == []
    assert silenced(result) == [("CIT001", "原文如此")]


@pytest.mark.parametrize(
    "lines",
    [
        (WRONG, "<!-- govlint-disable-line CIT001: 原文如此 -->"),
        ("<!-- govlint-disable CIT001: 原文如此 -->", "<!-- govlint-enable CIT001 -->", "", WRONG),
        ("<!-- govlint-disable-next-line CIT001: 原文如此 -->", "", "甲。", "", WRONG),
    ],
    ids=["other line", "after the block", "line after next"],
)
def test_elsewhere_it_is_told_and_the_suppression_with_it(session: Session, lines: tuple[str, ...]) -> None:
    result = session.check(report(*lines), "a.md")
    # The rule did find something, but nothing that this suppression holds for.
    assert sorted(codes(result)) == ["CIT001", "SUP001"]


def test_another_rule_is_told(session: Session) -> None:
    result = session.check(report(f"{WRONG}<!-- govlint-disable-line CIT002: 原文如此 -->"), "a.md")
    assert sorted(codes(result)) == ["CIT001", "SUP001"]


def test_of_a_rule_that_is_off_or_could_not_be_assessed_nothing_is_said(session: Session) -> None:
    lines = (
        "<!-- govlint-disable-file CIT007: 简称人人知道 -->",
        "<!-- govlint-disable-file YOY001: 去年报告另有说明 -->",
    )
    assert codes(session.check(report(*lines), "a.md")) == []


def test_until_and_expired(session: Session) -> None:
    data = report(f"{WRONG}<!-- govlint-disable-line CIT001 until 2026-03-31: 等上级更正 -->")
    engine, rules = session.engine, session.settings("a.md").rules
    raw = engine.check(data, "a.md", rules)

    def on(day: date) -> Result:
        suppressor = Suppressor(session.rules, session._is_about_suppressions, session._bind, "zh", today=day)
        return suppressor.settle(raw, rules)

    assert codes(on(date(2026, 3, 31))) == []
    assert sorted(codes(on(date(2026, 4, 1)))) == ["CIT001", "SUP003"]


def test_one_without_reason_or_with_an_unknown_rule_does_not_hold(session: Session) -> None:
    result = session.check(report(f"{WRONG}<!-- govlint-disable-line CIT001 -->"), "a.md")
    assert sorted(codes(result)) == ["CIT001", "SUP002"]
    result = session.check(report(f"{WRONG}<!-- govlint-disable-line CIT01: 原文如此 -->"), "a.md")
    assert sorted(codes(result)) == ["CIT001", "SUP002"]
    told = next(finding for finding in result.findings if finding.rule == "SUP002")
    assert "没有规则 CIT01" in told.message
    assert "CIT001" in told.message
    assert told.location.line is not None
    assert told.fingerprint


def test_suppressions_of_suppressions_do_not_hide_one_another(session: Session) -> None:
    result = session.check(report("<!-- govlint-disable-file BAL001, BAL002: 核对过 -->"), "a.md")
    assert codes(result) == ["SUP001", "SUP001"]


@pytest.mark.parametrize("lock", ["locked", "tighten-only"])
def test_a_locked_rule_cannot_be_silenced(lock: Lock) -> None:
    registry = load_plugins()
    packs = [
        replace(
            pack,
            rules=tuple(replace(rule, lock=lock) if rule.code == "CIT001" else rule for rule in pack.rules),
        )
        for pack in open_session().packs
    ]
    session = Session(Config(), registry, packs)
    for lines in (
        (f"{WRONG}<!-- govlint-disable-line CIT001: 原文如此 -->",),
        (WRONG, "", "<!-- govlint-disable-file CIT001: 原文如此 -->"),
        ("<!-- govlint-disable document-number-brackets: 原文如此 -->", "", WRONG),
    ):
        result = session.check(report(*lines), "a.md")
        assert sorted(codes(result)) == ["CIT001", "SUP002"]


def test_the_same_in_html(session: Session) -> None:
    text = base_report(reader="html").replace(
        "</body>", f"<p>{WRONG}</p><!-- govlint-disable-line CIT001: 原文如此 -->\n</body>"
    )
    result = session.check(text.encode(), "a.html")
    assert codes(result) == []
    assert silenced(result) == [("CIT001", "原文如此")]


@pytest.mark.parametrize(
    ("lines", "expected"), [((), []), (("<!-- govlint-disable CIT001 -->",), ["SUP002"])]
)
def test_the_rules_on_suppressions_can_be_run_alone(lines: tuple[str, ...], expected: list[str]) -> None:
    session = open_session(command_line={"select": ("SUP",)})
    result = session.check(report(*lines), "a.md")
    assert (codes(result), result.error) == (expected, None)
    assert result.assessed == ("SUP001", "SUP002", "SUP003")


def test_what_stands_within_a_silenced_statement_is_told(session: Session) -> None:
    text = base_report(reader="markdown").replace(
        "2024年1月1日至2024年12月31日", "2024年1月1日至2024年12月32日"
    )
    (found,) = session.check(text.encode(), "a.md").findings
    assert (found.rule, found.also) == ("STR012", ("WRD003",))

    def silenced_by(codes: str) -> list[str]:
        comment = f"<!-- govlint-disable-file {codes}: 机构当年成立 -->\n"
        return [item.rule for item in session.check((comment + text).encode(), "a.md").findings]

    assert silenced_by("STR012") == ["WRD003"]
    assert silenced_by("STR012 WRD003") == []


ROW = "二、上年结转政府信息公开申请数量 | 0"


def wrong_cell(*lines: str) -> bytes:
    """A report in which a column and a row do not add up through one cell of those carried in."""
    return report(*lines).replace(ROW.encode(), ROW.replace("0", "5").encode(), 1)


def test_one_figure_that_fails_several_rules_is_silenced_under_the_first(session: Session) -> None:
    (finding,) = session.check(wrong_cell(), "a.md").findings
    assert (finding.rule, finding.also) == ("BAL001", ("BAL003",))
    line = "<!-- govlint-disable-file {}: 核对过 -->"
    assert codes(session.check(wrong_cell(line.format("BAL001")), "a.md")) == []
    # One of the others fails there, too: it is no needless comment, though the figure is told.
    assert codes(session.check(wrong_cell(line.format("BAL003")), "a.md")) == ["BAL001"]


def test_one_figure_that_fails_a_locked_rule_too_cannot_be_silenced() -> None:
    packs = [
        replace(
            pack,
            rules=tuple(replace(r, lock="locked") if r.code == "BAL003" else r for r in pack.rules),
        )
        for pack in open_session().packs
    ]
    locked = Session(Config(), load_plugins(), packs)
    result = locked.check(wrong_cell("<!-- govlint-disable-file BAL001: 核对过 -->"), "a.md")
    assert "BAL001" in codes(result)
    file = Baseline(Path("known.json"), (), locked.rules)
    assert not any(file.may_hold(finding) for finding in result.findings if finding.rule == "BAL001")
