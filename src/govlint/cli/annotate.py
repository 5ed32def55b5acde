"""`govlint annotate`: the report handed back with its findings marked in it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
from msgspec.structs import replace

from govlint.atomic import replace_file
from govlint.cli.common import baseline_for, open_here, session_options
from govlint.cli.output import inputs_of, is_our_page, keep_apart
from govlint.cli.telling import aside, named, spoken, tell
from govlint.config.files import sayable
from govlint.errors import UsageError, unwritten
from govlint.finding import Result
from govlint.generated import COPY, WORD, is_annotated
from govlint.runs.crossrun import check_together
from govlint.session import Session

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
@click.option("--prior", multiple=True, metavar="DIR", help="上年报告所在的文件夹，可重复；只用来对照。")
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="基线里已有的不标。")
def annotate(
    path: Path,
    output: Path | None,
    config: Path | None,
    isolated: bool,
    pack: tuple[str, ...],
    lang: str | None,
    prior: tuple[str, ...],
    baseline: Path | None,
) -> int:
    """把问题标在报告上：Word 的批注，或可以打印、不联网的网页。The report with its findings marked."""
    target = _target_of(path, output)
    as_word = str(target) != "-" and _is_word(target)
    reopen = partial(open_here, config, pack, lang, path.absolute().parent, prior, isolated=isolated)
    session = reopen()
    keep_apart([] if str(target) == "-" else [target], inputs_of(session, [str(path)], baseline))
    _spare(target, path, named=output is not None)
    result = _judged(session, str(path), reopen)
    if known := baseline_for(session, baseline):
        result = next(known.filtering([result]))
    if result.error is not None and result.report is None:
        raise UsageError(f"{path}：{result.error.message}", f"{path}: {result.error.message}")
    if result.report is None:
        raise UsageError(
            f"{path} 不是年度报告，没有可以批注的", f"{path} is no annual report: nothing to note"
        )
    if as_word and result.reader != "docx":
        raise UsageError(
            f"{path} 不是 Word 文档，批注只能写成网页：-o {target.stem}.html",
            f"{path} is no Word document, so its notes can only be a page: -o {target.stem}.html",
        )
    _write(_annotated(path, result, session.config.lang, as_word=as_word), target)
    for crash in result.crashes:
        aside(f"规则 {crash.rule} 没有做完：{crash.message}", f"{crash.rule} broke off: {crash.message}")
    return 3 if result.crashes or session.registry.failures else 0


def _judged(session: Session, path: str, reopen: Callable[[], Session]) -> Result:
    """The result for the file at `path`, its document kept, with what last year's reports contradict."""
    result = session.check_file(path, keep=True)
    if result.report is None or not session.config.prior:
        return result
    alone, *unreadable = check_together(session, [path], 1, reopen)
    for other in unreadable:
        if other.error is not None:
            aside(
                f"{named(other.path)}：{other.error.message}", f"{named(other.path)}: {other.error.message}"
            )
    return replace(alone, document=result.document, report=result.report)


def _is_ours(target: Path, path: Path) -> bool:
    """Whether what stands at `target` may be written over: our annotations, or a mere copy of the report."""
    if is_our_page(str(target)) or is_annotated(str(target)):
        return True
    return path.is_file() and target.read_bytes() == path.read_bytes()


def _is_about(target: Path, path: Path) -> bool:
    """Whether the page at `target` is about the report at `path`: those of a.txt and a.pdf have one name."""
    from govlint.annotate.page import file_named

    return file_named(target.read_text(encoding="utf-8", errors="replace")) in ("", sayable(path.name))


def _is_word(path: Path) -> bool:
    return path.suffix.lower() in WORD


def _annotated(path: Path, result: Result, lang: str, *, as_word: bool) -> bytes:
    # No other command needs these.
    if as_word:
        from govlint.annotate.word import commented

        return commented(path.read_bytes(), result, lang)
    from govlint.annotate.page import annotated

    assert result.report is not None
    return annotated(result, result.report, lang).encode()


def _target_of(path: Path, output: Path | None) -> Path:
    """Where the notes on the report at `path` are to stand; UsageError where that cannot be."""
    target = output or path.with_name(f"{path.stem}{COPY}{'.docx' if _is_word(path) else '.html'}")
    if str(target) != "-" and not _is_word(target) and target.suffix.lower() not in _PAGES:
        raise UsageError(
            f"批注写成网页（.html）或 Word 文档（.docx），不能是 {target}",
            f"notes are written as a page (.html) or a Word document (.docx), not as {target}",
        )
    try:
        os.fsencode(target)
    except UnicodeEncodeError:  # an old locale, such as C where it is not taken for UTF-8
        raise UsageError(
            "这里的语言环境写不了中文文件名，请用 -o 写一个英文文件名，或者先设环境变量 PYTHONUTF8=1",
            "no Chinese file name can be written in this locale: name one by -o, or set PYTHONUTF8=1",
        ) from None
    return target


def _spare(target: Path, path: Path, *, named: bool) -> None:
    """UsageError where what stands at `target` is not to be written over by notes on the report at `path`."""
    if os.path.isfile(target) and not _is_ours(target, path):
        raise UsageError(
            f"已经有 {target}，它不是 govlint 写的批注，没有覆盖；请换一个文件名，或先删去它",
            f"{target} is there, not of govlint's writing: not written over; take another name or delete it",
        )
    if not named and os.path.isfile(target) and not _is_word(target) and not _is_about(target, path):
        raise UsageError(
            f"已经有 {target}，它是另一份报告的批注，没有覆盖；请用 -o 换一个文件名",
            f"{target} is there, the notes on another report: not written over; name another file by -o",
        )


def _write(content: bytes, target: Path) -> None:
    if str(target) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    try:
        replace_file(target, content)
    except OSError as error:
        raise UsageError(*unwritten(str(target), error)) from error
    place = named(str(target))
    tell(spoken(f"写了 {place}", f"written: {place}"))
