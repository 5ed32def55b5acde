"""Figures of a sentence that come to a total of the form are all there are, or else maybe of a part."""

from __future__ import annotations

import pytest
from reports import found, reason, with_overview


def test_outcomes_that_come_to_all_are_held_to_their_rows() -> None:
    text = with_overview("上述申请中，予以公开0件，部分公开1件，不予公开1件，不予处理1件。")
    told = [finding.message for finding in found("TXT002", text)]
    assert told


@pytest.mark.parametrize(
    "words",
    [
        "上述申请中，予以公开0件，部分公开1件，不予公开0件，不予处理1件。",
        "上述申请中，予以公开0件，部分公开2件，不予公开1件。",
        "上述申请中，予以公开0件，部分公开1件；不予公开1件，不予处理1件。",
    ],
)
def test_fewer_may_be_of_a_part(words: str) -> None:
    text = with_overview(words)
    assert found("TXT002", text) == []
    assert "只说了一部分" in (reason("TXT002", text) or "")
