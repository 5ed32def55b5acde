"""A rule is data: what to check, with which options, how to say it; a check is the code behind it."""

# Annotations are no strings here: msgspec compiles those that are anew at each start.

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

import msgspec

from govlint.facts import Facts
from govlint.finding import Discrepancy, Outcome, Problem, Remark, Severity
from govlint.model import Document, Struct, Text
from govlint.patterns.pattern import Pattern
from govlint.report import NotAssessable, Report
from govlint.shingles import Index
from govlint.vocabulary import ANNUAL_REPORT, Aliases, Regulation, Vocabulary

__all__ = [
    "Check",
    "Context",
    "CorpusCheck",
    "CorpusContext",
    "Message",
    "NotAssessable",
    "Pack",
    "Rule",
    "Runner",
    "check",
    "corpus_check",
]


class Message(Struct, frozen=True):
    """A message of a rule, in both languages; `severity` where it differs from the rule's own.

    `fix` is "unsafe" where the mend that goes with it wants a person's eye: it may change what is meant.
    """

    zh: str
    en: str
    severity: Severity | None = None
    fix: Literal["safe", "unsafe"] = "safe"


Lock = Literal["", "tighten-only", "locked"]
Direction = Literal["higher", "lower", "more", "fewer", "on", "off"]
Closed = Literal["aliases", "claims", "lexicons", "recognition", "regulations"]
Strength = Literal["off", "info", "warning", "error"]


class Place(Struct, frozen=True):
    """Where a value is written: the folder (or zip) of the pack, the file in it, line and column."""

    pack: str
    file: str
    line: int
    column: int


class RuleFile(Struct, frozen=True, kw_only=True):
    """What a pack says of a rule in `<family>/<name>.yaml`.

    `enabled` is false for rules that are off by default. `options` are the check's own.
    `lock` says what nobody further down may change: nothing at all, or nothing that would loosen it.
    `stricter` says in which direction an option may still be changed where the lock is `tighten-only`.
    `basis` is the article of law, notice or standard behind the rule.
    """

    code: str
    name: str
    severity: Severity
    check: str
    title: Text
    messages: dict[str, Message]
    hints: dict[str, Text] = {}
    options: dict[str, Any] = {}
    fix_title: Text | None = None
    basis: str | None = None
    tags: tuple[str, ...] = ()
    enabled: bool = True
    lock: Lock = ""
    stricter: dict[str, Direction] = {}


class Rule(RuleFile, frozen=True, kw_only=True):
    """A rule as it is in force: what its file says, with the options typed, and where it comes from.

    `pack` is its pack's name and `file` where it stands in that; `url` is its page on the pack's site, if the
    pack has one. `kinds` are the kinds of documents and `years` the first and last year for which it is in
    force; `places` tell where its values are written, by key.
    """

    pack: str
    file: str = ""
    url: str | None = None
    kinds: tuple[str, ...] = (ANNUAL_REPORT,)
    years: tuple[int, int] | None = None
    places: dict[str, Place] = {}


def message_of(rule: Rule, kind: str) -> Message:
    """The message of a rule for a kind of problem: its own, else `default`, else the first."""
    messages = rule.messages
    return messages.get(kind) or messages.get("default") or next(iter(messages.values()))


def is_for(rule: Rule, year: int | None) -> bool:
    """Whether a rule is in force for reports on `year`; one for some years only needs it known."""
    return rule.years is None or (year is not None and rule.years[0] <= year <= rule.years[1])


class Told(Struct, frozen=True):
    """A problem with the rule that found it, and the other rules that fail through the same cell.

    `under` are the problems that stand within a statement which is wrong as a whole.
    """

    rule: Rule
    problem: Problem
    also: tuple[str, ...] = ()
    under: "tuple[Told, ...]" = ()


class Change(Struct, frozen=True, kw_only=True):
    """What a pack changes in a rule that it inherits; `places` by key, the whole change under ""."""

    rule: str
    severity: Strength | None = None
    options: dict[str, Any] = {}
    lock: Lock | None = None
    places: dict[str, Place] = {}


class Context(Struct, frozen=True):
    """What a check gets: the report, the rule that asks, and the packs' data."""

    report: Report
    rule: Rule
    vocabulary: Vocabulary
    regulations: tuple[Regulation, ...] = ()

    @property
    def document(self) -> Document:
        """The document that the report was read from."""
        return self.report.document


Runner = Callable[..., Iterable[Outcome | Discrepancy | Remark]]
"""The function behind a check: `(context, *, option=…) -> outcomes`, pure, its options keyword-only."""

Bound = tuple[Runner, dict[str, Any]]
"""A rule's check function and its typed options."""

Bind = Callable[[Rule], Bound]
"""Gives them."""

At = str | tuple[str | int, ...]
"""An option by its name, or the way into it: its name, then keys and numbers of items."""

Validate = Callable[[dict[str, Any], Vocabulary], Iterable[tuple[At, str]]]
"""Looks at typed options at load: pairs of an option, or a place in it, and what is wrong there."""


Sought = Callable[[dict[str, Any]], tuple[tuple[Pattern, ...], tuple[Any, ...]] | None]
"""Tells of typed options what is looked for: patterns, and the foldings of the text that they meet."""


Says = Callable[[dict[str, Any]], Mapping[str, Iterable[str]]]
"""Tells of typed options which kinds of messages there are, and the blanks that each may use."""


def saying(kinds: Mapping[str, str]) -> Says:
    """What `Check.says` gives: by kind the blanks, parted by spaces; so are kinds with the same blanks.

    >>> saying({"low high": "row column", "none": ""})({})
    {'low': ('row', 'column'), 'high': ('row', 'column'), 'none': ()}
    """

    def says(options: dict[str, Any]) -> dict[str, tuple[str, ...]]:
        return {kind: tuple(words.split()) for names, words in kinds.items() for kind in names.split()}

    return says


