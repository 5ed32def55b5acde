"""Which figures behind a rate are its own."""

from __future__ import annotations

import pytest
from readings import lists, prose

from govlint.claims.rates.reader import ratios


def pairs(words: str) -> list[tuple[object, object]]:
    """Part and whole of the first percentage in `words`."""
    read = prose(words)
    found = [ratio for told in read.paragraphs for ratio in ratios(told, read.text, read.kinds, lists())]
    return [(part.value, whole.value) for ratio in found[:1] for part, whole in ratio.pairs]


class TestGroundsOf:
    @pytest.mark.parametrize(
        "words",
        [
            "办结率88.9%，即45件申请中已办结40件。",
            "办结率88.9%（45件中办结40件）。",
            "办结率88.9%，也就是收到申请45件，办结40件。",
            "办结率88.9%，45件申请中办结40件。",
            "信息公开事项办结率88.9%（应办45件，办结40件）。",
            "办结率88.9%，已办结40件（应办结45件）。",
        ],
    )
    def test_a_rate_is_of_the_figures_behind_it(self, words: str) -> None:
        assert pairs(words) == [(40, 45)]

    @pytest.mark.parametrize(
        "words",
        [
            "办结率100%，45件申请中当场办结40件。",
            "满意率97%，71人中基本满意2人。",
            "办结率98%，答复40件（应答复45件）。",
            "办结率88.9%。收到来信45件，办结40件。",
        ],
    )
    def test_it_is_of_no_others(self, words: str) -> None:
        assert pairs(words) == []
