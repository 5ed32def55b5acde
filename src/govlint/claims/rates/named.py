"""Rates with a name, of the figures around them that are their own: 收到84件，办结82件，办结率97.6%."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from msgspec.structs import replace

from govlint.claims.figures import Count
from govlint.claims.mentions import Mention, end_of_statement
from govlint.claims.rates.corrections import CORRECTED, is_of_decisions, of_cases
from govlint.claims.rates.grounds import DUE, grounds_of, in_bracket_behind, is_plainly_told, words_behind
from govlint.claims.rates.ratio import Ratio, alike, figures, figures_before
from govlint.claims.rates.undone import is_told, of_attendance, of_bracket, of_undone
from govlint.claims.words import Lists
from govlint.lazy import lazily
from govlint.model import Text

_MOST_BESIDE = 6
"""A percentage is of the nearest figures."""
_IN_PART = lazily(r"(?:长期|持续|正在|继续|基本|部分|较为?|不|待|拟)[\u4e00-\u9fff]{2,6}$")
_OR_IN_PART = lazily(r"公开(?:和|或者?|以?及|与|、)(?:予以)?部分公开(?:的|共|申请)*$")
# 面商25件，面商率100% is of those that were to be met; these are of all there were.
_UNDONE = lazily("[未没待]|正在|在办|尚|结转|延期|转办|移送")
_OF_ALL, _FULL = frozenset(("公开", "采纳", "公开答复")), 100
_ALL_OF_THEM = lazily("均|都|全部|皆")
_DONE_AT_ALL = "完成"
_PLANNED = lazily(r"计划|目标|任务")
_QUALIFIED = lazily(r"按时|按期|到期|如期|及时|限时|限期|超期|逾期|当[年月期]|提前|一次|网上")
_IN_TIME = lazily(r"按[时期]|及时|限[时期]|期限内|时限内|法定期")
_HANDLED = lazily(r"(?<![收接受])[办答]结?|[答回]复|应|到期")
# 建议40件，答复网民留言36件，答复率100%: of the messages, whose number that came in is not told.
_DONE_WITH = lazily(r"(?:办结|办理|答复|回复)了?([\u4e00-\u9fff]{2,10})$")
# 办理建议提案40件，36件网民留言均已答复
_DONE_BEHIND = lazily(
    r"(?:的)?([\u4e00-\u9fff]{2,10}?)(?:均|都|全部|已经?)+(?:按[时期]|及时|依法)*(?:办结|办理|答复|回复)"
)
_UNNAMED = (
    r"(?:全年|本年度?|今年|年内|20\d\d年|[我本]{ourselves}|共|累计|合计"
    r"|收到|受理|接到|接收|办理|承办|[的了有为 \t])*"
)
_OF_OTHERS = Text("说的可能是别的数", "may be of something else than these figures")
_OF_DUE = Text("说的可能只是到期的", "may be of those alone that were due")
_TAKEN_AWAY = r"{taken_away}|转[由给]|不属于"
# 应诉8件，出庭应诉5件，其余未开庭
_NOT_DUE = lazily(
    r"(?:其余|其他|余下|剩余|另外?有?|还有|尚有)(?:的|[ \t]*\d+[ \t]*[件起宗个项家])?(?:案件)?(?:均|都|全部)?"
    r"(?:[尚还仍暂]?未|[尚还仍]?没有?|[尚还仍]在|正在|待|无需|不需|无须)[^，。；\d]{1,10}"
    # 其余7件均在法定期限内
    r"|(?:其余|其他|余下|剩余)(?:的)?[ \t]*\d+[ \t]*[件宗个项](?:申请)?(?:均|都|全部)?"
    r"(?:[尚还仍]?在|处于)[^，。；\d]{0,6}期限内"
    # 收到84件，办结83件，1件未到期
    r"|\d[ \t]*[件起宗个项家](?:申请|案件)?(?:均|都)?(?:[尚还仍暂]?[未没]有?[到届]|[尚还仍](?:在|处于))"
    r"[^，。；\d]{0,6}期"
    r"|\d[ \t]*[件起宗](?:案件)?(?:均|都)?[尚还仍暂]?[未没]有?开庭"
)
_WON, _LOST = frozenset(("胜诉", "维持", "支持")), lazily("支持|胜|赢|维持|采纳|认可|认同")
_LONGEST_NAME, _LONG_SUBJECT, _SHORTEST_NAME = 6, 3, 2


def named_rate(
    told: Sequence[Mention], at: int, run: int, name: str, text: str, lists: Lists
) -> Ratio | None:
    """A rate with its name, the first of a row at `run`: of the figures around it that are its own."""
    item = told[at]
    if len(grounds := grounds_of(told, at, _act(name), text)) > 1:
        return rate_of(item, name, grounds, text, lists, own=True)
    before = figures_before(told, run)
    # 已办结49件，办结率96.1%（应办51件）
    if len(before) < 2:
        inside = in_bracket_behind(told, at)
        before = [*inside, *before] if is_plainly_told(_act(name), inside, text) else before
    if len(before) == 1 and name in _OF_ALL and item.count.value != _FULL:
        # 承办27件，满意率100%，公开答复20件，公开率74.1%: of what stands before the other rate.
        before = figures(told[:run])
    return rate_of(item, name, before, text, lists)


def rate_of(
    item: Mention, name: str, before: list[Mention], text: str, lists: Lists, *, own: bool = False
) -> Ratio | None:
    """按时办结率 of the figures before it: what was 按时办结 among one of the others, or among their sum.

    `own` says that they are surely its own.
    """
    exact = _beside(item, before, text)
    if exact and CORRECTED in name and not is_of_decisions(name, exact, item, text):
        return of_cases(name, exact, item, text)
    if not exact:
        return None
    exact = [other for other in exact if alike(other.count, exact[-1].count)][-_MOST_BESIDE:]
    qualified = _QUALIFIED.search(name[-_LONGEST_NAME:])
    if (attended := of_attendance(item, name, exact, text)) is not None:
        return attended
    words = [_act(name), *([qualified.group()] if qualified else [])]
    said = [other.said_before(text) + words_behind(other, text).partition(f"{name}率")[0] for other in exact]
    of = _QUALIFIED.sub("", name[:-2])
    # 政策文件41件，配文解读32件，多形式解读率100%: a rate of something else than these figures.
    if not own and len(of) >= _LONG_SUBJECT and not any(of[-2:] in words for words in said):
        return None
    handling = name.endswith(("办结", "办理", "答复", "回复"))
    parts = _telling(words, name, list(zip(exact, said, strict=True)), text)
    if len(parts) == 1 and _is_in_part(parts[0].said_before(text)):
        return None  # 问题20个，长期整改2个，整改率90%
    if handling and parts == exact[:1] and item.count.value != _FULL:
        return of_bracket(item, exact, text) or of_undone(item, exact, said)
    if len(parts) != 1 or parts[0] is exact[0] or any(_PLANNED.search(words) for words in said):
        return None
    part = parts[0].count
    if item.count.value == _FULL and _ALL_OF_THEM.match(text, part.whole.end):
        return None  # 诉讼3件，1件未结，已结2件均胜诉，胜诉率100%
    reason = _not_of_all(parts[0], exact, item, name, text, lists, handling=handling)
    if reason is not None:
        return Ratio(item.count, "rate", (), reason=reason)
    wholes = _wholes_of(parts[0], exact, handling=handling)
    fitting = tuple((part, whole) for whole in wholes if whole.value >= part.value and whole.value)
    return Ratio(item.count, "rate", fitting) if fitting else None


def _beside(item: Mention, before: Sequence[Mention], text: str) -> list[Mention]:
    """The figures before a rate that it may be of, back to a semicolon, and none that is compared with."""
    parted = max(text.rfind(mark, 0, item.count.whole.start) for mark in "；;")
    return [
        other
        for other in before
        if other.count.bounded and not other.compared and other.count.span.start > parted
    ]


def _is_in_part(said: str) -> bool:
    """Whether a figure is of what is done in part, and not of both: 予以公开和部分公开33件."""
    return _IN_PART.search(said) is not None and _OR_IN_PART.search(said) is None


def _not_of_all(
    part: Mention,
    exact: Sequence[Mention],
    item: Mention,
    name: str,
    text: str,
    lists: Lists,
    *,
    handling: bool,
) -> Text | None:
    """Why a rate, be it of `handling` or not, may be of something else than all that came."""
    if item.count.value == _FULL and _some_are_not_due(_act(name), exact, item, text):
        return _OF_DUE
    if not handling:
        return None
    if item.count.value == _FULL and (
        _is_of_those_due(part, exact, name, text) or _is_of_one_kind(part, exact, text)
    ):
        return _OF_DUE
    return _OF_OTHERS if _is_of_less(exact, text, lists) or _is_of_its_own(part, exact, text, lists) else None


def _telling(
    words: Sequence[str], name: str, told: Sequence[tuple[Mention, str]], text: str
) -> list[Mention]:
    """Those of the figures told, each with what is said of it, that tell of a rate's act in these words."""
    # 收回763份，回收率95.4%: the same characters the other way round.
    parts = [other for other, own in told if all(is_told(word, own) for word in words)]
    if len(parts) > 1:
        # 应公开250项，已公开240项: both tell of it, and one of them of what was to be.
        parts = [other for other in parts if not DUE.search(other.said_before(text))]
    if len(parts) > 1:
        parts = _called(name, parts, text)
        parts = _called(words[0], parts, text) if len(parts) > 1 else parts
    return parts


