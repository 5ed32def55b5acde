"""What of a page is its text: not its furniture, nor what was struck out or lies over it."""

from __future__ import annotations

import pytest
from pagelayouts import document, page, paragraphs, run

from govlint.errors import UnreadableError
from govlint.model import Picture
from govlint.readers.layout import furniture, legible, lines, overlay, struck
from govlint.readers.layout.page import Image


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


class TestStruck:
    def test_words_that_are_struck_out_are_left_out_and_told(self) -> None:
        base = run("全年收到申请99件38件。", 50, 100)
        rule = (96.5, base.lefts[6], base.rights[8])
        read = document(page([base], across=(rule,)))
        assert "".join(paragraphs(read)).replace(" ", "") == "全年收到申请38件。"
        assert "划掉" in read.notes[0].zh

    @pytest.mark.parametrize("apart", [False, True])
    @pytest.mark.parametrize(("start", "end"), [(14, 20), (6, 10), (0, 4)])
    def test_a_paragraph_goes_on_where_words_are_struck_out(self, apart: bool, start: int, end: int) -> None:
        """Whether the struck words are of the same run as those beside them, or one by themselves."""
        words = "办理建议提案二百一十八件其中市人大代表建"
        first, second = run(words, 50, 100), run("议一百件、政协提案一百一十八件，均已办结。", 50, 118)
        pieces = [
            first.part(*span) for span in ((0, start), (start, end), (end, len(words))) if span[0] < span[1]
        ]
        rule = (96.5, first.lefts[start], first.rights[end - 1])
        read = document(page([*(pieces if apart else [first]), second], across=(rule,)))
        assert paragraphs(read) == [words[:start] + words[end:] + second.text]

    def test_a_line_struck_out_as_a_whole_leaves_no_room(self) -> None:
        lines_ = [run("全年收到申请三十八件。", 50, base) for base in (100, 118, 136)]
        rule = (114.5, lines_[1].left, lines_[1].right)
        assert paragraphs(document(page(lines_, across=(rule,)))) == [lines_[0].text, lines_[2].text]

    def test_a_figure_beside_one_that_is_struck_out_stays_where_it_is(self) -> None:
        both = run("1215", 300, 100)
        (shown,), _ = struck.without_struck([page([both], across=((96.5, 300.0, both.rights[1]),))])
        assert [(each.text, each.left) for each in shown.runs] == [("15", both.lefts[2])]

    def test_rules_of_tables_and_under_words_strike_nothing_out(self) -> None:
        base = run("全年收到申请38件。", 50, 100)
        for rule in ((96.5, 20.0, 500.0), (101.0, base.left, base.right), (88.0, base.left, base.right)):
            pages, count = struck.without_struck([page([base], across=(rule,))])
            assert count == 0
            assert pages[0].runs == (base,)


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
