"""Measures how fast govlint is, as ratios taken in one run on one core; memory too."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import autocorrect_py
import turbohtml
from corpus import Report, generate, render
from corpus.faults.plant import changed, insert
from corpus.styles import rendered
from msgspec import structs

import govlint
from govlint.api import open_session
from govlint.corpus import Corpus
from govlint.engine import Engine
from govlint.options import bind_options
from govlint.packs.compiled import load_packs
from govlint.rule import Bound, Context, CorpusCheck, Rule, SuppressionCheck
from govlint.runs.across import Examiner
from govlint.session import Session

TEXT_BYTES, PAGE_BYTES = 7600, 34000
WORD, AS_TEXT = "html/word", "text/bars"
FURNITURE = "STR013"
"""Words of a web page, which the corpus puts around extracted text only."""
IMPORTS = "import click, rich.console, pluggy, ruamel.yaml"


def sized(style: str, size: int) -> tuple[Report, bytes]:
    """A correct report of at least `size` bytes in UTF-8, made longer by paragraphs in section 五.

    Nothing is found in it, neither in `style` nor as text.
    """
    reports = (changed(generate(f"speed {seed}", format="2021"), half=True) for seed in range(30))
    report = min(
        (report for report in reports if not any(found(report, style))),
        key=lambda report: len(in_utf8(report, style)),
    )
    number = 0
    while len(in_utf8(report, style)) < size:
        number += 1
        other = generate(f"more {number}")
        if other.year == report.year:
            for line in other.lines("problems", "text"):
                report = insert(report, "problems", line.text)
    return report, in_utf8(report, style)


def found(report: Report, style: str) -> tuple[list[str], list[str]]:
    """The codes of what is found in the report in `style`, and of what is found in it as text."""
    one, two = (
        sorted(
            finding.rule
            for finding in govlint.check(in_utf8(report, name), path=path).findings
            if finding.rule != FURNITURE
        )
        for name, path in ((style, f"report.{style.split('/')[0]}"), (AS_TEXT, "report.txt"))
    )
    return one, two


def faulty(report: Report) -> Report:
    """The report with a wrong figure, and a sentence with an address and a word that are wrong."""
    keys = [("requests", "new", "natural_person"), ("review", "review", "upheld")]
    wrong = changed(report, figures={**report.figures, **dict.fromkeys(keys, "97")})
    return insert(wrong, "problems", "截止目前,目录见http:/www.example.gov.cn/目录。")


def in_utf8(report: Report, style: str) -> bytes:
    """The report in `style`, whatever its encoding, as UTF-8."""
    document = rendered(report, style)
    return document.data.decode(document.encoding).encode()


def pairs(
    first: Callable[[], object], second: Callable[[], object], times: int
) -> tuple[float, float, float]:
    """Medians of both, taken in turn, and the median of their ratios."""
    one: list[float] = []
    two: list[float] = []
    for turn in range(times + 1):
        for work, taken in ((first, one), (second, two)):
            started = time.perf_counter()
            work()
            if turn:
                taken.append(time.perf_counter() - started)
    ratios = [a / b for a, b in zip(one, two, strict=True)]
    return statistics.median(one), statistics.median(two), statistics.median(ratios)


def process(*command: str) -> Callable[[], object]:
    """Running a Python process to its end."""
    # An installed package has its bytecode: without it a start would measure the compiler.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return lambda: subprocess.run(
        [sys.executable, *command], capture_output=True, check=False, env=environment
    )


def start(text: bytes, times: int) -> None:
    """(a) the whole process against one that imports four libraries: on a report never seen, and on one that
    has been checked before, whose result is recalled."""
    with tempfile.TemporaryDirectory() as folder:
        # The name is part of what a result is kept by: another folder for each run.
        others = [Path(folder) / str(number) / "report.txt" for number in range(times + 1)]
        known, fresh = Path(folder) / "report.txt", iter(others)
        for path in (known, *others):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text)
        imports = process("-c", IMPORTS)
        # The command as it is installed: -m would load more than it does.
        script = Path(sys.executable).with_name("govlint")
        command = [str(script)] if script.exists() else ["-m", "govlint"]
        unseen = pairs(lambda: process(*command, "check", str(next(fresh)))(), imports, times)
        recalled = pairs(process(*command, "check", str(known)), imports, times)
    for name, (whole, alone, ratio) in (("never seen", unseen), ("checked before", recalled)):
        print(
            f"(a) whole process on a report {name} {whole * 1000:.0f} ms, imports {alone * 1000:.0f}"
            f" ms: ratio {ratio:.2f} (at most 2)"
        )


def starts(text: bytes, times: int) -> None:
    """(a) the whole process, and the packs within it."""
    start(text, times)
    packs(times)


def packs(times: int) -> None:
    """(a) what taking the packs from their cache costs of opening a session; and what from their YAML."""
    session = open_session()
    folders, checks = [Path(pack.path) for pack in session.packs], session.registry.checks
    taken = turns([open_session, lambda: load_packs(folders, checks)], times)
    opening, cached = (statistics.median(column) for column in zip(*taken, strict=True))
    [(compiled,)] = turns([lambda: load_packs(folders, checks, use_cache=False)], 1)
    print(
        f"(a) opening a session {opening * 1000:.1f} ms, of which packs from the cache {cached * 1000:.1f} ms"
        f" (from their YAML {compiled * 1000:.0f} ms)"
    )


def warm(text: bytes, times: int) -> float:
    """(b) a warm process against autocorrect on the same text; gives the time of one text."""
    words = text.decode()
    ours = lambda: govlint.check(text, path="report.txt")  # noqa: E731
    mine, theirs, ratio = pairs(ours, lambda: autocorrect_py.format(words), times)
    print(
        f"(b) {len(text)} bytes of text: govlint {1 / mine:.0f}/s, autocorrect {1 / theirs:.0f}/s: "
        f"ratio {1 / ratio:.2f} (at least 1)"
    )
    return mine


def turns(
    works: list[Callable[[], object]], times: int, clock: Callable[[], float] = time.perf_counter
) -> list[tuple[float, ...]]:
    """The times of each of `works`, taken in turn, after two rounds to warm up."""
    taken = []
    for turn in range(times + 2):
        row = []
        for work in works:
            started = clock()
            work()
            row.append(clock() - started)
        if turn >= 2:
            taken.append(tuple(row))
    return taken


def page(report: Report, times: int) -> None:
    """(c) a Word page: govlint less the same report as text, against the bare parse, all taken in turn.

    By the time of the thread, and from the fastest tenth of each: what another program does to caches makes
    anything of the difference of two long times. Words of a web page are not looked for: they are found in
    the text of some reports alone, and one finding takes half as long as the bare parse.
    """
    session = open_session(command_line={"ignore": (FURNITURE,)})
    codes, as_text = found(report, WORD)
    if codes != as_text:
        sys.exit(f"not the same findings: {codes} in the page, {as_text} in the text")
    data, plain = in_utf8(report, WORD), in_utf8(report, AS_TEXT)
    words = data.decode()
    taken = turns(
        [
            lambda: session.check(data, "report.html"),
            lambda: session.check(plain, "report.txt"),
            lambda: turbohtml.parse(words),
        ],
        times,
        time.thread_time,
    )
    whole, text, parse = (statistics.quantiles(column, n=10)[0] for column in zip(*taken, strict=True))
    ratio = (whole - text) / parse
    print(
        f"(c) {len(data)} bytes of HTML, {len(codes)} findings: govlint {whole * 1000:.2f} ms, as text "
        f"{text * 1000:.2f} ms, bare parse {parse * 1000:.2f} ms: ratio {ratio:.2f} (at most 3)"
    )


def pages(times: int) -> None:
    """(c) a correct report, and the same with a few faults."""
    report, _ = sized(WORD, PAGE_BYTES)
    page(report, times)
    page(faulty(report), times)


def resident() -> int:
    """Resident memory of this process in kB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    return 0


