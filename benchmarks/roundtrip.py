"""Compares what is found in one report in every format: alike, but for cells of pages that were not assessed.

python benchmarks/roundtrip.py [--reports 200] [--style pdf/] [--show 3]
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator

from accuracy import OFF_BY_DEFAULT, plant
from corpus import STYLES, Report, generate
from corpus.faults import FAULTS
from corpus.model import Struct
from corpus.styles import PAGES, rendered

import govlint
from govlint.session import Session

PLAIN = "html/clean"
"""The style that leaves nothing to guess, by which the others are judged."""

FURNITURE = "STR013"
"""Words of a web page, which the corpus puts around extracted text only."""
TITLE = "STR009"
"""Milder where the metadata have the year, as the corpus gives them to Markdown."""


class Told(Struct, frozen=True):
    """A finding without its place."""

    rule: str
    severity: str
    message: str
    cells: frozenset[object]

    def is_part_of(self, other: Told) -> bool:
        """Whether it is the same of fewer cells."""
        return (self.rule, self.severity) == (other.rule, other.severity) and self.cells < other.cells


def reports_of(count: int, seed: str) -> Iterator[tuple[Report, tuple[str, ...], str]]:
    """Reports, every other one with a fault (each kind in turn); the styles that make no sense for it, and
    the rule that must find it.
    """
    faults = [fault for fault in FAULTS if fault.rule not in OFF_BY_DEFAULT and not _excludes(fault.without)]
    step = max(1, len(faults) // max(1, count // 2))
    for number in range(count):
        if number % 2:
            fault = faults[number // 2 * step % len(faults)]
            yield plant(fault, f"{seed} {number}").report, fault.without, fault.rule
        else:
            yield generate(f"{seed} {number}"), (), ""


def _excludes(without: tuple[str, ...]) -> bool:
    return bool(without) and PLAIN.startswith(without)


def told(result: govlint.Result) -> set[Told]:
    """What was found, the words of web pages aside; a year in the metadata of a style is not in another's."""
    found = set()
    for finding in result.findings:
        if finding.rule == FURNITURE:
            continue
        message = "".join(finding.message.split())  # some styles put blanks beside digits, as extractors do
        cells = frozenset([finding.cell, *(related.cell for related in finding.related)])
        if finding.rule == TITLE:
            found.add(Told(finding.rule, "", message.partition("，只见于")[0], cells))
        else:
            found.add(Told(finding.rule, str(finding.severity), message, cells))
    return found


def differences(expected: govlint.Result, result: govlint.Result, on_pages: bool) -> tuple[list[str], bool]:
    """What differs in words, and whether something more was not assessed, which pages may have."""
    if result.error:
        return [f"unreadable: {result.error.message}"], False
    wanted, had = told(expected), told(result)
    doubtful = {item.rule for item in result.not_assessed}
    more, less = had - wanted, wanted - had
    if on_pages:  # findings that speak of several cells may speak of those that could be read
        less = {item for item in less if item.rule not in doubtful}
        more = {
            item
            for item in more
            if item.rule not in doubtful or not any(item.is_part_of(other) for other in wanted)
        }
    words = [f"more: {item.rule} {item.message}" for item in sorted(more, key=repr)]
    words += [f"less: {item.rule} {item.message}" for item in sorted(less, key=repr)]
    return words, bool(doubtful - {item.rule for item in expected.not_assessed})


class Tally:
    """What came of one style."""

    def __init__(self) -> None:
        self.same = self.unassessed = 0
        self.differing: list[str] = []

    def add(self, words: list[str], doubtful: bool, seed: str) -> None:
        """One report compared."""
        if words:
            self.differing.append(f"“{seed}” " + "; ".join(words))
        elif doubtful:
            self.unassessed += 1
        else:
            self.same += 1


def checked(session: Session, report: Report, style: str) -> govlint.Result:
    """What is found in a report in a style."""
    made = rendered(report, style)
    return session.check(made.data, made.path)


def compare(session: Session, count: int, seed: str, styles: tuple[str, ...]) -> dict[str, Tally]:
    """A tally for each style."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for report, without, _ in reports_of(count, seed):
        expected = checked(session, report, PLAIN)
        for style in styles:
            if style == PLAIN or (without and style.startswith(without)):
                continue
            words, doubtful = differences(expected, checked(session, report, style), style in PAGES)
            tallies[style].add(words, doubtful, report.seed)
    return tallies


def main() -> int:
    """Runs all; 1 when a style differs by more than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--seed", default="round trip")
    parser.add_argument("--style", default="", help="one style, or a kind such as text/")
    parser.add_argument("--show", type=int, default=3, metavar="N", help="N differences of each style")
    options = parser.parse_args()
    styles = tuple(style for style in (*STYLES, *PAGES) if style.startswith(options.style))
    tallies = compare(govlint.open_session(), options.reports, options.seed, styles)
    print(f"{'style':18}{'same':>6}{'not assessed':>14}{'differ':>8}")
    for style, tally in tallies.items():
        print(f"{style:18}{tally.same:6}{tally.unassessed:14}{len(tally.differing):8}")
        for words in tally.differing[: options.show]:
            print(f"    {words}")
    return int(any(tally.differing for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
