"""Measures the readers of pages: cells, false findings, faults found and speed, by what made the file.

python benchmarks/pages.py [--reports 6] [--faults 8] [--only "OFD "]
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from accuracy import OFF_BY_DEFAULT, judge, plant
from corpus import Report, generate
from corpus.faults import FAULTS
from corpus.marks import bare
from corpus.styles import PAGES, rendered
from producers import LOSING, PRODUCERS, NotThereError, Producer

import govlint
from govlint.session import Session

LEAST_CELLS = 0.98
LEAST_RECALL = 0.95
MOST_TIMES = 5.0
TIMED = 3


def cells(report: Report, result: govlint.Result) -> Counter[str]:
    """How the cells of a report were read: right, wrong, doubtful (not assessed), absent."""
    counts: Counter[str] = Counter()
    for (form, row, column), value in report.figures.items():
        if (report.format, form) == ("2019", "disclosure"):  # the corpus names these columns otherwise
            continue
        found = result.report.forms.get(form) if result.report else None
        cell = found.cells.get((row, column)) if found else None
        if cell is None:
            counts["absent"] += 1
        elif cell.number.state == "doubtful":
            counts["doubtful"] += 1
        else:
            counts["right" if cell.text.replace("\n", "") == bare(value) else "wrong"] += 1
    return counts


def told(result: govlint.Result) -> set[tuple[str, str]]:
    """The findings without their places."""
    return {(finding.rule, finding.message) for finding in result.findings}


def compare(session: Session, report: Report, source: Path, made: Path) -> tuple[Counter[str], list[str]]:
    """The cells of a made file, and what is said of it but not of its source."""
    expected = session.check(source.read_bytes(), str(source))
    result = session.check(made.read_bytes(), str(made), keep=True)
    more = sorted(told(result) - told(expected))
    # What stands around the report on a web page is cut off there; on its print it is told.
    return cells(report, result), [f"{rule} {message}" for rule, message in more if rule != "STR013"]


def times(file: Path, rounds: int = 15) -> tuple[float, float]:
    """Milliseconds that govlint reads a PDF in, and that PDFium gives its text in.

    Medians of the thread's own time, taken in turn, so that a busy machine disturbs both alike.
    """
    import pypdfium2

    from govlint.readers.pdf import reader as pdf

    data = file.read_bytes()
    ours, theirs = [], []
    for _ in range(rounds):
        started = time.thread_time()
        pdf.read(data, file.name)
        middle = time.thread_time()
        document = pypdfium2.PdfDocument(data)
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        document.close()
        ours.append(middle - started)
        theirs.append(time.thread_time() - middle)
    return 1000 * statistics.median(ours), 1000 * statistics.median(theirs)


def show(name: str, counts: Counter[str], extra: list[str]) -> bool:
    """Print a line; whether its figures hold."""
    whole = counts.total()
    share = counts["right"] / whole if whole else 1.0
    print(
        f"{name:32}{whole:7} cells  right {share:.4f}  wrong {counts['wrong']}  "
        f"not assessed {counts['doubtful'] + counts['absent']}  findings not in the source {len(extra)}"
    )
    for line in extra[:3]:
        print(f"    {line}")
    return share >= LEAST_CELLS


def corpus_styles(session: Session, reports: Sequence[Report], folder: Path, only: str) -> bool:
    """The files that the corpus writes itself; whether all figures hold."""
    fine = True
    for style in PAGES:
        if only and not style.startswith(only):
            continue
        made = []
        for number, report in enumerate(reports):
            made.append(folder / f"{number}.{style.partition('/')[0]}")
            made[-1].write_bytes(rendered(report, style).data)
        counts, extra = compared(session, reports, made, folder)
        fine &= show(style, counts, extra) and not extra
    return fine


def compared(
    session: Session, reports: Sequence[Report], files: Sequence[Path], folder: Path
) -> tuple[Counter[str], list[str]]:
    """The cells of files, and what is said of them but not of the plain pages of the same reports."""
    counts: Counter[str] = Counter()
    extra: list[str] = []
    for report, file in zip(reports, files, strict=True):
        source = folder / "source.html"
        source.write_bytes(rendered(report, "html/clean").data)
        found, more = compare(session, report, source, file)
        counts += found
        extra += more
    return counts, extra


def recall(session: Session, produce: Producer, every: int, folder: Path) -> tuple[int, int, list[str]]:
    """Faults planted (each `every`-th of all), those found, and the others."""
    faults = [fault for fault in FAULTS[::every] if fault.rule not in OFF_BY_DEFAULT]
    faults = [fault for fault in faults if "html/" not in fault.without]
    planted = [plant(fault, f"pages {fault.rule} {fault.variant}") for fault in faults]
    missed = []
    for fault, one, file in zip(
        faults, planted, produce([one.report for one in planted], folder), strict=True
    ):
        result = session.check(file.read_bytes(), str(file))
        tally, _ = judge(fault, one, rendered(one.report, "html/clean"), result, "")
        if not tally.found:
            missed.append(f"{fault.rule} {fault.variant}")
    return len(planted), len(planted) - len(missed), missed


def by_producer(session: Session, name: str, reports: Sequence[Report], every: int, folder: Path) -> bool:
    """What one producer made of the reports; whether its figures hold."""
    produce = PRODUCERS[name]
    files = produce(reports, folder)
    counts, extra = compared(session, reports, files, folder)
    fine = show(name, counts, extra) or name.endswith(" open")
    fine = fine and not extra and (name.endswith(" open") or not counts["wrong"])
    if every:
        planted, found, missed = recall(session, produce, every, folder)
        print(f"    faults planted {planted}, found {found}, recall {found / planted:.3f}")
        for line in missed[:12]:
            print(f"        missed: {line}")
        fine &= found >= LEAST_RECALL * planted or name.endswith(" open")
    if name.startswith("PDF "):
        taken = [times(file) for file in files[:TIMED]]
        ours, theirs = max(taken, key=lambda pair: pair[0] / pair[1])
        print(
            f"    read in at most {ours / theirs:.1f} times PDFium's own text "
            f"({ours:.1f} ms, {theirs:.1f} ms; {len(taken)} files)"
        )
        fine &= ours <= MOST_TIMES * theirs or not name.startswith(("PDF LibreOffice", "PDF Chromium"))
    return fine


def losing(session: Session, name: str, reports: Sequence[Report], folder: Path) -> bool:
    """Whether each file of a producer that loses the text is told as unreadable."""
    files = LOSING[name](reports, folder)
    told = [session.check(file.read_bytes(), str(file)).error for file in files]
    lost = sum(error is not None and error.code == "unreadable" for error in told)
    print(f"{name:32}{len(files):4} files, {lost} told as unreadable")
    return lost == len(files)


def run(count: int, every: int, only: str) -> bool:
    """Make the files, read them, print the figures; whether all hold."""
    session = govlint.open_session()
    reports = [generate(f"pages {number}") for number in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        fine = corpus_styles(session, reports, Path(folder), only)
    for name in (*PRODUCERS, *LOSING):
        if only and only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                if name in LOSING:
                    fine &= losing(session, name, reports, Path(folder))
                else:
                    fine &= by_producer(session, name, reports, every, Path(folder))
            except NotThereError as error:
                print(f"{name:32}skipped: not there ({error})")
    return fine


def main() -> int:
    """Runs all; 1 when a figure does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=6)
    parser.add_argument("--faults", type=int, default=0, metavar="N", help="plant every N-th fault, too")
    parser.add_argument("--only", default="", help="styles that begin so, and producers named so")
    options = parser.parse_args()
    return int(not run(options.reports, options.faults, options.only))


if __name__ == "__main__":
    sys.exit(main())
