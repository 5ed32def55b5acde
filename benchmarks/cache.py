"""Measures what the cache of results costs and saves: a folder of reports without it, with it, and again."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import generate
from corpus.styles import rendered

STYLES = ("text/bars", "html/word", "docx/plain", "pdf/lines")
DEAREST, LEAST = 1.05, 10.0
"""What a first run with the cache may cost of one without; how much faster the next one must be."""


class Folder:
    """Reports to check, and a cache beside them."""

    def __init__(self, place: Path, number: int) -> None:
        self.reports, self.cache = place / "reports", place / "cache"
        self.reports.mkdir()
        for index in range(number):
            document = rendered(generate(f"cache {index}"), STYLES[index % len(STYLES)])
            name = f"{index:04}{Path(document.path).suffix}"
            (self.reports / name).write_bytes(document.data)
        self.check("0000.txt")  # the packs are compiled

    def check(self, path: str = ".", *options: str) -> tuple[float, float, bytes]:
        """Seconds of the processors that one run takes, its time by the clock, and what it says."""
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        environment["GOVLINT_CACHE_DIR"] = str(self.cache)
        command = [sys.executable, "-m", "govlint", "check", path, "--format", "json", *options]
        before, started = os.times(), time.perf_counter()
        done = subprocess.run(command, cwd=self.reports, env=environment, stdout=subprocess.PIPE, check=False)
        after, taken = os.times(), time.perf_counter() - started
        used = after.children_user + after.children_system - before.children_user - before.children_system
        return used, taken, done.stdout

    def forget(self) -> None:
        """Empty the cache of results; the compiled packs stay."""
        for path in (self.cache / "results").glob("??/*"):
            path.unlink()


def many(folder: Folder, rounds: int, jobs: str) -> tuple[float, float]:
    """What a first run costs, and how much faster the next is: medians of the ratios taken in turn."""
    dearer, faster = [], []
    for _ in range(rounds):
        folder.forget()
        plain = folder.check(".", "--no-cache", "--jobs", jobs)
        cold = folder.check(".", "--jobs", jobs)
        warm = folder.check(".", "--jobs", jobs)
        assert plain[2] == cold[2] == warm[2], "the output differs"
        dearer.append(cold[0] / plain[0])
        faster.append(plain[0] / warm[0])
        print(
            f"  jobs {jobs}: without {plain[0]:.2f} s of the processors ({plain[1]:.2f} s by the clock), "
            f"first with {cold[0]:.2f} ({cold[1]:.2f}), again {warm[0]:.2f} ({warm[1]:.2f})"
        )
    return statistics.median(dearer), statistics.median(faster)


def one(folder: Folder, rounds: int) -> None:
    """One report: without the cache, never seen before, and seen before."""
    for path in ("0000.txt", "0001.html", "0002.docx", "0003.pdf"):
        plain: list[float] = []
        cold: list[float] = []
        warm: list[float] = []
        for _ in range(rounds):
            folder.forget()
            for taken, options in ((plain, ["--no-cache"]), (cold, []), (warm, [])):
                taken.append(folder.check(path, *options)[0])
        print(
            f"  {path}: without {statistics.median(plain) * 1000:.0f} ms, first with "
            f"{statistics.median(cold) * 1000:.0f}, again {statistics.median(warm) * 1000:.0f}"
        )


def main() -> int:
    """Run both; 1 where the cache costs too much or saves too little."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", default="1")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place), given.reports)
        dearer, faster = many(folder, given.rounds, given.jobs)
        kept = sum(path.stat().st_size for path in (folder.cache / "results").glob("??/*"))
        print(
            f"{given.reports} reports: the first run costs {dearer:.3f} of one without (at most {DEAREST}), "
            f"the next is {faster:.1f} times as fast (at least {LEAST:g}); "
            f"{kept / given.reports:.0f} bytes kept of each"
        )
        one(folder, 5 * given.rounds)
    return int(dearer > DEAREST or faster < LEAST)


if __name__ == "__main__":
    sys.exit(main())
