"""From several failed relations to the one wrong cell behind them."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from random import Random

import pytest

from fitting import holding, with_row
from govlint.finding import Problem
from govlint.model import Span
from govlint.numbers import slip
from govlint.roots import find_roots
from govlint.rule import Told
from govlint.testing import base_report
from recognised import checked, read
from ruled import made

BALANCES = ("BAL001", "BAL002", "BAL003", "BAL004")


@pytest.mark.parametrize(
    ("written", "mended", "kind"),
    [
        (21, 12, "transposed"),
        (132, 123, "transposed"),
        (1, 12, "dropped"),
        (13, 123, "dropped"),
        (122, 12, "doubled"),
        (Decimal("1.5"), Decimal("5.1"), "transposed"),
        (12, 12, None),
        (None, 3, None),
        (0, 10, None),
        (10, 0, None),
        (5, 7, None),
        (11, 11, None),
        (12, 345, None),
        (7, 3, None),
    ],
)
def test_slips(written: int | None, mended: int, kind: str | None) -> None:
    assert slip(written, mended) == kind


def test_nothing_failed() -> None:
    assert find_roots([], [], read(base_report())) == []


def test_what_has_no_repairs_is_left_as_it_is() -> None:
    told = Told(made(), Problem(span=Span(0, 1)))
    assert find_roots([told], [], read(base_report())) == [told]


def cells() -> list[tuple[str, str, str]]:
    report = read(base_report())
    return [(key, row, column) for key in ("requests", "review") for row, column in report.forms[key].cells]


@pytest.mark.parametrize(("form", "row", "column"), Random(7).sample(cells(), 40))
def test_any_one_wrong_cell_is_one_finding_in_its_row_or_column(form: str, row: str, column: str) -> None:
    text = base_report()
    cell = read(text).forms[form].cells[row, column]
    wrong = text[: cell.span.start] + str(int(cell.text) + 3) + text[cell.span.end :]
    found = [finding for finding in checked(wrong).findings if finding.rule in BALANCES]
    assert len(found) == 1
    (finding,) = found
    assert finding.cell is not None
    if form == "requests":
        assert (finding.cell.row, finding.cell.column) == (row, column)
        assert len({finding.rule, *finding.also}) >= 2
        assert (finding.location.line, finding.location.column) == _place(wrong, cell.span.start)
    else:
        assert finding.cell.row == row


def _place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


@pytest.mark.parametrize(
    ("first", "second"), list(product(("new", "handled"), ("granted", "refused.process")))
)
def test_two_wrong_cells_of_one_column_are_told(first: str, second: str) -> None:
    text = base_report()
    form = read(text).forms["requests"]
    for row in sorted((first, second), key=lambda row: -form.cells[row, "business"].span.start):
        span = form.cells[row, "business"].span
        text = text[: span.start] + str(int(text[span.start : span.end]) + 5) + text[span.end :]
    found = [finding for finding in checked(text).findings if finding.rule in BALANCES]
    told = {finding.cell.row for finding in found if finding.cell}
    assert {first, second} & told
    assert len(found) <= 3


def raised(row: str, by: int, column: str = "natural_person") -> str:
    """The report with a cell and the total of its row raised together."""
    text = base_report()
    form = read(text).forms["requests"]
    for key in ("total", column):
        span = form.cells[row, key].span
        text = text[: span.start] + str(int(text[span.start : span.end]) + by) + text[span.end :]
    return text


@pytest.mark.parametrize("row", ["refused.process", "carried_in", "new", "other.other"])
def test_a_cell_that_moved_with_its_total_accuses_no_other(row: str) -> None:
    """Any row may be the wrong one, so none is marked."""
    (finding,) = [item for item in checked(raised(row, 4)).findings if item.rule in BALANCES]
    assert finding.picture is not None
    assert not any(cell.mark for line in finding.picture.rows for cell in line.cells)
    assert finding.hint is not None
    assert "是哪一行" in finding.hint


def test_the_text_tells_which_row_it_is() -> None:
    text = raised("carried_in", 4).replace("二、主动公开", "上年结转申请0件。\n二、主动公开", 1)
    result = checked(text)
    (finding,) = result.findings
    assert (finding.rule, finding.also) == ("BAL001", ("TXT002",))
    assert finding.cell is not None
    assert (finding.cell.row, finding.cell.column) == ("carried_in", "natural_person")
    assert finding.picture is not None
    assert [cell.text for line in finding.picture.rows for cell in line.cells if cell.mark] == ["4"]
    assert finding.hint is not None
    assert "的 4 改为 0，再改这一行的总计" in finding.hint


def test_a_row_that_breaks_two_relations_is_known_without_the_text() -> None:
    (finding,) = checked(raised("handled", 4)).findings
    assert finding.cell is not None
    assert (finding.rule, finding.also, finding.cell.row) == ("BAL001", ("BAL002",), "handled")
    assert finding.hint is not None
    assert "的 6 改为 2，再改这一行的总计" in finding.hint


def test_figures_that_fit_are_not_told() -> None:
    assert not checked(holding()).findings


@pytest.mark.parametrize(
    ("row", "figures", "also"),
    [
        # 9 is no 19 without its 1: the text tells which row is wrong.
        ("new", "44 | 6 | 0 | 0 | 0 | 0 | 50", ("TXT001",)),
        ("carried_in", "12 | 0 | 0 | 0 | 0 | 0 | 12", ("TXT002",)),
        ("handled", "31 | 6 | 0 | 0 | 0 | 0 | 37", ("BAL002", "TXT001")),
        ("carried_out", "19 | 0 | 0 | 0 | 0 | 0 | 19", ("TXT002",)),
    ],
)
def test_a_row_wrong_with_its_total_is_told_once(row: str, figures: str, also: tuple[str, ...]) -> None:
    (finding,) = checked(holding(**{row: figures})).findings
    assert finding.cell is not None
    assert (finding.rule, finding.also) == ("BAL001", also)
    assert (finding.cell.row, finding.cell.column) == (row, "natural_person")


def test_a_slip_of_digits_is_no_proof_where_the_totals_are_off_too() -> None:
    text = holding(new="44 | 6 | 0 | 0 | 0 | 0 | 50").replace("收到政府信息公开申请40件，上年结转2件。", "")
    (finding,) = checked(text).findings
    assert "是哪一行" in (finding.hint or "")
    assert finding.picture is not None
    assert not any(cell.mark for line in finding.picture.rows for cell in line.cells)


def test_a_figure_of_several_rows_bears_a_column_out() -> None:
    """不予公开8件 are eight rows, one of which is wrong in a column and its totals."""
    (finding,) = checked(holding(**{"refused.process": "3 | 2 | 0 | 0 | 0 | 0 | 5"})).findings
    assert (finding.rule, finding.also) == ("BAL002", ("TXT002",))
    assert "是哪一行" in (finding.hint or "")


def test_the_row_that_all_figures_of_the_text_are_of_is_the_wrong_one() -> None:
    text = holding(**{"refused.process": "3 | 2 | 0 | 0 | 0 | 0 | 5"})
    (finding,) = checked(text.replace("不予公开8件", "不予公开8件（均属于过程性信息）")).findings
    assert finding.cell is not None
    assert (finding.rule, finding.also, finding.cell.row) == ("BAL002", ("TXT002",), "refused.process")


def test_figures_of_the_text_that_are_not_behind_it_are_told_besides() -> None:
    text = holding(new="44 | 6 | 0 | 0 | 0 | 0 | 50").replace("无法提供6件", "无法提供3件")
    assert [(item.rule, item.also) for item in checked(text).findings] == [
        ("TXT002", ()),
        ("BAL001", ("TXT001",)),
    ]


def documents(figures: str, told: str = "制发行政规范性文件9件，废止2件，现行有效31件") -> str:
    text = base_report().replace("制发行政规范性文件1件，现行有效5件", told)
    return text.replace("行政规范性文件 | 1 | 0 | 5 |", f"行政规范性文件 | {figures} |")


def test_a_figure_of_the_text_that_is_enough_mends_an_inequality() -> None:
    assert not checked(documents("9 | 2 | 31")).findings
    (finding,) = checked(documents("9 | 2 | 3")).findings
    assert finding.cell is not None
    assert (finding.rule, finding.also, finding.cell.column) == ("BAL005", ("TXT004",), "in_force")
    assert "的 3 改为 31" in (finding.hint or "")
    (finding,) = checked(documents("90 | 2 | 31")).findings
    assert finding.cell is not None
    assert (finding.rule, finding.also, finding.cell.column) == ("BAL005", ("TXT004",), "issued")


def test_a_figure_of_the_text_that_does_not_mend_an_inequality_is_told_besides() -> None:
    told = "制发行政规范性文件9件，废止2件，现行有效5件"
    assert [item.rule for item in checked(documents("9 | 2 | 3", told)).findings] == ["TXT004", "BAL005"]


def test_a_power_that_an_agency_has_not_is_the_root() -> None:
    text = base_report().replace("示例市数据局", "示例镇人民政府")
    (finding,) = checked(text.replace("规章 | 0 | 0 | 0 |", "规章 | 1 | 0 | 0 |")).findings
    assert finding.cell is not None
    assert (finding.rule, finding.also, finding.cell.column) == ("BAL005", ("BAL007",), "issued")
    (finding,) = checked(text.replace("规章 | 0 | 0 | 0 |", "规章 | 1 | 0 | 1 |")).findings
    assert finding.rule == "BAL007"


def filled(row: str) -> list[int]:
    form = read(base_report()).forms["requests"]
    return [int(form[row, column]) for column in form.columns]


def test_many_wrong_cells_of_one_row_are_one_finding() -> None:
    own = filled("handled")
    wrong = [figure + 3 for figure in own[:3]] + own[3:6] + [own[6] + 9]
    (finding,) = checked(with_row("handled", *wrong)).findings
    assert (finding.rule, finding.also) == ("BAL001", ("BAL002",))
    assert "“（七）总计”一行有 3 格都对不上" in finding.message
    assert finding.hint is not None
    assert f"“自然人”{wrong[0]} 改为 {own[0]}、" in finding.hint
    assert "再改这一行的总计" in finding.hint


def test_two_wrong_cells_of_one_row_are_told_by_themselves() -> None:
    own = filled("handled")
    wrong = [own[0] + 3, own[1] + 4, *own[2:6], own[6] + 7]
    assert [item.rule for item in checked(with_row("handled", *wrong)).findings] == ["BAL001", "BAL001"]


TOLD = "收到政府信息公开申请3件，予以公开2件，无法提供1件"


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("收到政府信息公开申请5件，均为自然人提出", [("TXT001", ("TXT002",))]),
        ("收到政府信息公开申请5件，均已予以公开", [("TXT001", ("TXT002",))]),
        ("收到政府信息公开申请3件，均为自然人提出", [("TXT002", ())]),
        ("收到政府信息公开申请5件，其中自然人提出4件、企业提出1件", [("TXT001", ()), ("TXT002", ())]),
    ],
)
def test_what_is_said_of_a_wrong_figure_is_told_with_it(
    words: str, rules: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = checked(base_report().replace(TOLD, words)).findings
    assert [(item.rule, item.also) for item in found] == rules


@pytest.mark.parametrize(
    ("article", "rules"),
    [
        ("第五十条", [("CIT005", ("CIT006",))]),
        ("第七十条", [("CIT005", ()), ("CIT006", ())]),
        ("第二十条", [("CIT005", ())]),
    ],
)
def test_an_article_of_the_law_whose_old_number_stands_before_it(
    article: str, rules: list[tuple[str, tuple[str, ...]]]
) -> None:
    cited = f"《中华人民共和国政府信息公开条例》（国务院令第492号）{article}"
    found = checked(base_report().replace("《中华人民共和国政府信息公开条例》", cited)).findings
    assert [(item.rule, item.also) for item in found] == rules
