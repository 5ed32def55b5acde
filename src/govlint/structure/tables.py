"""Finds the official forms of a document, whichever way its tables came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from govlint.fold import fold, without_number
from govlint.lazy import lazily
from govlint.model import Cell, Document, Grid, Paragraph, Span
from govlint.report import Form
from govlint.structure.again import one_of
from govlint.structure.around import parted
from govlint.structure.copies import Captions, of_one_year
from govlint.structure.forms import build_forms, figures_begin
from govlint.structure.inparts import set_side_by_side
from govlint.structure.labels import Labels
from govlint.structure.review import review_of_grid, review_of_stream
from govlint.structure.rows import FoundTable, is_value, rows_of_grid
from govlint.structure.spelled import spelled_out
from govlint.structure.strays import without_strays
from govlint.structure.tokens import Token, tokens_of
from govlint.structure.tornlabels import with_whole_labels
from govlint.structure.turned import is_turned, set_upright
from govlint.structure.upright import upright_in_grid, upright_in_stream
from govlint.structure.wrappedlabels import with_doubt
from govlint.vocabulary import FormDefinition

_FIGURES = lazily(r"[\s\d.,，+-]+$|\s")
_LONGEST_HEAD, _NAMES = 60, ("报告", "年报")
_FOOT = lazily(r"\n\s*\d{1,3}\s*\f")
_IN_CELL = lazily(r"(?<![^\s|])\d+(?![^\s|])")
MANY = 5
"""So many rows that follow one another an author leaves out of a form only with all of them."""
_LONGEST_PAGE = 3
"""No report has a page whose number has more figures."""
_FAR = 24
"""Among so many words stand the pieces of a label that other columns part."""
_SHORTEST_SPREAD = 4
"""A shorter label (总计, 其他) is a heading of a column too."""
_LONGEST_GLUED = 12
"""Two headings of columns that stand together are not longer."""
LONGEST_HEADER = 90
"""Pieces of words that a form's header has at the most, one glyph a line included."""


def find_forms(
    document: Document,
    labels: Labels,
    is_skipped: Callable[[str], bool],
    openings: Sequence[int],
    year: str | None = None,
) -> dict[str, Form]:
    """The forms by key. Grids are read by their rows; what is then missing is sought in the loose text.

    `openings` are the offsets at which section headings end, `year` is the report's: of a form that stands
    twice the one counts whose caption says that year.
    """
    captions = Captions(document, year, labels)
    grids = with_whole_labels([block for block in document.blocks if isinstance(block, Grid)], labels)
    read = [(grid, rows_of_grid(grid, labels)) for grid in grids]
    tables = [table for _, table in read if table]
    others = [grid for grid, table in read if not table]
    tables, twice = of_one_year(tables, labels, captions)
    forms = build_forms(tables, labels)
    if turned := _turned(grids, labels, forms):
        kept = tuple(block for block in document.blocks if block.span not in turned)
        found = find_forms(replace(document, blocks=kept), labels, is_skipped, openings, year)
        return found | set_upright([grid for grid in grids if grid.span in turned], labels)
    if others and any(form.missing_columns for form in forms.values()):
        forms = build_forms(_with_headers_before(document, tables, others, is_skipped), labels)
    review = _flat(labels)
    if review and (
        four := _review_of([*others, *(grid for grid, table in read if table)], labels, review, captions)
    ):
        forms[review.key] = four
    forms |= {key: copies.told_of(forms[key]) for key, copies in twice.items() if key in forms}
    if not all(_is_whole(forms.get(key)) for key in labels.forms):
        forms = _with_loose(document, labels, is_skipped, openings, forms, captions)
        forms |= {} if document.recovered else spelled_out(document, labels)
    if not document.recovered:
        return with_doubt(without_strays(forms, document, openings), grids)
    return _with_guessed(forms, document, grids, labels, openings)


