"""Rules become tables with their cells; figures without rules are told from text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from pagelayouts import SIZE, document, grids, page, paragraphs, ruled, run, texts

from govlint.readers.layout import cells, drawing, frames, lattice, lines, loose, shreds, strokes, tables
from govlint.readers.layout.page import Page, Run


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
