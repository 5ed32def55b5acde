"""Part of the readers: text of pages whose runs of letters and figures stand on lines of their own."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.readers.lines.breaks import BLANKS, opens
from govlint.readers.lines.wrapped import LINE, joined

FEWEST = 8
"""So often a figure stands by itself before a line that begins as no paragraph does: 收到 / 5 / 件."""
_ONWARD = frozenset("年月日号条件份次项个宗起篇元万时，。；、：！？）》〉〕】”’,;:)%％")
_STOPS = frozenset("。；！？")
_OPENING = frozenset("（《〈“‘〔【(<[")
_PAUSES = frozenset("，。；：")
_LONGEST = 80


def gathered(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """`text` with such pieces of its paragraphs on one line, and its way back: as `Document.origin`."""
    going = _going_on(text.splitlines())
    if not going:
        return text, ()
    lines = [(match.start(), match.end(), match[1], match[2]) for match in LINE.finditer(text)]
    return joined(text, lines, ((at, at + 1) for at in sorted(going)))


def _going_on(lines: Sequence[str]) -> set[int]:
    """Which of `lines` go on in the next, where a program parted what a page shows in two kinds of letters.

    Figures of a table stand on lines of their own, too: what stands behind such a one begins as labels do.
    """
    onward = {at - 1 for at in range(1, len(lines)) if lines[at][:1] in _ONWARD and _is_run(lines[at - 1])}
    if len(onward) < FEWEST:
        return set()
    going: set[int] = set()
    for at, line in enumerate(lines[:-1]):
        after = lines[at + 1].strip(BLANKS)
        inside = at - 1 in going
        if _is_run(line):
            goes = at in onward or (inside and (line[-1] in _OPENING or _is_sentence(after)))
        else:
            goes = _is_run(after) and _breaks_off(line.strip(BLANKS), inside, at + 1 in onward)
        if goes:
            going.add(at)
    return going


def _is_run(line: str) -> bool:
    """Whether a line is letters and figures alone."""
    return line.isascii() and 0 < len(line) <= _LONGEST and not line.isspace()


def _is_sentence(line: str) -> bool:
    """Whether a line may go on with a sentence: no label, heading or run of other letters."""
    return not (_PAUSES.isdisjoint(line) or opens(line) or _is_run(line))


def _breaks_off(line: str, inside: bool, before_unit: bool) -> bool:
    """Whether a line ends within a sentence that a figure goes on with, which may be one before a unit."""
    if not line or line[-1] in _STOPS or (opens(line) and not inside and _PAUSES.isdisjoint(line[1:-1])):
        return False
    if line[-1] in _OPENING:
        return True
    return before_unit or ((inside or not _PAUSES.isdisjoint(line)) and line[-1] not in "）)")
