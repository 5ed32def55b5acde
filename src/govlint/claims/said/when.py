"""Of which time figures are: 全年收到84件 are this year's, 2023年收到61件 not, 上半年收到40件 in part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from govlint.claims.said.wording import Wording
from govlint.claims.sentences import UNIT, Clause
from govlint.claims.words import Word
from govlint.claims.years import is_another, is_headed
from govlint.lazy import lazily
from govlint.model import Struct

_PLANNED = lazily(
    r"[ \t\u3000]*(?:[（(][一二三四五六七]{1,2}[）)])?(?:下一步|下一?阶段|今后|接下来|明年|来年|新的一年)"
)
_OF_NOW = ("今年", "本年", "当年")
# 新收3件，上年无结转，已办理3件: what came over is of this year's work.
_NONE_CAME_OVER = lazily(
    r"(?:上一?|去|前一?)年度?(?:的)?(?:申请)?[均也并]?(?:无|没有|未)(?:有)?"
    r"(?:结转|遗留|转[入来])(?:(?:来)?(?:的)?(?:申请|件|事项))?(?:[，,。；;、]|$)"
)
_SO_FAR = "当年"
_YEARS = frozenset({"this_year", "last_year", "year"})
_MONTHS = frozenset("月份")
_IN_A_MONTH = lazily(r"(?<![\d至到－—-])(?:[1-9]|1[01]) *月份?$")
_NEAR = 8
_OWN = lazily(rf"(?:全年)?(?!以来|至|到|起)[^，。；：、\d]{{0,20}}?[ \t]*\d[\d,]*[ \t]*{UNIT}")
_AMONG = lazily(r"[ \t\u3000]*其中")
# A sentence that goes on with the year that the one before named.
_THEN = lazily(r"[ \t\u3000]*(?:当年|该年|同年|那年|当时)")


class When(Struct, frozen=True):
    """The time that is spoken of: `other` says that it is another year, `period` that it is less or more
    than one, and `own` that a figure of the report's own year is told beside such a time.
    """

    other: bool = False
    period: bool = False
    own: bool = False

    def next_sentence(self, text: str) -> Self:
        """What a sentence begins with: the year of the one before where it says 当年, and no plans.

        上半年受理26件，答复25件。其中公开8件: in that time, too.
        """
        goes_on = self.other and _THEN.match(text) is not None
        period = self.period and _AMONG.match(text) is not None
        return type(self)(other=goes_on or _PLANNED.match(text) is not None, period=period)

    def in_clause(self, text: str, clause: Clause, sentence: Wording, year: int | None) -> Self:
        """What a clause of the sentence speaks of in the report on `year`."""
        # 累计收到437件，其中2024年收到77件: all of this year's.
        own = self.period and _counts_own_year(text, clause.words, year)
        period = self.period and not own and not _tells_year(text, clause)
        period = period or "period" in clause.said or _is_of_a_month(text, clause.first.start, sentence.start)
        return type(self)(self._is_other(text, clause, sentence, year), period, own)

    def _is_other(self, text: str, clause: Clause, sentence: Wording, year: int | None) -> bool:
        """Whether another year is spoken of behind the words of a clause."""
        # 上年新收35件，今年新收45件
        now = any("certain" in word.context and text.startswith(_OF_NOW, word.start) for word in clause.words)
        other = self.other and not now
        if clause.said.isdisjoint(_YEARS) or _NONE_CAME_OVER.match(text, clause.first.start):
            return other
        # 2023年，全年收到61件: only what says 全年 asks whether the sentence is headed so.
        headed = "this_year" in clause.said and is_headed(sentence.text, year)
        return is_another(text, clause.words, year, before=other, headed=headed)


def _tells_year(text: str, clause: Clause) -> bool:
    """Whether a clause tells of the whole year: 全年, and not 到10月底，当年收到的申请已达88件."""
    words = [word for word in clause.words if "this_year" in word.context]
    return not all(text.startswith(_SO_FAR, word.start) for word in words)


def _is_of_a_month(text: str, start: int, opening: int) -> bool:
    """Whether a month that is not the last stands right before: 最多的是5月，收到29件."""
    if start - 2 < opening or text[start - 2] not in _MONTHS:
        return False
    return _IN_A_MONTH.search(text, max(opening, start - _NEAR), start - 1) is not None


def _counts_own_year(text: str, words: Sequence[Word], year: int | None) -> bool:
    """Whether a figure of the report's own year follows its name: 近三年…，2024年205件."""
    return any(
        "year" in word.context
        and int(text[word.start : word.start + 4]) == year
        and _OWN.match(text, word.end) is not None
        for word in words
    )
