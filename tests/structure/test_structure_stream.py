"""Tables of which only a stream of words and figures is left."""

from __future__ import annotations

import re

import pytest

from govlint.model import Cell, Document, Grid, Paragraph, Span
from govlint.packtest.pageexamples import _table, base_report
from govlint.packtest.specimen import blocks
from govlint.structure.stream import rows_of_stream
from govlint.structure.tokens import tokens_of
from laidout import Matrix, laid_out, rows
from recognised import checked, figures, labels, read


def streamed(separator: str, year: int = 2024) -> str:
    """The minimal report with every cell of its tables on a line of its own."""
    parts = []
    for _, kind, text in blocks(year):
        if kind == "table":
            parts.append(separator.join(cell for row in _table(text) for cell, _, _ in row))
        else:
            parts.append(text)
    return separator.join(parts) + "\n"


def document(text: str) -> Document:
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Paragraph(Span(start, start + len(line))))
        start += len(line) + 1
    return Document(path="a", reader="text", encoding=None, source=text, text=text, blocks=tuple(spans))


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
@pytest.mark.parametrize("year", [2020, 2024])
def test_a_cell_a_line(year: int, separator: str) -> None:
    assert figures(read(streamed(separator, year))) == figures(read(base_report(year)))
    assert not [f for f in checked(streamed(separator, year)).findings if f.rule[:3] in ("BAL", "STR")]


def test_labels_in_pieces() -> None:
    text = "一、本年新收政府信\n息公开申请数量\n1 0 0 0 0 0 1\n"
    text += "二、上年结\n转政府信息公开申请数量\n2 0 0 0 0 0 2\n"
    found = document(text)
    table = rows_of_stream(tokens_of(found, found.blocks, lambda text: False), labels("2021"), found)
    assert table is not None
    assert [row.match.row for row in table.rows] == ["new", "carried_in"]
    assert [[cell.text for cell in row.values] for row in table.rows] == [list("1000001"), list("2000002")]


def test_one_glyph_a_line() -> None:
    text = "\n".join("（一）予以公开") + "\n3\n0\n0\n0\n0\n0\n3\n"
    found = document(text)
    table = rows_of_stream(tokens_of(found, found.blocks, lambda text: False), labels("2021"), found)
    assert table is not None
    assert table.rows[0].match.row == "granted"
    assert [cell.text for cell in table.rows[0].figures] == list("3000003")


def test_prose_is_no_table() -> None:
    text = "全年收到政府信息公开申请3件，其中予以公开2件，无法提供1件，" * 4 + "均已办结。\n"
    found = document(text)
    assert tokens_of(found, found.blocks, lambda text: False) == []


def test_page_marks_are_left_out() -> None:
    mark = re.compile(r"—\s*\d+\s*—")
    found = document("（一）予以公开\n— 4 —\n1 0 0 0 0 0 1\n")
    tokens = tokens_of(found, found.blocks, lambda text: mark.fullmatch(text) is not None)
    assert [token.text for token in tokens] == ["（一）予以公开", "1", "0", "0", "0", "0", "0", "1"]


def test_figures_that_are_not_all_there_are_not_told() -> None:
    text = streamed("\n").replace("（七）总计\n2\n1\n0\n0\n0\n0\n3", "（七）总计\n2\n1\n3")
    report = read(text)
    assert ("handled", "total") not in report.forms["requests"].cells
    assert "handled" not in report.forms["requests"].missing_rows


@pytest.mark.parametrize(
    ("label", "slip"),
    [
        ("四、结转下年度继续办理", "四、结转下年度继续办埋"),
        ("7.属于行政执法案卷", "7.属于行政执法案券"),
        ("一、本年新收政府信息公开申请数量", "一、本年新受政府信息公开申请数量"),
    ],
)
def test_a_mistyped_label_is_told_as_such_and_not_as_a_missing_row(label: str, slip: str) -> None:
    told = [f for f in checked(streamed("\n").replace(label, slip)).findings if f.rule[:3] in ("BAL", "STR")]
    assert [(f.rule, f.severity, slip in f.message) for f in told] == [("STR007", "warning", True)]


