"""Words that a rule forbids, as a pattern."""

from __future__ import annotations

import msgspec
import pytest
from helpers import context_for, mended, outcomes, problems

from govlint.checks.places.scopes import Scope
from govlint.checks.wording.pattern import pattern
from govlint.finding import Passed, Problem
from govlint.model import Text
from govlint.patterns.pattern import Pattern
from govlint.report import NotAssessable
from govlint.vocabulary import SectionDefinition

GOOD = Pattern.parse("较好(?P<at>的)(?P<verb>完成|推进)")


def test_a_problem_stands_on_its_group() -> None:
    text = "较好的完成了任务，较好地推进了工作。"
    assert problems(pattern, text, pattern=GOOD) == [("default", "的")]
    assert mended(pattern, text, pattern=GOOD, replacement="地") == "较好地完成了任务，较好地推进了工作。"


def test_groups_fill_the_blanks() -> None:
    (found,) = outcomes(pattern, "较好的完成", pattern=GOOD)
    assert isinstance(found, Problem)
    assert found.params == {"at": "的", "verb": "完成", "text": "的", "where": Text("报告", "the report")}
    whole = Pattern.parse("截止(?P<when>目前)")
    assert mended(pattern, "截止目前", pattern=whole, replacement="截至{when}") == "截至目前"


def test_unless_excuses_a_sentence() -> None:
    excuse = Pattern.parse("引用")
    text = "引用较好的完成。较好的推进。"
    assert len(problems(pattern, text, pattern=GOOD, unless=excuse)) == 1
    assert outcomes(pattern, "引用较好的完成。", pattern=GOOD, unless=excuse) == [Passed()]


def test_a_section_that_is_not_there_is_not_assessed() -> None:
    with pytest.raises(NotAssessable):
        outcomes(pattern, "较好的完成", pattern=GOOD, scope=Scope("section:overview"))


def test_wrong_options_are_told_at_load() -> None:
    definition = SectionDefinition("overview", 1, Text("总体情况", "general situation"))
    vocabulary = context_for("甲").vocabulary
    vocabulary = msgspec.structs.replace(vocabulary, sections=(definition,))
    options = {"pattern": GOOD, "scope": Scope("section:overveiw"), "replacement": "{verb}{noun}{text}"}
    assert pattern.validate is not None
    assert [name for name, _ in pattern.validate(options, vocabulary)] == ["scope", "replacement"]
