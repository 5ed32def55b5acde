"""Measures what govlint finds and what it wrongly finds: planted faults and correct reports, all styles."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from cores import cores, shared
from corpus import STYLES, Report, generate
from corpus.faults import FAULTS, Fault, Planted
from corpus.styles import BOOKS, PAGES, Rendered, rendered

import govlint

FAMILIES = ("STR", "BAL", "FEE", "CIT", "URL", "PRV", "TYP", "WRD", "TXT")
OFF_BY_DEFAULT = ("CIT007", "TYP001", "TYP002", "URL003")
TABLES = ("BAL", "STR007", "STR008")
"""The rules that a workbook without text is checked by."""
GRAVE = ("error", "warning")
LEAST_RECALL = 0.99


@dataclass
class Tally:
    """Counts for one variant of one rule."""

    planted: int = 0
    found: int = 0
    keyed: int = 0
    key_right: int = 0
    placed: int = 0
    place_right: int = 0
    unexpected: Counter[str] = field(default_factory=Counter)
    missed_in: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Adds another tally to this one."""
        for name in ("planted", "found", "keyed", "key_right", "placed", "place_right"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.unexpected += other.unexpected
        self.missed_in += other.missed_in


@dataclass
class Case:
    """One check whose outcome is worth showing: what was expected, and what govlint said."""

    label: str
    style: str
    seed: str
    words: str


@dataclass(frozen=True)
class Checker:
    """govlint with its defaults, and with the rules that are off by default as `config` selects them."""

    config: Path

    def __call__(self, document: Rendered, rule: str = "") -> govlint.Result:
        """The result for a document; with the rules off by default where `rule` is one of them."""
        config = self.config if rule in OFF_BY_DEFAULT else None
        return govlint.check(document.data, path=document.path, config=config)


def _ours(result: govlint.Result) -> list[govlint.Finding]:
    return [finding for finding in result.findings if finding.rule[:3] in FAMILIES]


def _told(finding: govlint.Finding) -> str:
    cell = f" [{finding.cell.form}/{finding.cell.row}/{finding.cell.column}]" if finding.cell else ""
    text = finding.excerpt.text.strip()[:70] if finding.excerpt else ""
    return f"{finding.rule} {finding.severity} {finding.location.text}{cell} {finding.message} «{text}»"


def _in_cells(finding: govlint.Finding, planted: Planted) -> bool:
    """Whether the finding is at one of the fault's cells (by form alone for 表二 of 2019)."""
    if finding.cell is None:
        return False
    key = (finding.cell.form, finding.cell.row, finding.cell.column)
    if planted.report.format == "2019" and key[0] == "disclosure":
        return any(form == "disclosure" for form, _, _ in planted.cells)
    return key in planted.cells


def _place_right(finding: govlint.Finding, planted: Planted, document: Rendered) -> bool:
    """Whether the finding is where the figure stands, or in the line of the planted words."""
    here = (finding.location.line, finding.location.column)
    if not planted.cells:
        places = document.places
        if places.planted is None or here[0] is None:
            return False
        return places.planted[0] <= here[0] <= max(places.until, places.planted[0])
    if finding.cell is None:
        return False
    key = (finding.cell.form, finding.cell.row, finding.cell.column)
    if key not in planted.report.figures:
        return here in [document.places.figures[cell] for cell in planted.cells]
    place = document.places.figures[key]
    if planted.report.figures[key]:
        return here == place
    return here[0] is not None and abs(here[0] - place[0]) <= 1


def judge(
    fault: Fault, planted: Planted, document: Rendered, result: govlint.Result, style: str
) -> tuple[Tally, str]:
    """What came of one planted fault: the counts, and in words what was wrong ("" when nothing was)."""
    wanted = {fault.rule, *planted.accept}
    named = [f for f in _ours(result) if f.rule in wanted or fault.rule in f.also]
    hits = [f for f in named if planted.severity in (None, str(f.severity))]
    good = [f for f in hits if _in_cells(f, planted)] if planted.cells else hits
    tally = Tally(planted=1, found=bool(hits))
    if hits and planted.cells:
        tally.keyed, tally.key_right = 1, bool(good)
    lined = bool(document.places.figures)
    if lined and good and (planted.cells or document.places.planted):
        tally.placed, tally.place_right = 1, any(_place_right(f, planted, document) for f in good)
    fine = {id(f) for f in (good if planted.cells else named)}
    ignored = planted.allowed | {code for code in OFF_BY_DEFAULT if code != fault.rule}
    extra = [f for f in _ours(result) if id(f) not in fine and f.severity in GRAVE and f.rule not in ignored]
    tally.unexpected.update(f.rule for f in extra)
    words = [f"+ {_told(f)}" for f in extra]
    if not hits:
        tally.missed_in[style] += 1
        words.append(
            "- MISSED; "
            + "; ".join(_reasons(result, fault.rule) or [f"{f.rule} {f.severity}" for f in named])
        )
    elif planted.cells and not good:
        words += [f"? wrong cell: {_told(f)}" for f in hits]
    elif tally.placed > tally.place_right:
        words += [f"? wrong place (wanted {_wanted_place(f, planted, document)}): {_told(f)}" for f in good]
    return tally, "\n      ".join(words)


def _wanted_place(finding: govlint.Finding, planted: Planted, document: Rendered) -> object:
    if not planted.cells or finding.cell is None:
        return document.places.planted
    return document.places.figures.get((finding.cell.form, finding.cell.row, finding.cell.column))


def _reasons(result: govlint.Result, rule: str) -> list[str]:
    told = [f"not assessed: {item.reason}" for item in result.not_assessed if item.rule == rule]
    if result.error:
        told.append(f"unreadable: {result.error.message}")
    if result.kind is None:
        told.append("not taken for a report")
    return told + [f"crash: {crash.rule} {crash.message}" for crash in result.crashes]


def plant(fault: Fault, seed: str) -> Planted:
    """The fault in the first generated report that it can be planted in."""
    for attempt in range(60):
        report = generate(f"{seed} {attempt}", **fault.base)
        planted = fault.plant(report, Random(f"{seed} {attempt}"))
        if planted is not None:
            return planted
    raise RuntimeError(f"{fault.rule} {fault.variant}: no report to plant it in")


def faults_of(rule: str | None, styles: Iterable[str], rounds: int) -> Iterator[tuple[int, str, int]]:
    """Every fault, by its number, in every style that it makes sense in, so many times."""
    for number, fault in enumerate(FAULTS):
        if rule and not fault.rule.startswith(rule):
            continue
        for style in styles:
            if style.startswith(fault.without) or (style in BOOKS and not fault.rule.startswith(TABLES)):
                continue
            yield from ((number, style, turn) for turn in range(rounds))


def run_fault(
    checker: Checker, seed: int, task: tuple[int, str, int]
) -> tuple[tuple[str, str], Tally, Case | None]:
    """Plants a fault, checks the report and judges: rule and variant, the counts, the case if it is one."""
    number, style, turn = task
    fault = FAULTS[number]
    planted = plant(fault, f"{seed} {fault.rule} {fault.variant} {style} {turn}")
    document = rendered(planted.report, style)
    tally, words = judge(fault, planted, document, checker(document, fault.rule), style)
    case = Case(f"{fault.rule} {fault.variant}", style, planted.report.seed, words) if words else None
    return (fault.rule, fault.variant), tally, case


def must_assess(report: Report) -> set[str]:
    """The BAL rules that a correct report leaves nothing unassessed for."""
    rules = {"BAL001", "BAL002", "BAL003", "BAL004", "BAL006"}
    if report.format == "2021":
        rules.add("BAL005")
    if report.body.level == "town":
        rules.add("BAL007")
    return rules


def check_correct(report: Report, result: govlint.Result) -> list[tuple[str, str]]:
    """What is wrong with the result of a correct report: (code or word, in words)."""
    wrong = [(f.rule, _told(f)) for f in _ours(result) if f.severity in GRAVE]
    reasons = {item.rule: item.reason for item in result.not_assessed}
    for rule in sorted(must_assess(report)):
        if rule in reasons or rule not in result.assessed:
            wrong.append((f"{rule} not assessed", reasons.get(rule, "not among the assessed")))
    if result.error or result.kind is None:
        wrong.append(("not read", "; ".join(_reasons(result, ""))))
    wrong += [("crash", f"{crash.rule}: {crash.message}") for crash in result.crashes]
    if (result.year, result.format) != (report.year, report.format):
        wrong.append(("identity", f"{result.year} {result.format}, not {report.year} {report.format}"))
    return wrong


def run_correct(checker: Checker, styles: tuple[str, ...], seed: int, every: bool, number: int) -> list[Case]:
    """A correct report in every style (or in one style, in turn): what is wrongly said of it."""
    report = generate(f"{seed} correct {number}")
    return [
        Case(code, style, report.seed, words)
        for style in (styles if every else (styles[number % len(styles)],))
        for code, words in check_correct(report, checker(rendered(report, style)))
    ]


def print_table(tallies: dict[tuple[str, str], Tally]) -> Tally:
    """Recall by rule and variant, and the total."""
    whole = Tally()
    print(
        f"{'rule':8}{'planted':>8}{'found':>7}{'recall':>8}{'cell':>7}{'place':>7}"
        "  variant · unexpected · missed in"
    )
    for (rule, variant), tally in sorted(tallies.items()):
        whole.add(tally)
        notes = [variant]
        if tally.unexpected:
            notes.append(
                "unexpected " + ", ".join(f"{code} {n}" for code, n in tally.unexpected.most_common())
            )
        if tally.missed_in:
            notes.append(
                "missed in " + ", ".join(f"{style} {n}" for style, n in tally.missed_in.most_common())
            )
        print(_row(rule, tally) + "  " + " · ".join(notes))
    print(_row("all", whole))
    return whole


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def _row(name: str, tally: Tally) -> str:
    recall = _share(tally.found, tally.planted)
    cell, place = _share(tally.key_right, tally.keyed), _share(tally.place_right, tally.placed)
    return f"{name:8}{tally.planted:8}{tally.found:7}{recall:>8}{cell:>7}{place:>7}"


def show(cases: list[Case], most: int) -> None:
    """The first `most` cases of each label."""
    shown: Counter[str] = Counter()
    for case in cases:
        shown[case.label] += 1
        if shown[case.label] <= most:
            print(f"  {case.label}  {case.style}  seed “{case.seed}”\n      {case.words}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=300, help="correct reports")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--style", help="one style, or a kind such as text/")
    parser.add_argument("--rule", help="one code, or a family such as BAL")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="N cases of each kind, in full")
    parser.add_argument("--rounds", type=int, default=1, help="plantings of each fault in each style")
    parser.add_argument("--quick", action="store_true", help="34 correct reports, each in one style")
    parser.add_argument("--processes", type=int, default=cores(), help="that share the work (%(default)s)")
    return parser.parse_args()


