from __future__ import annotations

import pytest

from govlint.finding import Result
from govlint.reporters.standing import Standing, standing

from . import samples

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
    ],
)
def test_how_a_document_came_out(result: Result, expected: Standing) -> None:
    assert standing(result) is expected