def _with_guessed(
    forms: dict[str, Form],
    document: Document,
    grids: Sequence[Grid],
    labels: Labels,
    openings: Sequence[int],
) -> dict[str, Form]:
    """Forms of a page; doubtful where they are not surely whole in tables that are ruled there."""
    forms = {key: _with_headings(form) for key, form in forms.items()}
    sure = [grid for grid in grids if grid.ruled and not grid.doubtful]
    return {
        key: form
        if _lies_in(form.span, [grid.span for grid in sure if not _hides(grid, form, labels)])
        and not (form.missing_rows and _is_cut(form, document, labels, openings))
        and not _lost_at_break(form, document)
        else replace(form, doubtful=True)
        for key, form in forms.items()
    }


def _turned(grids: Sequence[Grid], labels: Labels, forms: dict[str, Form]) -> set[Span]:
    """Which of `grids` have a form's columns as rows, where a form is not whole without them."""
    if all(_is_whole(forms.get(key)) for key, form in labels.forms.items() if form.single_row_labels):
        return set()
    return {grid.span for grid in grids if is_turned(grid, labels)}


def _review_of(
    grids: Sequence[Grid], labels: Labels, review: FormDefinition, captions: Captions
) -> Form | None:
    """Table four in those of `grids` that hold it, as the form has it before otherwise."""
    for grid in set_side_by_side(grids, review):
        if form := review_of_grid(grid, labels, review):
            return form
    if official := [form for grid in grids for form in _reviews(grid, labels, review)]:
        return one_of(official, captions)
    return next((form for grid in grids if (form := upright_in_grid(grid, review))), None)


def _reviews(grid: Grid, labels: Labels, review: FormDefinition) -> Iterator[Form]:
    """Table four, as often as it stands in a grid."""
    while form := review_of_grid(grid, labels, review):
        yield form
        below = tuple(row for row in grid.rows if row and row[0].span.start >= form.span.end)
        if not below:
            return
        grid = replace(grid, rows=below, span=Span(below[0][0].span.start, grid.span.end))


def _with_headers_before(
    document: Document,
    tables: Sequence[FoundTable],
    others: Sequence[Grid],
    is_skipped: Callable[[str], bool],
) -> list[FoundTable]:
    """`tables`, each with the rows of headings that a page's mark parts from it."""
    found = []
    for table in tables:
        start = min(cell.span.start for cell in (*table.header, table.rows[0].label))
        above = max((grid for grid in others if grid.span.end <= start), key=_end, default=None)
        between = () if above is None else document.text[above.span.end : start].strip().split("\n")
        if (
            above is not None
            and not table.ruled
            and all(_is_mark(line.strip(), is_skipped) for line in between)
        ):
            words = tuple(cell for cell in above.cells() if cell.text and not is_value(cell))
            table = replace(table, header=(*words, *table.header))
        found.append(table)
    return found


def _is_mark(line: str, is_skipped: Callable[[str], bool]) -> bool:
    number = line.strip(" -—–")
    return not number or is_skipped(line) or (number.isdecimal() and len(number) <= _LONGEST_PAGE)


def _end(grid: Grid) -> int:
    return grid.span.end


def _with_headings(form: Form) -> Form:
    """A form that lacks no figures: a heading that seems to be missing was only not read."""
    there = {name for row, column in form.cells for name in (column, f"{row}.{column}")}
    if not form.missing_columns or not there.issuperset(form.missing_columns):
        return form
    return replace(form, missing_columns=(), doubtful_columns=True)


def _hides(grid: Grid, form: Form, labels: Labels) -> bool:
    """Whether a label of a table may be one that the form seems to lack: its words are in doubt.

    Pieces of other labels are not.
    """
    return any(
        cell.doubtful and any(map(str.isalpha, cell.text)) and _may_be(cell.text, form, labels)
        for cell in grid.cells()
    )


def _may_be(text: str, form: Form, labels: Labels) -> bool:
    folded = fold(text)
    torn = labels.is_torn(folded, form.definition.key, form.missing_rows)
    return bool(form.missing_columns) or torn or not labels.has_piece(folded)


