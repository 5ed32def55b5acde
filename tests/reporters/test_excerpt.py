from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from govlint.finding import Excerpt
from govlint.reporters.excerpt import Window, window
from govlint.reporters.typeset import width_of


def shown(excerpt: Excerpt, width: int) -> list[str]:
    seen = window(excerpt, width)
    return [seen.before + seen.marked + seen.after, seen.carets()]


def test_a_short_line_is_shown_whole() -> None:
    assert shown(Excerpt("  收到62件。\n", 4, 6), 40) == ["收到62件。", "    ^^"]


def test_carets_stand_under_wide_characters() -> None:
    assert shown(Excerpt("示例市数据局", 2, 4), 40) == ["示例市数据局", "    ^^^^"]


def test_no_command_begins_where_the_place_does() -> None:
    assert shown(Excerpt("甲##[group]", 2, 3), 40) == ["甲# #[group]", "    ^"]
    assert shown(Excerpt("甲#\u200b#[group]", 2, 3), 40)[0] == "甲#<U+200B>#[group]"


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "一二三四五六七八九十" * 3
    assert shown(Excerpt(line, 14, 16), 20) == ["…二三四五六七八九十…", "       ^^^^"]
    assert shown(Excerpt(line, 0, 2), 20) == ["一二三四五六七八九…", "^^^^"]
    assert shown(Excerpt(line, 28, 30), 20) == ["…二三四五六七八九十", "               ^^^^"]


def test_a_long_place_keeps_what_stands_before_it() -> None:
    line = "前前前前前前前前前前" + "长" * 40 + "后后后"
    text, carets = shown(Excerpt(line, 10, 50), 40)
    assert text == "…前前前前前前前前长长长长长长长长长长长…"
    assert carets == " " * 17 + "^" * 23


def test_a_place_as_wide_as_the_screen_leaves_room_for_what_follows() -> None:
    assert shown(Excerpt("0" * 25, 0, 24), 24) == ["0" * 22 + "…", "^" * 23]
    assert shown(Excerpt("0" * 24, 0, 24), 24) == ["0" * 24, "^" * 24]


def test_an_empty_place_gets_one_caret() -> None:
    assert shown(Excerpt("结尾。", 3, 3), 40) == ["结尾。", "      ^"]
    assert shown(Excerpt("", 0, 0), 40) == ["", "^"]


def test_control_characters_are_told_and_still_aligned() -> None:
    assert shown(Excerpt("甲\x1b[31m乙丙", 7, 8), 40) == ["甲<U+001B>[31m乙丙", " " * 16 + "^^"]
    assert window(Excerpt("甲\u200b乙", 1, 2), 40) == Window("甲", "<U+200B>", "乙")


@settings(deadline=None)
@example("0" * 25, 0, 24, 24)
@given(st.text(), st.integers(0, 30), st.integers(0, 30), st.integers(24, 60))
def test_any_line_fits(text: str, start: int, length: int, width: int) -> None:
    line, _carets = shown(Excerpt(text, start, start + length), width)
    assert width_of(line) <= width


def test_a_place_as_long_as_a_book_is_not_read_to_its_end() -> None:
    text, carets = shown(Excerpt("长\n" * 1_000_000, 2, 1_900_000), 40)
    assert text == "长 " + "长 " * 11 + "长…"
    assert carets == "   " + "^" * 36