def test_a_heading_of_table_four_before_an_odd_word_is_no_row_of_table_three() -> None:
    text = streamed("\n")
    row = text[text.index("（七）总计") : text.index("四、结转下年度")]
    text = text.replace("总计\n1\n0\n0\n0\n1\n0\n0\n", "总计\n1\n0\n0\n0\n1\n0\n若干\n")
    told = [f.rule for f in checked(text.replace(row, "")).findings if f.rule[:3] in ("BAL", "STR")]
    assert told == ["STR007", "BAL006"]


def aligned(text: str) -> str:
    """The tables of `text` with their columns set apart by runs of blanks, as wide as a page."""
    lines = [line.removesuffix(" |").split(" | ") if "|" in line else [line] for line in text.split("\n")]
    return "\n".join("".join(cell.ljust(40) for cell in line) if line[1:] else line[0] for line in lines)


def test_columns_set_apart_by_blanks() -> None:
    result = checked(aligned(base_report()))
    assert result.findings == ()
    assert result.report is not None
    assert figures(result.report) == figures(read(base_report()))
    told = checked(aligned(base_report().replace("规章 | 0 | 0 | 0", "规章 | 0 | 0 | 无"))).findings
    assert [finding.rule for finding in told] == ["BAL006"]


def test_figures_that_stand_behind_several_labels_are_nobodys() -> None:
    text = streamed("\n").replace("1.属于国家秘密\n" + "0\n" * 7 + "2.其他法律", "1.属于国家秘密\n2.其他法律")
    text = text.replace("2.其他法律行政法规禁止公开\n", "2.其他法律行政法规禁止公开\n" + "0\n" * 7)
    result = checked(text)
    assert result.findings == ()
    assert {"BAL001", "BAL002", "BAL003"} <= {entry.rule for entry in result.not_assessed}


def test_a_tall_label_whose_lines_run_through_another_is_no_slip() -> None:
    label = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    mixed = (
        "（六）其 2.申请人逾期未按收费通知要求缴纳费",
        "他处理 用、行政机关不再处理其政府信息公",
        "开申请",
    )
    text = base_report().replace(label + " | 0" * 7 + " |", "{}\n{} 0 0 0 0 0 0 0\n{}".format(*mixed))
    assert [finding.rule for finding in checked(text).findings] == []


def test_headings_of_table_four_in_pieces_over_their_figures() -> None:
    text = base_report()
    start = text.index("结果维持 | 结果纠正")
    shredded = (
        "结果维 结果纠 其他结 尚未审 总 未经复议直接起诉 复议后起诉\n持 正 果 结 计\n"
        + "结果维 结果纠 其他结 尚未审 总\n持 正 果 结 计\n" * 2
    )
    figures_of = "1 0 0 0 {} 0 0 0 0 0 0 0 0 0 0\n"
    text = text[:start] + shredded + figures_of + text[text.index("五、存在") :]
    assert checked(text.format(1)).findings == ()
    assert [finding.rule for finding in checked(text.format(2)).findings] == ["BAL004"]
    down = text.format("1").replace(figures_of.format("1"), "1 0\n0 0\n" + "1\n" + "0\n" * 10)
    (reason,) = [entry.reason for entry in checked(down).not_assessed if entry.rule == "STR006"]
    assert "只读到表头" in reason


def test_cells_in_doubt_are_no_part_of_the_stream() -> None:
    text = "（七）总计\t5\t7"
    cells = (
        Cell("（七）总计", Span(0, 5), 0, 0),
        Cell("5", Span(6, 7), 0, 1, doubtful=True),
        Cell("7", Span(8, 9), 0, 2),
    )
    grid = Grid(Span(0, 9), (cells,), doubtful=True)
    found = Document(path="a", reader="pdf", encoding=None, source=text, text=text, blocks=(grid,))
    assert [token.text for token in tokens_of(found, found.blocks, lambda words: False)] == [
        "（七）总计",
        "7",
    ]


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\t"])
@pytest.mark.parametrize("apart", ["1 7", "1\u30007"])
def test_digits_set_apart_are_one_cell_where_the_row_is_whole_with_it(separator: str, apart: str) -> None:
    text = "\n".join(["（一）予以公开", separator.join([apart, *"00000", "17"]), "（二）部分公开"])
    text += separator.join(["", *"0000000"])
    found = document(text)
    table = rows_of_stream(tokens_of(found, found.blocks, lambda text: False), labels("2021"), found)
    assert table is not None
    assert [cell.text for cell in table.rows[0].values] == [apart, *"00000", "17"]
    assert [cell.text for cell in table.rows[1].values] == list("0000000")


