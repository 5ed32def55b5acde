from __future__ import annotations

from collections.abc import Iterator

import pytest

from govlint.patterns import words
from govlint.patterns.memo import _tables
from govlint.patterns.words import Words

TEXTS = ("申请", "申请件", "(?:收到|受理)(?:的)?", "20\\d\\d年", "复议(?:案件)?")
SENTENCE = "2024年收到的申请件比受理的申请多，另有行政复议案件一起，诉讼没有"


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    _tables.clear()
    yield
    _tables.clear()


def written(text: str, found: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in found]


def test_the_longest_word_at_each_place() -> None:
    found = Words(TEXTS).spans(SENTENCE)
    assert written(SENTENCE, found) == ["2024年", "收到的", "申请件", "受理的", "申请", "复议案件"]


def test_nothing_where_no_word_can_be() -> None:
    assert (
        Words(TEXTS).spans("机构概况")
        == Words(TEXTS).spans("本单位二〇二四年的机构概况和工作动态等信息已按要求公开")
        == []
    )


def test_the_same_whether_few_or_all_words_are_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        SENTENCE,
        "收到申请件",
        "受理",
        SENTENCE[6:],
        "复议",
        "2024年，申请件没有了，这样长的一句话一共有二十四个字以上",
    ]
    monkeypatch.setattr(words, "_MOST_SHORT", 0)
    partly = Words(TEXTS)
    first = [partly.spans(text) for text in texts]
    monkeypatch.setattr(words, "_FIRST", 0)
    assert [Words(TEXTS).spans(text) for text in texts] == first
    assert [Words(TEXTS).spans(text) for text in texts] == [partly.spans(text) for text in texts]


def test_short_texts_without_a_figure_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    heading, figure = "收到和处理申请情况", "收到申请3件"
    first = Words(TEXTS)
    found = first.spans(heading)
    assert written(heading, found) == ["收到", "申请"]
    assert written(figure, first.spans(figure)) == ["收到", "申请"]
    [kept] = [list(table) for name, table in _tables.items() if name.startswith("short ")]
    assert kept == [heading]
    again = Words(TEXTS)
    monkeypatch.setattr(again, "_finder_for", None)
    assert again.spans(heading) == found
    assert written(heading, Words(("处理",)).spans(heading)) == ["处理"]


def test_only_so_many_short_texts_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_MOST_SHORT", 1)
    several = Words(TEXTS)
    assert [len(several.spans(text)) for text in ("申请", "收到", "申请", "收到")] == [1, 1, 1, 1]
    [kept] = [list(table) for name, table in _tables.items() if name.startswith("short ")]
    assert kept == ["申请"]


def test_which_patterns_match_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Words(TEXTS).matching("申请件") == [1]
    assert Words((*TEXTS, "申.*")).matching("申请件") == [1, 5]
    ends = ["申请件", "复议案件", "2024年", "收到的", "诉讼", "申请.件"]
    few = [Words(TEXTS).matching(word) for word in ends]
    _tables.clear()
    monkeypatch.setattr(words, "_FEW", 0)
    assert [Words(TEXTS).matching(word) for word in ends] == few == [[1], [4], [3], [2], [], []]


def test_flags_within_a_pattern_hold_for_it_alone() -> None:
    found = Words(("(?i)app|wap", "Word", "Web(?i)site"))
    for _ in range(40):  # asked often, they are looked for another way
        text = "APP和WAP，WORD和word，Word；WEBSITE和WebSITE，这样长的一句话一共有四十个字以上，才会逐一去找"
        assert written(text, found.spans(text)) == ["APP", "WAP", "Word", "WebSITE"]
