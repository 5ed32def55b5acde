"""What a report says of its own growth over last year, in the plainest sentences only; the rest is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.facts import Growth, Kind
from govlint.lazy import lazily
from govlint.model import Span

SUBJECTS = {
    "requests": "(?:政府信息公开|信息公开|依申请公开)(?:政府信息)?(?:的)?申请|依申请公开(?:件|事项)?",
    "normative_documents": "行政规范性文件",
    "licensing": "行政许可(?:处理)?(?:决定)?",
    "penalties": "行政处罚(?:处理)?(?:决定)?",
}
"""What is counted, by the words for it; each has its own cells in the forms."""

_COMPARED = lazily(r"同比|(?:较|比|与|同)(?:上一?年|去年|上年度|上一年度)(?:同期|度)?(?:相比)?")
_AMOUNT = lazily(
    r"[，,]?(?P<way>增长|增加|上升|提高|下降|减少|降低|多|少)(?:了)?"
    r"(?P<number>\d+(?:\.\d+)?)(?P<unit>%|％|件|宗|条|份|个|次)(?![余多几])|[，,]?(?P<level>持平|相同)"
)
_FIGURE = lazily(r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)(?=件|宗|条|份|个|次|申请)")
_RISING = frozenset({"增长", "增加", "上升", "提高", "多"})
_ROUGH = lazily(r"[约近余多超]|以上|左右|倍|其中|分别")
_STOP = "。；！？;\n"
_BLANKS = lazily(r"[ \t\u3000\xa0]")


def growth_of(text: str, paragraphs: Sequence[Span]) -> Iterator[Growth]:
    """The comparisons with last year in `paragraphs` of `text` that name one subject and one figure."""
    for match in _COMPARED.finditer(text):
        paragraph = next((span for span in paragraphs if match.start() in span), None)
        if paragraph is None:
            continue
        start = max(text.rfind(mark, paragraph.start, match.start()) for mark in _STOP) + 1
        read = _read(text[max(start, paragraph.start) : match.start()], text[match.end() : paragraph.end])
        if read is not None:
            subject, figure, kind, amount, rising, length = read
            span = Span(match.start(), match.end() + length)
            yield Growth(subject, figure, kind, amount, rising, span, text[span.start : span.end])


def _read(before: str, behind: str) -> tuple[str, int, Kind, str | None, bool | None, int] | None:
    """Subject, figure and change of one comparison; None where any of them could be another."""
    told = _AMOUNT.match(behind)
    clauses = re.split("[，,：:](?!\\d{3})", before.rstrip("，,"))
    own = _BLANKS.sub("", clauses[-1])
    figures = _FIGURE.findall(own)
    subjects = [name for name, words in SUBJECTS.items() if re.search(words, own)]
    if told is None or len(figures) != 1 or len(subjects) != 1 or _ROUGH.search(own):
        return None
    figure = int(figures[0].replace(",", ""))
    if told["level"]:
        return subjects[0], figure, "level", None, None, told.end()
    kind: Kind = "percent" if told["unit"] in "%％" else "difference"
    return subjects[0], figure, kind, told["number"], told["way"] in _RISING, told.end()
