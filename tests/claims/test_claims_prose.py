"""A report's prose is read once, and what nobody writes does not run away with it."""

from __future__ import annotations

import pytest
from readings import claims, session

from govlint.claims.prose import read_prose
from govlint.testing import base_report


def test_it_is_read_once() -> None:
    words = session().engine.vocabulary.claims
    read = session().engine.read(base_report(2024).encode(), "report.txt")
    assert isinstance(read, tuple)
    report = read[1]
    assert report is not None
    first = read_prose(report, words)
    assert first.claims
    assert read_prose(report, words) is first


def test_a_heading_tells_what_follows() -> None:
    assert [claim.value for claim in claims("（二）依申请公开\n全年收到5件，办结4件。")] == [5, 4]
    assert claims("（三）建议提案办理\n全年收到5件，办结4件。") == ()


def test_the_matter_of_the_sentence_before_is_taken_over() -> None:
    words = "收到政府信息公开申请5件。其中予以公开4件。"
    assert [claim.value for claim in claims(words)] == [5, 4]


@pytest.mark.parametrize(
    "words",
    [
        "收到申请5件，" + "占总数" * 3000 + "3%",
        "收到申请" + "5件、" * 3000,
        ("收到申请" + "5件，占3%、" * 60 + "。") * 20,
        ("其中5件，" * 200 + "。") * 10,
        "（" * 3000 + "收到申请5件",
        "未" * 5000 + "收到申请。",
        "收到申请" + "1," * 5000 + "件",
        "收到申请" + "一百万" * 3000 + "件",
        "收到申请 " + " " * 9000 + "5 件",
    ],
    ids=range(9),
)
def test_hostile_text_is_left(words: str) -> None:
    assert len(claims(words)) <= 3000
