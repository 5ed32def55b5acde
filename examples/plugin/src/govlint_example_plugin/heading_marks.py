"""The check `heading-marks`: the title of a section ends without a mark."""

from __future__ import annotations

from collections.abc import Iterable

from govlint.hookspecs import Context, NotAssessable, Outcome, Passed, Problem, Span, Text, check


@check("heading-marks")
def heading_marks(context: Context, *, marks: str = "。：:；;") -> Iterable[Outcome]:
    """The headings of the six sections end without any of `marks`."""
    headings = [section.heading for section in context.report.sections.values() if section.heading]
    if not headings:
        raise NotAssessable(Text("没有找到各部分的标题", "no section has a heading"))
    for heading in headings:
        words = context.document.slice(heading.title).rstrip()
        last = heading.title.start + len(words) - 1
        if not words.endswith(tuple(marks)):
            yield Passed()
            continue
        yield Problem(
            span=Span(last, last + 1), params={"title": words[:-1], "mark": words[-1]}, replacement=""
        )
