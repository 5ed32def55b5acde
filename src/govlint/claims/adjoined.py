"""Lists that no word opens: 发布信息84条，汉文版50条，藏文版34条; 收到的12件申请，当面5件，邮寄7件."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from govlint.claims.lists import Enumeration, overlaps
from govlint.claims.mentions import MOST_FIGURES, Mention, Told
from govlint.lazy import lazily

# 网页端, 藏文版, 政策类 are kinds of one thing wherever several of them stand in a row; so are 县级 and 乡镇.
_KINDS = lazily(r"[ \t]*[\u4e00-\u9fffA-Za-z]{1,8}?(?P<kind>[端版类型])(?:平台|信息|文件)?[共有为是]?[ \t]*$")
_LEVEL = lazily(
    r"[ \t]*[\u4e00-\u9fff]{0,4}?[省市州县区旗乡镇村]本?级(?:部门|单位|[\u4e00-\u9fff]{2})?[共有为是]?[ \t]*$"
)
_LEVELS = lazily(
    r"[ \t]*(?:[省市州县区旗乡镇村]本?级|乡镇|镇街|街道|社区|村居|部门)[\u4e00-\u9fff]{0,2}[共有为是]?[ \t]*$"
)
_WAYS = lazily(
    r"[ \t]*(?:通过|以|来自)?(?:当面|现场|窗口|网上|网络|网站|在线|线上|线下|互联网"
    r"|邮寄|邮政|信函|书信|电?邮件|电子邮件|电邮|传真|平台)"
    r"(?:在线)?(?:渠道|方式|形式|途径)?(?:提交|申请|提出|收到|递交|受理)?(?:的)?[共有为是]?[ \t]*$"
)
_CLEANED = lazily("清理|评估|梳理")
_KEPT = lazily(
    r"[ \t]*(?:其中)?(?:拟|予以|决定|宣布|建议)?(?:继续)?(?:保留|有效|修改|修订|废止|失效)"
    r"(?:的)?[共有为是]?[ \t]*$"
)
_NAMES = lazily(r"[ \t]*(?P<word>即|覆盖|涉及|由)[^，。；：\d]{1,15}[^，。；：\d的]$")
_PART = lazily(r"[ \t]*[^，。；：\d]{1,15}[^，。；：\d的]$")
_MADE_OF = lazily("[^，。；]{0,2}(?:组成|构成)")
_OF_PARTS = lazily(r"较|比|同|增|减|升|降|占|约|各|均|其他(?:形式|方面)")
_GENERAL = lazily(
    r"[ \t]*(?:全年|本年度?|今年|我[\u4e00-\u9fff]|共|累计|现有|现|新|已|各类|主动|对外|公开|发布|编发|制作"
    r"|推出|开设|设有|设置|建成|举办|召开|组织|开展|收到|办理|承办|印发|了)*"
)
# 涉及土地30件、环保20件，部分来信反映多个问题
_SEVERAL = lazily("部分(?!门)|多[个项类种]|不止")
_NOUN, _BEFORE = 2, 24
_FEWEST, _LEAST = 3, 0.95
_MARKS = frozenset("，,、")


def adjoined(sentences: Sequence[Told], text: str) -> Iterator[Enumeration]:
    """The lists of sentences whose parts follow their total without a word between."""
    for item in sentences:
        if not _FEWEST <= len(item.mentions) <= MOST_FIGURES:
            continue
        told = [other for other in item.mentions if not other.segment.depth]
        for at, total in enumerate(told[:-2]):
            parts = _behind(told, at, text)
            if len(parts) < 2 or sum(part.count.value for part in parts) < _LEAST * float(total.count.value):
                continue
            family = _family(total, parts, text)
            if family is None:
                continue
            own = parts[: next((n for n, part in enumerate(parts) if not family(part)), len(parts))]
            start, end = total.count.whole.end, item.sentence.span.end
            if len(own) > 1 and not (overlaps(text, start, end) or _SEVERAL.search(text, start, end)):
                yield Enumeration(
                    totals=(total.count,),
                    parts=tuple(part.count for part in own),
                    firm=len(own),
                    selected="即" not in own[0].said_before(text) and not _names_all(total, own, text),
                )


def _behind(told: Sequence[Mention], at: int, text: str) -> list[Mention]:
    """The plain figures that stand right behind `told[at]`, one a segment, in its unit."""
    total = told[at]
    if not _is_plain(total) or not total.count.unit:
        return []
    if at and total.count.unit == told[at - 1].count.unit and not _is_anew(total, told[at - 1], text):
        return []  # it is a part of what stands before it
    parts: list[Mention] = []
    for item in told[at + 1 :]:
        if item.count.unit != total.count.unit or not _follows(item, parts[-1] if parts else total):
            break
        if not _is_plain(item) or item.count.value > total.count.value:
            return []
        parts.append(item)
    return parts


def _is_anew(item: Mention, before: Mention, text: str) -> bool:
    """Whether a semicolon stands between two figures."""
    between = text[before.count.whole.end : item.count.whole.start]
    return "；" in between or ";" in between


def _is_plain(item: Mention) -> bool:
    return item.count.exact and not (item.count.percent or item.change or item.old)


def _follows(item: Mention, before: Mention) -> bool:
    """Whether a figure stands in the very next segment behind another, alone, with no semicolon between."""
    return (
        item.segment.mark in _MARKS
        and item.segment.start == before.segment.end + 1
        and item.start == item.segment.start
    )


def _family(total: Mention, parts: Sequence[Mention], text: str) -> Callable[[Mention], bool] | None:
    """What tells a part of the list that begins behind a total; None where nothing makes a list of it."""
    of_total, first, second = (item.said_before(text) for item in (total, *parts[:2]))
    if parts[0].segment.mark == "、" or _OF_PARTS.search(first) or _NAMES.search(of_total):
        return None
    names = _NAMES.match(first)
    if names is not None:
        made = names["word"] != "由" or _MADE_OF.match(text, parts[-1].count.whole.end)
        return (lambda part: part is parts[0] or _goes_on(part, text)) if made else None
    kind = _KINDS.match(first)
    if kind is not None and not _KINDS.search(of_total):
        return lambda part: (
            (other := _KINDS.match(part.said_before(text))) is not None and other[1] == kind[1]
        )
    said = of_total + total.said_behind(text)
    if _LEVEL.match(first) and not _LEVELS.search(of_total):
        return lambda part: _LEVELS.match(part.said_before(text)) is not None
    if _WAYS.match(first) and not _WAYS.search(of_total):
        return lambda part: _WAYS.match(part.said_before(text)) is not None
    if _KEPT.match(first) and _CLEANED.search(said):
        return lambda part: _KEPT.match(part.said_before(text)) is not None
    if second.strip() in (f"不{first.strip()}", f"未{first.strip()}"):
        return lambda part: part in parts[:2]
    if _share_a_noun(total, parts, text) or _names_all(total, parts, text):
        return lambda part: True
    return None


def _goes_on(part: Mention, text: str) -> bool:
    said = part.said_before(text)
    return part.segment.mark == "、" and _PART.match(said) is not None and not _OF_PARTS.search(said)


def _share_a_noun(total: Mention, parts: Sequence[Mention], text: str) -> bool:
    """Whether a total is of what all its parts are called: 栏目42个，一级栏目12个、二级栏目30个."""
    nouns = {part.said_before(text).strip()[-_NOUN:] for part in parts}
    said = total.said_before(text)
    general = _GENERAL.match(said)
    noun = nouns.pop()
    return not nouns and len(noun) == _NOUN and general is not None and said.startswith(noun, general.end())


def _names_all(total: Mention, parts: Sequence[Mention], text: str) -> bool:
    """Whether a total names all that its parts are of: 人大建议和政协提案共35件，建议20件、提案15件."""
    said = text[max(0, total.segment.start - _BEFORE) : total.count.whole.start]
    said = said[max(said.rfind(mark) for mark in "。；，\n") + 1 :]
    nouns = [part.said_before(text).strip()[-_NOUN:] for part in parts]
    return len(set(nouns)) == len(nouns) and all(len(noun) == _NOUN and noun in said for noun in nouns)
