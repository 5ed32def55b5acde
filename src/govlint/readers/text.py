"""Reads plain text: every line a paragraph, unless broken at a fixed width; lines with bars a grid."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import reduce

import msgspec
from msgspec.structs import replace

from govlint.errors import UnreadableError
from govlint.hookspecs import Block, Cell, Document, Grid, Paragraph, Span
from govlint.lazy import lazily
from govlint.readers.encoding import as_typed, decode
from govlint.readers.lines.abreast import require_one_column
from govlint.readers.lines.blanks import squeezed, without_gaps, without_spacing
from govlint.readers.lines.borders import LEVEL, erased, may_be_drawn, rows_of
from govlint.readers.lines.cuts import Origin, through
from govlint.readers.lines.indexed import without_index
from govlint.readers.lines.quoted import unquoted
from govlint.readers.lines.shattered import gathered
from govlint.readers.lines.wrapped import unwrap
from govlint.readers.sniff import is_called_a_book

_SAID = lazily(r"公开[^。]{0,12}(?:报告|年报)")
_DELIMITER = lazily(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?")
_RULE = lazily(r"[\u2500-\u257f][\u2500-\u257f\s]*|\+(?:[-=]{2,}\+)+")
# Between pieces of a page, the bars stand around sentences too.
_BOXED = lazily(r"(?m)\n[ \t]*\|[^|\n]*。[^|\n]*\|?[ \t]*$")
_AROUND = lazily(r"(?m)^[ \t]*\|(?=[^|\n]*\|?[ \t]*$)|\|(?=[ \t]*$)(?<=[^|\n]\|)")
# The heading of a section with marks of Markdown before it, or tags.
_MARKDOWN_HEADING = lazily(
    r"(?m)^[ \t\u3000]*(?:(?:[>#*_]|[-+][ \t]|</?[a-zA-Z][^<>\n]{0,60}>)[ \t\u3000]*){1,6}[一二三四五六]、"
)
_ORG_HEADING = lazily(r"(?m)^\*{2,6}[ \t]+[一二三四五六]、[^*\n]*$")
_LIST_TABLE = ".. list-table::"
_FOREIGN = ("#table(", "[/td]", "<pdf2xml", "\\")
LONGEST_CELL = 80
"""A line with bars is a row of a table only while no cell is longer than any label."""

_ESCAPED = ("+", "-")
"""Signs before which a converter to a wiki's markup may write a stroke."""
FEWEST_BARS = 8
"""So many bars of another kind (｜, │) are a table's; a single one is a mark in a title."""
_SEPARATED = (",0", ",,", ";0", ";;", '", "', "', '", " / ")
"""Signs of rows whose values something else than bars may part."""
_RULES = frozenset(map(chr, range(0x2500, 0x2580))) | {"+"}
_OTHER_BARS = "｜│┃║┆┊"
_AS_BARS = str.maketrans(dict.fromkeys(_OTHER_BARS, "|"))
_SEVERAL = 3
FEWEST_BOXED = 5
"""Where so many sentences stand between bars, these part the pieces of a page, one a line."""
_BLANKS = " \t\u3000\u00a0\ufeff\u200b" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f"
# How tables of MediaWiki and AsciiDoc begin, and what stands between their rows, or tells about them; what
# MediaWiki, Org and reStructuredText put beside headings, by which these are referred to.
_BETWEEN = {
    "\n{|": lazily(r'(?:\{\||\|-+|\|\})(?:[ \t]*[\w-]+=.*)?|<span id="[^"]*"></span>'),
    ":PROPERTIES:": lazily(r":(?:PROPERTIES|CUSTOM_ID|ID|END):.*"),
    "\n|===": lazily(r"\|===+|\[[\w%]+=.*\]"),
    ".. rubric::": lazily(r"\.\. (?!rubric)[a-z-]+::.*|:(?:name|class|align|widths|header-rows):.*"),
}
_ANCHOR = "{anchor:"
_BROKEN_CELL = "<br />\n"
_NUMBERED = r"[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|[^，。；：]*(?:报告|年报)$"
_MARKED = lazily(
    rf"(?:[#=]{{1,6}}[ \t]+|\*{{1,6}}[ \t]+(?={_NUMBERED}))"
    r"(?P<title>.*?)[ \t]*[#=]*|(?:h[1-6](?:\([^()]*\))?\.|\.\. rubric::) (?:\{anchor:[^{}]*\})?(?P<named>.*)"
    r"|(?P<bold>\*{1,2}|__|'{3})(?P<words>(?:(?!(?P=bold)).)+)(?P=bold)"
)


