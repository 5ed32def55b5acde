"""Parts that exclude each other come to no more than their total, whatever opens their list."""

from __future__ import annotations

import pytest
from readings import prose, session

from govlint.claims.topics import Topics
from govlint.claims.totals.exclusive import exclusive


def lists(words: str) -> list[tuple[object, list[object]]]:
    """Total and parts of each list found in `words`."""
    read = prose(words)
    topics = Topics(session().engine.vocabulary.claims)
    sure = {claim.figure.start for claim in read.claims if claim.sure}
    return [
        (found.totals[0].value, [part.value for part in found.parts])
        for told in read.paragraphs
        for found in exclusive(told, read.text, topics, read.kinds, sure)
    ]


class TestExclusive:
    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("办结申请16件，予以公开9件，部分公开8件。", (16, [9, 8])),
            ("办结申请16件，在答复中，予以公开9件，信息不存在4件，其他4件。", (16, [9, 4, 4])),
            ("结转下年的3件申请，自然人2件，企业和科研机构各1件。", (3, [2, 1, 1])),
            ("行政复议方面，已审结12件，结果维持8件、纠正2件、其他3件。", (12, [8, 2, 3])),
        ],
    )
    def test_parts_stand_behind_their_total(self, words: str, found: tuple[object, list[object]]) -> None:
        assert found in lists(words)

    @pytest.mark.parametrize(
        "words",
        [
            "收到申请16件，予以公开9件，部分公开8件。",
            "办结申请16件，不予公开9件，属于过程性信息8件。",
            "办结申请16件，法人或其他组织9件，企业8件。",
            "办结申请16件；予以公开9件；部分公开8件。",
            "办结建议16件，采纳9件，留作参考8件。",
            "行政复议方面，收到12件，结果维持8件、纠正5件。",
            "行政复议方面，已审结12件，驳回8件、维持5件。",
        ],
    )
    def test_none_where_one_may_hold_another(self, words: str) -> None:
        assert lists(words) == []
