"""Suppressions written as comments in Markdown and HTML."""

from __future__ import annotations

import time

import pytest

from govlint.finding import Suppression
from govlint.readers import html, markdown, text
from govlint.suppressions.comments import is_date, suppressions

COMMENT = "<!-- govlint-disable-file BAL001: 核对过 -->"


def in_markdown(words: str) -> tuple[Suppression, ...]:
    return suppressions(markdown.read(words.encode(), "a.md"))


def in_html(words: str) -> tuple[Suppression, ...]:
    return suppressions(html.read(words.encode(), "a.html"))


def test_this_line() -> None:
    (item,) = in_markdown(
        "甲\n\n乙 <!-- govlint-disable-line BAL001, cit-x、URL002: 已与 台账：核对 -->\n丙\n"
    )
    assert item.codes == ("BAL001", "cit-x", "URL002")
    assert item.reason == "已与 台账：核对"
    assert (item.begins, item.ends) == ((3, 0), (4, 0))
    assert (item.location.line, item.location.column) == (3, 3)
    assert item.mistake == ""
    assert item.excerpt is not None
    assert item.excerpt.text[item.excerpt.start :].startswith("<!--")


def test_the_next_line_is_the_next_that_is_not_blank() -> None:
    (item,) = in_markdown("<!-- govlint-disable-next-line BAL001：核对过 -->\n\n\n乙\n")
    assert (item.begins, item.ends) == ((4, 0), (5, 0))


def test_the_file() -> None:
    (item,) = in_html("<p>甲</p>\n<!--govlint-disable-file BAL001: 核对过-->\n")
    assert (item.begins, item.ends) == ((0, 0), None)


def test_capitals_are_the_same_command() -> None:
    for command in ("GOVLINT-DISABLE-LINE", "GovLint-Disable-Line", "gOVLINT-disable-line"):
        (item,) = in_markdown(f"甲 <!-- {command} BAL001: 核对过 -->\n乙")
    assert (item.codes, item.mistake, item.begins) == (("BAL001",), "", (1, 0))
    (block,) = in_html("<!-- Govlint-Disable BAL001: 核对过 -->\n甲\n<!-- GOVLINT-ENABLE -->")
    assert block.ends == (3, 1)


def test_a_block_ends_where_its_code_is_enabled_even_on_the_same_line() -> None:
    page = "<p><!-- govlint-disable BAL001 BAL002: 核对过 -->甲<!-- govlint-enable BAL001 -->乙</p>\n丙"
    first, second = in_html(page)
    assert (first.codes, second.codes) == (("BAL001",), ("BAL002",))
    assert first.begins == (1, 4)
    assert first.ends == (1, page.index("<!-- govlint-enable") + 1)
    assert second.ends is None


def test_enable_without_codes_ends_every_block() -> None:
    items = in_html(
        "<!-- govlint-disable BAL001: 甲 -->\n<!-- govlint-disable BAL002: 乙 -->\n<!-- govlint-enable -->"
    )
    assert [item.ends for item in items] == [(3, 1), (3, 1)]


def test_what_is_wrong_with_it() -> None:
    mistakes = {
        "<!-- govlint-disable-line BAL001 -->": "reason",
        "<!-- govlint-disable-line : 核对过 -->": "codes",
        "<!-- govlint-disable-line -->": "codes",
        "<!-- govlint-disable-file BAL001 until 明年: 核对过 -->": "date",
        "<!-- govlint-disable-file BAL001 until: 核对过 -->": "date",
        "<!-- govlint-off BAL001: 核对过 -->": "command",
        "<!-- govlint disable-line BAL001: 核对过 -->": "command",
    }
    for comment, mistake in mistakes.items():
        (item,) = in_html(f"<p>甲</p>{comment}")
        assert item.mistake == mistake, comment


def test_until() -> None:
    (item,) = in_html("<!-- govlint-disable-file BAL001 until 2027-03-31: 核对过 -->")
    assert (item.codes, item.until) == (("BAL001",), "2027-03-31")
    assert is_date("2027-03-31")
    assert not is_date("2027-3-31")
    assert not is_date("20270331")
    assert not is_date("2027-02-30")


def test_examples_and_scripts_are_no_comments() -> None:
    comment = "<!-- govlint-disable-file BAL001: 核对过 -->"
    assert in_markdown(f"```html\n{comment}\n```\n") == ()
    assert in_markdown(f"写法是 `{comment}`。\n") == ()
    assert in_html(f"<script>var a = '{comment}';</script>") == ()
    assert in_html(f"<p>{comment.replace('<', '&lt;')}</p>") == ()


