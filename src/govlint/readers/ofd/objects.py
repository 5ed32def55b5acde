"""Part of the OFD reader: text objects become runs of characters, paths become rules."""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections import Counter
from functools import lru_cache

from govlint.readers.glyphs import is_unknown, readable
from govlint.readers.layout.drawing import PLAIN, Drawing, Matrix, Point, box_moved, moved
from govlint.readers.layout.page import Page, Run
from govlint.readers.ofd.parts import Element, child, children

APART = 0.3
SLANTED = 0.1
NARROWEST = 0.15
"""No character is narrower, in ems."""
LONGEST = 20_000
FAINTEST = 10
"""Of 255 parts of a colour, so few are none."""
_INK, _WHITE, _NONE = "ink", "white", "none"
_STEPS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


class Text:
    """One line of a text object: characters, where each begins, its advance, its size and direction."""

    __slots__ = ("bold", "direction", "order", "paint", "places", "size", "words")

    def __init__(self, words: str, places: list[Point], direction: Point, size: float, bold: bool) -> None:
        self.words, self.places = words, places
        self.direction, self.size, self.bold = direction, size, bold
        self.order = 0
        self.paint = _INK


class Gatherer:
    """Takes the objects of one page in order of drawing."""

    def __init__(self, width: float, height: float) -> None:
        self.drawing = Drawing(width, height)
        self.texts: list[Text] = []

    def text(self, item: Element, matrix: Matrix) -> None:
        """A text object: each of its codes is a line of characters."""
        size = number_of(item.get("Size") or item.get("size"), 3.5)  # some producers write it small
        if item.get("Visible", "true") == "false":
            return
        bold = int(number_of(item.get("Weight"), 400)) >= 600
        paint = _paint(item)
        a, b, c, d, _, _ = matrix
        across, down = math.hypot(a, b) or 1.0, math.hypot(c, d) or 1.0
        wide = number_of(item.get("HScale"), 1.0)
        edge = _edge(item)
        x = y = 0.0
        for code in children(item, "TextCode"):
            x, y = number_of(code.get("X"), x), number_of(code.get("Y"), y)
            words = "".join([readable(character) for character in (code.text or "").strip("\r\n\t")])
            if words:
                stands = _places(code, words, (x, y), size * wide, edge)
                places = [moved(place, matrix) for place in stands]
                text = Text(words, places, (a / across, b / across), max(size * down, 0.5), bold)
                text.order, text.paint = len(self.texts), paint
                self.texts.append(text)

    def path(self, item: Element, matrix: Matrix) -> None:
        """A path: strokes that are level or upright, and thin boxes, are rules; white boxes cover."""
        if item.get("Visible", "true") == "false":
            return
        stroked = item.get("Stroke", "true") != "false" and not _is_white(child(item, "StrokeColor"), False)
        filled = item.get("Fill", "false") == "true"
        white = filled and _is_white(child(item, "FillColor"), False)
        data = child(item, "AbbreviatedData")
        figures, curved = _figures((data.text or "") if data is not None else "", matrix)
        self.drawing.curves += curved
        for points in figures:
            if stroked:
                for one, two in itertools.pairwise(points):
                    self.drawing.line(one, two)
            elif filled and not white:
                self.drawing.filled(points)
            if white and 4 <= len(points) <= 5:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                self.drawing.cover(min(xs), min(ys), max(xs), max(ys), len(self.texts))
            elif filled and not white:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                self.drawing.ground(min(xs), min(ys), max(xs), max(ys), len(self.texts))

    def page(self, number: int) -> Page:
        """What was gathered, turned so that most of the text runs from left to right."""
        drawing = self.drawing
        turn = self._turn()
        runs: list[Run] = []
        faint = 0
        for text in self.texts:
            x, y = text.places[0]
            within = 0 <= x <= drawing.width and 0 <= y <= drawing.height and not _is_slanted(text.direction)
            middle = y - 0.35 * text.size
            if not within or drawing.hides(text.order, x, middle):
                continue
            if text.paint == _NONE or (
                text.paint == _WHITE and not drawing.shows_white(text.order, x + 0.3 * text.size, middle)
            ):
                faint += not text.words.isspace()
            else:
                runs += _runs(text, turn)
        if turn != _UPRIGHT:
            left, top, _, _ = box_moved(0, 0, drawing.width, drawing.height, (*turn, 0, 0))
            drawing = _turned(drawing, (*turn, -left, -top))
            runs = [_shifted(run, -left, -top) for run in runs]
        return Page(
            number=number,
            width=drawing.width,
            height=drawing.height,
            runs=tuple(runs),
            across=tuple(drawing.across),
            down=tuple(drawing.down),
            images=tuple(drawing.images),
            curves=drawing.curves,
            faint=faint,
        )

    def _turn(self) -> tuple[int, int, int, int]:
        counts: Counter[tuple[int, int]] = Counter()
        for text in self.texts:
            counts[round(text.direction[0]), round(text.direction[1])] += len(text.words)
        across, down = counts.most_common(1)[0][0] if counts else (1, 0)
        return (across, -down, down, across) if abs(across) + abs(down) == 1 else _UPRIGHT


