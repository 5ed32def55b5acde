"""Several reports in one file are told, in every format; a table of contents is none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from recognised import checked

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))

from corpus import generate
from corpus.styles import rendered

TITLES = (
    "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
)  # fmt: skip


def text_of(seed: str) -> str:
    document = rendered(generate(seed), "text/bars")
    return document.data.decode(document.encoding)


def whole(number: int) -> str:
    return "\n".join(f"{title}\n本部分的文字，共{number}句。" for title in TITLES)


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_two_reports_are_told(path: str) -> None:
    titles = [f"示例市{name}局2023年政府信息公开工作年度报告" for name in "甲乙"]
    text = f"{titles[0]}\n{whole(1)}\n{titles[1]}\n{whole(2)}"
    result = checked(text, path)
    assert result.error is not None
    assert "不止一份报告（15:1 又有“一、总体情况”）" in result.error.message
    assert "每份报告一个文件" in result.error.message
    assert result.crashes == ()


def test_a_table_of_contents_is_no_report() -> None:
    contents = "\n".join(TITLES)
    result = checked(f"示例市甲局2023年政府信息公开工作年度报告\n目录\n{contents}\n{whole(1)}")
    assert result.error is None
    assert result.kind == "annual-report"


@pytest.mark.parametrize("page", ["………………{}", " {}", "......{}", "……… {}"])
@pytest.mark.parametrize("place", [0, 1])
def test_a_table_of_contents_with_pages_before_the_introduction(page: str, place: int) -> None:
    contents = [title + page.format(number) for number, title in enumerate(TITLES, 1)]
    front = ["示例市甲局2023年政府信息公开工作年度报告", "目录", *contents]
    front.insert(len(front) if place else 1, "现将示例市甲局2023年政府信息公开工作情况报告如下。")
    report = checked("\n".join(front) + f"\n{whole(1)}").report
    assert report is not None
    words = report.document.text
    starts = [section.heading.span.start for section in report.sections.values() if section.heading]
    assert len(starts) == 6
    assert min(starts) > words.index(contents[-1])
    assert not any(contents[2] in report.document.slice(span) for span in report.paragraphs())


def test_a_table_of_contents_without_pages_before_the_introduction() -> None:
    front = ["示例市甲局2023年政府信息公开工作年度报告", *TITLES, "现将2023年工作情况报告如下。"]
    report = checked("\n".join(front) + f"\n{whole(1)}").report
    assert report is not None
    opening = report.document.text.index("现将")
    assert all(s.heading and s.heading.span.start > opening for s in report.sections.values())


def test_a_page_number_behind_the_only_heading_of_a_section() -> None:
    report = checked(
        f"示例市甲局2023年政府信息公开工作年度报告\n{whole(1)}".replace("及改进情况", "及改进情况 6")
    ).report
    assert report is not None
    assert len(report.sections) == 6


def test_generated_reports_after_one_another() -> None:
    result = checked(text_of("first") + "\n" + text_of("second"))
    assert result.error is not None
    assert "不止一份报告" in result.error.message
    assert checked(text_of("first")).error is None


@pytest.mark.parametrize("lost", ["五", "一", "三"])
def test_a_heading_that_the_first_report_lost_hides_no_second(lost: str) -> None:
    one, two = text_of("first"), text_of("second")
    first = "\n".join(line for line in one.split("\n") if not line.startswith(f"{lost}、"))
    assert first != one
    result = checked(first + "\n" + two)
    assert result.error is not None
    assert "不止一份报告" in result.error.message


def test_a_report_without_headings_is_one() -> None:
    assert checked("示例市甲局2023年政府信息公开工作年度报告\n无。").error is None
