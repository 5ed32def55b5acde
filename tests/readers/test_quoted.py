"""A text that is quoted as a whole: the same words, and the places of the file."""

from __future__ import annotations

import textwrap

import pytest

from govlint import check
from govlint.model import Document
from govlint.readers import markdown as markdown_reader
from govlint.readers import text as text_reader
from govlint.readers.lines.quoted import is_numbered, is_quoted, mark_at, quoted_fields, unquoted
from govlint.testing import base_report
from laidout import laid_out, rows
from recognised import checked, figures, read


def quoted(text: str, mark: str = "> ") -> str:
    return "".join(f"{mark}{line}\n" for line in text.splitlines())


def wrapped() -> str:
    lines = base_report().splitlines()
    return "\n".join("\n".join(textwrap.wrap(line, 34)) if "|" not in line else line for line in lines)


def test_what_is_quoted() -> None:
    assert is_quoted(quoted("甲\n\n乙\n丙"))
    assert not is_quoted("甲\n> 乙\n丙\n丁")
    assert unquoted("> 甲\n>\n>> 乙") == ("甲\n\n乙", ((0, 0), (0, 2), (2, 5), (3, 9)))
    assert mark_at(" > > 甲", 0, 6) == 5
    assert unquoted("甲\n乙") == ("甲\n乙", ())


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > "])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_findings_are_those_of_the_text(mark: str, name: str) -> None:
    for text in (base_report(), wrapped()):
        if name == "a.md":
            text = text.replace("\n", "\n\n") if text == base_report() else text
        assert check(quoted(text, mark).encode(), path=name).findings == ()


@pytest.mark.parametrize("read", [text_reader.read, markdown_reader.read])
def test_places_are_those_of_the_file(read: object) -> None:
    source = quoted(wrapped())
    assert callable(read)
    document: Document = read(source.encode(), "a")
    for words in ("统计期限", "予以公开", "门户网站", "丰富图解"):
        start = document.text.index(words)
        place = document.source_offset(start)
        assert source[place : place + 2] == words[:2]


@pytest.mark.parametrize("form", ["{:6d}\t{}", "{}: {}", "{:4} {}"])
def test_numbers_of_lines_are_no_figures(form: str) -> None:
    lines = base_report().splitlines()
    numbered = "\n".join(form.format(at, line) for at, line in enumerate(lines, 1))
    assert is_numbered(numbered)
    assert check(numbered.encode(), path="a.txt").findings == ()
    faulty = numbered.replace("| 2 | 1 | 0 | 0 | 0 | 0 | 3 |", "| 2 | 1 | 0 | 0 | 0 | 0 | 5 |", 1)
    assert {found.rule for found in check(faulty.encode(), path="a.txt").findings} == {"BAL001"}


def test_a_list_is_no_listing() -> None:
    assert not is_numbered("1 甲\n2 乙\n")
    assert not is_numbered("\n".join(["1 甲", "丙", *(f"{at} 乙" for at in range(3, 20))]))


def fielded(separator: str, padded: bool) -> str:
    """The minimal report as a database writes it out: every field between quotation marks."""
    lines = laid_out(rows("|"), "").splitlines()
    width = max(line.count("|") for line in lines) + 1
    cells = [line.split("|") for line in lines]
    whole = [[*row, *[""] * (width - len(row))] if padded else row for row in cells]
    return "".join(separator.join(f'"{word}"' for word in row) + "\n" for row in whole)


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("padded", [True, False])
def test_a_text_with_every_field_between_quotation_marks(separator: str, padded: bool) -> None:
    text = fielded(separator, padded)
    assert checked(text).findings == ()
    assert figures(read(text))["requests"] == figures(read(base_report()))["requests"]
    wrong = text.replace("更新不够", "更新的的不够", 1)
    result = checked(wrong)
    assert [told.rule for told in result.findings] == ["WRD002"]
    assert result.document is not None
    span = result.findings[0].span
    assert span is not None
    assert wrong[result.document.source_offset(span.start) :].startswith("的")


def test_fields_that_need_their_quotation_marks_keep_them() -> None:
    lines = '"规章","0","0"\n' * 12
    assert quoted_fields(lines)
    kept = '"甲""乙""","a,b","丙"\n'
    assert unquoted(lines + kept)[0] == "规章,0,0\n" * 12 + '"甲""乙""","a,b",丙\n'
    assert not quoted_fields('"规章","0"\n' * 4)
    assert not quoted_fields('规章,"0"\n' * 12)
    assert not quoted_fields('"三审三校"，"一网通办"\n' * 12)


def test_tables_with_every_field_between_quotation_marks_in_a_text() -> None:
    text = laid_out(lambda cells: "\n".join(";".join(f'"{cell}"' for cell in row) for row in cells))
    assert checked(text).findings == ()
    assert figures(read(text)) == figures(read(base_report()))


def test_figures_set_apart_by_commas_between_semicolons_lose_their_marks() -> None:
    assert unquoted('"规章";"1,024";"甲;乙"\n' * 12)[0] == '规章;1,024;"甲;乙"\n' * 12
