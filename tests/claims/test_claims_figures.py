"""Figures in prose: value, unit, exactness; what is a date, an ordinal or money is no count."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govlint.claims import figures
from govlint.claims.figures import counts_in
from govlint.numbers import value_of


def read(text: str) -> list[tuple[object, str, bool]]:
    return [(count.value, count.unit, count.exact) for count in counts_in(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到申请84件", [(84, "件", True)]),
        ("收到申请 84 件", [(84, "件", True)]),
        ("收到1,234件、3，607宗", [(1234, "件", True), (3607, "宗", True)]),
        ("收到申请五件，三千六百零七件", [(5, "件", True), (3607, "件", True)]),
        ("予以公开40，部分公开8。", [(40, "", True), (8, "", True)]),
        (
            "公开200余条、约9826条、14万余条、近100件",
            [(200, "条", False), (9826, "条", False), (140000, "条", False), (100, "件", False)],
        ),
        ("收到1.2万件", [(12000, "件", False)]),
        ("收到3-5件", [(3, "", False), (5, "件", False)][1:]),
        ("收到8 3件", [(3, "件", False)]),
        ("收到1. 5万件，1. 40件已答复", [(50000, "件", False), (40, "件", True)]),
        ("20件次，30人次", [(20, "件次", True), (30, "人次", True)]),
        ("网上79件，总数83件", [(79, "件", True), (83, "件", True)]),
        (
            "数十件，上百件，两三件，七八件",
            [(10, "件", False), (100, "件", False), (23, "件", False), (78, "件", False)],
        ),
        ("收到申请件数：84。", [(84, "", True)]),
        ("部分公开8（含遮挡的2件）、结转7（单位：件）", [(8, "", True), (2, "件", True), (7, "", True)]),
        ("见表3（三）", []),
    ],
)
def test_counts(text: str, expected: list[tuple[object, str, bool]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2024年12月31日",
        "第36条",
        "第三十六条",
        "国务院令第711号",
        "〔2021〕30号",
        "收费400元",
        "20个工作日",
        "一次性",
        "一起推进",
        "高效办成一件事",
        "（3）",
        "3.0版",
        "五个方面",
        "12345热线",
    ],
)
def test_what_is_no_count(text: str) -> None:
    assert read(text) == []


def test_a_share_in_percent_shows_its_decimals() -> None:
    (count,) = counts_in("占84.30%", 0, 7)
    assert count.percent
    assert count.value == Decimal("84.30")
    assert count.decimals == 2


def test_the_span_is_that_of_the_digits() -> None:
    text = "共约84件"
    (count,) = counts_in(text, 0, len(text))
    assert text[count.span.start : count.span.end] == "84"
    assert text[count.whole.start : count.whole.end] == "约84件"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("一百零五", 105),
        ("二十", 20),
        ("十二", 12),
        ("两万三千", 23000),
        ("二〇二四", 2024),
        ("1,234", 1234),
        ("伍", 5),
        ("一亿二千万", 120000000),
    ],
)
def test_numerals(written: str, value: int) -> None:
    assert value_of(written) == value


@pytest.mark.parametrize("written", ["", "件", "1.2.3"])
def test_no_numerals(written: str) -> None:
    assert value_of(written) is None


@pytest.mark.parametrize(
    ("text", "step"),
    [("收到1.24万件", 100), ("收到2万件", 10000), ("收到1.2万余件", 0), ("收到12400件", 0), ("近1.2万件", 0)],
)
def test_a_figure_in_wan_is_rounded_to_its_last_digit(text: str, step: int) -> None:
    (count,) = counts_in(text, 0, len(text))
    assert count.step == step
    assert count.bounded == (step > 0 or count.exact)


def test_a_run_of_digits_is_no_count() -> None:
    assert read("收到" + "9" * 5000 + "件") == []


@pytest.mark.parametrize("before", ["", "共", "约", "第", "（", "之", "A", " ", "至", "、", "百分之"])
@pytest.mark.parametrize("figure", ["7件", "27条", "3次", "1,234件", "2个", "七件", "2024年", "12.5件", "9"])
@pytest.mark.parametrize("behind", ["", "，", "（含8件）", "左右，", "-9件", "余", "事", "\n"])
def test_most_figures_are_read_as_all_are(
    monkeypatch: pytest.MonkeyPatch, before: str, figure: str, behind: str
) -> None:
    text = f"公开{before}{figure}{behind}"
    quickly = counts_in(text, 2, len(text)), counts_in(text, 0, len(text) - len(behind))
    monkeypatch.setattr(figures, "_plain", lambda *_: None)
    assert quickly == (
        counts_in(text, 2, len(text)),
        counts_in(text, 0, len(text) - len(behind)),
    )
