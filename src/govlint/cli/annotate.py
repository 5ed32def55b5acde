"""`govlint annotate`: the report handed back with its findings marked in it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from govlint.atomic import replace_file
from govlint.cli.common import open_here, session_options
from govlint.errors import UsageError

_PAGES = (".html", ".htm")


@click.command()
@session_options
@click.argument("path", type=click.Path(path_type=Path), metavar="PATH")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="写到哪里，默认 <名字>.批注.html；- 为标准输出。",
)
def annotate(
    path: Path, output: Path | None, config: Path | None, pack: tuple[str, ...], lang: str | None
) -> int:
    """把问题标在报告上：一个可以打印、不联网的网页。The report with its findings marked."""
    from govlint.annotate.page import annotated  # no other command needs it

    target = output or path.with_name(f"{path.stem}.批注.html")
    if str(target) != "-" and target.suffix.lower() not in _PAGES:
        raise UsageError(f"批注写成网页，文件名要以 .html 结尾，不能是 {target}")
    if target.exists() and path.exists() and target.samefile(path):
        raise UsageError("批注不能写回报告自己，请用 -o 给另一个文件名")
    session = open_here(config, pack, lang, path.absolute().parent)
    result = session.check_file(str(path), keep=True)
    if result.error is not None and result.report is None:
        raise UsageError(f"{path}：{result.error.message}")
    if result.report is None:
        raise UsageError(f"{path} 不是年度报告，没有可以批注的")
    _write(annotated(result, result.report, session.config.lang), target)
    for crash in result.crashes:
        click.echo(f"规则 {crash.rule} 没有做完：{crash.message}", err=True)
    return 3 if result.crashes or session.registry.failures else 0


def _write(page: str, target: Path) -> None:
    if str(target) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(page.encode())
        return
    try:
        replace_file(target, page.encode())
    except OSError as error:
        raise UsageError(f"写不了 {target}：{error.strerror}") from error
    click.echo(f"写了 {target}")
