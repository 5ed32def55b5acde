"""Part of the PDF reader: what is drawn on a page, as rules, pictures and covers."""

from __future__ import annotations

import ctypes
import math
from typing import Any

import pypdfium2.raw as raw

from govlint.readers.layout.drawing import (
    PLAIN,
    STRAIGHT,
    THIN,
    Drawing,
    Matrix,
    Point,
    box_moved,
    moved,
    times,
)

WHITE = 245
PURE = 255
"""So PDFium gives the colour of what is filled by a gradient, too."""
DEEPEST = 8
LONGEST = 20_000
_OF_A_LINE = 2
"""Segments of a path that is one stroke: a broad one is a box."""


class Drawn(Drawing):
    """What is drawn on a page of a PDF; `texts` are its text objects in order of drawing."""

    def __init__(self, width: float, height: float, gradients: bool = False) -> None:
        super().__init__(width, height)
        self.texts: list[Any] = []
        self.numbers = _Numbers(gradients)
        self._order: dict[int | None, int] | None = None

    def covers_text(self, item: Any, x: float, y: float) -> bool:
        """Whether a text object is hidden at a point."""
        return bool(self.covers) and self.hides(self._at(item), x, y)

    def is_faint(self, item: Any, x: float, y: float) -> bool:
        """Whether a text object that is only filled has no colour that can be seen at a point."""
        paint = self.numbers.paint(raw.FPDFPageObj_GetFillColor, item)
        return paint == "none" or (paint == "white" and not self.shows_white(self._at(item), x, y))

    def _at(self, item: Any) -> int:
        """How many texts were drawn before a text object."""
        if self._order is None:
            self._order = {_address(text): at for at, text in enumerate(self.texts)}
        return self._order.get(_address(item), len(self.texts))


def _address(item: Any) -> int | None:
    return ctypes.cast(item, ctypes.c_void_p).value


class _Numbers:
    """Places that PDFium writes numbers to, made once; `gradients` tells that the file has some."""

    def __init__(self, gradients: bool) -> None:
        self.gradients = gradients
        self.floats = [ctypes.c_float() for _ in range(4)]
        self.at = [ctypes.byref(item) for item in self.floats]
        self.ints = [ctypes.c_int() for _ in range(2)]
        self.colour = [ctypes.c_uint() for _ in range(4)]
        self.at_colour = [ctypes.byref(item) for item in self.colour]

    def box(self, item: Any, matrix: Matrix) -> tuple[float, float, float, float] | None:
        """Left, top, right, bottom of an object; None for one without a place."""
        if not raw.FPDFPageObj_GetBounds(item, *self.at):
            return None
        left, bottom, right, top = (number.value for number in self.floats)
        if not abs(left) + abs(bottom) + abs(right) + abs(top) < 1e7:
            return None
        return box_moved(left, bottom, right, top, matrix)

    def paint(self, read: Any, item: Any) -> str:
        """What a colour does: nothing, white, or ink; "any" is called white and may be a gradient."""
        if not read(item, *self.at_colour):
            return "ink"
        red, green, blue, alpha = (number.value for number in self.colour)
        if alpha < 10:
            return "none"
        darkest = min(red, green, blue)
        if darkest == PURE and self.gradients:
            return "any"
        return "white" if darkest >= WHITE else "ink"


def drawn_on(page: Any, edges: tuple[float, float, float, float], *, gradients: bool) -> Drawn:
    """What is drawn on a page between its left, lower, right and upper edge."""
    left, bottom, right, top = edges
    drawn = Drawn(right - left, top - bottom, gradients)
    numbers = drawn.numbers
    upright: Matrix = (1, 0, 0, -1, -left, top)
    for index in range(raw.FPDFPage_CountObjects(page)):
        _take(raw.FPDFPage_GetObject(page, index), drawn, numbers, upright, 0)
    return drawn


