"""Documents are mended by their fixes, to a fixed point, and by nothing else."""

from __future__ import annotations

import html as markup
import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from govlint.edits import applied
from govlint.errors import FixError
from govlint.finding import Edit, Finding, Fix, Severity
from govlint.fix import Fixer, apart, is_as_foreseen
from govlint.model import Document, Location
from govlint.opening import open_session
from govlint.readers import html
from govlint.session import Session
from govlint.testing import base_report

TAG = re.compile("<[^>]*>")
GOOD = base_report()
PLACE = "认真落实政府信息公开各项要求"
WRONG = "按照示办发[2023]第05号、《关于印发《办法》的通知》（示办发(23)6号）的要求"
SAFE = "按照示办发〔2023〕5号、《关于印发〈办法〉的通知》（示办发〔23〕6号）的要求"
WHOLE = "按照示办发〔2023〕5号、《关于印发〈办法〉的通知》（示办发〔2023〕6号）的要求"


@cache
def session() -> Session:
    return open_session()


def report(words: str) -> str:
    assert PLACE in GOOD
    return GOOD.replace(PLACE, words)


def fixed(data: bytes, path: str = "a.txt", *, unsafe: bool = False) -> bytes:
    return Fixer(session(), unsafe=unsafe).fix(data, path).data


def as_page(text: str, cut: Callable[[str], str] = lambda line: line) -> str:
    lines = "".join(f"<p>{cut(line)}</p>\r\n" for line in text.split("\n"))
    return f"<html><head><meta charset=gb2312><title>示例市</title></head><body>\r\n{lines}</body></html>\r\n"


