"""The reports of a run by agency and year: which one is last year's, and which are a summary's members."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import structs

from govlint.facts import Facts, Place, normalised
from govlint.model import Struct, Text
from govlint.report import NotAssessable
from govlint.shingles import Index


class Membership(Struct, frozen=True):
    """A declared summary: what its report is, and what its members are; `root` is where that was declared.

    Each is an agency's name, or a pattern for paths (one with a slash, a dot, * or ?), relative to `root`.
    """

    summary: str
    members: tuple[str, ...]
    root: str = ""

    def __str__(self) -> str:
        return f"{self.summary}: {', '.join(self.members)}"


Matches = Callable[[str, str, str], bool]
"""Whether, relative to a folder, a pattern takes in a path: `(root, pattern, path)`."""


class Corpus:
    """The reports of a run and those of earlier years, by agency and year.

    `renamed` maps former names of
    agencies to present ones; `asked` is true where the user named last year's reports. `reports` holds those
    of the run by their paths, `outside` those that are declared members and not in the run, `lost` why
    nothing is known of other files of it.
    """

    def __init__(
        self,
        renamed: Mapping[str, str] | None = None,
        summaries: Sequence[Membership] = (),
        matches: Matches = lambda root, pattern, path: pattern == path,
        *,
        asked: bool = False,
    ) -> None:
        self.asked = asked
        self.texts: Index[Facts] = Index()
        self._renamed = renamed or {}
        self.summaries = summaries
        self.fits = matches
        self._keys: dict[tuple[Place, ...], tuple[Place, ...]] = {}
        self._run: dict[tuple[str, int], list[Facts]] = {}
        self._prior: dict[tuple[str, int], list[Facts]] = {}
        self.reports: dict[str, Facts] = {}
        self.outside: dict[str, Facts] = {}
        self.lost: dict[str, Text] = {}
        self._doubted: dict[str, list[Facts]] = {}

    def name(self, facts: Facts) -> str:
        """The agency of a report as it is compared; empty when it is not known."""
        return normalised(facts.agency, self._renamed) if facts.agency else ""

    def add(self, facts: Facts, *, prior: bool = False) -> Facts:
        """Take in the facts of a report of the run, or of an earlier year's.

        One whose year is in doubt is never compared with another, and what is no report is none of them.
        """
        facts = structs.replace(facts.sharing(self._keys), known=self.name(facts))
        if facts.foreign:
            return facts
        key = (facts.known, facts.year or 0)
        if facts.doubt is not None:
            self._doubted.setdefault(facts.known, []).append(facts)
        elif facts.known and facts.year:
            (self._prior if prior else self._run).setdefault(key, []).append(facts)
        if not prior:
            self.reports[facts.path] = facts
            for item in facts.digests if facts.doubt is None else ():
                self.texts.add(facts, item)
        return facts

    def lose(self, path: str, why: Text) -> None:
        """Keep in mind that nothing is known of a file of the run, which may be a report."""
        self.lost[path] = why

    def leave_outside(self, facts: Facts) -> None:
        """Keep in mind a report that a summary's members take in, and that the run does not check."""
        if not facts.foreign:
            self.outside[facts.path] = structs.replace(facts, known=self.name(facts))

    @property
    def size(self) -> int:
        """How many reports the run itself has."""
        return len(self.reports)

    def last_year(self, facts: Facts) -> Facts | None:
        """The same agency's report on the year before, if there is one; NotAssessable where several differ.

        Reports named as last year's come before those of the run.
        """
        found = self._of_last_year(facts)
        return the_one(found) if found else None

    def _of_last_year(self, facts: Facts) -> Sequence[Facts]:
        if not facts.known or not facts.year:
            return ()
        key = (facts.known, facts.year - 1)
        return self._prior.get(key) or self._run.get(key) or ()

    def require_years(self, agency: str) -> None:
        """NotAssessable, naming it, where there is a report of `agency` whose year is in doubt."""
        for facts in self._doubted.get(agency, ()):
            require_year(facts, facts.path)

    def reports_of(self, agency: str, year: int | None) -> Sequence[Facts]:
        """The reports of the run of an agency, by its name as it is compared, whose year is in no doubt."""
        return self._run.get((agency, year or 0), ())

    def compared_name(self, name: str) -> str:
        """An agency's name, as somebody wrote it, as it is compared."""
        return normalised(name, self._renamed)

    def without_last_year(self) -> list[Facts]:
        """The reports of the run that have none of last year, among those named for it or in the run.

        Not those of the first year of the run, where it has several.
        """
        known = [facts for facts in self.reports.values() if facts.known and facts.year]
        first = min((facts.year or 0 for facts in known), default=0)
        several = len({facts.year for facts in known}) > 1
        return [
            facts
            for facts in known
            if not (several and facts.year == first)
            and not any((facts.known, (facts.year or 0) - 1) in place for place in (self._prior, self._run))
        ]

    def with_several_last_years(self) -> list[tuple[str, list[str]]]:
        """The reports of the run that are held against none of last year, as there are several that differ.

        By their paths, each with those of the several.
        """
        told = []
        for facts in self.reports.values():
            try:
                self.last_year(facts)
            except NotAssessable:
                found = self._of_last_year(facts)
                told.append((facts.path, [item.path for item in found]))
        return told

    def unmatched(self, within: Callable[[str], bool]) -> Iterator[tuple[Membership, str]]:
        """Summaries and members declared in a folder that the run is `within`, which match no report.

        Elsewhere too where the summary is there and a member is not, or all members are and the summary not.
        """
        for item in self.summaries:
            summary = any(self.sums_up(item, facts) for facts in self.reports.values())
            lost = [wish for wish in item.members if not self._has(item.root, wish)]
            whole = within(item.root)
            if not summary and (whole or not lost):
                yield item, item.summary
            if summary or whole:
                yield from ((item, wish) for wish in lost)

    def _has(self, root: str, wish: str) -> bool:
        """Whether any report of the run, of whatever year, fits what is wished."""
        if is_path(wish):
            return any(self.fits(root, wish, path) for path in self.reports)
        name = normalised(wish, self._renamed)
        return any(facts.known == name for facts in self.reports.values())

    def sums_up(self, item: Membership, facts: Facts) -> bool:
        """Whether a report is the one that is declared to sum up others."""
        if is_path(item.summary):
            return self.fits(item.root, item.summary, facts.path)
        return bool(facts.known) and normalised(item.summary, self._renamed) == facts.known


def require_year(facts: Facts, path: str = "") -> None:
    """NotAssessable, naming the file by its `path`, where the year of a report is in doubt."""
    if facts.doubt is not None:
        zh, en = (f"{path}：", f"{path}: ") if path else ("", "")
        raise NotAssessable(Text(zh + facts.doubt.zh, en + facts.doubt.en))


def is_path(wish: str) -> bool:
    """Whether a summary or a member is declared by files, and not by its agency."""
    return any(sign in wish for sign in "/*?.\\")


def the_one(found: Sequence[Facts]) -> Facts:
    """The one report, or the first of several that say the same.

    NotAssessable where they differ, and where they are of several agencies that were merged.
    """
    first = found[0]
    files = "、".join(item.path for item in found[:3])
    if any(other.forms != first.forms for other in found[1:]):
        raise NotAssessable(
            Text(f"有几份报告，不能确定用哪一份：{files}", f"more than one candidate: {files}")
        )
    if len({normalised(item.agency) for item in found if item.agency}) > 1:
        raise NotAssessable(
            Text(
                f"几个机关合并成了一个，各有一份报告，不能确定用哪一份：{files}",
                f"of the agencies that were merged into one each has a report: {files}",
            )
        )
    return first
