"""What the rules say is gathered; of one rule no more is listed than anyone reads, the rest is counted."""

from __future__ import annotations

from collections.abc import Iterator

import govlint
from govlint.docket import Docket, in_words, unlisted
from govlint.finding import Passed, Problem, Unknown
from govlint.limits import Limits
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
    docket = Docket(10)
    docket.passes(RULES["CIT003"])
    docket.hear(RULE, [Problem(span=Span(0, 1)), Unknown(WHY)])
    docket.hear(OTHER, [Unknown(WHY), Unknown(WHY)])
    docket.hear(RULES["CIT004"], [Passed()])
    docket.hear(RULES["CIT005"], [])
    judged = docket.judgement(report)
    assert [told.rule.code for told in judged.told] == ["CIT001"]
    assert judged.assessed == ("CIT003", "CIT001", "CIT004", "CIT005")
    assert judged.unknown == (("CIT001", WHY), ("CIT002", WHY))


def test_what_a_rule_raises_is_its_own() -> None:
    def lacking() -> Iterator[object]:
        raise NotAssessable(WHY)
        yield

    def broken() -> Iterator[object]:
        yield Passed()
        raise ValueError("13800138000")

    report = checked(base_report()).report
    assert report is not None
    docket = Docket(10)
    docket.hear(RULE, lacking())
    docket.hear(OTHER, broken())
    docket.hear(RULES["CIT003"], ["no outcome"])
    judged = docket.judgement(report)
    assert judged.assessed == ()
    assert judged.unknown == (("CIT001", WHY),)
    assert [crash.rule for crash in judged.crashes] == ["CIT002", "CIT003"]
    assert "13800138000" not in judged.crashes[0].message


def test_many_of_one_rule_are_counted() -> None:
    report = checked(base_report()).report
    assert report is not None
    docket = Docket(2)
    docket.hear(RULE, [Problem(span=Span(at, at + 1)) for at in range(5)])
    docket.hear(OTHER, [Unknown(Text(str(at), str(at))) for at in range(5)])
    judged = docket.judgement(report)
    assert len(judged.told) == 2
    assert judged.notes == (unlisted("CIT001", 5, 2),)
    reasons = {code: [why.zh for other, why in judged.unknown if other == code] for code, _ in judged.unknown}
    assert reasons["CIT001"] == [unlisted("CIT001", 5, 2).zh]
    assert reasons["CIT002"] == ["0", "1", "另有 3 处未能检查，没有一一列出"]


def test_the_limit_is_told_in_the_result_and_holds_for_no_fix() -> None:
    most = Limits().findings
    text = base_report().replace("一、总体情况\n", "一、总体情况\n" + "依据国办发[2021]3号、\n" * (most + 7))
    result = govlint.check(text.encode())
    assert sum(finding.rule == "CIT001" for finding in result.findings) == most
    assert unlisted("CIT001", most + 7, most).zh in result.notes
    every = session().check(text.encode(), "a.txt", every=True)
    assert sum(finding.rule == "CIT001" for finding in every.findings) == most + 7
    assert not any("CIT001" in note for note in every.notes)


def test_suppressions_amiss_are_counted_too() -> None:
    most = Limits().findings
    comments = "<!-- govlint-disable-line CIT001 -->\n" * (most + 3)
    result = session().check((base_report() + "\n" + comments).encode(), "a.md")
    told = [finding for finding in result.findings if finding.rule.startswith("SUP")]
    assert len(told) == most
    assert any("另有 3 处" in note for note in result.notes)


def test_a_bug_is_told_in_words() -> None:
    assert in_words(ValueError("wrong")) == "ValueError: wrong"