@pytest.mark.parametrize("row", ["1 7 0 0 0 0 0 17", "1 7\n0\n0\n0\n0\n0\n17\n4", "12 3\n0\n0\n0\n0\n0\n15"])
def test_figures_that_cannot_be_told_apart_are_left_as_they_are(row: str) -> None:
    found = document(f"（一）予以公开\n{row}\n（二）部分公开")
    table = rows_of_stream(tokens_of(found, found.blocks, lambda text: False), labels("2021"), found)
    assert table is not None
    assert "1 7" not in [cell.text for cell in table.rows[0].values]


def test_headings_that_a_converter_put_together_are_read() -> None:
    text = streamed("\n").replace("总计\n商业企业\n", "总计商业企\n业\n", 1)
    assert "总计商业企" in text
    text = text.replace("尚未审结\n总计\n1\n", "尚未\n审结总计\n1\n", 1)
    assert "审结总计" in text
    assert figures(read(text)) == figures(read(base_report()))
    assert not [f for f in checked(text).findings if f.rule[:3] in ("BAL", "STR")]


def around(figure: str) -> str:
    """A report where the label of 行政许可 stands around its figure, or what stands there."""
    text = base_report().replace("行政许可 | 12 |", f"行政         {figure}\n许可")
    return text.replace(
        "信息内容 | 本年处理决定数量 |\n行政处罚 | 3 |\n行政强制 | 0 |",
        "行政处罚         3\n行政强制         0",
    )


def test_a_label_around_its_figures_is_read() -> None:
    text = around("12")
    assert read(text).forms["disclosure"].values == read(base_report()).forms["disclosure"].values
    assert [f for f in checked(text).findings if f.rule[:3] in ("BAL", "STR")] == []
    faulty = around("12.5")
    assert [f.rule for f in checked(faulty).findings if f.rule[:3] in ("BAL", "STR")] == ["BAL006"]


@pytest.mark.parametrize(
    "label", ["本年\n    2 | 1 | 0 | 0 | 0 | 0 | 3\n新收", "本年\n    2  1  0  0  0  0  3\n新收"]
)
def test_a_label_over_and_under_a_row_of_figures_is_read(label: str) -> None:
    lines = base_report().split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith("一、本年新收"))
    lines[at] = label
    text = "\n".join(lines).replace(" | ", "   ").replace(" |", "")
    assert read(text).forms["requests"].values == read(base_report()).forms["requests"].values
    assert [f.rule for f in checked(text).findings if f.rule[:3] in ("BAL", "STR")] == []


def test_a_label_in_pieces_is_no_missing_row() -> None:
    text = around("12\n甲项")
    result = checked(text)
    assert [f.rule for f in result.findings if f.rule in ("STR007", "STR008", "BAL006")] == []
    assert "STR007" in {item.rule for item in result.not_assessed}
    lost = checked(text.replace("行政         12\n甲项\n许可\n", ""))
    assert "STR007" in {finding.rule for finding in lost.findings}


def test_a_heading_lost_over_figures_that_are_there_is_no_missing_column() -> None:
    text = streamed("\n")
    result = checked(text.replace("法人或其他组织\n总计\n", "法人或其他组织\n", 1))
    assert [f.rule for f in result.findings if f.rule[:3] in ("BAL", "STR")] == []
    assert "STR008" in {item.rule for item in result.not_assessed}


def test_the_note_in_a_tables_corner_is_no_sentence_where_names_of_columns_stand_behind_it() -> None:
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 |"
    rows = base_report(2024).replace(" |", " ").replace(" | ", " ")
    text = rows.replace(
        corner.replace(" |", " "),
        "法人或其他组织（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四 自然 商 科 社会 法律 总\n"
        "项之和）                           人 业企 研机 公益 服务 其他 计",
    )
    assert "自然 商 科" in text
    assert not [found for found in checked(text).findings if found.rule == "CIT004"]


