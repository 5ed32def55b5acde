"""Forms that stand twice: which of them is this year's, and what is said where nothing tells."""

from __future__ import annotations

import pytest

from govlint.testing import base_report
from recognised import checked, read

PARTS = {
    "disclosure": ("二、主动公开政府信息情况\n", "三、收到和处理"),
    "requests": ("三、收到和处理政府信息公开申请情况\n", "四、政府信息公开行政复议"),
    "review": ("四、政府信息公开行政复议、行政诉讼情况\n", "五、存在"),
}
CHANGED = {
    "disclosure": ("行政许可 | 120", "行政许可 | 99"),
    "requests": ("自然人", "自然人"),
    "review": ("", ""),
}


def table(text: str, key: str) -> str:
    start, end = PARTS[key]
    at = text.index(start) + len(start)
    return text[at : text.index(end, at)]


def other(own: str) -> str:
    """The table with another figure in its last row of figures."""
    lines = own.rstrip("\n").split("\n")
    at = max(n for n, line in enumerate(lines) if any(c.isdigit() for c in line.split(" | ", 1)[-1]))
    head, figures = lines[at].split(" | ", 1) if not lines[at][0].isdigit() else ("", lines[at])
    first, *rest = figures.split(" | ")
    lines[at] = " | ".join(
        [*([head] if head else []), str(int(first.strip(" |")) + 7) + " |" * (not rest), *rest]
    )
    return "\n".join(lines) + "\n"


def twice(key: str, before: str, between: str, *, own_first: bool) -> str:
    text = base_report(2024)
    own = table(text, key)
    pair = [own, other(own)] if own_first else [other(own), own]
    return text.replace(own, f"{before}{pair[0]}{between}{pair[1]}")


CAPTIONS = [
    ("上年数据：\n", "本年数据：\n", False),
    ("", "附：2023年同期数据\n", True),
    ("附：2023年同期数据\n", "2024年数据\n", False),
    ("2023年度\n", "\n", False),
    ("（2024年）\n", "\n", True),
]


@pytest.mark.parametrize("key", PARTS)
@pytest.mark.parametrize(("before", "between", "own_first"), CAPTIONS)
def test_the_one_that_is_this_years_by_its_caption_counts(
    key: str, before: str, between: str, own_first: bool
) -> None:
    text = twice(key, before, between, own_first=own_first)
    assert read(text).forms[key].values == read(base_report(2024)).forms[key].values
    assert checked(text).findings == ()


@pytest.mark.parametrize("key", PARTS)
@pytest.mark.parametrize("between", ["\n", "本机关与上年对比的情况见下表。\n", "2023年、2024年数据对照\n"])
def test_where_nothing_tells_the_rows_that_differ_are_doubtful(key: str, between: str) -> None:
    text = twice(key, "", between, own_first=True)
    result = checked(text)
    same_year = "年" not in between and key != "review"
    severity = "warning" if same_year else "info"
    assert [(item.rule, item.severity) for item in result.findings] == [("STR007", severity)]
    assert same_year or "有两份，有 1 行的数不一样" in result.findings[0].message
    form = read(text).forms[key]
    (row,) = [row for row in form.rows if row.again]
    assert all(name != row.key for name, _ in form.values)
    assert {item.rule for item in result.not_assessed} >= {"BAL006"}


@pytest.mark.parametrize("key", PARTS)
def test_a_form_repeated_word_for_word_is_no_mistake(key: str) -> None:
    text = base_report(2024)
    own = table(text, key)
    twice = text.replace(own, f"{own}\n{own}")
    assert checked(twice).findings == ()
    assert read(twice).forms[key].values == read(text).forms[key].values


@pytest.mark.parametrize("repeated", [False, True])
def test_a_form_in_two_parts_is_one(repeated: bool) -> None:
    text = base_report(2024)
    own = table(text, "requests")
    at = own.index("（四）无法提供")
    head = own[: own.index("一、本年新收")]
    row = own[:at].rstrip("\n").rpartition("\n")[2] + "\n" if repeated else ""
    parted = text.replace(own, f"{own[:at]}\n（续表）\n{head}{row}{own[at:]}")
    assert checked(parted).findings == ()
    assert read(parted).forms["requests"].values == read(text).forms["requests"].values


@pytest.mark.parametrize("where", ["二、主动公开", "六、其他需要"])
@pytest.mark.parametrize("layout", [" | ", "\n", "   ", "\t"])
def test_an_offices_own_table_of_a_few_rows_is_not_the_form(where: str, layout: str) -> None:
    text = base_report(2024)
    rows = "各科室办理情况\n事项 | 全年办理 |\n行政许可 | 999 |\n行政处罚 | 888 |\n"
    own = text.replace(where, rows + where, 1)
    if layout != " | ":
        text, own = laid_out(text, layout), laid_out(own, layout)
    assert read(own).forms["disclosure"].values == read(text).forms["disclosure"].values
    assert checked(own).findings == checked(text).findings


def test_two_rows_that_a_page_repeats_make_no_second_form() -> None:
    text = base_report(2024)
    own = table(text, "requests")
    rows = own.split("\n")
    cut = "\n".join([*rows[:12], "", "示例市数据局2024年政府信息公开工作年度报告", "", *rows[10:]])
    assert read(text.replace(own, cut)).forms["requests"].values == read(text).forms["requests"].values
    assert [item for item in checked(text.replace(own, cut)).findings if item.rule == "STR007"] == []


def test_a_row_that_stands_again_at_the_end_is_told() -> None:
    text = base_report(2024).replace(
        "四、政府信息公开", "（七）总计 | 9 | 0 | 0 | 0 | 0 | 0 | 9 |\n四、政府信息公开", 1
    )
    text = text.replace("|\n\n（七）总计", "|\n（七）总计")
    assert [item.rule for item in checked(text).findings] == ["STR007"]


LAYOUTS = {"lines": "\n", "blanks": "   ", "tabs": "\t"}


def laid_out(text: str, between: str) -> str:
    return text.replace(" |\n", "\n").replace(" | ", between)


@pytest.mark.parametrize("key", PARTS)
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("before", "between", "own_first"), CAPTIONS[:3])
def test_captions_tell_in_text_without_bars_as_well(
    key: str, layout: str, before: str, between: str, own_first: bool
) -> None:
    text = laid_out(twice(key, before, between, own_first=own_first), LAYOUTS[layout])
    plain = laid_out(base_report(2024), LAYOUTS[layout])
    assert read(text).forms[key].values == read(plain).forms[key].values
    assert [item for item in checked(text).findings if item.severity != "info"] == []


@pytest.mark.parametrize("key", PARTS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_without_captions_text_without_bars_is_doubtful_as_well(key: str, layout: str) -> None:
    text = laid_out(twice(key, "", "\n", own_first=True), LAYOUTS[layout])
    severity = "info" if key == "review" else "warning"
    assert [(item.rule, item.severity) for item in checked(text).findings] == [("STR007", severity)]


FEE = "本年度未收取政府信息公开信息处理费。\n本年度无其他需要报告的事项。"


@pytest.mark.parametrize("layout", [" | ", "\n", "   ", "\t"])
@pytest.mark.parametrize("caption", ["", "附：2023年同期数据\n"])
def test_the_labels_of_a_form_that_stands_again_state_no_fee(layout: str, caption: str) -> None:
    text = base_report(2024)
    assert FEE in text
    own = table(text, "requests")
    text = text.replace(FEE, f"本年度组织培训两次。\n{caption}{own}")
    text = text if layout == " | " else laid_out(text, layout)
    assert [item.rule for item in checked(text).findings if item.severity == "error"] == ["FEE001"]
