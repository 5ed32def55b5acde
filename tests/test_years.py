"""The years that the parts of a report name, and whether the report's own is in doubt."""

from __future__ import annotations

from govlint.testing import base_report
from govlint.years import overview_start, reported, year_group, years_of
from recognised import read


def test_all_parts_name_one_year() -> None:
    years = years_of(read(base_report()))
    assert years.agreed == 2024
    assert [year for year, _ in years.title] == [2024]
    assert years.doubt is None


def test_a_year_that_most_parts_contradict_is_in_doubt() -> None:
    first, rest = base_report().split("\n", 1)
    years = years_of(read(first.replace("2024", "2023") + "\n" + rest))
    assert years.agreed == 2024
    assert years.doubt is not None
    assert "2023年" in years.doubt.zh
    assert "2024年" in years.doubt.zh


def test_the_year_that_the_opening_reports_on() -> None:
    (match,) = reported("现将示例市数据局2024年度政府信息公开工作情况报告如下。")
    assert match[year_group(match)] == "2024"
    assert reported("2024年1月编制。") == []


def test_section_one_begins_behind_its_heading() -> None:
    report = read(base_report())
    assert report.document.text[: overview_start(report)].rstrip().endswith("总体情况")
