"""Reads plain text: every line a paragraph, unless broken at a fixed width; lines with bars a grid."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial, reduce

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
_COMMA_ROW = lazily(
    r"(?m)^[^,\n。；！？]*(?:,[^,\n。；！？]*){2,}$"
    r"|^[^,，\n。；！？]{2,30},(?:[ \t]*\d[\d.]*[ \t]*|本年[^,，\n。；！？]{2,16})$"
)
# A title, a heading or a sentence in the first cell of a row that is blank behind it.
_IN_FIRST_CELL = lazily(r'(?m)^(?:"((?:[^"\n]|"")*+)"|([^,\n"]*+))(,{2,})(?=\r?$)')
_BEHIND_FIRST = lazily(r'(?m)^(?:"(?:[^"\n]|"")*"|[^,\n"]*),+[^,\s]')
_NO_LABEL = lazily(r"报告|年报|情况|事项|[。；：]")
# Between pieces of a page, the bars stand around sentences too.
_BOXED = lazily(r"(?m)\n[ \t]*\|[^|\n]*。[^|\n]*\|?[ \t]*$")
_AROUND = lazily(r"(?m)^[ \t]*\|(?=[^|\n]*\|?[ \t]*$)|\|(?=[ \t]*$)(?<=[^|\n]\|)")
_COMMA_CELLS = lazily(r"(?:,[ \t]*\d[\d.]*){3}|,{2,}")
_SEMICOLON_ROW = lazily(
    r"(?m)^[^;\n。；！？]*(?:;[^;\n。；！？]*){2,}$"
    r"|^[^;，\n。；！？]{2,30};(?:[ \t]*(?:\d[\d.]*|[-—–/]{1,2}|无)[ \t]*|本年[^;，\n。；！？]{2,16})$"
)
# Under a row of a table: a label, and whatever stands in its one cell.
_ODD = r"([ \t]*(?![一二三四五六]、)[^MARK|\n。；，！？]{2,30})MARK([^MARK|\n。；，！？]{1,12}\r?)"
_ODD_ROW = {mark: lazily(_ODD.replace("MARK", mark)) for mark in ",;"}
_BEFORE_SEMICOLONS = lazily(r"(?m)^([^;\n]*+)(;{2,})(?=\r?$)")
_SEMICOLON_CELLS = lazily(r"(?:;[ \t]*\d[\d.]*){3}|;{2,}")
# What stands alone right above a sentence that does is its heading, and no label.
_SENTENCE_BELOW = lazily(r"\r?\n[^\n]*。[^\n,]*,{2,}\r?(?:\n|$)")
# A row as programs print a list: ['规章', '0', '0'], ["规章", 0, null].
_LISTED_CELL = r"(?:\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|[\d.]+|None|null|nan)"
_LISTED_ROW = lazily(rf"(?m)^[ \t]*\[+{_LISTED_CELL}(?:, ?{_LISTED_CELL})+\]+,?[ \t]*\r?$")
_IN_LIST = lazily(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|None|null|nan|,")
# Of strokes an author puts in empty cells none is followed by a figure.
_STROKED = r"(?:(?! / )[^\n。])*"
_STROKES = lazily(rf"(?m)^(?=[^\n]* / \d){_STROKED}(?: / {_STROKED}){{2,}}$")
_STROKED_ROW = lazily(rf"(?m)^{_STROKED}(?: / {_STROKED})+$")
_COMMA_OR_QUOTED = lazily(r',|"([^"\n]*)"')
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
FEWEST_STROKES = 24
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
    if (",0" in text or ",," in text) and len(_COMMA_CELLS.findall(text)) >= FEWEST_BARS:
        first = _BEHIND_FIRST.search(text)
        text = _IN_FIRST_CELL.sub(partial(_alone, start=first.start() if first else 0), text)
        return _with_odd_rows(_COMMA_ROW.sub(_with_bars, text), ",")
    if (";0" in text or ";;" in text) and len(_SEMICOLON_CELLS.findall(text)) >= FEWEST_BARS:
        text = _BEFORE_SEMICOLONS.sub(_without_end, text)
        return _with_odd_rows(_SEMICOLON_ROW.sub(lambda row: row[0].replace(";", "|"), text), ";")
    if ('", "' in text or "', '" in text) and len(_LISTED_ROW.findall(text)) >= FEWEST_BARS:
        return _LISTED_ROW.sub(_from_list, text)
    if text.count(" / ") >= FEWEST_STROKES and len(_STROKES.findall(text)) >= FEWEST_BARS:
        return _STROKED_ROW.sub(lambda row: row[0].replace(" / ", " | "), text)
    return text


def _from_list(match: re.Match[str]) -> str:
    """A row printed as a list with bars between its values, and blanks for all marks around them."""
    row = match[0].replace("[", " ").replace("]", " ")
    bare = row[: len(row.rstrip(", \t\r"))]
    return _IN_LIST.sub(
        lambda found: "|" if found[0] == "," else f" {found[1] or found[2] or ''} ".ljust(len(found[0])),
        bare,
    ) + row[len(bare) :].replace(",", " ")


def _with_odd_rows(text: str, mark: str) -> str:
    """`text` with bars in the rows of two cells too that stand under others and hold words."""
    lines = text.split("\n")
    for at in range(1, len(lines)):
        odd = "|" in lines[at - 1] and mark in lines[at] and _ODD_ROW[mark].fullmatch(lines[at])
        if odd:
            lines[at] = f"{odd[1]}|{odd[2]}"
    return "\n".join(lines)


def _alone(match: re.Match[str], start: int) -> str:
    """What stands alone in a row of comma-separated values, blanks in place of the marks around it.

    Up to `start`, where the first row begins that goes on behind its first cell, no label does.
    """
    quoted, bare, end = match.groups()
    words = bare if quoted is None else quoted
    may_be_label = words and match.start() > start and not _NO_LABEL.search(words)
    if may_be_label and _SENTENCE_BELOW.match(match.string, match.end()) is None:
        return match[0]
    blank = "" if quoted is None else " "
    return f"{blank}{words}{blank}{' ' * len(end)}"


def _without_end(match: re.Match[str]) -> str:
    """A sentence or a heading in a row of values between semicolons, blanks in place of those behind it."""
    return match[1] + " " * len(match[2]) if _NO_LABEL.search(match[1]) else match[0]


def _with_bars(match: re.Match[str]) -> str:
    """A row of comma-separated values with bars in their stead, and blanks for quotation marks."""
    return _COMMA_OR_QUOTED.sub(lambda found: "|" if found[0] == "," else f" {found[1]} ", match[0])


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