_UPRIGHT = (1, 0, 0, 1)


def _is_slanted(direction: Point) -> bool:
    """Whether a text runs neither across nor up and down, as watermarks do."""
    return min(abs(direction[0]), abs(direction[1])) > SLANTED


def _edge(item: Element) -> float | None:
    """Where the boundary of an upright text ends, in the text's own measure; None where it is turned."""
    box = box_of(item.get("Boundary", ""))
    a, b, c, _, e, _ = numbers_of(item.get("CTM", ""), 6) or PLAIN
    return (box[2] - e) / a if box and a > 0 and b == 0 == c else None


def _places(code: Element, words: str, start: Point, size: float, edge: float | None = None) -> list[Point]:
    """Where each character of a text code begins, and where the last one ends.

    No advance is given for the last one: it goes as far as the boundary, where that can be its end.
    """
    x, y = start
    steps, drops = _deltas(code.get("DeltaX"), len(words)), _deltas(code.get("DeltaY"), len(words))
    places = [start]
    for at, character in enumerate(words):
        if at < len(steps):
            x += steps[at]
        elif not drops:
            x += advance(character) * size
        y += drops[at] if at < len(drops) else 0.0
        places.append((x, y))
    if edge is not None and len(words) == len(steps) + 1 and not drops:
        last = edge - places[-2][0]
        if NARROWEST * size <= last <= size:
            places[-1] = (edge, y)
    return places


def _turned(drawing: Drawing, matrix: Matrix) -> Drawing:
    """A drawing turned by quarters."""
    _, _, width, height = box_moved(0, 0, drawing.width, drawing.height, matrix)
    turned = Drawing(width, height)
    for y, x0, x1 in drawing.across:
        turned.line(moved((x0, y), matrix), moved((x1, y), matrix))
    for x, y0, y1 in drawing.down:
        turned.line(moved((x, y0), matrix), moved((x, y1), matrix))
    for image in drawing.images:
        turned.picture(*box_moved(image.left, image.top, image.right, image.bottom, matrix))
    turned.curves = drawing.curves
    return turned


