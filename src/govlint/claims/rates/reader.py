"""Reads the percentages and changes of a paragraph, each with the figures that it may come of: its ratios."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from govlint.claims.mentions import FALLS, MOST_FIGURES, RISES, FiguredSentence, Mention
from govlint.claims.rates.bases import MORE
from govlint.claims.rates.behindstop import with_last
from govlint.claims.rates.bracketed import bracketed
from govlint.claims.rates.changerows import CHANGED, change_rows
from govlint.claims.rates.differences import difference, direction
from govlint.claims.rates.grown import growth_in, is_level
from govlint.claims.rates.named import named_rate, rate_of
from govlint.claims.rates.points import points
from govlint.claims.rates.ratio import (
    NO_TOTAL,
    TURNS,
    Ratio,
    figures,
    figures_before,
    first_of_run,
    has_percent,
)
from govlint.claims.rates.sharers import is_of_another
from govlint.claims.rates.shares import Around, of_called_total, of_named_total, share
from govlint.claims.rates.wholes import named_whole
from govlint.claims.words import Lists
from govlint.lazy import lazily, sign_of
from govlint.model import Span

_SHARE = lazily(
    r"(?:占|比例|比重)[到了比总数量全部年申请受理收办公开政府信息件的其约为达例重分别共计：: \t]*$"
)
_GROWN = lazily(
    rf"{RISES}|{FALLS}|增幅|降幅|同比|环比|幅度"
    r"|涨幅|升幅|增速|变化|(?<![\d%％])[+＋↑↓]$|^[-−－]$"
)
_JOINED = lazily(r"[、，,；;和及与 \t]*")
_OVER_YEARS = lazily(r"年均|平均|累计|[两二三四五六七八九十\d] *年(?:来|间|共|增|提|上)|连续")
_RATE = lazily(r"([\u4e00-\u9fff]{2,12})(?:率|(?<=满意|知晓|好评)度)[为是达到分别：: \t]*$")
# 解读比例达到100% is a rate with a name; 所占比例, 占总数的比例 are shares.
_NAMED = lazily(r"(?<!占)([\u4e00-\u9fff]{0,3}[^\W\d占所的各其])(?:比例|比重)[为是达到约分别：: \t]*$")
_BOTH_TOLD = lazily(
    r"(?:[，,（(][ \t]*即[ \t]*(?:(?:收到|受理|办结|答复|办理)的?)?|[（(][ \t]*)"
    r"(\d+)[件条宗份次](?:申请|案件|信息)?[中里]的?"
    r"(?:办结|答复|公开|纠正|维持|整改|完成)?(?:了)?(\d+)[件条宗份次]"
    r"(?=[，。；,;）)\n]|$)"
)
_OF_SOME = lazily("率|占|比例|比重")
_WORKED_OUT = lazily(r"[ \t]*[（(][ \t]*(\d+)[件条宗份次]?[ \t]*[÷/／][ \t]*(\d+)[件条宗份次]?[ \t]*[）)]")

# 剔除其他处理的8件后，占56.5%: of a whole that no figure tells.
_LESS_SOME = lazily(r"(?:剔除|扣除|除去|减去|刨除)[^。；;]{0,30}?后[^。；;，,]{0,4}[，,]?[^。；;，,]{0,8}$")
_LESS = 48
_MANIFOLD = lazily(r"[^，。；\d]{0,3}[，,]?[^，。；\d]{0,6}[\d.]*[倍番]")
_MAY_CHANGE = sign_of(MORE, CHANGED)
_ALIKE, _CUT = lazily("持平|平均|[月季]均"), lazily("[缩压]|减|下降|降")


def ratios(
    paragraph: Sequence[FiguredSentence],
    text: str,
    kinds: Mapping[int, str],
    lists: Lists,
    year: int | None = None,
) -> Iterator[Ratio]:
    """The percentages and changes of a paragraph with the figures beside them.

    `kinds` says what figures count, `lists` are those of the packs, and `year` is the report's.
    """
    earlier: list[Mention] = []
    shared: frozenset[int] = frozenset()
    last: FiguredSentence | None = None
    for told in paragraph:
        if not 0 < len(told.mentions) <= MOST_FIGURES:
            last = None
            continue
        item, last = with_last(told, last, text), told
        span = item.sentence.span
        turned = TURNS.search(text, span.start, span.end) if len(item.mentions) > 1 else None
        if (
            turned
            or has_percent(item)
            or _MAY_CHANGE.search(text, span.start, span.end)
            or _MANIFOLD.search(text, span.start, span.end)
            or _ALIKE.search(text, span.start, span.end)
        ):
            around = Around(
                item, tuple(earlier), text, kinds, bracketed(item.mentions, earlier), lists, shared, year
            )
            found = list(_told_in(around, turning=turned is not None))
            shared |= {part.span.start for each in found if each.kind == "share" for part, _ in each.pairs}
            yield from found
        earlier += figures(item.mentions)
        del earlier[:-MOST_FIGURES]


def _told_in(around: Around, *, turning: bool) -> Iterator[Ratio]:
    """The percentages and changes of a sentence; `turning` where it tells that something rose or fell."""
    told, text = around.told.mentions, around.text
    rows = change_rows(told, text)
    beside = tuple(other.count for other in (*around.earlier, *figures(told)) if other.count.bounded)
    span = around.told.sentence.span
    alike = len(told) > 1 and _ALIKE.search(text, span.start, span.end) is not None
    for at, mention in enumerate(told):
        found = rows.get(mention.count.span.start)
        if found is None:
            found = _ratio(around, at) if mention.count.percent else difference(told, at, text, around.year)
        if at and found is None and _MANIFOLD.match(text, mention.count.whole.end):
            from govlint.claims.rates.times import times  # few reports tell of any

            found = times(told, at, text)
        if turning and at and found is None:
            found = direction(told, at, text)
        if alike and found is None and not mention.count.percent:
            found = _told_alike(around, at)
        if mention.count.percent and (moved := points(told, at, text)) is not None:
            yield moved
        if found is not None:
            yield replace(found, beside=beside)


def _told_alike(around: Around, at: int) -> Ratio | None:
    """A figure that is told to be last year's, or an average of the year's."""
    from govlint.claims.rates.averages import average  # few reports tell of any
    from govlint.claims.rates.level import level

    told, text, span = around.told.mentions, around.text, around.told.sentence.span
    found = level(told, at, text, around.year) if at else None
    return found or average(told, at, text[span.start : span.end], text)


def _ratio(around: Around, at: int) -> Ratio | None:
    told, text = around.told.mentions, around.text
    item = told[at]
    if not item.count.exact:
        return None
    run = first_of_run(told, at) if _JOINED.fullmatch(item.said_before(text)) else at
    said = told[run].said_before(text)
    of_total = _worked_out(item, text) or of_named_total(told, at, text) or around.bracketed.get(at)
    if of_total is not None:
        return of_total
    named = _NAMED.search(said) if "占" not in said else None
    if named is not None and len(named[1]) > 1:
        return rate_of(item, named[1], figures_before(told, run), text, around.lists)
    if _SHARE.search(said) or named_whole(told[run], text, around.lists):
        return _share(around, at, told[run].count.whole.start)
    if is_of_another(said):
        return of_called_total(around, at) or Ratio(item.count, "share", (), reason=NO_TOTAL)
    if _CUT.search(said):
        from govlint.claims.rates.shortened import shortened  # as above

        cut = shortened(item, around.told.sentence.span.start, text)
        if cut is not None:
            return cut
    rate = _RATE.search(said)
    if rate is not None:
        return named_rate(told, at, run, rate[1], text, around.lists)
    if _GROWN.search(said) and not (_OVER_YEARS.search(said) or is_level(item, text)):
        return growth_in(told, at, run, text)
    return None


def _share(around: Around, at: int, start: int) -> Ratio | None:
    """A share, where its whole is not told to be less: 剔除其他处理的8件后，占56.5%."""
    first = max(around.told.sentence.span.start, start - _LESS)
    if _LESS_SOME.search(around.text, first, start):
        return Ratio(around.told.mentions[at].count, "share", (), reason=NO_TOTAL)
    return share(around, at)


def _worked_out(item: Mention, text: str) -> Ratio | None:
    """A percentage with its own figures behind it: 95%（57÷60）; 41.5%，即135件中的56件."""
    match, order = _WORKED_OUT.match(text, item.count.whole.end), (1, 2)
    if match is None:
        match, order = _BOTH_TOLD.match(text, item.count.whole.end), (2, 1)
        if match is not None and "即" not in match[0] and not _OF_SOME.search(item.said_before(text)):
            return None  # 增长12.5%（45件申请中公开15件）
    if match is None or not 0 < int(match[order[1]]) >= int(match[order[0]]):
        return None
    part, whole = (
        replace(
            item.count,
            span=Span(*match.span(at)),
            whole=Span(*match.span(at)),
            value=int(match[at]),
            percent=False,
        )
        for at in order
    )
    return Ratio(item.count, "rate" if order == (1, 2) else "share", ((part, whole),), firm=True)
