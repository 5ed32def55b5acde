"""Tables without lines between their columns: columns by figures and headings, rows by labels."""

from __future__ import annotations

from govlint.model import Document, Grid, Paragraph
from govlint.readers.layout import assemble, bands, foot, glued, labels, loose, looserows, onward, small
from govlint.readers.layout.bands import Part
from govlint.readers.layout.lines import Piece, lines_of
from govlint.readers.layout.page import Page, Run
from govlint.report import Form
from govlint.structure.tables import find_forms
from recognised import labels as labels_of

SIZE = 10.0
COLUMNS = ("自然人", "企业", "科研", "公益", "总计")


def run(text: str, x: float, base: float, size: float = SIZE) -> Run:
    lefts, at = [], x
    for character in text:
        lefts.append(at)
        at += size * (0.5 if character.isascii() else 1.0)
    return Run(text, tuple(lefts), (*lefts[1:], at), base, size)


def page(runs: list[Run], number: int = 1, across: tuple[tuple[float, float, float], ...] = ()) -> Page:
    return Page(number=number, width=600, height=800, runs=tuple(runs), across=across)


def grids(*pages: Page) -> list[Grid]:
    read: Document = assemble.document_of(pages, path="a.pdf", reader="pdf", metadata={})
    return [block for block in read.blocks if isinstance(block, Grid)]


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def header(base: float = 100, columns: tuple[str, ...] = COLUMNS, x: float = 200) -> list[Run]:
    return [run(word, x + 50 * at, base) for at, word in enumerate(columns)]


def row(label: str, figures: list[str], base: float, x: float = 210) -> list[Run]:
    found = [run(label, 100, base)] if label else []
    return found + [run(word, x + 50 * at, base) for at, word in enumerate(figures) if word]


def part(text: str, left: float, base: float) -> Part:
    return Part(Piece(text, left, left + SIZE * len(text), SIZE, False), base, base)


class TestColumns:
    def test_columns_with_headings_are_known(self) -> None:
        (grid,) = grids(
            page([*header(), *row("一、新收", list("01234"), 130), *row("二、结转", list("56789"), 150)])
        )
        assert texts(grid) == [
            ["", *COLUMNS],
            ["一、新收", "0", "1", "2", "3", "4"],
            ["二、结转", "5", "6", "7", "8", "9"],
        ]
        assert grid.ruled
        assert not grid.doubtful

    def test_columns_without_headings_are_guessed(self) -> None:
        (grid,) = grids(page([*row("一、新收", list("01234"), 130), *row("二、结转", list("56789"), 150)]))
        assert grid.doubtful

    def test_a_blank_is_blank_and_a_word_is_kept(self) -> None:
        figures = [["1", "2", "3", "4", "10"], ["", "无", "3", "4", "7"], ["", "", "", "", "2"]]
        runs = [run_ for at, each in enumerate(figures) for run_ in row(f"{at + 1}.甲", each, 130 + 20 * at)]
        (grid,) = grids(page([*header(), *runs]))
        assert [line[1:] for line in texts(grid)[1:]] == figures
        assert not any(cell.doubtful for cell in grid.cells())

    def test_a_column_that_only_its_heading_shows(self) -> None:
        (grid,) = grids(page([*header(columns=(*COLUMNS, "其他")), *row("一、新收", list("01234"), 130)]))
        assert texts(grid)[1] == ["一、新收", "0", "1", "2", "3", "4", ""]

    def test_a_label_reaches_up_to_the_figures(self) -> None:
        """Blank cells between would be taken for figures where a column of the form is missing."""
        runs = [
            *header(x=300),
            *row("一、新收申请数量", list("01234"), 130, x=310),
            run("（一）公开", 150, 150),
        ]
        runs += [*row("", list("01234"), 150, x=310), run("1.秘密事项", 220, 170)]
        (grid,) = grids(page([*runs, *row("", list("56789"), 170, x=310)]))
        assert [[(cell.column, cell.colspan) for cell in line[:-5]] for line in grid.rows[1:]] == [
            [(0, 3)],
            [(0, 1), (1, 2)],
            [(0, 2), (2, 1)],
        ]

    def test_a_word_that_wrapped_in_the_first_row_is_no_heading(self) -> None:
        columns = (*COLUMNS, "其他")
        runs = [*header(columns=columns), *row("一、新收", list("01234"), 130)]
        runs += [run("若", 457.5, 125), run("干", 457.5, 136), *row("二、结转", list("567890"), 150)]
        (grid,) = grids(page(runs))
        assert texts(grid)[:2] == [["", *columns], ["一、新收", *"01234", "若干"]]

    def test_what_stands_in_no_column_leaves_its_row_in_doubt(self) -> None:
        more = [run("7", 485, 150)]
        lines = [*row("一、新收", list("01234"), 130), *row("二、结转", list("56789"), 150), *more]
        (grid,) = grids(page([*header(), *lines]))
        assert not any(cell.doubtful for cell in grid.rows[1])
        assert texts(grid)[2][-1] in ("97", "7")

    def test_figures_too_close_to_tell_are_doubtful(self) -> None:
        columns = ("维持", "纠正", "其他", "未结", "总计", "维持")
        runs = header(columns=columns, x=100)
        runs += [run(word, 105 + 50 * at, 130) for at, word in enumerate("12345")] + [run("1" * 14, 285, 131)]
        (grid,) = grids(page(runs))
        assert grid.doubtful

    def test_a_row_with_one_figure_too_many_is_told(self) -> None:
        rows = [*row("一、甲", list("01234"), 130), *row("二、乙", list("567890"), 150)]
        rows += row("三、丙", list("01234"), 170)
        (grid,) = grids(page([*header(), *rows]))
        assert texts(grid)[2] == ["二、乙", *"567890"]
        assert not grid.doubtful

    def test_headings_over_several_and_in_two_lines(self) -> None:
        anchors = {200.0: [part("1", 100 + 40 * at, 200) for at in range(6)]}
        lower = [part(word, 95 + 40 * at, 160) for at, word in enumerate(("商业", "科研", "公益", "法律"))]
        wrapped = [part(word, 95 + 40 * at, 172) for at, word in enumerate(("企业", "机构", "组织", "服务"))]
        above = part("法人或其他组织", 120, 130)
        found = bands.bands_of(anchors, [above, *lower, *wrapped, *anchors[200.0]])
        assert found is not None
        assert found.heads == ("商业企业", "科研机构", "公益组织", "法律服务", "", "")
        assert [words for _, _, _, words in found.above] == ["法人或其他组织"]
        assert not found.sure


