"""What the rules say is gathered: every problem, and of one rule no more reasons than anyone reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from govlint.docket import MOST_REASONS, Docket, masked_bug, silent
from govlint.finding import Passed, Problem, Replacement, Unknown
from govlint.model import Span, Text
from govlint.report import NotAssessable
from govlint.testing import base_report
from recognised import checked, session

RULES = {rule.code: rule for rule in session().rules}
RULE, OTHER = RULES["CIT001"], RULES["CIT002"]
WHY = Text("没有", "none")


def test_a_rule_is_assessed_by_what_it_says() -> None:
    report = checked(base_report()).report
    assert report is not None
    docket = Docket(len(report.document.text))
    docket.passes(RULES["CIT003"])
    docket.hear(RULE, [Problem(span=Span(0, 1)), Unknown(WHY)])
    docket.hear(OTHER, [Unknown(WHY), Unknown(WHY)])
    docket.hear(RULES["CIT004"], [Passed()])
    docket.hear(RULES["CIT005"], [])
    judged = docket.judgement(report)
    assert [told.rule.code for told in judged.told] == ["CIT001"]
    assert judged.assessed == ("CIT003", "CIT001", "CIT004")
    nothing = silent(RULES["CIT005"].check)
    assert judged.unknown == (("CIT001", WHY), ("CIT002", WHY), ("CIT005", nothing))


def test_what_a_rule_raises_is_its_own() -> None:
    def lacking() -> Iterator[object]:
        raise NotAssessable(WHY)
        yield

    def broken() -> Iterator[object]:
        yield Passed()
        raise ValueError("13800138000")

    report = checked(base_report()).report
    assert report is not None
    docket = Docket(len(report.document.text))
    docket.hear(RULE, lacking())
    docket.hear(OTHER, broken())
    docket.hear(RULES["CIT003"], ["no outcome"])
    judged = docket.judgement(report)
    assert judged.assessed == ()
    assert judged.unknown == (("CIT001", WHY),)
    assert [crash.rule for crash in judged.crashes] == ["CIT002", "CIT003"]
    assert "13800138000" not in judged.crashes[0].message


def test_of_many_reasons_the_rest_is_counted_and_of_problems_none_is_left_out() -> None:
    report = checked(base_report()).report
    assert report is not None
    docket = Docket(len(report.document.text))
    many = MOST_REASONS + 3
    docket.hear(RULE, [Problem(span=Span(at, at + 1)) for at in range(many)])
    docket.hear(OTHER, [Unknown(Text(str(at), str(at))) for at in range(many)])
    judged = docket.judgement(report)
    assert len(judged.told) == many
    reasons = [why.zh for code, why in judged.unknown if code == "CIT002"]
    assert reasons[:2] == ["0", "1"]
    assert reasons[MOST_REASONS:] == ["另有 3 处未能检查，没有一一列出"]


def test_what_stands_behind_many_of_its_kind_is_told_too() -> None:
    silenced = "<!-- govlint-disable CIT001: 引文 -->\n\n" + "依据国办发[2021]3号。\n\n" * 210
    text = base_report() + "\n\n" + silenced + "<!-- govlint-enable CIT001 -->\n\n依据国办发[2021]7号。\n"
    result = session().check(text.encode(), "a.md")
    assert [finding.rule for finding in result.findings if finding.rule == "CIT001"] == ["CIT001"]
    assert len(result.suppressed) == 210


def test_a_bug_is_told_in_words() -> None:
    assert masked_bug(ValueError("wrong")) == "ValueError: wrong"


@pytest.mark.parametrize("span", [Span(-5, -2), Span(3, 10**9), Span(5, 3), (1, 2)])
def test_a_place_that_is_none_in_the_text_is_a_bug_of_the_rule(span: Any) -> None:
    report = checked(base_report()).report
    assert report is not None
    docket = Docket(len(report.document.text))
    docket.hear(RULE, [Problem(span=span, replacement="")])
    docket.hear(OTHER, [Problem(span=Span(0, 1), more_replacements=(Replacement(span, ""),))])
    docket.hear(RULES["CIT003"], [Problem(span=Span(0, 1))])
    judged = docket.judgement(report)
    assert [told.rule.code for told in judged.told] == ["CIT003"]
    assert [crash.rule for crash in judged.crashes] == ["CIT001", "CIT002"]
    assert "a problem at" in judged.crashes[0].message