def _is_cut(form: Form, document: Document, labels: Labels, openings: Sequence[int]) -> bool:
    """Whether rows that a form lacks may stand around it: in what was not read as a table for sure, in pieces
    beside it, or cut in two by a page break.
    """
    start = max((place for place in openings if place <= form.span.start), default=0)
    end = min((place for place in openings if place >= form.span.end), default=len(document.text))
    breaks = [place for place, _ in document.pages if start < place < end]
    for block in document.blocks:
        if not start <= block.span.start < end:
            continue
        if isinstance(block, Grid):
            if not block.ruled or block.doubtful or _has_piece(block, breaks, form, labels):
                return True
            if any(
                labels.holds(fold(cell.text), form.definition.key, form.missing_rows)
                for cell in block.cells()
            ):
                return True
        elif isinstance(block, Paragraph):
            words = _FIGURES.sub("", document.slice(block.span))
            if len(words) > 1 and labels.is_torn(fold(words), form.definition.key, form.missing_rows):
                return True
    return False


def _lost_at_break(form: Form, document: Document) -> bool:
    """Whether many rows in a row are gone where a page ends: rather a program lost them than the author."""
    places = {row.key: row.span.start for row in form.rows}
    after = next((block.span.start for block in document.blocks if block.span.start > form.span.end), None)
    last = form.span.start
    run = 0
    for key, place in [*((row.key, places.get(row.key)) for row in form.definition.rows), ("", after)]:
        if place is None:
            run += key in form.missing_rows
            continue
        if run >= MANY and any(last < start <= place for start, _ in document.pages):
            return True
        last, run = place, 0
    return False


def _has_piece(grid: Grid, breaks: Sequence[int], form: Form, labels: Labels) -> bool:
    """Whether beside a page break there is a row whose label is but a piece of one that the form lacks."""
    rows = [row for row in grid.rows if row]
    edges = [row[0].span.start for row in rows]
    for at, row in enumerate(rows):
        before = edges[at - 1] if at else edges[at] - 1
        after = edges[at + 2] if at + 2 < len(rows) else grid.span.end + 2
        if any(before < place <= after for place in breaks):
            words = [cell.text for cell in row if cell.text]
            if not words or any(map(labels.match, words)):
                continue
            if labels.is_torn(fold(words[0]), form.definition.key, form.missing_rows):
                return True
    return False


def _lies_in(span: Span, solid: Sequence[Span]) -> bool:
    """Whether both ends of a form stand in tables that are ruled on the page."""
    return all(any(one.start <= end <= one.end for one in solid) for end in (span.start, span.end))


def _is_whole(form: Form | None) -> bool:
    return form is not None and not form.missing_rows and bool(form.cells)


def _flat(labels: Labels) -> FormDefinition | None:
    """The form whose rows have no labels of their own, if this kind of document has one."""
    return next((form for form in labels.forms.values() if not form.single_row_labels), None)


def _with_loose(
    document: Document,
    labels: Labels,
    is_skipped: Callable[[str], bool],
    openings: Sequence[int],
    forms: dict[str, Form],
    captions: Captions,
) -> dict[str, Form]:
    heads = _running_heads(document)
    tokens = tokens_of(document, document.blocks, lambda line: line in heads or is_skipped(line))
    from govlint.structure.stream import rows_of_stream  # most tables are there as tables

    found = rows_of_stream(parted(tokens, labels), labels, document)
    tables, twice = of_one_year([found] if found else [], labels, captions)
    table = tables[0] if tables else None
    parts = (
        [_own_header(table, form, openings, labels, document) for form in labels.forms.values()]
        if table
        else []
    )
    loose = build_forms(parts, labels)
    loose |= {key: copies.told_of(loose[key]) for key, copies in twice.items() if key in loose}
    review = _flat(labels)
    four = _review_of_stream(document, tokens, labels, review, captions) if review else None
    if review and four is None and review.key not in forms:
        four = upright_in_stream(tokens, review)
    if review and four:
        loose[review.key] = four
    left = [fold(cell.text) for cell in table.header] if table else []
    for key, form in loose.items():
        if key not in forms or len(form.cells) > len(forms[key].cells):
            whole = _with_headings(form)
            forms[key] = replace(whole, doubtful=True) if _is_in_pieces(whole, left) else whole
    return forms


