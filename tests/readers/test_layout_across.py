"""Tables that a page break cuts are whole, or in doubt."""

from __future__ import annotations

from msgspec import structs
from pagelayouts import document, grids, page, paragraphs, ruled, run, texts

from govlint.model import Grid
from govlint.readers.layout import across, cells
from govlint.readers.layout.page import Page


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