def test_figures_that_a_converter_put_by_twos_into_cells_are_a_whole_row() -> None:
    rows = [
        "|                  |     | 业    | 构 益组织 | 务机构 |     |",
        "| --- | --- | --- | --- | --- | --- |",
        "| 一、本年新收政府信息公开申请数量 |     | 38 6 | 0 1   | 2 0 | 47  |",
        "| 二、上年结转政府信息公开申请数量 |     | 3 1  | 0 0   | 0 0 | 4   |",
        "| （一）予以公开          |     | 17 3 | 0 0   | 1 0 | 21  |",
        "| （七）总计 |      | 39 6 | 0 1 | 2 0 | 48  |",
    ]
    form = read(
        base_report(2024).split("三、收到")[0] + "三、收到和处理政府信息公开申请情况\n" + "\n".join(rows),
        "a.md",
    )
    figures_of = form.forms["requests"].values
    assert [figures_of["new", column] for column in ("natural_person", "business", "total")] == [38, 6, 47]
    assert figures_of["handled", "total"] == 48


def one_cell_a_line_with_bars(text: str) -> str:
    """Each cell on a line of its own, a bar on a line by itself behind it."""
    lines = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.removesuffix("|").split("|")]
        lines.append(line if len(cells) == 1 else "\n|\n".join(cells) + "\n|")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("行政许可 | 12", "行政许可 | 12", []),
        ("行政许可 | 12", "行政许可 | ", ["BAL006"]),
        ("（七）总计 | 2 |", "（七）总计 | 3 |", ["BAL001"]),
    ],
)
def test_bars_by_themselves_between_lines_are_no_cells(old: str, new: str, told: list[str]) -> None:
    text = base_report()
    assert old in text
    result = checked(one_cell_a_line_with_bars(text.replace(old, new)))
    assert [finding.rule for finding in result.findings] == told
    assert not [item for item in result.not_assessed if item.rule.startswith("BAL")]


@pytest.mark.parametrize(
    "end", ["定”", "（三）不\n定”", "\f定”\n予公开", "- 3 -\n\f定”"], ids=["below", "beside", "page", "foot"]
)
def test_the_end_of_a_label_behind_its_figures_is_no_slip(end: str) -> None:
    label = "3.危及“三安全一稳定”"
    text = base_report().replace(label + " | 0" * 7 + " |", f"3.危及“三\n安全一稳 0 0 0 0 0 0 0\n{end}")
    assert checked(text).findings == ()
    told = checked(text.replace("定”", "")).findings
    assert [(finding.rule, finding.severity) for finding in told] == [("STR007", "warning")]


def test_a_heading_of_a_column_behind_the_first_label_is_not_missing() -> None:
    # Labels and figures went apart, so that these tell nothing of the columns.
    text = re.sub(r"(?<=[一-鿿”）])\n(?:\d\n){7}", "\n", streamed("\n")).replace(
        "社会公益组织\n", "社会\n", 1
    )
    text = text.replace("公开申请数量\n", "公开申请数量\n公益\n组织\n", 1)
    assert "STR008" not in [finding.rule for finding in checked(text).findings]
    gone = text.replace("公益\n组织\n", "", 1)
    assert "STR008" in [finding.rule for finding in checked(gone).findings]


@pytest.mark.parametrize(
    "left",
    [
        "#VALUE!",
        "#DIV/0!",
        "？",
        "???",
        "××",
        "1？",
        "（填写数字）",
        "[数字]",
        "待核",
        "（）",
        "（7）",
        "0*",
        "（填数）7",
    ],
)
@pytest.mark.parametrize("at", [0, 3, 6])
def test_what_programs_and_templates_leave_in_a_cell_on_a_line_is_told_there(left: str, at: int) -> None:
    label = "1.信访举报投诉类申请"
    row = ["0"] * 7
    row[at] = left
    text = streamed("\n").replace("\n".join([label, *"0000000"]), "\n".join([label, *row]))
    (told,) = checked(text).findings
    assert (told.rule, told.cell and told.cell.row) == ("BAL006", "not_handled.complaint")
    assert f"“{left}”" in told.message


def test_a_chinese_numeral_between_figures_is_in_a_cell() -> None:
    text = streamed("\n").replace("（七）总计\n2\n1\n0\n0\n", "（七）总计\n2\n1\n零\n0\n")
    assert [f.rule for f in checked(text).findings] == ["BAL006"]
    glyphs = streamed("\n").replace("二、上年结转", "\n二\n、\n上\n年\n结\n转\n")
    assert checked(glyphs).findings == ()


