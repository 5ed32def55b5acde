"""Growth told by sentences that open with the comparison, or tell of both years at once."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.facts import Kind
from govlint.growth.words import EXPLAINED, NUMBER, RISING, UNIT, Told, base_of, subject_of, whole
from govlint.lazy import lazily

_OPENING = lazily(r"(?:从)?(?:总体|总量|数量|整体)?(?:上)?(?:来)?(?:看)?[，,：:]?")
_NAME = r"[^，,。；;、：:\d\n]{2,24}?"
_CHANGED = r"(?:增加|上升|增长|减少|下降|降低|提高|多|少|增|降|升)"
_MOVED = lazily(
    rf"(?P<of>{_NAME})(?:由|从)(?:上年|去年)?的?(?P<base>{NUMBER}){UNIT}{_CHANGED}?[至到为]"
    rf"(?:今年|本年|20\d\d年)?度?的?(?P<figure>{NUMBER})(?={UNIT})"
)
_REQUESTS = (
    r"(?:20\d\d年度?|本年度?|今年|全年|我[局委厅办镇乡]|本[局委厅办镇乡]"
    r"|共|总|新?收到?|受理|的|政府信息公开|依申请公开)*申请(?:的)?(?:总量|总数|数量|量|件数)?"
)
_BY = lazily(
    rf"[，,](?P<all>{_REQUESTS})(?P<way>{_CHANGED})了?(?P<number>{NUMBER}(?:\.\d+)?)(?P<unit>%|％|{UNIT})(?![余多几])"
    rf"(?:[，,](?P<again>{_CHANGED})了?(?P<percent>\d+(?:\.\d+)?)[%％])?"
)
_BESIDE = lazily(
    rf"(?P<of>{_NAME})(?P<figure>{NUMBER}){UNIT}[，,（(](?P<last>(?:上|上一|去)年)(?:同期)?[为是]"
    rf"(?P<base>{NUMBER})(?={UNIT}(?!{EXPLAINED}))"
)
_BOTH = lazily(
    rf"(?P<last>20\d\d)年?度?[、和与](?P<this>20\d\d)年度?[，,]?(?P<of>{_NAME})分别(?:为|是|有|达)?"
    rf"(?P<base>{NUMBER}){UNIT}?[、和与](?P<figure>{NUMBER})(?={UNIT})"
)
_OVER = lazily(
    rf"(?:与|同|和|较|比)(?P<last>(?:上一?|去)年|20\d\d年)度?(?:同期)?(?P<of>[^，,。；;：:\d\n]{{0,12}}?)(?P<base>{NUMBER}){UNIT}"
    rf"(?:申请)?(?:相比|比较)[，,](?P<again>[^，,。；;：:\d\n]{{0,16}}?)(?P<figure>{NUMBER}){UNIT}(?:申请)?[，,]"
    rf"(?P<way>{_CHANGED})了?(?P<number>{NUMBER}(?:\.\d+)?)(?P<unit>%|％|{UNIT})(?![余多几])"
)
_RECEIVED = lazily(
    r"(?:本年度?|今年|全年|20\d\d年度?|[我本][局委厅办镇乡校院]|共|总计?|累计|的)*(?:新收到?|收到|受理)(?:到|的)?"
    r"(?:政府信息公开|信息公开|依申请公开)?(?:申请)?"
)


def told_behind(opening: str, behind: str) -> Iterator[tuple[int, int, Told]]:
    """What a sentence that opens with 与上年相比 goes on to compare: where in `behind`, and what.

    `opening` is what stands before the comparison: anything but set phrases makes it another's.
    """
    if not _OPENING.fullmatch(opening):
        return
    change = _BY.match(behind)
    if change is not None:
        end = change.end("unit")
        kind: Kind = "percent" if change["unit"] in "%％" else "difference"
        rising = change["way"][0] in RISING
        yield change.start("all"), end, ("requests", None, kind, change["number"].replace(",", ""), rising)
        if change["percent"]:
            rising = change["again"][0] in RISING
            yield end, change.end(), ("requests", None, "percent", change["percent"], rising)
        return
    for match in _MOVED.finditer(behind):
        subject = subject_of(match["of"])
        if subject:
            yield match.start(), match.end() + 1, base_of(subject, match)


def told_beside(words: str) -> Iterator[tuple[int, int, Told]]:
    """Last year's number right behind this year's: 收到申请12件，上年为10件."""
    for match in _BESIDE.finditer(words):
        subject = subject_of(match["of"])
        if subject:
            yield match.start("last"), match.end() + 1, base_of(subject, match)


def told_of_both(words: str, year: int) -> Iterator[tuple[int, int, Told]]:
    """Both years' numbers with 分别: 2023年、2024年新收申请分别为10件、12件."""
    for match in _BOTH.finditer(words):
        subject = subject_of(match["of"])
        if subject and (int(match["last"]), int(match["this"])) == (year - 1, year):
            yield match.start(), match.end() + 1, base_of(subject, match)


def told_over(words: str, year: int) -> Iterator[tuple[int, int, Told]]:
    """Last year's number before 相比: 与2023年收到26件相比，本年新收25件，减少1件."""
    for match in _OVER.finditer(words):
        named = match["last"][:4]
        if named.isdigit() and int(named) != year - 1:
            continue
        of, again = match["of"], match["again"]
        if not all(_RECEIVED.fullmatch(said) for said in (of, again)):
            continue
        rising = match["way"][0] in RISING
        kind: Kind = "percent" if match["unit"] in "%％" else "difference"
        amount = match["number"].replace(",", "")
        yield match.start(), match.end(), ("requests", whole(match["figure"]), kind, amount, rising)
