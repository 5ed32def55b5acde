"""Words behind a figure that are said of all that came, and the same words behind one of a part."""

from __future__ import annotations

import pytest
from readings import reasons, told


@pytest.mark.parametrize(
    "words",
    [
        "31件新收申请主要集中在许可和规划方面。",
        "今年收到的31件申请多涉及项目审批。",
        "全年31件申请经登记、分办、审核后答复。",
    ],
)
def test_what_all_that_came_are_about_makes_them_no_part(words: str) -> None:
    assert told(words) == [(31, "requests.received")]
    assert not reasons(words)


@pytest.mark.parametrize(
    "words",
    [
        "收到申请31件，其中12件申请主要涉及许可。",
        "今年网上收到的31件申请主要集中在规划方面。",
        "依申请公开平稳。12件申请经登记、分办、审核后，当日即予答复。",
        "全年12件申请主要涉及征地，9件申请主要涉及许可。",
    ],
)
def test_what_some_of_them_are_about_tells_nothing_of_all(words: str) -> None:
    assert reasons(words)
