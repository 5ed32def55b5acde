"""Counts told in sentences against the tables: TXT001 to TXT004, and the check `claim` behind them."""

from __future__ import annotations

from pathlib import Path

import pytest
from reports import BASE, check, found, messages, reason, replaced, with_overview

from govlint.api import open_session
from govlint.checks.counts.cellsums import cells_amiss_in
from govlint.errors import SettingsError
from govlint.finding import Finding

_NEW = "一、本年新收政府信息公开申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | 3"
_IN = "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0"


def one(code: str, words: str) -> Finding:
    (finding,) = found(code, with_overview(words))
    return finding


def test_the_message_names_figure_and_cell() -> None:
    finding = one("TXT001", "全年共收到政府信息公开申请84件。")
    assert finding.message == "正文说收到申请84件，表三“本年新收”总计是 3，对不上"
    assert finding.excerpt is not None
    assert finding.excerpt.text[finding.excerpt.start : finding.excerpt.end] == "84"
    cells = [(item.cell.row, item.value) for item in finding.related if item.cell]
    assert cells == [("new", "3")]


@pytest.mark.parametrize("verb", ["办结", "办理", "答复"])
def test_what_was_settled_is_held_to_the_outcomes_first(verb: str) -> None:
    words = f"新收政府信息公开申请3件，上年结转1件，{verb}84件。"
    text = with_overview(words)
    (message,) = (finding.message for finding in found("TXT001", text))
    assert message.startswith("正文说办理申请84件，表三办理结果总计是 ")
    assert "“本年新收”总计" not in message or message.index("办理结果") < message.index("“本年新收”")


def test_none_in_words_is_quoted() -> None:
    message = one("TXT001", "2024年，我局未收到政府信息公开申请。").message
    assert message == "正文写“未收到政府信息公开申请”，但表三“本年新收”总计是 3，对不上"


def test_what_differs_is_named_beside_the_first_meaning() -> None:
    carried = (_IN, _IN.replace("0 | 0 | 0 | 0 | 0 | 0 | 0", "2 | 0 | 0 | 0 | 0 | 0 | 2"))
    text = replaced(carried, text=with_overview("全年共收到政府信息公开申请84件。"))
    (finding,) = found("TXT001", text)
    assert "是 3（加上年结转是 5）" in finding.message


@pytest.mark.parametrize("told", ["3", "5"])
def test_with_or_without_those_carried_over(told: str) -> None:
    carried = (_IN, _IN.replace("0 | 0 | 0 | 0 | 0 | 0 | 0", "2 | 0 | 0 | 0 | 0 | 0 | 2"))
    text = replaced(carried, text=with_overview(f"全年共收到政府信息公开申请{told}件。"))
    assert found("TXT001", text) == []


def test_a_wrong_figure_that_is_repeated_is_told_once() -> None:
    words = "全年共收到政府信息公开申请84件。\n综上，我局收到政府信息公开申请84件，均已答复。"
    finding = one("TXT001", words)
    assert [item.role for item in finding.related] == ["cell", "again"]
    assert [item.value for item in finding.related] == ["3", "84"]


def test_what_denies_two_things_at_once_is_told_once() -> None:
    none = " | ".join("0" * 10)
    text = replaced((none, none.replace("0", "1")), text=with_overview("未发生行政复议、行政诉讼。"))
    said = messages("TXT003", text)
    assert len(said) == 1
    assert "行政复议“总计”是 1" in said[0]
    assert "两组“总计”之和是 2" in said[0]


def test_two_wrong_figures_are_told_twice() -> None:
    words = "全年共收到政府信息公开申请84件。\n我局收到政府信息公开申请85件。"
    assert len(messages("TXT001", with_overview(words))) == 2


def test_a_blank_cell_is_not_assessed() -> None:
    text = replaced((_NEW, _NEW.replace("| 3", "| ")), text=with_overview("全年收到政府信息公开申请84件。"))
    assert found("TXT001", text) == []
    assert "空白" in (reason("TXT001", text) or "")


def test_a_blank_cell_beside_one_that_fits() -> None:
    text = replaced((_NEW, _NEW.replace("| 3", "| ")), text=with_overview("全年收到政府信息公开申请3件。"))
    assert "TXT001" in check(text).assessed


def test_no_table_is_not_assessed() -> None:
    start, end = BASE.index("（本列数据"), BASE.index("四、政府信息公开行政复议")
    text = BASE[:start] + BASE[end:]
    assert "没有找到表三" in (reason("TXT001", text) or "")


