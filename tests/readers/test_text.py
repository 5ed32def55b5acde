"""The text reader: lines, bars, encodings, and spans that point at what they say."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint import check
from govlint.errors import UnreadableError
from govlint.model import Document, Grid, Paragraph
from govlint.readers import ALL
from govlint.readers import text as text_reader
from govlint.readers.text import blocks_of
from govlint.testing import base_report
from laidout import laid_out
from recognised import checked, figures
from recognised import read as read_report


def read(text: str) -> Document:
    return text_reader.read(text.encode(), "a.txt")


def table(text: str) -> list[list[str]]:
    (grid,) = [block for block in blocks_of(text) if isinstance(block, Grid)]
    return [[cell.text for cell in row] for row in grid.rows]


def test_every_line_is_a_paragraph_without_its_blanks() -> None:
    text = "\ufeff　　甲 \n\n\t乙\u00a0\r\n\u2003\u2003丙\u2009\r丁"
    assert [text[block.span.start : block.span.end] for block in blocks_of(text)] == ["甲", "乙", "丙", "丁"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("规章 | 0 | 1 |\n文件 | 2 | 3 |", [["规章", "0", "1", ""], ["文件", "2", "3", ""]]),
        ("规章 | 0 | 1 |\n文件 | 2 |\n许可 | 2 | |", [["规章", "0", "1"], ["文件", "2"], ["许可", "2", ""]]),
        ("| 规章 | 0 | 1 |\n| 文件 | 2 | 3 |", [["规章", "0", "1"], ["文件", "2", "3"]]),
        ("| 规章 | 0 |\n|---|:--:|\n| 文件 | 2 |", [["规章", "0"], ["文件", "2"]]),
        ("规章 |\n0 |\n1 |", [["规章"], ["0"], ["1"]]),
        ("规章|0\n文件|2", [["规章", "0"], ["文件", "2"]]),
        ("规章 | 0 | | 1\n文件 | | |", [["规章", "0", "", "1"], ["文件", "", "", ""]]),
        ("规章 | 0\n\n文件 | 1", [["规章", "0"], ["文件", "1"]]),
        (
            "规章｜0｜1｜2\n文件｜2｜｜3\n许可｜4\n强制｜",
            [["规章", "0", "1", "2"], ["文件", "2", "", "3"], ["许可", "4"], ["强制", ""]],
        ),
        (
            "┎─┬─┐\n│规章│0│\n┠─┼─┨\n│文件│2│\n├─┼─┤\n│许可│  │\n└─┴─┘",
            [["规章", "0"], ["文件", "2"], ["许可", ""]],
        ),
        ("+---+---+\n| 规章 | 0 |\n+===+===+\n| 文件 | 2 |\n+---+---+", [["规章", "0"], ["文件", "2"]]),
        # a cell of two lines, and a line drawn on one side only
        (
            "+---+---+\n| 行政规范 | 1 |\n| 性文件 | |\n+---+---+\n| 许可 | 3 |\n+---+---+",
            [["行政规范\n性文件", "1"], ["许可", "3"]],
        ),
        (
            "+---+---+---+\n| 三 | 予以 | 1 |\n|    +----+----+\n"
            "|    | 部分 | 2 |\n+----+----+----+\n| 四 | 结转 | 3 |\n+---+---+---+",
            [["三", "予以", "1"], ["", "部分", "2"], ["四", "结转", "3"]],
        ),
        (
            "├──┼──┤\n│文│1│\n│件│ │\n├──┼──┤\n│许可│2│\n├──┼──┤\n│处罚│3│\n└──┴──┘",
            [["文\n件", "1"], ["许可", "2"], ["处罚", "3"]],
        ),
        # a tall cell beside the line
        (
            "├──┼──┼──┤\n│     │补正│1│\n│(六) ├──┼──┤\n│其他 │不缴│ │\n"
            "│     │费  │2│\n├──┼──┼──┤\n│四│结转│3│\n└──┴──┴──┘",
            [["(六)", "补正", "1"], ["其他", "不缴\n费", "2"], ["四", "结转", "3"]],
        ),
        # a frame, and a line under the heading, part no rows
        (
            "+--+--+\n| 甲 | 件 |\n+--+--+\n| 规章 | 0 |\n| 文件 | 2 |\n| 许可 | 1 |\n| 注 | |\n+--+--+",
            [["甲", "件"], ["规章", "0"], ["文件", "2"], ["许可", "1"], ["注", ""]],
        ),
    ],
)
def test_bars(text: str, rows: list[list[str]]) -> None:
    assert table(text) == rows


def test_a_bar_of_another_kind_in_a_title_makes_no_table() -> None:
    assert [type(block) for block in blocks_of("年报｜示例市数据局\n正文│正文")] == [Paragraph, Paragraph]


def test_a_line_drawn_through_what_is_no_row_ends_the_table() -> None:
    drawn = "├──┼──┤\n│文│1│\n├──┼──┤\n│处罚│2│\n├──┼──┤\n│许可│2│\n├──┼──┤\n│" + "长" * 100 + " ├──┤\n正文"
    assert [type(block) for block in blocks_of(drawn)] == [Grid, Paragraph, Paragraph]


@pytest.mark.parametrize(
    "line", ["## 一、总体情况", "**一、总体情况**", "# 一、总体情况 #", "__一、总体情况__"]
)
def test_marks_that_a_converter_left_around_a_heading(line: str) -> None:
    (block,) = blocks_of(line)
    assert isinstance(block, Paragraph)
    assert (line[block.span.start : block.span.end], block.level) == ("一、总体情况", 1)


@pytest.mark.parametrize("line", ["#1号楼", "***", "**加强**培训**", "* 加强培训", "__", "# "])
def test_other_marks_are_words(line: str) -> None:
    (block,) = blocks_of(line)
    assert isinstance(block, Paragraph)
    assert (line[block.span.start : block.span.end], block.level) == (line.strip(), 0)


def test_words_between_two_tables_part_them() -> None:
    kinds = [type(block) for block in blocks_of("甲 | 1\n正文\n乙 | 2")]
    assert kinds == [Grid, Paragraph, Grid]


def test_a_long_line_with_a_bar_is_prose() -> None:
    text = "本报告由总体情况等部分组成，" * 8 + " | 打印"
    assert [type(block) for block in blocks_of(text)] == [Paragraph]


@given(st.text(alphabet="甲乙0|- \t\n\r　:", max_size=80))
def test_every_span_points_at_its_words(text: str) -> None:
    end = 0
    for block in blocks_of(text):
        assert end <= block.span.start <= block.span.end <= len(text)
        end = block.span.end
        cells = block.cells() if isinstance(block, Grid) else ()
        for cell in cells:
            assert text[cell.span.start : cell.span.end] == cell.text
            assert block.span.start <= cell.span.start


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "gb2312"])
def test_encodings(encoding: str) -> None:
    text = "示例市数据局政府信息公开工作年度报告\n一、总体情况\n"
    found = text_reader.read((text * 3).encode(encoding), "a.txt")
    assert found.text.startswith("示例市数据局")
    assert found.place(found.blocks[1].span).text == "2:1"


@pytest.mark.parametrize("data", [b"", bytes(range(256)) * 4])
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        text_reader.read(data, "a.txt")


def test_text_and_source_are_one() -> None:
    found = read("甲\r\n乙")
    assert (found.text, found.origin, found.reader) == (found.source, (), "text")
    assert any(reader.name == "text" and reader.suffixes == (".txt", ".text") for reader in ALL)


def test_comma_separated_values_are_a_table_where_there_are_many() -> None:
    rows = [f'{number}.（一）予以公开，{number}件,{number},0,0,"1,234"' for number in range(9)]
    text = "\n".join(["收到申请3件,其中公开2件,其余1件。", "标题,,甲,乙,", *rows])
    assert table(text)[:2] == [
        ["标题", "", "甲", "乙", ""],
        ["0.（一）予以公开，0件", "0", "0", "0", "1,234"],
    ]
    assert len(table(text)) == 10
    assert not any(isinstance(block, Grid) for block in blocks_of("\n".join(rows[:3])))
    narrow = table("\n".join(["收到申请3件,均已答复", "信息内容,本年处理决定数量", "行政许可,12", *rows]))
    assert narrow[:2] == [["信息内容", "本年处理决定数量"], ["行政许可", "12"]]
    assert len(narrow) == 11


@pytest.mark.parametrize("padded", [False, True])
def test_values_between_semicolons_are_a_table_where_there_are_many(padded: bool) -> None:
    lines = []
    for line in base_report().splitlines():
        cells = line.removesuffix(" |").split(" | ")
        lines.append(";".join([*cells, *[""] * (9 - len(cells))] if padded or "|" in line else cells))
    report = "\n".join(lines)
    result = check(report.encode(), path="a.txt")
    assert result.findings == ()
    assert result.not_assessed == check(base_report().encode(), path="a.txt").not_assessed
    wrong = report.replace("（七）总计;2;1;", "（七）总计;2;若干;")
    assert [finding.rule for finding in check(wrong.encode(), path="a.txt").findings] == ["BAL006"]


def test_a_few_semicolons_are_marks_of_sentences() -> None:
    assert not any(
        isinstance(block, Grid) for block in blocks_of("制度;;;\n公开3件;答复2件;转送1件\n甲;1;2;3")
    )


DRAWN = (
    "├──┼──┤",
    "│  ├──┤",
    "+---+---+",
    "|  +---+",
    "│",
    "|",
    "|---|---|",
    "文",
    "1",
    "长" * 100,
    " ",
    "\n",
    "\n\n",
)


@given(st.lists(st.sampled_from(DRAWN), max_size=40))
def test_whatever_is_drawn_is_read_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    blocks = blocks_of(text)
    assert [block.span.start for block in blocks] == sorted(block.span.start for block in blocks)
    words = "".join(
        text[cell.span.start : cell.span.end]
        for block in blocks
        if isinstance(block, Grid)
        for cell in block.cells()
    )
    assert set(words) <= set(text)
    for block in blocks:
        if isinstance(block, Grid):
            assert [cell.row for row in block.rows for cell in row] == [
                at for at, row in enumerate(block.rows) for _ in row
            ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("=== 一、总体情况", "一、总体情况"),
        ("== 一、总体情况 ==", "一、总体情况"),
        ("** 一、总体情况", "一、总体情况"),
        ("*** （一）主动公开", "（一）主动公开"),
        (".. rubric:: 一、总体情况", "一、总体情况"),
        ("* 示例市数据局2024年政府信息公开工作年度报告", "示例市数据局2024年政府信息公开工作年度报告"),
    ],
)
def test_headings_of_other_markup(line: str, words: str) -> None:
    (block,) = blocks_of(line)
    assert isinstance(block, Paragraph)
    assert (line[block.span.start : block.span.end], block.level) == (words, 1)


def test_an_item_of_a_list_is_no_heading() -> None:
    (block,) = blocks_of("* 门户网站")
    assert block == Paragraph(block.span)


@pytest.mark.parametrize(
    "text",
    [
        "甲\n{| class=wikitable\n| 规章\n| 0\n|-\n| 文件\n| 1\n|- style=x\n| 许可\n| -\n|}\n",
        '[cols=",,,"]\n|===\n|规章\n|0\n\n|文件\n|1\n\n|许可\n|-\n|===\n',
        ".. rubric:: 甲\n   :name: 甲\n\n.. container::\n\n|规章|0|\n|文件|1|\n|许可|-|\n",
    ],
)
def test_what_parts_the_rows_of_other_markup_is_no_cell(text: str) -> None:
    cells = [cell.text for block in blocks_of(text) if isinstance(block, Grid) for cell in block.cells()]
    assert [cell for cell in cells if cell] == ["规章", "0", "文件", "1", "许可", "-"]


def test_headings_and_columns_of_textile() -> None:
    blocks = blocks_of("h2(#其他). 六、其他需要报告的事项\n\n|_. 信息内容|_. 本年制发件数|\n|规章|0|\n")
    assert [block.level for block in blocks if isinstance(block, Paragraph)] == [1]
    assert table("|_. 信息内容|_. 本年制发件数|\n|规章|0|\n") == [["信息内容", "本年制发件数"], ["规章", "0"]]


def test_tables_of_a_page_between_lines_of_text() -> None:
    text = "h2(#表二). 二、主动公开政府信息情况\n\n<table>\n<tr><td>规章</td><td>0</td></tr>\n</table>\n"
    document = read(text)
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    assert [cell.text for cell in grid.cells()] == ["规章", "0"]
    assert document.slice(document.blocks[0].span) == "二、主动公开政府信息情况"


def test_json_is_no_text() -> None:
    with pytest.raises(UnreadableError, match="JSON"):
        read('{"title": "示例市数据局2024年政府信息公开工作年度报告", "content": "一、总体情况\\n"}')
    assert read("[1, 2]").text == "[1, 2]"
    assert len(read("[索引号] 000\n[标题] 年度报告\n").blocks) == 2
    assert len(read("[" * 100_000).blocks) == 1


@pytest.mark.parametrize("quoted", [False, True])
def test_a_workbook_saved_as_comma_separated_values_has_sentences_too(quoted: bool) -> None:
    lines = []
    for line in base_report().splitlines():
        cells = line.removesuffix(" |").split(" | ") if "|" in line else [f'"{line}"' if quoted else line]
        lines.append(",".join([*cells, *[""] * (10 - len(cells))]))
    result = check("\r\n".join([*lines, "," * 9]).encode("gb18030"), path="a.csv")
    assert result.findings == ()
    assert result.not_assessed == check(base_report().encode(), path="a.txt").not_assessed


def test_bars_between_all_pieces_of_a_page_stand_around_its_sentences_too() -> None:
    lines = base_report().replace(" |\n", "\n").splitlines()
    text = " | \n | ".join(lines) + " | \n"
    assert check(text.encode(), path="a.txt").findings == ()
    wrong = text.replace("2024年，示例市数据局认真", "2023年，示例市数据局认真")
    assert [finding.rule for finding in check(wrong.encode(), path="a.txt").findings] == ["STR011"]
    place = check(wrong.encode(), path="a.txt").findings[0].location
    assert wrong.splitlines()[(place.line or 0) - 1][(place.column or 0) - 1 :].startswith("2023年")


def test_pieces_of_a_pdf_file_with_their_places_are_unreadable() -> None:
    lines = "".join(
        f'<text top="9" left="9" font="0">{line}</text>\n' for line in base_report(2024).split("\n")
    )
    data = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<pdf2xml>\n<page number="1">\n{lines}</page>\n</pdf2xml>\n'
    )
    result = check(data.encode(), path="a.xml.txt")
    assert result.error is not None
    assert result.error.code == "unreadable"
    assert "PDF" in result.error.message


def test_rows_of_two_values_between_semicolons_are_of_the_table() -> None:
    lines = [line.rstrip(" |").split(" | ") for line in base_report(2024).split("\n")]
    text = "\n".join(";".join(cells) for cells in lines)
    assert "行政许可;12" in text
    assert [
        f for f in check(text.encode(), path="a.txt").findings if f.rule[:3] in ("STR", "BAL", "WRD")
    ] == []
    faulty = text.replace("行政许可;12", "行政许可;1.5")
    assert "BAL006" in [finding.rule for finding in check(faulty.encode(), path="a.txt").findings]
    dashed = text.replace("行政许可;12", "行政许可;—")
    assert "BAL006" in [finding.rule for finding in check(dashed.encode(), path="a.txt").findings]
    assert not any(isinstance(block, Grid) for block in blocks_of("办结;3\n本年公开;本年答复\n"))


@pytest.mark.parametrize("mark", [",", ";"])
@pytest.mark.parametrize("odd", ["约12", "若干", "-3", "O", "十二"])
def test_a_row_of_two_cells_under_another_is_one_whatever_stands_in_it(mark: str, odd: str) -> None:
    text = laid_out(lambda cells: "\n".join(mark.join(row).rstrip(mark) for row in cells), "")
    assert checked(text).findings == ()
    (finding,) = checked(text.replace(f"行政许可{mark}12", f"行政许可{mark}{odd}")).findings
    assert (finding.rule, finding.cell and finding.cell.row) == ("BAL006", "licensing")


def test_a_heading_under_a_row_is_no_row() -> None:
    text = "项目;件数;总计\n" + "甲;0;0;0;0;0;0\n" * 9 + "四、复议;诉讼情况\n正文。\n"
    assert [isinstance(block, Grid) for block in blocks_of(text)] == [True, False, False]


@pytest.mark.parametrize(
    ("mark", "behind"),
    [
        ("h1. {{anchor:{0}}}{0}", ""),
        ("= {0} =", '<span id="年度"></span>\n{| class="wikitable"\n|}\n'),
        ("* {0}", "  :PROPERTIES:\n  :CUSTOM_ID: 一总体情况\n  :END:\n"),
    ],
)
def test_what_a_wiki_puts_beside_headings_is_no_text(mark: str, behind: str) -> None:
    titles = [f"{number}、{'总体情况' * 9}" for number in "一二"]
    text = "".join(f"{mark.format(title)}\n{behind}" for title in titles)
    document = text_reader.read(text.encode(), "a.txt")
    assert [document.slice(block.span) for block in document.blocks] == titles
    assert all(isinstance(block, Paragraph) and block.level == 1 for block in document.blocks)


ROWS = {
    "lists of Python": lambda row: repr([cell or None for cell in row]),
    "lists of JSON": lambda row: json.dumps(row, ensure_ascii=False) + ",",
    "strokes": lambda row: " / ".join(row).rstrip(" /"),
}


@pytest.mark.parametrize("name", ROWS)
def test_rows_as_programs_print_them_are_a_table(name: str) -> None:
    text = laid_out(lambda cells: "\n".join(map(ROWS[name], cells)), "")
    result = checked(text)
    assert result.findings == ()
    assert result.report is not None
    assert figures(result.report) == figures(read_report(base_report()))
    (finding,) = checked(re.sub(r"(?<=行政许可)(\W+)12", r"\1约12", text)).findings
    assert (finding.rule, finding.cell and finding.cell.row) == ("BAL006", "licensing")


def test_strokes_in_place_of_figures_are_those_of_an_author() -> None:
    dashed = base_report().replace("规章 | 0 | 0 | 0 |", "规章  /  /  /")
    assert {(one.rule, "“/”" in one.message) for one in checked(dashed).findings} == {("BAL006", True)}
    assert not any(isinstance(block, Grid) for block in blocks_of("甲  /  /  /  / \n" * 30))
    assert not any(
        isinstance(block, Grid) for block in blocks_of("甲 / 乙 / 丙\n" * 7 + "主动公开 / 依申请公开\n")
    )


def test_marks_within_the_cells_of_such_rows_are_theirs() -> None:
    text = laid_out(lambda cells: "\n".join(map(ROWS["lists of JSON"], cells)), "", year=2020)
    assert checked(text.replace("“三安全一稳定”", '\\"三安全一稳定\\"')).findings == ()
    assert (
        checked(laid_out(lambda cells: "\n".join(map(ROWS["strokes"], cells)), "", year=2020)).findings == ()
    )


def test_a_heading_right_above_a_sentence_is_no_label_between_commas() -> None:
    row = "甲,0,0,0\n"
    text = f'{row * 9}"（一）主要问题",,,\n"公开不够及时，形式单一。",,,\n（七）总计,,,\n{row}'
    assert [isinstance(block, Grid) for block in blocks_of(text)] == [True, False, False, True]


def test_a_cell_of_mediawiki_goes_on_behind_a_break() -> None:
    text = "报告\n{|\n|-\n| 行政<br />\n许可\n| 12\n|}\n"
    assert [[cell.split() for cell in row] for row in table(text)] == [[["行政", "许可"]], [["12"]]]


def test_what_stands_above_all_rows_of_values_is_no_label() -> None:
    text = '"示例市数据局2024年度",,,\n"公开""年报""",,,\n公告,,,\n甲,1,2,3\n' + "乙,,,\n丙,0,0,0\n" * 8
    blocks = blocks_of(text)
    words = [text[block.span.start : block.span.end] for block in blocks[:3]]
    assert words == ["示例市数据局2024年度", '公开""年报""', "公告"]
    assert [isinstance(block, Grid) for block in blocks] == [False] * 3 + [True]


