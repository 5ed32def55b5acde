"""Part of the layout: watermarks over the text of pages, and backgrounds under it, are no part of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import structs

from govlint.readers.layout.page import Image, Page, Run

SHARE = 0.6
"""Words that stand in the same place on so many of the pages are the same on all of them."""
WIDE = 0.5
"""A picture so large, in pages, that most of the text lies on is the background of the page."""
_Key = tuple[str, int, int]


def without_overlays(pages: Sequence[Page]) -> list[Page]:
    """The pages without watermarks: words that recur in one place and lie across other words."""
    recurring = _recurring(pages)
    marks = {
        _key(run)
        for page in pages
        for run in page.runs
        if recurring and _key(run) in recurring and any(_lies_across(run, other) for other in page.runs)
    }
    return [_without(page, marks) for page in pages]


def _recurring(pages: Sequence[Page]) -> set[_Key]:
    seen = Counter(key for page in pages for key in {_key(run) for run in page.runs if _is_worded(run)})
    fewest = max(2, round(SHARE * len(pages)))
    return {key for key, count in seen.items() if count >= fewest}


def _is_worded(run: Run) -> bool:
    return len(run.text) > 2 and any(map(str.isalpha, run.text))


def _key(run: Run) -> _Key:
    return run.text, round(run.left), round(run.base)


def _lies_across(run: Run, other: Run) -> bool:
    """Whether a run lies over some of the words of another one that are not its own printed twice."""
    if run is other or run.text == other.text or not other.text.strip():
        return False
    over = min(run.right, other.right) - max(run.left, other.left)
    apart = max(run.base - run.size, other.base - other.size), min(run.base, other.base)
    return over > 0.5 * other.size and apart[1] - apart[0] > 0.3 * other.size


def _without(page: Page, marks: set[_Key]) -> Page:
    """A page without its watermarks, and without a picture that is its background."""
    images = tuple([image for image in page.images if not _is_background(image, page)])
    if not marks and len(images) == len(page.images):
        return page
    runs = tuple([run for run in page.runs if _key(run) not in marks]) if marks else page.runs
    return structs.replace(page, runs=runs, images=images)


def _is_background(image: Image, page: Page) -> bool:
    if image.area < WIDE * page.width * page.height:
        return False
    inside = sum(
        len(run.text)
        for run in page.runs
        if image.left <= run.left <= image.right and image.top <= run.middle <= image.bottom
    )
    return inside > 0.5 * sum([len(run.text) for run in page.runs])
