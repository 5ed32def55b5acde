"""The check `enumeration`: the parts of a list add up to its total, or at least do not exceed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from decimal import Decimal
from itertools import accumulate
from typing import Any

from msgspec.structs import replace

from govlint.checks.counts.cellsums import Accepted, unknown_cells, value_in
from govlint.checks.counts.untold import nothing_told
from govlint.claims.figures import Count
from govlint.claims.prose import balances_of, enumerations_of, read_prose, sums_of
from govlint.claims.totals.balances import Balance, left_of_last_year
from govlint.claims.totals.behind import Summed
from govlint.claims.totals.known import as_told, by_a_slip, sums_up
from govlint.claims.totals.lists import Enumeration
from govlint.finding import FIGURE, Mention, Outcome, Passed, Problem, Unknown
from govlint.lazy import lazily
from govlint.model import Struct, Text
from govlint.numbers import Figure, show, slip
from govlint.rule import Context, NotAssessable, check, saying
from govlint.vocabulary import Vocabulary

_SHOWN = 24
_WILD, _MUCH = 2, 5
_NEAR = Decimal("1.1")
# 同意210件，不予许可3件: what became of them.
_NOT, _NAME = lazily(r"[不未][^，。；、\d]*$"), 10
_SAYS = {"over short one": "part total parts sum difference", "balance": "came sum went difference"}
_NO_TOTAL = Text("看不出哪一个是合计", "has no clear total")


class Beside(Struct, frozen=True):
    """Cells of a matter that a list may count beside the total told, or divide in its place."""

    matter: str
    form: str
    cells: str


def validate(options: dict[str, Any], vocabulary: Vocabulary) -> Iterable[tuple[str, str]]:
    """Matters, forms and cells that there are not."""
    yield from unknown_cells("beside", options["beside"] or (), vocabulary)
    yield from unknown_cells("wholes", options["wholes"] or (), vocabulary)


@check("enumeration", validate=validate, says=saying(_SAYS))
def enumeration(
    context: Context,
    *,
    most_missing: float = 0.05,
    beside: list[Beside] | None = None,
    wholes: list[Beside] | None = None,
    section: str = "",
) -> Iterator[Outcome]:
    """Parts that 其中, 分别, 包括 or ： introduce add up to the total before them, or do not exceed it.

    Parts that fall short are a selection, and fine, unless the list does not say so (包括, 等) and lacks
    the share `most_missing` at most, or ends in 其他, or 分别为 opens it right behind its total.
    Lists in lists, parts that overlap, in several units
    or in rough figures are not assessed. `beside` names cells of a form that the parts of a list may hold
    besides its total, by the matter (of `claims.yaml`) that the total counts; parts that come to one of
    `wholes` may divide that, where the figure before them is of something else. Totals behind their parts
    (…，合计27件) are held to them likewise; what came and what was left of last year come to what was handled
    and what is left. `section` names the section that should hold the lists: where
    it has no text, silence elsewhere proves nothing.
    """
    unread = list(read_prose(context.report, context.vocabulary.claims).unread_lists())
    yield from map(Unknown, unread)
    lists = list(enumerations_of(context.report, context.vocabulary.claims))
    totals = list(sums_of(context.report, context.vocabulary.claims))
    balanced = list(balances_of(context.report, context.vocabulary.claims))
    if not (lists or totals or balanced):
        yield from nothing_told(context, section, unread)
    told: set[int] = set()
    for outcome in (
        *(_outcome(context, found, most_missing, beside or [], wholes or []) for found in lists),
        *(_judge_sum(context, found, most_missing, beside or []) for found in totals),
        *(_judge_balance(context, found) for found in balanced),
    ):
        # One total may be of several lists: 全年60件，其中上半年26件、下半年44件 is told of once.
        if isinstance(outcome, Problem):
            if outcome.span.start in told:
                continue
            told.add(outcome.span.start)
        yield outcome


def _outcome(
    context: Context, found: Enumeration, most_missing: float, beside: list[Beside], wholes: list[Beside]
) -> Outcome:
    try:
        outcome = _judge(context, found, most_missing, _more(context, found, beside))
    except NotAssessable as error:
        return Unknown(error.reason)
    if isinstance(outcome, Problem) and _are_with_last_years(context.document.text, found):
        return _unknown_list(
            context, found, Text("上年转来的也在分项里", "those of last year are in the parts")
        )
    if isinstance(outcome, Problem) and _is_of_table(context, found, wholes):
        return _unknown_list(context, found, Text("分的可能是表里的总数", "may divide a total of the form"))
    return outcome


def _are_with_last_years(text: str, found: Enumeration) -> bool:
    """Whether parts exceed their total by those of last year: 收到67件，办结65件、在办5件，含上年3件.

    That figure may be the last of the parts itself.
    """
    start = found.totals[-1].span.end
    end = text.find("\n", start)
    last = left_of_last_year(text, start, end if end >= 0 else len(text))
    values = [count.value for count in found.parts]
    beyond = {sum(values) - count.value for count in found.totals}
    return not beyond.isdisjoint(last) or (values[-1] in last and 2 * values[-1] in beyond)


def _judge_sum(context: Context, found: Summed, most_missing: float, beside: list[Beside]) -> Outcome:
    """A total behind its parts: some of them up to the last come to it, or all of them are off."""
    total, values = found.total.value, [count.value for count in found.parts]
    fitting = [sum(values)] if found.whole else [*values, *accumulate(reversed(values))]
    if not found.total.exact or total in fitting:
        return Passed()
    if found.reason is not None:
        told = sorted((found.total, *found.parts), key=lambda count: count.whole.start)
        return _unknown(context, told[0].whole.start, told[-1].whole.end, found.reason)
    gap = Decimal(sum(values)) - Decimal(total)
    kind = read_prose(context.report, context.vocabulary.claims).kinds.get(found.total.span.start, "")
    if gap > 0 and kind and any(gap == value for value in _held(context, beside, kind)):
        # 收到67件，已答复69件，正在办理3件: with those carried in.
        return Passed()
    if max(values) > total and _is_wild(total, values):
        words = f"{show(total)}{found.total.unit}"
        return Unknown(Text(f"看不出“{words}”合计的是哪几项", f"it is not clear what “{words}” sums up"))
    if not found.certain and abs(gap) > Decimal(str(most_missing)) * Decimal(total):
        return Passed()
    return _problem(context.document.text, found.total, found.parts, "over" if gap > 0 else "short")


def _judge_balance(context: Context, found: Balance) -> Outcome:
    """What there was to handle and what became of it are the same."""
    sides = [[count.value for count in counts] for counts in (found.came, found.went)]
    came, went = (sum((Decimal(value) for value in side), Decimal()) for side in sides)
    # 上年结转14件已全部办结，今年办结140件，在办7件: of those that came this year alone.
    if went in (came, sides[0][0]):
        return Passed()
    if len(sides[0]) == 1:
        # 受理投诉67件，其中66件已办结，其余3件结转下年: parts of that one.
        return _problem(context.document.text, found.came[0], found.went, "over" if went > came else "short")
    return Problem(
        span=found.went[0].span,
        kind="balance",
        params={
            "came": " + ".join(map(show, sides[0])),
            "sum": show(came),
            "went": " + ".join(map(show, sides[1])) + (f" = {show(went)}" if len(sides[1]) > 1 else ""),
            "difference": show(abs(came - went)),
        },
        relation=FIGURE,
        related=tuple(
            Mention(count.span, "part", value=show(count.value)) for count in (*found.came, *found.went[1:])
        ),
    )


def _is_of_table(context: Context, found: Enumeration, wholes: list[Beside]) -> bool:
    """Whether the parts divide a total that the form holds, and not the figure that stands before them."""
    parts = (*found.parts, *found.loose)
    if len(parts) < 2 or found.beside or (found.matter and found.near):
        return False
    added = sum(count.value for count in parts)
    units = {matter.key: matter.units for matter in context.vocabulary.claims.matters}
    for whole in wholes:
        if any(count.unit and count.unit not in units[whole.matter] for count in parts):
            continue
        with suppress(NotAssessable):
            if added in _in_cells(context, whole):
                return True
    return False


def _more(context: Context, found: Enumeration, beside: list[Beside]) -> list[Figure]:
    """What the parts may come to beyond the total told; NotAssessable where the cells have no figure."""
    values: list[Figure] = [0]
    for item in beside:
        if item.matter == found.matter and found.crossed:
            values += _in_cells(context, item)
    return values


def _held(context: Context, beside: list[Beside], kind: str) -> Iterator[Figure]:
    """What the cells hold that are told beside a total of this kind."""
    for item in beside:
        if kind == f"{item.matter} whole:":
            with suppress(NotAssessable):
                yield from _in_cells(context, item)


def _in_cells(context: Context, cells: Beside) -> list[Figure]:
    """What some cells of a form come to, where it has them; NotAssessable where they have no figure."""
    value = value_in(context.report.form(cells.form), Accepted(cells.cells), "total")
    return [] if value is None else [value.value]


def _judge(context: Context, found: Enumeration, most_missing: float, besides: list[Figure]) -> Outcome:
    more = max(besides)
    tight = [count.value for count in found.parts]
    whole = [count.value for count in _in_order(found)]
    # A list may run into a new statement, but not past its own 其他.
    sums = {
        sum(whole),
        sum(tight),
        *(() if found.rest else list(accumulate(whole))[max(1, found.firm - 1) :]),
    }
    sums |= {sum(whole) + count.value for count in found.beyond}
    totals = sorted(found.totals, key=lambda count: count.value)
    if any(count.value + other in sums for count in (*totals, *found.either) for other in besides):
        return Passed()
    if any(sums_up(count, sum(whole), context.document.text) for count in found.beyond):
        return Passed()
    core = _core(found)
    if core is not None:
        return _judge(context, core, most_missing, besides)
    return _misfit(context, found, most_missing, sums, more)


def _misfit(
    context: Context, found: Enumeration, most_missing: float, sums: set[Figure], more: Figure
) -> Outcome:
    """What parts are that come to no total, whose `sums` none is; they may come to so much `more`."""
    totals = sorted(found.totals, key=lambda count: count.value)
    whole = _in_order(found)
    least = sum(count.value for count in found.parts)
    blur = sum((Decimal(count.step) / 2 for count in found.parts), Decimal(totals[-1].step))
    over = least > totals[-1].value + more + blur
    if found.reason is not None and not (
        over and found.reason.zh.startswith("分项里") and not _are_of_others(totals[-1], found.parts)
    ):
        return _unknown_list(context, found, found.reason)
    unclear = _unclear(found, totals, sums, context.document.text) if over else None
    if unclear is not None:
        return _unknown_list(context, found, unclear)
    if over:
        return _problem(context.document.text, totals[-1], found.parts, "over")
    if blur:
        return Passed()
    most = sum(count.value for count in whole)
    total = next((count for count in totals if count.value > most), None)
    if total is None and more:
        return Passed()
    if total is None and _is_one_list(found, totals[-1], least, most):
        return _problem(context.document.text, totals[-1], tuple(whole), "over")
    if total is None:
        return _unknown_list(context, found, _NO_TOTAL)
    missing: Figure = total.value - most
    short = found.rest or (
        missing <= Decimal(str(most_missing)) * Decimal(total.value) and by_a_slip(total, whole, missing)
    )
    if short and len(whole) > 1 and not found.selected:
        # 收到67件，…，办结69件。其中自然人52件、法人16件: of that which is nearest, the first of two.
        total = min(found.totals, key=lambda count: (abs(count.value - most), count.span.start))
        if most > total.value:
            return _problem(context.document.text, total, tuple(whole), "over")
        return _problem(context.document.text, total, (*found.parts, *found.loose), "short")
    return Passed()


def _is_one_list(found: Enumeration, total: Count, least: Figure, most: Figure) -> bool:
    """Whether a list that goes on behind a semicolon up to its 其他 is one: neither half nears the total."""
    near = Decimal(total.value) * _NEAR
    return found.closed and not found.selected and Decimal(least) * _NEAR < total.value < most <= near


def _in_order(found: Enumeration) -> list[Count]:
    return sorted((*found.parts, *found.loose), key=lambda count: count.span.start)


def _core(found: Enumeration) -> Enumeration | None:
    """The first parts of a list, which 、 joins, if they nearly come to its total and much stands behind.

    So they do in 办理51件，其中新收47件、上年结转5件，按期办结48件: what stands behind is something else.
    """
    told, total = _in_order(found), found.totals[-1].value
    first = told[: found.firm]
    added = sum(count.value for count in first)
    behind = sum(count.value for count in told[found.firm :])
    if found.firm < 2 or behind * 2 <= total or Decimal(added) * _NEAR < Decimal(total):
        return None
    parts, loose = (
        tuple(count for count in counts if count in first) for counts in (found.parts, found.loose)
    )
    return replace(found, parts=parts, loose=loose, beyond=(), rest=False)


def _unclear(found: Enumeration, totals: list[Count], sums: set[Figure], text: str) -> Text | None:
    """Why parts that come to more than their total may be of something else."""
    largest = totals[-1].value
    if found.parts[0].value == largest and (found.firm == 1 or not found.apart):
        # 公开1485条，其中通过网站发布1485条，动态125条，文件20条: those behind may be parts of the first, and
        # 项目45项，其中公开审批结果45项、招标投标38项 are of all projects and of some.
        return Text("第一项就是合计", "has a first part that is the total")
    if _is_divided_anew(found) or _is_divided_behind(found, largest, text):
        return _NO_TOTAL
    if _is_of_others(found, largest) or sum(count.value for count in totals) in sums:
        # 新媒体1个，按类型分，微信1个、视频号1个: a group of them is one.
        return _NO_TOTAL
    return None


def _is_divided_anew(found: Enumeration) -> bool:
    """Whether each of several figures behind a list that 、 joins is as large as all of it together.

    So they are in 事项512项，其中许可120项、公共服务300项，依申请类420项，网上可办505项.
    """
    values = [count.value for count in found.parts]
    first, behind = values[: found.firm], values[found.firm :]
    return len(first) > 1 and len(behind) > 1 and min(behind) >= sum(first)


def _is_divided_behind(found: Enumeration, total: Figure, text: str) -> bool:
    """Whether the last figures of a list come to its total by what became of all: 890件，其中购物230件，
    不予受理12件，已受理878件.
    """
    values = [count.value for count in found.parts]
    for at in range(max(1, found.firm), len(values) - 1):
        if sum(values[at:]) == total:
            return any(_NOT.search(text, *_words_before(count)) for count in found.parts[at:])
    return False


def _words_before(count: Count) -> tuple[int, int]:
    return max(0, count.whole.start - _NAME), count.whole.start


def _is_of_others(found: Enumeration, total: Figure) -> bool:
    """Whether parts that come to more than a total are hardly its own."""
    parts = [count.value for count in found.parts]
    # 有5件在12月收到，已并入台账，按途径统计，网络52件……: far behind, and far more.
    far = not found.near and sum(parts) > _WILD * total
    return (
        total == 1
        or far
        or (_is_wild(total, parts) and (not found.beside or _runs_on(total, parts, found.firm)))
    )


def _runs_on(total: Figure, parts: list[Figure], firm: int) -> bool:
    """Whether a list that fits goes on with far more than its total: 其中文件2件，行政处罚613件, of 23."""
    return parts[0] <= total and any(part > _MUCH * total for part in parts[max(1, firm) :])


def _are_of_others(total: Count, parts: tuple[Count, ...]) -> bool:
    """Whether parts of several units come to so much more that they need not be of the total at all."""
    units = {count.unit for count in (total, *parts) if count.unit}
    return len(units) > 1 and sum(count.value for count in parts) > total.value * _NEAR


def _is_wild(total: Figure, parts: list[Figure]) -> bool:
    """Whether the parts come to so much more that they are hardly its own, and no slip explains it."""
    added = sum(parts)
    if added <= _WILD * total or slip(total, added) is not None:
        return False
    rests = [(part, total - (added - part)) for part in parts]
    return all(rest <= 0 or slip(part, rest) is None for part, rest in rests)


def _unknown_list(context: Context, found: Enumeration, reason: Text) -> Unknown:
    end = (*found.parts, *found.loose)[-1].whole.end
    return _unknown(context, found.totals[-1].whole.start, end, reason)


def _unknown(context: Context, start: int, end: int, reason: Text) -> Unknown:
    words = "".join(context.document.text[start:end].split())
    words = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
    return Unknown(Text(f"“{words}”{reason.zh}", f"“{words}” {reason.en}"))


def _problem(text: str, total: Count, parts: tuple[Count, ...], kind: str) -> Problem:
    added: Figure = 0
    for count in parts:
        added += count.value
    gap: Figure = total.value - added
    return Problem(
        span=total.span,
        kind="one" if len(parts) == 1 else kind,
        params={
            "part": f"{show(parts[0].value)}{parts[0].unit or total.unit}",
            "total": f"{as_told(text, total)}{total.unit}",
            "parts": " + ".join(show(count.value) for count in parts),
            "sum": show(added),
            "difference": show(gap if gap > 0 else -gap),
        },
        relation=FIGURE,
        related=tuple(Mention(count.span, "part", value=show(count.value)) for count in parts),
    )
