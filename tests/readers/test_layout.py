"""Places on pages become lines, tables and paragraphs."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from govlint.errors import UnreadableError
from govlint.model import Document, Grid, Paragraph, Picture
from govlint.readers.glyphs import is_unknown, readable
from govlint.readers.layout import (
    across,
    assemble,
    cells,
    columns,
    drawing,
    flow,
    frames,
    furniture,
    lattice,
    legible,
    lines,
    loose,
    overlay,
    shreds,
    strokes,
    struck,
    tables,
)
from govlint.readers.layout.page import Image, Page, Run

SIZE = 10.0


def run(text: str, x: float, base: float, size: float = SIZE, bold: bool = False, unknown: int = 0) -> Run:
    lefts, at = [], x
    for character in text:
        lefts.append(at)
        at += size * (0.5 if character.isascii() else 1.0)
    return Run(text, tuple(lefts), (*lefts[1:], at), base, size, bold, unknown)


def page(runs: list[Run], number: int = 1, **more: Any) -> Page:
    return Page(number=number, width=600, height=800, runs=tuple(runs), **more)


def ruled(
    rows: list[list[str]], width: float = 60, height: float = 20, x: float = 50, y: float = 100
) -> Page:
    """A page with a table, every side of every cell ruled."""
    down = [(x + width * at, y, y + height * len(rows)) for at in range(len(rows[0]) + 1)]
    level = [(y + height * at, x, x + width * len(rows[0])) for at in range(len(rows) + 1)]
    runs = [
        run(text, x + width * column + 4, y + height * row + 14)
        for row, words in enumerate(rows)
        for column, text in enumerate(words)
        if text
    ]
    return page(runs, across=tuple(level), down=tuple(down))


def document(*pages: Page) -> Document:
    return assemble.document_of(pages, path="report.pdf", reader="pdf", metadata={})


def paragraphs(read: Document) -> list[str]:
    return [read.slice(block.span) for block in read.blocks if isinstance(block, Paragraph)]


def grids(read: Document) -> list[Grid]:
    return [block for block in read.blocks if isinstance(block, Grid)]


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


class TestLines:
    def test_chinese_has_no_blank_and_words_have_one(self) -> None:
        (line,) = lines.lines_of(
            [run("年报", 24, 50), run("2024", 0, 50.5), run("a", 50, 50), run("b", 60, 50)]
        )
        assert line.text == "2024年报a b"

    def test_a_wide_gap_parts_pieces(self) -> None:
        (line,) = lines.lines_of([run("左", 0, 50), run("右", 80, 50)])
        assert line.text == "左  右"
        assert len(line.pieces) == 2

    def test_digits_far_apart_are_not_one_number(self) -> None:
        (line,) = lines.lines_of([run("2", 0, 50), run("0", 9, 50)])
        assert line.text == "2 0"

    def test_a_gap_that_its_line_does_not_share_is_a_blank(self) -> None:
        runs = [run("函", 0, 50), run("〔", 10, 50), run("2021〕", 20, 50), run("30", 55, 50)]
        (line,) = lines.lines_of([*runs, run("号", 65, 50)])
        assert line.text == "函〔2021〕 30号"

    def test_a_line_that_is_spread_has_no_blanks(self) -> None:
        (line,) = lines.lines_of([run(word, 15 * at, 50) for at, word in enumerate("年度报告")])
        assert line.text == "年度报告"

    def test_a_narrow_blank_between_letters_is_told_by_the_gaps_beside_it(self) -> None:
        parts = [run("网址http://", 0, 50), run("www.example.gov.cn", 57.5, 50)]
        assert lines.lines_of(parts)[0].text == "网址http:// www.example.gov.cn"
        parts[1] = run("www.example.gov.cn", 56, 50)
        assert lines.lines_of(parts)[0].text == "网址http://www.example.gov.cn"

    def test_blanks_before_a_paragraph_are_no_gaps_of_its_words(self) -> None:
        indent = [run("\u3000", -25, 50), run("\u3000", -12.5, 50)]
        parts = [*indent, run("网址http://www.", 0, 50), run("example.gov.cn。", 77.5, 50)]
        assert lines.lines_of(parts)[0].text.strip() == "网址http://www. example.gov.cn。"

    @pytest.mark.parametrize(
        ("one", "two", "latin"), [("/", "w", True), ("a", "b", True), ("1", ",", False), ("年", "a", False)]
    )
    def test_latin_letters_stand_close(self, one: str, two: str, latin: bool) -> None:
        assert lines.is_latin(one, two) is latin

    def test_the_same_words_printed_twice_are_bold_not_two(self) -> None:
        (line,) = lines.lines_of([run("总计", 0, 50), run("总计", 0.3, 50)])
        assert line.text == "总计"

    @pytest.mark.parametrize(
        ("before", "after", "over"),
        [("指南》", "（目录）", 10), ("指南》", "，以及", 5), ("指南", "《目录》", 5), ("指南", "目录", 5)],
    )
    def test_marks_may_be_set_into_one_another(self, before: str, after: str, over: float) -> None:
        (line,) = lines.lines_of([run(before, 0, 50), run(after, 10 * len(before) - over, 50)])
        assert line.text == before + after
        assert line.pieces[0].unknown == 0

    @pytest.mark.parametrize(
        ("before", "after", "over"),
        [("指南》", "（目录）", 13), ("指南》", "，以及", 9), ("指南", "《目录》", 9), ("指南", "目录", 9)],
    )
    def test_what_lies_over_words_is_not_sure(self, before: str, after: str, over: float) -> None:
        (line,) = lines.lines_of([run(before, 0, 50), run(after, 10 * len(before) - over, 50)])
        assert line.pieces[0].unknown == len(after)

    def test_a_mark_below_a_longer_run_is_not_set_into_it(self) -> None:
        (line,) = lines.lines_of([run("公开指南目录", 0, 50), run("》", 20, 50), run("（一）", 25, 50)])
        assert line.pieces[0].unknown == 4

    def test_wrapped_words_are_joined(self) -> None:
        assert lines.join(["政府信", "息公开 report", "two"]) == "政府信息公开 report two"


class TestStrokes:
    def test_double_dashed_and_broken_rules_are_one(self) -> None:
        found = strokes.merged([(10, 0, 50), (11.5, 0, 50), (10, 52, 90), (40, 0, 9)], 3)
        assert found == [(10.75, 0, 90), (40, 0, 9)]

    def test_rules_that_touch_are_a_group(self) -> None:
        groups = strokes.rulings([(0, 0, 50), (20, 0, 50), (500, 0, 50)], [(0, 0, 20), (50, 0, 20)], 3)
        assert sorted((len(group.across), len(group.down)) for group in groups) == [(1, 0), (2, 2)]

    def test_a_drawing_is_no_table(self) -> None:
        assert strokes.rulings([(float(at), 0, 1) for at in range(5000)], [], 1) == []


class TestLattice:
    def test_a_missing_line_merges_cells(self) -> None:
        ruling = strokes.Ruling(
            ((0, 0, 100), (20, 50, 100), (40, 0, 100)), ((0, 0, 40), (50, 0, 40), (100, 0, 40))
        )
        found = lattice.lattice_of(ruling, 3)
        assert found is not None
        assert {(r.row, r.column, r.rowspan, r.colspan) for r in found.regions} == {
            (0, 0, 2, 1),
            (0, 1, 1, 1),
            (1, 1, 1, 1),
        }

    def test_sides_that_are_not_drawn_close_the_table(self) -> None:
        ruling = strokes.Ruling(((0, 0, 100), (20, 0, 100)), ((50, 0, 20),))
        found = lattice.lattice_of(ruling, 3)
        assert found is not None
        assert found.xs == (0, 50, 100)

    def test_an_odd_shape_is_parted_and_told(self) -> None:
        ruling = strokes.Ruling(
            ((0, 0, 100), (20, 50, 100), (40, 0, 100)), ((0, 0, 40), (50, 20, 40), (100, 0, 40))
        )
        found = lattice.lattice_of(ruling, 3)
        assert found is not None
        assert any(region.odd for region in found.regions)

    def test_a_frame_is_no_table(self) -> None:
        ruling = strokes.Ruling(((0, 0, 100), (40, 0, 100)), ((0, 0, 40), (100, 0, 40)))
        assert lattice.lattice_of(ruling, 3) is None


class TestCells:
    def fill(self, *runs: Run) -> list[list[tuple[str, bool]]]:
        ruling = strokes.Ruling(
            ((0, 0, 100), (20, 0, 100), (60, 0, 100)), ((0, 0, 60), (50, 0, 60), (100, 0, 60))
        )
        found = lattice.lattice_of(ruling, 3)
        assert found is not None
        table = cells.fill(found, runs)
        return [[(box.text, box.doubtful) for box in row] for row in table.rows]

    def test_words_are_put_into_their_cells(self) -> None:
        rows = self.fill(run("规章", 4, 14), run("3", 60, 14), run("行政", 4, 34), run("许可", 4, 46))
        assert rows == [[("规章", False), ("3", False)], [("行政许可", False), ("", False)]]

    def test_a_run_over_two_columns_is_doubtful(self) -> None:
        assert self.fill(run("1234567890123", 10, 14))[0] == [("1234567890123", True), ("", True)]

    def test_a_run_with_blanks_at_the_line_is_parted(self) -> None:
        assert self.fill(run("12345678   5", 5, 14))[0] == [("12345678", False), ("5", False)]

    def test_a_mark_that_hangs_out_is_not_doubtful(self) -> None:
        assert self.fill(run("区分处理）", 4, 14))[0] == [("区分处理）", False), ("", False)]

    def test_figures_in_pieces_are_doubtful(self) -> None:
        assert self.fill(run("2", 10, 14), run("0", 24, 14))[0][0] == ("2 0", True)
        assert self.fill(run("2", 24, 34), run("0", 24, 46))[1][0] == ("2\n0", True)

    def test_a_figure_that_filled_its_line_goes_on(self) -> None:
        assert self.fill(run("12345678", 5, 34), run("90", 5, 46))[1][0] == ("1234567890", False)

    def test_an_unknown_character_is_doubtful(self) -> None:
        assert self.fill(run("1", 10, 14, unknown=1))[0][0] == ("1", True)

    def test_a_line_in_a_narrow_gap_parts_a_run(self) -> None:
        """The label nearly reaches the next cell's figure, and both are read as one run."""
        label, figure = run("属于行政查询事项", 79.0, 114), run("2", 160.8, 114)
        both = Run(
            label.text + "2", (*label.lefts, *figure.lefts), (*label.rights, *figure.rights), 114, SIZE
        )
        (grid,) = grids(document(self.two_cells(both)))
        assert texts(grid) == [["属于行政查询事项", "2"], ["规章", "12"]]
        assert not any(cell.doubtful for cell in grid.cells())
        through = Run(both.text, both.lefts, (*label.rights[:-1], 160.8, figure.right), 114, SIZE)
        (grid,) = grids(document(self.two_cells(through)))
        assert all(cell.doubtful for cell in grid.rows[0])

    def two_cells(self, words: Run) -> Page:
        level = [(y, 70.0, 220.0) for y in (100.0, 120.0, 140.0)]
        down = [(x, 100.0, 140.0) for x in (70.0, 160.0, 220.0)]
        return page([words, run("规章", 74, 134), run("12", 165, 134)], across=tuple(level), down=tuple(down))

    def test_a_strip_too_low_for_a_line_is_no_row(self) -> None:
        """Some programs break cells over pages, and leave a rule through the label of a row."""
        level = [(100.0, 50.0, 170.0), (120.0, 50.0, 170.0), (124.0, 50.0, 110.0), (144.0, 50.0, 170.0)]
        down = [(x, 100.0, 144.0) for x in (50.0, 110.0, 170.0)]
        runs = [run("内容", 54, 114), run("件数", 114, 114), run("规章", 54, 138), run("12", 114, 134)]
        (grid,) = grids(document(page(runs, across=tuple(level), down=tuple(down))))
        assert texts(grid) == [["内容", "件数"], ["规章", "12"]]
        assert {cell.rowspan for cell in grid.cells()} == {1}


