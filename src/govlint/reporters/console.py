"""The format `text`: findings for people, grouped by document, on a terminal or in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from govlint.finding import Finding, Related, Result, Severity
from govlint.hookspecs import Style
from govlint.model import Struct, Text
from govlint.reporters.excerpt import window
from govlint.reporters.lastline import Tally, last_lines, statistics_for
from govlint.reporters.paint import Pen
from govlint.reporters.standing import Standing, failure, standing
from govlint.reporters.typeset import hang, printable, width_of
from govlint.reporters.words import (
    blind_words,
    crash_words,
    fix_label,
    fix_words,
    fixed_label,
    fixed_words,
    hint_label,
    listed,
    note_label,
    place_words,
    position,
    severity_word,
    skipped_words,
    whose_words,
)

_NARROWEST = 40
_SKIPPED_SHOWN = 5
_RELATED_SHOWN = 3


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    """A block of lines for each document with something to tell, then the last line."""
    style = _usable(style)
    tally, statistics = Tally(), statistics_for(style)
    open_list = False
    for result in results:
        tally.add(result)
        if statistics:
            statistics.add(result)
        if standing(result) is Standing.SKIPPED and not result.crashes:
            if style.coverage or (tally.skipped <= _SKIPPED_SHOWN and not style.quiet):
                open_list = True
                yield _skipped(result, style)
            continue
        lines = list(_document(result, style))
        if lines:
            yield ("\n" if open_list else "") + "\n".join([*lines, ""]) + "\n"
            open_list = False
    if open_list:
        yield "\n"
    if statistics and statistics.counts:
        yield "\n".join([*statistics.lines(style), "", ""])
    if not style.quiet:
        yield last_lines(tally, style)


def _usable(style: Style) -> Style:
    return style if style.width >= _NARROWEST else replace(style, width=_NARROWEST)


def _skipped(result: Result, style: Style) -> str:
    words = skipped_words(style.lang)
    return Pen(style.colour)("quiet", f"{printable(result.path)}  {words}") + "\n"


def _document(result: Result, style: Style) -> Iterator[str]:
    """The lines of one document; none where it is clean and nothing more was asked for."""
    pen = Pen(style.colour)
    blocks = [list(_Writer(result.path, style).lines(finding)) for finding in result.findings]
    if result.fixed:
        blocks.append(list(_fixed(result, style)))
    troubles = list(_troubles(result, style))
    if troubles:
        blocks.append(troubles)
    notes = [note for note in result.notes if note not in result.unread_forms]
    if notes and not style.quiet:
        blocks.append([line for note in notes for line in _note(note, style)])
    if style.coverage and result.kind is not None:
        from govlint.reporters.coverage import coverage_lines  # only where it is asked for

        blocks.append(list(coverage_lines(result, style)))
    if not blocks:
        return
    whose = printable(whose_words(result, style.lang))
    yield pen("strong", printable(result.path)) + (f"  {whose}" if whose else "")
    for index, block in enumerate(blocks):
        if index:
            yield ""
        yield from block


def _fixed(result: Result, style: Style) -> Iterator[str]:
    """What was mended in the file; places are those before it."""
    pen = Pen(style.colour)
    for finding in result.fixed:
        head = f"{fixed_label(style.lang)}[{finding.rule}]"
        words = f" {fixed_words(finding, style.lang)}"
        yield from _headline(pen("good", head), width_of(head), words, style)


def _troubles(result: Result, style: Style) -> Iterator[str]:
    """What kept the document, or a rule on it, from being checked."""
    pen = Pen(style.colour)
    lang = style.lang
    if (error := failure(result)) is not None:
        head = f"{severity_word(Severity.ERROR, lang)}[{error.code}]"
        yield from _headline(pen("error", head), width_of(head), f" {error.message}", style)
    for crash in result.crashes:
        head = Text("出错：", "crash: ").in_language(lang)
        yield from _headline(pen("error", head), width_of(head), crash_words(crash, lang), style)
    if standing(result) is Standing.BLIND and not result.crashes:
        head = Text("未能检查：", "not assessed: ").in_language(lang)
        yield from _headline(pen("warning", head), width_of(head), blind_words(result, lang), style)
    for words in result.unread_forms:
        head = Text("未能检查：", "not assessed: ").in_language(lang)
        yield from _headline(pen("warning", head), width_of(head), words, style)


def _note(note: str, style: Style) -> Iterator[str]:
    """What the reader says of the file as a whole."""
    yield from hang(note_label(style.lang) + printable(note), style.width, "  ", "    ")


def _headline(painted: str, width: int, words: str, style: Style) -> Iterator[str]:
    """`words` after a painted word; the lines after the first stand in by two columns."""
    first, *rest = hang(printable(words), style.width, " " * (2 + width), "    ")
    yield f"  {painted}{first[2 + width :]}"
    yield from rest


class _Writer(Struct, frozen=True):
    """Writes the findings of the document at `path`."""

    path: str
    style: Style

    def lines(self, finding: Finding) -> Iterator[str]:
        """Message, place, picture or excerpt, and notes of one finding."""
        pen = Pen(self.style.colour)
        lang = self.style.lang
        word = severity_word(finding.severity, lang)
        head = f"{word}[{finding.rule}]"
        yield from _headline(pen(finding.severity, head), width_of(head), f" {finding.message}", self.style)
        yield from self._place(finding, pen)
        number = str(finding.location.line) if finding.location.line and self._has_excerpt(finding) else ""
        gutter = " " * (2 + max(3, len(number)))
        for line, numbered in self._view(finding, len(gutter) + 3, pen):
            start = number.rjust(len(gutter)) if numbered else gutter
            yield f"{pen('quiet', start + ' |')} {line}".rstrip()
        for note in self._notes(finding):
            first, *rest = hang(printable(note), self.style.width, f"{gutter} = ", f"{gutter}   ")
            yield pen("quiet", f"{gutter} =") + first[len(gutter) + 2 :]
            yield from rest

    @staticmethod
    def _has_excerpt(finding: Finding) -> bool:
        return finding.picture is None and finding.excerpt is not None

    def _place(self, finding: Finding, pen: Pen) -> Iterator[str]:
        """Path, line and column as one clickable word, then the place in words."""
        where = printable(position(self.path, finding))
        words = printable(
            finding.place if finding.location.line is not None else place_words(finding, self.style.lang)
        )
        arrow = pen("quiet", "-->")
        if not words:
            yield f"  {arrow} {where}"
        elif width_of(f"  --> {where}  {words}") <= self.style.width:
            yield f"  {arrow} {where}  {words}"
        else:
            yield f"  {arrow} {where}"
            yield from hang(words, self.style.width, "      ", "      ")

    def _view(self, finding: Finding, indent: int, pen: Pen) -> Iterator[tuple[str, bool]]:
        """Lines that show the place, each with whether the line number stands before it."""
        width = self.style.width - indent
        if finding.picture is not None:
            from govlint.reporters.picture import picture_lines  # only for what is wrong in a table

            for line in picture_lines(finding.picture, width, self.style.lang, pen):
                yield line, False
        elif finding.excerpt is not None:
            seen = window(finding.excerpt, width)
            yield f"{seen.before}{pen('mark', seen.marked)}{seen.after}", True
            yield pen(finding.severity, seen.carets()), False

    def _notes(self, finding: Finding) -> Iterator[str]:
        lang = self.style.lang
        # A picture shows the cells of this document; what stands in other files is named all the same.
        drawn = finding.picture is not None
        yield from self._related(
            tuple(item for item in finding.related if not drawn or item.location.block is None)
        )
        if finding.hint:
            yield hint_label(lang) + finding.hint
        if finding.fix:
            yield fix_label(lang) + fix_words(finding.fix, lang)
        rule = Text("规则：", "rule: ").in_language(lang) + finding.name
        if finding.basis:
            rule += Text(f"，依据{finding.basis}", f", by {finding.basis}").in_language(lang)
        if finding.also:
            codes = listed(list(finding.also), lang)
            rule += Text(f"；同时不满足 {codes}", f"; also fails {codes}").in_language(lang)
        yield rule

    def _related(self, related: tuple[Related, ...]) -> Iterator[str]:
        """The other places that the message speaks of, as clickable words."""
        lang = self.style.lang
        label = Text("相关：", "related: ").in_language(lang)
        for item in related[:_RELATED_SHOWN]:
            location = item.location
            where = f"{self.path}:{location.text}" if location.line is not None else place_words(item, lang)
            value = Text(f"（{item.value}）", f" ({item.value})").in_language(lang) if item.value else ""
            yield f"{label}{where}{value}"
        more = len(related) - _RELATED_SHOWN
        if more > 0:
            yield label + Text(f"另有 {more} 处", f"and {more} more").in_language(lang)
