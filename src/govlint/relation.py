"""Linear relations between named cells: parsed from a rule's words, evaluated on a form exactly."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

from govlint.errors import Said
from govlint.fold import fold
from govlint.lazy import lazily
from govlint.model import Struct
from govlint.numbers import Figure
from govlint.report import Form
from govlint.vocabulary import FormDefinition

Operator = Literal["=", ">=", "<="]
_RELATION = lazily(r"(.+?)\s*(>=|<=|≥|≤|＝|=)\s*(.+)", re.S)
_AMOUNT = lazily(r"\s*[\d.,]+%?\s*|.*[*×÷].*", re.S)
_OPERATORS = frozenset("=<>≥≤")
_SIGN = lazily(r"\s*([+\-＋－])\s*")


Axis = Literal["row", "column"]


class Term(Struct, frozen=True):
    """A named row, column or set, with its sign."""

    sign: int
    name: str


class Relation(Struct, frozen=True):
    """`left operator right`, each a sum of signed terms, as a rule's author wrote it."""

    left: tuple[Term, ...]
    operator: Operator
    right: tuple[Term, ...]

    @classmethod
    def parse(cls, text: str) -> Relation:
        """The relation that `text` writes; ValueError when it is none."""
        match = _RELATION.fullmatch(text.strip())
        if match is None or not _OPERATORS.isdisjoint(match.group(3)):
            example = "本年新收 + 上年结转 = 办理结果总计 + 结转下年度"
            zh = f"“{text}”不是等式或不等式，应当像“{example}”，中间只写一个 =、>= 或 <="
            en = f"“{text}” is no equation, such as “{example}”, with a single =, >= or <= in it"
            raise ValueError(Said(zh, en))
        operators: dict[str, Operator] = {"≥": ">=", ">=": ">=", "≤": "<=", "<=": "<="}
        return cls(_terms(match.group(1)), operators.get(match.group(2), "="), _terms(match.group(3)))

    @property
    def names(self) -> list[str]:
        """Every name in the relation, in order."""
        return [term.name for term in (*self.left, *self.right)]


def sum_of(text: str) -> tuple[Term, ...]:
    """The signed terms of a sum as written, such as 本年新收 + 上年结转; ValueError for an empty term."""
    return _terms(text)


def _terms(text: str) -> tuple[Term, ...]:
    pieces = _SIGN.split(text.strip())
    pieces = ["+", *pieces] if pieces[0] else pieces[1:]
    if any(not name for name in pieces[1::2]):
        raise ValueError(Said(f"“{text}”里有空的项", f"a term of “{text}” is empty"))
    for name in pieces[1::2]:
        if _AMOUNT.fullmatch(name):
            zh = f"“{name.strip()}”里有数或乘除号；只能写行、列的名字和 +、-"
            en = f"“{name.strip()}” is, or has in it, a number: there are only rows or columns, + and -"
            raise ValueError(Said(zh, en))
    return tuple(
        Term(-1 if sign in "-－" else 1, name.strip())
        for sign, name in zip(pieces[::2], pieces[1::2], strict=True)
    )


class Part(Struct, frozen=True):
    """A term resolved on one form: a sign and the keys of the rows (or columns) it stands for."""

    sign: int
    keys: tuple[str, ...]
    is_set: bool


_Names = Mapping[str, tuple[str, ...]]
_MOST_NAMED = 200
_named: dict[tuple[int, Axis], tuple[FormDefinition, _Names]] = {}


def names_of(definition: FormDefinition, axis: Axis) -> _Names:
    """Every name by which a rule may call rows (or columns) of a form, folded, with the keys they mean."""
    # By identity: definitions hold dictionaries, and are made once a session.
    known = _named.get((id(definition), axis))
    if known is None or known[0] is not definition:
        if len(_named) >= _MOST_NAMED:
            _named.clear()
        known = _named[id(definition), axis] = definition, _names_of(definition, axis)
    return known[1]


def _names_of(definition: FormDefinition, axis: Axis) -> _Names:
    names: dict[str, tuple[str, ...]] = {}
    own = {item.key for item in (definition.rows if axis == "row" else definition.columns)}
    for key, members in definition.sets.items():
        if set(members) <= own:
            names[key] = members
    for item in definition.rows if axis == "row" else definition.columns:
        number = getattr(item, "number", "")
        for words in (item.label.zh, number + item.label.zh, *item.aliases):
            names.setdefault(fold(words), (item.key,))
        names[item.key] = (item.key,)
    return names


def keys_called(names: Mapping[str, tuple[str, ...]], name: str) -> tuple[str, ...]:
    """The keys of the rows or columns called `name`, by key, set or label; none where there are none."""
    return names.get(name) or names.get(fold(name)) or ()


@lru_cache(maxsize=1024)
def resolve(
    text: str, names: tuple[tuple[str, tuple[str, ...]], ...]
) -> tuple[tuple[Part, ...], Operator, tuple[Part, ...]]:
    """A relation's parts on a form whose names are given; KeyError with the name that is unknown."""
    relation, known = Relation.parse(text), dict(names)

    def part(term: Term) -> Part:
        keys = keys_called(known, term.name)
        if not keys:
            raise KeyError(term.name)
        return Part(
            term.sign, keys, len(keys) > 1 or (term.name in known and known[term.name] != (term.name,))
        )

    return tuple(map(part, relation.left)), relation.operator, tuple(map(part, relation.right))


def standing_for(form: Form, keys: Sequence[str]) -> tuple[str, ...]:
    """`keys` as this form has them: a row that replaces absent others stands in their place."""
    found = {row.key for row in form.rows}
    result = list(keys)
    for whole, parts in form.definition.replaces.items():
        if whole in found and not found.intersection(parts) and set(parts) <= set(result):
            at = result.index(parts[0])
            result = [key for key in result if key not in parts]
            result.insert(at, whole)
    return tuple(result)


def holds(left: Figure, operator: Operator, right: Figure) -> bool:
    """Whether the relation holds between two figures."""
    if operator == "=":
        return left == right
    return left >= right if operator == ">=" else left <= right