def main() -> int:
    """Runs both halves and prints them; 1 when recall is too low or a correct report has an alarm."""
    options = _arguments()
    known = (*STYLES, *PAGES, *BOOKS)
    styles = tuple(
        style for style in (known if options.style else STYLES) if style.startswith(options.style or "")
    )
    if not styles:
        print("styles:", *known)
        return 2
    started = time.monotonic()
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    cases: list[Case] = []
    count = 34 if options.quick else options.reports
    count = 0 if options.rule and options.rule != "none" else count
    with tempfile.TemporaryDirectory() as folder, shared(options.processes) as share:
        config = Path(folder, ".govlint.yaml")
        config.write_text(f"extend-select: [{', '.join(OFF_BY_DEFAULT)}]\n", encoding="utf-8")
        checker = Checker(config)
        tasks = faults_of(options.rule, styles, options.rounds)
        for key, tally, case in share(partial(run_fault, checker, options.seed), tasks):
            tallies[key].add(tally)
            cases += [case] if case else []
        whole = print_table(tallies)
        show(cases, options.show)
        correct = partial(run_correct, checker, styles, options.seed, not options.quick)
        wrong = [case for cases in share(correct, range(count)) for case in cases]
    alarms = Counter((case.label, case.style) for case in wrong)
    by_code: dict[str, list[str]] = defaultdict(list)
    for (code, style), number in sorted(alarms.items()):
        by_code[code].append(f"{style} {number}")
    print(f"\ncorrect reports: {count}, {sum(alarms.values())} false alarms")
    for code, told in by_code.items():
        print(f"  {code}: {', '.join(told)}")
    show(wrong, options.show)
    recall = whole.found / whole.planted if whole.planted else 1.0
    print(f"\nrecall {recall:.4f} · false alarms {sum(alarms.values())} · {time.monotonic() - started:.0f} s")
    return int(recall < LEAST_RECALL or bool(alarms))


if __name__ == "__main__":
    sys.exit(main())
