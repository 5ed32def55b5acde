"""Scopes: the part of a report that a check of a pack looks at, as one option that all of them share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from govlint.errors import Said, english, words_of
from govlint.fold import fold
from govlint.model import Span, Struct, Text
from govlint.report import CellKey, Form, Heading, NotAssessable, Report, Section
from govlint.running import once
from govlint.sources.written import available, meant, nearest, perhaps
from govlint.vocabulary import Vocabulary

Part = Literal["document", "title", "introduction", "section", "form"]
Grain = Literal["", "paragraph", "sentence", "heading", "cell"]
PARTS: tuple[str, ...] = get_args(Part)
GRAINS: tuple[str, ...] = tuple(grain for grain in get_args(Grain) if grain)
_STOPS = "。；！？;"
_BLANKS = " \t\u3000\xa0\r\n"


class Place(Struct, frozen=True):
    """One place of a scope: a part of the report (a section or form by its key), and how finely it is cut."""

    part: str
    key: str = ""
    grain: str = ""


class Unit(Struct, frozen=True):
    """What a rule is asked of once: a span, the pieces of it in which words are looked for, its name.

    `cell` is set for a cell of a form.
    """

    span: Span
    pieces: tuple[Span, ...]
    name: Text
    cell: CellKey | None = None


class Scope:
    """Where to look, as rules write it: `document`, `title`, `introduction`, `section` (each), `section:KEY`,
    `form` (each), `form:KEY`, `paragraph`, `sentence`, `heading`, `cell`; finer with a stroke
    (`section:overview/sentence`, `form:requests/cell`); several with commas.
    """

    __slots__ = ("places", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        places: list[Place] = []
        mistakes: list[str] = []
        for piece in text.replace("，", ",").split(","):
            try:
                places.append(_place(piece.strip()))
            except ValueError as error:
                mistakes.append(words_of(error))
        if mistakes:
            raise ValueError(Said("；".join(mistakes), "; ".join(map(english, mistakes))))
        self.places = tuple(places)

    @classmethod
    def parse(cls, text: str) -> Scope:
        """The scope that `text` writes; ValueError (`Said`) when it is none."""
        return cls(text)

    @property
    def is_whole(self) -> bool:
        """Whether it is the running text of the whole report, however cut: always there."""
        return all(place.part == "document" and place.grain != "cell" for place in self.places)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scope) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __reduce__(self) -> tuple[type[Scope], tuple[str]]:
        return Scope, (self.text,)

    def __str__(self) -> str:
        return self.text


def _place(text: str) -> Place:
    head, stroke, grain = text.partition("/")
    if head in GRAINS and not stroke:
        return Place("document", "", head)
    part, colon, key = head.partition(":")
    known = (*PARTS, *GRAINS)
    if part not in PARTS or (colon and (part not in ("section", "form") or not key)):
        if "=" in part:
            so = text.replace("=", ":", 1)
            raise ValueError(_no_scope(text, f"键前面写冒号：{so}", f"there is a colon before a key: {so}"))
        near = nearest(part, known)
        guess = perhaps(near) if near else available((*known, "section:KEY", "form:KEY"))
        raise ValueError(_no_scope(text, guess, guess.en))
    if stroke and grain not in GRAINS:
        remedy = meant(grain, GRAINS) or available(GRAINS)
        raise ValueError(
            Said(
                f"范围“{text}”里没有叫“{grain}”的单位，{remedy}",
                f"the scope “{text}” has no unit “{grain}”: {english(remedy)}",
            )
        )
    if grain == "cell" and part not in ("form", "document"):
        words = (f"范围“{text}”：只有表（form）才有 cell", f"the scope “{text}”: only forms have a cell")
        raise ValueError(Said(*words))
    return Place(part, key, grain)


def _no_scope(text: str, zh: str, en: str) -> Said:
    return Said(f"没有叫“{text}”的范围，{zh}", f"no scope is called “{text}”: {en}")


DOCUMENT = Scope("document")


def mistakes(scope: Scope, vocabulary: Vocabulary) -> Iterator[str]:
    """Sections and forms that a scope names and no pack has."""
    sections = {name for item in vocabulary.sections for name in (item.key, item.title.zh)}
    forms = {name for item in vocabulary.forms for name in (item.key, item.title.zh)}
    for place in scope.places:
        if place.part == "section" and place.key and place.key not in sections:
            yield unknown(SECTION, place.key, [item.key for item in vocabulary.sections])
        if place.part == "form" and place.key and place.key not in forms:
            yield unknown(FORM, place.key, [item.key for item in vocabulary.forms])


SECTION, FORM = Said("部分", "section"), Said("表", "form")
_FEW = 12
"""So many names at the most are listed beside the one that was perhaps meant."""


def unknown_form(name: str, vocabulary: Vocabulary) -> str:
    """What to say of a form that there is not; one named by its title is told its key."""
    keys = {fold(form.title.zh): form.key for form in vocabulary.forms}
    known = keys.get(fold(name))
    if known:
        return Said(
            f"表要写键，“{name}”的键是 {known}", f"forms are named by keys, and that of “{name}” is {known}"
        )
    return unknown(FORM, name, sorted(keys.values()))


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """What to say of a name that there is not, with the nearest right one."""
    choices = list(dict.fromkeys(known))
    remedy = meant(name, choices) or ""
    enough = remedy and ("可用" in remedy or len(choices) > _FEW)
    listed = "" if enough else f"现有：{'、'.join(choices) or '没有'}"
    there = "" if enough else f"{' ' if remedy else ''}there are {', '.join(choices) or 'none'}"
    return Said(
        f"没有叫“{name}”的{kind}，{remedy}{listed}",
        f"no {english(kind)} is called “{name}”: {english(remedy)}{there}",
    )


def units(report: Report, scope: Scope) -> tuple[tuple[Unit, ...], tuple[Text, ...]]:
    """The units of a scope in a report, in order; and for each place that is absent, the reason.

    NotAssessable where none of the places is there.
    """
    found, missing = _all_units(report)(scope.text)
    if missing and not found:
        raise NotAssessable(missing[0])
    return found, missing


class _Units:
    """The units of one report, kept by scope: several rules ask for the same."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.known: dict[str, tuple[tuple[Unit, ...], tuple[Text, ...]]] = {}

    def __call__(self, text: str) -> tuple[tuple[Unit, ...], tuple[Text, ...]]:
        if text not in self.known:
            found: dict[Span, Unit] = {}
            missing: list[Text] = []
            for place in Scope(text).places:
                try:
                    found |= {unit.span: unit for unit in _units_of(self.report, place)}
                except NotAssessable as error:
                    missing.append(error.reason)
            self.known[text] = tuple(found[span] for span in sorted(found)), tuple(missing)
        return self.known[text]