class TestTables:
    def test_a_ruled_table_has_spans_and_is_sure(self) -> None:
        (grid,) = grids(document(ruled([["信息内容", "件数"], ["规章", "3"]])))
        assert texts(grid) == [["信息内容", "件数"], ["规章", "3"]]
        assert grid.ruled
        assert not grid.doubtful

    def test_running_text_in_a_frame_is_text(self) -> None:
        long = ruled([["甲", "乙"]], width=500, height=150)
        held = [run("字" * 45, 60, 114 + 12 * at) for at in range(10)]
        found, outside = tables.split(page(held, across=long.across, down=long.down))
        assert not found
        assert len(outside) == 10

    @given(
        st.integers(2, 5).flatmap(
            lambda width: st.lists(
                st.lists(
                    st.sampled_from(["", "0", "12", "规章", "总计", "1,234"]), min_size=width, max_size=width
                ),
                min_size=2,
                max_size=8,
            )
        )
    )
    @settings(max_examples=60, deadline=None)
    def test_any_ruled_table_comes_back(self, rows: list[list[str]]) -> None:
        rows[0][0] = "表"
        (grid,) = grids(document(ruled(rows)))
        assert texts(grid) == rows
        assert not any(cell.doubtful for cell in grid.cells())


class TestAcross:
    HEAD = ["项目", "件数"]

    def two(self, first: list[list[str]], second: list[list[str]]) -> list[Grid]:
        one = ruled(first, y=700 - 20 * len(first))
        two = ruled(second, y=60)
        return grids(
            document(one, Page(**{**{f: getattr(two, f) for f in two.__struct_fields__}, "number": 2}))
        )

    def test_a_table_over_two_pages_is_one_and_its_header_is_told_once(self) -> None:
        (grid,) = self.two([self.HEAD, ["1.甲", "1"]], [self.HEAD, ["2.乙", "2"]])
        assert texts(grid) == [self.HEAD, ["1.甲", "1"], ["2.乙", "2"]]
        assert [cell.row for cell in grid.cells()] == [0, 0, 1, 1, 2, 2]

    def test_headings_that_the_break_cut_are_whole(self) -> None:
        (grid,) = self.two([["项目", "商业", "其他"]], [["", "", ""], ["1.甲", "1", "2"]])
        assert texts(grid)[0] == ["项目", "商业", "其他"]
        (grid,) = self.two(
            [["项目", "商业", "科研", "其他"]], [["", "企业", "机构", ""], ["1.甲", "1", "2", "3"]]
        )
        assert texts(grid) == [["项目", "商业企业", "科研机构", "其他"], ["1.甲", "1", "2", "3"]]
        (grid,) = self.two([["甲", "乙", "丙"]], [["丁", "戊", "己"]])
        assert len(grid.rows) == 2

    def test_a_row_that_the_break_cut_is_whole(self) -> None:
        (grid,) = self.two([self.HEAD, ["1.要求行政", "7"]], [["机关确认", ""], ["2.乙", "2"]])
        assert texts(grid) == [self.HEAD, ["1.要求行政机关确认", "7"], ["2.乙", "2"]]

    def test_a_row_with_its_figures_before_the_break_and_its_label_after_it(self) -> None:
        (grid,) = self.two([self.HEAD, ["", "7"]], [["1.属于国家秘密", ""], ["2.乙", "2"]])
        assert texts(grid) == [self.HEAD, ["1.属于国家秘密", "7"], ["2.乙", "2"]]

    def test_a_cell_over_several_rows_with_its_words_after_the_break(self) -> None:
        def tall(rows: list[list[str]], y: float, number: int) -> Page:
            made = ruled(rows, y=y)
            left = tuple(rule for rule in made.across if rule[0] in (y, y + 20 * len(rows)))
            inner = [(level, 110.0, end) for level, _, end in made.across if (level, 50.0, end) not in left]
            return page(list(made.runs), number, across=(*left, *inner), down=made.down)

        one = tall([["", "1.甲", "1"], ["", "", "2"]], 660, 1)
        two = tall([["（三）不予公开", "2.乙", ""], ["", "3.丙", "3"]], 60, 2)
        (grid,) = grids(document(one, two))
        assert texts(grid) == [["（三）不予公开", "1.甲", "1"], ["2.乙", "2"], ["3.丙", "3"]]
        assert grid.rows[0][0].rowspan == 3

    def test_a_tall_cell_cut_behind_its_first_bracket(self) -> None:
        first = [["（", "1.属于国", "0"]]
        second = [["三）不予公开", "家秘密", ""], ["", "2.乙", "3"]]
        made = ruled(second, y=60)
        inner = tuple(rule if rule[0] in (60, 100) else (rule[0], 110.0, rule[2]) for rule in made.across)
        two = page(list(made.runs), 2, across=inner, down=made.down)
        (grid,) = grids(document(ruled(first, y=680), two))
        assert texts(grid) == [["（三）不予公开", "1.属于国家秘密", "0"], ["2.乙", "3"]]

    def test_pieces_of_a_row_that_cannot_be_joined_are_in_doubt(self) -> None:
        first = ruled([self.HEAD, ["1.行政事业性收", "7"]], y=700)
        second = ruled([["费", ""], ["2.乙", "2"]], y=90)
        mark = run("Draft copy", 50, 80)
        pages = [first, page([mark, *second.runs], 2, across=second.across, down=second.down)]
        one, two = grids(document(*pages))
        assert [cell.doubtful for cell in one.cells()] == [False, False, True, True]
        assert [cell.doubtful for cell in two.cells()] == [True, True, False, False]

    def test_a_table_that_runs_into_the_edge_of_the_page_may_lack_columns(self) -> None:
        (whole,) = grids(document(ruled([self.HEAD, ["1.甲", "1"]], width=200)))
        (cut,) = grids(document(ruled([self.HEAD, ["1.甲", "1"]], width=275)))
        assert (whole.doubtful, cut.doubtful) == (False, True)
        assert not any(cell.doubtful for cell in cut.cells())

    def test_a_label_that_may_go_on_after_the_break_is_in_doubt(self) -> None:
        (grid,) = self.two([self.HEAD, ["行政", "7"]], [["强制", ""], ["2.乙", "2"]])
        assert [[cell.doubtful for cell in row] for row in grid.rows] == [
            [False, False],
            [True, True],
            [True, True],
            [False, False],
        ]
        (grid,) = self.two([self.HEAD, ["规章", "7"]], [["规范件", "8"], ["2.乙", "2"]])
        assert not any(cell.doubtful for cell in grid.cells())

    def test_a_row_of_its_own_stays_one(self) -> None:
        (grid,) = self.two([self.HEAD, ["1.甲", ""]], [["2.乙", ""], ["3.丙", "2"]])
        assert len(grid.rows) == 4

    def test_tables_of_other_widths_are_two(self) -> None:
        assert len(self.two([self.HEAD, ["甲", "1"]], [["项目", "件数", "金额"], ["乙", "2", "3"]])) == 2

    def test_a_page_is_told_for_each_row(self) -> None:
        one = across.Whole((0, 50), ((cells.Box(0, 0, 1, 1, "甲"),),), (1,))
        two = across.Whole((0, 50), ((cells.Box(0, 0, 1, 1, "2.乙"),),), (2,))
        both = across.joined(one, two)
        assert both is not None
        assert both.pages == (1, 2)


