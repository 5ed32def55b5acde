"""Elements in Markdown that nobody sees."""

from __future__ import annotations

import pytest

from govlint.readers import markdown
from govlint.readers.markdownhidden import hiding, struck_out, without_hidden


def read(source: str) -> tuple[str, list[str]]:
    document = markdown.read(source.encode(), "a.md")
    for offset, character in enumerate(document.text):
        if not character.isspace():
            assert document.source[document.source_offset(offset)] == character
    return document.text, [note.zh.partition("，")[0] for note in document.notes]


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none">\n\n未收取。\n\n</div>\n\n',
        '<div style="display:none">\n<div>\n未收取\n</div>\n费用。\n</div>\n',
        "<p hidden>未收取。</p>\n\n",
        "<p class='a' style='visibility: hidden'>未收取。</p>\n\n",
    ],
)
def test_a_hidden_block_is_not_read_and_told(hidden: str) -> None:
    assert read(f"甲\n\n{hidden}乙") == ("甲\n乙", ["文件里有 1 处文字是隐藏的"])


@pytest.mark.parametrize(
    "tag", ['<span style="display:none">', "<font hidden>", "<b style='display:none'>", "<span HIDDEN=''>"]
)
def test_hidden_words_within_a_line_are_not_read_and_told(tag: str) -> None:
    name = tag[1:].split()[0]
    text, notes = read(f"收到{tag}5</{name}>**6**件<{name}>。</{name}>")
    assert text == "收到6件。"
    assert notes == ["文件里有 1 处文字是隐藏的"]


@pytest.mark.parametrize(
    "source",
    [
        '<div style="display:block">甲</div>',
        '<div class="hidden a" data-hidden="1">甲</div>',
        '<p hidden style="display:block">甲</p>',
        "<p hidden>甲",
        "<span style='--x-display:none'>甲</span>",
        '<div style="display:none"></div>甲',
    ],
)
def test_what_is_seen_is_read(source: str) -> None:
    text, notes = read(source)
    assert (text.strip(), notes) == ("甲", [])


def test_an_example_of_markup_is_read() -> None:
    source = "```html\n<p hidden>甲</p>\n```\n"
    assert without_hidden(source) == (source, 0)


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("收到~~5~~6件，<del>甲</del>、<s>乙</s>。", 3),
        ("3 ~~ 5件", 0),
        ("`~~5~~`", 0),
        ("<del>甲", 0),
    ],
)
def test_what_is_struck_out_is_told(source: str, count: int) -> None:
    assert struck_out(source) == count
    assert read(source)[1] == ([f"文件里有 {count} 处文字加了删除线"] if count else [])


def test_hidden_figures_of_a_table_are_told() -> None:
    table = "<table><tr><td>规章</td><td>1<span hidden>9</span></td></tr></table>"
    assert read(table) == ("规章\t1", ["文件里有 1 处文字是隐藏的"])


def test_how_an_element_is_hidden() -> None:
    assert hiding("hidden") == hiding("style='display:none'") == "hidden"
    assert hiding('title="hidden"') == ""


def test_many_elements_that_are_left_open_take_no_time() -> None:
    source = "<p hidden>甲\n" * 20_000
    assert without_hidden(source) == (source, 0)


@pytest.mark.parametrize(
    "shown",
    [
        "说明 \\<div hidden>\n甲\n</div>\n",
        "说明：\n\n    <div hidden>\n\n甲\n\n    </div>\n",
        "说明 ``<div hidden>`` 的用法\n甲\n</div>\n",
        '<div style="visibility:hidden">\n<p style="visibility:visible">甲</p>\n</div>\n',
    ],
    ids=["escaped", "code", "two backticks", "visible again"],
)
def test_what_is_shown_stays(shown: str) -> None:
    assert without_hidden(shown) == (shown, 0)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "<div style='visibility:hidden'>\n乙\n<p style='visibility:visible'>\n甲\n</p>\n丙\n</div>\n",
            "甲",
        ),
        ("<p style='visibility:hidden'>乙<b style='visibility:visible'>甲</b>丙</p>\n", "甲"),
        ("收到<i style='visibility:hidden'>5<b style='visibility:visible'>6</b>7</i>件", "收到6件"),
        (
            "收到<i style='visibility:hidden'>5<b style='visibility:visible'>6"
            "<u style='visibility:hidden'>8</u></b>7</i>件",
            "收到6件",
        ),
        ("收到<i style='display:none'>5<b style='visibility:visible'>6</b>7</i>8件", "收到8件"),
        ("<div hidden>\n乙\n<p style='visibility:visible'>丙</p>\n</div>\n\n甲", "甲"),
        ("<div style='visibility:visible'>\n甲\n<p style='visibility:hidden'>乙</p>\n</div>", "甲"),
    ],
)
def test_only_what_is_seen_again_is_kept_of_what_is_not(source: str, text: str) -> None:
    found, notes = read(source)
    assert found.strip() == text
    assert len(notes) == 1


def test_many_elements_within_one_another_take_no_time() -> None:
    opened = "<i style='visibility:hidden'>5<b style='visibility:visible'>6"
    assert read(opened * 3_000 + "</b></i>" * 3_000)[0].count("5") == 0
