"""Markdown as converters leave pages whose text stands in a table: its lines, taken out of that."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from govlint.readers import markdown as markdown_reader
from govlint.readers.lines import unboxed
from govlint.readers.lines.unboxed import lines_of
from govlint.testing import base_report
from recognised import checked, figures, read

TEXT = "示例市数据局认真落实政府信息公开各项要求，" * 12


def lines(source: str) -> list[str]:
    return [source[start:end].strip() for start, end in lines_of(source) if source[start:end].strip()]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("甲\r\n乙\n\n丙", ["甲", "乙", "丙"]),
        (f"| # 标题 |\n| --- |\n| {TEXT} |\n| **一、总体情况** |", ["# 标题", TEXT, "**一、总体情况**"]),
        ("| 甲 | 1 |\n|---|---|\n| 乙 | 2 |", ["| 甲 | 1 |", "|---|---|", "| 乙 | 2 |"]),
        ("| 甲 |\n| --- |\n| 乙 |", ["| 甲 |", "| --- |", "| 乙 |"]),
        (
            f"{TEXT}。 **一、总体情况** {TEXT}。**二、主动公开**| 规章",
            [f"{TEXT}。", "**一、总体情况**", f"{TEXT}。", "**二、主动公开**", "| 规章"],
        ),
        (
            f"| {TEXT}。  |  |  | | --- | --- | | 规章 | 0 | | 总数 | |  三、其他事项 {TEXT}。 |",
            [
                f"{TEXT}。",
                "|  |  |",
                "| --- | --- |",
                "| 规章 | 0 |",
                "| 总数 | |",
                "三、其他事项",
                f"{TEXT}。",
            ],
        ),
        (f"**一、重点** {TEXT[:100]}", [f"**一、重点** {TEXT[:100]}"]),
        (f"{TEXT}，见（一）、（二）。  {TEXT}", [f"{TEXT}，见（一）、（二）。  {TEXT}"]),
        ('<span lang="EN"\nclass="a">甲</span>\n乙', ['<span lang="EN"\nclass="a">甲</span>', "乙"]),
        ('[甲]{lang="EN"\nclass="a"}\n乙', ['[甲]{lang="EN"\nclass="a"}', "乙"]),
        (
            "<table>\n<tr><td>\n\n甲\n\n</td></tr></table>",
            ["<table>", "<tr><td>", "甲", "</td></tr></table>"],
        ),
        (
            "<table>\n<tr><td>\n\n# 标题\n\n<table>\n<tr><td>\n\n1\n</td></tr> </table>\n</td></tr></table>",
            ["# 标题", "<table>", "<tr><td>", "1", "</td></tr> </table>"],
        ),
        ("</table>\n# 标题\n<table>\n</table>", ["</table>", "# 标题", "<table>", "</table>"]),
    ],
)
def test_lines(source: str, expected: list[str]) -> None:
    assert lines(source) == expected


def markdown() -> list[str]:
    """The minimal correct report, its headings bold and its tables in Markdown."""
    found: list[str] = []
    for line in base_report(2024).splitlines():
        if "|" in line:
            cells = line.rstrip("| ").split("|")
            found.append("| " + " | ".join(cell.strip() for cell in cells) + " |")
        elif line[1:2] == "、":
            found.append(f"**{line}**")
        else:
            found.append(line)
    return found


def on_one_line() -> str:
    """All of it in one cell, its tables flattened, as markdownify does."""
    pieces: list[str] = []
    table: list[str] = []
    for line in [*markdown(), ""]:
        if line.startswith("|"):
            table.append(line)
            continue
        if table:
            width = max(row.count("|") for row in table) - 1
            rows = [row + " |" * (width + 1 - row.count("|")) for row in table]
            pieces.append(" ".join(["| " * width + "|", "| --- " * width + "|", *rows]))
            table = []
        pieces.append(line)
    title = pieces[0]
    return f"{title}\n\n|  |\n| --- |\n| {'  '.join(pieces).strip()} |\n"


def in_a_box() -> str:
    return "| --- |\n" + "\n".join(line if line.startswith("|") else f"| {line} |" for line in markdown())


def between_tags() -> str:
    body = "\n\n".join(line for line in markdown() if not line.startswith("|"))
    return f"<table>\n<tr>\n<td>\n\n{body}\n\n</td></tr></table>\n"


@pytest.mark.parametrize("source", [on_one_line(), in_a_box()])
def test_a_page_in_a_layout_table_is_read(source: str) -> None:
    result = checked(source, "report.md")
    assert not [finding for finding in result.findings if finding.severity != "info"]
    assert figures(read(source, "report.md")) == figures(read(base_report(2024)))
    assert {"BAL001", "CIT001", "FEE001", "STR001", "TXT001"} <= set(result.assessed)


def test_text_between_the_tags_of_a_table_is_read() -> None:
    result = checked(between_tags(), "report.md")
    assert {finding.rule for finding in result.findings if finding.severity != "info"} == {"STR005"}


def test_places_are_those_of_the_file() -> None:
    source = on_one_line().replace("政府信息公开申请3件", "政府信息公开申请9件")
    (finding,) = [item for item in checked(source, "report.md").findings if item.rule == "TXT001"]
    assert finding.location.line == 5
    assert finding.location.column == source.splitlines()[4].index("9件") + 1


def test_a_page_in_a_drawn_box_is_unreadable() -> None:
    rows = "\n".join(f"| {line:60} |" for line in base_report(2024).splitlines() if "|" not in line)
    edge = "+" + "-" * 70 + "+"
    result = checked(f"{edge}\n{rows}\n{rows}\n{edge}\n", "report.md")
    assert result.error is not None
    assert "版面表格" in result.error.message
    lines = (base_report(2024) * 4).splitlines()
    menu = "\n".join(f"| {'':20} | {line} |" for line in lines if "|" not in line)
    border = "+" + "-" * 22 + "+" + "-" * 60 + "+"
    beside = checked(f"{border}\n{menu}\n{border}\n", "report.md")
    assert beside.error is not None
    assert "版面表格" in beside.error.message
    table = "\n".join(f"| {label:20} | {'0':>40} |" for label in ("规章", "行政许可", "行政处罚") * 30)
    assert checked(f"{base_report(2024)}\n{border}\n{table}\n{border}\n", "report.md").error is None
    other = checked(f"{edge}\n" + "| 一个表 | 1 |\n" * 60 + f"{edge}\n", "notes.md")
    assert other.error is None


def test_a_cell_that_a_hard_break_cut_stays_in_its_table() -> None:
    source = base_report(2024).replace("商业企业", "商业  \n企业")
    assert not [item for item in checked(source, "report.md").findings if item.rule == "STR008"]


def test_lines_broken_at_one_width_go_on_whatever_follows_in_the_cell() -> None:
    broken = ["公开" * 18, "公开" * 18, "公开" * 18, "公开" * 17 + "了。", "公开" * 18, "公开。"]
    table = "|  |  | | --- | --- | | 规章 | 0 | |"
    source = f"**一、总体情况**  {'  '.join(broken)}  {table}"
    document = markdown_reader.read(source.encode(), "report.md")
    assert document.text.splitlines()[:2] == ["一、总体情况", "".join(broken)]


class Counting:
    """A pattern that counts the characters of what it finds."""

    def __init__(self, pattern: re.Pattern[str], found: list[int]) -> None:
        self._pattern = pattern
        self._found = found

    def __getattr__(self, name: str) -> Callable[..., object]:
        def counted(*given: object) -> object:
            result = getattr(self._pattern, name)(*given)
            if isinstance(result, re.Match):
                self._found.append(len(result[0]))
            return result

        return counted


MANY: list[Callable[[int], str]] = [
    lambda count: "| 公开 | 申请 | " * count + "| --- | --- |" + " 甲 | 乙 |" * count + "公" * 90,
    lambda count: "**一、总体情况** " * count + " |",
    lambda count: "公开。 一、总体情况 " * count + " | **一、总体情况**",
    lambda count: "  ".join(["公开" * 18] * count) + "  | **一、总体情况** |",
]


@pytest.mark.parametrize("source", MANY)
def test_what_is_looked_at_grows_as_the_line_does(
    source: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[int] = []
    for module in (markdown_reader, unboxed):
        for name, value in vars(module).items():
            if hasattr(value, "fullmatch"):
                monkeypatch.setattr(module, name, Counting(value, found))
    counts: list[int] = []
    for count in (50, 400):
        found.clear()
        markdown_reader.read(source(count).encode(), "report.md")
        counts.append(sum(found))
    assert 0 < counts[1] < 10 * counts[0]


@pytest.mark.parametrize("source", MANY[:3])
def test_a_very_long_line_is_read_as_its_parts_are(source: Callable[[int], str]) -> None:
    few, many = (lines(source(count)) for count in (50, 5000))
    assert sorted(set(many)) == sorted(set(few))
    assert len(many) - len(few) == (len(few) - len(lines(source(25)))) * 198


@pytest.mark.parametrize("blanks", [" ", "\t"])
def test_any_number_of_blanks_is_one_gap(blanks: str) -> None:
    expected = ["公开 |", "**一、总体情况**", "|", TEXT]
    for count in (3, 100_000):
        assert (
            lines(f"公开 |{blanks * count}**一、总体情况**{blanks * count}|{blanks * count}{TEXT}")
            == expected
        )
        wide = f"公开 |{blanks * count}|{TEXT} **一、总体情况**"
        assert lines(wide)[-1] == "**一、总体情况**"


def test_tables_that_begin_on_one_line_begin_where_it_does() -> None:
    source = "甲\n<table\nclass='a'><tr><td><table><tr><td>\n\n# 标题\n\n</td></tr></table></td></tr></table>"
    assert lines(source) == ["甲", "# 标题"]


def test_headings_whose_bold_begins_before_a_blank_part_a_crowded_line_too() -> None:
    source = on_one_line()
    marked = re.sub(r"\*\*([一二三四五六]、)", r"**   \1", source)
    assert marked != source
    for name in ("report.md", "report.txt"):
        result = checked(marked, name)
        assert not [finding for finding in result.findings if finding.severity != "info"]
