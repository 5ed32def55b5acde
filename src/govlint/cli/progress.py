"""A progress bar for long runs on a terminal; nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from govlint.finding import Result

LONG_RUN = 50


def with_progress(results: Iterable[Result], total: int) -> Iterator[Result]:
    """`results` as they come, with a bar on standard error while they do."""
    if total < LONG_RUN or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("检查", total=total)
        for result in results:
            progress.advance(task)
            yield result