class TestFurniture:
    @pytest.mark.parametrize(
        "mark", ["— 4 —", "-4-", "4", "第4页", "第 4 页 共 9 页", "第四页", "4/9", "4 / 9", "Page 4 of 9"]
    )
    def test_page_numbers_are_no_text(self, mark: str) -> None:
        read = document(page([run("正文。", 80, 400), run(mark, 300, 770)]))
        assert paragraphs(read) == ["正文。"]

    @pytest.mark.parametrize("mark", ["2024年1月", "共4件", "第4条"])
    def test_other_lines_at_the_foot_are_text(self, mark: str) -> None:
        assert mark in paragraphs(document(page([run("正文。", 80, 400), run(mark, 300, 770)])))

    def test_running_headers_are_no_text(self) -> None:
        pages = [
            page([run("示例市年度报告", 80, 40), run(f"第{name}段。", 80, 400)], at)
            for at, name in enumerate("甲乙丙", 1)
        ]
        assert paragraphs(document(*pages)) == ["第甲段。", "第乙段。", "第丙段。"]

    def test_dashes_without_a_number_between_are_no_text(self) -> None:
        pages = [
            page([run(f"第{name}段。", 80, 400), run("—", 300, 770)], at) for at, name in enumerate("甲乙", 1)
        ]
        assert paragraphs(document(*pages)) == ["第甲段。", "第乙段。"]
        assert paragraphs(document(pages[0])) == ["第甲段。", "—"]

    def test_a_figure_further_in_than_text_is_kept(self) -> None:
        rows = lines.lines_of([run("行政处", 100, 42), run("0", 300, 60), run("罚", 100, 78)])
        kept = furniture.without_furniture(
            [[*rows, *lines.lines_of([run("4", 300, 770)])]], [800.0], [(800.0, 0.0)]
        )
        assert [line.text for line in kept[0]] == ["行政处", "0", "罚"]

    def test_figures_of_a_table_at_the_foot_are_kept(self) -> None:
        kept = furniture.without_furniture([lines.lines_of([run("4", 300, 770)])], [800.0], [(600.0, 790.0)])
        assert len(kept[0]) == 1


