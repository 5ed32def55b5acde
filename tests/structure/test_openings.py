"""Which headings open sections: lines of a table of contents are none, nor are those of a second report."""

from __future__ import annotations

import pytest

from govlint.structure.openings import in_contents
from govlint.testing import base_report
from recognised import read


@pytest.mark.parametrize("line", ["一、总体情况…………1", "（一）主动公开 ...... 12", "第二部分 附表——3"])
def test_a_title_with_the_number_of_a_page_is_of_the_contents(line: str) -> None:
    assert in_contents(line)


@pytest.mark.parametrize("line", ["一、总体情况", "一、总体情况2024", "总体情况……1", "一、2024"])
def test_other_lines_are_not(line: str) -> None:
    assert not in_contents(line)


def test_a_section_begins_behind_the_table_of_contents() -> None:
    report = base_report(2024)
    titles = [
        line for line in report.split("\n") if line[:2] in {"一、", "二、", "三、", "四、", "五、", "六、"}
    ]
    first = report.index(titles[0])
    listed = "\n".join(f"{title}……{page}" for page, title in enumerate(titles, 1))
    sections = read(f"{report[:first]}{listed}\n{report[first:]}").sections
    assert len(sections) == 6
    assert all(section.heading and section.heading.exact for section in sections.values())
