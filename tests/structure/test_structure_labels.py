"""Labels: each means its own row or column in every way of writing it, and none is taken for another."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.fold import fold, without_number
from govlint.structure.labels import Match
from govlint.vocabulary import RowDefinition
from recognised import definition, labels

FORMATS = ("2019", "2021")
WITH_ROWS = ("disclosure", "requests")
ROWS = [
    (format_, form, row)
    for format_, form in product(FORMATS, WITH_ROWS)
    for row in definition(form, format_).rows
]
NAMES = [f"{format_}-{form}-{row.key}" for format_, form, row in ROWS]
OF_BOTH = {fold("总计"), fold("合计"), fold("其他")}
"""Labels that a row and a column share: in a table they are a row's only with figures after them."""


def official(row: RowDefinition) -> str:
    return row.number + row.label.zh


@pytest.mark.parametrize(("format_", "form", "row"), ROWS, ids=NAMES)
class TestARow:
    def match(self, format_: str, text: str) -> Match | None:
        return labels(format_).match(text)

    def test_its_official_label(self, format_: str, form: str, row: RowDefinition) -> None:
        match = self.match(format_, official(row))
        assert match is not None
        assert (match.form, match.row, match.typo) == (form, row.key, False)

    def test_each_alias(self, format_: str, form: str, row: RowDefinition) -> None:
        for alias in row.aliases:
            match = self.match(format_, alias)
            assert match is not None, alias
            assert (match.form, match.row, match.typo) == (form, row.key, False), alias

    @pytest.mark.parametrize(
        "write",
        [
            lambda text: " ".join(text),
            lambda text: "\n".join(text),
            lambda text: text.replace("（", "(").replace("）", ")").replace("、", ","),
            lambda text: text.replace("“", '"').replace("”", '"'),
            lambda text: f"\u3000{text}\u00a0",
            lambda text: text.replace(".", "．").replace("1", "１"),
            lambda text: text.replace(".", "、"),
        ],
        ids=["spaced", "broken", "half width", "quotes", "blanks", "full width", "mark"],
    )
    def test_written_otherwise(
        self, format_: str, form: str, row: RowDefinition, write: Callable[[str], str]
    ) -> None:
        text = write(official(row))
        match = self.match(format_, text)
        assert match is not None, text
        assert (match.form, match.row, match.typo) == (form, row.key, False)

    def test_one_edit_never_gives_another_row(self, format_: str, form: str, row: RowDefinition) -> None:
        rng = random.Random(f"{format_} {form} {row.key}")
        label = row.label.zh
        if len(fold(label)) < 4 or fold(label) in OF_BOTH:
            return
        found = labels(format_)
        for at in range(len(label)):
            stray = rng.choice("的了某甲信息处理")
            edits = (
                label[:at] + label[at + 1 :],
                label[:at] + stray + label[at:],
                label[:at] + stray + label[at + 1 :],
            )
            for text in edits:
                match = found.match(text) or found.near(text)
                if match is None or (match.form, match.row) == (form, row.key):
                    continue
                assert match.typo, text
                raise AssertionError(f"{text} is taken for {match.row}")


@pytest.mark.parametrize("format_", FORMATS)
def test_no_label_belongs_to_two_rows(format_: str) -> None:
    seen: dict[str, tuple[str, str]] = {}
    for other, form, row in ROWS:
        if other != format_:
            continue
        for words in (official(row), *row.aliases):
            folded = fold(words)
            if folded in OF_BOTH or without_number(folded) in OF_BOTH:
                continue
            assert seen.setdefault(folded, (form, row.key)) == (form, row.key), words


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("2.其他法律行政止公开", "refused.other_law"),
        ("3.危机“三安全一稳定”", "refused.security_stability"),
        ("1.本机关不掌握相关政府信", "unavailable.not_held"),
        ("4.无正当理由大量反复伸请", "not_handled.excessive"),
        ("1.属于国家机密", "refused.state_secret"),
    ],
)
def test_a_small_mistake_is_told(text: str, row: str) -> None:
    match = labels("2021").near(text)
    assert match is not None
    assert (match.row, match.typo) == (row, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "申请人情况",
        "法人或其他组织",
        "三、本年度办理结果",
        "（三）不予公开",
        "（四）无法提供",
        "（五）不予处理",
        "信息内容",
        "第二十条第（一）项",
        "网上咨询",
        "行政复议",
        "上一年项目数量",
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    ],
)
@pytest.mark.parametrize("format_", FORMATS)
def test_what_is_no_row(text: str, format_: str) -> None:
    assert labels(format_).match(text) is None


def test_one_row_for_the_whole_group() -> None:
    for text in ("（六）其他处理", "（六）其他", "其他处理"):
        match = labels("2021").match(text)
        assert match is not None, text
        assert match.row == "other", text


def test_a_label_in_one_cell_with_its_block() -> None:
    match = labels("2021").match("三、本年度办理结果（一）予以公开")
    assert match is not None
    assert match.row == "granted"


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("form", ["disclosure", "requests", "review"])
def test_columns(form: str, format_: str) -> None:
    found = definition(form, format_)
    for column in found.columns:
        for words in (column.label.zh, *column.aliases, " ".join(column.label.zh)):
            assert labels(format_).column(form, words) == column.key
    assert labels(format_).column(form, "备注") is None


@given(st.text(alphabet="一二三1234（）.、信息公开申请其他总计属于国家秘密不予处理", max_size=30))
@settings(max_examples=300, deadline=None)
def test_any_words_are_a_row_of_this_form_or_none(text: str) -> None:
    match = labels("2021").match(text)
    if match is not None:
        assert match.row in {row.key for row in definition(match.form).rows}
        assert not match.typo


def test_a_piece_of_the_label_of_a_row() -> None:
    found = labels("2021")
    for piece in ("3补正后申请", "仍不明确", "补正后申请内容"):
        assert found.is_torn(piece, "requests", ["unavailable.unclear"])
        assert not found.is_torn(piece, "requests", ["carried_out", "handled"])
    assert not found.is_torn("四", "requests", ["carried_out"])
    assert found.is_torn("四结转下", "requests", ["carried_out"])
    assert not found.is_torn("不予处理", "requests", ["not_handled.complaint"])


def test_a_label_within_the_words_of_two_cells() -> None:
    found = labels("2021")
    assert found.holds("三不予公4保护第三方合法权益", "requests", ["refused.third_party"])
    assert not found.holds("三不予公4保护第三方合法权益", "requests", ["refused.other_law"])
    assert not found.holds("其他", "requests", ["other.other"])


class TestAShortLabelWithARemark:
    @pytest.mark.parametrize("text", ["规章（县级无此项）", "规章(本机关无制定权)", "规 章 （不适用）"])
    def test_is_its_row(self, text: str) -> None:
        match = labels("2021").match(text)
        assert match is not None
        assert (match.form, match.row, match.typo) == ("disclosure", "regulations", False)

    @pytest.mark.parametrize("text", ["其他（含撤回）", "总计（件）", "部门规章（试行）", "规章（一）（二）"])
    def test_is_no_row_where_a_column_has_its_name_or_more_is_said(self, text: str) -> None:
        match = labels("2021").match(text)
        assert match is None or match.row != "regulations"
