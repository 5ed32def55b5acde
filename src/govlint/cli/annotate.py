"""`govlint annotate`: the report handed back with its findings marked in it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from govlint.atomic import replace_file
from govlint.cli.common import open_here, session_options
from govlint.errors import UsageError
from govlint.finding import Result

_PAGES = (".html", ".htm")


@click.command()
@session_options
@click.argument("path", type=click.Path(path_type=Path), metavar="PATH")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="写到哪里，默认 <名字>.批注.docx 或 .html；- 为标准输出（网页）。",
)
def annotate(
    path: Path, output: Path | None, config: Path | None, pack: tuple[str, ...], lang: str | None
) -> int:
    """把问题标在报告上：Word 的批注，或可以打印、不联网的网页。The report with its findings marked."""
    target = output or path.with_name(f"{path.stem}.批注{'.docx' if _is_word(path) else '.html'}")
    as_word = str(target) != "-" and _is_word(target)
    if str(target) != "-" and not as_word and target.suffix.lower() not in _PAGES:
        raise UsageError(f"批注写成网页（.html）或 Word 文档（.docx），不能是 {target}")
    if target.exists() and path.exists() and target.samefile(path):
        raise UsageError("批注不能写回报告自己，请用 -o 给另一个文件名")
    session = open_here(config, pack, lang, path.absolute().parent)
    result = session.check_file(str(path), keep=True)
    if result.error is not None and result.report is None:
        raise UsageError(f"{path}：{result.error.message}")
    if result.report is None:
        raise UsageError(f"{path} 不是年度报告，没有可以批注的")
    if as_word and result.reader != "docx":
        raise UsageError(f"{path} 不是 Word 文档，批注只能写成网页：-o {target.stem}.html")
    _write(_annotated(path, result, session.config.lang, as_word=as_word), target)
    for crash in result.crashes:
        click.echo(f"规则 {crash.rule} 没有做完：{crash.message}", err=True)
    return 3 if result.crashes or session.registry.failures else 0


def _is_word(path: Path) -> bool:
    return path.suffix.lower() in (".docx", ".docm")


def _annotated(path: Path, result: Result, lang: str, *, as_word: bool) -> bytes:
    # No other command needs these.
    if as_word:
        from govlint.annotate.word import commented

        return commented(path.read_bytes(), result, lang)
    from govlint.annotate.page import annotated

    assert result.report is not None
    return annotated(result, result.report, lang).encode()


def _write(content: bytes, target: Path) -> None:
    if str(target) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    try:
        replace_file(target, content)
    except OSError as error:
        raise UsageError(f"写不了 {target}：{error.strerror}") from error
    click.echo(f"写了 {target}")
