"""The small facts of one report that work across documents is done on: never its text, always picklable."""

# Annotations are no strings here: msgspec compiles those that are anew at each start.

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Literal

from msgspec.structs import replace

from govlint.fold import fold
from govlint.model import Named, Span, Struct, Text, freeze
from govlint.numbers import Figure
from govlint.report import NotAssessable
from govlint.shingles import Digest

Place = tuple[str, str]
"""Row and column of a form, by their keys."""


Kind = Literal["percent", "difference", "level", "base"]
"""How a change is told: 增长20%, 增加3件, 持平."""


class FormFacts(Struct, frozen=True):
    """A form's figures: `values` in the order of `keys` (shared by all reports), None where there is none.

    `odd` says of the cells without a figure why: blank, a dash, a word, or absent. `alternatives` are
    rows that the form may have instead of others.
    """

    title: Text
    keys: tuple[Place, ...]
    values: tuple[Figure | None, ...]
    odd: dict[Place, Text] = {}
    alternatives: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        freeze(self, "odd")

    def get(self, row: str, column: str) -> Figure | None:
        """The figure, or None where the cell has none."""
        place = (row, column)
        return self.values[self.keys.index(place)] if place in self.keys else None

    def __getitem__(self, place: Place) -> Figure:
        """The figure of `form[row, column]`; NotAssessable where the cell has none: never 0 for missing."""
        value = self.get(*place)
        if value is None:
            title = self.title
            unread = Text(f"{title.zh}没有读出这一格", f"{title.en}: cell not read")
            if place not in self.keys:
                unread = Text(f"{title.zh}在这种格式里没有这一格", f"{title.en}: no such cell in this format")
            raise NotAssessable(self.odd.get(place, unread))
        return value

    def items(self) -> Iterator[tuple[Place, Figure | None]]:
        """Every cell of the form with its figure."""
        return zip(self.keys, self.values, strict=True)


class Growth(Struct, frozen=True):
    """A comparison with last year as a sentence tells it: "…收到申请12件，同比增长20%".

    `subject` is what was counted, `figure` this year's number beside it, None where none is told. `amount` is
    the change as written (a percentage or a difference, never negative), `rising` its direction; both None
    for 持平. In a `base` ("较上年的10件增加2件") `amount` is last year's number itself. `step` is that of the
    last digit of a rounded figure: 100 for 1.73万.
    """

    subject: str
    figure: int | None
    kind: Kind
    amount: str | None
    rising: bool | None
    span: Span
    text: str
    step: int = 0


class Facts(Struct, frozen=True, kw_only=True):
    """What is kept of a report: who, when, its figures, digests of its sections, and what it says of growth.

    `known` is the agency's name as it is compared (given when a run takes the facts in); `transfer` the
    sentence that tells of a clean-up or a transfer of documents, if one does. `unread` is set where passages
    of its text could not be read: which, and why; `doubt` where its year may be a wrong one: why. `foreign`
    is what only speaks of reports, and is none: a notice.
    """

    path: str
    agency: str | None
    year: int | None
    format: str
    forms: dict[str, FormFacts]
    digests: tuple[Digest, ...] = ()
    growth: tuple[Growth, ...] = ()
    transfer: str | None = None
    unread: Text | None = None
    doubt: Text | None = None
    foreign: bool = False
    known: str = ""

    def __post_init__(self) -> None:
        freeze(self, "forms")

    def sharing(self, known: dict[tuple[Place, ...], tuple[Place, ...]]) -> "Facts":
        """The same, the keys of its forms shared with others': facts of thousands stay small."""
        forms = {
            name: replace(form, keys=known.setdefault(form.keys, form.keys))
            for name, form in self.forms.items()
        }
        return replace(self, forms=forms)

    def form(self, key: str) -> FormFacts:
        """The form's figures; NotAssessable, naming the file, when the report has none."""
        found = self.forms.get(key)
        if found is None:
            raise NotAssessable(Text(f"{self.path} 没有这张表（{key}）", f"{self.path} has no form {key}"))
        return found

    def figure(self, form: str, row: str, column: str) -> Figure:
        """A figure; NotAssessable, naming the file and the cell, where there is none."""
        try:
            return self.form(form)[row, column]
        except NotAssessable as error:
            reason = error.reason
            if self.path in reason.zh:
                raise
            raise NotAssessable(Text(f"{self.path}：{reason.zh}", f"{self.path}: {reason.en}")) from error


_GOVERNMENT = "政府"


def normalised(agency: str, renamed: Mapping[str, str] | None = None) -> str:
    """An agency's name for comparison: width, spaces and brackets folded, 人民政府 as 政府 and left out last.

    `renamed` maps former names, normalised, to present ones; nothing else is guessed.
    """
    name = fold(agency).replace("人民政府", _GOVERNMENT)
    name = name.removesuffix(_GOVERNMENT) or name
    return renamed.get(name, name) if renamed else name


def renamings(names: Mapping[str, str]) -> dict[str, str]:
    """Former names to present ones, normalised, chains of renamings followed to their end."""
    known = {normalised(old): normalised(new) for old, new in names.items()}
    settled = {}
    for old in known:
        new, seen = old, {old}
        while new in known and known[new] not in seen:
            new = known[new]
            seen.add(new)
        settled[old] = new
    return settled


def circles(names: Mapping[str, str]) -> list[list[str]]:
    """The former names that lead back to themselves, each circle once and in its order."""
    known = {normalised(old): (old, normalised(new)) for old, new in names.items()}
    found: list[list[str]] = []
    seen: set[str] = set()
    for name in known:
        way: list[str] = []
        while name in known and name not in seen:
            seen.add(name)
            way.append(name)
            name = known[name][1]
        circle = [known[each][0] for each in way[way.index(name) :]] if name in way else []
        if len(circle) > 1 or any(names[old] == old for old in circle):
            found.append(circle)
    return found


def named_beside(other: Facts, this: Facts) -> Named:
    """The file of `other` as a message about `this` names it: by its path.

    Lasting is no more of that than tells them apart: the fingerprint is the same wherever the folder lies.
    """
    parts = PurePath(other.path).parts
    short = parts[-1] if parts[-1:] != PurePath(this.path).parts[-1:] else "/".join(parts[-2:])
    return Named(other.path, other.path, short)
