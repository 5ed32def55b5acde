"""Stamps a check's bare problem with everything that a user and a script need: the finding."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from govlint.digest import sha256
from govlint.discreet import discreet
from govlint.edits import source_edits
from govlint.finding import Edit, Excerpt, Finding, Fix, Mention, Problem, Related
from govlint.identifiers import Identifier, identifiers, mask_parts
from govlint.model import Document, Span, Text
from govlint.picture import PictureCell, PictureRow, TablePicture
from govlint.report import CellKey, Form, Report
from govlint.rule import Message, Rule, Told, message_of

_ANYWHERE = ("summed", "opposite")
"""Hints that say that any cell of a relation may be the wrong one: none is marked."""
_AROUND = 240
"""So much of a line is shown before and behind a finding, at the most; no terminal shows more."""


class Stamper:
    """Makes findings of one report's problems, in one language.

    `unfilled` are, by rule, the blanks of its words for which its check gave nothing: a bug of either.
    """

    def __init__(self, report: Report, lang: str) -> None:
        self.report = report
        self.document: Document = report.document
        self.lang = lang
        self._starts = self.document.line_starts()
        self._seen: dict[str, int] = {}
        self._paragraphs: list[int] | None = None
        self._known = identifiers(self.document.text)
        self.unfilled: dict[str, str] = {}

    def finding(self, told: Told) -> Finding:
        """The finding of a problem under its rule."""
        rule, problem = told.rule, told.problem
        message = message_of(rule, problem.kind)
        finding = Finding(
            rule=rule.code,
            name=rule.name,
            pack=rule.pack,
            severity=message.severity or rule.severity,
            message=self._words(rule, message, problem.params),
            location=self.document.place(problem.span, self._starts, self.lang),
            cell=problem.cell,
            related=tuple(self._related(mention) for mention in problem.related),
            also=told.also,
            hint=self._hint(rule, problem),
            basis=rule.basis,
            url=rule.url,
            fix=self._fix(rule, problem, message),
            fingerprint=self._fingerprint(rule, problem, message),
            place=self.place(problem),
            excerpt=self._excerpt(problem.span),
            picture=self._picture(problem),
            span=problem.span,
            under=tuple(map(self.finding, told.under)),
        )
        return discreet(finding, self._known) if self._known else finding

    def _words(self, rule: Rule, words: Message | Text, params: dict[str, Any]) -> str:
        lacking: list[str] = []
        filled = fill(words.en if self.lang == "en" else words.zh, params, self.lang, lacking)
        for name in lacking:
            self.unfilled.setdefault(rule.code, name)
        return filled

    def _hint(self, rule: Rule, problem: Problem) -> str | None:
        """The hint that the problem asks for; else that of its kind, else the one for any kind."""
        words = rule.hints.get(problem.hint or problem.kind)
        if words is None and problem.hint is None:
            words = rule.hints.get("any")
        return self._words(rule, words, problem.params) if words else None

    def _related(self, mention: Mention) -> Related:
        location = self.document.place(mention.span, self._starts, self.lang)
        place = self._cell_place(mention.cell) if mention.cell else ""
        return Related(location, mention.cell, mention.value, mention.role, place)

    def _fix(self, rule: Rule, problem: Problem, message: Message) -> Fix | None:
        if problem.replacement is None:
            return None
        title = rule.fix_title or rule.title
        wanted = [(problem.span, problem.replacement)]
        wanted += [(item.span, item.text) for item in problem.more_replacements]
        edits: list[Edit] = []
        for span, text in wanted:
            made = source_edits(self.document, span, text)
            if made is None:
                return None
            edits += made
        return Fix(title.in_language(self.lang), message.fix == "safe" and not problem.doubtful, tuple(edits))

    def _fingerprint(self, rule: Rule, problem: Problem, message: Message) -> str:
        """Of the rule, the cell or the words, and the values: the same when other lines move."""
        lasting = {name: getattr(value, "lasting", value) for name, value in problem.params.items()}
        words = fill(message.zh, lasting, "zh")
        cell = "/".join((problem.cell.form, problem.cell.row, problem.cell.column)) if problem.cell else ""
        said = self.document.slice(problem.span)
        core = "\0".join((rule.code, problem.kind, cell, words, said))
        if self._known:
            core = mask_parts(core, self._known)  # a number of eleven digits is soon guessed from its digest
        count = self._seen[core] = self._seen.get(core, 0) + 1
        return sha256(f"{core}\0{count}".encode()).hexdigest()[:16]

    def place(self, problem: Problem) -> str:
        """Where, in words: a cell by its form, row and column; else the section and its paragraph."""
        if problem.cell is not None:
            return self._cell_place(problem.cell)
        for form in self.report.forms.values():
            if problem.span.start in form.span:
                return form.definition.title.in_language(self.lang)
        for section in self.report.sections.values():
            heading = section.heading
            if heading and heading.span.start <= problem.span.start < heading.span.end:
                return self.document.slice(heading.span).strip()
            if section.body.start <= problem.span.start < section.body.end:
                number = self._paragraph_number(section.body, problem.span)
                title = section.definition.title.in_language(self.lang)
                if self.lang == "en":
                    return f"section {section.definition.number} “{title}”, paragraph {number}"
                return f"第{'一二三四五六七八九'[section.definition.number - 1]}部分“{title}”第{number}段"
        title_span = self.report.title
        if title_span and title_span.start <= problem.span.start < title_span.end:
            return "title" if self.lang == "en" else "标题"
        introduction = self.report.introduction
        if introduction and introduction.start <= problem.span.start < introduction.end:
            return "introduction" if self.lang == "en" else "引言"
        return ""

    def _cell_place(self, cell: CellKey) -> str:
        definition = self.report.definition(cell.form)
        rows = [row.key for row in definition.rows if row.key not in definition.replaces]
        number = rows.index(cell.row) + 1 if cell.row in rows else rows.index("handled")
        row, column = definition.row_label(cell.row), definition.column_label(cell.column)
        form = self.report.forms.get(cell.form)
        if form is not None and form.upright:
            # Its rows are the official columns: which of them it is, its own words tell.
            if self.lang == "en":
                return f"{definition.title.en}, row “{column.en}” of “{row.en}”"
            return f"{definition.title.zh} “{row.zh}”的“{column.zh}”一行"
        if self.lang == "en":
            return f"{definition.title.en}, row {number} “{row.en}” × column “{column.en}”"
        return f"{definition.title.zh} 第{number}行“{row.zh}” × “{column.zh}”列"

    def _paragraph_number(self, body: Span, place: Span) -> int:
        if self._paragraphs is None:
            self._paragraphs = self.document.paragraph_starts()
        before = bisect_left(self._paragraphs, body.start)
        return max(1, bisect_right(self._paragraphs, place.start) - before)

    def _excerpt(self, span: Span) -> Excerpt:
        text = self.document.text
        first, last = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
        for item in self._around(first, last):  # none is cut in two: half would not be known for what it is
            first = item.span.start if first in item.span else first
            last = item.span.end if last in item.span else last
        start = max(first, text.rfind("\n", first, span.start) + 1)
        end = text.find("\n", max(span.start, span.end - 1), last)
        line = text[start : end if end >= 0 else last].rstrip("\r")
        return Excerpt(line, span.start - start, min(span.end, start + len(line)) - start)

    def _around(self, first: int, last: int) -> Sequence[Identifier]:
        """The known identifiers at two places of the text and between; they are in order, none on another."""
        start = bisect_left(self._known, first, key=lambda item: item.span.end)
        return self._known[start : bisect_right(self._known, last, key=lambda item: item.span.start)]

    def _picture(self, problem: Problem) -> TablePicture | None:
        if problem.cell is None:
            return None
        form = self.report.forms.get(problem.cell.form)
        if form is None:
            return None
        roles = {mention.cell: mention.role for mention in problem.related if mention.cell}
        sure = problem.hint not in _ANYWHERE
        return draw(form, problem.cell, roles, self._equation(problem), self.lang, marked=sure)

    def _equation(self, problem: Problem) -> str:
        params = problem.params
        if not params.get("left"):
            return ""
        words = params["words"]
        said = words.in_language(self.lang) if isinstance(words, Text) else str(words)
        return f"{params['left']} {params['sign']} {params['right']}    {said}"


def fill(template: str, params: dict[str, Any], lang: str, lacking: list[str] | None = None) -> str:
    """`template` with its blanks filled, bilingual values in `lang`; braces in values stay as they are.

    A blank that `params` do not fill stays as it is written, and its name is added to `lacking`.
    """
    values = _Values(
        (name, value.in_language(lang) if isinstance(value, Text) else value)
        for name, value in params.items()
    )
    filled = template.format_map(values)
    if lacking is not None:
        lacking += values.lacking
    return filled


class _Values(dict[str, Any]):
    """What blanks are filled with; `lacking` are the names of those that were not."""

    lacking: tuple[str, ...] = ()

    def __missing__(self, name: str) -> str:
        self.lacking += (name,)
        return f"{{{name}}}"


def draw(
    form: Form, cell: CellKey, roles: dict[CellKey, str], equation: str, lang: str, *, marked: bool = True
) -> TablePicture:
    """The rows and columns of `form` that take part in a relation, with `cell` `marked` or not."""
    keys = {cell, *roles}
    definition = form.definition
    columns = [c.key for c in definition.columns if any(key.column == c.key for key in keys)]
    rows = [r.key for r in definition.rows if any(key.row == r.key for key in keys)]
    return TablePicture(
        title=definition.title.in_language(lang),
        columns=tuple(definition.column_label(column).in_language(lang) for column in columns),
        rows=tuple(
            PictureRow(
                definition.row_label(row).in_language(lang),
                tuple(
                    _picture_cell(form, row, column, cell if marked else None, roles) for column in columns
                ),
            )
            for row in rows
        ),
        equation=equation,
    )


def _picture_cell(
    form: Form, row: str, column: str, marked: CellKey | None, roles: dict[CellKey, str]
) -> PictureCell:
    found = form.cell(row, column)
    key = CellKey(form.definition.key, row, column)
    return PictureCell(found.text if found else "", key == marked, roles.get(key, ""))