class TestFlow:
    FULL = "字" * 40

    def test_wrapped_lines_are_one_paragraph(self) -> None:
        read = document(
            page(
                [
                    run(self.FULL[:38], 120, 100),
                    run(self.FULL, 100, 118),
                    run("末。", 100, 136),
                    run("另起。", 120, 154),
                ]
            )
        )
        assert paragraphs(read) == [self.FULL[:38] + self.FULL + "末。", "另起。"]

    def test_a_bracket_that_a_line_leaves_open_is_closed_on_the_next(self) -> None:
        full = [run("公" * 50, 50, 100 + 15 * at) for at in range(3)]
        rest = [run("（二）试行制度（详", 50, 145), run("见www.example.gov.cn），效果良好。", 50, 160)]
        assert len(paragraphs(document(page([*full, *rest])))) == 1
        rest[0] = run("试行制度。", 50, 145)
        assert len(paragraphs(document(page([*full, *rest])))) == 2

    def test_a_line_may_begin_with_the_next_number_of_a_list_within_a_sentence(self) -> None:
        before = "四、复议诉讼情况；五、存在的主要问题及改进情况；"
        full = [run("公" * 50, 50, 100), run("公" * (50 - len(before)) + before, 50, 115)]
        assert len(paragraphs(document(page([*full, run("六、其他需要报告的事项。", 50, 130)])))) == 1
        assert len(paragraphs(document(page([*full, run("一、总体情况", 50, 130)])))) == 2
        full[1] = run("公" * (47 - len(before)) + before, 50, 115)
        assert len(paragraphs(document(page([*full, run("六、其他需要报告的事项。", 50, 130)])))) == 1
        full[1] = run("公" * 49 + "；", 50, 115)
        assert len(paragraphs(document(page([*full, run("六、其他需要报告的事项。", 50, 130)])))) == 2

    def test_a_line_that_a_program_broke_early_goes_on(self) -> None:
        early = [run("公" * width, 50, 100 + 15 * at) for at, width in enumerate((49, 47, 50, 20))]
        assert len(paragraphs(document(page(early)))) == 1
        early[1] = run("公" * 46 + "。", 50, 115)
        assert len(paragraphs(document(page(early)))) == 2

    def test_a_paragraph_goes_on_over_the_page(self) -> None:
        one = page([run(self.FULL, 100, 682), run(self.FULL, 100, 700)])
        two = page([run("接上。", 100, 120), run("另起。", 120, 138)], 2)
        assert paragraphs(document(one, two)) == [self.FULL * 2 + "接上。", "另起。"]

    def test_headings_by_size_and_by_bold(self) -> None:
        read = document(
            page(
                [
                    run("示例市年度报告", 200, 60, 22),
                    run("一、总体情况", 120, 100, 16),
                    run("二、黑体", 120, 130, bold=True),
                    *[run(self.FULL, 100, 160 + 18 * at) for at in range(5)],
                ]
            )
        )
        assert [block.level for block in read.blocks if isinstance(block, Paragraph)] == [1, 2, 3, 0]

    def test_no_lines_have_a_measure_too(self) -> None:
        assert flow.measure([]).size > 0