class TestLabels:
    def rows(self, bases: list[tuple[float, ...]], anchors: list[float]) -> list[str]:
        parts = [
            part(f"{at}行{line}", 50, base) for at, each in enumerate(bases) for line, base in enumerate(each)
        ]
        found = labels.labelled(parts, anchors, labels.starts_of(parts))
        assert all(label.sure for label in found.labels)
        return ["".join(piece.words for piece in label.lines) for label in found.labels]

    def test_labels_about_the_middle_of_their_figures(self) -> None:
        rows = self.rows([(100, 112), (134,), (156, 168, 180)], [106, 134, 168])
        assert rows == ["0行00行1", "1行0", "2行02行12行2"]

    def test_labels_that_begin_beside_their_figures(self) -> None:
        assert self.rows([(100, 112), (134, 146), (168,)], [100, 134, 168])[0] == "0行00行1"

    def test_centred_labels_wrap_about_one_middle(self) -> None:
        words = ["1.属于国家秘密", "2.其他法律行政法规禁止", "公开", "3.重复申请", "4.属于查询事项"]
        parts = [part(word, 100 - 5 * len(word), 100 + 13 * at) for at, word in enumerate(words)]
        assert len({one.piece.left for one in labels.aligned(parts)}) == 1
        assert [one.words for one in labels.aligned(parts)] == words
        left = [part(word, 50, 100 + 13 * at) for at, word in enumerate(words)]
        assert labels.aligned(left) == left
        found = labels.labelled(labels.aligned(parts), [100.0, 119.5, 139.0, 152.0], [50.0])
        assert ["".join(one.words for one in label.lines) for label in found.labels][1] == "".join(words[1:3])

    def test_a_rule_parts_cells_that_stand_close(self) -> None:
        upper, lower = part("法人或其他组织", 100, 100), part("商业企业", 100, 112)
        assert len(bands.blocks_of([upper, lower])) == 1
        assert len(bands.blocks_of([upper, lower], [(103.0, 90.0, 200.0)])) == 2
        assert len(bands.blocks_of([upper, lower], [(103.0, 150.0, 200.0)])) == 1

    def test_labels_of_several_rows_are_rows_of_their_own(self) -> None:
        leaves = [part(f"{at}.甲项", 80, 100 + 20 * at) for at in range(4)]
        group = [part("不予", 50, 124), part("公开", 50, 136)]
        found = labels.labelled([*leaves, *group], [100.0, 120.0, 140.0, 160.0], [50.0, 80.0])
        assert [len(label.lines) for label in found.labels] == [1, 1, 1, 1]
        assert [piece.words for piece in found.groups] == ["不予", "公开"]

    def test_rules_across_part_rows(self) -> None:
        runs = [*header(), run("一、新收申", 100, 124), *row("", list("01234"), 130), run("请数量", 100, 136)]
        runs += [run("二、结", 100, 154), *row("", list("56789"), 160), run("转", 100, 166)]
        rules = tuple((y, 90.0, 500.0) for y in (110.0, 140.0, 170.0))
        (grid,) = grids(page(runs, across=rules))
        assert [line[0] for line in texts(grid)[1:]] == ["一、新收申请数量", "二、结转"]

    def test_the_header_has_a_place_for_what_stands_over_the_labels(self) -> None:
        found = bands.Bands(((0, 5), (9, 12)), -1e9, ("甲", "乙"), ((1.0, 0, 2, "丙"),))
        (above, heads) = looserows.header_of(found, ("项目",), 1)
        assert [(box.column, box.colspan, box.text) for box in above] == [(1, 2, "丙")]
        assert [box.text for box in heads] == ["项目", "甲", "乙"]

    def test_centred_labels_are_one_cell_each(self) -> None:
        """They begin in many places; a row has its label and one cell before it at the most."""
        runs = header(x=300)
        for at, label in enumerate(("一、新收申请数量", "（一）予以公开", "1.属于秘密", "2.重复")):
            base = 130 + 20 * at
            runs += [run(label, 190 - 5 * len(label), base), *row("", list("01234"), base, x=310)]
        (grid,) = grids(page(runs))
        assert {len(line) - 5 for line in grid.rows[1:]} == {1, 2}
        assert [line[-6].text for line in grid.rows[1:]] == [
            "一、新收申请数量",
            "（一）予以公开",
            "1.属于秘密",
            "2.重复",
        ]


