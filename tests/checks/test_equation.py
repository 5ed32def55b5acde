"""The check `equation`: what fails, what holds, and what cannot be known, on the minimal report's tables."""

from __future__ import annotations

import pytest
from helpers import rule_for, yielded

from govlint.checks.forms.equation import equation
from govlint.checks.forms.named import validate
from govlint.finding import Finding, Outcome, Passed, Problem, Unknown
from govlint.rule import Context, NotAssessable
from govlint.testing import base_report
from recognised import checked, vocabulary

NEW = "一、本年新收政府信息公开申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | 3 |"
REVIEW = "1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
BALANCE = {"form": "requests", "each": "column", "equation": "new + carried_in = handled + carried_out"}
APPLICANTS = {"form": "requests", "each": "row", "equation": "total = applicants"}


def outcomes(text: str, **options: object) -> list[Outcome]:
    result = checked(text)
    assert result.report is not None
    return yielded(equation, Context(result.report, rule_for("equation"), vocabulary()), **options)


def findings(text: str, family: str = "BAL") -> list[Finding]:
    return [finding for finding in checked(text).findings if finding.rule.startswith(family)]


def replaced(old: str, new: str, text: str | None = None) -> str:
    text = base_report() if text is None else text
    assert old in text
    return text.replace(old, new, 1)


def test_what_holds_is_passed_with_its_cells() -> None:
    found = outcomes(base_report(), **BALANCE)
    assert len(found) == 7
    assert all(isinstance(outcome, Passed) and len(outcome.cells()) == 4 for outcome in found)


def test_what_fails_names_figures_and_repairs() -> None:
    (problem,) = [
        o for o in outcomes(replaced(NEW, NEW.replace("| 2", "| 6")), **BALANCE) if isinstance(o, Problem)
    ]
    assert (problem.params["left"], problem.params["sign"], problem.params["right"]) == (
        "6 + 0",
        "≠",
        "2 + 0",
    )
    assert problem.params["difference"] == "4"
    assert {(repair.cell.row, repair.value) for repair in problem.repairs} == {
        ("new", 2),
        ("handled", 6),
        ("carried_out", 4),
    }


def test_a_rule_without_words_for_a_cell_too_many_leaves_its_row() -> None:
    text = replaced(NEW, NEW.replace("| 3 |", "| 3 | 3 |"))
    assert [finding.rule for finding in findings(text)] == ["BAL003"]
    [unknown] = [o for o in outcomes(text, **APPLICANTS) if isinstance(o, Unknown)]
    assert "多出了格" in unknown.reason.zh
    assert not [o for o in outcomes(text, **APPLICANTS) if isinstance(o, Problem)]


def test_no_repair_is_negative() -> None:
    (problem,) = [
        o for o in outcomes(replaced(NEW, NEW.replace("| 2", "| 6")), **BALANCE) if isinstance(o, Problem)
    ]
    assert all(repair.value >= 0 for repair in problem.repairs)


@pytest.mark.parametrize("words", ["", "-", "/", "无", "见附表"])
def test_a_missing_term_is_not_0(words: str) -> None:
    found = outcomes(replaced("（七）总计 | 2", f"（七）总计 | {words}"), **BALANCE)
    (unknown,) = [outcome for outcome in found if isinstance(outcome, Unknown)]
    assert "（七）总计" in unknown.reason.zh
    assert len([outcome for outcome in found if isinstance(outcome, Passed)]) == 6


def test_what_is_known_may_already_contradict() -> None:
    text = replaced("二、上年结转政府信息公开申请数量 | 0", "二、上年结转政府信息公开申请数量 |  ")
    text = replaced("（七）总计 | 2", "（七）总计 | 1", text)
    (problem,) = [outcome for outcome in outcomes(text, **BALANCE) if isinstance(outcome, Problem)]
    assert problem.kind == "partial"
    assert not problem.repairs


def test_what_is_known_may_not_yet_contradict() -> None:
    text = replaced("二、上年结转政府信息公开申请数量 | 0", "二、上年结转政府信息公开申请数量 |  ")
    text = replaced("（七）总计 | 2", "（七）总计 | 9", text)
    assert not [outcome for outcome in outcomes(text, **BALANCE) if isinstance(outcome, Problem)]