class TestFrames:
    """A frame around the text of a page, with a table in it."""

    TEXT = "根据有关规定编制本报告，数据统计期限为一年，特此公布。"

    def framed(self, left: float) -> Page:
        table = ruled([["规章", "0"], ["规范性文件", "1"]], width=100, x=200, y=300)
        runs = [run(self.TEXT, left + 10, 120 + 20 * at) for at in range(4)]
        runs += [
            run("二、主动公开政府信息情况", left + 10, 270),
            run("六、其他需要报告的事项", left + 10, 400),
        ]
        runs += [run(self.TEXT, left + 10, 420)]
        across = (*table.across, (100.0, 40.0, 560.0), (450.0, 40.0, 560.0), (290.0, left, 560.0))
        down = (*table.down, (40.0, 100.0, 450.0), (560.0, 100.0, 450.0), (200.0, 290.0, 300.0))
        return structs.replace(table, runs=(*runs, *table.runs), across=across, down=down)

    def test_the_table_is_read_and_the_text_is_text(self) -> None:
        read = document(self.framed(40))
        assert [texts(grid) for grid in grids(read)] == [[["规章", "0"], ["规范性文件", "1"]]]
        assert paragraphs(read)[-3:] == ["二、主动公开政府信息情况", "六、其他需要报告的事项", self.TEXT]

    def test_a_table_with_a_short_note_stays_whole(self) -> None:
        table = ruled([["规章", "0"], ["规范性文件", "1"]], width=250, x=50, y=300)
        note = (*table.across, (380.0, 50.0, 550.0))
        sides = [(50.0, 300.0, 380.0), (550.0, 300.0, 380.0), (300.0, 300.0, 340.0)]
        runs = (*table.runs, run("注：本表由办公室汇总。", 60, 365))
        whole = structs.replace(table, runs=runs, across=note, down=tuple(sides))
        (lattice_only,) = tables.split(whole)[0]
        assert frames.framed(lattice_only, strokes.Ruling(whole.across, whole.down), 4.0) is None
        read = document(whole)
        assert [len(grid.rows) for grid in grids(read)] == [3]


