"""Whose figures a clause tells: the report's own agency's, a sub-unit's, another's, or one cannot say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from govlint.claims.words import Word
from govlint.lazy import lazily
from govlint.report import Report

Whose = Literal["own", "other", "unsure", ""]

_AGENCIES = (
    *("局", "委", "厅", "办", "处", "科", "股", "院", "所", "站", "县", "区", "市", "镇", "乡", "村"),
    *(
        "办公室",
        "政府",
        "部门",
        "单位",
        "街道",
        "公司",
        "大学",
        "学校",
        "中心",
        "社区",
        "管委会",
        "委员会",
        "队",
        "集团",
    ),
    *("银行", "协会"),
)
_NAME = lazily(r"[\u4e00-\u9fff]{1,24}$")
_CALLED = lazily(r"[简下]称[：:]?[“\"‘《]?([\u4e00-\u9fff]{1,12})[”\"’》]?[）)]")
_OPENING = 2000
_LEADING = lazily(r"^.*(?:其中|包括|在|由|向|对)")
_BRACKETED = lazily(r"([\u4e00-\u9fff]{1,24})[（(]([^（）()]{1,12})[）)]$")
_CLOSING = ("）", ")")
_UNSPOKEN = lazily(r"[\s\d年月日]")
_NEAR = 40
_FILLING = frozenset(("neutral", "this_year", "year", "compare", "sum", "last_year", "opener", "all"))


class Names:
    """The names by which a report's agency may call itself."""

    def __init__(self, report: Report) -> None:
        agency = (report.agency.value if report.agency else "").replace("人民政府", "政府")
        text = report.document.text
        start, end = report.body.start, min(report.body.end, report.body.start + _OPENING)
        called: list[str] = []
        while (at := text.find("称", start, end)) >= 0:
            called += [found[1]] if (found := _CALLED.match(text, max(start, at - 1), end)) else []
            start = at + 1
        self.agency = agency
        self.called = {name.replace("人民政府", "政府") for name in called}

    def whose(self, name: str) -> Whose:
        """Whether an agency called `name` is this one."""
        name = name.replace("人民政府", "政府")
        if name in self.called or name == self.agency:
            return "own"
        if not self.agency:
            return "unsure"
        if self.agency.endswith("政府"):
            place = self.agency.removesuffix("政府")
            return "own" if place.endswith(name) else "unsure" if self.agency.endswith(name) else "other"
        if self.agency.endswith(name) or self.agency in name:
            return "own"
        return "unsure" if name in self.agency else "other"

    def of_clause(self, text: str, start: int, end: int, words: Sequence[Word]) -> Whose:
        """Whose figures the clause tells whose words before its first count run from `start` to `end`."""
        before = [word for word in words if start <= word.start < end]
        for word in before:
            if "own" in word.context:
                return "own"
        if any("subunit" in word.context for word in before):
            return "other"
        while (
            before
            and not before[-1].context.isdisjoint(_FILLING)
            and not text[before[-1].end : end].strip(" \t\u3000")
        ):
            end = before.pop().start
        stretch = _UNSPOKEN.sub("", text[max(start, end - _NEAR) : end])
        if not stretch and text[start - 1 : start] in _CLOSING:
            return self._before_bracket(text, start)
        if not stretch.endswith(_AGENCIES):
            return ""
        found = _NAME.search(stretch)
        return self.whose(_LEADING.sub("", found.group())) if found is not None else ""

    def _before_bracket(self, text: str, start: int) -> Whose:
        """Whose figures a clause tells that begins behind a bracket: 各县（市、区）收到20件."""
        found = _BRACKETED.search(text[max(0, start - _NEAR) : start])
        if found is None or not found[1].endswith(_AGENCIES):
            return ""
        return "other" if len(found[1]) == 1 or "、" in found[2] else self.whose(_LEADING.sub("", found[1]))
