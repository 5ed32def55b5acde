"""The check `claim`: counts told in sentences against the cells of a form that they may mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from govlint.checks.counts.cellsums import Accepted, Sum, cells_amiss_in, no_claims, value_in
from govlint.checks.counts.meaning import Meaning, known_of, meanings
from govlint.checks.counts.untold import nothing_told
from govlint.checks.places.scopes import SECTION, unknown, unknown_form
from govlint.claims.claim import LISTED, PART, Claim
from govlint.claims.prose import Prose, read_prose
from govlint.errors import Said
from govlint.finding import FIGURE, Mention, Outcome, Passed, Problem, Unknown
from govlint.model import Span, Text
from govlint.numbers import Figure, show, shown_as
from govlint.report import Form
from govlint.rule import At, Context, NotAssessable, check, saying
from govlint.vocabulary import Matter, Vocabulary

_SHOWN = 24


_ROWS, _IN_DOUBT = 3, (PART, LISTED)
_Told = tuple[Claim, list[list[Meaning]]]
_Place = tuple[Claim, list[list[Meaning]], list[Sum]]
"""A claim that fits nothing, what it may mean, and what the cells hold."""


def validate(options: dict[str, Any], vocabulary: Vocabulary) -> Iterable[tuple[At, str]]:
    """Forms, cells, matters and counts that there are not."""
    forms = [form for form in vocabulary.forms if form.key == options["form"]]
    if not forms:
        yield "form", unknown_form(options["form"], vocabulary)
        return
    matters = {matter.key: matter for matter in vocabulary.claims.matters}
    sections = [section.key for section in vocabulary.sections]
    if options["section"] and options["section"] not in sections:
        yield "section", unknown(SECTION, options["section"], sections)
    if not options["told"]:
        yield "told", Said("一样要对照的也没有", "there is nothing to compare")
    sums: list[tuple[At, str]] = []
    sums += [(("totals", index), cells) for index, cells in enumerate(options["totals"] or ())]
    first: dict[frozenset[str], int] = {}
    for index, told in enumerate(options["told"]):
        yield from _names_amiss(("told", index, "of"), told.of, matters)
        if first.setdefault(frozenset(told.of), index) != index:
            names = (
                f"{'、'.join(told.of)} 写了两次，放在一项里",
                f"{', '.join(told.of)} twice: put both in one",
            )
            yield ("told", index, "of"), Said(*names)
        for name in ("accept", "some"):
            accepted = enumerate(getattr(told, name))
            sums += [(("told", index, name, place, "cells"), each.cells) for place, each in accepted]
    for at, cells in sums:
        yield from ((at, words) for words in cells_amiss_in(forms, cells, options["column"]))


def _names_amiss(
    at: tuple[str | int, ...], names: Sequence[str], matters: Mapping[str, Matter]
) -> Iterator[tuple[At, str]]:
    """What is wrong with the names of counts that a rule lists under `of`."""
    if not names:
        yield at, Said("of 是空的", "of is empty")
    for index, name in enumerate(names):
        key, _, count = name.partition(".")
        matter = matters.get(key)
        if matter is None:
            yield (*at, index), no_claims(key, matters)
        elif not {*count.split("*")}.issubset((*matter.counts, matter.default)):
            known = [f"{key}.{one}" for one in dict.fromkeys((*matter.counts, matter.default))]
            yield (*at, index), no_claims(name, known)


@check("claim", validate=validate, says=saying({"default none": "text says value unit table row other"}))
def claim(
    context: Context,
    *,
    form: str,
    told: list[Meaning],
    column: str = "total",
    section: str = "",
    totals: list[str] | None = None,
) -> Iterator[Outcome]:
    """What sentences tell of a count fits one of the cells, or sums of cells, that it may mean.

    `told` lists what may be told (`of`, by the names of `claims.yaml`), how to call it (`says`) and the
    meanings accepted (`accept`: rows or row/column, in `column` where none is given). Counts of other years,
    sub-units and parts, rough figures, and whatever is ambiguous and fits nothing, are not assessed.
    What is said to be none in words (未收到) is told by the message `none`, if there is one, with {text}.
    `section` names the section that should tell it: where it has no text, silence elsewhere proves nothing.
    `totals` are the sums of cells of all there is: 6件申请中，公开3件 is held only where 6 is one of them.
    """
    known = known_of(told)
    prose = read_prose(context.report, context.vocabulary.claims)
    mine = [(item, found) for item in prose.claims if (found := meanings(item, known))]
    yield from map(Unknown, prose.unread)
    if not mine:
        yield from nothing_told(context, section, prose.unread)
        return
    table = context.report.form(form)
    wrong: dict[tuple[Any, ...], list[_Place]] = {}
    mine = [(_of_all(item, table, column, totals or []), readings) for item, readings in mine]
    mine = _added_up(mine, table, column, totals or [], context.document.text)
    for item, readings, outcome in _judged(context, mine, table, column):
        if isinstance(outcome, list):
            cells = tuple(dict.fromkeys(key for found in outcome for key in found.cells))
            wrong.setdefault((item.value, cells), []).append((item, readings, outcome))
        else:
            yield outcome
    for places in _joined(wrong.values()):
        yield _problem(context, table, places)


def _joined(wrong: Iterable[list[_Place]]) -> Iterable[list[_Place]]:
    """What is told at one figure, together: 未发生行政复议、行政诉讼 denies both at once."""
    joined: dict[Span, list[_Place]] = {}
    figures = {item.figure for places in wrong for item, _, _ in places}
    for places in wrong:
        # 不予公开9件，均为第三方合法权益: the 9 that is wrong is told once.
        if places[0][0].repeats not in figures:
            joined.setdefault(places[0][0].figure, []).extend(places)
    return joined.values()


def _of_all(item: Claim, table: Form, column: str, totals: list[str]) -> Claim:
    """The claim, in doubt where it is told of so many as there are in no sum of the form."""
    if item.out_of is None or not item.sure:
        return item
    for cells in totals:
        with suppress(NotAssessable):
            found = value_in(table, Accepted(cells), column)
            if found is not None and found.value == item.out_of:
                return item
    return replace(item, doubt=PART)


def _added_up(mine: list[_Told], table: Form, column: str, totals: list[str], text: str) -> list[_Told]:
    """The claims, those no parts that only seemed so: several of a sentence that come to all of a total."""
    if sum(item.doubt in _IN_DOUBT for item, _ in mine) < _ROWS:
        return mine
    from govlint.checks.counts.alltold import all_told  # few sentences tell so many

    return all_told(mine, table, column, totals, text)


def _judged(
    context: Context, mine: list[tuple[Claim, list[list[Meaning]]]], form: Form, column: str
) -> Iterator[tuple[Claim, list[list[Meaning]], Outcome | list[Sum]]]:
    """Each claim with its readings, and what comes of it; a part of what is told besides is none."""
    prose = read_prose(context.report, context.vocabulary.claims)
    judged = [(item, readings, _judge(context, item, readings, form, column)) for item, readings in mine]
    fitting = [item for item, _, outcome in judged if isinstance(outcome, Passed)]
    for item, readings, outcome in judged:
        others = [other for other, _ in mine]
        if isinstance(outcome, list) and _is_explained(context, item, prose, outcome, fitting, others):
            yield item, readings, _unknown(context, item, PART)
        else:
            yield item, readings, outcome


def _is_explained(
    context: Context, item: Claim, prose: Prose, sums: list[Sum], fitting: list[Claim], others: list[Claim]
) -> bool:
    """Whether what is told besides says why a claim fits none of the sums."""
    from govlint.checks.counts.explained import is_added, is_shared, is_wider  # most claims fit

    text = context.document.text
    return is_shared(item, prose, sums) or is_added(item, fitting, text) or is_wider(item, others, sums, text)


def _is_part(text: str, item: Claim, form: Form, readings: list[list[Meaning]], column: str) -> bool:
    """Whether a claim that is divided in the text fits what some of its cells hold."""
    from govlint.checks.counts.explained import is_divided  # most claims fit

    return is_divided(text, item) and any(
        _shows(item, found.value) for found in _some(form, readings, column)
    )


def _judge(
    context: Context, item: Claim, readings: list[list[Meaning]], form: Form, column: str
) -> Outcome | list[Sum]:
    """Passed or Unknown, or the sums that the claim fits none of."""
    if item.reason is not None and not item.within:
        return _unknown(context, item, item.reason)
    sums: list[Sum] = []
    missing: NotAssessable | None = None
    for reading in readings:
        found, lacking = _sums(form, reading, column)
        sums += found
        missing = missing or lacking
    if any(_shows(item, found.value) for found in sums):
        return Passed()
    if missing is not None:
        return Unknown(missing.reason)
    unsure = item.reason or item.doubt
    if item.within and sums and all(item.value > found.value for found in sums):
        unsure = None  # a part is no more than its whole
    if unsure is not None or not sums:
        return _unknown(context, item, unsure or Text("这种格式的表里没有", "is not in this form"))
    if _is_part(context.document.text, item, form, readings, column):
        return _unknown(context, item, PART)
    shifted = {row.key for row in form.rows if row.surplus}
    if any(key.row in shifted for found in sums for key in found.cells):
        return _unknown(context, item, Text("对应的行多出了数", "stands for a row with figures too many"))
    return sums


def _some(form: Form, readings: list[list[Meaning]], column: str) -> Iterator[Sum]:
    """What parts of the readings come to, as far as the form tells it."""
    for accepted in (accepted for reading in readings for told in reading for accepted in told.some):
        with suppress(NotAssessable):
            found = value_in(form, accepted, column)
            if found is not None:
                yield found


def _shows(item: Claim, value: Figure) -> bool:
    if not item.step:
        return value in (item.value, item.value + item.more)
    return shown_as(Decimal(value) / item.step, Decimal(item.value) / item.step)


def _sums(form: Form, reading: list[Meaning], column: str) -> tuple[list[Sum], NotAssessable | None]:
    """What a reading comes to in the form, by each accepted meaning; those of several counts are added.

    With it the reason for which one of them has no value, if so.
    """
    whole: list[Sum] | None = None
    missing: NotAssessable | None = None
    for told in reading:
        found = []
        for accepted in told.accept:
            try:
                value = value_in(form, accepted, column)
            except NotAssessable as error:
                missing = missing or error
                continue
            if value is not None:
                found.append(value)
        whole = found if whole is None else _added(whole, found)
    return whole or [], missing


def _added(one: list[Sum], other: list[Sum]) -> list[Sum]:
    if len(one) == len(other):
        return [a.plus(b) for a, b in zip(one, other, strict=True)]
    return [a.plus(b) for a in one for b in other]


def _unknown(context: Context, item: Claim, reason: Text) -> Unknown:
    words = _words(context, item.span)
    return Unknown(Text(f"“{words}”{reason.zh}", f"“{words}” {reason.en}"))


def _words(context: Context, span: Span) -> str:
    words = "".join(context.document.slice(span).split()).strip("，,；;")
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"


def _in_words(item: Claim) -> bool:
    """Whether it is told in words that there is none: 未收到… has no figure to be named."""
    return item.value == 0 and item.figure == item.span


def _different(sums: list[Sum]) -> list[Sum]:
    """The meanings that differ in their value, the first of each."""
    by_value: dict[Figure, Sum] = {}
    for found in sums:
        by_value.setdefault(found.value, found)
    return list(by_value.values())


def _table(sums: list[Sum]) -> Text:
    """What the table says: the first meaning, the others in brackets."""
    first, *others = _different(sums)
    beside = "，".join(f"{other.words.zh}是 {show(other.value)}" for other in others)
    beside_en = ", ".join(f"{other.words.en}: {show(other.value)}" for other in others)
    return Text(
        f"{first.words.zh}是 {show(first.value)}" + (f"（{beside}）" if beside else ""),
        f"{first.words.en}: {show(first.value)}" + (f" ({beside_en})" if beside else ""),
    )


def _problem(context: Context, form: Form, places: list[_Place]) -> Problem:
    item, readings, sums = places[0]
    here = [place for place in places if place[0].figure == item.figure]
    tables = [_table(found) for _, _, found in here]
    said = readings[0]
    mentions = dict.fromkeys(
        mention for _, _, meant in here for found in _different(meant) for mention in found.mentions(form)
    )
    others = dict.fromkeys(other.figure for other, _, _ in places if other.figure != item.figure)
    again = [Mention(figure, "again", value=context.document.slice(figure)) for figure in others]
    if item.repeats is not None:
        # 收到5件，均为自然人: a 5 that is wrong is told where it stands, once.
        again.append(Mention(item.repeats, "from", value=context.document.slice(item.repeats)))
    return Problem(
        span=item.figure,
        kind="none" if _in_words(item) else "default",
        params={
            "text": _words(context, item.figure),
            "says": Text(
                "和".join(part.says.zh for part in said), " and ".join(part.says.en for part in said)
            ),
            "value": " + ".join(map(show, item.terms)) + f" = {show(item.value)}"
            if item.terms
            else show(item.value),
            "unit": item.unit,
            "table": Text("，".join(table.zh for table in tables), ", ".join(table.en for table in tables)),
        },
        repairs=()
        if item.step
        else tuple(dict.fromkeys(repair for found in sums for repair in found.repairs(form, item.value))),
        relation=FIGURE,
        related=(*mentions, *again),
    )
