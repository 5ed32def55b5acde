"""Enumerations: a total and the parts that 其中, 分别, 包括 or ： introduce, where they can be told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from govlint.claims.figures import Count
from govlint.claims.mentions import MOST_FIGURES, Mention, Told
from govlint.claims.sentences import Segment, Sentence
from govlint.lazy import lazily
from govlint.model import Struct, Text

_OPENER = lazily(
    r"其中|分别(?!占|增|减|下|上|同|较|比|达|提)|包括|包含|涵盖|主要有|具体为|具体有|主要为|主要是"
)
_BRACKET_OPENER = lazily(r"[ \t]*(?:其中|分别|包括|包含|含)")
_SELECTED = lazily(r"包括|包含|涵盖|主要|含|例如")
_AND_SO_ON = lazily(r"[ \t]*等|以及其他")
_REST = lazily(r"其他|其它|其余")
_OVERLAP = lazily(r"[日天]以?内|延期|重复|同时|交叉|重叠|兼有|多渠道|同步|部分[为是系]|既.*又")
# 其中网站70条，占总量100条的70%: the whole told once more; 比去年的58件: another year's.
_WHOLE = lazily(r"占(?!地|用|有|据|道)[^，。]{0,8}$|[较比与](?:上|去|前|往|20\d\d)[^，。]{0,6}$")
_DIVIDED = lazily(r"[ \t]*按[^，。；：]{1,12}(?:分|划分|统计|区分|来看|看)[ \t]*")
# 26件申请中，网络22件: a selection, or all of them.
_AMONG = lazily(r"[\u4e00-\u9fff]{0,10}中")
_DOCUMENTS = ("regulations", "normative_documents")
_EACH = lazily(r"各(?:为|有)?[ \t]*$")
_SUMMED = lazily(
    r"[ \t]*(?:以上|上述)?(?:[两二三四五六七八九十]+[者项种类级])?"
    r"(?:合计|共计?(?![同享治建])|总计|累计|总共|全年|全部|均|已)"
)
_ACTED = lazily(r"[ \t]*(?:收到|办理|办结|答复|发布|开展|组织|召开|举办|制作|转发|回应|接待|参加|点击|阅读)")
# 收到1264件，其中涉及信息公开的58件，审结1190件: said of the whole again.
_CLOSED = lazily(r"[ \t]*(?:已|共|均)?(?:审结|办结|结案|办复|答复|完结)")
_OVER = lazily(r"(?:上一?|去|前一?|往|20\d\d[ \t]*)年度?[^，。；\d]{0,4}(?:结转|转结|遗留)|结转上年")
_RECEIVED = lazily(r"收到|新收|新增|受理|接收|接到")
_HOLDING = lazily(r"[ \t]*(?:内|其)?含")
_RANKS = {"、": 0, "）": 0, ")": 0, "，": 1, ",": 1, "；": 2, ";": 2}
_NEAR = 8

NESTED = Text("分项里还有分项", "has parts of parts")
MIXED = Text("分项的单位或者写法不同，不能相加", "has parts that cannot be added")
UNLIKE = Text("分项里有单位不同的", "has parts in other units")
ROUGH_PARTS = Text("合计或者分项是约数", "has rough figures")
OVERLAPPING = Text("分项有重复", "has parts that overlap")


class Enumeration(Struct, frozen=True):
    """A list: the figures that may be its total, its parts, and those that may or may not belong to it.

    `beyond` is the figure behind the last, which its words make no part, and `firm` how many of the first
    are one list, joined by 、. `matter` is what its total is the
    whole of, where a claim was read of it; `crossed` where a part counts something else (outcomes of the
    requests received); `selected` where it calls itself a selection (包括, 等), `rest` where its last part is
    其他. `reason` says why its parts cannot be added.
    """

    totals: tuple[Count, ...]
    parts: tuple[Count, ...]
    loose: tuple[Count, ...] = ()
    beyond: tuple[Count, ...] = ()
    firm: int = 1
    selected: bool = False
    rest: bool = False
    matter: str = ""
    crossed: bool = False
    reason: Text | None = None


class _Opening(Struct, frozen=True):
    """Where a list begins: the segments of its parts, and the figures that may be its total.

    Of a list of pairs, `only` is the unit of those that are meant.
    """

    start: int
    segments: tuple[Segment, ...]
    totals: tuple[Mention, ...]
    selected: bool
    only: str = ""


def enumerations(paragraph: Sequence[Told], text: str, kinds: Mapping[int, str]) -> Iterator[Enumeration]:
    """The enumerations of a paragraph.

    `kinds` says of the figures that claims were read of, by where they start, of which kind they are: a list
    of one kind ends where another begins.
    """
    earlier: list[Mention] = []
    for item in paragraph:
        told = [mention for mention in item.mentions if not mention.count.percent]
        if told and 1 < len(told) + len(earlier) <= 2 * MOST_FIGURES:
            found_in = (*_outer(item.sentence, told, earlier, text), *_inner(item.sentence, told, text))
            for opening in found_in:
                for measure in _measures(opening, told):
                    found = _enumeration(measure, told, text, kinds)
                    if found is not None:
                        yield found
        earlier = told


def _outer(sentence: Sentence, told: list[Mention], earlier: list[Mention], text: str) -> Iterator[_Opening]:
    """The first list of the sentence that stands in no bracket."""
    outside = [item for item in told if item.segment.depth == 0]
    for at, segment in enumerate(sentence.segments):
        if segment.depth:
            continue
        word = _OPENER.search(text, segment.start, segment.end)
        colon = segment.mark in "：:" and at > 0 and _introduced(sentence.segments[:at], text)
        among = (
            at > 0
            and text[segment.start - 2] == "中"
            and _AMONG.fullmatch(text, *_behind(sentence.segments[at - 1])) is not None
        )
        if word is None and not colon and not among:
            continue
        begin = word.start() if word is not None and not colon else segment.start
        start = word.end() if word is not None else segment.start
        before = [item for item in outside if item.count.whole.end <= begin] or (
            earlier if word is not None and not text[sentence.span.start : begin].strip() else []
        )
        behind = [item for item in outside if item.count.whole.start >= start]
        if before and behind:
            near = (max(segment.start, begin - 2), word.end() + 2) if word is not None else (begin, begin)
            selected = _SELECTED.search(text, *near) is not None
            rest = tuple(item for item in sentence.segments[at:] if item.depth == 0)
            yield _Opening(start, rest, tuple(before), selected)
            return


def _measures(opening: _Opening, told: list[Mention]) -> Iterator[_Opening]:
    """The lists that one list of pairs is: 12期、1380人次，其中市级3期、540人次，县级9期、840人次."""
    if len(opening.totals) < 2:
        yield opening
        return
    inside = {segment.start for segment in opening.segments}
    units = [
        _unit(item.count)
        for item in told
        if item.count.whole.start >= opening.start and item.segment.start in inside
    ]
    pair = units[:2]
    totals = [[item for item in opening.totals if _unit(item.count) == unit] for unit in pair]
    if len(set(pair)) < 2 or "" in pair or units[2:4] != pair or not all(totals):
        yield opening
        return
    for unit, own in zip(pair, totals, strict=True):
        yield replace(opening, totals=tuple(own), only=unit)


def _behind(segment: Segment) -> tuple[int, int]:
    """Where the words of a segment behind its last figure stand."""
    return (segment.counts[-1].whole.end if segment.counts else segment.end), segment.end


def _introduced(before: Sequence[Segment], text: str) -> bool:
    """Whether a figure ends right before a colon, or before words that say how it is divided: 按来源分：."""
    last = before[-1]
    if len(before) > 1 and not last.counts and _DIVIDED.fullmatch(text, last.start, last.end):
        return _ends_in_figure(before[-2], text)
    return _ends_in_figure(last, text)


def _ends_in_figure(segment: Segment, text: str) -> bool:
    if not segment.counts:
        return False
    between = text[segment.counts[-1].whole.end : segment.end]
    return len(between) <= _NEAR and not segment.counts[-1].percent


def _inner(sentence: Sentence, told: list[Mention], text: str) -> Iterator[_Opening]:
    """The lists in brackets behind a figure: 84条（其中文件17条，动态67条）."""
    for at, segment in enumerate(sentence.segments):
        if not segment.depth or segment.mark not in ("（", "("):
            continue
        total = next((item for item in told if item.count.whole.end == segment.start - 1), None)
        inside = []
        for other in sentence.segments[at:]:
            if other.depth < segment.depth:
                break
            inside.append(other)
        opener = _BRACKET_OPENER.match(text, segment.start, segment.end)
        counted = sum(len(other.counts) for other in inside)
        if total is None or not counted or (opener is None and counted < 2):
            continue
        selected = _SELECTED.match(text, segment.start, segment.end) is not None
        rest = tuple(item for item in inside if item.depth == segment.depth)
        yield _Opening(segment.start, rest, (total,), selected)


def _matter(kind: str) -> str:
    """The matter that a figure counts the whole of."""
    return kind.partition(" ")[0] if kind.endswith(" whole:") else ""


def _unit(count: Count) -> str:
    return count.unit[:-1] if len(count.unit) == 2 and count.unit[-1] == "次" else count.unit


def _region(opening: _Opening, told: list[Mention], text: str) -> list[Mention]:
    """The figures that may be parts of a list: those of its segments, but for changes and the whole again."""
    inside = {segment.start for segment in opening.segments}
    return [
        item
        for item in told
        if item.count.whole.start >= opening.start
        and item.segment.start in inside
        and not item.change
        and opening.only in ("", _unit(item.count))
        and not _WHOLE.search(item.said_before(text))
    ]


def _enumeration(
    opening: _Opening, told: list[Mention], text: str, kinds: Mapping[int, str]
) -> Enumeration | None:
    region = _region(opening, told, text)
    totals = _totals(opening, text)
    walked = _walk(opening, region, text, kinds)
    if not walked.tight or not totals:
        return None
    unit = next((_unit(count) for count in walked.tight if count.unit), "")
    totals = [count for count in totals if _unit(count) in (unit, "")] if unit else totals
    if not totals:
        return None
    units = {_unit(count) for count in (*totals, *walked.tight) if count.unit}
    reason = walked.reason
    if not all(count.bounded for count in (*totals, *walked.tight, *walked.loose)):
        reason = ROUGH_PARTS
    elif len(units) > 1:
        reason = MIXED
    elif _OVERLAP.search(text, opening.start, opening.segments[-1].end):
        reason = OVERLAPPING
    last = (*walked.tight, *walked.loose)[-1]
    open_end = _AND_SO_ON.match(text, last.whole.end) is not None
    return Enumeration(
        totals=tuple(totals),
        parts=tuple(walked.tight),
        loose=tuple(walked.loose),
        beyond=walked.behind,
        firm=walked.firm,
        # 包括企业61件、其他9件 names them all.
        selected=(opening.selected and not walked.rest) or open_end,
        rest=walked.rest and not opening.selected,
        matter=next((matter for count in totals if (matter := _matter(kinds.get(count.span.start, "")))), ""),
        crossed=any(
            (kind := kinds.get(count.span.start, "")) and not kind.endswith(" whole:")
            for count in (*walked.tight, *walked.loose)
        ),
        reason=reason,
    )


def _totals(opening: _Opening, text: str) -> list[Count]:
    """The figures that a list may divide.

    新收33件与上年结转2件中 are one whole, and none is 结转2件 alone.
    """
    counts = [item.count for item in opening.totals if not item.change and not item.old]
    if len(opening.totals) < 2:
        return counts
    over = [item.count for item in opening.totals if _OVER.search(item.said_before(text))]
    whole = [
        item.count
        for item in opening.totals
        if item.count in counts and _RECEIVED.search(item.said_before(text))
    ]
    if not whole or len(over) != 1 or not (whole[-1].exact and over[0].exact):
        return counts
    both = replace(whole[-1], value=whole[-1].value + over[0].value)
    return [*(count for count in counts if count is not over[0]), both]


class _Walk:
    """The parts of a list, gathered until it ends."""

    def __init__(self, opening: _Opening, text: str, kinds: Mapping[int, str]) -> None:
        self.opening, self.text, self.kinds = opening, text, kinds
        self.tight: list[Count] = []
        self.loose: list[Count] = []
        self.reason: Text | None = None
        self.rest = self.beyond = False
        self.kind = ""
        self.first_rank: int | None = None
        self.previous: Mention | None = None
        self.names: set[str] = set()
        self.behind: tuple[Count, ...] = ()
        self.firm = 0
        self.measures = {mention.said_before(text).strip() for mention in opening.totals} - {""}

    def takes(self, item: Mention, rank: int) -> bool:
        """Whether the list goes on with `item`, before which a mark of this rank stands."""
        name = self.kinds.get(item.count.span.start, "")
        here = name.partition(":")[0]
        said = item.said_before(self.text)
        if self.previous is not None:
            self.first_rank = rank if self.first_rank is None else self.first_rank
            if said.strip() in self.measures:
                # 收到意见85条，采纳60条，其中线上60条，采纳45条: what was told of the whole, of a part.
                return False
            if self._ends_before(self.previous, item, said, stronger=rank > self.first_rank):
                return False
            if self.beyond or (rank > self.first_rank and rank == _RANKS["；"]):
                self.beyond = not _are_apart(here, self.kind)
                self.loose += [item.count] if self.beyond else []
                return self.beyond
        if here and self.kind and here not in (self.kind, "carried"):
            return False
        if self.previous is not None and here in _DOCUMENTS and name not in self.names:
            # 废止文件12件，其中规范性文件2件；现行有效41件: of documents otherwise counted.
            return False
        self.reason = MIXED if _EACH.search(said) else self.reason
        if _unit(item.count) and self.tight and _unit(self.tight[0]) not in ("", _unit(item.count)):
            self.reason = self.reason or UNLIKE
            return False
        if not self.tight or (rank == 0 and len(self.tight) == self.firm):
            self.firm = len(self.tight) + 1
        self.names.add(name)
        (self.loose if here == "carried" and self.tight else self.tight).append(item.count)
        # 其他结果3件 is a result of its own, and not what is left.
        self.rest = not name and _REST.match(said.strip()) is not None
        self.kind = self.kind or ("" if here == "carried" else here)
        self.previous = item
        return True

    def _ends_before(self, previous: Mention, item: Mention, said: str, *, stronger: bool) -> bool:
        """Whether a new statement begins, or a list within the list."""
        if _SUMMED.match(said) or (stronger and _ACTED.match(said)):
            return True
        if (
            len(self.tight) == 1
            and _CLOSED.match(said)
            and not _CLOSED.match(previous.said_before(self.text))
        ):
            return True
        if _is_nested(self.opening, previous, item, self.text):
            self.reason = NESTED
            return True
        return False


def _rank(segments: tuple[Segment, ...], at: int, item: Mention) -> tuple[int, int]:
    """The strongest mark from the segment `at` on before `item`, and which segment comes next."""
    rank = 0
    while at < len(segments) and segments[at].start <= item.segment.start:
        rank = max(rank, _RANKS.get(segments[at].mark, 2))
        at += 1
    return rank, at


def _walk(opening: _Opening, region: list[Mention], text: str, kinds: Mapping[int, str]) -> _Walk:
    walk = _Walk(opening, text, kinds)
    at = 0
    for item in region:
        rank, at = _rank(opening.segments, at, item)
        if not walk.takes(item, rank):
            same = walk.tight and _unit(item.count) == _unit(walk.tight[-1])
            walk.behind = (item.count,) if same else ()
            break
    names = walk.names
    if any(other != name and other.startswith(f"{name}.") for name in names if name for other in names):
        walk.reason = NESTED
    return walk


def _are_apart(here: str, kind: str) -> bool:
    """Whether a figure is of another matter than the list: 复议5件，其中维持3件；诉讼6件."""
    return bool(here and kind) and here.partition(" ")[0] not in (kind.partition(" ")[0], "carried")


def _is_nested(opening: _Opening, previous: Mention, item: Mention, text: str) -> bool:
    """Whether between two figures a list within the list begins: 不予公开7件，其中国家秘密1件."""
    if _OPENER.search(text, previous.count.whole.end, item.count.whole.start):
        return True
    if item.segment.mark in "，," and _HOLDING.match(text, item.segment.start):
        return True
    return (
        item.segment.mark in "：:"
        and item.segment is not previous.segment
        and any(segment.end == item.segment.start - 1 and segment.counts for segment in opening.segments)
    )
