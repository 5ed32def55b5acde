"""Columns: told from the words of a table's header, however they came out, or said to be doubtful."""

from __future__ import annotations

import pytest

from govlint.model import Cell, Span
from govlint.structure.columnheadings import shredded
from govlint.structure.columns import (
    MOST_HEADERS,
    columns_of,
    read_columns,
    read_own_columns,
)
from govlint.structure.groups import read_groups
from govlint.testing import base_report
from recognised import checked, definition, labels

REQUESTS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
KEYS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other", "total")
FIVE = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


def cells(*words: str) -> list[Cell]:
    return [Cell(text, Span(index, index + len(text)), 0, index) for index, text in enumerate(words)]


@pytest.mark.parametrize(
    "header",
    [
        REQUESTS,
        ["自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
        [
            "申请人情况",
            "自然人",
            "法人或其他组织",
            "商业企业",
            "科研机构",
            "社会公益组织",
            "法律服务机构",
            "其他",
            "总计",
        ],
        ["自然人", "商业", "企业", "科研", "机构", "社会公", "益组织", "法律服", "务机构", "其他", "总计"],
        ["自然人", "企业", "科研", "公益组织", "法律服务", "其他组织", "合计"],
        list("自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他"),
        ["自 然 人", "商业\n企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"],
    ],
)
def test_in_order(header: list[str]) -> None:
    found = read_columns(definition("requests"), cells(*header), labels("2021"), ruled=False)
    assert (found.keys, found.missing, found.doubtful) == (KEYS, (), False)


def test_a_missing_one() -> None:
    found = read_columns(
        definition("requests"),
        cells(*(word for word in REQUESTS if word != "科研机构")),
        labels("2021"),
        ruled=False,
    )
    assert found.missing == ("research",)
    assert found.keys == tuple(key for key in KEYS if key != "research")


@pytest.mark.parametrize("header", [[], ["申请人情况"], ["甲", "乙"], ["自然人", "总计"]])
def test_a_header_that_cannot_be_read_is_doubtful(header: list[str]) -> None:
    found = read_columns(definition("requests"), cells(*header), labels("2021"), ruled=False)
    assert found.doubtful
    assert found.missing == ()
    assert found.keys == KEYS


def test_places_where_the_format_has_geometry() -> None:
    header = [Cell(word, Span(at, at + 1), 0, at + 3) for at, word in enumerate(REQUESTS)]
    found = read_columns(definition("requests"), header, labels("2021"), ruled=True)
    assert found.places == {at + 3: key for at, key in enumerate(KEYS)}


@pytest.mark.parametrize("total", [3, 4, 6])
def test_a_heading_over_several_that_lost_its_span_gives_no_places(total: int) -> None:
    """A page whose 法人或其他组织 spans too few columns draws 总计 between those under it: the order of the
    headings tells then which column is which, as it does in text.
    """
    group = [at for at in range(2, 8) if at != total]
    words = (
        "自然人",
        "法人或其他组织",
        "总计",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
    )
    header = [
        Cell(word, Span(at, at + 1), int(at > 2), column)
        for at, (word, column) in enumerate(zip(words, (1, 2, total, *group), strict=True))
    ]
    found = read_columns(definition("requests"), header, labels("2021"), ruled=True)
    assert (found.keys, found.places, found.doubtful) == (KEYS, {}, False)


def test_columns_of_rows_of_their_own() -> None:
    header = cells(
        "信息内容",
        "本年制发件数",
        "本年废止件数",
        "现行有效件数",
        "本年处理决定数量",
        "本年收费金额（单位：万元）",
    )
    found = read_own_columns(definition("disclosure"), header)
    assert (found.missing, found.doubtful) == ((), False)
    found = read_own_columns(definition("disclosure"), header[:3] + header[4:])
    assert found.missing == ("in_force",)
    assert read_own_columns(definition("disclosure"), cells("信息内容")).doubtful


def test_three_groups_side_by_side() -> None:
    review = definition("review")
    header = cells("行政复议", "行政诉讼", *FIVE, "未经复议直接起诉", "复议后起诉", *FIVE, *FIVE)
    found = read_groups(review, header, labels("2021"))
    assert (len(found.keys), found.missing, found.doubtful) == (15, (), False)
    for at, key in enumerate(found.keys):
        short = [words for place, words in enumerate(FIVE * 3) if place != at]
        assert read_groups(review, cells(*short), labels("2021")).missing == (key,)
    assert read_groups(review, cells("行政复议"), labels("2021")).doubtful


def test_characters_broken_up_are_still_all_there() -> None:
    pieces = "自商科社法其总然业研会律他计人企机公服业构益务组机织构"
    assert shredded(definition("requests"), cells(*pieces), KEYS) == set(KEYS)
    assert shredded(definition("requests"), cells(*pieces), ("total",)) == {"total"}
    assert shredded(definition("requests"), cells("自", "然"), KEYS) == set()


def test_a_heading_over_several_in_two_pieces_is_no_column() -> None:
    """法人或 / 其他组织 on two lines: 其他组织 alone would be the column 其他."""
    words = ["自然人", "法人或", "其他组织", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构"]
    form = definition("requests")
    assert read_columns(form, cells(*words), labels("2021"), False).missing == ("other",)
    assert read_columns(form, cells(*words, "其他"), labels("2021"), False).keys == KEYS


def test_a_header_seen_before_is_read_the_same_wherever_it_stands() -> None:
    form, known = definition("requests"), labels("2021")
    below = [Cell(cell.text, cell.span, cell.row + 9, cell.column) for cell in cells(*REQUESTS)]
    assert columns_of(form, cells(*REQUESTS), known, ruled=False) is columns_of(
        form, below, known, ruled=False
    )
    aside = [Cell(cell.text, cell.span, cell.row, cell.column + 3) for cell in cells(*REQUESTS)]
    assert list(columns_of(form, cells(*REQUESTS), known, ruled=True).places) == list(range(7))
    assert list(columns_of(form, aside, known, ruled=True).places) == list(range(3, 10))
    for number in range(MOST_HEADERS + 1):
        assert columns_of(form, cells(*REQUESTS, f"栏{number}"), known, ruled=False).keys == KEYS
    assert len(known.headers) <= MOST_HEADERS


@pytest.mark.parametrize("key", [column.key for column in definition("disclosure", "2019").columns])
def test_a_heading_that_is_part_of_another_is_missed_for_itself(key: str) -> None:
    """项目数量 stands in 上一年项目数量, and the characters of 本年新公开数量 in its neighbours."""
    form = definition("disclosure", "2019")
    header = [
        Cell(column.label.zh, Span(at, at + 1), 0, at)
        for at, column in enumerate(form.columns)
        if column.key != key
    ]
    assert read_own_columns(form, header).missing == (key,)
    pieces = [Cell(sign, Span(0, 1), 0, 0) for cell in header for sign in cell.text]
    assert read_own_columns(form, pieces[::-1]).missing == (key,)


def test_a_group_on_a_line_of_its_own_stands_where_the_form_has_it() -> None:
    form = definition("requests")
    inner = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    official = tuple(column.key for column in form.columns)

    def keys(*lines: list[str]) -> tuple[str, ...]:
        spread = [(word, at) for at, words in enumerate(lines) for word in words]
        header = [Cell(word, Span(place, place + 1), at, 0) for place, (word, at) in enumerate(spread)]
        return columns_of(form, header, labels("2021"), ruled=False).keys

    assert keys(["法人或其他组织"], ["自然人", "总计"], inner) == official
    assert keys(["自然人", "法人或其他组织", "总计"], inner) == official
    # An author's own order, which one line tells; of one heading a line nobody can say whose order it is.
    own = ("business", "research", "public_welfare", "legal_service", "other", "natural_person", "total")
    assert keys(["法人或其他组织", "自然人", "总计"], inner) == own
    assert keys(inner, ["自然人", "总计"]) == ()
    places = [(word, at, at) for at, word in enumerate(["法人或其他组织", "自然人", "总计", *inner])]
    header = [Cell(word, Span(at, at + 1), at, column) for word, at, column in places]
    assert columns_of(form, header, labels("2021"), ruled=False).keys == ()


def test_names_with_a_colon_stand_before_their_figures_and_head_nothing() -> None:
    """As in lists of definitions, where the first name behind a label is taken for its own."""
    form = definition("disclosure", "2019")
    words = ["本年新公开数量：", "对外公开总数量：", "本年增/减：", "处理决定数量："]
    named = read_own_columns(form, [Cell(word, Span(at, at + 1), 0, at) for at, word in enumerate(words)])
    assert named.doubtful
    assert not named.missing
    bare = [Cell(word.strip("："), Span(at, at + 1), 0, at) for at, word in enumerate(words)]
    assert not read_own_columns(form, bare).doubtful
    assert read_own_columns(form, bare).missing
    assert not read_own_columns(form, [*bare, Cell("采购总金额：", Span(9, 10), 0, 9)]).doubtful


def test_no_column_is_missing_from_a_list_of_definitions() -> None:
    items = "".join(
        f"<h4>第二十条第（{part}）项</h4><dl>"
        + "".join(f"<dt>{row}</dt>" + "".join(f"<dd>{name}：2</dd>" for name in names) for row in rows)
        + "</dl>"
        for part, rows, names in [
            ("一", ["规章", "规范性文件"], ["本年新制作数量", "本年新公开数量", "对外公开总数量"]),
            ("五", ["行政许可", "其他对外管理服务事项"], ["上一年项目数量", "本年增/减", "处理决定数量"]),
            ("六", ["行政处罚", "行政强制"], ["上一年项目数量", "本年增/减", "处理决定数量"]),
            ("八", ["行政事业性收费"], ["上一年项目数量", "本年增/减"]),
            ("九", ["政府集中采购"], ["采购项目数量", "采购总金额"]),
        ]
    )
    page = f"""<h1>示例市数据局2020年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>我局依法公开。</p>
    <h2>二、主动公开政府信息情况</h2>{items}<h2>三、收到和处理政府信息公开申请情况</h2>"""
    result = checked(page, "example.html", "STR008")
    assert result.findings == ()
    assert result.report is not None
    form = result.report.forms["disclosure"]
    assert not form.missing_columns
    assert set(form.values.values()) == {2}


def test_headings_of_which_some_are_broken_are_in_the_official_order() -> None:
    """As w3m and elinks lay out pages without lines: 社会公益组 / 织 on two of their own."""
    form = definition("requests")
    lines = [
        ["法人或其他组织"],
        ["自然人", "总计"],
        ["商业", "科研", "社会公益组", "法律服务机", "其他"],
        ["企业", "机构", "织", "构"],
    ]
    spread = [(word, at) for at, words in enumerate(lines) for word in words]
    header = [Cell(word, Span(at, at + 1), line, at) for at, (word, line) in enumerate(spread)]
    found = columns_of(form, header, labels("2021"), ruled=False)
    assert found.keys == tuple(column.key for column in form.columns)
    assert not found.doubtful


def test_a_line_of_the_header_that_stands_twice_puts_no_column_elsewhere() -> None:
    """自然人 and 总计 reach down two rows each: the second time all below moves, and no place is sure."""
    outer = [("自然人", 3), ("法人或其他组织", 4), ("总计", 9)]
    inner = [(word, at) for at, word in zip((0, 1, 2, 3, 5), REQUESTS[1:6], strict=True)]
    lines = [outer, [(word, column + 1) for word, column in outer], inner]
    spread = [(word, at, column) for at, line in enumerate(lines) for word, column in line]
    header = [Cell(word, Span(n, n + 1), at, column) for n, (word, at, column) in enumerate(spread)]
    found = columns_of(definition("requests"), header, labels("2021"), ruled=True)
    assert (found.keys, found.missing, found.places) == (KEYS, (), {})


def test_headings_that_broken_markup_moved_beside_the_figures_are_in_doubt() -> None:
    page = base_report(2024, "html")
    whole = '申请人情况</td></tr>\n<tr><td rowspan="2">自然人'
    assert whole in page
    torn = page.replace(whole, '申请人情况</td></t\n<tr><td rowspan="2">自然人')
    result = checked(torn, "a.html")
    assert result.report is not None
    assert result.report.forms["requests"].values == {}
    assert {item.reason for item in result.not_assessed if item.rule == "BAL001"} == {"表三的列标题读不清"}
    assert [item for item in result.findings if item.severity == "error"] == []


def test_headings_without_the_one_over_several_are_in_doubt() -> None:
    page = base_report(2024, "html")
    group = '<td colspan="5">法人或其他组织</td>'
    assert group in page
    result = checked(page.replace(group, ""), "a.html")
    assert result.report is not None
    assert result.report.forms["requests"].values == {}
    assert [item for item in result.findings if item.severity == "error"] == []