class TestGlued:
    def test_headings_figures_and_labels_that_nearly_touch(self) -> None:
        runs = [
            run(word, 200 + 41.5 * at, 100)
            for at, word in enumerate(("维持维持", "纠正纠正", "其他其他", "未结未结", "总计总计"))
        ]
        for at, label in enumerate(("1.属于秘密", "2.重复申请", "3.其他情形")):
            base = 130 + 20 * at
            runs += [run(label, 101, base)] + [
                run(figure, 205 + 41.5 * n, base) for n, figure in enumerate("01234")
            ]
        runs += [run("不予公开", 59.5, 150), run("13631363", 200, 190), run("91", 242.5, 190)]
        runs += [run(figure, 205 + 41.5 * n, 190) for n, figure in enumerate("01234") if n > 1]
        runs += [run("4.总计", 101, 190)]
        (grid,) = grids(page(runs))
        assert texts(grid)[0][-5:] == ["维持维持", "纠正纠正", "其他其他", "未结未结", "总计总计"]
        assert [line[-6].text for line in grid.rows if len(line) > 5][1:] == [
            "1.属于秘密",
            "2.重复申请",
            "3.其他情形",
            "4.总计",
        ]
        assert texts(grid)[-1][-5:] == ["13631363", "91", "2", "3", "4"]

    def test_an_even_spread_is_no_gap(self) -> None:
        found = bands.Bands(((100.0, 110.0), (150.0, 160.0)), 90.0)
        piece = part("甲乙丙丁", 95, 50)
        spread = [run(word, 95 + 13 * at, 50) for at, word in enumerate("甲乙丙丁")]
        assert glued.parted([piece], spread, found, 60) == [piece]


