"""Tells which kind of document it is: each kind that the packs declare is tried, the likeliest one taken."""

from __future__ import annotations

import re

from govlint.errors import UnreadableError
from govlint.lazy import lazily
from govlint.legible import GARBLED, TRADITIONAL, is_traditional, readings
from govlint.model import Document, Text
from govlint.report import Report
from govlint.structure.identity import has_sign
from govlint.structure.recognise import Recogniser
from govlint.vocabulary import ANNUAL_REPORT, Vocabulary

_SURE = 2
_OPENING = 4000
"""So many characters of a document that is no report are looked at for what they may have been."""


_TOLD = lazily("政府信息|年度报告|申请|统计期限|总体情况|处理费|勾稽")


_BOX = lazily(
    r"(?m)^[ \t]*\+[-=]{40,}\+[ \t]*\r?\n(?:[ \t]*\|.*\|[ \t]*\r?\n){20}"
    r"|^[ \t]*\+[-=]{4,}\+[-=+]{4,}\+[ \t]*\r?\n(?:[ \t]*\|.*\|[ \t]*\r?\n){60}"
)
"""A box of one column, many lines high, or of several, as of a menu beside a page."""
_SENTENCES = 3
"""No table of a report holds so many sentences: its cells are labels and figures."""


def _is_page(box: re.Match[str]) -> bool:
    """Whether a drawn box is the page's, and no table of several columns, which may be as high."""
    return "+" not in box[0].lstrip().partition("\n")[0].strip(" \t\r+") or box[0].count("。") >= _SENTENCES


class Kinds:
    """Recognises documents of every kind in a vocabulary; made once, used for every document."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        kinds = (vocabulary, *vocabulary.others)
        self._recognisers = [Recogniser(kind) for kind in kinds if not kind.is_empty]

    def recognise(self, document: Document) -> Report | None:
        """The report in `document`, of the kind that it is most like; None when it is of none.

        What surely is a report on information disclosure is that, whatever other kinds take it for theirs: no
        pack can take a document away from the national rules. Raises UnreadableError where it would be one if
        its words could be read.
        """
        found = [report for by in self._recognisers if (report := by.recognise(document)) is not None]
        if not found:
            self._refuse_disguised(document)
        elif is_traditional(document.text):
            raise _unreadable(TRADITIONAL)
        elif "+--" in document.source and any(map(_is_page, _BOX.finditer(document.source))):
            raise UnreadableError(
                "整页排在一个用 +---+ 画的框里（转换程序留下的版面表格），里面的表格认不准，没有读；"
                "请检查原来的网页，或者转换时去掉版面表格",
                "the whole page stands in a box of +---+ (a layout table left by a converter) whose "
                "tables are not sure: not read; check the original page, or convert it without layout "
                "tables",
            )
        if len(found) < 2:
            return found[0] if found else None
        if found[0].kind == ANNUAL_REPORT and found[0].title is not None and _found(found[0]) >= _SURE:
            return found[0]
        return max(found, key=lambda report: (_found(report), report.title is not None))

    def _refuse_disguised(self, document: Document) -> None:
        signs = [sign for by in self._recognisers for sign in by.vocabulary.recognition.signs]
        for why, words in readings(document.text[:_OPENING]):
            said = _TOLD.findall(words) if why is GARBLED else []  # which loses characters here and there
            if len(set(said)) > 2 or any(has_sign(signs, line) for line in words.splitlines()):
                raise _unreadable(why)


def _unreadable(why: Text) -> UnreadableError:
    return UnreadableError(
        f"像是一份报告，但文字{why.zh}，没有读；请换用文字正常的版本",
        f"it looks like a report, but its words are {why.en}: not read; use a version with sound text",
    )


def _found(report: Report) -> int:
    """How much of what a kind is known by was found: headings and tables."""
    headed = sum(section.heading is not None for section in report.sections.values())
    return headed + 2 * len(report.forms)
