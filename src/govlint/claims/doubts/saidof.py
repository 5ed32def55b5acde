"""What is said behind a figure of requests: of all that came (54件申请主要集中在征地补偿方面), or of some."""

from __future__ import annotations

from govlint.claims.doubts.candidate import Candidate
from govlint.claims.labels import Label
from govlint.claims.sentences import COUNTED, UNIT
from govlint.claims.words import Lists, Word
from govlint.lazy import lazily

_NOUN = rf"[ \t]*{UNIT}(?:新收到?|新增|收到)?(?:的)?(?:政府信息公开|信息公开|公开)?申请(?:的)?(?:内容|事项)?"
_ON_WHAT = lazily(
    rf"(?P<noun>{_NOUN})(?:(?:主要|大多数?|多|大都|相对|较为|比较|基本上?|均|都)+(?:集中|涉及|围绕|关注|指向)|集中于|集中在)"
)
_BY_STEPS = (
    rf"(?P<noun>{_NOUN})(?:均|都|全部|逐一)*(?:经过?|按照?|履行)(?:了|统一|规范|逐级|集体)*"
    r"(?:(?:{steps})(?:[、和及与等后的]|以及)*)+"
)
# 15件申请经审核后予以公开, 20件申请主要涉及拆迁，其余均涉及规划: of these few, whatever stands before them.
_TREATED = r"告知|不予|不再|无法|视为|退[回还]|移[交送]|转[交办送]|作(?:为)?[^，。；]{0,12}处理"
_OF_SOME = lazily(
    rf"公开|{_TREATED}|不掌握|不存在|撤[回销]|驳回|其[余他它]|剩余|余下|另|部分|还有|有的|少数|个别|[一-龥]{{0,3}}则"
)
_TO = "对|就|将|把"
_FEW = lazily(rf"(?:(?<!共)(?<!计)有|仅|即|约|近|半数|[多少]数|其中|的是|{_TO})[ \t]*$")
_DEALT_WITH, _BECAME = lazily(rf"(?:{_TO})[ \t]*$"), lazily(rf"{_TREATED}|予以(?:部分)?公开")
# 政府信息公开申请同比增至58件
_COME_TO = lazily(
    r"(?:总?数量?|总量)?(?:已|则|又|再|大幅|小幅|略|同比|进一步)*"
    r"(?:[增升降减]|增[加长]|上升|攀升|下降|减少|回落)(?:至|到|为)[ \t]*"
)
_CAME = "requests.received"
_SURE = ("certain", "this_year")
# 承办57件（其中2件为上年结转）: no work done for others.
_WITH_OLD = lazily(
    r"[ \t]*[件宗](?:申请)?[（(，,](?:其中|含|包括)"
    r"(?:[^，。；）)\d]{0,4}\d+[ \t]*[件宗](?:申请)?[为是系])?(?:上一?年|去年|20\d\d *年)度?"
    r"[^，。；）)\d]{0,3}(?:结转|转入|遗留)"
)
_TOOK_ON, _ALL_ITS_OWN = "承办", frozenset(("requests.received", "requests.answered"))


def is_change(text: str, label: Label) -> bool:
    """Whether so many more or fewer are told, and not what it has come to: 申请增加18件, but 申请增至58件."""
    compared = next((word.start for word in label.before if word.is_context("compare")), -1)
    if compared < 0:
        return False
    end = max((word.end for word in label.before if word.topic), default=-1)
    come_to = 0 <= end <= compared and _COME_TO.fullmatch(text, end, label.count.span.start)
    return not come_to


def are_dealt_with_apart(text: str, figure: Candidate) -> bool:
    """Whether a figure is of those that became one thing: 对7件申请，因未制作，告知申请人本机关不掌握."""
    sentence, span = figure.scope.sentence, figure.label.count.span
    return (
        _DEALT_WITH.search(text, sentence.start, span.start) is not None
        and _BECAME.search(text, span.end, sentence.end) is not None
    )


def has_come_on_the_way(text: str, label: Label, lists: Lists) -> bool:
    """Whether a figure is told with the steps that its requests went through: 12件申请经登记、审核后."""
    return lists(_BY_STEPS).match(text, label.count.span.end) is not None


def said_of_all(text: str, figure: Candidate, lists: Lists) -> int | None:
    """Where what is said of all that came begins behind their figure; None where nothing is, or of some.

    The figure is the only one of its sentence, and its words say that it is of the year or of what came.
    """
    if figure.names != (_CAME,):
        return None
    label, sentence = figure.label, figure.scope.sentence
    start, end = label.count.span.start, label.count.span.end
    said = _ON_WHAT.match(text, end) or lists(_BY_STEPS).match(text, end)
    if (
        said is None
        or COUNTED.search(text, sentence.start, start)
        or COUNTED.search(text, said.end(), sentence.end)
        or _OF_SOME.search(text, said.end(), sentence.end)
        or _FEW.search(text, sentence.start, start)
    ):
        return None
    noun = said.end("noun")
    own = [word for word in label.words if word.end <= noun]
    sure = any(word.is_context(*_SURE) or (word.topic and not word.naming) for word in own)
    return noun if sure else None


def is_its_own_work(text: str, word: Word, figure: Candidate) -> bool:
    """Whether what an agency took on holds what was left of last year: 承办57件（其中2件为上年结转）."""
    return (
        text[word.start : word.end] == _TOOK_ON
        and _ALL_ITS_OWN.issuperset(figure.names)
        and _WITH_OLD.match(text, figure.label.count.span.end) is not None
    )
