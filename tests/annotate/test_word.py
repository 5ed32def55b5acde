"""Findings as comments in the Word document itself: at the right place, and nothing else changed."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import docx as python_docx
import pytest

from govlint.annotate.word import commented
from govlint.api import open_session
from govlint.finding import Result

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))
sys.path.insert(0, str(Path(__file__).parent.parent / "readers"))

from corpus import generate
from corpus.docx import package
from corpus.model import Report
from corpus.styles import rendered
from docxparts import docx, p, r, tc
from lxml import etree

SESSION = open_session()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def spoilt(seed: int, style: str) -> bytes:
    """A report with one cell off by one, in Word."""
    report = generate(f"annotate {seed}", size="medium")
    key = ("requests", "granted", "natural_person")
    figures = report.figures | {key: str(int(report.figures[key].replace(",", "")) + 1)}
    fields = {name: getattr(report, name) for name in report.__struct_fields__}
    return rendered(Report(**{**fields, "figures": figures}), style).data


def checked(data: bytes) -> Result:
    return SESSION.check(data, "a.docx", keep=True)


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def without_comments(data: bytes) -> etree._Element:
    root = etree.fromstring(part(data, "word/document.xml"))
    for element in list(root.iter()):
        name = etree.QName(element).localname
        if name in MARKS:
            holder = element.getparent()
            assert holder is not None
            (holder.getparent() if name == "commentReference" else holder).remove(
                holder if name == "commentReference" else element
            )
    return root


def marked_words(data: bytes) -> dict[str, str]:
    """The words between the marks of each comment, by its number."""
    words: dict[str, str] = {}
    open_marks: set[str] = set()
    for element in etree.fromstring(part(data, "word/document.xml")).iter():
        name = etree.QName(element).localname
        if name == "commentRangeStart":
            open_marks.add(element.get(f"{W}id"))
            words[element.get(f"{W}id")] = ""
        elif name == "commentRangeEnd":
            open_marks.discard(element.get(f"{W}id"))
        elif name == "t":
            for number in open_marks:
                words[number] += element.text or ""
    return words


@pytest.mark.parametrize("style", ["docx/plain", "docx/auto", "docx/bold", "docx/runs"])
@pytest.mark.parametrize("seed", range(4))
def test_the_cell_is_marked_and_all_else_is_as_it_was(seed: int, style: str) -> None:
    data = spoilt(seed, style)
    result = checked(data)
    after = commented(data, result)
    root = etree.fromstring(part(after, "word/comments.xml"))
    texts = ["".join(comment.itertext()) for comment in root]
    assert len(texts) == len(result.findings)
    number = next(index for index, finding in enumerate(result.findings) if finding.rule == "BAL002")
    finding = result.findings[number]
    assert finding.message in texts[number]
    assert result.document is not None
    assert finding.span is not None
    assert marked_words(after)[str(number)] == result.document.slice(finding.span)

    before = etree.fromstring(part(data, "word/document.xml"))
    assert etree.tostring(without_comments(after), method="c14n") == etree.tostring(before, method="c14n")
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        changed = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
        for name in set(old.namelist()) - changed:
            assert old.read(name) == new.read(name)
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}
    again = checked(after)
    assert [item.fingerprint for item in again.findings] == [item.fingerprint for item in result.findings]


def test_the_same_findings_give_the_same_bytes() -> None:
    data = spoilt(1, "docx/runs")
    assert commented(data, checked(data)) == commented(data, checked(data))


def test_word_and_python_docx_read_the_comments(tmp_path: Path) -> None:
    data = spoilt(2, "docx/plain")
    file = tmp_path / "a.docx"
    file.write_bytes(commented(data, checked(data)))
    comments = list(python_docx.Document(str(file)).comments)
    assert comments
    assert {comment.author for comment in comments} == {"govlint"}
    assert any("BAL002" in comment.text for comment in comments)


def test_a_cell_without_text_is_marked_too() -> None:
    data = spoilt(3, "docx/plain")
    text = part(data, "word/document.xml").decode()
    at = text.index("本年新收")
    start = text.index("<w:t ", text.index("</w:tc>", at))
    stop = text.index("</w:t>", start) + len("</w:t>")
    run = text[text.rindex("<w:r>", 0, start) : text.index("</w:r>", stop) + len("</w:r>")]
    blank = text[:start] + text[start:].replace(text[start:stop], "", 1)
    assert run
    parts = {
        "document": blank.partition("?>")[2],
        "styles": part(data, "word/styles.xml").decode().partition("?>")[2],
    }
    data = package(parts)
    result = checked(data)
    finding = next(item for item in result.findings if item.rule == "BAL006")
    assert finding.cell is not None
    assert finding.cell.row == "new"
    after = etree.fromstring(part(commented(data, result), "word/document.xml"))
    number = str(result.findings.index(finding))
    (mark,) = [item for item in after.iter(f"{W}commentRangeStart") if item.get(f"{W}id") == number]
    cell = next(item for item in mark.iterancestors() if item.tag == f"{W}tc")
    assert "".join(cell.itertext()).strip() == ""
    label = cell.getprevious()
    assert label is not None
    assert "本年新收" in "".join(label.itertext())


def test_comments_that_are_there_stay() -> None:
    data = spoilt(1, "docx/plain")
    first = commented(data, checked(data))
    second = commented(first, checked(first))
    root = etree.fromstring(part(second, "word/comments.xml"))
    numbers = [comment.get(f"{W}id") for comment in root]
    assert len(numbers) == len(set(numbers)) == 2 * len(checked(data).findings)
    assert part(second, "word/_rels/document.xml.rels") == part(first, "word/_rels/document.xml.rels")


def test_nothing_found_changes_nothing() -> None:
    data = rendered(generate("annotate right"), "docx/plain").data
    result = checked(data)
    if not result.findings:
        assert commented(data, result) == data
    small = docx(p("甲") + "<w:tbl><w:tr>" + tc(r("乙") and "乙") + "</w:tr></w:tbl>")
    assert commented(small, checked(small)) == small
