"""What follows a list of the ways by which requests came."""

from __future__ import annotations

import pytest
from readings import reasons, told

from govlint.claims.claim import LISTED


@pytest.mark.parametrize(
    "sentence",
    [
        "收到申请12件，其中网络申请1件，信函申请11件；答复完毕12件。",
        "收到申请12件，其中网上申请12件，办结数12件。",
        "收到申请12件，其中当面申请2件、网上申请4件、信函申请6件，办结12件。",
    ],
)
def test_what_follows_a_whole_list_of_ways_is_no_item_of_it(sentence: str) -> None:
    assert LISTED.zh not in reasons(sentence)
    assert (12, "requests.answered") in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "收到申请12件，其中网络申请10件，办结9件。",
        "收到申请12件，其中网络申请1件，信函申请11件，补寄材料的3件，办结2件。",
    ],
)
def test_what_follows_some_ways_may_be_an_item(sentence: str) -> None:
    assert LISTED.zh in reasons(sentence)
