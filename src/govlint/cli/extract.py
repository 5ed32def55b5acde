"""`govlint extract`: the recognised reports as data, for those who count over thousands of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

from govlint.cli.check import number_of_jobs
from govlint.cli.common import open_here, session_options
from govlint.cli.found import STDIN_ALONE, discovered, near, nothing_there, stdin_of
from govlint.cli.interrupts import Interrupts
from govlint.cli.output import inputs_of, keep_apart, write_terminal, written
from govlint.cli.telling import aside, named
from govlint.errors import UsageError
from govlint.extraction.jsonform import json_pieces
from govlint.extraction.records import ReportRecord
from govlint.extraction.run import extract_bytes, extract_files
from govlint.extraction.tables import LONG, long_rows, wide_columns, wide_rows
from govlint.extraction.writers import csv_lines, write_parquet, write_xlsx
from govlint.model import Text
from govlint.session import Session

_FORMATS = ("json", "csv", "xlsx", "parquet")
_CUT_SHORT = Text(
    "已中断：写下的只是中断之前识别完的报告",
    "interrupted: only the reports recognised before that are written",
)
_BINARY = {"xlsx": write_xlsx, "parquet": write_parquet}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    help="格式；不给时按 --output 的后缀，没有后缀的是 json。",
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="写到文件；不给时写到终端。")
@click.option("--wide", is_flag=True, help="一份报告一行，一格一列（csv、xlsx、parquet）；不写则一格一行。")
@click.option("--jobs", metavar="N|auto", default="auto", callback=number_of_jobs, help="进程数。")
@click.option("--stdin-filename", default=None, help="PATH 为 - 时，标准输入当作这个文件。")
@click.option("--require-report", is_flag=True, help="不是年度报告的文件也算错（退出码 2）。")
@session_options
def extract(
    paths: tuple[str, ...], format_: str | None, output: Path | None, wide: bool, **options: Any
) -> int:
    """把报告识别成数据：机关、年度、三张表、各部分。Reports as data."""
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    unknown = format_ is None and suffix not in ("", *_FORMATS)
    format_ = format_ or (suffix if suffix in _FORMATS else "json")
    if format_ in _BINARY and output is None:
        raise UsageError(f"{format_} 要用 --output 写到文件", f"{format_} goes to a file: --output")
    if wide and format_ == "json":
        raise UsageError("--wide 用于 csv、xlsx 和 parquet", "--wide is for csv, xlsx and parquet")
    given = (options["config"], options["pack"], options["lang"], near(paths))
    reopen = partial(open_here, *given, isolated=options["isolated"])
    session = reopen()
    watch = _Watch(require_report=options["require_report"])
    interrupts = Interrupts()
    records = interrupts.watching(_records(session, paths, output, options, reopen))
    records = watch.reports(records, keep_errors=format_ == "json")
    if unknown:
        kinds = "、".join(f".{name}" for name in _FORMATS)
        raise UsageError(
            f"看不出 {output} 要写成什么格式：后缀改成 {kinds} 之一，或者加 --format",
            f"in what format is {output} to be written? Give it one of the suffixes "
            f"{kinds.replace('、', ', ')}, or add --format",
        )
    _write(session, records, format_, output, wide=wide)
    return interrupts.code(watch.exit_code(), _CUT_SHORT)


class _Watch:
    """Tells on standard error of what is no data, and keeps what decides the exit code."""

    def __init__(self, *, require_report: bool) -> None:
        self._require_report = require_report
        self._unable = False
        self._skipped = self._taken = 0

    def reports(self, records: Iterable[ReportRecord], *, keep_errors: bool) -> Iterator[ReportRecord]:
        for record in records:
            if record.error is not None:
                self._unable = True
                path = named(record.path)
                aside(f"{path}：{record.error.message}", f"{path}: {record.error.message}")
                self._taken += record.kind is not None
                if keep_errors or record.kind is not None:
                    yield record
            elif record.kind is None:
                self._skipped += 1
                path = named(record.path)
                aside(f"{path}：不是年度报告，已跳过", f"{path}: skipped: not a report")
            else:
                self._taken += 1
                yield record

    def exit_code(self) -> int:
        aside(f"识别了 {self._taken} 份报告", f"{self._taken} reports recognised")
        return 2 if self._unable or (self._require_report and self._skipped) else 0


def _records(
    session: Session,
    paths: tuple[str, ...],
    output: Path | None,
    options: dict[str, Any],
    reopen: partial[Session],
) -> Iterator[ReportRecord]:
    if "-" in paths:
        if len(paths) > 1:
            raise UsageError(*STDIN_ALONE)
        name = options["stdin_filename"] or "<stdin>"
        return iter([extract_bytes(session, stdin_of(session, name), name)])
    files = discovered(session, paths)
    keep_apart([output] if output else [], inputs_of(session, files))
    if not files:
        raise UsageError(*nothing_there("没有找到文件", session, paths))
    return extract_files(session, files, options["jobs"], reopen)


def _write(
    session: Session, records: Iterator[ReportRecord], format_: str, output: Path | None, *, wide: bool
) -> None:
    columns = wide_columns(session.engine.vocabulary.forms) if wide else LONG
    rows = wide_rows(records, columns) if wide else long_rows(records)
    if output is None:
        write_terminal(json_pieces(records) if format_ == "json" else csv_lines(columns, rows))
        return
    with written(output) as temporary:
        if format_ in _BINARY:
            _BINARY[format_](temporary, columns, rows)
            return
        # Excel takes a CSV without the mark for one in the system's own encoding.
        encoding = "utf-8" if format_ == "json" else "utf-8-sig"
        pieces = json_pieces(records) if format_ == "json" else csv_lines(columns, rows)
        with temporary.open("w", encoding=encoding, newline="") as file:
            file.writelines(pieces)