def test_a_line_in_brackets_between_rows_is_in_no_cell() -> None:
    text = (
        streamed("\n")
        .replace("（五）不予处理\n", "（五）\n不予\n处理\n")
        .replace("（六）其他处理\n", "（六）\n其他处理\n")
    )
    assert checked(text).findings == ()


def test_a_piece_of_a_tall_label_before_the_figures_is_passed_over() -> None:
    label = "2.没有现成信息需要另行制作"
    text = base_report().replace(
        label + " | 0" * 7 + " |", "（四）\n2.没有现成信息需要另\n无法提 0 0 0 0 0 0 0\n行制作\n供"
    )
    assert figures(read(text)) == figures(read(base_report()))
    assert checked(text).findings == ()


def test_figures_of_the_first_row_between_the_headings_and_its_label() -> None:
    label = "一、本年新收政府信息公开申请数量"
    text = streamed("\n").replace(f"{label}\n2\n1\n0\n0\n0\n0\n3\n", f"1\n0\n0\n0\n0\n3\n{label}\n2\n")
    assert "CIT004" not in [finding.rule for finding in checked(text).findings]
    assert "STR008" not in [finding.rule for finding in checked(text).findings]


FEET = {
    "dash": "\n— 2 —\n\f",
    "number": "\n2\n\f",
    "head": "\n- 2 -\n\n\f示例市数据局2024年政府信息公开工作年度报告\n\n",
    "words": "第 2 页 共 5 页\n",
}


@pytest.mark.parametrize("foot", FEET.values(), ids=FEET)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("第一项加第二项之和，", "等于第三项"),
        ("申请人情况\n", "自然人\n"),
        ("社会公益组织\n", "法律服务机构\n"),
    ],
)
def test_the_end_of_a_page_within_the_headings_of_a_table(before: str, after: str, foot: str) -> None:
    text = streamed("\n")
    at = text.index(before + after, text.index("三、收到")) + len(before)
    text = text[:at].rstrip("\n") + "\n" + foot + text[at:]
    result = checked(text)
    assert [finding.rule for finding in result.findings] == []
    assert result.report
    assert figures(result.report) == figures(read(base_report()))


@pytest.mark.parametrize("separator", ["\n", "\t"])
@pytest.mark.parametrize("numeral", ["一", "三", "十", "二十"])
@pytest.mark.parametrize(
    ("row", "before", "behind"),
    [("3.危及“三安全一稳定”", 0, 6), ("4.保护第三方合法权益", 6, 0), ("3.其他", 3, 3)],
)
def test_a_chinese_numeral_in_a_cell_is_told_in_every_column(
    separator: str, numeral: str, row: str, before: int, behind: int
) -> None:
    cells = [row, *"0" * 7]
    spoilt = [row, *"0" * before, numeral, *"0" * behind]
    text = streamed("\n")
    assert "\n".join(cells) in text
    told = checked(text.replace("\n".join(cells), separator.join(spoilt))).findings
    assert [(finding.rule, numeral in finding.message) for finding in told] == [("BAL006", True)]


def test_a_numeral_of_a_label_is_no_cell() -> None:
    """A glyph of a tall label beside the figures of a whole row, and the first of the next label."""
    row = "\n".join(["4.保护第三方合法权益", *"0" * 7])
    text = streamed("\n")
    assert row in text
    for beside in (f"三\n{row}", f"{row}\n三", row.replace("第三方", "第\n三\n方")):
        assert checked(text.replace(row, beside)).findings == ()
    lost = text.replace("（七）总计\n2\n1\n0\n0\n0\n0\n3\n四、结", "（七）总计\n2\n1\n0\n0\n0\n0\n四\n、\n结")
    assert lost != text
    assert "BAL006" not in {finding.rule for finding in checked(lost).findings}


