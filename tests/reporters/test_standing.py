from __future__ import annotations

import pytest
from msgspec.structs import replace

from govlint.finding import Failure, Result
from govlint.reporters.standing import Standing, failure, standing

from . import samples

NOTHING = Failure("not-assessed", "选中的规则没有一条能对这份报告作出判断")
ASIDE = Result(path=".govlint-ignore.yaml", reader="suppressions", kind="suppressions")


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (samples.FAULTY, Standing.CHECKED),
        (samples.CLEAN, Standing.CHECKED),
        (samples.BLIND, Standing.BLIND),
        (samples.SKIPPED, Standing.SKIPPED),
        (samples.UNREADABLE, Standing.UNREADABLE),
        (ASIDE, Standing.ASIDE),
        (replace(samples.BLIND, error=NOTHING), Standing.BLIND),
    ],
)
def test_how_a_document_came_out(result: Result, expected: Standing) -> None:
    assert standing(result) is expected


def test_a_report_on_which_nothing_was_assessed_is_not_unreadable() -> None:
    assert failure(replace(samples.BLIND, error=NOTHING)) is None
    assert failure(samples.UNREADABLE) is samples.UNREADABLE.error