def _runs(text: Text, turn: tuple[int, int, int, int]) -> list[Run]:
    """The runs of a text: characters parted by more than an advance, or not on one line, are several."""
    places = text.places if turn == _UPRIGHT else [moved(place, (*turn, 0, 0)) for place in text.places]
    found: list[Run] = []
    start = 0
    rights: list[float] = []
    for at, character in enumerate(text.words):
        x, y = places[at]
        after = places[at + 1][0]
        own = advance(character) * text.size
        most = text.size if character.isalpha() else 1.2 * own  # M and W are wider than half a square
        rights.append(min(after, x + most) if after > x else x + own)
        last = at + 1 == len(text.words)
        if last or after - rights[-1] > APART * text.size or abs(places[at + 1][1] - y) > 0.1 * text.size:
            words = text.words[start : at + 1]
            if words:
                found.append(
                    Run(
                        words,
                        tuple([place[0] for place in places[start : at + 1]]),
                        tuple(rights[start : at + 1]),
                        places[start][1],
                        text.size,
                        text.bold,
                        sum(map(is_unknown, words)),
                    )
                )
            start = at + 1
    return found


def _shifted(run: Run, x: float, y: float) -> Run:
    return Run(
        run.text,
        tuple([left + x for left in run.lefts]),
        tuple([right + x for right in run.rights]),
        run.base + y,
        run.size,
        run.bold,
        run.unknown,
    )


def _figures(data: str, matrix: Matrix) -> tuple[list[list[Point]], bool]:
    """The figures of a path as corners, and whether any side is curved."""
    tokens = data.split()[:LONGEST]
    figures: list[list[Point]] = []
    points: list[Point] = []
    at, curved = 0, False
    while at < len(tokens):
        step = tokens[at]
        count = _STEPS.get(step)
        if count is None:
            at += 1
            continue
        values = [number_of(token, math.nan) for token in tokens[at + 1 : at + 1 + count]]
        at += 1 + count
        if len(values) < count or any(map(math.isnan, values)):
            continue
        if step in "MS":
            figures.append(points)
            points = []
        if step == "C":
            points += points[:1]
            continue
        curved = curved or step in "QBA"
        points.append(moved((values[-2], values[-1]), matrix))
    return [figure for figure in [*figures, points] if len(figure) > 1], curved


def _is_white(colour: Element | None, default: bool) -> bool:
    if colour is None:
        return default
    values = [number_of(value, 0.0) for value in (colour.get("Value") or "").split()]
    return len(values) in (1, 3) and min(values) >= 245


def _paint(item: Element) -> str:
    """What the colour of a text does: it may be that of paper, or none at all."""
    colour = child(item, "FillColor")
    if item.get("Stroke", "false") == "true":
        return _INK
    if number_of(item.get("Alpha"), 255) < FAINTEST or (
        colour is not None and number_of(colour.get("Alpha"), 255) < FAINTEST
    ):
        return _NONE
    return _WHITE if _is_white(colour, False) else _INK


def _deltas(text: str | None, most: int) -> list[float]:
    """A list of advances, `g` standing for so many times the same."""
    tokens = (text or "").split()
    found: list[float] = []
    at = 0
    while at < len(tokens) and len(found) < most:
        if tokens[at] == "g" and at + 2 < len(tokens):
            count = int(number_of(tokens[at + 1], 0.0))
            found += [number_of(tokens[at + 2], 0.0)] * max(0, min(count, most - len(found)))
            at += 3
        else:
            found.append(number_of(tokens[at], 0.0))
            at += 1
    return found


@lru_cache(maxsize=8192)
def advance(character: str) -> float:
    """How wide a character is, in ems, where the file does not say so."""
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else 0.5


Box = tuple[float, float, float, float]


def box_of(text: str) -> Box | None:
    """Left, top, width and height as OFD writes them."""
    found = numbers_of(text, 4)
    return (found[0], found[1], found[2], found[3]) if found else None


def numbers_of(text: str, count: int) -> tuple[float, ...] | None:
    """So many numbers, parted by blanks; None where it is anything else."""
    try:
        found = tuple(float(part) for part in text.replace(",", " ").split())
    except ValueError:
        return None
    return found[:count] if len(found) >= count and all(map(math.isfinite, found)) else None


def number_of(text: str | None, default: float) -> float:
    """A number of an attribute."""
    try:
        value = float(text) if text else default
    except ValueError:
        return default
    return value if abs(value) < 1e7 else default
