"""A report all on one line, or with all its text between two tables on one."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from govlint.finding import Result
from govlint.testing import base_report
from recognised import checked

PLAIN = base_report(2024).splitlines()
JOINED: dict[str, Callable[[list[str]], str]] = {
    "blanks": lambda lines: " ".join(re.sub(r" ?\|", " ", line) for line in lines),
    "ideographic blanks": lambda lines: "\u3000\u3000".join(re.sub(r" ?\|", " ", line) for line in lines),
    "bars": " ".join,
    "tabs": lambda lines: "\t".join(re.sub(r" ?\|", "\t", line) for line in lines),
}
PAGE = '<meta charset="utf-8"><body><p>' + JOINED["blanks"](PLAIN)


def told(result: Result) -> list[str]:
    assert result.error is None
    assert not result.crashes
    return [f"{found.rule} {found.message}" for found in result.findings if found.severity.name != "INFO"]


@pytest.mark.parametrize("name", JOINED)
def test_a_correct_report_on_one_line_has_no_fault(name: str) -> None:
    result = checked(JOINED[name](PLAIN))
    assert not told(result)
    assert result.report is not None
    assert len(result.report.sections) == 6
    assert result.report.title is not None
    assert set(result.report.forms) == {"disclosure", "requests", "review"}


def test_so_has_none_a_page_of_one_paragraph() -> None:
    assert not told(checked(PAGE, "one.html"))


@pytest.mark.parametrize("name", JOINED)
def test_faults_are_found_there_as_in_lines(name: str) -> None:
    lines = [
        line.replace("| 2 | 1 | 0 | 0 | 0 | 0 | 3 |", "| 2 | 1 | 0 | 0 | 0 | 0 | 5 |").replace(
            "解读形式单一", "解读（形式单一"
        )
        for line in PLAIN
    ]
    found, expected = told(checked(JOINED[name](lines))), told(checked("\n".join(lines)))
    # What is quoted of a line goes beyond the paragraph.
    assert [re.split("[“「]", line)[0] for line in found] == [re.split("[“「]", line)[0] for line in expected]
    assert len(found) == 3


def test_words_and_figures_without_anything_between_are_not_assessed() -> None:
    glued = "".join(re.sub(r"[ |]", "", line) for line in PLAIN)
    result = checked(glued)
    assert not told(result)
    assert "STR006" in {found.rule for found in result.not_assessed}


def test_only_the_text_between_tables_is_on_one_line() -> None:
    parts: list[str] = []
    for line in PLAIN:
        if parts and "|" not in line and "|" not in parts[-1]:
            parts[-1] += line
        else:
            parts.append(line)
    assert not told(checked("\n".join(parts)))


def test_the_list_of_the_parts_opens_none() -> None:
    titles = [line for line in PLAIN if re.match("[一二三四五六]、", line) and "|" not in line]
    text = "\n".join(PLAIN).replace("六个部分组成", "六个部分组成，即" + "，".join(titles))
    assert len(titles) == 6
    assert told(checked(text)) == told(checked("\n".join(PLAIN))) == []


def test_one_heading_by_another_accepted_title_within_the_first_line() -> None:
    first = PLAIN.index("二、主动公开政府信息情况")
    opening = " ".join(PLAIN[:first]).replace("一、总体情况", "一、基本情况")
    result = checked("\n".join(["| | " + opening, *PLAIN[first:]]))
    assert not told(result)
    assert result.report is not None
    assert result.report.title is not None


def test_a_heading_that_is_lost_behind_a_table_takes_none_of_it() -> None:
    lines = [line for line in PLAIN if not line.startswith("五、")]
    result = checked(JOINED["blanks"](lines))
    assert not told(result)
    assert {found.rule for found in result.findings} == {"STR004"}
    assert result.report is not None
    assert set(result.report.forms) == {"disclosure", "requests", "review"}


def moved(lines: list[str]) -> list[str]:
    """The lines with the sections five and six in each other's place."""
    five, six = (next(at for at, line in enumerate(lines) if line.startswith(f"{n}、")) for n in "五六")
    return [*lines[:five], *lines[six:], *lines[five:six]]


@pytest.mark.parametrize("name", JOINED)
@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("六、其他需要", "五、其他需要", "STR003 “其他需要报告的事项”的编号“五”重复了，应为“六”"),
        ("六、其他需要", "七、其他需要", "STR003 “其他需要报告的事项”的编号是“七”，按次序应为“六”"),
        (
            "四、政府信息",
            "五、政府信息",
            "STR003 “政府信息公开行政复议、行政诉讼情况”的编号“五”重复了，应为“四”",
        ),
        ("", "", "STR002 “存在的主要问题及改进情况”应当在“其他需要报告的事项”之前"),
    ],
)
def test_wrong_numbers_and_a_wrong_order_are_told_there(name: str, old: str, new: str, expected: str) -> None:
    lines = [line.replace(old, new) for line in PLAIN] if old else moved(PLAIN)
    assert told(checked(JOINED[name](lines))) == [expected]


def test_a_row_of_a_table_is_no_heading_whatever_its_number() -> None:
    lines = [line.replace("三、本年度办理结果", "二、本年度办理结果") for line in PLAIN]
    assert told(checked(JOINED["blanks"](lines))) == []