def read(data: bytes, path: str) -> Document:
    """The document in `data`; UnreadableError for bytes that are no text."""
    source, encoding = decode(data)
    if source[:1] in ("{", "[") and _SAID.search(source):
        _require_no_data(source)
    if any(sign in source for sign in _FOREIGN):
        from govlint.readers.lines.foreign import require_text  # hardly any text has such a sign

        require_text(source)
    if ("</td>" in source and "<table" in source) or _is_markdown(source):
        from govlint.readers import markdown  # for tables of a page between lines of text, too

        return markdown.read(data, path)
    require_one_column(source)
    bare, before = unquoted(without_index(as_typed(source)))
    bare, squeezed_by = squeezed(bare)
    bare, spaced_by = without_spacing(bare)
    bare, closed_by = without_gaps(bare)
    bare, gathered_by = gathered(bare)
    text, origin = unwrap(_unboxed(bare))
    return Document(
        path=path,
        reader="text",
        encoding=encoding,
        source=source,
        text=text,
        blocks=tuple(blocks_of(text)),
        origin=_through(origin, gathered_by, closed_by, spaced_by, squeezed_by, before),
        tabular=is_called_a_book(path),
        recovered=bool(spaced_by),  # from a picture, whose lines of a cell nothing tells from rows
    )


def _through(*steps: Origin) -> Origin:
    """The way back through several steps, the last one first."""
    return reduce(lambda before, step: through(step, before), reversed(steps), ())


def _is_markdown(source: str) -> bool:
    """Whether several headings of sections are marked as in Markdown, whatever the file is called."""
    return (
        any(sign in source for sign in ("**", "#", ">", "- 一"))
        and ":PROPERTIES:" not in source  # what Org puts below each heading
        and _LIST_TABLE not in source
        and len(_ORG_HEADING.findall(source)) < _SEVERAL
        and len(_MARKDOWN_HEADING.findall(source)) >= _SEVERAL
    )


def _require_no_data(source: str) -> None:
    """Raise for a report in JSON, whose texts stand within marks, with signs in place of their line ends."""
    try:
        msgspec.json.decode(source)
    except (msgspec.DecodeError, RecursionError, ValueError):
        return
    raise UnreadableError(
        "这是 JSON 数据，不是文章；请把其中的正文取出来，存成文本文件",
        "JSON data and no text; take the text out of it and save it as a text file",
    )


def _is_delimiter(line: str, above: int) -> bool:
    """Whether a line parts a header from its rows; one cell of two dashes does so below the first alone."""
    short = line.count("|") == 1 and "---" not in line and above > 1
    return not short and _DELIMITER.fullmatch(line) is not None


def blocks_of(text: str) -> list[Block]:
    """Paragraphs and grids of `text`, in order."""
    blocks: list[Block] = []
    lines: list[tuple[int, list[str]]] = []
    cuts: set[int] = set()
    drawn = may_be_drawn(text)
    tables = _marked_up(text)

    def close_grid() -> None:
        if lines:
            blocks.extend(_grid(lines, cuts))
            lines.clear()
        cuts.clear()

    for at, words in _lines(_barred(text), tables):
        stripped = words.strip(_BLANKS)
        if not stripped:
            continue
        start = at + words.find(stripped[0])
        if drawn and (bare := _drawn(stripped)) != stripped:
            # What still stands there is of the row above: a tall cell beside the line.
            cuts.add(len(lines) + bool(bare))
            if not bare:
                continue
            stripped = bare
        if "|" in stripped:
            pieces = stripped.split("|")
            if len(stripped) <= LONGEST_CELL or _are_cells(pieces):
                if "--" not in stripped or not _is_delimiter(stripped, len(lines)):
                    lines.append((start, pieces))
                continue
        close_grid()
        blocks.append(_paragraph(stripped, start))
    close_grid()
    return sorted([*blocks, *tables], key=lambda block: block.span.start) if tables else blocks


def _marked_up(text: str) -> list[Grid]:
    """The tables in the markup of MediaWiki."""
    if "{|" not in text:
        return []
    from govlint.readers.lines.wikitables import tables_of  # hardly any text has such a table

    return tables_of(text)


def _lines(text: str, tables: Sequence[Grid]) -> Iterator[tuple[int, str]]:
    """The lines of `text` and where they begin, without those of `tables` or between rows of others.

    `tables` stand in order.
    """
    between = next((pattern for sign, pattern in _BETWEEN.items() if sign in text), None)
    ahead = iter(tables)
    table = next(ahead, None)
    start = 0
    for line, ended in zip(text.splitlines(), text.splitlines(keepends=True), strict=True):
        while table is not None and table.span.end <= start:
            table = next(ahead, None)
        read = table is not None and start >= table.span.start
        if not read and (between is None or not between.fullmatch(line.strip())):
            yield start, line
        start += len(ended)


def _are_cells(pieces: list[str]) -> bool:
    """Whether no cell of a line is longer than any label, however wide its column is drawn."""
    long = [piece for piece in pieces if len(piece) > LONGEST_CELL]
    return not long or all(len(piece.strip(_BLANKS)) <= LONGEST_CELL for piece in long)


