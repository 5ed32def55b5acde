from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from govlint.finding import Result
from govlint.reporters.checkstyle import render

from . import samples


def root(*results: Result) -> ElementTree.Element:
    return ElementTree.fromstring("".join(render(iter(results), samples.STYLE)).encode())


def told(*results: Result) -> list[tuple[str, ...]]:
    return [
        (file.get("name", ""), error.get("severity", ""), error.get("source", ""), error.get("line", ""))
        for file in root(*results)
        for error in file
    ]


def test_everything_that_is_amiss_is_told() -> None:
    assert told(*samples.EVERYTHING) == [
        ("reports/2024.html", "error", "govlint.BAL001", "43"),
        ("reports/2024.html", "error", "govlint.CIT001", "3"),
        ("reports/2024.html", "warning", "govlint.TXT001", "12"),
        ("reports/2023.pdf", "info", "govlint.STR013", "0"),
        ("reports/broken.docx", "error", "govlint.unreadable", "0"),
        ("reports/images.html", "warning", "govlint.not-assessed", "0"),
        ("reports/odd.txt", "error", "govlint.crash.URL001", "0"),
    ]


def test_a_place_and_words() -> None:
    [file] = root(samples.report(findings=(samples.BRACKETS,)))
    assert file[0].attrib == {
        "line": "3",
        "column": "27",
        "severity": "error",
        "source": "govlint.CIT001",
        "message": "发文字号的年份应当用六角括号〔〕 提示：在输入法的符号表里可以找到〔〕"
        " 可改为：〔2021〕（用六角括号）",
    }


def test_clean_documents_are_named_and_others_only_where_there_is_no_report() -> None:
    assert [file.get("name") for file in root(samples.SKIPPED, samples.CLEAN)] == ["reports/clean.md"]
    assert told(samples.SKIPPED) == [("README.md", "info", "govlint.skipped", "0")]


def test_what_xml_does_not_allow_is_gone() -> None:
    finding = replace(samples.BRACKETS, message="a\x00b\x1b[31m\ufffe\ud800<&>\"'", hint=None, fix=None)
    [file] = root(samples.report("\x07<a>&.txt", findings=(finding,)))
    assert file[0].get("message") == "a<U+0000>b<U+001B>[31m<U+D800><&>\"'"
    assert file.get("name") == "<U+0007><a>&.txt"


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_gives_xml(words: str, path: str) -> None:
    finding = replace(samples.BALANCE, message=words, hint=words)
    assert len(root(samples.report(path, findings=(finding,)), samples.UNREADABLE)) == 2
