"""Which rules are on: selectors (code, name, prefix, tag, pack, ALL) weighed level by level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govlint.lazy import lazily
from govlint.model import Struct
from govlint.rule import Rule

ALL = "ALL"
_BY_NAME = 8
_PREFIX = lazily(r"[A-Z]{1,3}\d{0,2}")


class Choice(Struct, frozen=True):
    """One level's wishes; `select` is None where it leaves the selection of the levels below it."""

    origin: str
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()


class Verdict(Struct, frozen=True):
    """Whether a rule is on, and whose wish decided that."""

    on: bool
    origin: str


def specificity(selector: str, rule: Rule) -> int:
    """How closely `selector` names `rule`; 0 when it does not.

    A code is closest, then a name, a prefix (a longer one closer), a tag or pack, and ALL.
    """
    if selector == rule.code:
        return 9
    if selector == rule.name:
        return 8
    if _PREFIX.fullmatch(selector) and rule.code.startswith(selector):
        return 2 + len(selector)
    if selector in rule.tags or selector == rule.pack:
        return 2
    return 1 if selector == ALL else 0


def names(rules: Iterable[Rule]) -> list[str]:
    """Every selector that means something, codes first."""
    known = list(rules)
    tags = sorted({tag for rule in known for tag in rule.tags})
    packs = sorted({rule.pack for rule in known})
    families = sorted({rule.code[:3] for rule in known})
    return [rule.code for rule in known] + [rule.name for rule in known] + families + tags + packs + [ALL]


def is_known(selector: str, rules: Iterable[Rule]) -> bool:
    """Whether `selector` names at least one rule."""
    return selector == ALL or any(specificity(selector, rule) for rule in rules)


def idle(selector: str, rules: Iterable[Rule]) -> list[str]:
    """The codes of the rules that `selector` names where it turns on none of them; nothing where it does.

    What is off by default wants its code or its name.
    """
    found = [(specificity(selector, rule), rule) for rule in rules]
    named = [(close, rule) for close, rule in found if close]
    works = any(rule.enabled or close >= _BY_NAME or close == 1 for close, rule in named)
    return [] if works else [rule.code for _, rule in named]


def decide(rule: Rule, choices: Sequence[Choice], *, enabled: bool) -> Verdict:
    """Whether `rule` is on: the closest selector wins, of equals the nearest level, within one `ignore`.

    A nearer `select` takes the place of the `select` and `extend_select` of the levels below it; what they
    ignore stays ignored. A rule that is not `enabled` is selected by code, name or ALL only.
    """
    base = max((level for level, choice in enumerate(choices) if choice.select is not None), default=-1)
    best = (0, -1, False, "default") if enabled and base < 0 else None
    for level, choice in enumerate(choices):
        for selector, off in _wishes(choice, with_selection=level >= base):
            close = specificity(selector, rule)
            if not close or (not off and not enabled and 1 < close < _BY_NAME):
                continue
            wish = (close, level, off, choice.origin)
            best = wish if best is None else max(best, wish)
    if best is None:
        return Verdict(False, choices[base].origin if base >= 0 else "default")
    return Verdict(not best[2], best[3])


def _wishes(choice: Choice, *, with_selection: bool) -> Iterator[tuple[str, bool]]:
    if with_selection:
        yield from ((selector, False) for selector in (*(choice.select or ()), *choice.extend_select))
    yield from ((selector, True) for selector in choice.ignore)
