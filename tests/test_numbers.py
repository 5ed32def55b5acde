"""What stands in a cell: read exactly, never repaired, never guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.numbers import (
    ABSENT,
    State,
    figures_within,
    is_padded,
    mistyped,
    parse_amount,
    parse_change,
    parse_number,
    show,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("00", 0),
        ("7", 7),
        ("12", 12),
        ("1234", 1234),
        ("1,234", 1234),
        ("1,234,567", 1234567),
        ("１２", 12),
        ("1，234", 1234),
        ("+1036", 1036),
        ("-3", -3),
        ("−3", -3),
        ("0.5", Decimal("0.5")),
        ("1,234.50", Decimal("1234.50")),
        (" 12 ", 12),
        ("\u00a012\u3000", 12),
        ("1\u200b2", 12),
        ("\u200e12", 12),
        ("\u202a12\u202c", 12),
        ("\ufeff3", 3),
        ("12件", 12),
        ("12 件", 12),
        ("3.5万元", Decimal("3.5")),
        ("999", 999),
        ("1000", 1000),
        ("0.0", Decimal(0)),
    ],
)
def test_figures(text: str, value: int | Decimal) -> None:
    number = parse_number(text)
    assert number.value == value
    assert number.state == (State.NUMBER if value else State.ZERO)
    assert parse_number(text).value is not None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", State.BLANK),
        (" ", State.BLANK),
        ("\u3000\u00a0", State.BLANK),
        ("\u200b", State.BLANK),
        ("\u200e", State.BLANK),
        ("-", State.DASH),
        ("—", State.DASH),
        ("——", State.DASH),
        ("/", State.DASH),
        ("／", State.DASH),
        ("- -", State.DASH),
        ("\\", State.DASH),
        ("～", State.DASH),
        ("无", State.WORD),
        ("没有", State.WORD),
        ("见附表", State.WORD),
        ("O", State.WORD),
        ("五", State.WORD),
        ("①", State.WORD),
        ("（②）", State.WORD),
        ("12.", State.UNREADABLE),
        ("1 2", State.DOUBTFUL),
        ("1 200", State.DOUBTFUL),
        ("12\u2009345", State.DOUBTFUL),
        ("12 34", State.UNREADABLE),
        ("1\u30007", State.DOUBTFUL),
        ("１　７", State.DOUBTFUL),
        ("1 0 2", State.DOUBTFUL),
        ("1\n7", State.DOUBTFUL),
        ("12\n3", State.DOUBTFUL),
        ("205.6\n8", State.DOUBTFUL),
        ("¹", State.WORD),
        ("[¹²]", State.WORD),
        ("12 3", State.UNREADABLE),
        ("1 7件", State.UNREADABLE),
        ("1-2", State.UNREADABLE),
        ("12,34", State.UNREADABLE),
        ("约12", State.UNREADABLE),
        ("2024年", State.UNREADABLE),
        ("1.2.3", State.UNREADABLE),
        ("3余", State.UNREADABLE),
    ],
)
def test_what_is_no_figure_has_no_value(text: str, state: State) -> None:
    number = parse_number(text)
    assert number.state == state
    assert number.value is None
    assert parse_number(text).value is None


@pytest.mark.parametrize("length", [21, 5000])
def test_a_figure_without_end_is_no_figure(length: int) -> None:
    assert parse_number("9" * length).state is State.UNREADABLE
    assert parse_number("9" * 20).value == int("9" * 20)


def test_a_blank_a_dash_a_word_and_zero_are_four_things() -> None:
    states = [parse_number(text).state for text in ("", "-", "无", "0")]
    assert len(set(states)) == 4
    assert ABSENT.state not in states
    assert ABSENT.value is None


@pytest.mark.parametrize(
    ("text", "value", "remark"),
    [
        ("22（其中修订16件）", 22, "(其中修订16件)"),
        ("55(含自然失效29件)", 55, "(含自然失效29件)"),
        ("55（含自然失效\n29件）", 55, "(含自然失效\n29件)"),
        ("3 [1]", 3, "[1]"),
        ("12件", 12, "件"),
        ("7①", 7, "①"),
        ("12（其中修订1件）②", 12, "(其中修订1件)②"),
    ],
)
def test_a_remark_is_kept_beside_the_figure(text: str, value: int, remark: str) -> None:
    number = parse_number(text)
    assert (number.value, number.remark) == (value, remark)
    assert not number.folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("12", False),
        ("１２", True),
        ("1,234", True),
        ("1234", False),
        ("1，234", True),
        (" 12 ", False),
        ("１２（其中）", True),
    ],
)
def test_unusual_writing_is_told(text: str, folded: bool) -> None:
    assert parse_number(text).folded is folded


@pytest.mark.parametrize(("text", "signed"), [("+3", True), ("-3", True), ("3", False), ("-", False)])
def test_a_sign_is_told(text: str, signed: bool) -> None:
    assert parse_number(text).signed is signed


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_every_integer_is_read_back(value: int) -> None:
    assert parse_number(str(value)).value == value
    assert parse_number(f"{value:,}").value == value
    assert show(value) == str(value)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_every_amount_is_exact(value: Decimal) -> None:
    assert parse_number(f"{value:f}").value == value


@given(st.text(max_size=12))
def test_any_text_has_a_state_and_only_figures_a_value(text: str) -> None:
    number = parse_number(text)
    assert (number.value is not None) == (number.state in (State.NUMBER, State.ZERO))


@pytest.mark.parametrize(
    ("value", "shown"), [(Decimal("1E+3"), "1000"), (Decimal("0.50"), "0.50"), (12, "12")]
)
def test_show(value: int | Decimal, shown: str) -> None:
    assert show(value) == shown


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2601.953875万", Decimal("2601.953875")),
        ("12万", 12),
        ("1,234万", 1234),
        ("3.5 万元", Decimal("3.5")),
    ],
)
def test_an_amount_may_be_written_as_so_many_ten_thousands(written: str, value: int | Decimal) -> None:
    assert parse_amount(written).value == value


@pytest.mark.parametrize("written", ["3万", "约3万", "3万余", "3万件"])
def test_so_many_ten_thousands_are_no_count(written: str) -> None:
    assert parse_number(written).value is None


@pytest.mark.parametrize(
    ("written", "count"),
    [("39 6", 2), (" 1 2 3 ", 3), ("396", 1), ("39（含6件）", 1), ("", 1), ("1,234 5", 2)],
)
def test_how_many_figures_a_cell_holds(written: str, count: int) -> None:
    assert figures_within(written) == count


def test_a_figure_broken_behind_its_point_by_a_narrow_column() -> None:
    assert parse_number("0.\n00").value == 0
    assert parse_number("3\n.5").value == Decimal("3.5")
    assert parse_number("3 .5").value is None
    assert parse_number("2\n0").value is None


@pytest.mark.parametrize(
    ("written", "value"),
    [("减4", -4), ("增52", 52), ("增加4项", 4), ("减少 4", -4), ("↓4", -4), ("+4", 4), ("-4", -4), ("0", 0)],
)
def test_a_change_may_tell_its_direction_in_words(written: str, value: int) -> None:
    assert parse_change(written).value == value


@pytest.mark.parametrize("written", ["增", "减少", "增约4", "新增4", "增4减2"])
def test_other_words_are_no_change(written: str) -> None:
    assert parse_change(written).value is None


@pytest.mark.parametrize(
    ("written", "mended", "one"),
    [
        (575, 574, True),
        (16887, 16481, False),
        (142, 1142, True),
        (96, 69, True),
        (41, 31, True),
        (5, 5, False),
    ],
)
def test_one_slip_turns_a_figure_into_another(written: int, mended: int, one: bool) -> None:
    assert mistyped(written, mended) is one


def test_a_figure_that_begins_with_nought_is_padded() -> None:
    assert all(map(is_padded, ("017", "02")))
    assert not any(map(is_padded, ("00", "0", "0.5", "17", "")))