def saying_by(option: str, kinds: Mapping[str, Mapping[str, str]]) -> Says:
    """What `Check.says` gives where the kinds depend on the value of an option."""
    return lambda options: saying(kinds[options[option]])(options)


class Check(Struct, frozen=True):
    """A named check: rules refer to it by `name`; its options are `run`'s keyword-only parameters.

    `validate` may look at the typed options and the vocabulary at load, and gives what is wrong with
    them: pairs of option, or place in it, and message. `sought` gives patterns of which one must match
    somewhere in the document, else the check passes; None where nothing of the kind can be said. `says` tells
    the kinds of messages and their blanks, so that a message with another is told at load; of those kinds
    that are `apart` nothing is told by a rule without a message for them. `mends` tells of a check that
    `says` its messages whether mends come with its problems, or the option without which none do. `reads` is
    the scope of the words that it reads, with options in braces (an option `scope` says it better), empty
    where it reads none, `everything` where it looks into tables too: where such words cannot be read, the
    rule is not assessed.
    """

    name: str
    run: Runner
    validate: Validate | None = None
    summary: str = ""
    sought: Sought | None = None
    says: Says | None = None
    reads: str = "document"
    apart: tuple[str, ...] = ()
    mends: str | bool = False


class Incomplete(dict[str, Check]):
    """The checks that there are where a plugin failed: rules may name others, which are then absent."""


def absent(context: Any, **options: Any) -> Any:
    """What stands for a check that a failed plugin did not give."""
    raise NotAssessable(Text("用到的检查没有装好", "its check is not installed"))


def check(
    name: str,
    *,
    validate: Validate | None = None,
    sought: Sought | None = None,
    says: Says | None = None,
    apart: tuple[str, ...] = (),
    mends: str | bool = False,
    reads: str = "document",
) -> Callable[[Runner], Check]:
    """Make a `Check` of a function `(context, *, option=…, …) -> Iterable[Outcome]`.

    A check that gives no outcome at all is not assessed: where all is well, it yields Passed.

    >>> @check("no-tabs")
    ... def no_tabs(context):
    ...     "A tab in the text."
    ...     at = context.document.text.find("\\t")
    ...     yield Passed() if at < 0 else Problem(span=Span(at, at + 1))
    """

    def make(run: Runner) -> Check:
        return Check(name, run, validate, _summary(run), sought, says, reads, apart, mends)

    return make


def _summary(run: Callable[..., object]) -> str:
    """The first line of a function's docstring; empty where it has none, or under `python -OO`."""
    return (run.__doc__ or "").strip().partition("\n")[0]


Material = Literal["last_year", "members", "others"]


class CorpusContext(Struct, frozen=True):
    """What a check across documents gets: facts, never texts.

    `facts` are this report's, `last_year` those of the same agency's report on the year before, `members` of
    the reports that this one sums up, `texts` the sections of all reports of the run.
    """

    facts: Facts
    rule: Rule
    vocabulary: Vocabulary
    last_year: Facts | None = None
    members: tuple[Facts, ...] = ()
    texts: Index[Facts] = msgspec.field(default_factory=Index)


class CorpusCheck(Check, frozen=True):
    """A check across documents: `run` takes a `CorpusContext` and yields Discrepancy, Passed or Unknown.

    `needs` says what there must be to compare with; without it the rule is not assessed.
    """

    needs: Material = "last_year"


def corpus_check(
    name: str,
    *,
    needs: Material,
    validate: Validate | None = None,
    says: Says | None = None,
    reads: str = "document",
) -> Callable[[Runner], CorpusCheck]:
    """Make a `CorpusCheck` of a function `(context, *, option=…, …) -> Iterable[Discrepancy | …]`."""

    def make(run: Runner) -> CorpusCheck:
        return CorpusCheck(name, run, validate, _summary(run), says=says, reads=reads, needs=needs)

    return make


class SuppressionContext(Struct, frozen=True):
    """What a check of suppressions gets: all that there is to say of those of one document."""

    rule: Rule
    remarks: tuple[Remark, ...]


class SuppressionCheck(Check, frozen=True):
    """A check of suppressions: `run` takes a `SuppressionContext` when all findings are in."""


def suppression_check(
    name: str, *, says: Says | None = None
) -> Callable[[Callable[..., Iterable[Remark]]], SuppressionCheck]:
    """Make a `SuppressionCheck` of a function `(context, *, option=…) -> Iterable[Remark]`."""

    def make(run: Callable[..., Iterable[Remark]]) -> SuppressionCheck:
        return SuppressionCheck(name, run, None, _summary(run), says=says)

    return make


class Pack(Struct, frozen=True, kw_only=True):
    """A rule pack as loaded: its name, what it declares, and where it came from.

    `parents` are the names of the packs that it extends, `changes` what it changes in their rules, `aliases`
    what it adds to their forms and sections; `closed` is what of its data no other may add to. `kinds` and
    `years` are those of the documents that it is for. `claims` is its claims.yaml as it is written, in
    msgpack: `vocabulary` has its patterns with the words of sets in them. `widens` tells that it adds words
    to sets that patterns of other packs name, which are then made anew.
    """

    name: str
    title: Text
    version: str
    path: str
    rules: tuple[Rule, ...]
    vocabulary: Vocabulary | None = None
    regulations: tuple[Regulation, ...] = ()
    basis: str = ""
    site: str = ""
    parents: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    aliases: Aliases | None = None
    claims: bytes = b""
    widens: bool = False
    closed: tuple[Closed, ...] = ()
    kinds: tuple[str, ...] = (ANNUAL_REPORT,)
    years: tuple[int, int] | None = None
    places: dict[str, Place] = {}
