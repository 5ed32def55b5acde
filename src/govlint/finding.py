"""What a check says (outcomes) and what a user gets (findings and results)."""

# Annotations are no strings here: msgspec compiles those that are anew at each start.

from enum import StrEnum
from typing import Any, Literal

from govlint.facts import Facts
from govlint.model import Document, Location, Span, Struct, Text
from govlint.numbers import Figure
from govlint.picture import TablePicture
from govlint.report import CellKey, Report


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """3 for error, 2 for warning, 1 for info."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]


class Edit(Struct, frozen=True):
    """Replace the characters from `start` to `end` (offsets into the decoded source) by `text`."""

    start: int
    end: int
    text: str


class Fix(Struct, frozen=True):
    """A mend: its title in words, whether it is safe to apply unseen, and its edits."""

    title: str
    safe: bool
    edits: tuple[Edit, ...]


class Repair(Struct, frozen=True):
    """A value that, put into `cell`, would make the failed relation hold."""

    cell: CellKey
    value: Figure


class Mention(Struct, frozen=True):
    """Another place that a problem speaks of: a cell of the equation, the other of two sentences."""

    span: Span
    role: str
    cell: CellKey | None = None
    value: str | None = None


class Replacement(Struct, frozen=True):
    """The text that would mend another place that a problem speaks of."""

    span: Span
    text: str


FIGURE = "figure in the text"
"""The `relation` of a problem on words (a figure, a heading) that other rules may stumble over too."""
STATEMENT = "statement in the text"
"""The `relation` of a problem on a whole statement: a `FIGURE` within it is wrong by the same mistake."""


class Problem(Struct, frozen=True, kw_only=True):
    """What a check yields for a failure; the engine stamps the rest.

    `kind` names one of the rule's messages, `hint` one of its hints; `params` fill their blanks
    (`Text` values are given in the reader's language). `replacement` is the text that would mend
    `span`. `repairs` and `relation` serve to find the root when several relations fail through one cell.
    With `doubtful`, the mend wants a person's eye even where the message calls it safe. `lack` tells that
    something is not there, which nobody can know of a document with pages that could not be read.
    """

    span: Span
    kind: str = "default"
    params: dict[str, Any] = {}
    cell: CellKey | None = None
    related: tuple[Mention, ...] = ()
    hint: str | None = None
    replacement: str | None = None
    more_replacements: tuple[Replacement, ...] = ()
    repairs: tuple[Repair, ...] = ()
    relation: str = ""
    lack: bool = False
    doubtful: bool = False


class Elsewhere(Struct, frozen=True):
    """A place in another report that a discrepancy speaks of: its file, and the cell or section there."""

    path: str
    role: str
    cell: CellKey | None = None
    section: str | None = None
    value: str | None = None


class Discrepancy(Struct, frozen=True, kw_only=True):
    """What a check across documents yields for a failure: a place in this year's report, and others.

    The place is a cell, a section (its heading, or where its text begins) or a span of the document, by what
    is known of it; the engine reads the document again to find it. The rest is as in `Problem`.
    """

    cell: CellKey | None = None
    section: str | None = None
    span: Span | None = None
    kind: str = "default"
    params: dict[str, Any] = {}
    hint: str | None = None
    others: tuple[Elsewhere, ...] = ()


class Passed(Struct, frozen=True):
    """One unit (a row, a column, a sentence) that was assessed and holds.

    `form` and `places` (row and column keys) name the cells that it holds through, if any.
    """

    form: str = ""
    places: tuple[tuple[str, str], ...] = ()

    def cells(self) -> list[CellKey]:
        """The cells that the unit holds through."""
        return [CellKey(self.form, row, column) for row, column in self.places]


class Unknown(Struct, frozen=True):
    """One unit that could not be assessed, and why."""

    reason: Text


Outcome = Problem | Passed | Unknown


class Related(Struct, frozen=True):
    """A place related to a finding, as it is shown; `place` says where in words, and is not in the JSON."""

    location: Location
    cell: CellKey | None
    value: str | None
    role: str
    place: str = ""


class Excerpt(Struct, frozen=True):
    """The line of text around a finding: the text, and where in it the finding begins and ends."""

    text: str
    start: int
    end: int


class Finding(Struct, frozen=True, kw_only=True):
    """A problem with everything that a user or a script needs; fields as in the JSON of schema 1.

    `place` says where in words; `excerpt` and `picture` show the text or table around it; `span` is where it
    stands in the document's text. These four are for people and are not in the JSON; nor is `under`,
    what other rules find within the words that this finding is of: it is told where this one is not.
    """

    rule: str
    name: str
    pack: str
    severity: Severity
    message: str
    location: Location
    cell: CellKey | None = None
    related: tuple[Related, ...] = ()
    also: tuple[str, ...] = ()
    hint: str | None = None
    basis: str | None = None
    url: str | None = None
    fix: Fix | None = None
    fingerprint: str = ""
    place: str = ""
    excerpt: Excerpt | None = None
    picture: TablePicture | None = None
    span: Span | None = None
    under: "tuple[Finding, ...]" = ()


def in_order(finding: Finding) -> tuple[int, int, int, str]:
    """The key by which findings of a document are sorted: by place, then by rule, else as they were found."""
    location = finding.location
    start = finding.span.start if finding.span else 0
    return (location.line or 0, location.column or 0, start, finding.rule)


class Suppression(Struct, frozen=True, kw_only=True):
    """Words by which an author asks that rules keep silent: a comment in the document, or a side file's.

    `codes` are rules as written (codes or names); `until` is an ISO date, the last day on which it holds.
    It holds for what stands at or behind `begins` and before `ends` (lines and columns of the source).
    `cell` and `text` (of a side file) narrow it down to a cell, to findings that stand on these words.
    `mistake` is what is wrong with the way it is written: it then holds for nothing. `location` is its own.
    """

    codes: tuple[str, ...]
    location: Location
    reason: str = ""
    owner: str = ""
    until: str = ""
    file: str = ""
    begins: tuple[int, int] = (0, 0)
    ends: tuple[int, int] | None = None
    cell: CellKey | None = None
    text: str = ""
    mistake: Literal["", "codes", "reason", "date", "command"] = ""
    excerpt: Excerpt | None = None


RemarkKind = Literal[
    "unused", "elsewhere", "expired", "unknown", "locked", "codes", "reason", "date", "command", "nowhere"
]


class Remark(Struct, frozen=True):
    """Something to say of a suppression; `params` fill the blanks of the message."""

    suppression: Suppression
    kind: RemarkKind
    params: dict[str, str] = {}


class Suppressed(Struct, frozen=True):
    """A finding that is not told, and what keeps it silent: a suppression, or a baseline (`by` is None)."""

    finding: Finding
    by: Suppression | None = None


class Unassessed(Struct, frozen=True):
    """A rule that could not be assessed, or not everywhere, and why."""

    rule: str
    reason: str


PROCESS = "process"
"""What stands in the place of a rule where a whole process crashed."""


class Crash(Struct, frozen=True):
    """A rule that raised something other than NotAssessable: a bug, told by name."""

    rule: str
    message: str


class Failure(Struct, frozen=True):
    """Why a document could not be read at all."""

    code: str
    message: str


class Result(Struct, frozen=True, kw_only=True):
    """Everything about one document. `kind` is None for a file that is no report.

    `assessed` holds the codes of the rules of which at least one unit was assessed. `apart` holds the rules
    across documents that this run gave nothing to compare with: not assessed, and nobody's fault.
    `suppressions` are the comments in the document that ask rules to keep silent, `suppressed` the findings
    that are not told for it.
    `fixed` are the findings that were mended in the file before this was found; `mendable` says whether
    files of its format can be mended at all.
    `notes` are what the reader says of the file as a whole; among them are `unread_forms`, the words on forms
    of which no relation could be assessed. `facts`, `document` and `report` are kept when
    asked for.
    """

    path: str
    reader: str | None = None
    encoding: str | None = None
    kind: str | None = None
    format: str | None = None
    agency: str | None = None
    year: int | None = None
    findings: tuple[Finding, ...] = ()
    not_assessed: tuple[Unassessed, ...] = ()
    assessed: tuple[str, ...] = ()
    crashes: tuple[Crash, ...] = ()
    error: Failure | None = None
    apart: tuple[Unassessed, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    notes: tuple[str, ...] = ()
    unread_forms: tuple[str, ...] = ()
    fixed: tuple[Finding, ...] = ()
    mendable: bool = False
    facts: Facts | None = None
    document: Document | None = None
    report: Report | None = None
