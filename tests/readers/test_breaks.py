"""How a program broke a text into lines, and which of them go on."""

from __future__ import annotations

import pytest

from govlint.readers.lines.breaks import Measure, breaks_off, goes_on, is_row, joint, measure_of

FULL = "公" * 30


def measured(*, trimmed: bool = False) -> Measure:
    measure = measure_of([FULL] * 5, trimmed=trimmed)
    assert measure is not None
    return measure


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (FULL, "开工作。", True),
        (FULL, "", False),
        ("公开", "工作", False),
        (FULL[:-1] + "。", "下一段。", True),
        (FULL[:-1] + "。", "（一）下一项", False),
        (FULL, "（一）主动公开", False),
        (FULL, "（一）项规定", True),
        (FULL, "二、主动公开政府信息情况", False),
        (FULL[:-3] + "一、甲；", "二、乙。", True),
        (FULL, "　　下一段的第一行", False),
        (FULL[:10], "http://www.shili-example.gov.cn/zwgk/xxgk/index.html", True),
        (FULL, "1 2 3", False),
        (FULL[:28] + "（国办函", "〔2021〕30号）的规定。", True),
        (FULL[:25] + "，邮编：", "000001）。", True),
        (FULL[:24] + "网址为https：", "//www.example.gov.cn/zwgk/index.html。", True),
        (FULL[:-1] + "。", "扫一扫在手机打开当前页", False),
        (FULL[:-1] + "）", "- 总体情况", False),
    ],
)
def test_which_lines_go_on(before: str, after: str, expected: bool) -> None:
    assert goes_on(before, after, measured()) is expected


def test_a_number_that_the_lines_before_count_goes_on() -> None:
    paragraph = "共两部分：一、甲；" + FULL
    assert goes_on(FULL, "二、乙。", measured(), paragraph)
    assert not goes_on(FULL, "二、乙。", measured(), FULL)


def test_an_address_may_run_over_the_edge() -> None:
    lines = [FULL] * 5 + ["http://www.shili-example.gov.cn/zwgk/xxgk/nianbao/2024/01/20/index-12345.html"]
    measure = measure_of(lines)
    assert measure is not None
    assert measure.least == 56


def test_without_indents_a_full_sentence_ends_a_paragraph() -> None:
    ended, opened = FULL[:-1] + "。", "（网址" + FULL[:-4] + "："
    assert not goes_on(ended, "下一段。", measured(trimmed=True))
    assert goes_on(opened, "www.example.gov.cn）", measured(trimmed=True))
    assert goes_on(
        "甲）" + opened[3:].replace("（", "") + "（网址：", "www.example.gov.cn）", measured(trimmed=True)
    )


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["公" * 20] * 9,
        ["公" * 80] * 9,
        ["公" * 30, "公" * 30],
        ["公" * 29 + "。"] * 9,
        ["公" * 30] * 4 + ["公" * 20 + "。"] * 20,
    ],
)
def test_what_is_not_broken(lines: list[str]) -> None:
    assert measure_of(lines) is None


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("an open", "government", " "),
        ("见http", "://www.example.gov.cn", ""),
        ("公开", "open", ""),
        ("20", "24年", ""),
        ("卡号6222 0212 ", "3456", " "),
        ("卡号6222 0212", " 3456", " "),
        ("公开 ", "工作", ""),
    ],
)
def test_what_stands_between(before: str, after: str, between: str) -> None:
    assert joint(before, after) == between


STRAY_LINE = "公" * 20 + "后来补写的一段话" * 3


@pytest.mark.parametrize("stray", [STRAY_LINE, "后来补写的一段话，" * 30, "\t" + STRAY_LINE])
@pytest.mark.parametrize("trimmed", [False, True])
def test_a_line_that_runs_over_the_edge_is_left_out(stray: str, trimmed: bool) -> None:
    plain, edited = [FULL] * 6, [*[FULL] * 3, stray, *[FULL] * 3]
    measure = measure_of(edited, trimmed=trimmed)
    assert measure is not None
    expected = measure_of(plain, trimmed=trimmed)
    assert expected is not None
    assert (measure.least, measure.margin) == (expected.least, expected.margin)
    assert goes_on(FULL, "开工作。", measure)


def test_an_edited_line_goes_on_with_its_sentence_and_ends_with_it() -> None:
    measure = measure_of([*[FULL] * 6, STRAY_LINE])
    assert measure is not None
    assert goes_on(STRAY_LINE, "开工作。", measure)
    assert not goes_on(STRAY_LINE + "。", "下一段。", measure)
    assert goes_on(FULL[:-1] + "。", "下一句。", measure)


