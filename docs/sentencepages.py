"""What is read of a sentence, step by step, as the page on reading counts shows it."""

from __future__ import annotations

from wording import table

from govlint.api import open_session
from govlint.claims.claim import Claim
from govlint.claims.prose import Prose, read_prose
from govlint.claims.sentences import Segment
from govlint.claims.words import Word
from govlint.model import Span
from govlint.testing import base_report

SENTENCE = "全年收到政府信息公开申请84件，比上年增加9件；其中网上申请57件，不予公开5件。"
_OPENING = "2024年，示例市数据局认真"


def sentence_read() -> str:
    """A row for each segment of the sentence: its words with what they may mean, its figure, its claim."""
    session = open_session()
    text = base_report(2024).replace(_OPENING, f"{SENTENCE}\n{_OPENING}", 1)
    read = session.engine.read(text.encode(), "report.txt")
    assert isinstance(read, tuple)
    assert read[1] is not None
    prose = read_prose(read[1], session.engine.vocabulary.claims)
    sentences = (item.sentence for paragraph in prose.paragraphs for item in paragraph)
    sentence = next(each for each in sentences if _words(prose, each.span) == SENTENCE)
    rows = [_row(prose, segment) for segment in sentence.segments]
    return f"{SENTENCE}\n\n" + table(("小段", "认出的词", "数", "得出"), rows)


def _words(prose: Prose, span: Span) -> str:
    return prose.text[span.start : span.end]


def _row(prose: Prose, segment: Segment) -> tuple[str, str, str, str]:
    words = "；".join(
        f"{_words(prose, Span(word.start, word.end))} {_senses(word)}" for word in segment.words
    )
    figures = "、".join(f"{count.value}{count.unit}" for count in segment.counts)
    own = (claim for claim in prose.claims if segment.start <= claim.figure.start < segment.end)
    found = "；".join(map(_claim, own)) or "—"
    return _words(prose, Span(segment.start, segment.end)), words, figures, found


def _senses(word: Word) -> str:
    """All that a word may mean: its kind, its matter and the name of a count or of a list of context."""
    return "、".join(
        f"`{'.'.join(filter(None, (sense.kind, sense.matter, sense.name)))}`" for sense in word.senses
    )


def _claim(claim: Claim) -> str:
    """What a claim may count, and why it may not be held to the table."""
    names = "、".join(f"`{name}`" for reading in claim.readings for name in sorted(reading))
    reason = f"，`reason`：{claim.reason.zh}" if claim.reason else ""
    return names + reason + (f"，`doubt`：{claim.doubt.zh}" if claim.doubt else "")