class TestFoot:
    def test_a_header_left_alone_at_the_foot_of_a_page(self) -> None:
        """Its columns are known on the next page, and its words are no text of the report."""
        one = page(
            [
                run("正文" * 20 + "。", 100, 600),
                run("（勾稽关系为：第一", 100, 730),
                *header(742),
                run("项）", 100, 754),
            ]
        )
        two = page([*row("一、新收", list("01234"), 60), *row("二、结转", list("56789"), 80)], 2)
        read: Document = assemble.document_of((one, two), path="a.pdf", reader="pdf", metadata={})
        (grid,) = [block for block in read.blocks if isinstance(block, Grid)]
        assert not grid.doubtful
        assert texts(grid)[0][-5:] == list(COLUMNS)
        assert [read.slice(block.span) for block in read.blocks if isinstance(block, Paragraph)] == [
            "正文" * 20 + "。"
        ]

    def test_page_numbers_do_not_come_between(self) -> None:
        """The marks at the foot and the head of each page stay out of the header that is put together."""
        marks = [run("示例市年度报告", 100, 20), run("第1页", 280, 790)]
        one = page([*marks, run("正文" * 20 + "。", 100, 600), *header(742)])
        two = page([*marks, *row("一、新收", list("01234"), 60), *row("二、结转", list("56789"), 80)], 2)
        (grid,) = grids(one, two)
        assert texts(grid) == [["", *COLUMNS], ["一、新收", *"01234"], ["二、结转", *"56789"]]

    def test_text_at_the_foot_stays_text(self) -> None:
        lines = lines_of([run("各项工作" * 12, 60, 730), run("取得实效。", 60, 745)])
        rows = [*row("一、新收", list("01234"), 60), *row("二、结转", list("56789"), 80)]
        assert foot.left_behind(lines, [], lines_of(rows), rows, page(rows, 2)) == foot.Foot()


class TestTwoForms:
    def test_headings_over_the_figures_begin_another_table(self) -> None:
        """Two forms stand one below the other, with no words of the report between them."""
        runs = [*header(), *row("一、新收", list("01234"), 130), *row("二、结转", list("56789"), 150)]
        runs += [run("行政复议", 205, 180), run("行政诉讼", 375, 180)]
        runs += [
            run(word, 190 + 45 * at, 200)
            for at, word in enumerate(("维持", "纠正", "其他", "未结", "合计", "总数"))
        ]
        runs += [run(figure, 197 + 45 * at, 230) for at, figure in enumerate("543210")]
        one, two = grids(page(runs))
        assert texts(one)[-1] == ["二、结转", *"56789"]
        assert [len(one.rows), len(two.rows)] == [3, 3]
        assert texts(two)[-1][-6:] == list("543210")


class TestPageBreaks:
    def test_rows_go_on_under_the_header_of_the_page_before(self) -> None:
        one = page([*header(700), *row("一、新收", list("01234"), 730)])
        two = page([*row("二、结转", ["5", "", "7", "8", "9"], 60), *row("三、总计", list("01234"), 80)], 2)
        (grid,) = grids(one, two)
        assert texts(grid)[2] == ["二、结转", "5", "", "7", "8", "9"]
        assert not grid.doubtful

    def test_a_label_that_the_break_cut_is_whole(self) -> None:
        one = page([*header(700), *row("一、要求确认", list("01234"), 730)])
        two = page([run("或重新出具", 100, 60), *row("二、结转", list("56789"), 90)], 2)
        (grid,) = grids(one, two)
        assert [line[0] for line in texts(grid)[1:]] == ["一、要求确认或重新出具", "二、结转"]

    def test_a_table_with_other_columns_is_another(self) -> None:
        one = page([*header(700), *row("一、新收", list("01234"), 730)])
        two = page(row("二、结转", list("56789"), 60, x=232), 2)
        assert len(grids(one, two)) == 2
        alone = loose.loose_tables(lines_of(two.runs), two.runs, [], 2)[0].table
        assert onward.closed(alone) == alone
        assert onward.gone_on(alone, onward.closed(alone)) is not None


