"""Places in Word documents whose lines were typed one by one, or broken by hand within a paragraph."""

from __future__ import annotations

import textwrap

from docxparts import document, docx, p, r, tc

from govlint import check
from govlint.finding import Finding
from govlint.model import Document, Span

TITLE = "示例市数据局2024年政府信息公开工作年度报告"
FIRST = (
    "本报告根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国"
    "政府信息公开工作年度报告格式〉的通知》（国办公开办函[2021]30号）编制，由总体情况等六个部分组成。"
)
SECOND = (
    "本局围绕群众办事的需要，把公开贯穿到决策、执行、管理、服务、结果各个环节，全年没有发生因公开不当引起的负面"
    "舆情，报告的全文可以在本局的网站（http:/www.example.gov.cn/ndbg/）上查看和下载。"
)
GRID = f"<w:tbl><w:tr>{tc('规章')}{tc('0')}</w:tr><w:tr>{tc('文件')}{tc('1')}</w:tr></w:tbl>"
LAST = "除此之外，没有其他需要报告的事项。"


def wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 22)


def by_enter(*paragraphs: str) -> str:
    return "".join(p(line) for text in paragraphs for line in wrapped(text))


def by_break(*paragraphs: str) -> str:
    breaks = "<w:r><w:br/></w:r>"
    return "".join(f"<w:p>{breaks.join(map(r, wrapped(text)))}</w:p>" for text in paragraphs)


def places(found: Document, *words: str) -> list[tuple[str, int | None]]:
    starts = [found.text.index(part) for part in words]
    told = [found.place(Span(start, start + 1)) for start in starts]
    return [(place.text, place.block) for place in told]


def number(words: str) -> int:
    """Which line, from 1, of those typed begins with `words` or holds them."""
    lines = [TITLE, *wrapped(FIRST), *wrapped(SECOND)]
    return next(index for index, line in enumerate(lines, 1) if words in line)


def test_a_place_in_lines_that_were_joined_is_that_of_the_paragraph_in_word() -> None:
    found = document(p(TITLE) + by_enter(FIRST) + p() + by_enter(SECOND) + GRID + p(LAST))
    assert found.text.split("\n") == [TITLE, FIRST, SECOND, "规章\t0", "文件\t1", LAST]
    lines = 1 + len(wrapped(FIRST)) + len(wrapped(SECOND))
    assert places(found, "示例", "[2021]", "http", "规章", "文件", "除此") == [
        ("第1段", 0),
        (f"第{number('[2021]')}段", number("[2021]") - 1),
        (f"第{number('http')}段", number("http") - 1),
        ("第1个表格", lines),
        ("第1个表格", lines),
        (f"第{lines + 1}段", lines + 1),
    ]


def test_every_character_keeps_the_paragraph_that_it_was_typed_in() -> None:
    found = document(p(TITLE) + by_enter(FIRST, SECOND))
    offset = 0
    for index, line in enumerate([TITLE, *wrapped(FIRST), *wrapped(SECOND)]):
        start = found.text.index(line, offset)
        for at in (start, start + len(line) - 1):
            assert found.place(Span(at, at + 1)).block == index
        offset = start + len(line)


def test_lines_broken_by_hand_are_of_one_paragraph_whether_they_are_joined_or_not() -> None:
    found = document(p(TITLE) + by_break(FIRST, SECOND) + GRID + p(LAST))
    assert found.text.split("\n")[:3] == [TITLE, FIRST, SECOND]
    expected = [("第2段", 1), ("第3段", 2), ("第1个表格", 3), ("第4段", 4)]
    assert places(found, "[2021]", "http", "规章", "除此") == expected
    short = document(f"<w:p>{r('甲')}<w:r><w:br/></w:r>{r('乙')}</w:p>" + p("丙"))
    assert short.text == "甲\n乙\n丙"
    assert places(short, "甲", "乙", "丙") == [("第1段", 0), ("第1段", 0), ("第2段", 1)]


def test_nothing_is_told_apart_where_blocks_are_the_paragraphs_of_word() -> None:
    assert document(p(TITLE) + p(FIRST) + GRID + p(LAST)).pieces == ()


def findings(body: str) -> list[Finding]:
    return [item for item in check(docx(body), path="a.docx").findings if item.rule in ("CIT001", "URL001")]


def test_findings_tell_the_paragraph_of_word_and_that_of_the_section() -> None:
    headed = p(TITLE) + by_enter(FIRST) + p("一、总体情况") + by_enter(SECOND)
    bracket, address = findings(headed)
    assert bracket.location.text == f"第{number('[2021]')}段"
    within = number("http") - 1 - len(wrapped(FIRST))
    assert address.location.text == f"第{number('http') + 1}段"
    assert address.place == f"第一部分“总体情况”第{within}段"
