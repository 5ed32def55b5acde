"""One figure for each of several counts: 不予公开、无法提供、不予处理各2件."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.doubts.strange import Strange
from govlint.claims.labels import Label
from govlint.claims.said.scope import Scope
from govlint.claims.said.wording import OURS
from govlint.claims.words import MATTER, Word
from govlint.lazy import lazily

_OF_SOME = ("part", "elsewhere", "subunit")
_BOTH_CASES, _ENDED = (
    [{"review"}, {"litigation"}],
    lazily(r"[，,](?:均|都|全部)?已?经?(?:审结|办结|结案)[。；;\n]|[。；;\n]|$"),
)
_PARTING = "，,。；;：:（(\n"


def for_each(
    label: Label, said: Sequence[Word], each: int, *, scope: Scope, strange: Strange
) -> Sequence[Label]:
    """A label for each count that `said` names before a figure; 各 stands at `each` between them.

    None where they may be but some of these: 自然人予以公开、部分公开各2件.
    """
    topics = strange.topics
    words = [word for word in said if topics.is_special(word)]
    if not words and (cases := _of_both_cases(label, said, each, scope, strange)):
        return cases
    if len(words) < 2:
        return [label]
    # 予以公开和无法提供的申请各1件: what they are stands behind them.
    others = [word for word in said if word.topic and word not in words]
    if any(word.start < words[-1].end for word in others):
        return [label]
    if len({topics.is_crossing(word) for word in words}) > 1 or _are_some(said, each, strange):
        return []
    return [Label(label.count, (word,), (), label.count.span.start, label.count.whole.end) for word in words]


def _of_both_cases(
    label: Label, said: Sequence[Word], end: int, scope: Scope, strange: Strange
) -> list[Label]:
    """A label for each of 因信息公开引发的复议、诉讼各1件; none where they may be some alone."""
    named = [word for word in said if word.naming]
    matters = [{sense.matter for sense in word.senses if sense.kind == MATTER} for word in named]
    topics = [word for word in said if word.topic]
    if matters != _BOTH_CASES or topics != named or label.after or _are_some(said, end, strange):
        return []
    start, stop = label.count.span.start, label.count.whole.end
    if not (OURS.search(strange.text, scope.sentence.start, start) and _ENDED.match(strange.text, stop)):
        return []
    return [Label(label.count, (word,), (), start, stop) for word in named]


def _are_some(said: Sequence[Word], end: int, strange: Strange) -> bool:
    """Whether words up to `end` say of what alone they tell: 网上予以公开、部分公开各2件."""
    start = max(strange.text.rfind(mark, 0, said[0].start) for mark in _PARTING) + 1
    return any(word.is_context(*_OF_SOME) for word in said) or strange.leftover(start, end, said)
