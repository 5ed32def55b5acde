"""What is said of all that a figure counts (54件申请主要集中在征地方面, 47件申请均按期办结), or of some."""

from __future__ import annotations

import re

from govlint.claims.claim import ALL_THERE_IS
from govlint.claims.doubts.candidate import Candidate
from govlint.claims.labels import Label
from govlint.claims.said.scope import Scope
from govlint.claims.sentences import COUNTED, UNIT
from govlint.claims.words import Lists, Word
from govlint.lazy import lazily
from govlint.numbers import Figure

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
# 对1件申请（共40页）收取信息处理费; 向2名申请人（3件申请）发出收费通知
_ASIDE, _OF_THESE = lazily(rf"{_NOUN}[（(]"), lazily(r"[向对][ \t]*\d+[ \t]*[名位个]申请人[（(]$")
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
_ANSWERED, LEFT = ("requests.answered",), ("其余", "剩余", "余下", "剩下")
_IN_TIME = frozenset(("按时", "按期", "及时", "按规定时限", "法定期限内", "规定时限内", "期限内"))
_REST_GOES_ON = lazily(
    r"(?:申请|已经?|均|都|按[时期规]|及时|答复|办[结理]|完成)*[，,；;、（(](?:其余|剩余|余下|另有?|还有|尚有)?"
    r"[^，。；\d]{0,10}\d*[ \t]*[件宗条份]?"
    r"[^，。；\d]{0,6}(?:结转|转结|转[入至到]?)(?:下|次|明|20\d\d)"
)
_ALL_OF_THEM = lazily(r"[^。；\d]{0,12}(?:全部|所有)(?:的)?[ \t]*")
_ALL_YEAR, _EVERY_ONE = (
    lazily(r"[^。；\d其]{0,8}(?:全年|年内|本年度?|今年|20\d\d *年度?)(?:的|共)?[ \t]*"),
    lazily(r"[ \t]*[件宗条份](?P<noun>(?:政府信息公开|公开)?申请)?(?:均|都|全部)已?(?:依法)?"),
)
_OF_THIS_YEAR = lazily("新收|当年|收到|受理")
# 剔除仍在办理的3件，其余46件全部办结
_BUT_FOR_OPEN = lazily(
    r"(?:剔除|扣除|除去|除了?)(?:(?=[ \t]*\d+[ \t]*[件宗](?:申请)?(?:在办|未办结|结转))"
    r"|[^，。；\d]{0,8}(?:在办|未办结|未到[^，。；\d]{0,6}期|期限内|办理中|在办理"
    r"|[结转接][转入][^，。；\d]{0,4}(?:下|次|明|20\d\d)[^，。；\d]{0,8}))(?:的)?[ \t]*(\d{1,6})[ \t]*[件宗]"
    r"(?:申请)?(?:在办|未办结|结转(?:下一?年度?)?)?(?:之?外)?[，,]$"
)
_NOT_IN_TIME = lazily(r"延期|延长|逾期|超[期时]|不予受理|撤[回销]|转[办交送]|移送|当[场日]|提前|其中")
# 收到的51件申请全部在法定期限内答复
_THAT_CAME = lazily(
    r"[ \t\u3000]*(?:20\d\d *年度?|全年|本年度?|今年|年内|[我本][局委厅办院镇乡区县市关]|共|累计|对|[，,])*"
    r"(?:收到|受理|接收|接到|新收)的[ \t]*"
)
_ISSUED = ".issued"
_MADE = lazily(r"(?:制[发定]|出台|印发|发布)的[ \t]*$")
_DOCUMENTS = lazily(r"[ \t]*(?:行政)?(?:规范性文件|规章)")
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
    if _OF_THESE.search(text, sentence.start, span.start):
        return True
    return _DEALT_WITH.search(text, sentence.start, span.start) is not None and (
        _BECAME.search(text, span.end, sentence.end) is not None or _ASIDE.match(text, span.end) is not None
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


def _is_its_own_work(text: str, word: Word, figure: Candidate) -> bool:
    """Whether what an agency took on holds what was left of last year: 承办57件（其中2件为上年结转）."""
    return (
        text[word.start : word.end] == _TOOK_ON
        and _ALL_ITS_OWN.issuperset(figure.names)
        and _WITH_OLD.match(text, figure.label.count.span.end) is not None
    )


def is_no_part(text: str, word: Word, figure: Candidate, lists: Lists) -> bool:
    """Whether a word tells what was done with all that is counted, or that all of it was in time."""
    return (
        _is_done_with(text, word, figure)
        or _is_its_own_work(text, word, figure)
        or _is_said_of_all(text, word, figure, lists)
        or _are_all_but_the_rest(text, word, figure)
        or _are_all_but_those_open(text, word, figure)
        or _are_all_in_time(text, word, figure)
    )


def _is_done_with(text: str, word: Word, figure: Candidate) -> bool:
    """Whether a word tells what was done with documents just counted: 对制发的6件规范性文件同步解读."""
    label = figure.label
    return (
        word.start >= label.count.whole.end
        and "part" not in word.context
        and all(name.endswith(_ISSUED) for name in figure.names)
        and _MADE.search(text, label.start, label.count.whole.start) is not None
        and _DOCUMENTS.match(text, label.count.whole.end, word.start) is not None
    )


def _is_said_of_all(text: str, word: Word, figure: Candidate, lists: Lists) -> bool:
    """Whether a word only tells what all that came are about: 54件新收申请主要集中在征地方面."""
    behind = said_of_all(text, figure, lists)
    return behind is not None and word.start >= behind


def _are_all_in_time(text: str, word: Word, figure: Candidate) -> bool:
    """Whether all there were were done in time, and none are told before: 全部47件申请均按期办结."""
    return (
        (figure.names == _ANSWERED or figure.names == (_CAME,))
        and text[word.start : word.end] in _IN_TIME
        and word.start >= figure.label.count.whole.end
        and _are_all_told(text, figure)
        and not _tells_before(text, figure.label.count.value, figure.scope.sentence.start, figure.scope)
    )


def _are_all_told(text: str, figure: Candidate) -> bool:
    """Whether the words of a figure say that it is of all there were: 全年54件申请均按期答复."""
    start, end = figure.scope.sentence.start, figure.label.count.whole.start
    came = figure.names == (_CAME,)
    if not came and _ALL_OF_THEM.fullmatch(text, start, end):
        return True
    opening = _THAT_CAME if came else _ALL_YEAR
    every = _EVERY_ONE.match(text, figure.label.count.span.end)
    # 收到的54件均按期答复: what came is surely of these.
    told = every is not None and (came or every["noun"] is not None)
    return told and opening.fullmatch(text, start, end) is not None


def _are_all_but_those_open(text: str, word: Word, figure: Candidate) -> bool:
    """Whether those handled are all but those still open: 剔除在办的3件，其余46件全部办结.

    So they are not where the paragraph tells of as many as both come to: 新收49件.
    """
    scope = figure.scope
    if figure.names != _ANSWERED or not text.startswith(LEFT, word.start):
        return False
    open_ones = _BUT_FOR_OPEN.search(text, scope.sentence.start, word.start)
    if open_ones is None:
        return False
    if _OF_THIS_YEAR.search(text, scope.sentence.start, figure.label.start):
        return False
    return not _tells_before(text, int(open_ones[1]) + figure.label.count.value, open_ones.start(), scope)


def _tells_before(text: str, value: Figure, place: int, scope: Scope) -> bool:
    """Whether the paragraph has a figure of this value before a place."""
    paragraph = text.rfind("\n", 0, scope.sentence.start) + 1
    return re.search(rf"(?<!\d){value}(?!\d)", text[paragraph:place]) is not None


def _are_all_but_the_rest(text: str, word: Word, figure: Candidate) -> bool:
    """Whether those done in time are all done: 共处理47件，按时办结45件，结转下年2件."""
    return (
        figure.names == _ANSWERED
        and not ALL_THERE_IS.isdisjoint(figure.scope.tally.names)
        and text[word.start : word.end] in _IN_TIME
        and _REST_GOES_ON.match(text, figure.label.count.whole.end) is not None
        and _NOT_IN_TIME.search(figure.scope.sentence.text) is None
    )
