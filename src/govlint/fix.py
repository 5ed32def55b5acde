"""Mends a document by the fixes of its findings, and takes back whatever would change anything else."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

from govlint.docket import masked_bug
from govlint.edits import applied, foreseen
from govlint.errors import FixError, pass_on
from govlint.finding import Crash, Edit, Finding, Result
from govlint.model import Block, Document, Grid, Paragraph, Struct
from govlint.report import Report
from govlint.session import Session

MOST = 200
"""Times that a document is mended and checked again, at the most."""


class Mended(Struct, frozen=True, kw_only=True):
    """A document after mending: its bytes, what was mended, and what is found in it now.

    `refused` are findings whose fix would have changed more than it says, or could not be written; `crash` is
    what the reader's own code failed by, after which nothing more was tried.
    """

    data: bytes
    result: Result
    fixed: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()
    crash: Crash | None = None


class Fixer:
    """Mends documents under the settings of a session; with `unsafe`, by fixes that want a person's eye too.

    `told` gives the findings of a result that a user is told of: others are not mended.
    """

    def __init__(
        self,
        session: Session,
        *,
        unsafe: bool = False,
        told: Callable[[Result], Sequence[Finding]] = lambda result: result.findings,
    ) -> None:
        self._session = session
        self._unsafe = unsafe
        self._told = told
        self._patches = {reader.name: reader.patch for reader in session.registry.readers}

    def fix(self, data: bytes, path: str) -> Mended:
        """Mend and check again until nothing is left to mend.

        Of fixes that overlap the first is applied, the others in the next round, if they are still there.
        """
        result = self._session.of(path).check(data, path, keep=True)
        fixed: list[Finding] = []
        refused: dict[str, Finding] = {}
        together, crash = True, None
        for _ in range(MOST):
            batch = apart(self._wanted(result, refused))
            if not batch:
                break
            some = batch if together else batch[:1]
            mended = self._attempt(data, path, result, some)
            if isinstance(mended, Crash):
                crash = mended
                break
            if mended is not None:
                data, result = mended
                fixed += some
            elif len(some) == 1:
                refused[some[0].fingerprint] = some[0]
            else:  # one of them: each by itself from now on
                together = False
        return Mended(
            data=data, result=result, fixed=tuple(fixed), refused=tuple(refused.values()), crash=crash
        )

    def source(self, data: bytes, path: str) -> str | None:
        """The decoded text of a file; None if it cannot be read."""
        read = self._session.of(path).engine.read(data, path)
        return None if isinstance(read, Result) else read[0].source

    def _wanted(self, result: Result, refused: Iterable[str]) -> list[Finding]:
        if result.document is None or not self._patches.get(result.document.reader):
            return []
        return [
            finding
            for finding in self._told(result)
            if finding.fix
            and finding.fix.edits
            and (finding.fix.safe or self._unsafe)
            and finding.fingerprint not in refused
        ]

    def _attempt(
        self, data: bytes, path: str, result: Result, findings: Sequence[Finding]
    ) -> tuple[bytes, Result] | Crash | None:
        """The bytes and the result with the fixes of `findings`; None if they change anything else.

        Or how the code of the reader that writes them failed.
        """
        document = result.document
        patch = self._patches.get(document.reader) if document else None
        if document is None or patch is None:
            return None
        edits = [edit for finding in findings for edit in _edits(finding)]
        try:
            mended = patch(data, document, edits)
        except FixError:
            return None
        except BaseException as error:  # a stranger's code may raise anything
            pass_on(error)
            return Crash(f"reader {document.reader}", masked_bug(error))
        after = self._session.of(path).check(mended, path, keep=True)
        kept = is_as_foreseen(document, after.document, edits) and _figures(result) == _figures(after)
        return (mended, after) if kept and _is_better(result, after, findings) else None


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix else ()


def apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings whose edits do not overlap, the first come first; each is there with all its edits or not."""
    taken: list[tuple[int, int]] = []
    chosen: list[Finding] = []
    for finding in sorted(findings, key=lambda finding: min(edit.start for edit in _edits(finding))):
        edits = _edits(finding)
        own = sorted((edit.start, edit.end) for edit in edits)
        if any(one[1] > other[0] for one, other in pairwise(own)) or any(
            _meets(edit, taken) for edit in edits
        ):
            continue
        for place in own:
            insort(taken, place)
        chosen.append(finding)
    return tuple(chosen)


def _meets(edit: Edit, taken: list[tuple[int, int]]) -> bool:
    """Whether an edit overlaps, or begins with, one of those taken: they are in order and do not overlap."""
    at = bisect_left(taken, (edit.start, edit.start))
    return (at < len(taken) and (taken[at][0] < edit.end or taken[at][0] == edit.start)) or (
        at > 0 and edit.start < taken[at - 1][1]
    )


def is_as_foreseen(before: Document, after: Document | None, edits: Sequence[Edit]) -> bool:
    """Whether the document read again is the one before but for the edits: text, blocks, links, metadata."""
    return (
        after is not None
        and (before.reader, before.encoding) == (after.reader, after.encoding)
        and after.source == applied(before.source, edits)
        and after.text == foreseen(before, edits)
        and [_shape(block) for block in before.blocks] == [_shape(block) for block in after.blocks]
        and [link.target for link in before.links] == [link.target for link in after.links]
        and before.metadata == after.metadata
    )


def _shape(block: Block) -> Any:
    if isinstance(block, Grid):
        cells = block.cells()
        return block.ruled, [(cell.row, cell.column, cell.rowspan, cell.colspan) for cell in cells]
    return block.level if isinstance(block, Paragraph) else block.alt


def _figures(result: Result) -> dict[tuple[str, str, str], Any]:
    """Every figure of the report's forms: those are its author's alone."""
    report: Report | None = result.report
    if report is None:
        return {}
    return {
        (name, *key): (cell.number.value, cell.number.state if cell.number.value is None else "")
        for name, form in report.forms.items()
        for key, cell in form.cells.items()
    }


def _is_better(before: Result, after: Result, fixed: Sequence[Finding]) -> bool:
    """Whether the findings mended are gone and nothing graver has come."""
    if after.error is not None or len(after.crashes) > len(before.crashes):
        return False
    left = Counter(finding.fingerprint for finding in after.findings)
    were = Counter(finding.fingerprint for finding in before.findings)
    if any(left[finding.fingerprint] >= were[finding.fingerprint] for finding in fixed):
        return False
    least = min(finding.severity.rank for finding in fixed)
    graver = [
        Counter(finding.rule for finding in result.findings if finding.severity.rank > least)
        for result in (before, after)
    ]
    return not graver[1] - graver[0]
