"""Reads claims out of a sentence, within a small report, by the words of the national pack."""

from __future__ import annotations

from functools import cache

from govlint.api import open_session
from govlint.claims.claim import Claim
from govlint.claims.prose import Prose, read_prose
from govlint.claims.rates.reader import ratios
from govlint.claims.words import Lists
from govlint.session import Session
from govlint.testing import base_report
from govlint.vocabulary import ClaimWords

_OPENING, _CLOSING = "2024年，示例市数据局认真", "二、主动公开"


@cache
def session() -> Session:
    return open_session()


def prose(sentence: str, agency: str = "示例市数据局", words: ClaimWords | None = None) -> Prose:
    """What is read of `sentence` as the whole of section 一, by the national pack's words or by others."""
    text = base_report(2024)
    text = (text[: text.index(_OPENING)] + sentence + "\n" + text[text.index(_CLOSING) :]).replace(
        "示例市数据局", agency
    )
    read = session().engine.read(text.encode(), "report.txt")
    assert isinstance(read, tuple)
    report = read[1]
    assert report is not None
    return read_prose(report, words or session().engine.vocabulary.claims)


def lists() -> Lists:
    """The lists of plain words of the national pack."""
    return Lists(session().engine.vocabulary.claims)


def claims(words: str, agency: str = "示例市数据局") -> tuple[Claim, ...]:
    """The claims in `words`."""
    return prose(words, agency).claims


def told(words: str, agency: str = "示例市数据局") -> list[tuple[object, str]]:
    """Value and readings of each claim that may be compared: a sum with +, other readings with |."""
    return [
        (claim.value, "|".join("+".join(sorted(reading)) for reading in claim.readings))
        for claim in claims(words, agency)
        if claim.reason is None
    ]


def pairs(sentence: str) -> list[tuple[int, int]]:
    """The figures that the percentages and changes in `sentence` may come of, each with the other."""
    read = prose(sentence)
    found = (ratio for told in read.paragraphs for ratio in ratios(told, read.text, read.kinds, lists()))
    return [(int(new.value), int(old.value)) for ratio in found for new, old in ratio.pairs]


def reasons(words: str, agency: str = "示例市数据局") -> list[str]:
    """Why the claims in `words` are not, or not surely, compared."""
    return [text.zh for claim in claims(words, agency) if (text := claim.reason or claim.doubt) is not None]
