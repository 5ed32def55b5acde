"""Judges sentences on counts, each in a report with figures beside it: right, wrong, or not comparable."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

import govlint
from govlint.api import open_session
from govlint.hookspecs import Context, Passed
from govlint.options import bind_options
from govlint.session import Session
from govlint.testing import base_report

FOLDER = Path(__file__).parent / "claims"
COLUMNS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other")
_LEAVES = {
    "refused": (
        "state_secret other_law security_stability third_party internal_affairs process enforcement_file "
        "administrative_query"
    ),
    "unavailable": "not_held needs_creation unclear",
    "not_handled": "complaint repeated publication excessive confirmation",
    "other": "no_correction fee_unpaid other",
}
OUTCOMES = (
    "granted",
    "partly_granted",
    *(f"{group}.{leaf}" for group, leaves in _LEAVES.items() for leaf in leaves.split()),
)
ROWS = ("new", "carried_in", *OUTCOMES, "handled", "carried_out")
GROUPS = ("review", "litigation_direct", "litigation_after_review")
LEAST_RIGHT = 0.95


@dataclass(frozen=True)
class Case:
    """A sentence, what is to be said of it (a rule's code, or nothing), and the report that it stands in."""

    sentence: str
    kind: str
    code: str
    file: str
    number: int
    report: str

    @property
    def aside(self) -> bool:
        """Whether it belongs to the third that is kept aside while the reader is built."""
        return self.number % 3 == 2


def requests_of(figures: dict[str, list[int]]) -> dict[str, list[str]]:
    """The cells of table 三 by row: six applicants and the total."""
    rows = {row: list(figures.get(row, [0] * 6)) for row in ROWS}
    rows["handled"] = [sum(rows[row][at] for row in OUTCOMES) for at in range(6)]
    for at in range(6):
        assert rows["new"][at] + rows["carried_in"][at] == rows["handled"][at] + rows["carried_out"][at], at
    return {row: [str(value) for value in (*values, sum(values))] for row, values in rows.items()}


def report_with(data: dict[str, dict[str, list[int]]], blank: list[str]) -> str:
    """A report with these figures, and nothing in section 一 but the mark for the sentence."""
    text = base_report(2024)
    lines = text.split("\n")
    rows = iter(requests_of(data.get("requests", {})).items())
    found = []
    for line in lines:
        cells = [cell.strip() for cell in line.rstrip(" |").split("|")]
        if line.count("|") >= 7 and cells[-7:][0].isdigit() and len(cells) < 12:
            _, values = next(rows)
            cells[-7:] = [""] * 7 if "requests" in blank else values
        elif len(cells) >= 15 and all(cell.isdigit() for cell in cells[:15]):
            groups = [
                [*parts, sum(parts)] for parts in (data.get("review", {}).get(g, [0] * 4) for g in GROUPS)
            ]
            cells = [""] * 15 if "review" in blank else [str(value) for group in groups for value in group]
        for label, row in (("规章", "regulations"), ("行政规范性文件", "normative_documents")):
            if cells[0] == label:
                cells = [label, *map(str, data.get("disclosure", {}).get(row, [0, 0, 0]))]
        found.append(" | ".join(cells) if "|" in line else line)
    text = "\n".join(found)
    start, end = text.index("2024年，示例市数据局认真"), text.index("二、主动公开")
    return text[:start] + "SENTENCE\n" + text[end:]


def cases(only: str) -> Iterator[Case]:
    """Every sentence of the data files."""
    for path in sorted(FOLDER.glob("*.yaml")):
        data = YAML(typ="safe").load(path)
        report = report_with(data["figures"], data.get("blank", []))
        report = report.replace("示例市数据局", data.get("agency", "示例市数据局"))
        for kind in ("right", "wrong", "silent"):
            listed = data.get(kind, {})
            groups = listed.items() if isinstance(listed, dict) else [("", listed)]
            for code, sentences in groups:
                for number, sentence in enumerate(sentences):
                    case = Case(sentence, kind, code, path.stem, number, report)
                    if only == "all" or case.aside == (only == "aside"):
                        yield case


def judged(case: Case, result: govlint.Result) -> tuple[bool, str]:
    """Whether the sentence was judged rightly, and what was said of it."""
    told = [f for f in result.findings if f.rule.startswith("TXT")]
    words = "; ".join(f"{f.rule} {f.message}" for f in told)
    words = words or "; ".join(
        f"{n.rule} {n.reason}" for n in result.not_assessed if n.rule == (case.code or "TXT001")
    )
    if case.kind == "wrong":
        return bool(told) and all(f.rule == case.code for f in told), words
    return not told, words


def compared(session: Session, case: Case, text: str) -> bool:
    """Whether the rule of a right sentence held something of it against the figures."""
    read = session.engine.read(text.encode(), "report.txt")
    assert isinstance(read, tuple)
    report = read[1]
    assert report is not None
    rule = next(rule for rule in session.rules if rule.code == case.code)
    check = session.registry.checks[rule.check]
    context = Context(report, rule, session.engine.vocabulary, session.engine.regulations)
    outcomes = check.run(context, **bind_options(rule, check))
    return any(isinstance(outcome, Passed) for outcome in outcomes)


def main() -> int:
    """Prints the share judged rightly, false alarms and misses; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("all", "seen", "aside"), default="all")
    parser.add_argument(
        "--show", action="store_true", help="show what was judged wrongly, seen sentences only"
    )
    options = parser.parse_args()
    session = open_session()
    counts: Counter[str] = Counter()
    for case in cases(options.only):
        text = case.report.replace("SENTENCE", case.sentence)
        result = session.check(text.encode(), "report.txt")
        good, words = judged(case, result)
        counts["all"] += 1
        counts["right"] += good
        counts[f"{case.kind} {case.code}"] += 1
        counts[f"{case.kind} {case.code} right"] += good
        counts["alarms"] += not good and case.kind != "wrong"
        counts["misses"] += not good and case.kind == "wrong"
        counts["crashes"] += bool(result.crashes)
        assessed = case.kind == "right" and compared(session, case, text)
        counts["compared"] += assessed
        counts["to compare"] += case.kind == "right"
        weak = case.kind == "right" and good and not assessed
        if options.show and (not good or weak) and (options.only == "all" or not case.aside):
            print(
                f"{'not compared' if weak else case.kind} {case.code} {case.file}: {case.sentence}"
                f"\n      {words}"
            )
    for name in sorted(counts):
        if name.endswith(" right") and not name.startswith("right right"):
            key = name.removesuffix(" right")
            print(f"{key:16}{counts[name]:4} of {counts[key]}")
    share = counts["right"] / counts["all"]
    print(
        f"{counts['all']} sentences: {share:.1%} judged rightly, {counts['alarms']} false alarms, "
        f"{counts['misses']} misses, {counts['crashes']} crashes; "
        f"of the right ones {counts['compared']} of {counts['to compare']} were compared"
    )
    return int(share < LEAST_RIGHT or bool(counts["alarms"]) or bool(counts["crashes"]))


if __name__ == "__main__":
    sys.exit(main())
