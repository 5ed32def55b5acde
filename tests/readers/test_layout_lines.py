"""Characters by their places become lines, and lines paragraphs, in one column or in two."""

from __future__ import annotations

import pytest
from pagelayouts import SIZE, document, page, paragraphs, run

from govlint.model import Paragraph
from govlint.readers.glyphs import is_unknown, readable
from govlint.readers.layout import columns, flow, lines
from govlint.readers.layout.page import Image, Run


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
        ("before", "left", "unknown"),
        [("1.", 7.0, 0), ("525.", 17.0, 0), ("1.", 5.2, 4), ("年。", 12.0, 4), ("1.", 2.0, 4)],
    )
    def test_a_glyph_of_another_font_may_be_wider_than_its_place(
        self, before: str, left: float, unknown: int
    ) -> None:
        """The full stop of the font put in place of one that is not embedded is as wide as a character."""
        first = run(before, 0, 50)
        wide = Run(before, first.lefts, (*first.rights[:-1], first.lefts[-1] + 1.2 * SIZE), 50, SIZE)
        (line,) = lines.lines_of([wide, run("国家秘密", left, 50)])
        assert line.pieces[0].unknown == unknown

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
