"""YOY004: what the text says of growth against two years' figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from govlint.api import open_session
from govlint.checks.across.comparison import Measure, validate
from govlint.packtest.companions import check_example
from govlint.testing import Example

PRIOR = Example(kind="正例", reader="text", content="", options=(("prior", ""), ("year", "2023")))


def told(words: str, folder: Path) -> tuple[list[str], list[str]]:
    """Messages and reasons of YOY004 where both years' reports have 3 new requests and 12 licences."""
    folder.mkdir(exist_ok=True)
    example = Example(kind="反例", reader="text", content=words, beside=(PRIOR,))
    result = check_example(example, folder)
    return (
        [finding.message for finding in result.findings if finding.rule == "YOY004"],
        [item.reason for item in result.not_assessed if item.rule == "YOY004"],
    )


@pytest.mark.parametrize(
    "words",
    [
        "收到政府信息公开申请3件，与上年持平。",
        "收到政府信息公开申请3件，同比增长0%。",
        "作出行政许可决定12件，比上年增加0件。",
        "与上年相比，申请量增加0件。",
        "与2023年收到3件相比，本年新收3件，增加0件。",
        "与2022年收到5件相比，本年新收3件，减少2件。",
        "与上年发布信息3件相比，本年新收3件，增加2件。",
        "收到申请3件（网上2件、线下1件），较上年多0件。",
        "与2023年相比，行政复议由1件变为1件。",
        "2023年、2024年新收政府信息公开申请分别为3件、3件。",
    ],
)
def test_agrees(words: str, tmp_path: Path) -> None:
    assert told(words, tmp_path) == ([], [])


@pytest.mark.parametrize(
    "words",
    [
        "收到政府信息公开申请3件，同比增长20%。",
        "收到政府信息公开申请3件，比上年减少1件。",
        "作出行政许可决定12件，同比下降5.5%。",
        "信息公开行政复议案件1件，同比下降50%。",
        "与上年相比，新收申请增加2件。",
        "与2023年收到3件相比，本年新收3件，增加1件。",
        "今年收到3件申请，较上年多2件。",
        "共受理政府信息公开申请3件（自然人2件、法人1件），较2023年少1件。",
        "与上年收到申请3件相比，今年收到3件，减少25%。",
    ],
)
def test_contradicts(words: str, tmp_path: Path) -> None:
    messages, _ = told(words, tmp_path)
    assert len(messages) == 1
    assert "example.txt" in messages[0]
    assert "持平" in messages[0]


@pytest.mark.parametrize(
    "year", ["上年", "上年度", "上年同期", "去年", "去年同期", "上一年度", "2023年", "2023年度", "2023年同期"]
)
def test_last_years_figure_by_any_name(year: str, tmp_path: Path) -> None:
    assert told(f"收到申请3件，较{year}的3件没有变化。", tmp_path / "right") == ([], [])
    assert len(told(f"收到申请3件，比{year}的2件增加1件。", tmp_path / "wrong")[0]) == 1


@pytest.mark.parametrize(
    "words",
    [
        "网上收到政府信息公开申请3件，同比增长20%。",
        "线下收到申请3件，比上年减少1件。",
        "上半年收到政府信息公开申请3件，同比增长20%。",
        "第三季度，我局收到政府信息公开申请3件，同比增长20%。",
        "市林业局收到政府信息公开申请3件，同比增长20%。",
        "各乡镇收到政府信息公开申请3件，同比增长20%。",
        "收到不动产登记信息公开申请3件，同比增长20%。",
        "收到涉及征地的政府信息公开申请3件，比上年的2件增加1件。",
        "收到申请3件，同比增长20%（按可比口径）。",
    ],
)
def test_what_only_some_asked_for_is_not_assessed(words: str, tmp_path: Path) -> None:
    messages, reasons = told(words, tmp_path)
    assert messages == []
    assert "不是表里的数" in reasons[0]


@pytest.mark.parametrize(
    "words",
    [
        "示例市数据局收到政府信息公开申请3件，同比增长20%。",
        "市数据局2024年收到政府信息公开申请3件，同比增长20%。",
        "我局全年收到政府信息公开申请3件，同比增长20%。",
        "全年通过网上、信函等渠道收到政府信息公开申请3件，同比增长20%。",
        "1月至12月，收到申请3件，同比增长20%。",
        "截至12月31日，收到申请3件，同比增长20%。",
    ],
)
def test_what_the_agency_was_asked_for_in_all_is(words: str, tmp_path: Path) -> None:
    assert len(told(words, tmp_path)[0]) == 1