def test_why_a_figure_is_not_compared_is_told() -> None:
    assert reason("TXT001", with_overview("收到政府信息公开申请近90件。")) is not None
    assert "约数" in (reason("TXT001", with_overview("收到政府信息公开申请近90件。")) or "")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("TXT002", "收到信息公开申请3件；制发行政规范性文件1件，全部予以公开。"),
        ("TXT001", "（二）依申请公开。公开答复33件，均已归档。"),
        ("TXT001", "在信息公开行政复议案件中，驳回申请33件。"),
        ("TXT004", "制定《示例办法》等行政规范性文件3件。"),
        ("TXT004", "制发市政府行政规范性文件3件、部门行政规范性文件4件。"),
        ("TXT003", "收到行政复议申请128件，审结108件；办理行政诉讼46件。"),
        ("TXT001", "共有公开栏目（专区）45个，均由信息公开机构维护。"),
        ("TXT001", "（二）依申请公开。受理监管事项312项，办结300项。"),
        ("TXT001", "10个工作日内答复信息公开申请38件。"),
        ("TXT001", "12月份收到信息公开申请13件。"),
        ("TXT001", "制发公文380件，主动公开236件，依申请公开96件。"),
        ("TXT002", "受理企业信用修复申请26件，与信息公开无关。"),
        ("TXT003", "信息公开行政诉讼二审4件，维持原判4件。"),
        ("TXT004", "行政规范性文件制定计划8项。"),
        ("TXT004", "现行有效行政规范性文件5件，其中本局规范性文件3件。"),
    ],
)
def test_what_is_said_of_another_matter_is_not_said_of_the_requests(code: str, words: str) -> None:
    assert found(code, with_overview(words)) == []


@pytest.mark.parametrize(("words", "fine"), [("修订2件", True), ("修订3件", False), ("失效2件", False)])
def test_a_cell_may_count_what_is_told_beside(words: str, fine: bool) -> None:
    text = replaced(
        ("行政规范性文件 | 1 | 0", "行政规范性文件 | 5 | 0"),
        text=with_overview(f"制定行政规范性文件3件，{words}。"),
    )
    assert (found("TXT004", text) == []) == fine


@pytest.mark.parametrize("words", ["办结2件，其余1件结转下年", "受理2件，1件因撤回未予受理"])
def test_what_is_left_of_the_requests_received(words: str) -> None:
    carried = (_IN, _IN.replace("0 | 0 | 0 | 0 | 0 | 0 | 0", "2 | 0 | 0 | 0 | 0 | 0 | 2"))
    text = replaced(carried, text=with_overview(f"收到信息公开申请3件，{words}。"))
    assert found("TXT001", text) == []


@pytest.mark.parametrize(
    ("told", "fine"), [("1.23万", True), ("1.2万", True), ("1.24万", False), ("2万", False)]
)
def test_a_rounded_figure_must_show_the_one_in_the_table(told: str, fine: bool) -> None:
    many = (_NEW, _NEW.replace("| 3", "| 12345"))
    text = replaced(many, text=with_overview(f"全年收到政府信息公开申请{told}件。"))
    assert (found("TXT001", text) == []) == fine


def test_sums_of_counts() -> None:
    assert "之和是 2" in one("TXT002", "政府信息公开申请中予以公开和部分公开共9件。").message
    assert found("TXT002", with_overview("政府信息公开申请中予以公开和部分公开共2件。")) == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("TXT002", "收到申请3件，上年结转1件。"),
        ("TXT003", "因信息公开引起行政复议、行政诉讼共3件。"),
        ("TXT003", "未发生因信息公开引起的行政复议。"),
        ("TXT003", "信息公开行政争议3件，其中行政复议1件、行政诉讼2件。"),
        ("TXT004", "制发规章1件。"),
        ("TXT004", "现行有效行政规范性文件4件。"),
    ],
)
def test_found(code: str, words: str) -> None:
    one(code, words)


_PACK = """\
name: ours
title: {zh: 我们的规则, en: our rules}
version: "1.0"
"""
_CLAIMS = """\
matters:
  - key: licences
    signs: [行政许可]
    words: [行政许可(?:决定)?]
    counts: {decided: [作出]}
    default: decided
    units: [件]
"""
_RULE = """\
code: OUR001
name: licences-told
severity: warning
title: {zh: 许可, en: licences}
check: claim
options:
  form: disclosure
  column: decisions
  told:
    - of: [licences.decided]
      says: {zh: 行政许可, en: licences}
      accept: [{cells: 行政许可}]
messages:
  default: {zh: "正文说{says} {value}，{table}", en: "{says} {value}, {table}"}
"""
_PAGE = """\
# OUR001 许可

## 反例

```text
作出行政许可决定9件。
```

## 正例

```text
作出行政许可决定12件。
```
"""