_all_units = once(_Units)


def _units_of(report: Report, place: Place) -> Iterator[Unit]:
    if place.part == "form" or place.grain == "cell":
        yield from _of_forms(report, place)
        return
    wholes = list(_wholes(report, place))
    if place.grain == "":
        yield from wholes
        return
    for whole in wholes:
        if place.grain == "heading":
            spans = [heading_line(report, heading) for heading in headings_in(report, whole.span)]
        elif place.grain == "sentence":
            spans = [span for piece in whole.pieces for span in sentences(report.document.text, piece)]
        else:
            spans = list(whole.pieces)
        for span in spans:
            yield Unit(span, (span,), whole.name)


def _wholes(report: Report, place: Place) -> Iterator[Unit]:
    """The parts of the report that a place names, each as one unit."""
    if place.part == "document":
        start = report.title or Span(report.body.start, report.body.start)
        yield Unit(Span(start.start, report.body.end), tuple(report.paragraphs()), Text("报告", "the report"))
    elif place.part == "title":
        if report.title is None:
            raise NotAssessable(Text("没有找到标题", "no title was found"))
        yield Unit(report.title, (report.title,), Text("标题", "the title"))
    elif place.part == "introduction":
        if report.introduction is None:
            raise NotAssessable(Text("没有找到引言", "no introduction was found"))
        pieces = tuple(report.paragraphs(report.introduction))
        yield Unit(report.introduction, pieces, Text("引言", "the introduction"))
    else:
        sections = [section_of(report, place.key)] if place.key else list(report.sections.values())
        if not sections:
            raise NotAssessable(Text("没有找到任何一个部分", "no section was found"))
        for section in sections:
            title = section.definition.title
            name = Text(f"“{title.zh}”部分", f"section “{title.en}”")
            pieces = tuple(report.paragraphs(section.body))
            yield Unit(section.body, pieces, name)


def section_of(report: Report, name: str) -> Section:
    """A section by its key or Chinese title; NotAssessable where the report has none."""
    keys = [item.key for item in report.section_definitions if name in (item.key, item.title.zh)]
    return report.section(keys[0] if keys else name)


def form_of(report: Report, name: str) -> Form:
    """A form by its key or Chinese title; NotAssessable where the report, or its format, has none."""
    for item in report.definitions:
        if name in (item.key, item.title.zh):
            return report.form(item.key)
    raise NotAssessable(
        Text(f"{report.format} 年格式没有“{name}”这张表", f"the {report.format} format has no form {name}")
    )


def _of_forms(report: Report, place: Place) -> Iterator[Unit]:
    forms = [form_of(report, place.key)] if place.key else list(report.forms.values())
    if not forms:
        raise NotAssessable(Text("没有找到任何一张表", "no table was found"))
    for form in forms:
        title = form.definition.title
        if place.grain == "":
            yield Unit(form.span, (form.span,), title)
            continue
        for cell in form.cells.values():
            yield Unit(cell.span, (cell.span,), cell_name(form, cell.key), cell.key)


def cell_name(form: Form, key: CellKey) -> Text:
    """A cell in words: its form, row and column."""
    definition = form.definition
    row, column = definition.row_label(key.row), definition.column_label(key.column)
    return Text(
        f"{definition.title.zh}“{row.zh}”×“{column.zh}”", f"{definition.title.en} “{row.en}” × “{column.en}”"
    )


def headings_in(report: Report, within: Span) -> list[Heading]:
    """The headings that begin in `within`, in order."""
    return [heading for heading in report.headings if heading.span.start in within]


def heading_line(report: Report, heading: Heading) -> Span:
    """A heading with its number, without the blanks around it."""
    return stripped(
        report.document.text, Span(heading.span.start, max(heading.title.end, heading.span.start))
    )


def stripped(text: str, span: Span) -> Span:
    """`span` without the blanks at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(_BLANKS))
    return Span(start, max(start, span.start + len(words.rstrip(_BLANKS))))


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of a paragraph, each with the mark that ends it."""
    start = paragraph.start
    for at in range(paragraph.start, paragraph.end):
        if text[at] in _STOPS or text[at] == "\n" or at + 1 == paragraph.end:
            span = stripped(text, Span(start, at + 1))
            if span.end > span.start:
                yield span
            start = at + 1
