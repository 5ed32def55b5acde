"""Part of the PDF reader: the characters of a page, by PDFium's raw interface, as runs with places."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pypdfium2.raw as raw

from govlint.readers.glyphs import is_unknown, readable, white
from govlint.readers.layout.lines import WORD, is_latin
from govlint.readers.layout.page import Run

APART = 0.3
"""A gap of so much of a character's size ends a run."""
OVER = 0.6
"""So does a character that begins so much of one before the end of the last (between marks, their white)."""
SAMPLE = 80
CHINESE = "\u2e80"
"""A run is as bold as its first character from here on: figures within Chinese are often of another font."""
SLANTED = 0.1
TINY = 0.9
"""Words of characters narrower, in points, are none that anybody reads."""

Edges = tuple[float, float, float, float]
Asks = Callable[[Any, float, float], bool]
"""Something about a text object at a point."""


def angle_of(text: Any) -> int:
    """In which direction most of the text runs: 0 to 3 quarter turns with the clock."""
    count = raw.FPDFText_CountChars(text)
    step = max(1, count // SAMPLE)
    turns: Counter[int] = Counter()
    for index in range(0, count, step):
        if raw.FPDFText_GetUnicode(text, index) > 32:
            angle = raw.FPDFText_GetCharAngle(text, index)
            turns[round(angle / (math.pi / 2)) % 4] += 1
    return turns.most_common(1)[0][0] if turns else 0


def runs_on(text: Any, edges: Edges, hides: Asks, is_faint: Asks) -> tuple[list[Run], int, int, int]:
    """A page's runs of characters, how many cannot be seen, how many lines run off it, how many are faint.

    `hides` tells what lies under a box, `is_faint` what has no colour on its ground.
    """
    count = raw.FPDFText_CountChars(text)
    words = _characters(text, count)
    left, bottom, right, top = edges
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    at_box, at_x, at_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    loose, origin = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
    gather = _Gatherer(text, left, top, hides, is_faint)
    cut = 0
    for index, character in enumerate(words):
        if character in "\r\n" and character:
            continue
        loose(text, index, at_box)
        end = box.right
        if character == " " and end == box.left:  # PDFium's own guess at a blank
            gather.guessed = True
            continue
        origin(text, index, at_x, at_y)
        begin, base = x.value, y.value
        if not (left - 1 <= begin <= right + 1 and bottom - 1 <= base <= top + 1):
            cut += begin > right and gather.goes_on(begin, end, base) and not character.isspace()
            continue
        gather.add(index, character, begin, end, base)
    gather.end()
    return gather.runs, gather.hidden, cut, gather.faint


def _characters(text: Any, count: int) -> Sequence[str]:
    """The characters by index; PDFium's text in one piece where it has one for each."""
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    written = raw.FPDFText_GetText(text, 0, count, buffer)
    whole = bytes(buffer)[: max(written - 1, 0) * 2].decode("utf-16-le", "replace")
    if len(whole) == count:
        return whole
    codes = [raw.FPDFText_GetUnicode(text, index) for index in range(count)]
    return [chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes]


class _Gatherer:
    """Puts characters that stand side by side into runs."""

    def __init__(self, text: Any, left: float, top: float, hides: Asks, is_faint: Asks) -> None:
        self.text, self.left, self.top = text, left, top
        self._hides, self._is_faint = hides, is_faint
        self.runs: list[Run] = []
        self.hidden = self.faint = 0
        self.guessed = False
        self._words: list[str] = []
        self._lefts: list[float] = []
        self._rights: list[float] = []
        self._first = self._typical = 0
        self._base = self._size = self._end = self._reach = 0.0
        self._unknown = 0

    def add(self, index: int, character: str, begin: float, end: float, base: float) -> None:
        """One character: its edges and base line, in the page's own coordinates."""
        if self._words:
            gap = begin - self._end
            size = self._size
            back = gap < -OVER * size and gap < -(0.1 + white(self._words[-1], character)) * size
            blank = self.guessed and gap > WORD * size and is_latin(self._words[-1], character)
            if back or blank or gap > APART * size or abs(base - self._base) > 0.1 * size:
                self.end()
        if not self._words:
            self._first, self._base, self._typical = index, base, -1
            self._size = _size(self.text, index)
        if self._typical < 0 and character > CHINESE:
            self._typical = index
        self.guessed = False
        shown = readable(character)
        # What a font does not name PDFium gives as its bare code: few are as high as Chinese.
        if (
            character < CHINESE
            and character != " "
            and raw.FPDFText_HasUnicodeMapError(self.text, index) == 1
        ):
            shown = "\ufffd"
        if is_unknown(shown):
            self._unknown += 1
        self._last = index
        end = max(end, begin)
        width = (end - begin) / len(shown)
        for at, piece in enumerate(shown):
            self._words.append(piece)
            self._lefts.append(begin + at * width - self.left)
            self._rights.append(begin + (at + 1) * width - self.left)
        self._end = self._reach = end

    def goes_on(self, begin: float, end: float, base: float) -> bool:
        """Whether a character beyond the page stands beside the present run, or beside others that do."""
        near = begin - self._reach < 2 * self._size and abs(base - self._base) < 0.1 * self._size
        if near:
            self._reach = end
        return near

    def end(self) -> None:
        """The run ends here."""
        if not self._words:
            return
        words = "".join(self._words)
        if not self._is_visible():
            self.hidden += len(words)
        else:
            unknown = self._unknown
            if raw.FPDFText_HasUnicodeMapError(self.text, self._first) == 1:
                unknown = max(unknown, self._unnamed())
            self.runs.append(
                Run(
                    words,
                    tuple(self._lefts),
                    tuple(self._rights),
                    self.top - self._base,
                    self._size,
                    _is_bold(self.text, self._first if self._typical < 0 else self._typical),
                    unknown,
                )
            )
        self._words, self._lefts, self._rights = [], [], []
        self._unknown = 0

    def _unnamed(self) -> int:
        """How many characters of the run its font does not name."""
        return sum(
            raw.FPDFText_HasUnicodeMapError(self.text, index) == 1
            for index in range(self._first, self._last + 1)
        )

    def _is_slanted(self) -> bool:
        """Whether it runs neither across nor up and down, as watermarks do: each character is a run then."""
        angle: float = raw.FPDFText_GetCharAngle(self.text, self._first)
        return min(abs(math.sin(angle)), abs(math.cos(angle))) > SLANTED

    def _is_visible(self) -> bool:
        item = raw.FPDFText_GetTextObject(self.text, self._first)
        if not item:
            return True
        if len(self._words) == 1 and self._is_slanted():
            return False
        mode: int = raw.FPDFTextObj_GetTextRenderMode(item)
        if mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP):
            return False
        middle, height = (self._lefts[0] + self._rights[-1]) / 2, self.top - self._base - 0.35 * self._size
        if self._hides(item, middle, height):
            return False
        tiny = self._rights[-1] - self._lefts[0] < TINY * len(self._words) > TINY
        if tiny or (mode == raw.FPDF_TEXTRENDERMODE_FILL and self._is_faint(item, middle, height)):
            self.faint += not "".join(self._words).isspace()
            return False
        return True


def _size(text: Any, index: int) -> float:
    """The size of a character as it is seen, in points."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    size: float = raw.FPDFText_GetFontSize(text, index)
    scale = math.hypot(matrix.c, matrix.d)
    return min(max(size * (scale or 1.0), 1.0), 200.0)


_BOLD = ("bold", "black", "heavy", "simhei", "黑体", "xiaobiaosong", "小标宋")
_PLAIN = ("regular", "light", "roman", "simsun", "song", "kai", "宋", "楷")


def _is_bold(text: Any, index: int) -> bool:
    heavy: bool = raw.FPDFText_GetFontWeight(text, index) >= 600
    item = raw.FPDFText_GetTextObject(text, index)
    if not item:
        return heavy
    if raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_FILL_STROKE:
        return True
    buffer = ctypes.create_string_buffer(128)
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(item), buffer, 128)
    name = buffer.value.decode("utf-8", "ignore").lower()
    if any(word in name for word in _BOLD):
        return True
    # Programs that write a file anew guess the weight from the shapes: the name knows better.
    return heavy and not any(word in name for word in _PLAIN)