def test_figures_of_short_rows_behind_the_label_of_the_second_are_nobodys() -> None:
    text = streamed("\n")
    apart = text.replace(
        "规章\n0\n0\n0\n行政规范性文件\n1\n0\n5\n", "规章\n行政规范性文件\n0\n1\n0\n0\n0\n5\n"
    )
    apart = apart.replace("行政处罚\n3\n行政强制\n0\n", "行政处罚\n行政强制\n3\n0\n")
    assert apart.count("行政处罚\n行政强制") == 1
    result = checked(apart)
    assert result.findings == ()
    assert result.report
    values = result.report.forms["disclosure"].values
    assert ("coercion", "decisions") not in values
    assert ("normative_documents", "issued") not in values


def test_a_word_in_a_cell_of_a_table_between_tabs_in_preformatted_text_is_told() -> None:
    parts = []
    for _, kind, text in blocks(2024):
        rows = [[cell for cell, _, _ in row] for row in _table(text)] if kind == "table" else [[text]]
        parts += ["\t".join(row) + "\t" * (max(map(len, rows)) - len(row)) for row in rows]
    page = "<!DOCTYPE html><html><body><pre>\n" + "\n".join(parts) + "\n</pre></body></html>"
    assert checked(page, "example.html").findings == ()
    label = "4.保护第三方合法权益"
    spoilt = page.replace(f"{label}\t0\t0", f"{label}\t0\t若干")
    assert [finding.rule for finding in checked(spoilt, "example.html").findings] == ["BAL006"]


@pytest.mark.parametrize("word", ["无", "若干", "三", "-"])
def test_a_word_behind_the_first_figure_of_a_row_whose_label_is_merged(word: str) -> None:
    row = "2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
    assert row in base_report(2024)
    wrong = base_report(2024).replace(row, row.replace("| 0 | 0", f"| 0 | {word}", 1))
    lines: list[str] = []
    for line in wrong.split("\n"):
        cells = [cell.strip() for cell in line.rstrip("|").split("|")] if line.endswith("|") else []
        lines += [f"{cell}||" if cell.startswith("2.重复") else f"{cell}|" for cell in cells] or [line]
    found = checked("\n".join(lines)).findings
    assert [(one.rule, one.cell and one.cell.column) for one in found] == [("BAL006", "business")]


@pytest.mark.parametrize(("rest", "typo"), [("作", False), ("", True)])
def test_the_midst_of_a_label_is_no_slip(rest: str, typo: bool) -> None:
    figures_ = "\n".join("0100001")
    rows = f"1.本机关不掌握相关政府信息\n{figures_}\n"
    label = "现成信\n息需要\n另行制" if rest else "没有现成\n信息需\n要另行制"
    found = document(f"{rows}2.\n{label}\n{figures_}\n{rest}\n")
    table = rows_of_stream(tokens_of(found, found.blocks, lambda text: False), labels("2021"), found)
    assert table is not None
    assert [(row.match.row, row.match.typo) for row in table.rows] == [
        ("unavailable.not_held", False),
        ("unavailable.needs_creation", typo),
    ]


def test_a_label_that_ran_into_that_of_its_group_is_read() -> None:
    text = (
        base_report().replace("三、本年度办理结果 | （一）", "三、本年度办理结果（一）").replace(" | ", "  ")
    )
    text = text.replace("（三）不予公开  1.", "（三）不予公开1.").replace(" |", "")
    assert "三、本年度办理结果（一）予以公开  1  1" in text
    assert "（三）不予公开1.属于国家秘密  0" in text
    assert read(text).forms["requests"].values == read(base_report()).forms["requests"].values
    assert [f.rule for f in checked(text).findings if f.rule[:3] in ("BAL", "STR")] == []


def test_a_short_label_in_pieces_is_no_missing_row() -> None:
    text = around("12").replace("行政规范性文件 | 1 | 0 | 5 |", "规范\n性文      1\n件\n0\n5")
    assert text != around("12")
    result = checked(text)
    assert [f.rule for f in result.findings if f.rule in ("STR007", "BAL005")] == []
    assert "STR007" in {item.rule for item in result.not_assessed}
    lost = checked(text.replace("规范\n性文      1\n件\n0\n5\n", ""))
    assert "STR007" in {finding.rule for finding in lost.findings}


@pytest.mark.parametrize("year", [2020, 2024])
@pytest.mark.parametrize(
    ("separator", "between"), [("    ", "\n\n"), ("\t", "\n"), ("  ", "\n"), ("\t", "\n\n")]
)
def test_words_of_merged_cells_stand_in_each_cell(separator: str, between: str, year: int) -> None:
    result = checked(laid_out(rows(separator, between), year=year))
    assert result.report is not None
    assert figures(result.report) == figures(read(base_report(year)))
    assert result.findings == ()
    assert not [one for one in result.not_assessed if one.rule in ("STR007", "STR008", "BAL001", "BAL006")]


