"""The walk through the parts of a list (其中甲5件、乙7件；办结12件): what belongs to it, where it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govlint.claims.figures import Count
from govlint.claims.mentions import Mention
from govlint.claims.sentences import Segment
from govlint.claims.topics import JOINT
from govlint.claims.totals.known import DECIDED, unit_of
from govlint.claims.totals.opening import OPENER, SORTED, Opening
from govlint.lazy import lazily
from govlint.model import Text

_REST = lazily(r"其他|其它|其余")
# 其他文件5条 is a kind of its own, 其他类5条 is what is left.
_REST_ALONE = lazily(
    r"(?:其他|其它|其余)(?:类|各类|信息|方面|事项|内容|情况|申请|渠道|方式|形式|主体|组织|主动公开|政府|公开)*(?:[为有是共])?$"
)
_OUTCOMES = frozenset(("granted", "partly_granted", "refused", "unavailable", "not_handled", "other"))
_AMENDED = ".amended"
_DOCUMENTS = ("regulations", "normative_documents")
_EACH = lazily(r"各(?:为|有)?[ \t]*$")
_SUMMED = lazily(
    r"[ \t]*(?:以上|上述)?(?:[两二三四五六七八九十]+[者项种类级])?"
    r"(?:合计|共计?(?![同享治建])|总计|累计|总共|全年|全部|均|已)"
)
_ACTED = lazily(
    r"[ \t]*(?:收到|办理|办结|答复|发布|开展|组织|召开|举办|制作|转发|回应|接待|参加|点击|阅读"
    r"|公开(?:答复|复文))"
)
# 收到1264件，其中涉及信息公开的58件，审结1190件: said of the whole again.
_CLOSED = lazily(r"[ \t]*(?:已|共|均)?(?:审结|办结|结案|办复|答复|完结)")
_OPEN = lazily(r"[ \t]*(?:另?[尚还仍]?有?)?(?:未(?:审结|办结|结案)|尚未|在审|在办)")
# 上半年22件，其中邮寄10件，下半年30件: beside the first of them.
_LATER = lazily(r"[ \t]*(?:下半年|第?[二三四]季度)")
_TIMES = lazily("半年|季度")
# 本级19件、部门21件、镇街5件，收件居前的是甲局8件、乙局6件: some of those, told once more.
_LEADING = lazily(
    r"[ \t]*[，,；;][^，。；、\d]{0,12}"
    r"(?:居前|居首|靠前|排名|排在?前|最[多高]|较[多高]|[前头][两二三四五六七八九十\d])[^，。；、\d]{0,12}$"
)
_BESIDES = lazily(r"[ \t]*(?:另(?:外|有|通过|利用|发布|推送|开展|组织|举办|召开|接)|此外|还有|同步|同时)")
# 接受咨询3900余次 behind a list of 条 is no part of it.
_DONE = lazily(
    r"[，,；; \t]*(?:共|还|并|全年)*"
    r"(?:接受|接听|接待|收到|受理|办理|回应|解答|开展|组织|召开|举办|参加|处理|推送)"
)
# 政策文件23件，其中规范性文件4件，配套解读23件: what was written of them is none of them.
_EXPLAINED = lazily(r"[ \t]*(?:均|并|已|全部|共)*(?:配套|同步|配发|相应|对应)[^，。；、\d]{0,8}解读")
_PAPERS = lazily(r"文件|规章|制度|办法")
_CROSSING = " by another way"
# 32条（含工作方案和总结）；报告1条: a bracket without a figure divides nothing.
_HOLDING = lazily(r"[，,（(][ \t]*(?:内|其)?含(?![^）)；;\d]*[）)；;])")
_BRACKET = lazily(r"[（(][^（）()]*\d[^（）()]*[）)]")
# 网站235条、公众号651篇: pieces of information, however they are called.
OF_TEXTS = frozenset("条篇则")
_TEXTS = lazily("信息|稿|文章|推文|动态")
_RANKS = {"、": 0, "）": 0, ")": 0, "，": 1, ",": 1, "；": 2, ";": 2}
NESTED = Text("分项里还有分项", "has parts of parts")
MIXED = Text("分项的单位或者写法不同，不能相加", "has parts that cannot be added")
UNLIKE = Text("分项里有单位不同的", "has parts in other units")


class Walk:
    """The parts of a list, gathered until it ends."""

    def __init__(self, opening: Opening, text: str, kinds: Mapping[int, str]) -> None:
        self.opening, self.text, self.kinds = opening, text, kinds
        self.tight: list[Count] = []
        self.loose: list[Count] = []
        self.reason: Text | None = None
        self.rest = self.ended = self.beyond = self.aside = self.closed = False
        self.kind = self.parent = ""
        self.first_rank: int | None = None
        self.previous: Mention | None = None
        self.names: set[str] = set()
        self.behind: tuple[Count, ...] = ()
        self.apart: Mention | None = None
        self.firm = 0
        self.joint = any(kinds.get(item.count.span.start) == JOINT for item in opening.totals)
        self.most = max((mention.count.value for mention in opening.totals), default=0)
        # 已审结11件，分别是维持6件、纠正5件，未审结1件: none of those decided.
        self.decided = any(DECIDED.search(item.said_before(text)) for item in opening.totals)
        self.texts = any(_TEXTS.search(item.said_before(text)) for item in opening.totals)
        # 人大建议、政协提案27件，其中人大建议12件、政协提案15件: 、 joins it to what it is of besides.
        alone = (mention for mention in opening.totals if mention.segment.mark != "、")
        self.papers = any(_PAPERS.search(item.said_before(text)) for item in opening.totals)
        self.measures = {mention.said_before(text).strip() for mention in alone} - {""}

    @property
    def end(self) -> int:
        """Where the last of the parts ends."""
        return (*self.tight, *self.loose)[-1].whole.end

    def takes(self, item: Mention, rank: int) -> bool:
        """Whether the list goes on with `item`, before which a mark of this rank stands."""
        name = self.kinds.get(item.count.span.start, "")
        here = name.partition(":")[0]
        said = item.said_before(self.text)
        if self.previous is not None:
            goes_on = self._goes_on(self.previous, item, rank, name)
            if goes_on is not None:
                return goes_on
        if here.endswith(" whole") and _REST.match(said.strip()):
            # 其他组织提出6件: what is left, whatever 提出 may be read as.
            name = here = ""
        if here and self.kind and here not in (self.kind, "carried") and not self.joint:
            return False
        self.reason = MIXED if _EACH.search(said) else self.reason
        if not self._in_unit(item.count):
            done = self.previous and _DONE.match(_between(self.previous, item, self.text))
            self.apart = item if rank and done else None
            return False
        self._take(item, rank, name, said.strip())
        return True

    def _goes_on(self, previous: Mention, item: Mention, rank: int, name: str) -> bool | None:
        """Whether the list goes on behind `previous`; None where the words of `item` itself have to tell."""
        here = name.partition(":")[0]
        if self.first_rank is None:
            # 其中涉及公开的19件；受理方面：窗口38件: one part alone, or a list of them.
            self.first_rank = rank if self.opening.divides or rank < _RANKS["；"] else 0
        if self._is_past(previous, item, rank, name) or self._is_of_before(item, rank, here):
            return False
        if self.beyond or (rank > self.first_rank and rank == _RANKS["；"]):
            return self._goes_beyond(item, here)
        return None

    def _take(self, item: Mention, rank: int, name: str, said: str) -> None:
        """Takes in a part."""
        here = name.partition(":")[0]
        if not self.tight or (rank == 0 and len(self.tight) == self.firm):
            self.firm = len(self.tight) + 1
        if not self.names:
            self.parent = self._parent_of(name)
        self.names.add(name)
        (self.loose if here == "carried" and self.tight else self.tight).append(item.count)
        # 其他结果3件 is a result of its own, and not what is left.
        self.rest = not name and _REST.match(said) is not None
        self.ended = self.rest and _REST_ALONE.match(said) is not None
        self.kind = self.kind or ("" if here == "carried" else here)
        self.previous = item

    def sets_aside(self, item: Mention, rank: int) -> bool:
        """Whether it is of a list within the first part of a list that semicolons part.

        So it is in 公开352条，其中：政策类207条，包含事故11条，其他196条；动态类145条.
        """
        if not self.opening.divides or self.previous is None or rank >= _RANKS["；"]:
            return False
        if self.first_rank is None and not self.aside:
            self.aside = _is_nested(self.opening, self.previous, item, self.text)
            self.reason = NESTED if self.aside else self.reason
        if self.aside and self.first_rank is None:
            self.previous = item
            return True
        return False

    def _in_unit(self, count: Count) -> bool:
        """Whether a figure may be added to the parts so far; that it is in another unit is kept in mind."""
        if not unit_of(count) or not self.tight or unit_of(self.tight[0]) in ("", unit_of(count)):
            return True
        self.reason = self.reason or UNLIKE
        return self.texts and {count.unit, self.tight[0].unit} <= OF_TEXTS

    def _is_past(self, previous: Mention, item: Mention, rank: int, name: str) -> bool:
        """Whether the list has ended before `item`, which tells of what it divides, or of something else."""
        said = item.said_before(self.text)
        if self.decided and _OPEN.match(said):
            return True
        if said.strip() in self.measures:
            # 收到意见85条，采纳60条，其中线上60条，采纳45条: what was told of the whole, of a part.
            return True
        if self._ends_before(
            previous, item, said, stronger=rank == _RANKS["；"] or rank > (self.first_rank or 0)
        ):
            return True
        amended = rank == 0 and name.endswith(_AMENDED)  # 制发12件（新制定8件、修订4件）
        if name.partition(":")[0] in _DOCUMENTS and name not in self.names and not amended:
            # 废止文件12件，其中规范性文件2件；现行有效41件: of documents otherwise counted.
            return True
        # 投诉42件，其中成立9件；受理查询16000件: no part of what is less. Behind 其他 there is none.
        more = rank == _RANKS["；"] and (item.count.value > self.most or self.ended)
        # 不予公开15件，其中行政查询9件；无法提供9件: of what stands before the list.
        return more or bool(name and self.parent and not name.partition(":")[2].startswith(self.parent))

    def _is_of_before(self, item: Mention, rank: int, here: str) -> bool:
        """Whether what last year left stands behind parts that fit without it, and would be too much.

        So it is in 新收47件，其中当面10件、网络20件、信函16件，上年结转4件.
        """
        added = sum(count.value for count in self.tight)
        return (
            here == "carried"
            and rank > 0
            and len(self.tight) > 1
            and not any(name.partition(":")[2] for name in self.names)
            and added <= self.most < added + item.count.value
        )

    def _parent_of(self, name: str) -> str:
        """The outcome told before the list that holds the first of its parts, with a point; empty if none."""
        part = name.partition(":")[2]
        last = self.opening.totals[-1].count.span.start
        whole = self.kinds.get(last, "").partition(":")[2]
        return f"{whole}." if whole and part.startswith(f"{whole}.") else ""

    def _goes_beyond(self, item: Mention, here: str) -> bool:
        """Whether a figure behind a semicolon may still be of the list."""
        alike = not item.count.unit or unit_of(self.tight[0]) in ("", unit_of(item.count))
        # 其中本级31件、乡镇63件；自然人提出77件: divided another way.
        apart = _are_apart(here, self.kind) or (here.endswith(_CROSSING) and not self.kind)
        self.beyond = alike and not apart
        self.loose += [item.count] if self.beyond else []
        self.closed = self.beyond and _REST_ALONE.match(item.said_before(self.text).strip()) is not None
        return self.beyond

    def _ends_before(self, previous: Mention, item: Mention, said: str, *, stronger: bool) -> bool:
        """Whether a new statement begins, or a list within the list."""
        if _SUMMED.match(said) or _BESIDES.match(said) or (stronger and _ACTED.match(said)):
            return True
        if self.papers and _EXPLAINED.match(said):
            return True
        between = previous.count.whole.end, item.count.whole.start
        if _LEADING.match(self.text, *between):
            return True
        if _LATER.match(said) and not _TIMES.search(previous.said_before(self.text)):
            return True
        # 按渠道分，网络171件，信函74件；按主体分，自然人218件: the same whole again.
        if SORTED.search(self.text, previous.count.whole.end, item.count.whole.start):
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


def are_outcomes(parts: Sequence[Count], kinds: Mapping[int, str]) -> bool:
    """Whether each part is another outcome, of which a request has but one: 公开4件、不予公开2件."""
    names = {kinds.get(count.span.start, "").partition(":requests.")[2] for count in parts}
    return len(names) == len(parts) > 1 and all(name.partition(".")[0] in _OUTCOMES for name in names)


def walk(opening: Opening, region: list[Mention], text: str, kinds: Mapping[int, str]) -> Walk:
    """The parts of a list among the figures of `region`, as far as it goes."""
    walked = Walk(opening, text, kinds)
    at = 0
    for number, item in enumerate(region):
        rank, at = _rank(opening.segments, at, item)
        if walked.sets_aside(item, rank):
            continue
        if not walked.takes(item, rank):
            unit = unit_of(walked.tight[-1]) if walked.tight else None
            walked.behind = (item.count,) if unit_of(item.count) == unit else ()
            if any(unit_of(other.count) == unit for other in region[number:]):
                walked.apart = None
            break
    names = walked.names
    if any(other != name and other.startswith(f"{name}.") for name in names if name for other in names):
        walked.reason = NESTED
    return walked


def _are_apart(here: str, kind: str) -> bool:
    """Whether a figure is of another matter than the list: 复议5件，其中维持3件；诉讼6件."""
    return bool(here and kind) and here.partition(" ")[0] not in (kind.partition(" ")[0], "carried")


def _between(previous: Mention, item: Mention, text: str) -> str:
    """What stands between two figures, without brackets that hold figures of their own."""
    between = text[previous.count.whole.end : item.count.whole.start]
    return _BRACKET.sub("", between) if "（" in between or "(" in between else between


def _is_nested(opening: Opening, previous: Mention, item: Mention, text: str) -> bool:
    """Whether between two figures a list within the list begins: 不予公开7件，其中国家秘密1件.

    One in a bracket (74条（包括指南1条、其他73条）) ends there, and the list goes on.
    """
    between = _between(previous, item, text)
    if OPENER.search(between) or ("含" in between and _HOLDING.search(between)):
        return True
    return (
        item.segment.mark in "：:"
        and item.segment is not previous.segment
        and any(segment.end == item.segment.start - 1 and segment.counts for segment in opening.segments)
    )
