"""Lists that no word opens: 发布信息84条，汉文版50条，藏文版34条; 收到的12件申请，当面5件，邮寄7件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.claims.lists import Enumeration, overlaps
from govlint.claims.mentions import MOST_FIGURES, Mention, Told
from govlint.lazy import lazily

# 网页端, 藏文版, 市级, 政策类 are kinds of one thing wherever several of them stand in a row.
_KINDS = lazily(
    r"[ \t]*[\u4e00-\u9fffA-Za-z]{1,8}?(?P<kind>[端版类型]|(?<=[省市州县区乡镇])级)"
    r"(?:平台|信息|文件)?[共有为是]?[ \t]*$"
)
_WAYS = lazily(
    r"[ \t]*(?:通过|以)?(?:当面|现场|窗口|网上|网络|网站|在线|线上|线下|互联网"
    r"|邮寄|邮政|信函|书信|电?邮件|电子邮件|电邮|传真|平台)"
    r"(?:在线)?(?:渠道|方式|形式|途径)?(?:提交|申请|提出|收到|递交|受理)?(?:的)?[共有为是]?[ \t]*$"
)
_NAMES = lazily(r"[ \t]*(?P<word>即|覆盖|涉及)[^，。；：\d]{1,15}[^，。；：\d的]$")
_ALL, _WAY = "即", "way"
_OPENERS = frozenset((_ALL, "覆盖", "涉及"))
_PART = lazily(r"[ \t]*[^，。；：\d]{1,15}[^，。；：\d的]$")
_OF_PARTS = lazily(r"较|比|同|增|减|升|降|占|约|各|均|其他(?:形式|方面)")
_SIGN = lazily(r"[端版类型级]|当面|现场|窗口|邮|信函|传真|线下|网上|即|覆盖|涉及")
_FEWEST = 3
_MARKS = frozenset("，,、")


def adjoined(sentences: Sequence[Told], text: str) -> Iterator[Enumeration]:
    """The lists of sentences whose parts follow their total without a word between."""
    for item in sentences:
        if not _FEWEST <= len(item.mentions) <= MOST_FIGURES:
            continue
        span = item.sentence.span
        if not _SIGN.search(text, span.start, span.end):
            continue
        told = [other for other in item.mentions if not other.segment.depth]
        for at in range(len(told) - 2):
            if at and told[at].count.unit == told[at - 1].count.unit and _follows(told[at], told[at - 1]):
                continue  # a part of another list
            if not _may_be_total(told[at], told[at + 1], text):
                continue
            family = _family(told[at + 1], text)
            parts = _parts(told[at + 1 :], told[at], family, text) if family else ()
            if parts and not overlaps(text, told[at].count.whole.end, span.end):
                yield Enumeration(
                    totals=(told[at].count,),
                    parts=tuple(part.count for part in parts),
                    firm=len(parts),
                    selected=family != _ALL,
                )


def _may_be_total(item: Mention, part: Mention, text: str) -> bool:
    """Whether a figure may be the total of what begins behind the next comma."""
    if part.segment.mark not in _MARKS or item.count.unit != part.count.unit or not item.count.unit:
        return False
    if item.change or item.old or item.count.percent or not item.count.exact:
        return False
    if not part.count.value <= item.count.value or not _follows(part, item):
        return False
    told = item.said_before(text)
    return not (_KINDS.match(told) or _WAYS.match(told) or _NAMES.search(told))


def _family(item: Mention, text: str) -> str:
    """What the names of the parts of a list that begins with `item` have in common; empty if nothing."""
    said = item.said_before(text)
    names = _NAMES.match(said) if item.segment.mark != "、" else None
    kind = _KINDS.match(said)
    if names is not None:
        return names["word"]
    return kind["kind"] if kind is not None else _WAY if _WAYS.match(said) else ""


def _is_of(item: Mention, family: str, text: str) -> bool:
    """Whether the list that began with a part of a family goes on with `item`."""
    said = item.said_before(text)
    if family == _WAY:
        return _WAYS.match(said) is not None
    kind = _KINDS.match(said)
    if kind is not None and kind["kind"] == family:
        return True
    return family in _OPENERS and item.segment.mark == "、" and _PART.match(said) is not None


def _parts(told: Sequence[Mention], total: Mention, family: str, text: str) -> Sequence[Mention]:
    """The parts of a total that the first figures of `told` are; none where they are no plain list of it."""
    parts: list[Mention] = []
    for item in told:
        alike = item.count.unit == total.count.unit and item.segment.mark in _MARKS
        if not alike or not _follows(item, parts[-1] if parts else total):
            break
        if parts and not _is_of(item, family, text):
            break
        parts.append(item)
    plain = all(
        part.count.exact
        and not (part.change or part.old or part.count.percent)
        and part.count.value <= total.count.value
        and not _OF_PARTS.search(part.said_before(text))
        for part in parts
    )
    return parts if len(parts) > 1 and plain else ()


def _follows(item: Mention, before: Mention) -> bool:
    """Whether a figure stands in the very next segment behind another, alone."""
    return item.segment.start == before.segment.end + 1 and item.start == item.segment.start
