"""Outcomes whose figure stands behind how they were dealt with: 属于执法案卷信息，告知按相关法律查阅3件."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.labels import Label
from govlint.claims.topics import Topics
from govlint.claims.words import COUNT, Word
from govlint.lazy import lazily

_SO = (
    r"(?:并|已|均|都|依法|书面|逐一|一次性|分别|耐心|及时)*"
    r"(?:告知|引导|建议|说明|解释|提示|视为)[^，。；：\d]{2,24}"
)
# …的主要原因是本机关不掌握相关信息，此类情形达8件
_SO_MANY = r"(?<=[^的][，,])(?:[此这该]类(?:情形|情况|申请|事项)?)?(?:共计?|合计|总计|[有为计达])+"
# 对本机关不掌握的，告知申请人向有关机关查询，共18件
_DEALT_WITH = lazily(rf"(?:的)?(?:申请|事项|信息)?[，,、](?:{_SO}[，,、])?(?:{_SO}|{_SO_MANY})[ \t]*")
_REQUESTS = "requests"


def of_its_row(text: str, topics: Topics, label: Label, before: Sequence[Word]) -> Label:
    """The label by the one row that words `before` it name, where its own only say how it was dealt with."""
    rows = [word for word in before if topics.is_special(word, _REQUESTS)]
    said = {sense.name for word in rows for sense in word.senses if sense.kind == COUNT}
    # 无法提供的原因是不掌握: the kind tells more than the group that it is of.
    named = {name for name in said if not any(other.startswith(f"{name}.") for other in said)}
    rows = [word for word in rows if any(sense.name in named for sense in word.senses)]
    if len(named) != 1 or "." not in min(named) or any(map(topics.is_special, label.words)):
        return label
    end = label.count.whole.start
    if _DEALT_WITH.fullmatch(text, rows[-1].end, end) is None:
        return label
    return Label(label.count, tuple(rows), (), end, label.count.whole.end)
