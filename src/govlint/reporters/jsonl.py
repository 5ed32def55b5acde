"""The format `jsonl`: the objects of `json`, one a line, each as soon as its document is judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from govlint.finding import Result
from govlint.hookspecs import Style
from govlint.reporters.jsonobjects import document_object, encode
from govlint.reporters.jsonreport import statistics_objects, summary_object
from govlint.reporters.lastline import Tally
from govlint.reporters.rulecounts import RuleCounts


def render(results: Iterable[Result], style: Style) -> Iterator[str]:
    """One document object a line, then `{"summary": …}`, with `statistics` beside it where asked for."""
    tally, statistics = Tally(), RuleCounts()
    for result in results:
        tally.add(result)
        statistics.add(result)
        yield encode(document_object(result, style.lang)).decode() + "\n"
    last: dict[str, Any] = {"summary": summary_object(tally)}
    if style.statistics:
        last["statistics"] = statistics_objects(statistics)
    yield encode(last).decode() + "\n"