class TestStruck:
    def test_words_that_are_struck_out_are_left_out_and_told(self) -> None:
        base = run("全年收到申请99件38件。", 50, 100)
        rule = (96.5, base.lefts[6], base.rights[8])
        read = document(page([base], across=(rule,)))
        assert "".join(paragraphs(read)).replace(" ", "") == "全年收到申请38件。"
        assert "划掉" in read.notes[0].zh

    def test_rules_of_tables_and_under_words_strike_nothing_out(self) -> None:
        base = run("全年收到申请38件。", 50, 100)
        for rule in ((96.5, 20.0, 500.0), (101.0, base.left, base.right), (88.0, base.left, base.right)):
            pages, count = struck.without_struck([page([base], across=(rule,))])
            assert count == 0
            assert pages[0].runs == (base,)


class TestLoose:
    def test_few_figures_are_no_table(self) -> None:
        rows = lines.lines_of([run("规章", 100, 100), run("1", 200, 100), run("2", 250, 100)])
        assert loose.loose_tables(rows, [], [], 1) == []


class TestShreds:
    def test_what_is_left_of_a_table_is_no_text(self) -> None:
        words = ["第二十条第（一）项", "规章", "3", "行政规", "范性文  5", "件", "7"]
        rows = lines.lines_of([run(word, 100, 100 + 20 * at) for at, word in enumerate(words)])
        ((start, end, table),) = shreds.shreds_of(rows, 1, 600)
        assert (start, end) == (0, 7)
        assert table is not None
        assert not table.ruled

    def test_figures_that_wrapped_are_in_doubt(self) -> None:
        """A line of nothing but figures close to another: each may hold halves of the other's."""
        texts_of = [
            ["25", "10", "7"],
            ["1.甲项申请"],
            ["9", "8", "0"],
            ["2.乙项", "4", "5", "6"],
            ["3.丙项", "1", "1", "2"],
        ]
        bases = (100, 106, 112, 140, 155)
        rows = lines.lines_of(
            [
                run(word, 50 + 60 * at, base)
                for words, base in zip(texts_of, bases, strict=True)
                for at, word in enumerate(words)
            ],
        )
        rows += lines.lines_of([run(word, 50 + 60 * at, 170) for at, word in enumerate(["4.丁项", "1", "1"])])
        ((_, _, table),) = shreds.shreds_of(rows, 1, 600)
        assert table is not None
        assert [any(box.doubtful for box in row) for row in table.rows] == [
            True,
            False,
            True,
            False,
            False,
            False,
        ]

    def test_a_row_with_a_number_is_no_heading(self) -> None:
        runs = [run(words, 50 + 60 * at, 100) for at, words in enumerate(["一、新收", "3", "4"])]
        (row,) = lines.lines_of(runs)
        assert shreds.is_short(row, 300)
        (heading,) = lines.lines_of([run("一、总体情况", 50, 100)])
        assert not shreds.is_short(heading, 300)

    def test_short_lines_without_figures_are_text(self) -> None:
        rows = lines.lines_of([run("示例市数据局", 100, 100 + 20 * at) for at in range(9)])
        assert [table for _, _, table in shreds.shreds_of(rows, 1, 600)] == [None]


class TestLegible:
    def test_pictures_only(self) -> None:
        with pytest.raises(UnreadableError, match="没有文字层"):
            document(page([], images=(Image(0, 0, 600, 800),)))

    def test_nothing_at_all(self) -> None:
        with pytest.raises(UnreadableError, match="没有文字"):
            document(page([]))

    def test_a_scanned_page_among_others_is_told_by_number(self) -> None:
        scan = page([run("7", 300, 780)], 2, images=(Image(0, 0, 600, 800),))
        read = document(page([run("正文" * 30, 10, 100)]), scan)
        assert read.unread == (2,)
        assert "7" not in read.text

    def test_scans_and_an_empty_page_are_no_text(self) -> None:
        with pytest.raises(UnreadableError, match="没有文字层"):
            document(page([run("7", 300, 780)], images=(Image(0, 0, 600, 800),)), page([], 2))

    def test_letters_drawn_as_curves(self) -> None:
        with pytest.raises(UnreadableError, match="没有文字层"):
            document(page([], curves=legible.CURVES + 1))
        with pytest.raises(UnreadableError, match="没有文字层"):  # figures as text, Chinese as curves
            document(page([run("1234567890 " * 5, 10, 100)], curves=700))

    def test_marks_that_stand_for_characters_a_font_lacks(self) -> None:
        with pytest.raises(UnreadableError, match="缺字"):
            document(page([run("■" * 20 + "2024", 10, 100)]))
        assert document(page([run("正文" * 30 + "□是■否", 10, 100)])).unread == ()

    def test_lines_that_run_off_the_page(self) -> None:
        with pytest.raises(UnreadableError, match="页面以外"):
            document(page([run("正文" * 30, 10, 100)], cut=12))
        assert document(page([run("正文" * 150, 10, 100)], cut=1)).text

    def test_words_that_only_a_scanner_saw(self) -> None:
        with pytest.raises(UnreadableError, match="没有文字层"):
            document(page([], hidden=900, images=(Image(0, 0, 600, 800),)))

    def test_characters_without_a_map(self) -> None:
        with pytest.raises(UnreadableError, match="ToUnicode"):
            document(page([run("字" * 30, 10, 100, unknown=30)]))

    def test_words_over_one_another(self) -> None:
        runs = [run("字" * 12, 100 + 25 * at, 100) for at in range(6)]
        with pytest.raises(UnreadableError, match="重叠"):
            document(page(runs))

    def test_a_picture_in_the_text_is_told(self) -> None:
        read = document(page([run("正文" * 30, 10, 100)], images=(Image(100, 300, 400, 500),)))
        assert any(isinstance(block, Picture) for block in read.blocks)