def _take(item: Any, drawn: Drawn, numbers: _Numbers, matrix: Matrix, depth: int) -> None:
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        drawn.texts.append(item)
    elif kind == raw.FPDF_PAGEOBJ_PATH:
        _path(item, drawn, numbers, matrix)
    elif kind == raw.FPDF_PAGEOBJ_IMAGE:
        box = numbers.box(item, matrix)
        if box:
            drawn.picture(*box)
            drawn.ground(*box, len(drawn.texts))
    elif kind == raw.FPDF_PAGEOBJ_SHADING:
        if box := numbers.box(item, matrix):
            drawn.ground(*box, len(drawn.texts))
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
        inner = times(_matrix(item), matrix)
        for index in range(min(raw.FPDFFormObj_CountObjects(item), LONGEST)):
            _take(raw.FPDFFormObj_GetObject(item, index), drawn, numbers, inner, depth + 1)


def _path(item: Any, drawn: Drawn, numbers: _Numbers, matrix: Matrix) -> None:
    box = numbers.box(item, matrix)
    if box is None:
        return
    fill, stroke = numbers.ints
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    filled = numbers.paint(raw.FPDFPageObj_GetFillColor, item) if fill.value else "none"
    stroked = numbers.paint(raw.FPDFPageObj_GetStrokeColor, item) if stroke.value else "none"
    if min(box[2] - box[0], box[3] - box[1]) <= THIN:
        if "ink" in (filled, stroked):
            drawn.rule(*box)
        if filled in ("ink", "any"):  # many strips may make a ground
            drawn.ground(*box, len(drawn.texts))
        return
    count = raw.FPDFPath_CountSegments(item)
    if filled in ("ink", "any") or (stroked in ("ink", "any") and count == _OF_A_LINE):
        drawn.ground(*box, len(drawn.texts))
    elif stroked in ("ink", "any") and (line := _broad_line(item, count, times(_matrix(item), matrix))):
        drawn.ground(*line, len(drawn.texts))
    if filled in ("white", "any") and count <= 5:
        drawn.cover(*box, len(drawn.texts))
    if stroked == "ink" or (filled == "ink" and count > 5):
        _segments(item, count, drawn, times(_matrix(item), matrix), stroked == "ink")


def _broad_line(item: Any, count: int, matrix: Matrix) -> tuple[float, float, float, float] | None:
    """What a broad stroke with several points on a line covers; None for any other."""
    breadth, x, y = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(item, breadth)
    a, b, c, d, _, _ = matrix
    reach = min(math.hypot(a, b), math.hypot(c, d)) * breadth.value / 2
    if reach * 2 <= THIN or count < 1:
        return None
    points: list[Point] = []
    for index in range(min(count, LONGEST)):
        raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(item, index), x, y)
        points.append(moved((x.value, y.value), matrix))
    across, down = [point[0] for point in points], [point[1] for point in points]
    left, right, top, bottom = min(across), max(across), min(down), max(down)
    if bottom - top <= STRAIGHT:
        return left, top - reach, right, bottom + reach
    return (left - reach, top, right + reach, bottom) if right - left <= STRAIGHT else None


def _segments(item: Any, count: int, drawn: Drawn, matrix: Matrix, stroked: bool) -> None:
    """The straight parts of a path that is more than one line: those across and down are rules."""
    x, y = ctypes.c_float(), ctypes.c_float()
    start = here = (0.0, 0.0)
    part: list[Point] = []
    curved = False
    for index in range(min(count, LONGEST)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = moved((x.value, y.value), matrix)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if not stroked:
                drawn.filled(part)
            part, start = [point], point
        else:
            curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
            part.append(point)
            if stroked and kind == raw.FPDF_SEGMENT_LINETO:
                drawn.line(here, point)
        here = point
        if raw.FPDFPathSegment_GetClose(segment):
            if stroked:
                drawn.line(here, start)
            here = start
    if not stroked:
        drawn.filled(part)
    drawn.curves += curved


def _matrix(item: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return PLAIN
    return (found.a, found.b, found.c, found.d, found.e, found.f)
