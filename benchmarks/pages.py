"""Measures the readers of pages: cells of PDFs by other producers, findings beside the source's, and speed.

python benchmarks/pages.py [--reports 6]
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from corpus import Report, generate
from corpus.marks import bare
from corpus.styles import PAGES, rendered

import govlint
from govlint.session import Session

LEAST_CELLS = 0.98
MOST_TIMES = 5.0
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
STYLES = ("clean", "page", "word", "open")
"""Those of the corpus; `open` is Word's markup without any border, where less than all can be known."""


def by_libreoffice(pages: list[Path], folder: Path) -> list[Path]:
    """The pages as PDF by LibreOffice, if it is there."""
    program = shutil.which("soffice")
    if not program:
        return []
    subprocess.run(
        [
            program,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--infilter=HTML (StarWriter)",
            "--convert-to",
            "pdf:writer_pdf_Export",
            "--outdir",
            str(folder),
            *map(str, pages),
        ],
        capture_output=True,
        timeout=60 + 10 * len(pages),
        check=True,
    )
    return [folder / f"{page.stem}.pdf" for page in pages]


def by_browser(pages: list[Path], folder: Path) -> list[Path]:
    """The pages printed to PDF by Chromium, if it is there."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not program:
        return []
    made = []
    for page in pages:
        file = folder / f"{page.stem}-printed.pdf"
        command = [
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--print-to-pdf={file}",
            str(page),
        ]
        subprocess.run(command, capture_output=True, timeout=60, check=True)
        made.append(file)
    return made


PRODUCERS: dict[str, Callable[[list[Path], Path], list[Path]]] = {
    "LibreOffice": by_libreoffice,
    "Chromium": by_browser,
}


def bordered(page: bytes) -> bytes:
    """A page whose tables have the borders that Word gives them, cell by cell."""
    page = page.replace(b"style='padding:0cm 5.4pt'", b"style='padding:0cm 5.4pt;border:solid black 1.0pt'")
    return re.sub(rb"<td(?![^>]*style)", b"<td style='border:solid black 1.0pt'", page)


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


def times(file: Path, rounds: int = 9) -> tuple[float, float]:
    """Milliseconds that govlint reads a PDF in, and that PDFium gives its text in; medians taken in turn."""
    import pypdfium2

    from govlint.readers import pdf

    data = file.read_bytes()
    ours, theirs = [], []
    for _ in range(rounds):
        started = time.perf_counter()
        pdf.read(data, file.name)
        middle = time.perf_counter()
        document = pypdfium2.PdfDocument(data)
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        document.close()
        ours.append(middle - started)
        theirs.append(time.perf_counter() - middle)
    return 1000 * statistics.median(ours), 1000 * statistics.median(theirs)


def show(name: str, counts: Counter[str], extra: list[str]) -> bool:
    """Print a line; whether its figures hold."""
    whole = counts.total()
    share = counts["right"] / whole if whole else 1.0
    print(
        f"{name:28}{whole:7} cells  right {share:.4f}  wrong {counts['wrong']}  "
        f"not assessed {counts['doubtful'] + counts['absent']}  findings not in the source {len(extra)}"
    )
    for line in extra[:3]:
        print(f"    {line}")
    return share >= LEAST_CELLS


def run(count: int, folder: Path) -> bool:
    """Make the files, read them, print the figures; whether all hold."""
    session = govlint.open_session()
    reports = [generate(f"pages {number}") for number in range(count)]
    fine = True
    for style in PAGES:
        counts: Counter[str] = Counter()
        extra: list[str] = []
        for number, report in enumerate(reports):
            source, made = folder / f"{number}.html", folder / f"{number}.{style.partition('/')[0]}"
            source.write_bytes(rendered(report, "html/clean").data)
            made.write_bytes(rendered(report, style).data)
            found, more = compare(session, report, source, made)
            counts += found
            extra += more
        fine &= show(style, counts, extra) and not extra
    for name, produce in PRODUCERS.items():
        for style in STYLES:
            pages = [folder / f"{style}-{number}.html" for number in range(count)]
            for page, report in zip(pages, reports, strict=True):
                data = rendered(report, f"html/{'word' if style == 'open' else style}").data
                page.write_bytes(data if style == "open" else bordered(data))
            files = produce(pages, folder)
            if not files:
                print(f"{name}: not installed")
                break
            counts, extra = Counter(), []
            for page, file, report in zip(pages, files, reports, strict=True):
                found, more = compare(session, report, page, file)
                counts += found
                extra += more
            fine &= show(f"{name} {style}", counts, extra) or style == "open"
            fine &= not extra
            ours, theirs = times(files[0])
            print(f"    read in {ours:.1f} ms, {ours / theirs:.1f} times PDFium's own text ({theirs:.1f} ms)")
            fine &= ours <= MOST_TIMES * theirs
    return fine


def main() -> int:
    """Runs all; 1 when a figure does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=6)
    with tempfile.TemporaryDirectory() as folder:
        return int(not run(parser.parse_args().reports, Path(folder)))


if __name__ == "__main__":
    sys.exit(main())