def _act(name: str) -> str:
    """What the part of a rate called `name` was: 整改 in 整改完成率, 纠正 in 纠错率."""
    if name.endswith(CORRECTED):
        return "纠正"
    return name.removesuffix(_DONE_AT_ALL)[-2:] or name[-2:]


def _called(name: str, parts: list[Mention], text: str) -> list[Mention]:
    """The figure that alone is called so if it is the last, or its name says more, or else all.

    满意度回访110人次，满意104人次; 主动公开48件，依申请公开8件，主动公开率80%.
    """
    called = [other for other in parts if other.said_before(text).rstrip("的有共 ").endswith(name)]
    sure = len(called) == 1 and (called == parts[-1:] or len(name) > _SHORTEST_NAME)
    return called if sure else parts


def _is_of_those_due(part: Mention, exact: Sequence[Mention], name: str, text: str) -> bool:
    """Whether what was done in time is all that was due, not of all that came: 收到47件，按时办结44件."""
    others = [other for other in exact if other is not part]
    if any(other.count.value == part.count.value for other in others):
        return False
    if _IN_TIME.search(name) is None:
        # 回复88条，按时回复85条，回复率100%: of all, whenever.
        return _IN_TIME.search(part.said_before(text)) is not None
    return not any(_HANDLED.search(other.said_before(text)) for other in others)


