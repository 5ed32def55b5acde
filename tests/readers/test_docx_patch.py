"""Edits of a docx's text: only the characters change, run by run."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docxparts import docx, p, r, tc
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from govlint.api import open_session
from govlint.edits import applied
from govlint.errors import FixError
from govlint.finding import Edit
from govlint.fix import Fixer
from govlint.readers.docx.patch import patch
from govlint.readers.docx.reader import read
from govlint.testing import base_report


def xml(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def patched(body: str, old: str, new: str) -> bytes:
    data = docx(body)
    document = read(data, "a.docx")
    at = document.text.index(old)
    return patch(data, document, [Edit(at, at + len(old), new)])


def skeleton(data: bytes) -> str:
    """The markup without its text."""
    plain = etree.tostring(etree.fromstring(xml(data).encode()), method="c14n").decode()
    return re.sub(r">[^<]*<", "><", plain.replace(' xml:space="preserve"', ""))


def test_words_over_several_runs() -> None:
    body = "<w:p>" + r("国办函", "<w:b/>") + r("[20") + r("21", "<w:i/>") + r("]109号") + "</w:p>"
    after = patched(body, "[2021]", "〔2021〕")
    assert read(after, "a.docx").text == "国办函〔2021〕109号"
    assert skeleton(after) == skeleton(docx(body))
    assert re.findall(r"<w:t[^>]*>([^<]*)<", xml(after)) == ["国办函", "〔20", "21", "〕109号"]


@pytest.mark.parametrize(
    ("runs", "old", "new", "left"),
    [
        (["[", "20", "21", "]109号"], "[2021]", "〔2021〕", ["〔", "20", "21", "〕109号"]),
        (["截", "止目前"], "截止", "截至", ["截", "至目前"]),
        (["《", "甲《乙》", "》"], "《甲《乙》》", "《甲〈乙〉》", ["《", "甲〈乙〉", "》"]),
        (["第", "05", "号"], "第05号", "5号", ["", "5", "号"]),
        (["〔", "21", "〕5号"], "〔21〕", "〔2021〕", ["〔20", "21", "〕5号"]),
        (["http:", "/www", ".a.cn"], "http:/www", "http://www", ["http:", "//www", ".a.cn"]),
    ],
)
def test_each_character_keeps_its_run(runs: list[str], old: str, new: str, left: list[str]) -> None:
    body = "<w:p>" + "".join(map(r, runs)) + "</w:p>"
    after = patched(body, old, new)
    assert read(after, "a.docx").text == "".join(runs).replace(old, new)
    assert "".join(left) == "".join(runs).replace(old, new)
    written = re.findall(r"<w:t[^>]*?(?:/>|>([^<]*)<)", xml(after))
    assert written == left


def test_words_to_be_put_in_and_taken_out() -> None:
    data = docx(p("网站查阅") + "<w:tbl><w:tr>" + tc("甲乙") + "</w:tr></w:tbl>")
    document = read(data, "a.docx")
    edits = [Edit(2, 2, "上"), Edit(document.text.index("乙"), document.text.index("乙") + 1, "")]
    after = read(patch(data, document, edits), "a.docx")
    assert after.text == applied(document.text, edits)


@pytest.mark.parametrize("old", ["一、", "\n", "甲\n乙"])
def test_numbers_and_breaks_cannot_be_edited(old: str) -> None:
    numbering = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        "</w:numbering>"
    )
    data = docx(p("甲", '<w:numPr><w:numId w:val="1"/></w:numPr>') + p("乙"), numbering=numbering)
    document = read(data, "a.docx")
    at = document.text.index(old)
    with pytest.raises(FixError):
        patch(data, document, [Edit(at, at + len(old), "二")])


@given(
    st.lists(
        st.lists(st.text(alphabet="甲乙丙12 [", min_size=1, max_size=4), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    ),
    st.data(),
)
def test_any_edit_within_a_paragraph(paragraphs: list[list[str]], data: st.DataObject) -> None:
    package = docx("".join("<w:p>" + "".join(r(run) for run in runs) + "</w:p>" for runs in paragraphs))
    document = read(package, "a.docx")
    if not document.text.strip():
        return
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, min(len(document.text), start + 4)))
    edit = Edit(start, end, "〔正〕")
    try:
        after = patch(package, document, [edit])
    except FixError:
        assert "\n" in document.text[start:end] or " " in document.text[start:end]
        return
    assert read(after, "a.docx").text == applied(document.text, [edit])
    assert skeleton(after) == skeleton(package)


def test_fix_is_idempotent_and_leaves_the_other_parts() -> None:
    lines = base_report().splitlines()
    at = lines.index("二、主动公开政府信息情况")
    lines.insert(at, "按照国办公开办函[2021]30号编制，较好的完成了任务。")
    body = "".join(table(line) if " | " in line else p(line) for line in lines)
    data = docx(body.replace("</w:tbl><w:tbl>", ""))
    fixer = Fixer(open_session())
    mended = fixer.fix(data, "a.docx")
    assert {finding.rule for finding in mended.fixed} == {"CIT001", "WRD003"}
    assert skeleton(mended.data) == skeleton(data)
    assert fixer.fix(mended.data, "a.docx").data == mended.data
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(mended.data)) as new:
        assert old.namelist() == new.namelist()
        for name in set(old.namelist()) - {"word/document.xml"}:
            assert old.read(name) == new.read(name)


def table(line: str) -> str:
    cells = "".join(tc(cell.strip()) for cell in line.rstrip("| ").split(" | "))
    return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
