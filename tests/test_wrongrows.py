"""Rows of table three that are wrong as a whole: aside, exchanged, or beside blank cells."""

from __future__ import annotations

import pytest

from fitting import holding
from govlint.finding import Finding
from recognised import checked

GRANTED = "16 | 3 | 0 | 0 | 0 | 0 | 19"


def findings(text: str) -> list[Finding]:
    return list(checked(text).findings)


@pytest.mark.parametrize(
    ("row", "figures", "way", "mended"),
    [
        ("granted", "0 | 16 | 3 | 0 | 0 | 0 | 0", "往后错了一列", "16、3、0、0、0、0、19"),
        ("granted", "3 | 0 | 0 | 0 | 0 | 19 | 0", "往前错了一列", "16、3、0、0、0、0、19"),
        ("refused.process", "0 | 6 | 2 | 0 | 0 | 0 | 0", "往后错了一列", "6、2、0、0、0、0、8"),
    ],
)
def test_a_row_a_column_aside_is_told_once(row: str, figures: str, way: str, mended: str) -> None:
    (finding,) = findings(holding(**{row: figures}))
    assert finding.cell is not None
    assert (finding.rule, finding.also) == ("BAL002", ("BAL003", "TXT002"))
    assert (finding.cell.row, finding.cell.column) == (row, "natural_person")
    assert finding.hint is not None
    assert way in finding.hint
    assert f"依次改为 {mended}" in finding.hint


def test_so_is_one_that_two_relations_run_through() -> None:
    (finding,) = findings(holding(handled="0 | 27 | 6 | 0 | 0 | 0 | 0"))
    assert (finding.rule, finding.also) == ("BAL001", ("BAL002", "BAL003", "TXT001"))
    assert "往后错了一列" in (finding.hint or "")


@pytest.mark.parametrize(
    "figures",
    [
        "0 | 16 | 3 | 0 | 0 | 0 | 19",  # its total in its own place
        "0 | 16 | 4 | 0 | 0 | 0 | 0",  # and a figure that fits nowhere
        "0 | 3 | 16 | 0 | 0 | 0 | 19",
    ],
)
def test_other_rows_that_do_not_hold_are_none_aside(figures: str) -> None:
    assert not any("错了一列" in (item.hint or "") for item in findings(holding(granted=figures)))


def test_figures_that_fit_if_two_rows_are_exchanged_are_told_once() -> None:
    rows = {"granted": "6 | 2 | 0 | 0 | 0 | 0 | 8", "refused.process": GRANTED}
    (finding,) = findings(holding(**rows))
    assert finding.rule == "TXT002"
    assert "“（一）予以公开”和“6.属于四类过程性信息”两行的数对调" in (finding.hint or "")
    assert [item.value for item in finding.related if item.role == "again"] == ["8"]


def test_figures_that_an_exchange_does_not_mend_are_told_one_by_one() -> None:
    rows = {"granted": "6 | 2 | 0 | 0 | 0 | 0 | 8", "refused.process": GRANTED}
    text = holding(**rows).replace("无法提供6件", "无法提供9件")
    found = findings(text)
    assert [item.rule for item in found][:2] == ["TXT002", "TXT002"]
    assert not any("对调" in (item.hint or "") for item in found)


def test_figures_of_a_form_whose_rule_has_no_words_for_it_are_told_one_by_one() -> None:
    text = holding().replace("发生行政复议1件，结果维持。", "发生行政复议1件，行政诉讼2件。")
    text = text.replace("1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 |", "2 | 0 | 0 | 0 | 2 | 1 | 0 | 0 | 0 | 1 |")
    assert [item.rule for item in findings(text)] == ["TXT003", "TXT003"]


def test_one_figure_of_the_text_is_no_exchange() -> None:
    text = holding().replace("予以公开19件", "予以公开8件")
    assert not any("对调" in (item.hint or "") for item in findings(text))


def test_a_sum_beside_a_cell_without_a_figure_is_put_under_the_cell_that_mends_it() -> None:
    text = holding(**{"refused.process": "90 | 2 | 0 | 0 | 0 | 0 | 8"})
    text = text.replace("（一）予以公开 | 16 |", "（一）予以公开 | 无 |")
    found = findings(text)
    assert [(item.rule, item.also) for item in found] == [("BAL006", ()), ("BAL003", ("BAL002",))]


def test_a_sum_that_another_cell_does_not_mend_stays() -> None:
    text = holding(
        **{
            "refused.process": "90 | 2 | 0 | 0 | 0 | 0 | 8",
            "unavailable.not_held": "95 | 1 | 0 | 0 | 0 | 0 | 6",
        }
    )
    text = text.replace("（一）予以公开 | 16 |", "（一）予以公开 | 无 |")
    assert [item.rule for item in findings(text)].count("BAL002") == 1
