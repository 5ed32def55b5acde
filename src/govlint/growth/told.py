"""What a report says of its own growth over last year, in the plainest sentences only; the rest is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.facts import Growth, Kind
from govlint.growth.ahead import told_behind, told_beside, told_of_both, told_over
from govlint.growth.words import (
    APPLICANTS,
    EXPLAINED,
    NEW,
    NUMBER,
    OF_SOME,
    OUTCOMES,
    RISING,
    UNIT,
    UNITS,
    Told,
    are_requests,
    are_some,
    base_of,
    outcome_alone,
    step_of,
    subject_of,
    whole,
)
from govlint.lazy import lazily
from govlint.model import Span

_LAST = r"(?:上一?年|去年|上年度|上一年度|(20\d\d)年)(?:度)?+"
_COMPARED = lazily(
    rf"同比|(?:较|比|与|同){_LAST}(?:同期|度)?+(?:相比)?+(?!的)|(?:较|比|由|从|与|同){_LAST}(?:同期|末|年?底)?的(?=\d)"
)
_AMOUNT = lazily(
    r"[，,]?(?P<way>增长|增加|上升|提高|下降|减少|降低|多|少)(?:了)?"
    rf"(?P<number>\d+(?:\.\d+)?)(?P<unit>%|％|{UNITS})(?![余多几])|[，,]?(?P<level>持平|相同)"
)
_BASE = lazily(
    rf"(?P<base>{NUMBER}){UNIT}(?!{EXPLAINED})(?P<moved>(?:增加|上升|增长|减少|下降|降低|增|降|变)?[至到为](?:今年|本年|20\d\d年)?度?的?"
    rf"(?P<figure>{NUMBER})(?={UNIT}))?"
)
_SIDE_BY_SIDE = lazily(
    rf"(?P<last>20\d\d)年(?:度)?[，,]?(?P<of>[^，,。；;：:\d\n]{{1,20}}?)(?P<base>{NUMBER}){UNIT}[，,；;、]"
    rf"(?P<this>20\d\d)年(?:度)?[，,]?(?P<again>[^，,。；;：:\d\n]{{0,20}}?)(?P<figure>{NUMBER})(?={UNIT})"
)
_THE_SAME = lazily(r"(?:为|是|有|则|达到?|(?:增加|上升|增长|减少|下降|降低)[到至为])?")
_OWN_ALONE = lazily(
    r"(?:本年度?|今年|全年|20\d\d年度?|全[省市县区州旗]|我[省市县区州旗局委厅办镇乡]|共|新?收到?|受理|的|政府信息公开|依申请公开)*"
    r"(?:申请(?:的)?(?:总量|总数|数量|量|件数)(?:总体)?|(?:政府信息公开|信息公开|依申请公开|新收到?)(?:的)?申请(?:件)?"
    r"|依申请公开(?:件|事项)?(?:总量|总数|数量|量|件数))"
)
_LEADING = lazily(
    r"(?:本年度?|今年|全年|20\d\d年度?|(?:从)?(?:总体|总量|数量|整体)(?:上)?(?:来)?看|据统计)?[，,：:]?"
)
_WHOSE = r"(?:本年度?|今年|全年|20\d\d年度?|[我本全][省市县区州旗局委厅办镇乡校院街站所]|共|累计|的)*"
_PLAINLY = lazily(rf"{_WHOSE}(?:新收到?|收到|受理|接收)(?:的)?(?:政府信息公开|信息公开|依申请公开)?申请")
# 全年新收23件: without those carried in.
_FRESH = lazily(
    r"新收到?(?:的)?(?:政府信息公开|信息公开|依申请公开)?(?:申请)?[^，,。；;：:\d]{0,4}[\d,]+[^，,。；;：:\d]{0,6}[，,]?$"
)
# 收到申请45件（自然人33件、法人12件），较上年增加10件: all of them are compared.
_DIVIDED = lazily(
    r"[（(](?![^（）()]*(?:结转|含|另|剔除|扣除|除|上年|其中))[^（）()]*\d[^（）()]*[、，,；;][^（）()]*\d[^（）()]*[）)]$"
)
_AGAIN = lazily(rf"{_WHOSE}(?:新收到?|收到|受理|接收)")
_NONE_CAME = lazily(
    rf"{_WHOSE}(?:未|没有|未曾)(?:收到|接到|受理)(?:任何)?(?:政府信息公开|信息公开|依申请公开|公开)(?:的)?(?:申请)?(?:件|事项)?"
)
_CAME = lazily(rf"{_WHOSE}(?:收到|受理|新收|接收)({NUMBER}){UNIT}")
_MORE_OR_LESS = lazily(
    rf"{_WHOSE}(?:政府信息公开|信息公开|依申请公开)?申请(?:的)?(?:总量|总数|数量|件数|量|数)"
    r"(?:总体|整体|较上年|持续|继续|明显|大幅|小幅|略|稳步|逐年|有所?|呈|比上年)*"
    r"(?:上升|下降|增长|减少|增加|回落|提高|攀升|增多)(?:趋势|态势)?"
)
_FIGURE = lazily(rf"(?<![\d.,])(?<!\d\s)({NUMBER}|\d+\.\d{{1,3}}万)(?={UNITS}|申请)")
_ROUNDED, _NEAR = lazily(rf"(\d+\.\d{{1,3}}万){UNIT}[^\d]*$"), 20
_REQUESTS = ("requests", NEW)
_IN_BRACKETS = lazily(r"[（(][^（）()]*[）)]")
# 同比增长20%（按可比口径）
_ON_ANOTHER_BASE = lazily(r"[（(，,][^，。；）)]{0,6}(?:口径|剔除|扣除)")
_STOP = "。；！？;"
_MAY_COMPARE = lazily(r"同\s*比|[较比与同由从]\s*(?:上|去|2\s*0)|[上去]\s*年(?:同期)?[为是]")
# A blank between two figures makes no number of them.
_PIECE = lazily(r"\S+|(?<=\d)\s(?=\s*\d)")
_SHORTEST_TORN = 15
"""A line that a program broke is longer than nearly any heading."""
_ENDS = "。；！？：;:!?"
_FARTHEST = 400
"""So many characters before and behind a comparison are read: sentences are shorter."""
_Read = tuple[str, int | None, Kind, str | None, bool | None, int]


def growth_of(
    text: str, paragraphs: Sequence[Span], year: int | None = None, agency: str | None = None
) -> Iterator[Growth]:
    """The comparisons with last year in `paragraphs` of `text` that name one subject and one figure.

    `year` and `agency` are the report's own: a comparison that names its other year is with the one before
    it, or is left.
    Blanks, and the line ends that a program put within a sentence, are passed over.
    """
    both = year is not None and text.count(f"{year - 1}") and text.count(f"{year}")
    if not both and _MAY_COMPARE.search(text) is None:
        return
    for run in _runs(text, paragraphs):
        told = [growth for line in run for growth in _told(text, [line], year, agency)]
        if len(run) > 1:
            known = {growth.span.start for growth in told}
            told += [growth for growth in _told(text, run, year, agency) if growth.span.start not in known]
        yield from told


def _runs(text: str, paragraphs: Sequence[Span]) -> Iterator[list[Span]]:
    """Lines that may be one sentence together, as a program broke it; others by themselves."""
    run: list[Span] = []
    for paragraph in paragraphs:
        at = paragraph.start
        for line in text[at : paragraph.end].split("\n"):
            span = Span(at, at + len(line))
            at = span.end + 1
            if run and _is_torn(text, run[-1], span):
                run.append(span)
                continue
            if run:
                yield run
            run = [span]
    if run:
        yield run


def _is_torn(text: str, one: Span, two: Span) -> bool:
    """Whether a line ends in the middle of a sentence that the next may go on with."""
    words = text[one.start : one.end].rstrip()
    return len(words) >= _SHORTEST_TORN and words[-1] not in _ENDS and not text[one.end : two.start].strip()


def _told(text: str, lines: Sequence[Span], year: int | None, agency: str | None) -> Iterator[Growth]:
    """The comparisons in `lines`, read as one without their blanks."""
    pieces = [piece.span() for line in lines for piece in _PIECE.finditer(text, line.start, line.end)]
    words = "".join([text[start:end] for start, end in pieces])
    places = [at for start, end in pieces for at in range(start, end)]
    for start, end, read in _compared(words, year):
        subject, figure, kind, amount, rising = read
        of_some = subject in _REQUESTS and are_some(*_leading_to(words, start, end), agency)
        if of_some or _ON_ANOTHER_BASE.match(words, end):
            subject = OF_SOME
        span = Span(places[start], places[end - 1] + 1)
        rounded = _ROUNDED.search(words, max(0, start - _NEAR), start) if figure is not None else None
        step = step_of(rounded[1]) if rounded is not None and whole(rounded[1]) == figure else 0
        yield Growth(subject, figure, kind, amount, rising, span, words[start:end], step)


def _leading_to(words: str, start: int, end: int) -> tuple[str, str]:
    """What a sentence says before the clause whose figure is compared at `start`, and that clause with it."""
    first = max(0, start - _FARTHEST)
    begin = max(words.rfind(mark, first, start) for mark in _STOP) + 1
    clauses = re.split(r"[，,：:](?!\d{3})", _IN_BRACKETS.sub("", words[begin:start]).rstrip("，,"))
    return "，".join(clauses[:-1]), clauses[-1] + words[start:end]


def _compared(words: str, year: int | None) -> Iterator[tuple[int, int, Told]]:
    for match in _COMPARED.finditer(words):
        named = next((found for found in match.groups() if found), None)
        if named and int(named) + 1 != year:
            continue
        first = max(0, match.start() - _FARTHEST)
        start = max(words.rfind(mark, first, match.start()) for mark in _STOP) + 1
        before = words[max(start, first) : match.start()]
        behind = words[match.end() : match.end() + _FARTHEST]
        read = _base(before, behind) if match.group().endswith("的") else _read(before, behind)
        if read is not None:
            yield match.start(), match.end() + read[-1], read[:-1]
        elif match.group().endswith("相比"):
            stop = min((at for mark in _STOP if (at := behind.find(mark)) >= 0), default=len(behind))
            for first, last, told in told_behind(before, behind[:stop]):
                yield match.end() + first, match.end() + last, told
    yield from told_beside(words)
    if year is not None and f"{year - 1}" in words:
        yield from _side_by_side(words, year)
        yield from told_of_both(words, year)
    if year is not None and "相比" in words:
        yield from told_over(words, year)


def _side_by_side(words: str, year: int) -> Iterator[tuple[int, int, Told]]:
    """Last year's number before this year's: 2023年收到申请10件，2024年收到申请12件."""
    for match in _SIDE_BY_SIDE.finditer(words):
        subject, same = subject_of(match["of"]), subject_of(match["again"])
        is_own = same == subject or (same is None and _THE_SAME.fullmatch(match["again"]))
        # 2023年全市新收申请10件，2024年新收12件
        is_own = is_own or (_PLAINLY.fullmatch(match["of"]) and _AGAIN.fullmatch(match["again"]))
        named = (int(match["last"]), int(match["this"])) == (year - 1, year)
        if named and subject and is_own:
            yield match.start(), match.end("base") + 1, base_of(subject, match)  # with its unit


def _base(before: str, behind: str) -> _Read | None:
    """Last year's number: 收到申请12件，较上年的10件…, or 申请由上年的10件增至12件."""
    told = _BASE.match(behind)
    subject, figures = _own(before)
    if told is None or subject is None or len(figures) != (0 if told["moved"] else 1):
        return None
    figure = told["figure"] or figures[0]
    end = told.end("figure" if told["moved"] else "base") + 1  # with its unit
    return subject, whole(figure), "base", told["base"].replace(",", ""), None, end


