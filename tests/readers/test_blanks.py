"""Of a thousand blanks in a line only the first are kept, and places stay those of the file."""

from __future__ import annotations

import re

import pytest

from govlint import check
from govlint.readers.lines.blanks import MOST, is_stretched, kept, squeezed, without_gaps, without_spacing
from govlint.testing import base_report
from recognised import figures as figures_of
from recognised import read


def test_what_is_kept() -> None:
    text = "甲" + " " * (MOST + 50) + "乙"
    assert is_stretched(text)
    assert [(piece.strip(), place) for piece, place in kept(text)] == [("甲", 0), ("乙", MOST + 51)]
    assert squeezed(text) == ("甲" + " " * MOST + "乙", ((0, 0), (MOST + 1, MOST + 51)))
    usual = "甲" + " " * (MOST - 1) + "乙"
    assert squeezed(usual) == (usual, ())


@pytest.mark.parametrize("blank", [" ", "\u3000", "\t", "\xa0"])
@pytest.mark.parametrize("kind", ["txt", "md", "html"])
def test_places_behind_them_are_those_of_the_file(kind: str, blank: str) -> None:
    reader = {"txt": "text", "md": "markdown", "html": "html"}[kind]
    text = base_report(2024, reader).replace("丰富图解", "丰富" + blank * 3000 + "（图解", 1)
    (found,) = [one for one in check(text.encode(), path=f"a.{kind}").findings if one.rule == "CIT004"]
    line, column = found.location.line, found.location.column
    assert line is not None
    assert column is not None
    assert text.splitlines()[line - 1][column - 1] == "（"


GAPS = {
    "2024年，示例市": "2024年，示例市",
    "行政规范性文件1件，现行有效5件": "行政规范性文件   1件，现行有效      5件",
    "申请3件，予以公开2件": "申请  3件，予以公开    2件",
    "行政复议1件": "行政复议     1件",
}


def test_gaps_within_sentences_are_no_blanks_of_the_author() -> None:
    text = base_report(2024).replace(
        "《中华人民共和国政府信息公开条例》规定", "《中华人民共和国政府信息公开条例》（国务院令第711号）规定"
    )
    laid_out = text.replace("国务院令第711号", "国务院令第         711号")
    for words, gaps in GAPS.items():
        assert words in text
        laid_out = laid_out.replace(words, gaps)
    assert not check(laid_out.encode(), path="a.txt").findings
    wrong = laid_out.replace("申请  3件", "申请  4件")
    (found,) = check(wrong.encode(), path="a.txt").findings
    assert found.rule == "TXT001"
    line, column = found.location.line, found.location.column
    assert wrong.splitlines()[(line or 0) - 1][(column or 0) - 1 :].startswith(("4件", "申请  4件", "收到"))


def test_a_gap_by_itself_is_the_authors() -> None:
    text = base_report(2024).replace("信息公开条例》规定", "信息公开条例》（国务院令第   711号）规定")
    assert [one.rule for one in check(text.encode(), path="a.txt").findings] == ["CIT002"]
    assert without_gaps("收到   3件，办结   3件。") == ("收到   3件，办结   3件。", ())


def test_figures_of_a_row_stay_apart() -> None:
    row = "行政处罚      12      3\n" * 5 + "收到   3件，办结   3件，公开   2件，其他   1件。\n"
    text, origin = without_gaps(row)
    assert text == "行政处罚      12      3\n" * 5 + "收到3件，办结3件，公开2件，其他1件。\n"
    assert origin[1] == (text.index("3件"), row.index("3件"))


def test_labels_of_a_row_stay_apart() -> None:
    row = "三、本年度办理         1.不掌握相关政府      0    0   0   0    0    0    0\n" * 5
    assert without_gaps(row) == (row, ())
    listed = "工作有序，      1.加强培训\n" * 5
    assert without_gaps(listed) == (listed, ())


def test_a_gap_before_the_year_that_ends_a_line() -> None:
    line = "本报告按照有关要求编制，现将示例市数据局有关情况公布如下，欢迎查阅示例市数据局    {}\n"
    row = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请    2024\n"
    text = line.format(2024) * 4
    bare, _ = without_gaps(text)
    assert bare == text.replace("    ", "")
    assert without_gaps(line.format(12) * 4)[0] == line.format(12) * 4
    assert without_gaps(row * 4)[0] == row * 4


def spaced(text: str, figures: bool) -> str:
    """`text` as a program that reads images writes it, without bars; a blank beside figures too, or not."""
    text = re.sub(r" *\| *", " ", text.replace(" |\n", "\n"))
    near = r"[^\W\da-zA-Z]|[，。；：、（）《》〈〉〔〕“”]"
    text = re.sub(rf"({near})(?=(?:{near}))", r"\1 ", text)
    return re.sub(rf"({near})(?=\d)|(\d)(?=(?:{near}))", lambda one: f"{one[0]} ", text) if figures else text


@pytest.mark.parametrize("figures", [True, False])
def test_blanks_between_all_characters_are_no_authors(figures: bool) -> None:
    plain = base_report(2024)
    text = spaced(plain, figures)
    assert "申 请" in text
    result = check(text.encode(), path="a.txt")
    assert result.error is None
    assert result.findings == ()
    assert figures_of(read(text)) == figures_of(read(plain))
    label = next(line for line in text.splitlines() if line.startswith("（ 七 ） 总 计"))
    lost = check(text.replace(label + "\n", "", 1).encode(), path="a.txt")
    assert "STR007" not in {one.rule for one in lost.findings}
    assert "STR007" in {one.rule for one in lost.not_assessed}
    wrong = spaced(plain.replace("申请3件", "申请4件", 1), figures)
    (found,) = check(wrong.encode(), path="a.txt").findings
    assert found.rule == "TXT001"
    line, column = found.location.line, found.location.column
    assert "4" in wrong.splitlines()[(line or 0) - 1][(column or 0) - 1 :][:60]


def test_blanks_between_some_characters_stay() -> None:
    words = "甲 乙 丙 丁 " * 60 + "\n" + "本年度收到申请三件并予以公开" * 20
    assert without_spacing(words) == (words, ())
    assert without_spacing("甲 乙 丙") == ("甲 乙 丙", ())


def test_blanks_between_cells_with_figures_stay() -> None:
    row = "规 章 0 0 0\n行 政 许 可 63\n收 到 12 件 ， 占 5.3% 。\n其 他 2.申 请 人\n函〔 2021\n 〕30 号\n"
    bare, origin = without_spacing(row * 60)
    shown = "规章 0 0 0\n行政许可 63\n收到12件，占5.3%。\n其他 2.申请人\n函〔2021\n〕30号\n"
    assert bare == shown * 60
    assert origin[0] == (0, 0)
