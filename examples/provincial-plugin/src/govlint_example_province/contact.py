"""The check `contact`: the introduction gives a telephone number, of one of the province's area codes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from govlint.hookspecs import Context, NotAssessable, Outcome, Passed, Problem, Span, Text, check

_TELEPHONE = re.compile(r"(?:电话|热线)[：:为]?\s*(?:[（(]?(0\d{2,3})[）)]?[-－—\s]?)?(\d{7,8})(?!\d)")


@check("contact")
def contact(context: Context, *, area_codes: tuple[str, ...]) -> Iterable[Outcome]:
    """The introduction of the report gives a telephone number with one of `area_codes`."""
    introduction = context.report.introduction
    if introduction is None:
        raise NotAssessable(Text("没有找到引言", "there is no introduction"))
    words = context.document.slice(introduction)
    found = list(_TELEPHONE.finditer(words))
    if not found:
        blank = len(words) - len(words.lstrip())
        yield Problem(span=Span(introduction.start + blank, introduction.end), kind="missing")
        return
    for match in found:
        start, end = (introduction.start + offset for offset in match.span(1 if match[1] else 2))
        if match[1] in area_codes:
            yield Passed()
            continue
        codes = "、".join(area_codes)
        kind = "code" if match[1] else "no-code"
        yield Problem(span=Span(start, end), kind=kind, params={"code": match[1] or "", "codes": codes})