def memory(most: int) -> None:
    """(d) memory after a tenth of `most` reports and after all of them."""
    documents = [render(generate(f"memory {seed}"), "text/bars") for seed in range(40)]
    for number in range(most):
        if number == most // 10:
            early = resident()
        govlint.check(documents[number % 40], path=f"{number}.txt")
    late = resident()
    print(
        f"(d) memory after {most // 10} reports {early} kB, after {most}"
        f" {late} kB: ratio {late / early:.3f} (flat)"
    )


READING = ("TXT", "PRV", "WRD", "STR010", "STR011", "STR012", "STR013", "STR014", "STR015")
WARMING = 20
"""So many judgings are not counted: caches fill, and branches are learnt."""


def reading(data: bytes, times: int) -> None:
    """(e) the rules that read sentences against all others, on one report, and each family of them.

    The others twice: on the report alone, without the rules across documents, and with last year's report at
    hand, where these gather the report's facts and judge them.

    A rule's time is what it takes within a judging of all rules, in the engine's own order: what several
    rules use is made by the first of them. Each family judged by itself would pay for that alone, and the
    first of several in turn for caches that the one before has left cold, many times what it takes.
    """
    session = open_session()
    rules = [
        rule
        for rule in session.settings("report.txt").rules
        if not isinstance(session.registry.checks[rule.check], CorpusCheck | SuppressionCheck)
    ]
    timed = Timed(session)
    spent = [timed.judged(data, rules) for _ in range(times + WARMING)][WARMING:]
    none = lambda: session.engine.read(data, "report.txt")  # noqa: E731
    rounds = turns([none, across_documents(session, data)], times, time.thread_time)
    read, compared = (statistics.median(column) * 1e6 for column in zip(*rounds, strict=True))

    def median(*families: str, but: bool = False) -> float:
        sums = (sum(t for code, t in each.items() if code.startswith(families) is not but) for each in spent)
        return statistics.median(sums) * 1e6

    sentences, alone = median(*READING), median(*READING, but=True)
    with_last = alone + compared - read
    print(
        f"(e) rules that read sentences {sentences:.0f} us; all others {alone:.0f} us on the report alone: "
        f"ratio {sentences / alone:.2f}; and {with_last:.0f} us with last year's report: "
        f"ratio {sentences / with_last:.2f} (at most 1); "
        + ", ".join(f"{family} {median(family):.0f}" for family in READING)
    )


