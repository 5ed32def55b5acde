"""Numbers before the headings of sections, and before those of the matters within them."""

from __future__ import annotations

import pytest
from reports import BASE, found, messages

from govlint.checks.outline.numbering import numeral, ordinal
from govlint.finding import Severity


def test_numerals() -> None:
    assert [numeral(number) for number in (1, 10, 11)] == ["一", "十", "11"]
    assert ordinal(3).zh == "三"


@pytest.mark.parametrize(
    ("old", "new"), [("五、存在", "六、存在"), ("五、存在", "四、存在"), ("五、存在", "(五)存在")]
)
def test_a_number_that_is_skipped_repeated_or_of_another_kind(old: str, new: str) -> None:
    assert old in BASE
    told = found("STR003", BASE.replace(old, new))
    assert told
    assert all(finding.severity is Severity.WARNING for finding in told)


def test_numbers_in_order() -> None:
    assert messages("STR003", BASE) == []
