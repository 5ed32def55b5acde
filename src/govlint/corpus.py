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
    agencies to present ones; `asked` is true where the user named last year's reports.
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
        self._summaries = summaries
        self._matches = matches
        self._keys: dict[tuple[Place, ...], tuple[Place, ...]] = {}
        self._run: dict[tuple[str, int], list[Facts]] = {}
        self._prior: dict[tuple[str, int], list[Facts]] = {}
        self._by_path: dict[str, Facts] = {}
        self._doubted: dict[str, list[Facts]] = {}

    def name(self, facts: Facts) -> str:
        """The agency of a report as it is compared; empty when it is not known."""
        return normalised(facts.agency, self._renamed) if facts.agency else ""

    def add(self, facts: Facts, *, prior: bool = False) -> Facts:
        """Take in the facts of a report of the run, or of an earlier year's.

        One whose year is in doubt is never compared with another.
        """
        facts = structs.replace(facts.sharing(self._keys), known=self.name(facts))
        key = (facts.known, facts.year or 0)
        if facts.doubt is not None:
            self._doubted.setdefault(facts.known, []).append(facts)
        elif facts.known and facts.year:
            (self._prior if prior else self._run).setdefault(key, []).append(facts)
        if not prior:
            self._by_path[facts.path] = facts
            for item in facts.digests if facts.doubt is None else ():
                self.texts.add(facts, item)
        return facts

    @property
    def size(self) -> int:
        """How many reports the run itself has."""
        return len(self._by_path)

    def last_year(self, facts: Facts) -> Facts | None:
        """The same agency's report on the year before, if there is one; NotAssessable where several differ.

        Reports named as last year's come before those of the run.
        """
        found = self._of_last_year(facts)
        return _only(found) if found else None

    def _of_last_year(self, facts: Facts) -> Sequence[Facts]:
        if not facts.known or not facts.year:
            return ()
        key = (facts.known, facts.year - 1)
        return self._prior.get(key) or self._run.get(key) or ()

    def require_years(self, agency: str) -> None:
        """NotAssessable, naming it, where there is a report of `agency` whose year is in doubt."""
        for facts in self._doubted.get(agency, ()):
            require_year(facts, facts.path)

    def members(self, facts: Facts) -> tuple[Facts, ...] | None:
        """The reports that this one sums up, as declared; None when nobody declared any.

        NotAssessable, naming it, when one is missing.
        """
        declared = [item for item in self._summaries if self._is(item, facts)]
        if not declared:
            return None
        members: dict[str, Facts] = {}
        for item in declared:
            for wish in item.members:
                for member in self._found(item.root, wish, facts):
                    members[member.path] = member
        by_name: dict[str, list[Facts]] = {}
        for member in members.values():
            by_name.setdefault(member.known or member.path, []).append(member)
        return tuple(_only(several) for several in by_name.values())

    def without_last_year(self) -> list[Facts]:
        """The reports of the run that have none of last year, among those named for it or in the run.

        Not those of the first year of the run, where it has several.
        """
        known = [facts for facts in self._by_path.values() if facts.known and facts.year]
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
        for facts in self._by_path.values():
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
        for item in self._summaries:
            summary = any(self._is(item, facts) for facts in self._by_path.values())
            lost = [wish for wish in item.members if not self._has(item.root, wish)]
            whole = within(item.root)
            if not summary and (whole or not lost):
                yield item, item.summary
            if summary or whole:
                yield from ((item, wish) for wish in lost)

    def _has(self, root: str, wish: str) -> bool:
        """Whether any report of the run, of whatever year, fits what is wished."""
        if _is_path(wish):
            return any(self._matches(root, wish, path) for path in self._by_path)
        name = normalised(wish, self._renamed)
        return any(facts.known == name for facts in self._by_path.values())

    def _found(self, root: str, wish: str, summary: Facts) -> list[Facts]:
        if _is_path(wish):
            reports = [item for path, item in self._by_path.items() if self._matches(root, wish, path)]
        else:
            reports = self._run.get((normalised(wish, self._renamed), summary.year or 0), [])
        reports = [item for item in reports if item.path != summary.path]
        for item in reports:
            require_year(item, item.path)
        found = [item for item in reports if item.year == summary.year]
        if not found:
            self.require_years(normalised(wish, self._renamed))
            raise NotAssessable(
                Text(
                    f"缺少成员 {wish} {summary.year or ''} 年的报告",
                    f"the report of member {wish} on {summary.year} is missing",
                )
            )
        return found

    def _is(self, item: Membership, facts: Facts) -> bool:
        if _is_path(item.summary):
            return self._matches(item.root, item.summary, facts.path)
        return bool(facts.known) and normalised(item.summary, self._renamed) == facts.known


def require_year(facts: Facts, path: str = "") -> None:
    """NotAssessable, naming the file by its `path`, where the year of a report is in doubt."""
    if facts.doubt is not None:
        zh, en = (f"{path}：", f"{path}: ") if path else ("", "")
        raise NotAssessable(Text(zh + facts.doubt.zh, en + facts.doubt.en))


def _is_path(wish: str) -> bool:
    return any(sign in wish for sign in "/*?.\\")


def _only(found: Sequence[Facts]) -> Facts:
    """The one report, or the first of several that say the same; NotAssessable where they differ."""
    first = found[0]
    if any(other.forms != first.forms for other in found[1:]):
        files = "、".join(item.path for item in found[:3])
        raise NotAssessable(
            Text(f"有几份报告，不能确定用哪一份：{files}", f"more than one candidate: {files}")
        )
    return first