@pytest.mark.parametrize(
    "lines",
    [
        # one line over the edge for fewer than five that are full
        [FULL] * 4 + [STRAY_LINE],
        [FULL] * 9 + [STRAY_LINE] * 2,
        # verses, a list and a signature, among paragraphs
        ["春风一夜到江南"] * 8 + ["公开工作情况" * 12 + "。"] * 3,
        [f"{n}. 关于做好第{n}批政务公开工作的通知" for n in range(9)] + ["公开工作情况" * 30 + "。"],
        ["示例市数据局办公室", "2025年1月20日"] + ["公开工作情况" * 30 + "。"] * 2,
        # titles alike in length are fewer than the paragraphs beside them
        ["《关于印发示例市政务公开工作要点和任务分工方案的通知》"] * 5 + ["公开工作情况" * 7 + "。"] * 12,
        # rows of a table
        ["行政规范性文件制发件数和废止件数以及现行有效件数的情况 1 0 2"] * 9 + ["公开工作情况" * 30],
    ],
)
def test_what_is_not_broken_beside_longer_lines(lines: list[str]) -> None:
    assert measure_of(lines) is None


UNEVEN = [
    "公" * count + "1" * odd
    for count, odd in zip([22, 25, 26, 28, 23, 24, 27, 28, 26, 25], [3, 0] * 5, strict=True)
]


def test_lines_that_end_unevenly_as_on_pages_are_joined_where_they_are_many() -> None:
    measure = measure_of(UNEVEN)
    assert measure is not None
    assert (measure.least, measure.sure) == (44, 52)
    assert goes_on("公" * 23, "开工作。", measure)
    assert not goes_on("公" * 22 + "。", "下一段。", measure)
    assert goes_on("公" * 27 + "。", "下一句。", measure)
    # too few, or among too many others
    assert measure_of(UNEVEN[:5] + ["公开工作情况" * 4 + "。"] * 30) is None
    assert measure_of(UNEVEN + ["公开工作情况" * 4 + "。"] * 30) is None


def test_lines_that_end_evenly_are_held_to_the_edge() -> None:
    measure = measure_of([*[FULL] * 9, "公" * 26])
    assert measure is not None
    assert measure.least == measure.sure == 56


@pytest.mark.parametrize("drawn", ["┌" + "─" * 40 + "┐", "+" + "-" * 80 + "+", "+" + "=" * 80 + "+"])
def test_lines_drawn_around_tables_are_no_prose(drawn: str) -> None:
    measure = measure_of([*[FULL] * 5, *[drawn] * 9])
    assert measure is not None
    assert not goes_on(FULL, drawn, measure)


def test_figures_between_blanks_are_no_names_of_columns() -> None:
    assert goes_on(FULL, "务院令第 711 号)和《国务院办公厅政府信息与政务公开办公室", measured())
    assert not goes_on(FULL, "信息内容 本年制发件数 本年废止件数 现行有效件数", measured())


def test_a_heading_is_no_end_of_the_sentence_above() -> None:
    before = "全年公开信息三百条，其中网站二百条，办理申请十二件，均在法定期限内答复申请人"
    assert not breaks_off(before, "第一部分 总体情况")
    assert not breaks_off(before, "总体情况")
    assert breaks_off(before, "，没有超期的。")


def test_blanks_at_the_end_make_no_line_full() -> None:
    padded = "第二十条第（五）项" + " " * 60
    measure = measure_of([("公开政府信息的数量和内容、" * 3 + "公开") for _ in range(8)])
    assert measure is not None
    assert not goes_on(padded, "信息内容", measure)


def test_the_heading_of_a_section_is_whole_however_long() -> None:
    assert not breaks_off(
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "因政府信息公开工作被申请行政复议2件，被提起行政诉讼1件。",
    )


@pytest.mark.parametrize(
    ("after", "expected"),
    [("5件。", True), ("5件，其中公开3件。", True), ("件。", True), ("5 0 0 0。", False), ("55。", False)],
)
def test_a_figure_that_breaks_off_goes_on_with_digits_that_are_counted(after: str, expected: bool) -> None:
    before = "本年度新收政府信息公开申请4250件，上年结转5件，结转下年度继续办理25"
    assert breaks_off(before, after) is expected


def test_a_character_before_an_address_is_not_broken_from_it() -> None:
    before = "公" * 20 + "（详"
    assert goes_on(before, "见https://www.example.gov.cn/zwgk/index.html），效果良好。", measured())
    assert not goes_on(before, "见网址），效果良好。", measured())


@pytest.mark.parametrize(
    ("line", "row"),
    [
        (",,,,,结果维持,结果纠正,其他结果,尚未审结,总计", True),
        ("10,1,0,0,0,0,0,0", True),
        ("规章;5;4;19", True),
        ("全年收到申请30件,其中予以公开12件,部分公开8件,不予公开9件,", False),
        ("下载量为1,234,567次;", False),
    ],
)
def test_values_between_commas_are_a_row(line: str, row: bool) -> None:
    assert is_row(line) is row