class TestSmall:
    TITLES = ("第（一）项", "第（二）项")

    def lines(self, figures: tuple[str, str] = ("3", "4")) -> list[Run]:
        runs = [run(self.TITLES[0], 250, 100)]
        runs += [run("内容", 110, 125), run("制发", 250, 125), run("废止", 350, 125)]
        runs += [
            run("规章", 100, 150),
            *([run(figures[0], 255, 150)] if figures[0] else []),
            run("1", 355, 150),
        ]
        runs += [run(self.TITLES[1], 250, 175), run("内容", 110, 200), run("数量", 300, 200)]
        runs += [run("许可", 100, 225), *([run(figures[1], 305, 225)] if figures[1] else [])]
        return [*runs, run("处罚", 100, 250), run("无", 305, 250)]

    def test_each_header_holds_for_the_rows_below_it(self) -> None:
        (grid,) = grids(page(self.lines()))
        assert texts(grid) == [
            [self.TITLES[0]],
            ["内容", "制发", "废止"],
            ["规章", "3", "1"],
            [self.TITLES[1]],
            ["内容", "数量"],
            ["许可", "4"],
            ["处罚", "无"],
        ]
        assert grid.ruled
        assert not grid.doubtful

    def test_blanks_are_cells(self) -> None:
        (grid,) = grids(page(self.lines(("", ""))))
        assert texts(grid)[2] == ["规章", "", "1"]
        assert texts(grid)[5] == ["许可", ""]

    def test_a_figure_under_two_headings_is_not_told(self) -> None:
        runs = [run("内容", 110, 125), run("制发", 250, 125), run("废止", 350, 125)]
        assert small.small_table([*runs, run("规章", 100, 150), run("3" * 22, 255, 150)], 1) is None

    def test_rules_part_labels_of_rows_that_stand_close(self) -> None:
        runs = [run("内容", 110, 125), run("制发", 250, 125)]
        runs += [
            run(word, x, base)
            for base, line in ((140, ("规章", "3")), (155, ("规范性文件", "4")))
            for word, x in zip(line, (100, 255), strict=True)
        ]
        rules = [(base, 90.0, 300.0) for base in (112.0, 128.0, 143.0, 158.0)]
        table = small.small_table(runs, 1, (), rules)
        assert table is not None
        assert [[box.text for box in line] for line in table.rows] == [
            ["内容", "制发"],
            ["规章", "3"],
            ["规范性文件", "4"],
        ]

    def test_a_figure_beside_no_label_is_not_told(self) -> None:
        runs = [run("内容", 110, 125), run("制发", 250, 125), run("3", 255, 143), run("规章", 100, 150)]
        assert small.small_table(runs, 1) is None

    def test_it_goes_on_over_a_page(self) -> None:
        one = small.small_table(self.lines(), 1)
        assert one is not None
        two = small.small_table([run("强制", 100, 60), run("5", 305, 60)], 2, one.header)
        assert two is not None
        assert [box.text for box in two.rows[0]] == ["强制", "5"]


def test_a_row_that_a_page_break_cut_is_not_said_to_be_missing() -> None:
    def disclosure(last: tuple[str, str]) -> Form:
        runs = [run("信息内容", 110, 675), run("本年处理决定数量", 250, 675)]
        runs += [run("行政许可", 100, 700), run("5", 290, 700)]
        runs += [run("行政处罚", 100, 725), run("3", 290, 725), run(last[0], 100, 750), run("4", 290, 750)]
        pages = [page(runs), page([run(last[1] or "正文" * 30, 100, 60), run("正文" * 20, 100, 90)], 2)]
        read = assemble.document_of(pages, path="a.pdf", reader="pdf", metadata={})
        return find_forms(read, labels_of("2021"), lambda words: False, [])["disclosure"]

    assert disclosure(("行政强", "制")).doubtful
    assert not disclosure(("行政强制", "")).doubtful


def test_a_heading_that_was_not_read_is_no_missing_column() -> None:
    """All fifteen figures are there, so that only the words of one heading may be wrong."""
    five = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    words = [*five, *five, "复议后起诉结果维持", *five[1:]]

    def review(count: int) -> Form:
        runs = [run("行政复议", 20, 92, 4), run("行政诉讼", 270, 92, 4)]
        runs += [run(word, 20 + 50 * at, 100, 4) for at, word in enumerate(words[:10] + words[-count + 10 :])]
        runs += [run("0", 26 + 50 * at, 112, 4) for at in range(count)]
        wide = Page(number=1, width=900, height=800, runs=tuple(runs))
        read = assemble.document_of([wide], path="a.pdf", reader="pdf", metadata={})
        return find_forms(read, labels_of("2021"), lambda words: False, [])["review"]

    assert (review(15).missing_columns, review(15).doubtful_columns) == ((), True)
    assert review(14).missing_columns == ("litigation_after_review.upheld",)


NEW, IN, ALL, OUT = "一、本年新收件数", "二、上年结转件数", "（七）总计", "四、结转下年度"


def requests(*pages: Page) -> Form:
    read = assemble.document_of(pages, path="a.pdf", reader="pdf", metadata={})
    return find_forms(read, labels_of("2021"), lambda words: False, [])["requests"]


def rows(base: float, *labels: str) -> list[Run]:
    return [found for at, label in enumerate(labels) for found in row(label, list("01234"), base + 20 * at)]


def test_many_rows_that_are_gone_where_a_page_ends_were_not_left_out_by_the_author() -> None:
    whole = requests(page([*header(), *rows(130, NEW, IN, ALL, OUT)]))
    assert "granted" in whole.missing_rows
    assert not whole.doubtful
    assert requests(page([*header(700), *rows(730, NEW, IN)]), page(rows(60, ALL, OUT), 2)).doubtful