def test_a_column_left_out_is_missing_there_too() -> None:
    def without(cells: Matrix) -> str:
        kept = [[*row[:5], *row[6:]] for row in cells] if len(cells) > 20 else cells
        return rows("\t")(kept)

    assert [(one.rule, one.message) for one in checked(laid_out(without)).findings] == [
        ("STR008", "表三缺少“科研机构”一列")
    ]


def test_a_label_whose_piece_stands_behind_one_of_the_tall_label_is_not_missing() -> None:
    text = re.sub(r" ?\|", "", base_report(2024)).replace("（四）无法提供 ", "")
    (row,) = re.findall(r"1\.本机关不掌握相关政府信息( [\d ]+)", text)
    torn = f"（四）无\n1.本机关{row}\n法提供不掌握相\n关政府信\n息"
    result = checked(text.replace(f"1.本机关不掌握相关政府信息{row}", torn))
    assert result.findings == ()
    assert "STR007" in {one.rule for one in result.not_assessed}
    (finding, *_) = checked(text.replace(f"1.本机关不掌握相关政府信息{row}\n", "（四）无法提供\n")).findings
    assert finding.rule == "STR007"


def test_a_label_before_a_piece_of_the_tall_label_on_its_line_is_not_missing() -> None:
    text = re.sub(r" ?\|", "", base_report(2024)).replace("三、本年度办理结果 ", "三、本年\n度办\n")
    (row,) = re.findall(r"（二）部分公开（区分处理的，只计这一情形，不计其他情形）( [\d ]+)", text)
    whole = f"（二）部分公开（区分处理的，只计这一情形，不计其他情形）{row}"
    torn = f"（二）部分公{row}理结\n开（区分处理果\n的，只计这一\n情形，不计其\n他情形）"
    result = checked(text.replace(whole, torn))
    assert result.findings == ()
    assert "STR007" in {one.rule for one in result.not_assessed}
    assert "STR007" in {one.rule for one in checked(text.replace(whole + "\n", "")).findings}


@pytest.mark.parametrize("behind", ["\n\f{}", "\n予处理\n{}", "\n\f予处\n理\n{}"])
@pytest.mark.parametrize(("begun", "end"), [("3.补正后", "申请内容\n仍不明确"), ("2.重复申", "请")])
def test_a_label_whose_end_stands_behind_its_figures_on_the_next_page(
    begun: str, end: str, behind: str
) -> None:
    lines = re.sub(r" *\| *", "\n", base_report())
    label = begun + end.replace("\n", "")
    figures_of = "\n".join("0" * 7)
    assert f"{label}\n{figures_of}" in lines
    torn = lines.replace(f"{label}\n{figures_of}", f"{begun}\n{figures_of}{behind.format(end)}")
    assert figures(read(torn))["requests"] == figures(read(base_report()))["requests"]
    assert checked(torn).findings == ()
    other = torn.replace(behind.format(end), behind.format("公开出版物"))
    key = {"3.补正后": "unavailable.unclear", "2.重复申": "not_handled.repeated"}[begun]
    assert read(other).forms["requests"].row_label(key) is None


@pytest.mark.parametrize("word", ["若干", "无", "-"])
def test_a_word_written_out_for_each_of_the_cells_merged_into_its_own(word: str) -> None:
    headings = ("本年处理决定数量", "本年收费金额（单位：万元）")
    lines = []
    for line in base_report(2024).split("\n"):
        cells = [cell.strip() for cell in line.split("|")[:-1]]
        if len(cells) == 2 and (cells[1] in headings or cells[0].startswith("行政")):
            cells += [cells[1]] * 2
        lines.append("\t".join(cells) or line)
    text = "\n".join(lines)
    assert checked(text).findings == ()
    [found] = checked(text.replace("行政处罚\t3\t3\t3", f"行政处罚\t{word}\t{word}\t{word}")).findings
    assert (found.rule, found.cell and found.cell.row) == ("BAL006", "penalties")
