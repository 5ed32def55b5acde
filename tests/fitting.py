"""A report whose figures all fit, with rows of table three changed, for tests of what is at the root."""

from __future__ import annotations

from govlint.testing import base_report
from recognised import read


def with_row(key: str, *figures: int, text: str | None = None) -> str:
    """The report with other figures in a row."""
    text = base_report() if text is None else text
    form = read(text).forms["requests"]
    for column, figure in reversed(list(zip(form.columns, figures, strict=True))):
        span = form.cells[key, column].span
        text = text[: span.start] + str(figure) + text[span.end :]
    return text


def holding(**changes: str) -> str:
    """The report with other figures, all of which fit: 40 requests received, 33 of them handled."""
    rows = {
        "new": "34 | 6 | 0 | 0 | 0 | 0 | 40",
        "carried_in": "2 | 0 | 0 | 0 | 0 | 0 | 2",
        "granted": "16 | 3 | 0 | 0 | 0 | 0 | 19",
        "refused.process": "6 | 2 | 0 | 0 | 0 | 0 | 8",
        "unavailable.not_held": "5 | 1 | 0 | 0 | 0 | 0 | 6",
        "handled": "27 | 6 | 0 | 0 | 0 | 0 | 33",
        "carried_out": "9 | 0 | 0 | 0 | 0 | 0 | 9",
    }
    text = base_report().replace(
        "收到政府信息公开申请3件，予以公开2件，无法提供1件。",
        "收到政府信息公开申请40件，上年结转2件。办结33件，其中予以公开19件，不予公开8件，无法提供6件；"
        "结转下年度继续办理9件。",
    )
    for key, figures in (rows | changes).items():
        text = with_row(key, *map(int, figures.split(" | ")), text=text)
    return text
