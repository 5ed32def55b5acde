"""The years that the parts of a report name, and whether the report's own is in doubt."""

from __future__ import annotations

import pytest

from govlint.testing import base_report
from govlint.years import overview_start, reported, year_group, years_of
from recognised import checked, read


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


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("2024-2025年", []),
        ("2023—2024学年度", []),
        ("2024年至2025年", []),
        ("2021-2022年", [2021]),
        ("2023年", [2023]),
    ],
)
def test_a_title_of_several_years_is_wrong_where_the_own_is_none_of_them(name: str, told: list[int]) -> None:
    first, rest = base_report().split("\n", 1)
    years = years_of(read(first.replace("2024年", name) + "\n" + rest))
    assert years.agreed == 2024
    assert [year for year, _ in years.title] == told


def test_the_year_that_the_opening_reports_on() -> None:
    (match,) = reported("现将示例市数据局2024年度政府信息公开工作情况报告如下。")
    assert match[year_group(match)] == "2024"
    assert reported("2024年1月编制。") == []


@pytest.mark.parametrize(
    ("opening", "years"),
    [
        ("现发布《示例市数据局2023年政府信息公开工作年度报告》。", ["2023"]),
        ("现向社会公布《示例县2023年度政府信息公开年度报告》，统计期限如下。", ["2023"]),
        (
            "现公布示例市数据局2024年政府信息公开工作年度报告（对照《示例市2023年政府信息公开工作年度报告》）。",
            ["2024"],
        ),
        ("根据《关于做好2023年政府信息公开工作年度报告编制工作的通知》要求，编制本报告。", []),
        ("2024年1月发布《示例市数据局2023年政府信息公开工作年度报告》。", []),
        ("现印发《2023年政务公开工作要点》。", []),
    ],
)
def test_the_title_that_the_opening_gives_out_tells_its_year(opening: str, years: list[str]) -> None:
    assert [match[year_group(match)] for match in reported(opening)] == years


def test_section_one_begins_behind_its_heading() -> None:
    report = read(base_report())
    assert report.document.text[: overview_start(report)].rstrip().endswith("总体情况")


BARE = (
    base_report(2024)
    .replace("现将示例市数据局2024年", "现将示例市数据局")
    .replace("2024年，示例市数据局认真", "示例市数据局认真")
)
"""A report that tells its year in title and period only."""
FURTHER = {
    "a sentence of section one": ("（三）政府信息管理。", "三是政府信息管理情况。2024年，我局"),
    "section five": ("存在的主要问题：", "2024年，我局公开工作取得一定成效，但存在问题："),
    "section six": ("本年度未收取", "2024年，本局未收取"),
    "the date below": (
        "本年度无其他需要报告的事项。",
        "本年度无其他需要报告的事项。\n示例市数据局\n2025年1月20日",
    ),
    "a date in numerals": ("本年度无其他需要报告的事项。", "无。\n示例市数据局\n二〇二五年一月二十日"),
}


def told(text: str) -> list[str]:
    return [f"{one.rule} {one.message}" for one in checked(text).findings if one.rule in ("STR011", "STR012")]


@pytest.mark.parametrize("name", FURTHER)
def test_further_parts_tell_which_of_title_and_period_is_right(name: str) -> None:
    old, new = FURTHER[name]
    text = BARE.replace(old, new)
    assert told(text) == []
    head, _, rest = text.partition("\n")
    assert told(head.replace("2024", "2023") + "\n" + rest) == [
        "STR011 标题写的是 2023 年，报告别处写的是 2024 年"
    ]
    assert told(text.replace("2024年1月1日至2024年", "2023年1月1日至2023年")) == [
        "STR011 统计期限是 2023 年的，报告是 2024 年的"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "2025年，我局将进一步加强公开工作。",
        "2023年，我局获评全省先进。",
        "一是上年问题已整改。2023年，我局印发了办法。",
    ],
)
def test_where_nothing_tells_neither_is_blamed(words: str) -> None:
    text = BARE.replace("改进情况：", f"改进情况：{words}").replace("2024年政府", "2023年政府", 1)
    assert told(text) == ["STR011 标题写的是 2023 年，统计期限写的是 2024 年，有一处写错了"]
    (finding,) = (one for one in checked(text).findings if one.rule == "STR011")
    assert [(one.role, one.value) for one in finding.related] == [("period", "2024")]
    assert years_of(read(text)).undecided


def test_a_period_that_ends_too_early_is_told_though_the_year_is_undecided() -> None:
    text = BARE.replace("2024年政府", "2023年政府", 1).replace("至2024年12月31日", "至2024年11月30日")
    assert [line[:6] for line in told(text)] == ["STR011", "STR012"]
    assert "2023 年1月1日" not in told(text)[1]


def test_a_date_late_in_the_year_tells_nothing() -> None:
    text = BARE.replace("2024年政府", "2023年政府", 1) + "示例市数据局\n2024年12月30日\n"
    assert "有一处写错了" in told(text)[0]
