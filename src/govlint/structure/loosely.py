"""Official forms in loose text, where no table came out: rows are found in the stream of its pieces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from govlint.fold import fold, without_number
from govlint.lazy import lazily
from govlint.model import Cell, Document, Paragraph
from govlint.report import Form
from govlint.structure.again import one_of
from govlint.structure.around import parted
from govlint.structure.copies import Captions, of_one_year
from govlint.structure.forms import build_forms, figures_begin, with_headings
from govlint.structure.labels import Labels
from govlint.structure.reviewstream import review_of_stream
from govlint.structure.rows import FoundTable
from govlint.structure.stream import rows_of_stream
from govlint.structure.tokens import Token, tokens_of
from govlint.structure.upright import upright_in_stream
from govlint.vocabulary import FormDefinition

_LONGEST_HEAD, _NAMES = 60, ("报告", "年报")
_FOOT = lazily(r"\n\s*\d{1,3}\s*\f")
_IN_CELL = lazily(r"(?<![^\s|])\d+(?![^\s|])")
_FAR = 24
"""Among so many words stand the pieces of a label that other columns part."""
_SHORTEST_SPREAD = 4
"""A shorter label (总计, 其他) is a heading of a column too."""
_BEHIND = 2
"""So many characters of another label stand behind a piece at the most."""
_LONGEST_GLUED = 12
"""Two headings of columns that stand together are not longer."""
LONGEST_HEADER = 90
"""Pieces of words that a form's header has at the most, one glyph a line included."""


def with_loose(
    document: Document,
    labels: Labels,
    is_skipped: Callable[[str], bool],
    openings: Sequence[int],
    forms: dict[str, Form],
    captions: Captions,
) -> dict[str, Form]:
    """`forms`, and those that more of was found in loose text than in tables."""
    heads = _running_heads(document)
    tokens = tokens_of(document, document.blocks, lambda line: line in heads or is_skipped(line))
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
    review = labels.flat
    four = _review_of_stream(document, tokens, labels, review, captions) if review else None
    if review and four is None and review.key not in forms:
        four = upright_in_stream(tokens, review)
    if review and four:
        loose[review.key] = four
    left = [fold(cell.text) for cell in table.header] if table else []
    for key, form in loose.items():
        if key not in forms or len(form.cells) > len(forms[key].cells):
            whole = with_headings(form)
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
        # Before a piece, or behind it, may stand one of the tall label beside it: 法提供不掌握相.
        ends = [word[at:] for at in range(max(len(word) - 1, 1))]
        begins = [word[:at] for at in range(len(word) - 1, max(len(word) - 1 - _BEHIND, 1), -1)]
        rest = rest[
            len(next((piece for piece in (*ends, *begins) if piece and rest.startswith(piece)), "")) :
        ]
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
