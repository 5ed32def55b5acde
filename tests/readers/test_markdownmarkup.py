"""HTML between the lines of Markdown: what is a comment, a script or a table, and what only looks so."""

from __future__ import annotations

import pytest

from govlint.model import Document
from govlint.readers import markdown
from govlint.readers.markdownmarkup import Markup


def read(source: str) -> Document:
    return markdown.read(source.encode(), "a.md")


def lines(document: Document) -> list[str]:
    return document.text.split("\n") if document.text else []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("用 `<!--` 标出", ["用 <!-- 标出", "乙"]),
        ("用 `` <table> `` 标出", ["用 <table> 标出", "乙"]),
        ("时限<!--未定，另行通知", ["时限<!--未定，另行通知", "乙"]),
        ("<!-- 未定", []),
        ("\n    <!-- 未定", ["<!-- 未定", "乙"]),
        ("\\\\<!-- 未定", ["\\<!-- 未定", "乙"]),
        ("用\\<script>标出", ["用<script>标出", "乙"]),
        ("用<STYLE>标出", ["用标出", "乙"]),
        ("用<style-x>标出", ["用<style-x>标出", "乙"]),
        ("用<table 标出", ["用<table 标出", "乙"]),
        ("甲<!-- 未定\n\n丙 -->", ["甲<!-- 未定", "丙 -->", "乙"]),
        ("甲<!-- 未定\n-->丙", ["甲", "丙", "乙"]),
    ],
)
def test_it_is_none_in_code_or_escaped_and_where_it_never_ends_within_a_line(
    source: str, expected: list[str]
) -> None:
    assert [" ".join(line.replace("`", "").split()) for line in lines(read(f"{source}\n\n乙\n"))] == expected


def test_what_a_comment_that_never_ends_hides_is_told() -> None:
    document = read("甲\n\n<!-- 乙\n\n丙\n")
    assert lines(document) == ["甲"]
    assert [note.zh.partition("，")[0] for note in document.notes] == ["文件里有 1 处文字是隐藏的"]
    assert read("甲\n\n<!--\n").notes == ()


def test_where_a_table_within_another_ends() -> None:
    source = "甲<table><tr><td><table></table></td></tr></table>乙"
    markup = Markup(source)
    found = markup.next(0, len(source), -1)
    assert found is not None
    assert source[markup.end(found) :] == "乙"
    assert markup.next(markup.end(found), len(source), -1) is None


@pytest.mark.parametrize("tag", ["<script>", "<!--", "<table ", "`<style>", "<style>\n\n"])
def test_many_that_never_end_take_no_time(tag: str) -> None:
    assert "甲" in read("甲" + tag * 20_000).text


def test_many_begun_within_lines_of_one_paragraph_look_for_its_end_once() -> None:
    source = "甲<!--\n" * 20_000 + "\n-->\n"
    assert read(source).text.count("甲") == 20_000


def test_where_a_comment_ends_is_of_its_own_paragraph() -> None:
    source = "甲<!-- 未定\n乙\n\n丙<!-- 丁\n戊 -->己\n\n庚<!-- 未定\n\n-->\n"
    words = "".join(lines(read(source))).replace(" ", "")
    assert words == "甲<!--未定乙丙己庚<!--未定-->"