def _review_of_stream(
    document: Document,
    tokens: Sequence[Token],
    labels: Labels,
    review: FormDefinition,
    captions: Captions,
) -> Form | None:
    """Table four in a stream, in which it may stand again."""
    first = review_of_stream(document, tokens, labels, review)
    if first is None:
        return None
    behind = [token for token in tokens if token.span.start >= first.span.end]
    second = review_of_stream(document, behind, labels, review)
    return one_of([first, second], captions) if second else first


def _running_heads(document: Document) -> set[str]:
    """The names of the report that stand at the heads of its pages: on lines of their own, more than once."""
    lines = (document.slice(block.span) for block in document.blocks if isinstance(block, Paragraph))
    counts = Counter(line for line in lines if len(line) <= _LONGEST_HEAD and line.endswith(_NAMES))
    return {line for line, count in counts.items() if count > 1}


def _is_in_pieces(form: Form, left: Sequence[str]) -> bool:
    """Whether the label of a row that the form lacks stands in pieces among the words that are `left`."""
    rows = [form.definition.row(key) for key in form.missing_rows if left]
    rows = [row for row in rows if len(row.label.zh) >= _SHORTEST_SPREAD]
    labels = [without_number(fold(words)) for row in rows for words in (row.label.zh, *row.aliases)]
    return any(_is_spread(label, left[at : at + _FAR]) for label in labels for at in range(len(left)))


def _is_spread(label: str, words: Sequence[str]) -> bool:
    """Whether `words` begin with a piece of `label` and hold the others in their order."""
    rest = without_number(words[0])
    if not rest or not label.startswith(rest) or len(label) < _SHORTEST_SPREAD:
        return False
    rest = label[len(rest) :]
    for word in words[1:]:
        # Before a piece of the label may stand one of the tall label beside it: 法提供不掌握相.
        ends = (word[at:] for at in range(max(len(word) - 1, 1)))
        rest = rest[len(next((end for end in ends if end and rest.startswith(end)), "")) :]
    return not rest


def _is_of_labels(folded: str, labels: Labels) -> bool:
    """Whether words are a piece of a label, or of two that a converter put together: 总计商业 / 企业."""
    if labels.has_piece(folded):
        return True
    return len(folded) <= _LONGEST_GLUED and any(
        labels.has_piece(folded[:at]) and labels.has_piece(folded[at:]) for at in range(1, len(folded))
    )


def _are_parted(one: Cell, two: Cell, document: Document) -> bool:
    """Whether figures of a table stand between two pieces of a stream, and not the mark of a page alone."""
    between = document.text[one.span.end : two.span.start]
    return two.column - one.column > 1 and _IN_CELL.search(_FOOT.sub("", between)) is not None


def _own_header(
    table: FoundTable,
    definition: FormDefinition,
    openings: Sequence[int],
    labels: Labels,
    document: Document,
) -> FoundTable:
    """The part of a stream that is one form's: its rows, and the words of its header.

    The header begins after the nearest section heading (`openings`) and the form before, with the first of
    the words that some label has and that no figures part from it; where rows have columns of their own it
    goes on between them.
    """
    rows = tuple(row for row in table.rows if row.match.form == definition.key)
    if not rows:
        return FoundTable((), (), False)
    first = rows[0].label.span.start
    own = any(row.columns for row in definition.rows)
    end = rows[-1].label.span.start if own else figures_begin(rows)
    ends = [row.label.span.end for row in table.rows if row.match.form != definition.key]
    start = max((place for place in (*ends, *openings) if place <= first), default=0)
    words = [cell for cell in table.header if start <= cell.span.start < end]
    before = [cell for cell in words if cell.span.start < first][-LONGEST_HEADER:]
    opening = len(before)
    while opening and _is_of_labels(fold(before[opening - 1].text), labels):
        # Right before the first label they may be its own, where labels and figures went apart.
        if opening < len(before) and _are_parted(before[opening - 1], before[opening], document):
            break
        opening -= 1
    within = (cell for cell in words if cell.span.start >= first)
    return FoundTable(rows, (*before[opening:], *within), False)
