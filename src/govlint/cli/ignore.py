"""`govlint ignore`: suppressions for the findings of today, written into `.govlint-ignore.yaml`."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import click

from govlint.atomic import replace_file
from govlint.cli.baseline import code_of, run_options, run_over
from govlint.cli.common import baselines_for
from govlint.cli.telling import aside, spoken, tell
from govlint.errors import UsageError, unwritten
from govlint.sources.written import display
from govlint.suppressions.comments import is_date
from govlint.suppressions.ignorewriter import Wish, entries, place_for, with_entries


@click.command()
@run_options
@click.option("--reason", required=True, help="为什么可以保留，写进每一条。")
@click.option("--owner", default="", help="谁负责。")
@click.option("--until", default="", metavar="DATE", help="到哪一天为止，如 2027-03-31。")
def ignore(paths: tuple[str, ...], reason: str, owner: str, until: str, **options: Any) -> int:
    """给现在查出的问题写忽略说明，记进 .govlint-ignore.yaml。Suppress the findings of today."""
    _require_sense(reason, until)
    session, tally, results = run_over(paths, options)
    known = baselines_for(session, None)
    made: dict[Path, list[str]] = {}
    left = 0
    for result in known.filtering(results) if known else results:
        if not os.path.exists(result.path):  # a name that is no UTF-8
            left += len(result.findings)
        if result.kind is None or not os.path.exists(result.path) or not result.findings:
            continue
        own = session.of(result.path)
        place = place_for(result.path, [own.config.root, ""] if own.config.file else [""])
        wish, covers = Wish(reason, owner, until), own.suppressor.covers
        written, without = entries(place.parent, result.path, result.findings, wish, covers)
        made.setdefault(place, []).extend(written)
        left += len(without)
    for place, items in made.items():
        if items:
            _write(place, items)
            shown, number = display(place), len(items)
            tell(spoken(f"{shown}：加了 {number} 条", f"{shown}: {number} entries added"))
    if not any(made.values()):
        words = "nothing to ignore, and nothing written"
        click.echo(spoken("没有可以忽略的问题，什么也没有写", words))
    if left:
        aside(
            f"另有 {left} 处不能忽略：规则包锁定的规则查出的，说的就是忽略说明的，或者文件名写不出来的",
            f"{left} more cannot be ignored: of locked rules, about suppressions, or in files whose names "
            "cannot be written",
        )
    return code_of(tally)


def _require_sense(reason: str, until: str) -> None:
    """UsageError where what is said of all entries would keep nothing silent, or does not say why."""
    if not reason.strip():
        raise UsageError("--reason 是空的：要写为什么可以保留", "--reason is empty: tell why they may stay")
    if until and not is_date(until):
        raise UsageError(
            f"--until 应为日期，写的是 {until}（如 2027-03-31）",
            f"--until should be a date, and is {until} (such as 2027-03-31)",
        )
    if until and until < date.today().isoformat():
        raise UsageError(
            f"--until 写的 {until} 已经过去了，写了也不起作用",
            f"--until {until} is past: it would be of no use",
        )


def _write(place: Path, items: list[str]) -> None:
    try:
        before = place.read_bytes() if place.exists() else None
        replace_file(place, with_entries(before, items, display(place)))
    except OSError as error:
        raise UsageError(*unwritten(display(place), error)) from error
