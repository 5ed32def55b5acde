"""Checks `punctuation` and `number-form`: half-width marks among Chinese text, figures written two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.checks.places.passages import placed
from govlint.checks.places.seek import filled
from govlint.finding import Mention, Outcome, Passed, Problem, Replacement
from govlint.lazy import lazily
from govlint.model import Natural, Span
from govlint.rule import Context, check

_FULL = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_HAN = r"\u4e00-\u9fff"
# Half-width brackets around Chinese text are marks of it too: mended with the rest, they leave nothing over.
_BEFORE = rf"[{_HAN}》〉”）】)]"
_AFTER = rf"(?:[{_HAN}《〈“（【]|\([^()（）\n]{{0,60}}[{_HAN}])"
# Between two Chinese characters, or at the end of a paragraph behind one.
_MARK = lazily(rf"(?<={_BEFORE})[ ]?(?P<mark>[,;:?!])(?:[ ]?(?={_AFTER})|(?=[ \t\u3000\r]*$))", 8)
_STOP = lazily(rf"(?<={_BEFORE})(?P<mark>\.)(?={_AFTER}|[ \t\u3000\r]*$)", 8)
# A pair of half-width brackets with Chinese text in it.
_PAIR = lazily(rf"\((?=[^()（）\n]{{0,60}}[{_HAN}])(?P<inner>[^()（）\n]{{1,80}})\)")
_FULL_FIGURES = lazily(r"[０-９]+(?:[．，][０-９]+)*[％]?")
_UNIT = r"(?=[ ]?(?:余|多)?(?:万|亿)?(?:件|条|人|次|份|篇|个|项|期|元|字|户|家|场|宗|起))"
_FULL_SEPARATOR = lazily(rf"(?<![\d，,.])[1-9]\d{{0,2}}(?:，\d{{3}})+(?!\d){_UNIT}")
_PLAIN = lazily(rf"(?<![\d,，.〔\[（(])[1-9]\d{{3,}}(?![\d,，年]){_UNIT}")
_SEPARATED = lazily(rf"(?<![\d,，.])[1-9]\d{{0,2}}(?:,\d{{3}})+(?!\d){_UNIT}")
_TO_HALF = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), ord("．"), ord("％"))}


Mends = list[tuple[Span, str]]


@check("punctuation", says=filled("text", "expected", "count", kinds=("default", "many")), mends=True)
def punctuation(context: Context, *, brackets: bool = True, most: Natural = 5) -> Iterator[Outcome]:
    """Half-width punctuation between Chinese characters, after GB/T 15834—2011; `brackets` too.

    Marks within figures, addresses and foreign words are left alone, and so are brackets without
    Chinese text. More than `most` are told as one. Kinds of messages: `many`, else `default`; they may
    use {text}, {expected} and {count}.
    """
    text = context.document.text
    found = sorted(_half_width(context, (_MARK, _STOP, _PAIR) if brackets else (_MARK, _STOP)))
    if len(found) > most:
        mends = [Replacement(span, mend) for pair in found for span, mend in pair]
        first = mends[0]
        yield Problem(
            span=first.span,
            kind="many",
            params={**_params(text, found[0]), "count": len(found)},
            replacement=first.text,
            more_replacements=tuple(mends[1:]),
        )
        return
    for (span, mend), *rest in found:
        yield Problem(
            span=span,
            params={**_params(text, [(span, mend), *rest]), "count": len(found)},
            replacement=mend,
            more_replacements=tuple(Replacement(*other) for other in rest),
        )
    if not found:
        yield Passed()


def _half_width(context: Context, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Mends]:
    """Each mark, or pair of brackets, with what to write for it."""
    for pattern in patterns:
        for match, _ in placed(context, list(pattern.finditer(context.document.text))):
            if pattern is _PAIR:
                first, last = match.start(), match.end() - 1
                yield [(Span(first, first + 1), "（"), (Span(last, last + 1), "）")]
            else:
                yield [(Span(*match.span()), _FULL.get(match["mark"], "。"))]


def _params(text: str, mends: Mends) -> dict[str, str]:
    written = "…".join(text[span.start : span.end].strip() for span, _ in mends)
    return {"text": written, "expected": "…".join(mend for _, mend in mends)}


@check(
    "number-form", says=filled("text", "expected", "other", kinds=("width", "separator", "mixed")), mends=True
)
def number_form(context: Context, *, mixed: bool = True) -> Iterator[Outcome]:
    """Figures in the running text: full-width ones, a full-width thousands separator, and both ways in one
    text.

    Kinds of messages: `width`, `separator`, and with `mixed` also `mixed`, where some counts of four
    figures and more have separators and others have none: told at the first of the rarer kind. They may
    use {text} and {expected}. Cells of the forms are another rule's. Standard: GB/T 15835—2011.
    """
    text = context.document.text
    found = False
    for match, _ in placed(context, list(_FULL_FIGURES.finditer(text))):
        found = True
        expected = match[0].replace("，", ",").translate(_TO_HALF)
        params = {"text": match[0], "expected": expected, "other": ""}
        yield Problem(span=Span(*match.span()), kind="width", params=params, replacement=expected)
    for match, _ in placed(context, list(_FULL_SEPARATOR.finditer(text))):
        found = True
        expected = match[0].replace("，", ",")
        params = {"text": match[0], "expected": expected, "other": ""}
        yield Problem(span=Span(*match.span()), kind="separator", params=params, replacement=expected)
    problem = _mixed(context) if mixed else None
    if problem is not None:
        yield problem
    elif not found:
        yield Passed()


def _mixed(context: Context) -> Problem | None:
    """Counts with separators beside counts without."""
    text = context.document.text
    plain = [match for match, _ in placed(context, list(_PLAIN.finditer(text)))]
    separated = [match for match, _ in placed(context, list(_SEPARATED.finditer(text)))]
    if not plain or not separated:
        return None
    rarer, usual = (plain, separated) if len(plain) <= len(separated) else (separated, plain)
    expected = f"{int(rarer[0][0]):,}" if rarer is plain else rarer[0][0].replace(",", "")
    return Problem(
        span=Span(*rarer[0].span()),
        kind="mixed",
        params={"text": rarer[0][0], "expected": expected, "other": usual[0][0]},
        related=(Mention(Span(*usual[0].span()), "other", value=usual[0][0]),),
    )
