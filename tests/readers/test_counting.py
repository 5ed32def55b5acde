"""A number at the beginning of a line, and the number before it within the line above."""

from __future__ import annotations

import pytest

from govlint.readers.lines.counting import counts_on


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("分别为：一、总体情况；", "二、主动公开情况；", True),
        ("主要有（一）建台账；", "（二）严审核。", True),
        ("一、总体情况", "二、主动公开情况", False),
        ("分别为：一、总体情况；", "三、其他", False),
        ("分别为：一、总体情况；", "主动公开情况", False),
        ("到此为止。", "一、总体情况", False),
    ],
)
def test_a_list_goes_on_with_the_next_number(one: str, two: str, expected: bool) -> None:
    assert counts_on(one, two) is expected
