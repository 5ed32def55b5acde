"""The format `jsonl`: the objects of `json`, one a line, each as soon as its document is judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govlint.finding import Result
from govlint.hookspecs import Style
from govlint.reporters.jsonreport import document_object, encode, summary_object
from govlint.reporters.lastline import Tally


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    """One document object a line, then `{"summary": …}`."""
    tally = Tally()
    for result in results:
        tally.add(result)
        yield encode(document_object(result, style.lang)).decode() + "\n"
    yield encode({"summary": summary_object(tally)}).decode() + "\n"
