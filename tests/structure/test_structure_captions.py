"""Sections whose headings stand in the first rows of their tables."""

from __future__ import annotations

import pytest

from govlint.model import Paragraph
from govlint.packtest.pageexamples import _table
from govlint.packtest.specimen import blocks
from govlint.testing import base_report
from recognised import checked, figures, read

TABLED = ("disclosure", "requests", "review")


def page(**numbers: str) -> str:
    """A page whose headings of tables stand in them; `numbers` by section, in place of the official ones."""
    parts, heading = ['<meta charset="utf-8">'], ""
    for section, kind, text in blocks(2024):
        number = numbers.get(section)
        words = f"{number}{text[1:]}" if number and kind == "heading" else text
        if kind == "heading" and section in TABLED:
            heading = words
        elif kind == "table":
            rows = "".join(
                "<tr>"
                + "".join(
                    f'<td rowspan="{down}" colspan="{across}">{cell}</td>' for cell, down, across in row
                )
                for row in _table(text)
            )
            parts.append(f'<table><tr><td colspan="15">{heading}</td></tr>{rows}</table>')
        else:
            parts.append(f"<p>{words}</p>")
    return "\n".join(parts)


def barred(text: str) -> str:
    """The minimal report with the headings of tables in their first rows, between bars."""
    for title in ("二、主动公开", "三、收到和处理", "四、政府信息公开行政复议"):
        head, tail = text.split(title, 1)
        rest, _, below = tail.partition("\n")
        text = f"{head}| {title}{rest} | | |\n{below}"
    return text


def told(text: str, path: str = "a.html") -> list[tuple[str, str]]:
    return [(one.rule, one.message) for one in checked(text, path).findings]


@pytest.mark.parametrize(("text", "path"), [(page(), "a.html"), (barred(base_report(2024)), "a.md")])
def test_they_open_their_sections(text: str, path: str) -> None:
    report = read(text, path)
    assert figures(report) == figures(read(base_report(2024)))
    assert all(section.heading for section in report.sections.values())
    assert told(text, path) == []
    for form in report.forms.values():
        body = report.sections[form.definition.section].body
        assert form.span.start in body


def test_their_numbers_are_told_where_they_are_wrong() -> None:
    assert told(page(review="五")) == [
        ("STR003", "“政府信息公开行政复议、行政诉讼情况”的编号“五”重复了，应为“四”")
    ]


def test_another_wrong_number_is_told_at_its_own_heading() -> None:
    text = page().replace("六、其他需要", "七、其他需要")
    assert told(text) == [("STR003", "“其他需要报告的事项”的编号是“七”，按次序应为“六”")]


def test_a_heading_above_the_table_goes_before_its_repetition_in_it() -> None:
    title = "四、政府信息公开行政复议、行政诉讼情况"
    text = page().replace(f'<table><tr><td colspan="15">{title}', f"<p>{title}</p><table><tr><td>{title}")
    report = read(text, "a.html")
    heading = report.sections["review"].heading
    assert heading is not None
    at = report.document.block_at(heading.span.start)
    assert at is not None
    assert isinstance(report.document.blocks[at], Paragraph)
    assert told(text) == []


def test_rows_of_a_list_of_the_sections_open_none() -> None:
    titles = [text for _, kind, text in blocks(2024) if kind == "heading"]
    rows = "".join(f"<tr><td>{title}</td></tr>" for title in titles)
    lost = base_report(2024, "html").replace("三、收到和处理政府信息公开申请情况", "")
    text = lost.replace("<body>", f"<body><table>{rows}</table>")
    assert told(text) == told(lost)
    assert [rule for rule, _ in told(lost)] == ["STR004"]
