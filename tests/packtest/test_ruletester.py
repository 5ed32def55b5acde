"""The rule tester: what it accepts, what it finds, and the sloppy cases that it refuses."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

import pytest

import govlint.hookspecs as hookspecs
from govlint.errors import SettingsError, UsageError
from govlint.hookspecs import CellKey, Context, Outcome, Passed, Problem, Span, check
from govlint.patterns.pattern import Pattern
from govlint.testing import RuleTester


@check("words")
def words(context: Context, *, pattern: Pattern, instead: str | None = None) -> Iterable[Outcome]:
    """Words that must not stand in the text."""
    if "不清楚" in context.document.text:
        raise hookspecs.NotAssessable(hookspecs.Text("说不清", "unclear"))
    if "崩溃" in context.document.text:
        raise RuntimeError("down")
    for match in pattern.finditer(context.document.text):
        yield Problem(span=Span(*match.span()), params={"text": match.group()}, replacement=instead)
    yield Passed()


@check("new-cell")
def new_cell(context: Context) -> Iterable[Outcome]:
    """A figure above 5 in one cell."""
    form = context.report.form("requests")
    cell = form.cell("new", "total")
    assert cell is not None
    if form["new", "total"] > 5:
        yield Problem(span=cell.span, cell=CellKey("requests", "new", "total"))
    yield Passed()


TESTER = RuleTester(words, options={"pattern": "坏词"}, messages={"default": "不写“{text}”"})
CELLS = RuleTester(new_cell, messages={"default": "太多"})
MENDING = RuleTester(
    words, options={"pattern": "坏词", "instead": "好词"}, messages={"default": "不写“{text}”"}
)
RIGHT = ["没有。"]
WRONG = {"text": "有坏词。", "message": "不写“坏词”", "line": 1, "column": 2}
NEW = "申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | 3=>申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | 7"
CELL = {"text": "", "replace": NEW, "message": "太多", "cell": "requests/new/total"}


def refused(tester: RuleTester, valid: list[Any], invalid: list[Any]) -> str:
    with pytest.raises(AssertionError) as caught:
        tester.run(valid, invalid)
    return str(caught.value)


class TestAccepted:
    def test_texts(self) -> None:
        TESTER.run(valid=RIGHT, invalid=[WRONG])

    def test_places_are_of_the_text_itself(self) -> None:
        TESTER.run(RIGHT, [{**WRONG, "text": "好。\n又有坏词。", "line": 2, "column": 3}])
        TESTER.run(RIGHT, [{**WRONG, "section": "problems"}])
        markdown = {
            "text": "有**坏词**。",
            "reader": "markdown",
            "line": 1,
            "column": 4,
            "message": "不写“坏词”",
        }
        TESTER.run(RIGHT, [markdown])

    def test_a_cell(self) -> None:
        CELLS.run([{"text": "", "replace": NEW.replace("7", "4")}], [CELL])

    def test_a_pattern_for_the_message_and_options_of_a_case(self) -> None:
        case = {**WRONG, "text": "有怪词。", "options": {"pattern": "怪词"}, "message": re.compile("怪")}
        TESTER.run([{"text": "有坏词。", "options": {"pattern": "怪词"}}], [case])

    def test_several_findings(self) -> None:
        places = [{"message": "不写“坏词”", "line": 1, "column": column} for column in (1, 4)]
        TESTER.run(RIGHT, [{"text": "坏词、坏词。", "findings": places}])

    def test_output(self) -> None:
        MENDING.run(RIGHT, [{**WRONG, "output": "有好词。"}])

    def test_what_cannot_be_assessed_is_said_so(self) -> None:
        TESTER.run([{"text": "不清楚。", "not_assessed": "说不清"}], [WRONG])

    def test_a_rule_of_a_pack(self) -> None:
        text = "依据国办公开办函[2021]30号编制。"
        right = text.replace("[", "〔").replace("]", "〕")
        case = {"text": text, "message": re.compile("六角括号"), "line": 1, "column": 9, "output": right}
        RuleTester(words, rule="document-number-brackets").run([right], [case])


class TestNotHolding:
    @pytest.mark.parametrize(
        ("changed", "told"),
        [
            ({"message": "别的"}, "消息应为“别的”，得到“不写“坏词””"),
            ({"message": re.compile("别的")}, "消息应合乎"),
            ({"column": 3}, "column 应为 3，得到 2"),
            ({"line": 2}, "line 应为 2，得到 1"),
            ({"cell": "requests/new/total"}, "应在格 requests/new/total"),
            ({"text": "有好词。"}, "应查出 1 处，查出 0 处：没有"),
            ({"text": "有坏词、坏词。"}, "应查出 1 处，查出 2 处"),
            ({"output": "有好词。"}, "没有改法"),
            ({"text": "崩溃，有坏词。"}, "RuntimeError: down"),
        ],
    )
    def test_invalid(self, changed: dict[str, Any], told: str) -> None:
        assert told in refused(TESTER, RIGHT, [{**WRONG, **changed}])

    @pytest.mark.parametrize(
        ("case", "told"),
        [
            ({"text": "也有坏词。"}, "不应查出"),
            ({"text": "不清楚。"}, "不算通过"),
            ({"text": "不清楚。", "not_assessed": "别的"}, "原因应为“别的”"),
            ({"text": "崩溃。"}, "RuntimeError: down"),
        ],
    )
    def test_valid(self, case: dict[str, Any], told: str) -> None:
        assert told in refused(TESTER, [case], [WRONG])

    def test_output_is_wanted_and_compared(self) -> None:
        assert "要写 output" in refused(MENDING, RIGHT, [WRONG])
        assert "得到“有好词。”" in refused(MENDING, RIGHT, [{**WRONG, "output": "有更好的词。"}])

    def test_all_is_told_at_once(self) -> None:
        told = refused(TESTER, ["坏词。"], [{**WRONG, "line": 2}, {**WRONG, "text": "没有什么。"}])
        assert told.count("\n") == 2


class TestSloppy:
    @pytest.mark.parametrize(
        ("case", "told"),
        [
            ({"text": "坏词。", "line": 1, "column": 1}, "没有写 message"),
            ({"text": "坏词。", "message": " ", "line": 1, "column": 1}, "没有写 message"),
            ({"text": "坏词。", "message": "不写"}, "没有写位置"),
            ({"text": "坏词。", "message": "不写", "line": 1}, "没有写位置"),
            ({"message": "不写", "line": 1, "column": 1}, "要有 text"),
            ({"text": "", "message": "不写", "line": 1, "column": 1}, "text 是空的"),
            ({**WRONG, "mesage": "不写"}, "没有键 mesage"),
            ({**WRONG, "findings": []}, "不要在外面再写"),
            ({"text": "坏词。", "findings": []}, "至少一项"),
            ({"text": "坏词。", "findings": [{"message": "不写"}]}, "没有写位置"),
            (
                {"text": "坏词。", "findings": [{"message": "不写", "line": 1, "column": 1, "row": 1}]},
                "没有键 row",
            ),
            ({**WRONG, "reader": "docx"}, "reader 只能是"),
        ],
    )
    def test_a_case(self, case: dict[str, Any], told: str) -> None:
        assert told in refused(TESTER, RIGHT, [case])

    def test_the_same_text_twice(self) -> None:
        assert "valid 2：与 valid 1 完全相同" in refused(TESTER, ["一。", "一。"], [WRONG])
        assert "invalid 2：与 invalid 1 完全相同" in refused(TESTER, RIGHT, [WRONG, dict(WRONG)])
        assert "invalid 1：与 valid 1 完全相同" in refused(TESTER, ["有坏词。"], [WRONG])

    def test_the_same_text_elsewhere_is_another_case(self) -> None:
        TESTER.run([*RIGHT, {"text": RIGHT[0], "section": "problems"}], [WRONG, {**WRONG, "year": 2023}])

    def test_nothing_on_one_side(self) -> None:
        assert "都要有例子" in refused(TESTER, [], [WRONG])
        assert "都要有例子" in refused(TESTER, RIGHT, [])

    def test_an_unknown_key_of_a_valid_case(self) -> None:
        assert "没有键 message" in refused(TESTER, [{"text": "一。", "message": "不写"}], [WRONG])


class TestMetadata:
    def test_options_are_checked(self) -> None:
        with pytest.raises(SettingsError, match="缺少"):
            RuleTester(words, options={"pattern": "("}, messages={"default": "不写"})
        with pytest.raises(SettingsError, match="patern"):
            TESTER.run([{"text": "一。", "options": {"patern": "二"}}], [WRONG])

    def test_messages_are_wanted(self) -> None:
        with pytest.raises(UsageError, match="messages"):
            RuleTester(words, options={"pattern": "一"})

    def test_a_module_needs_the_name_of_a_check_or_rule(self) -> None:
        with pytest.raises(UsageError, match="check="):
            RuleTester(hookspecs, messages={"default": "不写"})
        with pytest.raises(UsageError, match="TST999"):
            RuleTester(hookspecs, rule="TST999")


def test_the_module_does_not_import_pytest() -> None:
    code = "import sys, govlint.testing; sys.exit('pytest' in sys.modules or '_pytest' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