def _drawn(line: str) -> str:
    """`line` without what is drawn through a table; nothing where it is only that."""
    if line[0] in _RULES and _RULE.fullmatch(line):
        return ""
    line = erased(line)
    return line if line.strip(f"|{LEVEL}{_BLANKS}") else ""


def _unboxed(text: str) -> str:
    """`text` with blanks in place of the bars that part the pieces of a page, sentences too, one a line."""
    if "|" not in text or len(_BOXED.findall(f"\n{text}")) < FEWEST_BOXED:
        return text
    return _AROUND.sub(lambda match: " " * len(match[0]), text)


def _barred(text: str) -> str:
    """`text` with bars in place of those of another kind, or of the commas or semicolons between values."""
    if "\n{|" in text:
        text = text.replace(_BROKEN_CELL, " " * len(_BROKEN_CELL))  # in a table of MediaWiki
    if sum(map(text.count, _OTHER_BARS)) >= FEWEST_BARS:
        return text.translate(_AS_BARS)
    if _LIST_TABLE in text:
        from govlint.readers.lines.listtables import in_lines  # hardly any text has such a table

        return in_lines(text)
    if "|_. " in text:
        return text.replace("|_. ", "|   ")  # headings of columns in Textile
    if any(sign in text for sign in _SEPARATED):
        from govlint.readers.lines.separated import with_bars  # hardly any text has such rows

        return with_bars(text)
    return text


def _paragraph(words: str, start: int) -> Paragraph:
    """A line as a paragraph; marks of Markdown that a converter left around a heading are no words of it."""
    marked = words[0] in "#*_=h'." and (len(words) <= LONGEST_CELL or _ANCHOR in words)
    if marked and (match := _MARKED.fullmatch(words)):
        first, last = match.span(
            next(name for name in ("title", "named", "words") if match[name] is not None)
        )
        if first < last:
            return Paragraph(Span(start + first, start + last), level=1)
    return Paragraph(Span(start, start + len(words)))


def _grid(lines: list[tuple[int, list[str]]], cuts: Collection[int]) -> list[Grid]:
    """The grid of a run of lines with bars."""
    cells = [_row(start, pieces, row) for row, (start, pieces) in enumerate(_between_bars(lines))]
    rows = [row for row in cells if row]
    if not rows:
        return []
    span = Span(rows[0][0].span.start, rows[-1][-1].span.end)
    if len(rows) == len(lines) and len(cuts) > 1:
        groups = rows_of([[cell.text for cell in row] for row in rows], cuts)
        rows = [_joined([rows[at] for at in group], row) for row, group in enumerate(groups)]
    return [Grid(span, tuple(rows))]


def _joined(lines: Sequence[tuple[Cell, ...]], row: int) -> tuple[Cell, ...]:
    """The row that has such lines: each cell stands where its first words are."""
    columns = [[cell for cell in cells if cell.text] or cells[:1] for cells in zip(*lines, strict=True)]
    return tuple(
        [replace(parts[0], text="\n".join([part.text for part in parts]), row=row) for parts in columns]
    )


def _between_bars(lines: list[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line, and where they begin: as most lines begin with a bar, one there is a border.

    A bar at the end closes the last cell or opens an empty one: where not all lines are ruled so nobody can
    tell, and the empty one is kept, but for a line of one cell in a table most of whose lines are closed.
    """
    bordered = sum(not pieces[0] for _, pieces in lines) * 2 > len(lines)
    ends = sum(not pieces[-1].strip(_BLANKS) for _, pieces in lines)
    # No column is empty from its head to its foot: where every line ends so, bars close the rows.
    ruled = bordered or ends == len(lines) >= _SEVERAL
    closed = ends * 2 > len(lines)
    for offset, pieces in lines:
        if bordered and not pieces[0]:
            offset += 1
            del pieces[0]
        if (ruled or (closed and len(pieces) == 2)) and len(pieces) > 1 and not pieces[-1].strip(_BLANKS):
            del pieces[-1]
        yield offset, pieces


def _row(offset: int, pieces: list[str], row: int) -> tuple[Cell, ...]:
    """Cells of a line with bars, the first of which begins at `offset`."""
    cells = []
    for column, piece in enumerate(pieces):
        words = piece.strip(_BLANKS)
        if words:
            start = offset + piece.find(words[0])
            if words[0] == "\\" and words[1:2] in _ESCAPED:
                start, words = start + 1, words[1:]
            cells.append(Cell(words, Span(start, start + len(words)), row, column))
        else:
            start = offset + len(piece) // 2
            cells.append(Cell("", Span(start, start), row, column))
        offset += len(piece) + 1
    return tuple(cells)
