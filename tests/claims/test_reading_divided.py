"""Outcomes that come to a figure of something else are of that, and not of all requests."""

from __future__ import annotations

import pytest
from readings import claims, reasons

from govlint.claims.claim import LISTED


@pytest.mark.parametrize(
    "sentence",
    [
        "收到申请45件。申请量较大的是房屋征收，19件，其中不予公开4件、无法提供15件。",
        "全年收到申请45件。市民王某就同一地块提出6件。经研究，公开2件，不掌握3件，重复申请1件。",
    ],
)
def test_outcomes_that_come_to_another_figure_are_its_parts(sentence: str) -> None:
    assert LISTED.zh in reasons(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "收到信息公开申请45件，予以公开40件、不予公开5件。",
        "收到信息公开申请45件。不予公开7件，其中过程性信息3件、内部事务信息4件。",
        "接待来访12批。收到信息公开申请45件，予以公开40件、不予公开5件。",
    ],
)
def test_outcomes_of_all_or_of_a_row_are_held_to_the_form(sentence: str) -> None:
    assert all(claim.sure for claim in claims(sentence) if "requests.refused" in str(claim.readings))
