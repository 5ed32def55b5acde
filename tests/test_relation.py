"""Linear relations: how they are written, what their names mean on a form, when they hold."""

from __future__ import annotations

import pytest

from govlint.relation import Axis, Operator, Relation, Term, holds, names_of, resolve, standing_for
from govlint.testing import base_report
from recognised import definition, form


def test_the_names_of_a_form_are_worked_out_once() -> None:
    requests = definition("requests", "2021")
    assert names_of(requests, "row") is names_of(requests, "row") != names_of(requests, "column")


@pytest.mark.parametrize(
    ("text", "left", "operator", "right"),
    [
        ("a = b", "+a", "=", "+b"),
        ("a + b = c - d", "+a+b", "=", "+c-d"),
        ("- a + b = c", "-a+b", "=", "+c"),
        ("a ≥ b", "+a", ">=", "+b"),
        ("a >= b", "+a", ">=", "+b"),
        ("a ≤ b", "+a", "<=", "+b"),
        ("甲 ＋ 乙 ＝ 丙 － 丁", "+甲+乙", "=", "+丙-丁"),
        ("in_force >= issued - repealed", "+in_force", ">=", "+issued-repealed"),
    ],
)
def test_parse(text: str, left: str, operator: str, right: str) -> None:
    relation = Relation.parse(text)

    def said(terms: tuple[Term, ...]) -> str:
        return "".join(f"{'-' if term.sign < 0 else '+'}{term.name}" for term in terms)

    assert (said(relation.left), relation.operator, said(relation.right)) == (left, operator, right)


@pytest.mark.parametrize(
    "text", ["", "a", "a =", "= a", "a = b = c", "a + = b", "a + + b = c", "a >= b <= c", "a < b"]
)
def test_what_is_no_relation(text: str) -> None:
    with pytest.raises(ValueError, match="“"):
        Relation.parse(text)


@pytest.mark.parametrize("format_", ["2019", "2021"])
@pytest.mark.parametrize("key", ["disclosure", "requests", "review"])
@pytest.mark.parametrize("axis", ["row", "column"])
def test_keys_and_labels_name_the_same(key: str, format_: str, axis: Axis) -> None:
    found = definition(key, format_)
    names = names_of(found, axis)
    for item in found.rows if axis == "row" else found.columns:
        assert names[item.key] == (item.key,)


def test_a_label_names_its_row() -> None:
    names = tuple(names_of(definition("requests"), "row").items())
    left, operator, right = resolve(
        "本年新收 + 二、上年结转政府信息公开申请数量 = handled + 结转下年度", names
    )
    assert [part.keys for part in (*left, *right)] == [
        ("new",),
        ("carried_in",),
        ("handled",),
        ("carried_out",),
    ]
    assert operator == "="


def test_a_set_names_its_rows() -> None:
    names = tuple(names_of(definition("requests"), "row").items())
    _, _, (outcomes,) = resolve("handled = outcomes", names)
    assert len(outcomes.keys) == 21
    assert outcomes.is_set


def test_the_name_that_is_unknown_is_told() -> None:
    with pytest.raises(KeyError, match="办结"):
        resolve("本年新收 = 办结", tuple(names_of(definition("requests"), "row").items()))


def test_one_row_stands_for_its_parts() -> None:
    parts = ("other.no_correction", "other.fee_unpaid", "other.other")
    whole = form(base_report(), "requests")
    assert standing_for(whole, ("granted", *parts)) == ("granted", *parts)
    lines = base_report().splitlines()
    at = next(index for index, line in enumerate(lines) if line.startswith("（六）其他处理"))
    short = "\n".join([*lines[:at], "（六）其他处理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", *lines[at + 3 :]])
    one = form(short, "requests")
    assert standing_for(one, ("granted", *parts)) == ("granted", "other")
    assert standing_for(one, ("granted",)) == ("granted",)


@pytest.mark.parametrize(
    ("left", "operator", "right", "expected"),
    [
        (1, "=", 1, True),
        (1, "=", 2, False),
        (2, ">=", 1, True),
        (1, ">=", 2, False),
        (1, "<=", 1, True),
        (2, "<=", 1, False),
    ],
)
def test_holds(left: int, operator: Operator, right: int, expected: bool) -> None:
    assert holds(left, operator, right) is expected
