"""Markdown: words, grids, front matter and exact places."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from turbohtml import unescape

from govlint import check
from govlint.errors import UnreadableError
from govlint.model import Document, Grid, Paragraph, Picture, Span
from govlint.readers import markdown

_REFERENCE = re.compile(r"&(?:#[xX]?[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")


def read(source: str, codec: str = "utf-8") -> Document:
    return markdown.read(source.encode(codec), "report.md")


def lines(document: Document) -> list[str]:
    return [document.slice(block.span) for block in document.blocks if isinstance(block, Paragraph)]


def levels(document: Document) -> list[int]:
    return [block.level for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[list[list[str]]]:
    return [[[c.text for c in row] for row in b.rows] for b in document.blocks if isinstance(b, Grid)]


def at(document: Document, span: Span) -> str:
    found = document.source_span(span)
    return document.source[found.start : found.end]


def assert_exact(document: Document) -> None:
    """Spans are in range and ordered, and each character of a block is where the document says."""
    spans = [block.span for block in document.blocks]
    assert all(0 <= span.start <= span.end <= len(document.text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    for block in document.blocks:
        for cell in block.cells() if isinstance(block, Grid) else ():
            assert document.slice(cell.span) == cell.text
        for offset in range(block.span.start, block.span.end):
            char = document.text[offset]
            place = document.source_offset(offset)
            if not char.isspace() and document.source[place] != char:
                reference = _REFERENCE.match(document.source, place)
                assert reference, (char, document.source[place : place + 9])
                assert char in unescape(reference[0])


def test_words_that_a_parser_moves_keep_their_places_at_the_very_end() -> None:
    assert_exact(read("<table><td># <tr>**"))


def test_headings() -> None:
    document = read("# 甲 #\n##乙\n### *丙*\n丁\n===\n戊\n---\n**一、己**\n#1 不是\n\n---\n***\n庚\n")
    assert lines(document) == ["甲", "乙", "丙", "丁", "戊", "一、己", "#1 不是", "庚"]
    assert levels(document) == [1, 2, 3, 1, 2, 0, 0, 0]
    assert_exact(document)


@pytest.mark.parametrize("blank", ["\u3000", "\xa0", " \u3000", ""])
def test_a_heading_behind_a_wide_blank_or_none(blank: str) -> None:
    document = read(f"##{blank}一、总体情况\n\n全年公开信息12条。\n")
    assert lines(document) == ["一、总体情况", "全年公开信息12条。"]
    assert levels(document)[0] == 2


def test_a_heading_with_wide_strokes() -> None:
    assert levels(read("＃＃ 一、总体情况\n\n全年公开信息12条。\n"))[0] == 2


@pytest.mark.parametrize("fence", ["```markdown\n{}\n```", "~~~\n{}\n~~~", "```md\n{}"])
def test_a_report_in_a_fence_is_read_as_one(fence: str) -> None:
    report = "# 年度报告\n\n## 一、总体情况\n\n**全年**公开12条。\n\n## 二、主动公开\n\n"
    report += "| 规章 | 0 |\n|---|---|\n| 文件 | 2 |"
    document = read("以下是报告：\n\n" + fence.format(report) + "\n\n请核对。\n")
    plain = ["以下是报告：", "年度报告", "一、总体情况", "全年公开12条。", "二、主动公开", "请核对。"]
    assert lines(document) == plain
    assert levels(document)[1:4] == [1, 2, 0]
    assert tables(document) == [[["规章", "0"], ["文件", "2"]]]
    assert_exact(document)


def test_a_fence_with_one_heading_is_left_as_it_stands() -> None:
    document = read("```\n## 一、总体情况\n```\n")
    assert lines(document) == ["## 一、总体情况"]


def test_each_line_is_a_paragraph_unless_it_was_wrapped() -> None:
    wrapped = "示例市数据局认真贯彻落实党中央国务院关于全面推进政务公开工作的"
    document = read(
        f"示例市人民政府\n2024年报告\n\n{wrapped}\r\n决策部署。\n{wrapped}\n（一）主动公开。\n{wrapped}  \n甲"
    )
    assert lines(document) == [
        "示例市人民政府",
        "2024年报告",
        f"{wrapped}决策部署。",
        wrapped,
        "（一）主动公开。",
        wrapped,
        "甲",
    ]
    assert_exact(document)


def test_inline_markup() -> None:
    document = read(
        "这是**强调**、_x_、~~删~~、`a*b`、\\*星\\*、5 * 3 * 2、XX***、____、a_b_c、"
        "&nbsp;&ldquo;引&#8221;<br>"
        "<span style='x'>甲</span><!-- 乙 --><https://a.cn/x>\n"
    )
    assert lines(document) == [
        "这是强调、x、、a*b、*星*、5 * 3 * 2、XX***、____、a_b_c、 “引”",
        "甲https://a.cn/x",
    ]
    assert_exact(document)


def test_title_marks_are_not_tags() -> None:
    text = "《…关于印发<办法>的通知》、< 格式 >、<条例>、<a办法>"
    assert lines(read(text)) == [text]


def test_links_and_pictures() -> None:
    document = read(
        '见[全 **文**](http://a.cn/x_(1) "题")和<http://b.cn>。![图](a.png)[![章](b.png)](c)\n[2021]30号\n'
    )
    assert [(document.slice(link.span), link.target) for link in document.links] == [
        ("全 文", "http://a.cn/x_(1)"),
        ("http://b.cn", "http://b.cn"),
    ]
    assert [block.alt for block in document.blocks if isinstance(block, Picture)] == ["图", "章"]
    assert lines(document) == ["见全 文和http://b.cn。", "[2021]30号"]


def test_pipe_tables() -> None:
    document = read(
        "| 信息 | 制发<br>件数 |\n|:---|---:|\n| **规章** | 1\\|2 |\n| - | | / |\n\n"
        "规章 | 0 | 0 | 0 |\n第（一）项 | |||\n"
    )
    assert tables(document) == [
        [["信息", "制发\n件数"], ["规章", "1|2"], ["-", "", "/"]],
        [["规章", "0", "0", "0"], ["第（一）项", "", "", ""]],
    ]
    grid = document.blocks[0]
    assert isinstance(grid, Grid)
    assert not grid.ruled
    assert [cell.column for cell in grid.rows[2]] == [0, 1, 2]
    assert_exact(document)


def test_an_empty_cell_is_just_after_its_bar() -> None:
    document = read("| a | |\n| b | 1 |\n")
    grid = document.blocks[0]
    assert isinstance(grid, Grid)
    assert document.place(grid.rows[0][1].span).text == "1:6"


def test_a_bar_in_prose_makes_no_table() -> None:
    document = read("甲|乙是一对。\n\n丙\n")
    assert lines(document) == ["甲|乙是一对。", "丙"]


def test_figures_are_where_they_stand() -> None:
    document = read(
        "---\r\nyear: 2024\r\n---\r\n# 😀题\r\n\r\n"
        "| 😀 | 12 |\r\n|--|--|\r\n| 乙 | ３４ |\r\n> | 丙 | &#53;6 |\r\n"
    )
    grid = document.blocks[1]
    assert isinstance(grid, Grid)
    assert [document.place(row[1].span).text for row in grid.rows] == ["6:7", "8:7", "9:9"]
    assert at(document, grid.rows[2][1].span) == "&#53;6"
    assert document.place(document.blocks[0].span).text == "4:3"
    assert_exact(document)


def test_html_tables_inside() -> None:
    document = read(
        "前文：<table>\n<tr><td rowspan=2>甲</td>\n\n<td>&#49;2</td></tr>\n"
        "<tr><td><p>34</p></td></tr></table> 后文\n\n尾\n"
    )
    assert lines(document) == ["前文：", "后文", "尾"]
    assert tables(document) == [[["甲", "12"], ["34"]]]
    grid = document.blocks[1]
    assert isinstance(grid, Grid)
    assert grid.ruled
    assert grid.rows[1][0].column == 1
    assert document.place(grid.rows[1][0].span).text == "5:12"
    assert at(document, grid.rows[0][1].span) == "&#49;2"
    assert_exact(document)


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_a_table_in_a_fence_is_a_table(fence: str) -> None:
    document = read(f"{fence}text\n表二\n| 规章 | 0 |\n|---|---|\n| 文件 | 2 |\n\n尾 | 注\n{fence}\n正文\n")
    assert tables(document) == [[["规章", "0"], ["文件", "2"]]]
    assert lines(document) == ["表二", "尾 | 注", "正文"]
    (grid,) = (block for block in document.blocks if isinstance(block, Grid))
    assert at(document, grid.rows[1][1].span) == "2"


@pytest.mark.parametrize(
    "drawn",
    [
        "+--+--+\n| 规章 | 0 |\n+==+==+\n| 行政规范 | 2 |\n| 性文件 | |\n+--+--+\n| 许可 | 3 |\n+--+--+\n",
        "┌──┬──┐\n│ 规章 │ 0 │\n├──┼──┤\n│ 行政规范 │ 2 │\n│ 性文件 │ │\n├──┼──┤\n│ 许可 │ 3 │\n└──┴──┘\n",
    ],
)
def test_a_drawn_table_is_one_with_its_cells_whole(drawn: str) -> None:
    document = read(f"甲\n\n{drawn}\n乙\n")
    assert tables(document) == [[["规章", "0"], ["行政规范\n性文件", "2"], ["许可", "3"]]]
    assert lines(document) == ["甲", "乙"]
    (grid,) = (block for block in document.blocks if isinstance(block, Grid))
    assert at(document, grid.rows[1][1].span) == "2"


def test_comments_scripts_fences_quotes_and_lists() -> None:
    document = read(
        "<!-- 一\n二 -->三\n<script>\n四\n</script>\n```text\n| **五** |\n```\n"
        "> 六\n- 七\n* 八\n1. 九\n<p align=center>十</p>\n"
    )
    assert lines(document) == ["三", "| **五** |", "六", "七", "八", "1. 九", "十"]
    assert_exact(document)


@pytest.mark.parametrize(
    ("head", "metadata"),
    [
        ("title: '题'\nagency: \"局\"\nyear: 2024 # 年", {"title": "题", "agency": "局", "year": "2024"}),
        ("标题：题\n机关名称: 局\n年度: 2023\nx: [1]", {"title": "题", "agency": "局", "year": "2023"}),
        ("title:", {}),
    ],
)
def test_front_matter(head: str, metadata: dict[str, str]) -> None:
    document = read(f"---\n{head}\n---\n正文\n")
    assert document.metadata == metadata
    assert document.text == "正文"


def test_a_rule_above_a_title_begins_no_front_matter() -> None:
    document = read("---\n\n# 年度报告\n\n本局按要求编制（电话：0000）。\n\n---\n\n## 一、总体情况\n")
    assert lines(document) == ["年度报告", "本局按要求编制（电话：0000）。", "一、总体情况"]


def test_front_matter_that_never_ends_is_text() -> None:
    document = read("---\ntitle: 题\n正文\n")
    assert document.metadata == {}
    assert "正文" in document.text


def test_encodings() -> None:
    assert read("# 一、总体情况\n", "gb18030").encoding == "gb18030"
    with pytest.raises(UnreadableError):
        read(" \n")


HOSTILE = (
    *("[" * 20_000, "*a" * 20_000, "<!--" * 20_000, "`" * 20_001, "|" * 20_000, "<table>" * 2000 + "深"),
    *("<" * 20_000, "\\" * 20_000, "(" * 20_000, "[a](" * 5_000, "<table\n" * 3_000, "_" * 20_000),
    *("> " * 20_000, "![" * 9_999, "- " * 20_000, "|-" * 20_000, "# " * 20_000, "<!--\n" * 3_000),
    *(
        "<script>x</script>" * 5_000,
        "+-" * 20_000,
        "+--+\n" * 5_000,
        "│─\n" * 5_000,
        "```\n| a | b |\n" * 5_000,
    ),
)
REPORT = "# 示例市数据局2024年政府信息公开工作年度报告\n\n一、总体情况\n\n规章 | 0\n--|--\n文件 | 1\n"


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_sources(source: str) -> None:
    document = read(f"{REPORT}\n{source}\n")
    assert document == read(f"{REPORT}\n{source}\n")
    # what stands before it is read as if it were not there, and every place is one of the file
    alone = read(REPORT)
    assert document.blocks[: len(alone.blocks)] == alone.blocks
    assert document.text.startswith(alone.text)
    for block in document.blocks:
        place = document.source_span(block.span)
        assert 0 <= place.start <= place.end <= len(document.source)
    # words behind it are lost only within a comment or a tag that never ends
    after = read(f"{REPORT}\n{source}\n\n末段文字。\n")
    assert ("末段文字" in after.text) is not source.startswith(("<!--", "<table\n"))


@pytest.mark.parametrize("source", HOSTILE[:4])
def test_hostile_sources_end_in_a_result(source: str) -> None:
    result = check(f"{REPORT}\n{source}\n".encode(), path="report.md")
    assert result == check(f"{REPORT}\n{source}\n".encode(), path="report.md")
    assert result.crashes == ()
    assert result.error is None
    assert (result.kind, result.year) == ("annual-report", 2024)
    assert "STR001" in {finding.rule for finding in result.findings}


def test_words_agree_with_commonmark() -> None:
    source = (
        "# 标题\n\n甲**乙**丙[丁](http://a.cn)`戊`\\*\n\n|a|b|\n|-|-|\n|1|2|\n\n> 引\n\n1. 数\n\n![x](y)尾\n"
    )
    html = MarkdownIt().enable("table").render(source)
    shown = "".join(re.sub(r"<[^>]*>", "", html).split())
    assert "".join(read(source).text.split()).replace("1.数", "数") == shown


MARKUP = (
    *("# ", "## ", "---\n", "===\n", "**", "*", "_", "`", "```\n", "|", "| ", "|-|\n", "> ", "- ", "1. "),
    *("[", "](", ")", "![", "\\", "<br>", "<table>", "</table>", "<tr>", "<td>", "<b>", "<!--", "-->"),
    *("&nbsp;", "&#65296;", "&", "<", ">", "\n", "\r\n", "\r", "\n\n", "  ", "\u3000", "😀", "\0", "title: "),
    *("<办法>", "---", "http://a.cn", "<p align=x>", "<script>", "</script>", "~~~\n"),
)
PIECES = st.one_of(st.sampled_from(MARKUP), st.text(alphabet="一二。1２,a\u3000", max_size=4))


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_whatever_the_source_places_are_exact(source: str) -> None:
    try:
        document = read(source)
    except UnreadableError:
        return
    assert_exact(document)


def test_a_line_of_many_tags_is_read_to_its_end() -> None:
    document = read("甲" + "<script>乙</script><STYLE>丙</STYLE><!-- 丁 -->" * 9 + "戊<!-- 己\n庚 -->辛\n")
    assert lines(document) == ["甲", "戊", "辛"]


def test_letters_that_grow_when_folded_move_no_place() -> None:
    document = read("İİ<script>\n乙</script>丙<!--\n丁-->戊\n")
    assert lines(document) == ["İİ", "丙", "戊"]
    assert [at(document, block.span) for block in document.blocks] == ["İİ", "丙", "戊"]


def test_a_long_title_is_not_joined_with_the_paragraph_under_it() -> None:
    title = "示例省示例市示例县人民政府办公室2024年度政府信息公开工作年度报告"
    full = "公" * len(title)
    document = read("\n".join([title, *[full] * 6, "公开。"]))
    assert lines(document) == [title, full * 6 + "公开。"]
    document = read("\n".join(["索引号 | 1 | 2", "发布 | 3 | 4", "", title, *[full] * 6, "公开。"]))
    assert lines(document) == [title, full * 6 + "公开。"]


def test_a_line_of_a_sentence_that_looks_like_a_title_is_joined() -> None:
    title = "政府信息与政务公开办公室关于政府信息公开工作年度报告"
    full = "公" * len(title)
    document = read("\n".join([full, title, *[full] * 6, "公开。"]))
    assert lines(document) == [full + title + full * 6 + "公开。"]


def test_rows_that_pandoc_aligns_by_blanks_stay_rows() -> None:
    source = (
        "  -------------------- ---------- ------------\n"
        "  信息内容             制发件数   现行有效件数\n"
        "  规章                 0          0\n"
        "  行政规范性文件       2          14\n"
        "  -------------------- ---------- ------------\n"
    )
    document = read(source)
    assert [line.split()[0] for line in lines(document)] == ["信息内容", "规章", "行政规范性文件"]


def test_attributes_behind_a_heading_are_no_words_of_it() -> None:
    document = read("# 一、总体情况 {#一总体情况 .chapter}\n\n## （一）主动公开 {.unnumbered}\n")
    assert lines(document) == ["一、总体情况", "（一）主动公开"]


def test_a_line_of_strokes_behind_several_rows_of_headings_is_no_row() -> None:
    found = read("| 甲 || 乙 |\n| 丙 | 丁 | 戊 |\n| ^^ | 己 | 庚 |\n|:--:|:-:|--:|\n| 1 | 2 | 3 |\n")
    (grid,) = (block for block in found.blocks if isinstance(block, Grid))
    assert [[cell.text for cell in row] for row in grid.rows][-2:] == [["^^", "己", "庚"], ["1", "2", "3"]]
    dashed = read("| 甲 | 乙 | 丙 |\n|---|---|---|\n| 1 | 2 | 3 |\n| -- | -- | -- |\n")
    (grid,) = (block for block in dashed.blocks if isinstance(block, Grid))
    assert [cell.text for cell in grid.rows[-1]] == ["--", "--", "--"]


def test_rows_of_words_and_figures_are_no_sentence_that_was_wrapped() -> None:
    document = read("信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 1 0 7\n行政规范性文件 2 0 25\n")
    assert document.text.splitlines()[:2] == ["信息内容 本年制发件数 本年废止件数 现行有效件数", "规章 1 0 7"]


def test_figures_set_as_formulas_are_figures() -> None:
    """As converters of pages write them in the tables of a page: <td>$12$</td>."""
    table = "<table><tr><td>规章</td><td>$ 12 $</td><td>1$</td></tr></table>"
    assert tables(read(f"# 一、总体情况\n\n{table}\n")) == [[["规章", "12", "1$"]]]
    assert tables(read("| 规章 | $12$ |\n|---|---|\n| 件 | $0$ |\n")) == [[["规章", "12"], ["件", "0"]]]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("落实《关于规范\n公开目录的通知》。", ["落实《关于规范公开目录的通知》。"]),
        ("落实《关于规范<br>公开目录的通知》。", ["落实《关于规范公开目录的通知》。"]),
        ("设置专区（含大厅、<br>热线）。<br>成效明显。", ["设置专区（含大厅、热线）。", "成效明显。"]),
        ("落实《关于规范\n\n公开目录的通知》。", ["落实《关于规范", "公开目录的通知》。"]),
        ("# 落实《关于规范\n公开目录的通知》。", ["落实《关于规范", "公开目录的通知》。"]),
        ("落实《甲办法\n- 乙办法》。", ["落实《甲办法", "乙办法》。"]),
        ("落实《甲办法\n《乙办法》。", ["落实《甲办法", "《乙办法》。"]),
        ("收到申请\n6件（含", ["收到申请", "6件（含"]),
    ],
)
def test_what_stands_within_marks_goes_on_behind_a_line_s_end(source: str, expected: list[str]) -> None:
    document = read(source)
    assert lines(document) == expected
    assert_exact(document)


def test_the_number_of_a_list_before_the_number_of_a_section_is_none_of_the_text() -> None:
    source = "1. 一、总体情况\n\n甲\n\n2) **二、主动公开**\n\n1. 乙\n\n3. 三是丙\n"
    assert lines(read(source)) == ["一、总体情况", "甲", "二、主动公开", "1. 乙", "3. 三是丙"]


@pytest.mark.parametrize("mark", ["-", "*", "+"])
def test_rows_that_are_items_of_a_list_begin_behind_its_mark(mark: str) -> None:
    items = f"{mark} 结果维持 | 结果纠正\n{mark} 3 | 1\n"
    assert tables(read(items)) == [[["结果维持", "结果纠正"], ["3", "1"]]]
    dashes = "结果维持 | 结果纠正\n- | 1\n"
    assert tables(read(dashes)) == [[["结果维持", "结果纠正"], ["-", "1"]]]
