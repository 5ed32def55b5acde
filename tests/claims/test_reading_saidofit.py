"""What a clause without figures says of the figure before it, and what it cannot be said of."""

from __future__ import annotations

import pytest
from readings import claims

OUT = frozenset(("requests.carried_out",))


@pytest.mark.parametrize(
    "sentence",
    [
        "收到申请45件。年底有3件仍在办理期限内，结转下年度继续办理。",
        "收到申请45件。目前尚有3件正在办理，结转下年度继续办理。",
    ],
)
def test_so_many_as_are_open_are_carried_over(sentence: str) -> None:
    assert (OUT,) in [claim.readings for claim in claims(sentence) if claim.value == 3]


@pytest.mark.parametrize(
    "sentence",
    [
        "收到申请45件。共有42件在期限内答复，其余结转下年度继续办理。",
        "收到申请45件。网上申请40件，剩下3件仍在办理期限内，结转下年度继续办理。",
    ],
)
def test_of_others_or_of_some_it_is_said_of_no_figure(sentence: str) -> None:
    told = [claim for claim in claims(sentence) if OUT in claim.readings and claim.reason is None]
    assert [claim.value for claim in told if claim.doubt is None] == []


def test_those_not_given_are_some_of_their_row() -> None:
    found = [claim for claim in claims("收到申请45件。另有5件涉及个人隐私，不予公开。") if claim.value == 5]
    assert [claim.within or claim.reason is not None for claim in found] == [True] * len(found)