def _some_are_not_due(act: str, exact: Sequence[Mention], item: Mention, text: str) -> bool:
    """Whether the rest is told not to be due: 应诉8件，出庭应诉5件，其余未开庭，出庭率100%.

    其余未出庭 is told of what the rate is of.
    """
    # 其余均未开庭，出庭率100%（应诉8件，出庭5件）: told before them.
    start = (
        max(text.rfind(mark, 0, min(exact[0].segment.start, item.segment.start)) for mark in "。；;\n") + 1
    )
    last = max(exact[-1].count.whole.end, item.count.whole.end)
    rest = _NOT_DUE.search(text, start, end_of_statement(text, last))
    # 胜诉9件，其余3件未支持我局: these were lost.
    lost = act in _WON and rest is not None and _LOST.search(rest[0]) is not None
    return rest is not None and act not in rest[0] and not lost


def _is_of_one_kind(part: Mention, exact: Sequence[Mention], text: str) -> bool:
    """Whether all was handled, in two ways: 来信36件，公开答复29件，不宜公开7件，答复率100%."""
    whole, *kinds = exact
    if len(kinds) != 2 or whole is part or whole.count.value != sum(kind.count.value for kind in kinds):
        return False
    other = next(kind for kind in kinds if kind is not part)
    return _UNDONE.search(other.said_before(text) + words_behind(other, text)) is None


def _is_of_less(exact: Sequence[Mention], text: str, lists: Lists) -> bool:
    """Whether some of what came was not to be handled at all: 受理30件，转办5件，办结25件，办结率100%."""
    return any(lists(_TAKEN_AWAY).search(other.said_before(text)) for other in exact)


def _is_of_its_own(part: Mention, exact: Sequence[Mention], text: str, lists: Lists) -> bool:
    """Whether what was handled has a name that no other figure has: 建议40件，答复网民留言36件."""
    others = [other for other in exact if other is not part]
    named = _DONE_WITH.search(part.said_before(text).rstrip("的共计有约 "))
    if named is None:
        named = _DONE_BEHIND.match(part.said_behind(text))
        if named is None or any(lists(_UNNAMED).fullmatch(other.said_before(text)) for other in others):
            return False
        others = [other for other in others if named[1][-2:] not in other.said_behind(text)]
        if len(named[1]) > _SHORTEST_NAME and others:
            # 收到建议40件，36件实名建议均已答复
            return not any(named[1] in other.said_before(text) for other in others)
    return not any(named[1][-2:] in other.said_before(text) for other in others)


def _wholes_of(part: Mention, exact: Sequence[Mention], *, handling: bool) -> list[Count]:
    """What a figure beside others may be a rate of, the largest first, and sums of them behind these.

    What was handled (`handling`) may be of what came in and what was carried over.
    """
    others = [other.count for other in exact if other is not part]
    wholes = sorted(others, key=lambda count: -count.value)
    sums = [one.value + other.value for one, other in combinations(others, 2)]
    sums += [sum(count.value for count in others)] * (len(others) > 2)
    if (
        not handling
        and len(exact) > 2
        and exact[0].count.value == sum(other.count.value for other in exact[1:])
    ):
        # 复议6件，其中维持3件、纠正1件、未审结2件: of all, or of some that it is one of.
        wholes = others[:1]
        beside = [count.value for count in others[1:]]
        sums = [
            part.count.value + sum(some) for n in range(1, len(beside)) for some in combinations(beside, n)
        ]
    return wholes + [replace(others[0], value=value) for value in sums]
