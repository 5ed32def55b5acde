"""Tells a report from a page that only speaks of one: a repository's README, a notice, a list of links."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.model import Paragraph, Text
from govlint.patterns.pattern import Pattern
from govlint.report import Report
from govlint.structure.identity import has_sign
from govlint.vocabulary import Recognition

SPEAKS = Text(
    "只是提到政府信息公开年度报告，没有报告的标题、部分、表和数：像是说明、通知或者目录，不是报告本身",
    "only speaks of such reports, without the title, sections, tables or figures of one: a notice or a list, "
    "it seems, and no report itself",
)
_ELSEWHERE = Text(
    "只有报告的标题，没有正文和表；正文可能在附件或者另一页",
    "has the title of a report and none of its text or tables, which may be attached or on another page",
)
_HEAD = 4
"""So many lines may stand before the title of a notice, and it among them."""
_MARKS = "。，；,;"
"""What stands in nothing but sentences."""
_SHORT = 200
"""Nothing longer is only a line that tells where the report is."""


def mentioned(report: Report, recognition: Recognition) -> Text | None:
    """Why a document that is known by its title or by a mention alone is not held to be a report.

    None where it is one: it has a section or a form, tells what reports tell, or is called one and has text
    of its own, however broken. A pack that does not say what its reports tell (`contents`) takes all for one.
    """
    headed = any(section.heading is not None for section in report.sections.values())
    if headed or report.forms or not recognition.contents:
        return None
    if _is_on_reports(report, recognition):
        return SPEAKS
    if report.sections or _have(recognition.contents, report.document.text):
        return None
    if not _is_called_one(report, recognition):
        return SPEAKS
    start = report.title.end if report.title else report.body.start
    text = report.document.text[start : report.body.end]
    if not any(mark in text for mark in _MARKS):
        return None if report.pictures else _ELSEWHERE
    return _ELSEWHERE if len(text) <= _SHORT and _have(recognition.enclosures, text) else None


def _have(patterns: Sequence[str], words: str) -> bool:
    return any(Pattern.restore(pattern).search(words) for pattern in patterns)


def _is_on_reports(report: Report, recognition: Recognition) -> bool:
    """Whether a line at the document's head is the title of a notice on reports, or of a picture of one."""
    document = report.document
    lines = [block.span for block in document.blocks if isinstance(block, Paragraph)][:_HEAD]
    titles = [*map(document.slice, lines), *document.metadata.values()]
    return any(_have(recognition.notices, "".join(title.split())) for title in titles)


def _is_called_one(report: Report, recognition: Recognition) -> bool:
    """Whether the title at the head of a line, the file's name or its metadata call the document a report."""
    document, title = report.document, report.title
    outside = (document.path.replace("\\", "/").rpartition("/")[2], *document.metadata.values())
    if any(has_sign(recognition.signs, words) for words in outside):
        return True
    if title is None:
        return False
    line = document.text[document.text.rfind("\n", 0, title.start) + 1 : title.end]
    return not _have(recognition.enclosures, line)
