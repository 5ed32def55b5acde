"""Automatic numbering: what Word shows and does not keep in the text."""

from __future__ import annotations

import pytest
from docxparts import W, document, p

from govlint.readers.docx.numbers import counted


def levels(*formats: tuple[str, str], more: str = "") -> str:
    return "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
        for at, (kind, text) in enumerate(formats)
    )


def numbering(content: str, lists: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{content}</w:abstractNum>{lists}</w:numbering>'


def item(text: str, level: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


CHINESE = levels(("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def test_sections_and_matters() -> None:
    body = (
        item("总体", 0)
        + item("主动", 1)
        + item("申请", 1)
        + item("甲", 2)
        + item("二章", 0)
        + item("又", 1)
        + item("无", 0, 0)
    )
    assert document(body, numbering=numbering(CHINESE)).text.split("\n") == [
        "一、总体", "（一）主动", "（二）申请", "1.甲", "二、二章", "（一）又", "无",
    ]  # fmt: skip


def test_two_lists_of_one_definition_count_on_unless_one_starts_anew() -> None:
    lists = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
    )
    body = item("甲") + item("乙", 0, 2) + item("丙", 0, 3) + item("丁", 0, 3) + item("戊", 0, 9)
    assert document(body, numbering=numbering(CHINESE, lists)).text.split("\n") == [
        "一、甲", "二、乙", "五、丙", "六、丁", "戊",
    ]  # fmt: skip


def test_levels_within_levels_legal_and_bullets() -> None:
    content = levels(("chineseCounting", "%1"), ("decimal", "%1.%2"), more="<w:isLgl/>") + (
        '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf06c"/></w:lvl>'
    )
    body = item("甲") + item("乙", 1) + item("丙", 1) + item("丁", 2)
    assert document(body, numbering=numbering(content)).text.split("\n") == ["1 甲", "1.1 乙", "1.2 丙", "丁"]


def test_a_level_that_does_not_restart() -> None:
    content = levels(("decimal", "%1.")) + (
        '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2)"/><w:lvlRestart w:val="0"/></w:lvl>'
    )
    body = item("甲") + item("乙", 1) + item("丙") + item("丁", 1)
    assert document(body, numbering=numbering(content)).text.split("\n") == ["1.甲", "1)乙", "2.丙", "2)丁"]


def test_lists_that_a_style_brings() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="h"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style></w:styles>"
    )
    body = p("总体", '<w:pStyle w:val="h"/>') + p("主动", '<w:pStyle w:val="h"/>')
    assert document(body, numbering=numbering(CHINESE), styles=styles).text == "一、总体\n二、主动"


@pytest.mark.parametrize(
    ("kind", "number", "words"),
    [
        ("chineseCounting", 12, "十二"),
        ("chineseLegalSimplified", 21, "贰拾壹"),
        ("ideographDigital", 20, "二〇"),
        ("ideographTraditional", 3, "丙"),
        ("decimalEnclosedCircle", 2, "②"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 7, "07"),
        ("lowerLetter", 28, "bb"),
        ("upperRoman", 14, "XIV"),
        ("somethingNew", 4, "4"),
    ],
)
def test_formats(kind: str, number: int, words: str) -> None:
    content = f'<w:lvl w:ilvl="0"><w:start w:val="{number}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1、"/></w:lvl>'
    assert document(item("甲"), numbering=numbering(content)).text == f"{words}、甲"


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (2001, "二千零一")],
)
def test_counting(number: int, words: str) -> None:
    assert counted(number).replace("仟", "千") == words
