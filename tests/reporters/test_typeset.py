from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.reporters.typeset import (
    cut,
    hang,
    head_within,
    pad_left,
    pad_right,
    parted,
    printable,
    tail_within,
    width_of,
    wrap,
)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("报告\t2024\r\n年", "报告 2024  年"),
        ("\x1b[31m红", "<U+001B>[31m红"),
        ("见::error::改", "见: :error::改"),
        (" ::add-mask::政府", " : :add-mask::政府"),
        ("::warning file=a.txt::改", ": :warning file=a.txt::改"),
        ("##[group]一", "# #[group]一"),
        ("二##vso[task.complete]", "二# #vso[task.complete]"),
        ("三##teamcity[message]", "三# #teamcity[message]"),
        ("###[group]", "## #[group]"),
        ("::internal-set-repo-path::x", ": :internal-set-repo-path::x"),
        ("## 标题 a::b", "## 标题 a::b"),
        ("::\u200berror::改", ": :error::改"),
        (":\u2060:er\u200bror::改", ": :error::改"),
        ("::warning\tfile=a.txt::改", ": :warning file=a.txt::改"),
        ("::warning\u2028::改", ": :warning ::改"),
        ("四#\u200b#[group]", "四# #[group]"),
        ("五##\ufe0f[group]", "五# #[group]"),
        ("六##v\xadso[task]", "六# #vso[task]"),
        ("\x9b31m", "<U+009B>31m"),
        ("零\u200b宽\ufeff", "零宽"),
        ("文\u202e倒", "文<U+202E>倒"),
        ("\udcff.txt", "<U+DCFF>.txt"),
        ("行\u2028行", "行 行"),
        ("[bold]x[/]", "[bold]x[/]"),
        ("全\u3000角\xa0格", "全\u3000角\xa0格"),
        ("私\ue0f7用", "私\ue0f7用"),
        ("葛\U000e0100☺\ufe0f", "葛☺"),
        ("填\u3164充", "填<U+3164>充"),
    ],
)
def test_printable(raw: str, shown: str) -> None:
    assert printable(raw) == shown


def test_printable_reveals_what_cannot_be_seen() -> None:
    assert printable("零\u200b宽", reveal=True) == "零<U+200B>宽"


@settings(deadline=None)
@given(st.lists(st.sampled_from(["::", ":", "error", "#", "##", "[", "vso", " ", "\t", "\u200b", "\x1b"])))
def test_what_is_printed_begins_no_command(pieces: list[str]) -> None:
    shown = printable("".join(pieces))
    assert not re.search(r"::[a-z]{3,}(?:::| )|##(?:vso)?\[", shown)
    assert printable(shown) == shown


def test_the_pieces_of_a_line_begin_no_command_together() -> None:
    assert parted("甲#", "#[group]", "乙") == ["甲# ", "#[group]", "乙"]
    assert parted("", "::", "error::") == ["", ": :", "error::"]
    assert parted("##v", "so", "[x]") == ["# #v", "so", "[x]"]
    assert parted("甲", "a::b", "") == ["甲", "a::b", ""]


def test_wide_characters_are_never_broken() -> None:
    assert head_within("示例市", 5) == "示例"
    assert tail_within("示例市", 3) == "市"
    assert cut("示例市数据局", 7) == "示例市…"
    assert cut("示例市", 6) == "示例市"
    assert pad_right("示例", 6) + "|" == "示例  |"
    assert pad_left("示例", 6) == "  示例"


def test_wrapping_keeps_words_figures_and_marks_together() -> None:
    assert wrap("收到 1,234 件，其中“自然人”60 件（含结转）。", 18) == [
        "收到 1,234 件，其",
        "中“自然人”60 件",
        "（含结转）。",
    ]
    assert wrap("", 10) == [""]
    assert wrap("abcdefghijkl", 5) == ["abcde", "fghij", "kl"]
    assert hang("示例市数据局工作报告示例市", 22, "- ", "  ") == ["- 示例市数据局工作报告", "  示例市"]


@settings(deadline=None)
@given(st.text(), st.integers(4, 30))
def test_wrapped_lines_fit_and_lose_nothing_but_blanks(text: str, width: int) -> None:
    shown = printable(text)
    lines = wrap(shown, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(shown.split())


def test_the_first_line_may_be_shorter() -> None:
    assert wrap("示例市数据局", 8, 4) == ["示例", "市数据局"]
    assert hang("示例市数据局工作报告示例", 24, " " * 14, "    ") == [
        " " * 14 + "示例市数据",
        "    局工作报告示例",
    ]