def test_safe_fixes_only_unless_asked() -> None:
    mended = Fixer(session()).fix(report(WRONG).encode(), "a.txt")
    assert mended.data.decode() == report(SAFE)
    assert {finding.rule for finding in mended.fixed} == {"CIT001", "CIT002", "CIT003"}
    assert not mended.refused
    assert fixed(report(WRONG).encode(), unsafe=True).decode() == report(WHOLE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_encoding_and_line_end(encoding: str, newline: str) -> None:
    wrong, right = (report(words).replace("\n", newline).encode(encoding) for words in (WRONG, SAFE))
    assert fixed(wrong) == right


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_whose_charset_may_lie(encoding: str) -> None:
    def cut(line: str) -> str:
        return line.replace("2023", "<span lang=EN-US>2023</span>").replace("《", "<b>《</b>")

    right = wrong = as_page(report(WRONG), cut)
    for old, new in (
        ("[<span lang=EN-US>2023</span>]", "〔<span lang=EN-US>2023</span>〕"),
        ("第05号", "5号"),
        ("<b>《</b>办法》", "<b>〈</b>办法〉"),
        ("(23)", "〔23〕"),
    ):
        assert old in right
        right = right.replace(old, new)
    assert fixed(wrong.encode(encoding), "a.html").decode(encoding) == right


def test_figures_in_other_digits() -> None:
    row = "一、本年新收政府信息公开申请数量 | 2 |"
    wide = GOOD.replace(row, row.replace("2", "２"))
    assert wide != GOOD
    assert fixed(wide.encode()).decode() == GOOD


def test_a_suppressed_finding_is_not_mended() -> None:
    text = "<!-- govlint-disable-file CIT001: 原文如此 -->\n\n" + report(WRONG)
    mended = Fixer(session()).fix(text.encode(), "a.md")
    assert {item.finding.rule for item in mended.result.suppressed} == {"CIT001"}
    assert {finding.rule for finding in mended.fixed} == {"CIT002", "CIT003"}
    assert "[2023]5号" in mended.data.decode()


def test_what_a_user_is_not_told_is_not_mended() -> None:
    fixer = Fixer(session(), told=lambda result: ())
    assert fixer.fix(report(WRONG).encode(), "a.txt").data.decode() == report(WRONG)


def test_an_unreadable_file_and_one_that_is_no_report_are_left() -> None:
    for data in (b"", b"\xff\xff\x00", "说明：示办发[2023]5号".encode()):
        mended = Fixer(session()).fix(data, "a.txt")
        assert mended.data == data
        assert not mended.fixed


def _patched(patch: Callable[[bytes, Document, Sequence[Edit]], bytes]) -> Fixer:
    """A fixer whose reader of text writes what `patch` gives."""
    own = open_session()
    readers = [
        replace(reader, patch=patch) if reader.name == "text" else reader for reader in own.registry.readers
    ]
    own.registry = replace(own.registry, readers=tuple(readers))
    return Fixer(own)


@pytest.mark.parametrize("more", ["。", "\n一、本年新收", "  "])
def test_a_fix_that_changes_more_than_it_says_is_taken_back(more: str) -> None:
    def careless(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
        return applied(document.source, edits).encode() + more.encode()

    mended = _patched(careless).fix(report(WRONG).encode(), "a.txt")
    assert mended.data.decode() == report(WRONG)
    assert {finding.rule for finding in mended.refused} == {"CIT001", "CIT002", "CIT003"}


def test_one_fix_that_cannot_be_written_does_not_keep_the_others() -> None:
    def partial(data: bytes, document: Document, edits: Sequence[Edit]) -> bytes:
        if any("〈" in edit.text for edit in edits):
            raise FixError("cannot")
        return applied(document.source, edits).encode()

    mended = _patched(partial).fix(report(WRONG).encode(), "a.txt")
    assert mended.data.decode() == report(SAFE.replace("〈办法〉", "《办法》"))
    assert {finding.rule for finding in mended.refused} == {"CIT003"}


def finding(*edits: Edit) -> Finding:
    place = Location(1, 1, 1, 1, None, 0, "1:1")
    return Finding(
        rule="X001",
        name="x",
        pack="x",
        severity=Severity.INFO,
        message="",
        location=place,
        fix=Fix("", True, edits),
    )


def test_of_fixes_that_overlap_the_first_is_taken() -> None:
    first, second = finding(Edit(0, 3, "a"), Edit(9, 9, "b")), finding(Edit(2, 4, "c"))
    third, fourth, fifth = finding(Edit(3, 4, "d")), finding(Edit(9, 9, "e")), finding(Edit(10, 11, ""))
    assert apart([fifth, fourth, third, second, first]) == (first, third, fifth)
    assert apart([finding(Edit(0, 3, "a"), Edit(2, 4, "b")), fifth]) == (fifth,)


def test_what_is_foreseen() -> None:
    before = html.read("<p>甲[乙</p><p>丙</p>".encode(), "a.html")
    edits = [Edit(4, 5, "〔")]
    same = html.read("<p>甲〔乙</p><p>丙</p>".encode(), "a.html")
    assert is_as_foreseen(before, same, edits)
    for other in ("<p>甲〔乙</p><p>丁</p>", "<p>甲〔乙</p> <p>丙</p>", "<p>甲〔乙</p><h1>丙</h1>"):
        assert not is_as_foreseen(before, html.read(other.encode(), "a.html"), edits)
    assert not is_as_foreseen(before, None, edits)


_MISTAKES = (
    "示办发[2023]5号",
    "示办发【2023】第6号",
    "示办发（2023)07号",
    "示府〔 2023 〕8 号",
    "示府〔23〕9号",
    "《关于印发《办法》的通知》",
    "《关于印发<办法>的通知》",
    "《关于印发“办法”的通知》",
    "国务院令711号",
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(_MISTAKES), min_size=1, max_size=4),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    st.sampled_from(["a.txt", "a.md", "a.html"]),
    st.booleans(),
    st.data(),
)
def test_idempotent_and_nothing_else_changes(
    mistakes: list[str], encoding: str, path: str, unsafe: bool, data: st.DataObject
) -> None:
    text = report("、".join(mistakes))
    if path == "a.html":
        tags = data.draw(st.lists(st.sampled_from(["<b>", "</b>", "<span x='1'>", "</span>"]), max_size=6))
        escaped = text.replace("<", "&lt;").replace(">", "&gt;")
        text = as_page(escaped, lambda line: line.replace("23", "2" + "".join(tags) + "3"))
    before = text.encode(encoding)
    mended = Fixer(session(), unsafe=unsafe).fix(before, path)
    assert fixed(mended.data, path, unsafe=unsafe) == mended.data
    assert mended.data.decode(encoding).count("\n") == text.count("\n")
    assert TAG.findall(mended.data.decode(encoding)) == TAG.findall(text) or path != "a.html"
    start = text.index("、".join(mistakes)[:3]) if path != "a.html" else text.index("<body>")
    assert mended.data.decode(encoding)[:start] == text[:start]
    assert mended.result.report is not None


@cache
def slips() -> list[str]:
    """The sentences of all word lists in which something is to be written otherwise."""
    lexicons = session().engine.vocabulary.lexicons.values()
    return [sentence for terms in lexicons for term in terms if term.suggestion for sentence in term.wrong]


def in_format(text: str, path: str) -> bytes:
    if path == "a.html":
        return as_page(markup.escape(text, quote=False)).encode("gb18030")
    if path != "a.docx":
        return text.replace("\n", "\r\n").encode("utf-8-sig")
    made, rows = docx.Document(), list[list[str]]()
    for line in [*text.split("\n"), ""]:
        if " | " in line:
            rows.append(line.split(" | "))
            continue
        if rows:
            table = made.add_table(len(rows), max(map(len, rows)))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, words in zip(row.cells, cells, strict=False):
                    cell.text = words
            rows = []
        made.add_paragraph(line)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(0, 10_000), min_size=1, max_size=4),
    st.sampled_from(["a.txt", "a.md", "a.html", "a.docx"]),
    st.booleans(),
)
def test_no_fix_makes_a_finding(chosen: list[int], path: str, unsafe: bool) -> None:
    sentences = [slips()[number % len(slips())] for number in chosen]
    data = in_format(report(PLACE + "。" + "\n".join(sentences)), path)
    before, fixer = session().check(data, path), Fixer(session(), unsafe=unsafe)
    mended = fixer.fix(data, path)
    assert fixer.fix(mended.data, path).data == mended.data
    assert mended.crash is None
    more = Counter(finding.rule for finding in mended.result.findings)
    more -= Counter(finding.rule for finding in before.findings)
    # 受理已申请公开5件 tells no number of requests until it is mended.
    assert not [rule for rule in more if not rule.startswith("TXT")], sentences
