"""Whose year a figure is by the words right around it: 由2023年的58件增至67件, 比去年同期（58件）."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.claims.labels import Label
from govlint.claims.sentences import Segment
from govlint.claims.words import Word
from govlint.lazy import lazily

_OLD = lazily(r"(?:同期|上年|上年度|上一年度?|去年|前一年|(20\d\d) *年度?)[（(]$")
_OLD_FIGURE = lazily(r"(?:上年|去年)同期的?$|(20\d\d) *年度?的?[ \t]*$")
_MOVED = lazily(
    r"[^，。\d]{0,3}[增减升降涨跌扩回下][^，。\d]{0,3}[至到为]了?"
    r"(?:今年|本年度?|当年|(20\d\d) *年度?)?的?[ \t]*"
)
_FROM = lazily(r"[由从][^，。\d]{0,8}(?:20\d\d *年度?的?)?[ \t]*$")
# 上年为62件（含上年结转2件）: all that is told of that year's figure.
_OLD_WITH = lazily(
    r"(?:(?:上一?|去|前一?)年度?|(20\d\d) *年度?)(?:同期)?"
    r"(?:[为是有共的]|新?收到?|受理|办[结理]|政府信息公开|申请|[ \t])*"
    r"\d[\d,]*[ \t]*[件宗条份][，,（(、][^，。；（）\d]{0,3}$"
)
# 2023年，全年收到40件; 据2023年年报，全年收到40件: what is of the whole year is of that one.
_HEADED = lazily(
    r"(?:^|[，,；;])[ \t\u3000]*(?:(?:据|根据|依据|查阅|翻阅|回顾|回看)[^，。；：\d]{0,8})?"
    r"(?:(?:上一?|去|前一?)年度?|(20\d\d)[ \t]*年度?)的?"
    # 根据上年度第三方评估报告，全年改进工作，收到9件: how this year's work is told.
    r"(?![^，。；：\d]{0,12}(?:评估|考核|整改|测评|检查|督查|巡察|通报|方案|要求|部署|反馈))[^，。；：\d]{0,12}"
    r"(?<=[年度报告计据示果载况明])[，,：:]"
)
_OF_THAT_YEAR = frozenset(("全年", "全年度", "年内", "一年来", "报告期", "报告期内"))
_NEAR = 10
_FAR = 40
_YEARS = ("year", "last_year", "this_year")
_TIMES = (*_YEARS, "compare")


def is_headed(sentence: str, year: int | None) -> bool:
    """Whether a sentence, or a part of it, begins by naming another year or a report on it."""
    found = _HEADED.search(sentence)
    return found is not None and (found[1] is None or int(found[1]) != year)


def is_another(text: str, words: Sequence[Word], year: int | None, *, before: bool, headed: bool) -> bool:
    """Whether what stands behind `words` is of another year, as it was or not `before` them.

    `headed` says that the sentence is about another one.
    """
    for word in words:
        if "this_year" in word.context:
            # 2023年收到的1件已于当年办结: 当年 is the year that was named.
            said = text[word.start : word.end]
            before = before and (said == "当年" or (headed and said in _OF_THAT_YEAR))
        elif "last_year" in word.context:
            before = True
        elif "year" in word.context and year is not None:
            before = int(text[word.start : word.start + 4]) != year
    return before


def moved(text: str, previous: Label | None, label: Label, year: int | None) -> Label:
    """The label of the second of two years' figures, where its words are those of the first."""
    if previous is None or any(word.topic for word in label.words):
        return label
    found = _MOVED.fullmatch(text, previous.count.whole.end, label.count.span.start)
    if found is None or (found[1] and int(found[1]) != year):
        return label
    # 律师代理的申请由31件增到37件: of these alone, too.
    topics = tuple(word for word in previous.words if word.topic or not word.is_context(*_TIMES))
    return Label(label.count, topics, (), label.count.span.start, label.end)


def is_old(text: str, segment: Segment, label: Label, year: int | None, *, carried: bool) -> bool:
    """Whether a figure is another year's; one `carried` over names the year that it came from."""
    start = label.count.span.start
    # 2022年新收61件、2023年新收58件: each of the year that it names.
    told = next((word for word in reversed(label.before) if word.is_context(*_YEARS)), None)
    if told is not None and not carried and year is not None:
        another = told.is_context("year") and int(text[told.start : told.start + 4]) != year
        if another or told.is_context("last_year"):
            return True
    if _FROM.search(text, max(0, start - 2 * _NEAR), start) and _MOVED.match(text, label.count.whole.end):
        return True
    opening = segment.start
    if carried and (held := _OLD_WITH.search(text, max(0, opening - _FAR), opening)):
        return not (held[1] and int(held[1]) == year)
    if segment.depth and segment.mark == "、":
        # 与上年（复议1件、诉讼0件）相比: all that the bracket holds.
        opening = max(text.rfind(mark, 0, opening) for mark in "（(") + 1
    named = _OLD.search(text, max(0, opening - _NEAR), opening) or _OLD_FIGURE.search(
        text, max(0, start - _NEAR), start
    )
    return named is not None and not carried and not (named[1] and int(named[1]) == year)