class TestBreaks:
    """Tables that a page break cuts as browsers cut them."""

    HEADS = ("一年", "二年", "三年", "四年", "五年", "六年", "七年", "八年")

    def at_the_foot(self, closed: bool) -> Page:
        """A row at the foot of a page whose first cell goes on: its second line hangs below its lines."""
        xs = [50 + 50 * at for at in range(10)]
        level = [(700, 50, 500), (720, 50, 500), (740, 50 if closed else 100, 500)]
        runs = [run(words, x + 4, 714) for words, x in zip(("年份", *self.HEADS), xs, strict=False)]
        runs += [run("办理", 54, 734), *(run(str(at), 104 + 50 * at, 734) for at in range(8))]
        return page([*runs, run("结果", 54, 747)], across=tuple(level), down=tuple((x, 700, 740) for x in xs))

    def test_the_last_line_of_a_cell_that_is_cut_hangs_below_it(self) -> None:
        (grid,) = grids(document(self.at_the_foot(closed=False)))
        assert texts(grid)[1][0] == "办理结果"
        read = document(self.at_the_foot(closed=True))
        assert texts(grids(read)[0])[1][0] == "办理"
        assert paragraphs(read) == ["结果"]

    def test_a_border_that_no_line_across_touches_is_of_the_table_beside_it(self) -> None:
        level = [(100 + 20 * at, 100, 300) for at in range(4)]
        down = [(x, 100, 160) for x in (50, 100, 200, 300)]
        runs = [
            run(text, 104 + 100 * c, 114 + 20 * r) for r in range(3) for c, text in enumerate(("甲", "1"))
        ]
        (grid,) = grids(document(page([*runs, run("乙", 60, 134)], across=tuple(level), down=tuple(down))))
        assert texts(grid)[0] == ["乙", "甲", "1"]
        assert grid.rows[0][0].rowspan == 3
        down[0] = (50, 100, 300)
        (grid,) = grids(document(page(runs, across=tuple(level), down=tuple(down))))
        assert texts(grid)[0] == ["甲", "1"]

    def test_pieces_that_lack_an_edge_of_each_other_are_one_table(self) -> None:
        edges = [50.0 + 50 * at for at in range(12)]
        pieces = [[x for x in edges if x != lost] for lost in (50.0, 100.0)]
        tables = [
            across.Whole(tuple(xs), ((cells.Box(0, 0, 1, len(xs) - 1, text),),), (number,))
            for number, (xs, text) in enumerate(zip(pieces, ("一、甲", "二、乙"), strict=True), 1)
        ]
        one = across.joined(*tables)
        assert one is not None
        assert one.xs == tuple(edges)
        few = [structs.replace(table, xs=(*table.xs[:2], *table.xs[-2:]), rows=()) for table in tables]
        assert across.joined(*few) is None


class TestOverlay:
    TEXT = "示例市数据局主动公开政府信息十二条"

    def test_words_across_others_in_one_place_of_all_pages_are_a_watermark(self) -> None:
        pages = [
            page([run(self.TEXT, 50, 100 + 20 * at), run("仅供核对", 200, 123 + at, size=20)], number)
            for at, number in ((0, 1), (0, 2), (0, 3))
        ]
        pages[0] = page([run(self.TEXT, 50, 120), run("仅供核对", 200, 123, size=20)], 1)
        assert [len(one.runs) for one in overlay.without_overlays(pages)] == [1, 1, 1]

    def test_words_in_one_place_beside_others_are_text(self) -> None:
        pages = [page([run(self.TEXT, 50, 120), run("仅供核对", 50, 140)], number) for number in (1, 2)]
        assert overlay.without_overlays(pages) == pages

    def test_words_that_lie_across_others_once_stay(self) -> None:
        pages = [
            page([run(self.TEXT, 50, 120), run("仅供核对", 200, 122)]),
            page([run(self.TEXT, 50, 90)], 2),
        ]
        assert overlay.without_overlays(pages) == pages

    def test_a_bold_word_printed_twice_is_no_watermark(self) -> None:
        pages = [page([run(self.TEXT, 50, 120), run(self.TEXT, 50.3, 120)], number) for number in (1, 2)]
        assert overlay.without_overlays(pages) == pages

    def test_a_picture_under_the_text_is_a_background(self) -> None:
        over = Image(0, 0, 600, 800)
        text = [run(self.TEXT, 50, 100 + 20 * at) for at in range(5)]
        first, second = overlay.without_overlays(
            [page(text, images=(over,)), page(text, 2, images=(Image(0, 300, 600, 800),))]
        )
        assert (len(first.images), len(second.images)) == (0, 1)


