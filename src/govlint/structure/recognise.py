"""The step from document to report: sections, forms, identity and page furniture put together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice

from msgspec.structs import replace

from govlint.errors import UnreadableError
from govlint.fold import fold
from govlint.lazy import lazily
from govlint.model import Document, Grid, Paragraph, Picture, Span
from govlint.patterns.pattern import Pattern
from govlint.report import Form, Heading, Report, Section
from govlint.spans import meets
from govlint.structure.captions import below, with_captions
from govlint.structure.corners import with_corners
from govlint.structure.crowded import Parter
from govlint.structure.emptied import with_blanks
from govlint.structure.freed import with_text_freed
from govlint.structure.headings import SectionFinder
from govlint.structure.identity import FIRST_LINES, Identity, TitleReader, has_sign, identify
from govlint.structure.labels import Labels
from govlint.structure.mentioned import SPEAKS, mentioned
from govlint.structure.openings import in_contents, keyed, make_section, second_report, sections_of
from govlint.structure.period import NEVER, PeriodReader
from govlint.structure.tables import find_forms
from govlint.vocabulary import ANNUAL_REPORT, FormDefinition, Vocabulary

LONGEST_FURNITURE = 60
MOST_CELLS = 200
"""In so many cells of a sheet its title is looked for."""
_ENDS = ("。", "；")
_YEAR = lazily(r"(?<!\d)20\d\d(?!\d)")
_SAID = "公开"
"""What every title of a report on information disclosure says."""


class Recogniser:
    """Recognises reports by one vocabulary; made once, used for every document."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        recognition = vocabulary.recognition
        self._finder = SectionFinder(vocabulary.sections)
        self._titles = TitleReader(recognition.titles, _SAID if vocabulary.kind == ANNUAL_REPORT else "")
        self._parter = Parter(
            vocabulary.sections, self._finder.number_of, lambda line: self._titles.read(line) is not None
        )
        self._periods = PeriodReader(recognition.periods)
        self._introduction = Pattern.restore("|".join(recognition.introductions) or NEVER)
        self._furniture = Pattern.restore("|".join(recognition.furniture) or NEVER)
        self._page_marks = Pattern.restore("|".join(recognition.page_marks) or NEVER)
        formats = sorted({form.format for form in vocabulary.forms}) or [""]
        self._forms = {
            name: tuple(form for form in vocabulary.forms if form.format == name) for name in formats
        }
        # Short lines (headings, labels, furniture) are the same in many reports.
        self._is_furniture = lru_cache(maxsize=8192)(
            lambda line: len(line) <= LONGEST_FURNITURE and self._furniture.is_in(line)
        )
        self._definitions = cache(self._definitions_of)
        self._labels = cache(lambda name, current: Labels(self._definitions(name, current)))
        self._markers = self._format_markers()

    def _definitions_of(self, name: str, current: str) -> tuple[FormDefinition, ...]:
        """The forms of a format; those that tell it by no column are the later ones of the report's year."""
        if current <= name:
            return self._forms[name]
        later = {form.key: form for form in self._forms[current]}
        return tuple(
            later[form.key] if form.key in later and _columns(later[form.key]) == _columns(form) else form
            for form in self._forms[name]
        )

    def _is_skipped(self, line: str) -> bool:
        """Whether a line between the rows of a table is a page mark or furniture of the web page."""
        if self._page_marks.fullmatch(line):
            return True
        return self._is_furniture(line)

    def _format_markers(self) -> dict[str, set[str]]:
        """Column headings that only one format has."""
        headings = {
            name: {fold(column.label.zh) for form in forms for column in form.columns}
            for name, forms in self._forms.items()
        }
        return {
            name: own - set().union(*(others for other, others in headings.items() if other != name))
            for name, own in headings.items()
        }

    def recognise(self, document: Document) -> Report | None:
        """The report in `document`; None when nothing tells that it is one.

        Raises UnreadableError where there are several in it.
        """
        report = self._found(document)
        why = mentioned(report, self.vocabulary.recognition) if report else None
        return replace(report, mentioned=why, foreign=why is SPEAKS) if report and why else report

    def _found(self, document: Document) -> Report | None:
        """What the report in `document` holds, whether or not it is more than a mention of one."""
        document = with_text_freed(with_blanks(document))
        headings = self._finder.headings(document)
        second = second_report(headings, document)
        if second is not None:
            line = document.text[second:].partition("\n")[0][:20]
            place, there = (document.place(Span(second, second + 1), lang=lang).text for lang in ("zh", "en"))
            raise UnreadableError(
                f"文件里不止一份报告（{place} 又有“{line}”），没有检查；请拆开，每份报告一个文件",
                f"more than one report in the file (“{line}” again at {there}): not checked; make a "
                "file of each report",
            )
        openings = keyed(headings, document)
        if len(openings) < len(self.vocabulary.sections) and document.lined:
            parted = self._parter.parted(document, len(openings))
            if parted is not document:
                document, headings = parted, self._finder.headings(parted)
                openings = keyed(headings, document)
        if len(openings) < len(self.vocabulary.sections):
            headings = with_captions(headings, openings, self._finder, document)
            openings = keyed(headings, document)
        first = openings[0].span.start if openings else len(document.text)
        identity = identify(document, self._titles, self._periods, first)
        year = identity.year.value if identity.year else None
        name = self._format(document, year)
        current = max((each for each in self._forms if year and each <= year), default=name)
        labels = self._labels(name, current)
        forms = find_forms(
            document, labels, self._is_skipped, [heading.span.end for heading in openings], year
        )
        forms = below(with_corners(forms, document), openings)
        if not (len(openings) >= 2 or forms or identity.title or self._has_sign(document)):
            return None
        return self._report(
            document, headings, openings, identity, name, forms, self._definitions(name, current)
        )

    def _report(
        self,
        document: Document,
        headings: Sequence[Heading],
        openings: Sequence[Heading],
        identity: Identity,
        name: str,
        forms: dict[str, Form],
        definitions: tuple[FormDefinition, ...],
    ) -> Report:
        """The report put together from what was found."""
        first = openings[0].span.start if openings else len(document.text)
        body, furniture = self._extent(document, identity, openings)
        openings = [heading for heading in openings if heading.span.start < body.end]
        sections = sections_of(openings, self._finder.definitions, document, body.end)
        self._add_lost(sections, forms, document, body)
        found, forms = forms, {key: _within_section(form, openings) for key, form in forms.items()}
        tables = [*(form.span for form in forms.values()), *_again(found, forms, openings, document)]
        start = identity.title.end if identity.title and identity.title.end <= first else body.start
        aside = set(furniture)
        heads = _heads(list(forms.values()), openings)
        return Report(
            document=document,
            format=name,
            agency=identity.agency,
            year=identity.year,
            title=identity.title,
            introduction=Span(start, min(first, body.end)) if start < first else None,
            period=identity.period,
            body=body,
            headings=tuple(heading for heading in headings if _is_inside(heading.span, body, tables)),
            sections=sections,
            forms=forms,
            furniture=furniture,
            pictures=tuple(block.span for block in document.blocks if isinstance(block, Picture)),
            definitions=definitions,
            section_definitions=self.vocabulary.sections,
            prose=tuple(span for span in _prose(document, body, tables, first, heads) if span not in aside),
            kind=self.vocabulary.kind,
        )

    def _has_sign(self, document: Document) -> bool:
        """Whether title, metadata, first lines or file name speak of such a report."""
        first = document.blocks[:FIRST_LINES]
        lines = [block for block in first if isinstance(block, Paragraph)]
        texts = [document.path.replace("\\", "/").rpartition("/")[2], *document.metadata.values()]
        texts += [document.slice(line.span) for line in lines]
        if document.tabular:  # beside each line may stand something
            cells = (cell for block in first if isinstance(block, Grid) for cell in block.cells())
            texts += [cell.text for cell in islice(cells, MOST_CELLS)]
        return any(has_sign(self.vocabulary.recognition.signs, text) for text in texts)

    def _format(self, document: Document, year: str | None) -> str:
        """The format whose own column headings stand in the text; else the one of the year."""
        grids = (block for block in document.blocks if isinstance(block, Grid))
        broken = [cell.text for grid in grids for cell in grid.cells() if "\n" in cell.text]
        words = "".join(" ".join([document.text, *broken]).split()).replace("|", "")
        if not words.isprintable():
            words = "".join(filter(str.isprintable, words))  # marks that nobody sees, between characters
        counts = {name: sum(marker in words for marker in own) for name, own in self._markers.items()}
        best = max(counts.values())
        leading = [name for name, count in counts.items() if count == best]
        if len(leading) == 1:
            return leading[0]
        fitting = [name for name in leading if year is None or name <= year]
        return max(fitting or leading)

    def _extent(
        self, document: Document, identity: Identity, openings: Sequence[Heading]
    ) -> tuple[Span, tuple[Span, ...]]:
        """The report within its page, and the spans of page furniture inside it."""
        first = openings[0].span.start if openings else len(document.text)
        start = 0
        if identity.title is not None:
            start = identity.title.start
        elif document.reader == "html":
            start = self._introduction_start(document, first)
        after_last = openings[-1].span.end if openings else 0
        furniture: list[Span] = []
        links = [link.span for link in document.links]
        foot: list[Span] = []  # of the page, unless the report goes on behind it
        for block in document.blocks:
            if not isinstance(block, Paragraph) or block.span.start < start:
                continue
            words = document.slice(block.span)
            if len(words) > LONGEST_FURNITURE or not self._is_furniture(words):
                if foot and self._goes_on(words, block.span, identity, links):
                    furniture, foot = [*furniture, *foot], []
            elif foot or (document.reader == "html" and block.span.start > after_last and openings):
                foot.append(block.span)
            else:
                furniture.append(block.span)
        end = foot[0].start if foot else len(document.text)
        return Span(start, end), tuple(furniture)

    def _goes_on(self, words: str, place: Span, identity: Identity, links: Sequence[Span]) -> bool:
        """Whether words behind the foot of a page are the report's: sentences of it, no links to others."""
        contents = self.vocabulary.recognition.contents
        own = identity.year.value if identity.year else None
        return (
            words.endswith(_ENDS)
            and all(year == own for year in _YEAR.findall(words))
            and any(Pattern.restore(pattern).search(words) for pattern in contents)
            and not meets(links, place)
        )

    def _introduction_start(self, document: Document, first: int) -> int:
        for block in document.blocks:
            if not isinstance(block, Paragraph) or block.span.start >= first:
                continue
            if self._introduction.search(document.slice(block.span)):
                return block.span.start
        return first if first < len(document.text) else 0

    def _add_lost(
        self, sections: dict[str, Section], forms: dict[str, Form], document: Document, body: Span
    ) -> None:
        """Sections whose heading is lost though their table or their words are clearly there."""
        for definition in self.vocabulary.sections:
            if definition.key in sections:
                continue
            start = self._lost_start(definition.key, definition.number, sections, forms, document, body)
            if start is None:
                continue
            following = [s.heading.span.start if s.heading else s.body.start for s in sections.values()]
            stop = min((place for place in following if place > start), default=body.end)
            for key, section in list(sections.items()):
                if section.body.start < start < section.body.end:
                    sections[key] = make_section(
                        section.definition, section.heading, Span(section.body.start, start), document
                    )
            sections[definition.key] = make_section(definition, None, Span(start, stop), document)

    def _lost_start(
        self,
        key: str,
        number: int,
        sections: dict[str, Section],
        forms: dict[str, Form],
        document: Document,
        body: Span,
    ) -> int | None:
        for form in forms.values():
            if form.definition.section == key:
                return form.span.start
        before = [s for s in sections.values() if s.definition.number < number]
        after = [s for s in sections.values() if s.definition.number > number]
        low = max((self._settled_end(section, forms) for section in before), default=body.start)
        starts = [s.heading.span.start if s.heading else s.body.start for s in after]
        high = min((place for place in starts if place >= low), default=body.end)
        for block in document.blocks[bisect_left(document.blocks, low, key=lambda b: b.span.start) :]:
            if block.span.start >= high:
                break
            if isinstance(block, Grid) or not isinstance(block, Paragraph):
                continue
            if self._finder.lost(key, document.slice(block.span)) is not None:
                return block.span.start
        return None

    @staticmethod
    def _settled_end(section: Section, forms: dict[str, Form]) -> int:
        """Where a section's own matter surely ends: after its table, else with its first paragraph."""
        for form in forms.values():
            if form.definition.section == section.key:
                return max(form.span.end, section.body.start)
        return section.body.start


