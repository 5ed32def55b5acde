"""The words and figures of lines as a stream: prose and page marks are left out."""

from __future__ import annotations

import pytest

from govlint.readers import text
from govlint.structure.tokens import Token, tokens_of


def stream(*lines: str) -> list[Token]:
    document = text.read("\n".join(lines).encode(), "a.txt")
    return tokens_of(document, document.blocks, lambda words: words.startswith("—"))


def test_figures_dashes_and_words_are_told_apart() -> None:
    tokens = stream("规章  0 -", "— 4 —", "12")
    assert [(token.text, token.figure, token.filler) for token in tokens] == [
        ("规章", False, False),
        ("0", True, False),
        ("-", False, True),
        ("12", True, False),
    ]
    assert tokens[0].line == tokens[2].line != tokens[3].line


def test_prose_is_left_out_and_a_table_on_one_line_is_not() -> None:
    assert stream("本年度收到申请3件，其中公开2件。" * 5) == []
    assert len(stream("规章 " + "0 1 2 " * 30)) == 91


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("（一）予以公开：19 3 0", ["（一）予以公开：", "19", "3", "0"]),
        ("本年收费金额（单位：万元） 0", ["本年收费金额（单位：万元）", "0"]),
        ("12:30 会议室", ["12:30", "会议室"]),
        ("：31 ：", ["：31", "："]),
    ],
)
def test_a_colon_parts_a_label_from_its_first_figure(line: str, pieces: list[str]) -> None:
    assert [token.text for token in stream(line)] == pieces


def test_a_long_line_of_cells_is_a_row_and_a_long_sentence_with_gaps_is_none() -> None:
    names = ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"] * 3 + ["申请人情况"] * 7
    for gap in ("\t", "    ", "\u3000\u3000"):
        assert len(stream(gap.join(names))) == 10
    prose = "示例市数据局认真落实政府信息公开各项要求，健全制度，加强平台建设和管理，"
    assert stream(f"{prose}    {prose}按要求编制本报告，现予公布") == []
    assert stream("\t".join(["第一季度召开了会议，研究部署年度政务公开工作要点。"] * 5)) == []


@pytest.mark.parametrize(
    ("lines", "figures"),
    [
        (["行政事业性收费", "3", ".5"], ["3\n.5"]),
        (["行政事业性收费 3 .5"], ["3 .5"]),
        (["1,036", ".24", "0"], ["1,036\n.24", "0"]),
        (["3", "0.5", "."], ["3", "0.5"]),
    ],
)
def test_what_stands_behind_a_figure_from_its_point_on_is_of_it(lines: list[str], figures: list[str]) -> None:
    assert [token.text for token in stream(*lines) if token.figure] == figures