class TestDrawing:
    def test_rules_lines_and_figures(self) -> None:
        found = drawing.Drawing(600, 800)
        found.line((10, 10), (90, 10.2))
        found.line((10, 10), (90, 90))
        found.filled([(20, 20), (21, 20), (21, 80), (20, 80)])
        found.rule(0, 900, 50, 900)
        assert len(found.across) == len(found.down) == 1

    def test_a_white_box_takes_away_what_it_covers(self) -> None:
        found = drawing.Drawing(600, 800)
        found.rule(0, 50, 100, 50)
        found.cover(40, 40, 60, 60, 1)
        assert found.across == [(50, 0, 40), (50, 60, 100)]
        assert found.hides(0, 50, 50)
        assert not found.hides(1, 50, 50)

    def test_matrices(self) -> None:
        quarter = (0.0, 1.0, -1.0, 0.0, 0.0, 0.0)
        assert drawing.moved((1, 0), quarter) == (0, 1)
        assert drawing.times(quarter, quarter)[:4] == (-1, 0, 0, -1)
        assert drawing.box_moved(0, 0, 2, 1, quarter) == (-1, 0, 0, 2)


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\u2f00", "一"),
        ("\u2ed3", "长"),
        ("\ufb01", "fi"),
        ("\u2329", "〈"),
        ("１", "１"),
        ("", "\ufffd"),
        ("\x02", "-"),
        ("\x8f", "\ufffd"),
    ],
)
def test_characters_as_fonts_name_them(character: str, shown: str) -> None:
    assert readable(character) == shown


def test_strangers_are_known() -> None:
    assert is_unknown("\ue123")
    assert is_unknown("\ufffd")
    assert not is_unknown("一")


LEFT = [
    "一二三四五六七八九十一二三四五六七八九十",
    "二三四五六七八九十一二三四五六七八九十一",
    "左栏的第三行到这里结束。",
]
RIGHT = [
    "右栏的第一行写满了二十个字没有一点空白处",
    "右栏的第二行也写满了二十个字没有空白处呢",
    "三四五六七八九十一二三四五六七八九十一二",
    "右栏到这里结束。",
]


def two_columns(gap: float = 20.0, top: float = 100.0) -> list[Run]:
    """Two columns of lines, the left one ending before the right one does."""
    beside = 50 + 20 * SIZE + gap
    left = [run(words, 50, top + 15 * at) for at, words in enumerate((*LEFT[:2], LEFT[1], LEFT[2]))]
    right = [run(words, beside, top + 15 * at) for at, words in enumerate((*RIGHT[:3], *RIGHT[2:]))]
    return [*left, *right]


def test_two_columns_are_read_one_after_the_other() -> None:
    title = run("这是标题在两栏的中间写着" * 2, 140, 60)
    below = run("这一行在两栏的下面写着" * 3, 60, 200)
    read = document(page([title, *two_columns(), below]))
    order = [
        read.text.index(words) for words in (title.text, LEFT[0], LEFT[2], RIGHT[0], RIGHT[3], below.text)
    ]
    assert order == sorted(order)
    assert "".join((LEFT[0], LEFT[1], LEFT[1], LEFT[2])) in read.text.replace("\n", "")


def test_a_short_stretch_goes_by_the_columns_of_other_pages() -> None:
    short = [run(LEFT[0], 50, 100), run(LEFT[2], 50, 115), run(RIGHT[0], 270, 100), run(RIGHT[3], 270, 115)]
    read = document(page(two_columns()), page(short, number=2))
    second = read.text[read.pages[1][0] :]
    assert second.index(LEFT[2]) < second.index(RIGHT[0])


@pytest.mark.parametrize(
    "runs",
    [
        [run("这一行的字从左边一直写到右边没有停顿" * 2, 50, 100 + 15 * at) for at in range(8)],
        [
            one
            for at in range(8)
            for one in (run("项目名称", 50, 100 + 15 * at), run("这里是一段比较长的说明", 270, 100 + 15 * at))
        ],
        two_columns(gap=5.0),
    ],
)
def test_what_is_not_set_in_two_columns_stays(runs: list[Run]) -> None:
    read = [page(runs)]
    assert columns.unfolded(read) == read


def test_rules_and_pictures_go_with_their_column() -> None:
    rule, bar, picture = (120.0, 270.0, 300.0), (272.0, 118.0, 122.0), Image(50, 400, 300, 500)
    whole = page(two_columns(), across=(rule,), down=(bar,), images=(picture,))
    (moved,) = columns.unfolded([whole])
    fall = next(one.base for one in moved.runs if one.text == RIGHT[0]) - 100
    assert fall == 60
    assert moved.across == ((120 + fall, 50.0, 80.0),)
    assert moved.down == ((52.0, 118 + fall, 122 + fall),)
    assert moved.images == (Image(50, 460, 300, 560),)
    assert moved.height == whole.height + 60