def _read(before: str, behind: str) -> _Read | None:
    """Subject, figure and change of one comparison; None where any of them could be another."""
    told = _AMOUNT.match(behind)
    subject, figures = _own(before)
    if told is not None and (by_itself := _by_itself(before)) is not None:
        subject, figures = by_itself
    if told is not None and not figures and (alone := _alone(before)) is not None:
        subject = alone
    elif told is None or subject is None or len(figures) != 1:
        return None
    if (subject in OUTCOMES or subject in APPLICANTS) and not are_requests(_leading(before)):
        return None
    figure = whole(figures[0]) if figures else None
    if subject == "requests" and figures and _FRESH.search(before):
        subject = NEW
    if told["level"]:
        return subject, figure, "level", None, None, told.end()
    kind: Kind = "percent" if told["unit"] in "%％" else "difference"
    return subject, figure, kind, told["number"], told["way"][0] in RISING, told.end()


def _by_itself(before: str) -> tuple[str, list[str]] | None:
    """All requests, and their number, where the clause names no requests, or that there were none.

    申请量有所上升，全年收到42件; 我校未收到公开申请.
    """
    *leading, own = re.split(r"[，,：:](?!\d{3})", before.rstrip("，,"))
    if not leading and _NONE_CAME.fullmatch(own) is not None:
        return "requests", ["0"]
    came = _CAME.fullmatch(own)
    if came is None or not leading or _MORE_OR_LESS.fullmatch(leading[-1]) is None:
        return None
    return ("requests", [came[1]]) if _LEADING.fullmatch("，".join(leading[:-1])) is not None else None


def _leading(before: str) -> str:
    """What stands before the clause that a comparison ends."""
    return "，".join(re.split("[，,：:]", before.rstrip("，,"))[:-1])


def _own(before: str) -> tuple[str | None, list[str]]:
    """The one subject of the clause that a comparison ends, None where it is not one alone; its figures."""
    before = _DIVIDED.sub("", before.rstrip("，,"))
    clauses = re.split(r"[，,：:](?!\d{3})", before)
    own = clauses[-1]
    subject = subject_of(own)
    return (subject, _FIGURE.findall(own)) if subject else (None, [])


def _alone(before: str) -> str | None:
    """What a sentence tells the number of without a figure: of all requests, if nothing stands before, or of
    one outcome.
    """
    *leading, own = re.split("[，,：:]", before.rstrip("，,"))
    if _OWN_ALONE.fullmatch(own) is not None and _LEADING.fullmatch("，".join(leading)) is not None:
        return "requests"
    # 其中予以公开数量: of what the sentence before tells, whatever that is.
    return outcome_alone(own) if leading or not own.startswith("其中") else None