def test_last_years_figure_as_it_is_told(tmp_path: Path) -> None:
    assert told("收到申请3件，较上年的3件没有变化。", tmp_path / "right") == ([], [])
    messages, _ = told("收到申请3件，较2023年的2件增加1件。", tmp_path / "wrong")
    assert len(messages) == 1
    assert messages[0].startswith("“较2023年的2件”：2023年报告（")
    assert messages[0].endswith("）是 3")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("申请数量同比下降18.4%。", "本年 3，2023年报告"),
        ("2024年，政府信息公开申请总量较上年增加2件。", "本年 3，2023年报告"),
        ("2023年全市收到申请5件，2024年收到申请3件。", "“2023年全市收到申请5件”：2023年报告"),
        ("2023年本局作出行政许可决定10件，2024年为12件。", "“2023年本局作出行政许可决定10件”：2023年报告"),
    ],
)
def test_without_a_figure_of_its_own_and_side_by_side(words: str, message: str, tmp_path: Path) -> None:
    messages, _ = told(words, tmp_path)
    assert len(messages) == 1
    assert message in messages[0]


@pytest.mark.parametrize(
    "words",
    [
        "申请数量与上年持平。",
        "总体看，全市申请总量同比增长0%。",
        "2023年新收申请3件，2024年新收申请3件。",
        "2022年收到申请5件，2023年收到申请3件，2024年收到申请3件。",
        "征地类申请数量同比下降18.4%。",
        "自然人仍占多数，申请量同比下降18.4%。",
        "2023年收到申请5件，2024年办理建议提案3件。",
        "2023年收到申请5余件，2024年收到申请3件。",
        "2023年，某镇收到涉及征地的申请1件，2024年无。",
    ],
)
def test_what_speaks_of_something_else(words: str, tmp_path: Path) -> None:
    assert told(words, tmp_path)[0] == []


def test_growth_over_none_is_not_assessed_but_a_difference_is(tmp_path: Path) -> None:
    options = (*PRIOR.options, ("replace", "行政许可 | 12=>行政许可 | 0"))
    last = Example(kind="正例", reader="text", content="", options=options)
    told_of = {"增长20%": [], "增加2件": ["YOY004"], "增加12件": []}
    for change, codes in told_of.items():
        words = f"作出行政许可决定12件，比上年{change}。"
        example = Example(kind="反例", reader="text", content=words, beside=(last,))
        (tmp_path / change).mkdir()
        result = check_example(example, tmp_path / change)
        assert [f.rule for f in result.findings if f.rule == "YOY004"] == codes
        reasons = [item.reason for item in result.not_assessed if item.rule == "YOY004"]
        assert ["没有增长率" in reason for reason in reasons] == [True] * ("%" in change)


def test_a_share_of_all_is_no_count_of_them(tmp_path: Path) -> None:
    words = "法律服务机构今年提出2件，占新收3件的66.7%，比上年的1件多1件。"
    assert told(words, tmp_path)[0] == []


def test_a_figure_that_is_not_this_years_is_not_assessed(tmp_path: Path) -> None:
    messages, reasons = told("收到政府信息公开申请5件，同比增长20%。", tmp_path)
    assert messages == []
    assert "不是表里的数" in reasons[0]


@pytest.mark.parametrize(
    ("words", "count"), [("新收申请3件，同比减少1件。", 1), ("收到申请3件，同比减少1件。", 0)]
)
def test_new_ones_are_compared_with_new_ones(words: str, count: int, tmp_path: Path) -> None:
    row = "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | "
    options = (*PRIOR.options, ("replace", f"{row}0=>{row}1"))
    last = Example(kind="正例", reader="text", content="", options=options)
    result = check_example(Example(kind="反例", reader="text", content=words, beside=(last,)), tmp_path)
    assert len([f for f in result.findings if f.rule == "YOY004"]) == count


@pytest.mark.parametrize(("percent", "count"), [("8.6", 0), ("8.8", 0), ("9.4", 1)])
def test_a_rounded_figure_agrees_as_exact_or_as_shown(percent: str, count: int, tmp_path: Path) -> None:
    last = Example(
        kind="正例",
        reader="text",
        content="",
        options=(*PRIOR.options, ("replace", "行政许可 | 12=>行政许可 | 15904")),
    )
    words = f"作出行政许可决定1.73万件，同比上升{percent}%。"
    options = (("replace", "行政许可 | 12=>行政许可 | 17267"),)
    result = check_example(
        Example(kind="反例", reader="text", content=words, options=options, beside=(last,)), tmp_path
    )
    assert len([f for f in result.findings if f.rule == "YOY004"]) == count
    assert "YOY004" not in [item.rule for item in result.not_assessed]


def test_outcomes_are_compared(tmp_path: Path) -> None:
    assert told("部分公开件数比上年增加0件。", tmp_path / "right") == ([], [])
    messages, _ = told("不予公开件数比上年增加3件。", tmp_path / "wrong")
    assert len(messages) == 1


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        (Measure("letters", "requests", ("new",)), "没有叫“letters”的"),
        (Measure("requests", "letters", ("new",)), "没有叫“letters”的表"),
        (Measure("requests", "requests", ("new", "fresh")), "没有叫“fresh”的行"),
    ],
)
def test_measures_of_nothing_are_told(measure: Measure, words: str) -> None:
    vocabulary = open_session().engine.vocabulary
    assert list(validate({"measures": [Measure("requests", "requests", ("new",))]}, vocabulary)) == []
    ((option, told),) = validate({"measures": [measure]}, vocabulary)
    assert option[:2] == ("measures", 0)
    assert words in told
