"""Extracts the record of one document in a session: read and recognised, but not checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from govlint.config.files import sayable
from govlint.extraction.records import ReportRecord, recorded, unread
from govlint.finding import Result
from govlint.model import Text
from govlint.runs.processes import each_file, lost_over
from govlint.session import Session


def extract_bytes(session: Session, data: bytes, path: str) -> ReportRecord:
    """The record of the document in `data`, named `path`; without `kind` where it is no report."""
    session = session.of(path)
    read = session.engine.read(data, sayable(path))
    if isinstance(read, Result):
        return unread(read)
    document, report = read
    if report is None:
        return ReportRecord(path=document.path, reader=document.reader, encoding=document.encoding)
    return recorded(document, report, session.config.lang)


def extract_file(session: Session, path: str) -> ReportRecord:
    """The record of the document at `path`; a file that cannot be read is told in it."""
    data = session.of(path).read_bytes(path)
    return unread(data) if isinstance(data, Result) else extract_bytes(session, data, path)


def extract_files(
    session: Session, paths: Sequence[str], jobs: int, reopen: Callable[[], Session]
) -> Iterator[ReportRecord]:
    """The records of the documents at `paths`, in their order, by `jobs` processes (`each_file`)."""
    lang = session.config.lang

    def lost(path: str, why: Text) -> ReportRecord:
        return unread(lost_over(sayable(path), why, lang))

    return each_file(session, paths, jobs, reopen, extract_file, lost)
