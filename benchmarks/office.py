"""Measures reading Word documents and workbooks against the least that it could take: unzip and parse."""

from __future__ import annotations

import io
import statistics
import sys
import time
import zipfile
from collections.abc import Callable
from functools import partial

import python_calamine
from corpus import generate
from corpus.styles import rendered
from lxml import etree

from govlint.readers import xlsx
from govlint.readers.docx import reader as docx

LEAST = 4.0
"""So many times the least reading a docx may take."""


def median(work: Callable[[], object], rounds: int = 30) -> float:
    """The median of the thread's own time for one call, in milliseconds: a busy machine does not count."""
    work()
    times = []
    for _ in range(rounds):
        started = time.thread_time()
        work()
        times.append(time.thread_time() - started)
    return statistics.median(times) * 1000


def unzip_and_parse(data: bytes) -> list[object]:
    """Every part of a package unpacked, and the XML parsed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name) for name in package.namelist()]
    return [etree.fromstring(part, parser) for part in parts]


def main() -> int:
    """Prints a line for each style; 1 when reading a docx takes too long."""
    print(f"{'style':14}{'least ms':>10}{'reader ms':>11}{'times':>8}")
    worst = 0.0
    for name in ("plain", "auto", "bold", "runs"):
        data = rendered(generate("speed", size="large"), f"docx/{name}").data
        least = median(partial(unzip_and_parse, data))
        ours = median(partial(docx.read, data, "a.docx"))
        worst = max(worst, ours / least)
        print(f"docx/{name:9}{least:10.2f}{ours:11.2f}{ours / least:8.2f}")
    data = rendered(generate("speed", size="large"), "xlsx/one").data
    least = median(lambda: _rows(data))
    ours = median(lambda: xlsx.read(data, "a.xlsx"))
    print(f"{'xlsx/one':14}{least:10.2f}{ours:11.2f}{ours / least:8.2f}  (least: calamine alone)")
    print(f"docx: at most {worst:.2f} times unzipping and parsing, limit {LEAST:g}")
    return int(worst > LEAST)


def _rows(data: bytes) -> list[object]:
    with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


if __name__ == "__main__":
    sys.exit(main())
