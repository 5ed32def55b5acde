"""STR011: sentences that name the year before but tell this report's totals (checks.ownfigures)."""

from __future__ import annotations

import pytest
from reports import found, replaced, with_overview

ROWS = (
    ("申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | 3 |", "申请数量 | 11 | 1 | 0 | 0 | 0 | 0 | 12 |"),
    (
        "上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |",
        "上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |",
    ),
    ("（一）予以公开 | 1 | 1 | 0 | 0 | 0 | 0 | 2 |", "（一）予以公开 | 9 | 1 | 0 | 0 | 0 | 0 | 10 |"),
    ("（七）总计 | 2 | 1 | 0 | 0 | 0 | 0 | 3 |", "（七）总计 | 10 | 1 | 0 | 0 | 0 | 0 | 11 |"),
    (
        "四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |",
        "四、结转下年度继续办理 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |",
    ),
)


@pytest.mark.parametrize(
    "words",
    [
        "2023年，本局新收政府信息公开申请12件，比上一年增加4件，办结11件，结转下年度3件。",
        "2023年，本局共收到政府信息公开申请１２件，上年结转2件，办结11件。",
        "2023年，本局新收申请12件，结转下年度3件，同比增长20%。",
        "（二）依申请公开。完善登记制度，会商疑难申请6次。2023年，新收政府信息公开申请12件，上年结转2件。",
        "认真答复申请。2023年共收到政府信息公开申请12件；全年办结11件。比2023年的9件多3件。",
    ],
)
def test_this_years_totals_are_told_of_another_year(words: str) -> None:
    [finding] = found("STR011", replaced(*ROWS, text=with_overview(words)))
    assert "2023" in finding.message


@pytest.mark.parametrize(
    "words",
    [
        "2023年，本局收到政府信息公开申请9件，办结8件，结转下年度3件。",
        "2023年，本局收到政府信息公开申请12件，比上年多3件。",
        "2023年，本局结转政府信息公开申请2件，均在年初办结。",
        "认真答复申请。2023年，新收政府信息公开申请12件，比上年多3件。",
        "认真答复申请。2023年，新收政府信息公开申请9件，上年结转2件，办结11件。",
        "认真答复申请。2023年，新收政府信息公开申请12件，上年结转2件；2024年，新收12件。",
        "认真答复申请。2023年，新收政府信息公开申请12件，上年结转2件；今年，新收12件。",
        "2024年，本局新收政府信息公开申请12件，比上一年增加4件，办结11件。",
        "2023年，本局新收申请12件，办结11件；2024年新收12件，办结11件，与上年持平。",
    ],
)
def test_what_may_be_of_the_year_before_is_left(words: str) -> None:
    assert found("STR011", replaced(*ROWS, text=with_overview(words))) == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (
            "（三）政府信息管理情况。2023年，本局共制定规范性文件0件，废止规范性文件0件，现行有效的规范性文件0件。",
            1,
        ),
        ("2023年，本局制发行政规范性文件3件，废止1件，现行有效9件。", 1),
        ("2023年，本局制定规范性文件3件，为今年的清理打下基础。", 0),
        ("2023年，本局制发规范性文件3件，废止1件，现行有效9件；2024年未制发。", 0),
    ],
)
def test_all_that_the_form_tells_of_documents_is_of_its_year(words: str, count: int) -> None:
    assert len(found("STR011", with_overview(words))) == count


def test_small_figures_may_be_those_of_both_years() -> None:
    assert found("STR011", with_overview("2023年，本局新收申请3件，办结3件，比上年多1件。")) == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("截至2023年12月31日，本局本年度共新收政府信息公开申请12件。", 1),
        ("统计显示，2023年1月1日至12月31日，本局新收政府信息公开申请12件。", 1),
        ("截至2024年12月31日，本局本年度共新收政府信息公开申请12件。", 0),
        ("2023年1月1日至12月31日，本局新收9件，2024年新收12件。", 0),
        ("截至2023年底，网站累计发布信息300条。", 0),
    ],
)
def test_the_span_of_another_year(words: str, count: int) -> None:
    assert len(found("STR011", replaced(*ROWS, text=with_overview(words)))) == count