def test_a_missing_row_is_unknown() -> None:
    lines = [line for line in base_report().splitlines() if not line.startswith("四、结转下年度")]
    found = outcomes("\n".join(lines), **BALANCE)
    assert len(found) == 7
    assert all(isinstance(outcome, Unknown) for outcome in found)


@pytest.mark.parametrize(
    ("relation", "problems"),
    [
        ("in_force >= issued - repealed", 0),
        ("in_force <= issued", 1),
        ("issued - repealed = in_force", 1),
        ("现行有效件数 ≥ 本年制发件数", 0),
    ],
)
def test_inequalities_and_labels(relation: str, problems: int) -> None:
    found = outcomes(
        base_report(), form="disclosure", each="row", equation=relation, only=("normative_documents",)
    )
    assert len(found) == 1
    assert sum(isinstance(outcome, Problem) for outcome in found) == problems


def test_exact_decimals() -> None:
    text = replaced("行政事业性收费 | 0 |", "行政事业性收费 | 0.3 |")
    found = outcomes(text, form="disclosure", each="row", equation="amount = amount", only=("charges",))
    assert isinstance(found[0], Passed)


def test_formats_limit_where_it_is_asked() -> None:
    with pytest.raises(NotAssessable, match="只用于2019年格式的表"):
        outcomes(base_report(2024), **BALANCE, formats=("2019",))
    assert len(outcomes(base_report(2019), **BALANCE, formats=("2019",))) == 7


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"form": "request"}, "没有叫“request”的表，是不是 requests？"),
        ({"form": "表四"}, "表要写键，“表四”的键是 review"),
        ({"equation": "new + carried = handled"}, "表三没有叫“carried”的行；是不是 carried_in？"),
        ({"equation": "本年新收 + 上年结传 = 办理结果总计"}, "表三没有叫“上年结传”的行；是不是 上年结转？"),
        ({"equation": "new + carried_in"}, "不是等式"),
        ({"each": "row", "equation": "new = handled"}, "没有叫“new”的列"),
    ],
)
def test_unknown_names_are_told_at_load(options: dict[str, str], words: str) -> None:
    told = [message for _, message in validate({**BALANCE, **options}, vocabulary())]
    assert any(words in message for message in told)


def test_known_names_are_not() -> None:
    assert not list(validate(dict(BALANCE), vocabulary()))
    assert not list(validate(dict(APPLICANTS), vocabulary()))