def pack(folder: Path, rule: str = _RULE, claims: str = _CLAIMS) -> Path:
    (folder / "ours" / "words").mkdir(parents=True)
    (folder / "ours" / "pack.yaml").write_text(_PACK, encoding="utf-8")
    (folder / "ours" / "claims.yaml").write_text(claims, encoding="utf-8")
    (folder / "ours" / "words" / "licences-told.yaml").write_text(rule, encoding="utf-8")
    (folder / "ours" / "words" / "licences-told.md").write_text(_PAGE, encoding="utf-8")
    return folder / "ours"


def test_a_pack_adds_a_matter_of_its_own(tmp_path: Path) -> None:
    session = open_session(command_line={"packs": ["national", str(pack(tmp_path))]})
    text = with_overview("全年作出行政许可决定9件。")
    result = session.check(text.encode(), "report.txt")
    assert [f.message for f in result.findings if f.rule == "OUR001"] == [
        "正文说行政许可 9，表二“行政许可”是 12"
    ]
    right = session.check(with_overview("全年作出行政许可决定12件。").encode(), "report.txt")
    assert "OUR001" in right.assessed
    assert not [f for f in right.findings if f.rule == "OUR001"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("licences.decided", "licences.denied", "没有“licences.denied”"),
        ("cells: 行政许可", "cells: 行政许诺", "没有叫“行政许诺”的行"),
        ("cells: 行政许可", "cells: 行政许可 + ", "空的项"),
        ("form: disclosure", "form: disclosures", "没有叫“disclosures”的表"),
    ],
)
def test_mistakes_of_a_pack_are_told_at_load(tmp_path: Path, old: str, new: str, words: str) -> None:
    folder = pack(tmp_path, rule=_RULE.replace(old, new))
    with pytest.raises(SettingsError) as error:
        open_session(command_line={"packs": ["national", str(folder)]})
    assert words in str(error.value)


def test_a_word_that_is_no_pattern_is_told_with_its_line(tmp_path: Path) -> None:
    folder = pack(tmp_path, claims=_CLAIMS.replace("[作出]", "['作出(']"))
    with pytest.raises(SettingsError) as error:
        open_session(command_line={"packs": ["national", str(folder)]})
    assert "claims.yaml:5:" in str(error.value)


def test_names_may_be_labels_or_keys() -> None:
    form = open_session().engine.vocabulary.form("requests", "2021")
    assert form is not None
    assert list(cells_amiss_in([form], "本年新收 + carried_in/自然人", "total")) == []
    [told] = cells_amiss_in([form], "new/nobody", "total")
    assert "没有叫“nobody”的列" in told


@pytest.mark.parametrize(("part", "count"), [("3", 0), ("4", 1)])
def test_a_wider_area_beside_the_part_that_the_table_holds(part: str, count: int) -> None:
    text = with_overview(
        f"全市共收到政府信息公开申请147件，其中市政府收到政府信息公开申请{part}件，各部门收到144件。"
    )
    assert len(found("TXT001", text.replace("示例市数据局", "示例市人民政府"))) == count


@pytest.mark.parametrize(
    "words",
    [
        "一至四季度分别收到政府信息公开申请1件、0件、2件、1件。",
        "分季度看，一季度收到政府信息公开申请1件，二季度0件，三季度2件，四季度1件。",
        "政府信息公开申请上半年1件、下半年3件。",
    ],
)
def test_all_quarters_or_halves_come_to_the_year(words: str) -> None:
    (message,) = (finding.message for finding in found("TXT001", with_overview(words)))
    assert " = 4件，表三“本年新收”总计是 3" in message


@pytest.mark.parametrize(
    "words",
    [
        "一至四季度分别收到政府信息公开申请1件、0件、1件、1件。",
        # Some of the requests, of another body, up to each quarter, of three quarters, and of two matters.
        "一至四季度网上收到政府信息公开申请分别为1件、0件、2件、1件。",
        "乡镇一至四季度分别收到政府信息公开申请1件、0件、2件、1件。",
        "截至各季度末收到政府信息公开申请分别为1件、1件、3件、4件。",
        "前三季度分别收到政府信息公开申请1件、1件、2件。",
        "上半年收到政府信息公开申请1件，下半年收到建议3件。",
    ],
)
def test_parts_of_the_year_that_are_not_all_of_it(words: str) -> None:
    assert found("TXT001", with_overview(words)) == []


def test_a_bracket_before_a_figure_says_of_which_it_is() -> None:
    assert found("TXT003", with_overview("行政复议（结果维持）1起，行政复议（结果纠正）0起。")) == []
    (message,) = (f.message for f in found("TXT003", with_overview("行政复议（结果纠正）2起。")))
    assert message.startswith("正文说行政复议结果纠正2起")


def test_outcomes_of_what_was_carried_over_are_of_it_alone() -> None:
    words = "上年结转的4件，3件予以公开，其余1件不予公开。"
    told = [finding.message for finding in found("TXT002", with_overview(words))]
    assert len(told) == 1
    assert told[0].startswith("正文说上年结转4件")