class Timed:
    """An engine like that of a session, which notes what each rule takes in a judging, in seconds."""

    def __init__(self, session: Session) -> None:
        self.checks = session.registry.checks
        self.spent: dict[str, float] = {}
        self.bound: dict[str, Bound] = {}
        engine = session.engine
        self.engine = Engine(session.registry, engine.vocabulary, engine.regulations, self.bind)

    def bind(self, rule: Rule) -> Bound:
        """The code and the options of a rule, its time noted."""
        if rule.code not in self.bound:
            run = self.checks[rule.check].run

            def timed(context: Context, **options: Any) -> Iterator[Any]:
                started = time.thread_time()
                try:
                    yield from run(context, **options)
                finally:
                    self.spent[rule.code] = time.thread_time() - started

            self.bound[rule.code] = timed, bind_options(rule, self.checks[rule.check])
        return self.bound[rule.code]

    def judged(self, data: bytes, rules: Sequence[Rule]) -> dict[str, float]:
        """What each of `rules` takes of the report in `data`, read anew; nothing where it is not asked."""
        self.spent = {}
        read = self.engine.read(data, "report.txt")
        assert isinstance(read, tuple)
        assert read[1] is not None
        assert not self.engine.judge(read[1], rules).crashes
        return self.spent


def across_documents(session: Session, data: bytes) -> Callable[[], object]:
    """Reading the report in `data`, and judging it by last year's, which is ready."""
    engine = session.engine
    rules = [
        rule
        for rule in session.settings("report.txt").rules
        if isinstance(session.registry.checks[rule.check], CorpusCheck)
    ]
    result = session.check(data, "report.txt", facts=True)
    assert result.facts is not None
    corpus = Corpus(asked=True)
    other = session.check(render(generate("last year"), "text/bars"), "prior.txt", facts=True).facts
    assert other is not None
    year = result.facts.year or 2024
    corpus.add(structs.replace(other, agency=result.facts.agency, year=year - 1), prior=True)
    corpus.add(result.facts)
    # A finding is placed in the report read again, which is no rule's work: nothing is placed.
    examiner = Examiner(corpus, engine.vocabulary, session.bind_across, lambda facts, told: ((), ()), "zh")

    def work() -> object:
        read = engine.read(data, "report.txt")
        assert isinstance(read, tuple)
        assert read[1] is not None
        return examiner.examine(result, engine.gatherer.facts(read[1]), rules)

    return work


def main() -> None:
    """Runs the measurements one after another on one core."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--reports", type=int, default=2000, help="for the memory")
    parser.add_argument("--text", type=Path, help="a report as text, for (e)")
    parser.add_argument("--only", choices=tuple("abcde"), help="one of the measurements")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    _, text = sized(AS_TEXT, TEXT_BYTES)
    works: dict[str, Callable[[], object]] = {
        "a": lambda: starts(text, options.times),
        "b": lambda: warm(text, options.times * 6),
        "c": lambda: pages(options.times * 12),
        "d": lambda: memory(options.reports),
        "e": lambda: reading(options.text.read_bytes() if options.text else text, options.times * 6),
    }
    for name, work in works.items():
        if options.only in (None, name):
            work()


if __name__ == "__main__":
    main()