@pytest.mark.parametrize("mark", ["*", "**", "__", "'''"])
def test_marks_of_bold_words_around_a_line_are_no_words(mark: str) -> None:
    title = base_report().split("\n", 1)[0]
    result = checked(base_report().replace(title, f"{mark}{title}{mark}"))
    assert result.findings == ()
    assert result.agency == "示例市数据局"
    assert [paragraph.level for paragraph in blocks_of("*注*意") if isinstance(paragraph, Paragraph)] == [0]


@pytest.mark.parametrize(
    "marked", ["## **{}**", "- {}", "> {}", "***{}***", "<u>{}</u>", '<p align="center"><b>{}</b></p>']
)
def test_headings_in_markdown_are_headings_whatever_the_file_is_called(marked: str) -> None:
    text = re.sub(
        r"(?m)^([一二三四五六]、.*|（[一二三四五]）[^，。\n]{2,20})$",
        lambda line: marked.format(line[0]),
        base_report(),
    )
    result = checked(text)
    assert result.findings == ()
    assert result.report is not None
    assert len(result.report.sections) == 6


def test_one_list_is_no_markdown() -> None:
    assert read("报告\n- 一、甲\n- 乙\n").reader == "text"


def test_a_source_of_latex_is_unreadable() -> None:
    heads = "".join(
        f"\\subsection{{{line}}}\n\n公开。\n\n" for line in ("一、总体情况", "二、其他", "三、收到")
    )
    with pytest.raises(UnreadableError, match="LaTeX"):
        read(heads)
    assert read(heads.partition("\n")[0]).text == "\\subsection{一、总体情况}"


@pytest.mark.parametrize("drawer", ["", "   :PROPERTIES:\n   :CUSTOM_ID: 一\n   :END:\n"])
def test_headings_of_org_are_no_bold_words(drawer: str) -> None:
    text = re.sub(r"(?m)^([一二三四五六]、.*)$", rf"** \1\n{drawer}", base_report())
    assert checked(text).findings == ()


def test_a_stroke_before_the_sign_of_a_figure_is_no_part_of_it() -> None:
    [grid] = blocks_of("| 行政许可 | \\+21 | \\-4 |\n| 行政处罚 | 3 | \\甲 |\n")
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["行政许可", "+21", "-4"],
        ["行政处罚", "3", "\\甲"],
    ]


def test_two_dashes_in_a_cell_of_its_own_line_are_no_line_below_a_header() -> None:
    split = "\n".join(f"{cell} |" for cell in ["予以公开", "0", "--", "0", "0"])
    (grid,) = [block for block in blocks_of(split) if isinstance(block, Grid)]
    assert [cell.text for cell in grid.cells() if cell.text] == ["予以公开", "0", "--", "0", "0"]
