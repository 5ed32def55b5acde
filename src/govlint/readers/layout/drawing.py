"""Part of the layout: what a reader finds drawn on a page, gathered as rules, pictures and covers."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.readers.layout.page import Image, Stroke

THIN = 3.2
"""A box so thin, in points, is a rule."""
STRAIGHT = 0.5
MOST_GROUNDS = 2000
"""On a page with more boxes of ink it is not asked on which of them white words stand."""
Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


class Drawing:
    """What is drawn on one page, in points from its top left.

    `covers` are white boxes that lie over what was drawn before them: each with the number of texts so far.
    `grounds` are boxes of ink and pictures, on which white words can be seen, with the same.
    `curves` counts paths that are not made of straight lines.
    """

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.across: list[Stroke] = []
        self.down: list[Stroke] = []
        self.images: list[Image] = []
        self.covers: list[tuple[int, Image]] = []
        self.grounds: list[tuple[int, Image]] = []
        self.curves = 0

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A thin box, or a line from corner to corner; nothing if it is not thin."""
        left, right = (x0, x1) if x0 <= x1 else (x1, x0)
        top, bottom = (y0, y1) if y0 <= y1 else (y1, y0)
        if right < 0 or bottom < 0 or left > self.width or top > self.height:
            return
        if bottom - top <= THIN and right - left > THIN:
            self.across.append(((top + bottom) / 2, max(left, 0.0), min(right, self.width)))
        elif right - left <= THIN and bottom - top > THIN:
            self.down.append(((left + right) / 2, max(top, 0.0), min(bottom, self.height)))

    def line(self, one: Point, two: Point) -> None:
        """A stroke; those that are neither level nor upright are no rules."""
        if min(abs(one[0] - two[0]), abs(one[1] - two[1])) <= STRAIGHT:
            self.rule(*one, *two)

    def filled(self, points: Sequence[Point]) -> None:
        """A figure filled with ink: a thin one is a rule."""
        if len(points) > 1:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            if min(max(xs) - min(xs), max(ys) - min(ys)) <= THIN:
                self.rule(min(xs), min(ys), max(xs), max(ys))

    def picture(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """An image; a thin one is a rule."""
        if min(x1 - x0, y1 - y0) <= THIN:
            self.rule(x0, y0, x1, y1)
        else:
            self.images.append(Image(x0, y0, x1, y1))

    def cover(self, x0: float, y0: float, x1: float, y1: float, texts: int) -> None:
        """A white box: rules under it are gone, and so are the `texts` that were set before."""
        self.across = _uncovered(self.across, (y0, y1), (x0, x1))
        self.down = _uncovered(self.down, (x0, x1), (y0, y1))
        if texts:
            self.covers.append((texts, Image(x0, y0, x1, y1)))

    def ground(self, x0: float, y0: float, x1: float, y1: float, texts: int) -> None:
        """A box of ink or a picture, drawn behind so many `texts`."""
        self.grounds.append((texts, Image(x0, y0, x1, y1)))

    def shows_white(self, text: int, x: float, y: float) -> bool:
        """Whether the `text`-th text can be seen at a point though white; so it is where much is drawn."""
        return len(self.grounds) > MOST_GROUNDS or any(
            before <= text and box.left <= x <= box.right and box.top <= y <= box.bottom
            for before, box in self.grounds
        )

    def hides(self, text: int, x: float, y: float) -> bool:
        """Whether the `text`-th text is hidden at a point."""
        return any(
            text < before and box.left <= x <= box.right and box.top <= y <= box.bottom
            for before, box in self.covers
        )


def _uncovered(strokes: list[Stroke], band: Point, stretch: Point) -> list[Stroke]:
    """What is left of rules after a box was laid over them."""
    first, last = band
    start, stop = stretch
    if not any(first <= place <= last and a < stop and b > start for place, a, b in strokes):
        return strokes
    left: list[Stroke] = []
    for place, a, b in strokes:
        if not (first <= place <= last and a < stop and b > start):
            left.append((place, a, b))
            continue
        left += [(place, *part) for part in ((a, min(b, start)), (max(a, stop), b)) if part[1] - part[0] > 1]
    return left


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner` first."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def moved(point: Point, matrix: Matrix) -> Point:
    """Where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def box_moved(
    x0: float, y0: float, x1: float, y1: float, matrix: Matrix
) -> tuple[float, float, float, float]:
    """Where a matrix puts a box: left, top, right, bottom."""
    a, b, c, d, e, f = matrix
    if b == 0 == c:
        xs, ys = sorted((a * x0 + e, a * x1 + e)), sorted((d * y0 + f, d * y1 + f))
        return xs[0], ys[0], xs[1], ys[1]
    corners = [moved((x, y), matrix) for x in (x0, x1) for y in (y0, y1)]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(down), max(across), max(down)
