"""Whose figures a clause tells: the report's own agency's, a sub-unit's, another's, or one cannot say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from govlint.claims.words import Word
from govlint.lazy import lazily
from govlint.report import Report

Whose = Literal["own", "other", "unsure", ""]

_AGENCY = lazily(
    r"[\u4e00-\u9fff]{1,24}(?:局|委|厅|办公?室|政府|部门|单位|县|区|市|镇|乡|街道|法院|检察院|公司|医院|学校|大学|中心|站|所|院|办|村|社区"
    r"|管委会|委员会|大队|支队|分局|科|处|股|集团|银行|协会)$"
)
_CALLED = lazily(r"(?:以下)?(?:简称|下称)[：:]?[“\"‘《]?([\u4e00-\u9fff]{1,12})[”\"’》]?[）)]")
_OPENING = 2000
_LEADING = re.compile(r"^.*(?:其中|包括|在|由|向|对)")
_FILLING = ("neutral", "this_year", "year", "compare", "sum", "last_year", "opener", "all")


class Names:
    """The names by which a report's agency may call itself."""

    def __init__(self, report: Report) -> None:
        agency = (report.agency.value if report.agency else "").replace("人民政府", "政府")
        text = report.document.text
        called = _CALLED.findall(text, report.body.start, min(report.body.end, report.body.start + _OPENING))
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
        if any(word.is_context("own") for word in before):
            return "own"
        if any(word.is_context("subunit") for word in before):
            return "other"
        while (
            before and before[-1].is_context(*_FILLING) and not text[before[-1].end : end].strip(" \t\u3000")
        ):
            end = before.pop().start
        stretch = re.sub(r"[\s\d年月日]", "", text[max(start, end - 40) : end])
        found = _AGENCY.search(stretch)
        if found is None:
            return ""
        return self.whose(_LEADING.sub("", found.group()))