class TestOneWrongCellIsOneFinding:
    def test_where_row_and_column_cross(self) -> None:
        (finding,) = findings(replaced(NEW, NEW.replace("| 2", "| 6")))
        assert finding.cell is not None
        assert (finding.rule, finding.also) == ("BAL001", ("BAL003",))
        assert (finding.cell.row, finding.cell.column) == ("new", "natural_person")
        assert finding.hint is not None
        assert "6 改为 2" in finding.hint

    def test_an_outcome_row(self) -> None:
        text = replaced(
            "（四）无法提供 | 1.本机关不掌握相关政府信息 | 1",
            "（四）无法提供 | 1.本机关不掌握相关政府信息 | 7",
        )
        (finding,) = findings(text)
        assert finding.cell is not None
        assert (finding.rule, finding.also) == ("BAL002", ("BAL003",))
        assert (finding.cell.row, finding.cell.column) == ("unavailable.not_held", "natural_person")

    def test_two_wrong_cells_are_two(self) -> None:
        text = replaced(NEW, NEW.replace("| 2", "| 6"))
        text = replaced(
            "2.没有现成信息需要另行制作 | 0 | 0 | 0", "2.没有现成信息需要另行制作 | 0 | 0 | 5", text
        )
        found = findings(text)
        assert {(finding.cell.row, finding.cell.column) for finding in found if finding.cell} == {
            ("new", "natural_person"),
            ("unavailable.needs_creation", "research"),
        }

    @pytest.mark.parametrize(
        ("figures", "wrong", "words"),
        [
            ("12 | 0 | 0 | 0 | 12", "21 | 0 | 0 | 0 | 12", "颠倒"),
            ("12 | 0 | 0 | 0 | 12", "12 | 0 | 0 | 0 | 1", "漏写"),
            ("12 | 0 | 0 | 0 | 12", "12 | 0 | 0 | 0 | 122", "多写"),
        ],
    )
    def test_slips_of_the_hand_are_told(self, figures: str, wrong: str, words: str) -> None:
        text = replaced("发生行政复议1件，结果维持。", "")
        assert not findings(replaced("1 | 0 | 0 | 0 | 1 |", f"{figures} |", text))
        (finding,) = findings(replaced("1 | 0 | 0 | 0 | 1 |", f"{wrong} |", text))
        assert finding.rule == "BAL004"
        assert finding.hint is not None
        assert words in finding.hint

    def test_the_text_tells_which_cell_of_a_row_it_is(self) -> None:
        (finding,) = findings(replaced("1 | 0 | 0 | 0 | 1 |", "12 | 0 | 0 | 0 | 1 |"))
        assert finding.cell is not None
        assert (finding.cell.column, finding.also) == ("upheld", ("TXT003",))
        assert "的 12 改为 1" in (finding.hint or "")
        (finding,) = findings(replaced("1 | 0 | 0 | 0 | 1 |", "1 | 0 | 0 | 0 | 12 |"))
        assert finding.cell is not None
        assert (finding.cell.column, finding.also) == ("total", ("TXT003",))

    def test_no_zeros_are_added_to_a_difference(self) -> None:
        (finding, *_) = findings(replaced("1 | 0 | 0 | 0 | 1 |", "1 | 0.0 | 0 | 0 | 8 |"), "BAL004")
        assert finding.message.endswith("相差 7")

    def test_opposite_amounts_are_one_case_in_the_wrong_column(self) -> None:
        row = "1.本机关不掌握相关政府信息 | "
        text = replaced(f"{row}1 | 0 | 0 | 0 | 0 | 0 | 1", f"{row}0 | 0 | 0 | 0 | 0 | 1 | 1")
        (finding,) = findings(text)
        assert finding.rule == "BAL002"
        assert finding.hint is not None
        assert "相反" in finding.hint
        # Any row of the two columns may be the wrong one.
        assert finding.picture is not None
        assert not any(cell.mark for row in finding.picture.rows for cell in row.cells)

    def test_a_case_told_twice_in_a_column_and_the_totals_is_one_mistake(self) -> None:
        row = "（一）予以公开 | 1 | 1 | 0 | 0 | 0 | 0 | 2"
        (finding,) = findings(replaced(row, "（一）予以公开 | 2 | 1 | 0 | 0 | 0 | 0 | 3"))
        assert finding.rule == "BAL002"
        assert finding.cell is not None
        assert finding.cell.column == "natural_person"
        assert finding.hint is not None
        assert "“总计”列" in finding.hint

    def test_two_cells_off_by_the_same_amount_are_two_mistakes(self) -> None:
        text = replaced("（一）予以公开 | 1 | 1 | 0", "（一）予以公开 | 1 | 1 | 5")
        row = "1.属于国家秘密 | 0 | 0 | 0 | 0"
        found = findings(replaced(row, "1.属于国家秘密 | 0 | 0 | 0 | 5", text))
        assert len(found) == 2
        assert all(finding.also == ("BAL003",) for finding in found)

    def test_totals_off_by_more_than_the_columns_are_told_for_themselves(self) -> None:
        row = "（一）予以公开 | 1 | 1 | 0 | 0 | 0 | 0 | 2"
        found = findings(replaced(row, "（一）予以公开 | 2 | 1 | 0 | 0 | 0 | 0 | 7"))
        assert {finding.cell.column for finding in found if finding.cell} == {"natural_person", "total"}

    def test_a_digit_split_over_two_cells(self) -> None:
        text = replaced(REVIEW, "1 | 0 " + "| " + REVIEW)
        found = findings(text)
        assert found
        assert any("拆成" in (finding.hint or "") for finding in found)


def test_too_many_cells_that_are_no_figures_are_not_counted_as_figures() -> None:
    dashes = replaced(NEW, "一、本年新收政府信息公开申请数量 | - | - | - | - | - | - | - | - | - |")
    found = [outcome for outcome in outcomes(dashes, **APPLICANTS) if not isinstance(outcome, Passed)]
    (unknown,) = found
    assert isinstance(unknown, Unknown)
    assert "多出了格" in unknown.reason.zh
