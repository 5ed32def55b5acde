from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from govlint.identifiers import mask
from govlint.reporters.markup import escaped, for_markdown, for_xml
from govlint.reporters.typeset import printable

NUMBER = "11010519491231002X"


def plain(source: str) -> str:
    """The words that a reader of Markdown sees."""
    [inline] = [token for token in MarkdownIt("commonmark").parse(source) if token.type == "inline"]
    return "".join(token.content for token in inline.children or () if token.type != "html_inline")


@settings(deadline=None)
@given(st.text())
def test_markdown_shows_the_words_themselves(words: str) -> None:
    assert plain(f"说：{for_markdown(words)}。") == f"说：{printable(mask(words))}。"


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("表三 | 总计", r"表三 \| 总计"),
        ("[2021]*_`", r"\[2021\]\*\_\`"),
        ("@office", "@<!-- -->office"),
        ("见 #12", r"见 \#<!-- -->12"),
        ("http://example.com www.example.com", "http:<!-- -->//example.com www<!-- -->.example.com"),
        ("50%的", "50%的"),
    ],
)
def test_markdown_calls_nobody_and_links_to_nothing(words: str, source: str) -> None:
    assert for_markdown(words) == source


@settings(deadline=None)
@given(st.text())
def test_html(words: str) -> None:
    assert unescape(escaped(words)) == printable(mask(words))
    assert not re.search(r"[<>\"']", escaped(words))


@settings(deadline=None)
@given(st.text())
def test_xml(words: str) -> None:
    element = ElementTree.Element("a", b=for_xml(words))
    element.text = for_xml(words)
    again = ElementTree.fromstring(ElementTree.tostring(element))
    assert (again.get("b"), again.text or "") == (for_xml(words), for_xml(words))


@pytest.mark.parametrize("language", [escaped, for_xml, for_markdown])
def test_nobody_is_named_by_number(language: object) -> None:
    assert callable(language)
    assert NUMBER not in language(f"身份证 {NUMBER}")
