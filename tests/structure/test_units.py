"""Amounts in another unit than that of their column."""

from __future__ import annotations

import pytest

from govlint.numbers import State, parse_amount
from govlint.structure.units import in_unit, unit_of
from govlint.testing import base_report
from recognised import checked, read

HEADING = "本年收费金额（单位：万元）"


@pytest.mark.parametrize(
    ("texts", "unit"),
    [
        (("本年收费金额（单位：元）",), "元"),
        (("信息内容", "本年收费金额\n（单位: 万元）"), "万元"),
        (("行政事业性收费（元）",), "元"),
        (("收费金额（万元）", "收费（元）"), ""),
        (("单元测试（单元）", "多元化"), ""),
        (("本年收费金额",), ""),
    ],
)
def test_the_unit_that_headings_name(texts: tuple[str, ...], unit: str) -> None:
    assert unit_of(texts) == unit


@pytest.mark.parametrize(
    ("text", "named", "unit"),
    [
        ("12600元", "", "元"),
        ("12600（元）", "万元", "元"),
        ("12600", "元", "元"),
        ("1.26万元", "元", None),
        ("1.26", "万元", None),
        ("1.26", "", None),
        ("12.6万", "", None),
        ("3（其中减免1万元）", "", None),
    ],
)
def test_a_figure_in_another_unit_is_doubtful(text: str, named: str, unit: str | None) -> None:
    number = in_unit(parse_amount(text), HEADING, named)
    assert (number.state is State.DOUBTFUL) is (unit is not None)
    assert unit is None or number.remark == unit
    assert in_unit(parse_amount(text), "金额", named).value is not None


@pytest.mark.parametrize("reader", ["text", "markdown", "html"])
@pytest.mark.parametrize("heading", [False, True])
def test_it_is_told_and_has_no_value(reader: str, heading: bool) -> None:
    path = {"text": "a.txt", "markdown": "a.md", "html": "a.html"}[reader]
    text = base_report(2024, reader)
    at = text.index("行政事业性收费")
    zero = text.index("0", at)
    text = f"{text[:zero]}12600{'' if heading else '元'}{text[zero + 1 :]}"
    text = text.replace("（单位：万元）", "（单位：元）") if heading else text
    (finding,) = checked(text, path).findings
    assert (finding.rule, finding.severity) == ("BAL006", "warning")
    assert "单位写的是元，这一列应当以万元为单位" in finding.message
    assert finding.hint is not None
    assert "折合 1.26 万元" in finding.hint
    assert ("charges", "amount") not in read(text, path).forms["disclosure"].values