@pytest.mark.parametrize(
    "page",
    [
        '<p title="{}">甲</p>',
        "<p title='{}'>甲</p>",
        "<svg><![CDATA[{}]]></svg>",
        "<iframe>{}</iframe>",
        "<!--[if IE]>{}<![endif]-->",
        "<textarea>\n{}</textarea>",
    ],
)
def test_what_a_browser_takes_for_no_comment_is_none(page: str) -> None:
    assert in_html(f"<p>甲</p>{page.format(COMMENT)}<p>乙</p>") == ()


@pytest.mark.parametrize(
    "page",
    [
        "{}",
        "<pre>{}</pre>",
        '<div style="display: none">{}</div>',
        "<p title='\"'>{}</p>",
        "<!-- 一 -->{}",
        "<!-- 一 <style> -->{}",
        "<p title='<style'>{}</p>",
    ],
)
def test_what_a_browser_takes_for_a_comment_is_one(page: str) -> None:
    (item,) = in_html(f"<p>甲</p>\r\n{page.format(COMMENT)}<p>乙</p>")
    assert item.codes == ("BAL001",)


@pytest.mark.parametrize(
    "words",
    [
        "``{}``",
        "甲 ``写法 {} 如此`` 乙",
        "\\{}",
        "甲\n\n    {}\n",
        "    {}",
        "\t{}",
        "甲\n\n    甲\n\n    {}\n乙",
        "<script>\n{}\n</script>",
        "<script>\n甲\n\n{}\n</script>",
        "  <STYLE>\n\n{}\n</style>",
        "甲<iframe>{}</iframe>",
        "\\\\`{}`",
        "甲 ```{}``` 乙",
        "`<script>` 甲 `{}`",
        "~~~\n<script>\n~~~\n`{}`",
        '<p title="{}">甲</p>',
        "<p title='{}'>甲</p>",
    ],
)
def test_what_markdown_shows_as_it_is_is_no_comment(words: str) -> None:
    assert in_markdown(words.format(COMMENT)) == ()


@pytest.mark.parametrize(
    "words",
    [
        "{}",
        "> {}",
        "甲\n    {}\n",
        "- 甲\n\n    {}\n",
        "1. 甲\n   乙\n\n    {}\n",
        "<div>\n{}\n</div>",
        "<pre>\n{}\n</pre>",
        "`甲` {} `乙`",
        "`` 甲 ` 乙 `` {}",
        "`甲 {}",
        "\\\\{}",
        '<p title="甲">乙</p>{}',
        "页面里不放 `<script>` 标签。\n\n{}",
        "网页要有`<title>`，不要``<iframe>``。\n{}",
        "不再使用<style>标签。\n\n{}",
        "不嵌入 \\<iframe> 和 \\`<xmp>。\n\n{}\n\n甲</iframe>`</xmp>",
        "```html\n<script src='a.js'>\n```\n{}\n甲</script>",
        "``` `<style>` ``` {}",
        "<style>p {{}}</style>\n{}",
        "甲<style>\n\n{}\n\n乙</style>",
        "<!-- 旧的 <textarea> 和 ` -->\n{} ` </textarea>",
        "不写 <!-- 开头的。\n\n{}",
        "````\n```\n甲\n````\n{}",
        'a<b 甲="乙" {}',
        "3<5 {}",
    ],
)
def test_what_markdown_does_not_show_is_a_comment(words: str) -> None:
    (item,) = in_markdown(words.format(COMMENT))
    assert item.codes == ("BAL001",)


@pytest.mark.parametrize(
    "piece", ["<style>", "<!-- ", "`", "``` ", "\\`", "` `` ", "<!-- govlint-", "</style>"]
)
def test_a_hostile_source_is_read_in_time(piece: str) -> None:
    assert suppressions(markdown.read((COMMENT + "\n甲 " + piece * 20_000).encode(), "a.md"))


def test_many_comments_are_read_in_time() -> None:
    many = 10_000
    began = time.process_time()
    assert suppressions(markdown.read(("甲\n\n" + f"    {COMMENT}\n" * many).encode(), "a.md")) == ()
    assert len(suppressions(markdown.read((f"甲\n    {COMMENT}\n" * many).encode(), "a.md"))) == many
    assert len(suppressions(markdown.read(("甲" + COMMENT * many).encode(), "a.md"))) == many
    assert time.process_time() - began < 10


def test_each_block_of_indented_lines_is_judged_by_itself() -> None:
    code = f"    {COMMENT}\n"
    words = f"甲\n    {COMMENT} {COMMENT}\n{code}\n{code}{code}乙\n{COMMENT}\n{code}"
    lines = [item.location.line for item in suppressions(markdown.read(words.encode(), "a.md"))]
    assert lines == [2, 2, 3, 8, 9]


def test_other_comments_and_other_formats_have_none() -> None:
    assert in_html("<!-- 由 govlint 检查 --><p>甲</p>") == ()
    assert suppressions(text.read("<!-- govlint-disable-file BAL001: 甲 -->".encode(), "a.txt")) == ()