def _within_section(form: Form, openings: Sequence[Heading]) -> Form:
    """A form that ends with its own rows, where some of them stand again behind a later section's heading."""
    if not any(form.span.start < heading.span.start < form.span.end for heading in openings):
        return form
    own = [*(row.span for row in form.rows), *(cell.span for cell in form.cells.values())]
    return replace(form, span=Span(form.span.start, max(span.end for span in own)))


def _again(
    found: dict[str, Form], kept: dict[str, Form], openings: Sequence[Heading], document: Document
) -> list[Span]:
    """The lines, no sentences, behind a form as `kept` in which its rows stand once more, and its copies."""
    headings = {heading.span.start for heading in openings}
    behind = [Span(kept[key].span.end, form.span.end) for key, form in found.items() if form != kept[key]]
    blocks = [
        block.span
        for block in document.blocks
        if any(block.span.start in rest for rest in behind) and block.span.start not in headings
    ]
    copies = [copy for form in kept.values() for copy in form.copies]
    return [*(span for span in blocks if "。" not in document.slice(span)), *copies]


def _columns(form: FormDefinition) -> set[str]:
    return {column.key for column in form.columns}


def _prose(
    document: Document, body: Span, tables: Sequence[Span], first: int, heads: Sequence[Span]
) -> list[Span]:
    """The paragraphs of the body, without tables, their `heads`, and contents before the `first` section."""
    paragraphs = (block.span for block in document.blocks if isinstance(block, Paragraph))
    return [
        span
        for span in paragraphs
        if _is_inside(span, body, tables)
        and not (span.end <= first and in_contents(document.slice(span)))
        and not _runs_into(span, tables, document)
        and not (any(span.start in head for head in heads) and "。" not in document.slice(span))
    ]


def _runs_into(span: Span, tables: Sequence[Span], document: Document) -> bool:
    """Whether a line is of the head of a table that begins within it, behind no whole sentence."""
    starts = [table.start for table in tables if span.start < table.start < span.end]
    return bool(starts) and "。" not in document.text[span.start : min(starts)]


def _heads(forms: Sequence[Form], openings: Sequence[Heading]) -> list[Span]:
    """What stands between a section's heading and a table of it that was only guessed: the table's head."""
    places = [heading.span.end for heading in openings]
    return [
        Span(before[-1], form.span.start)
        for form in forms
        if form.doubtful and (before := [place for place in places if place <= form.span.start])
    ]


def _is_inside(span: Span, body: Span, tables: Sequence[Span]) -> bool:
    """Whether `span` begins in the report's body and in none of its tables."""
    start = span.start
    return body.start <= start < body.end and not [
        table for table in tables if table.start <= start < table.end
    ]


def recognise(document: Document, vocabulary: Vocabulary) -> Report | None:
    """The report in `document` by `vocabulary`; None when it is no report."""
    return Recogniser(vocabulary).recognise(document)
