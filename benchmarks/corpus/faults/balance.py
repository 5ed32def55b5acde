"""Faults of the figures: relations that do not hold, and cells that hold no count (BAL)."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from corpus.faults.plant import Planted, changed, choose_column, fault, number, with_figures
from corpus.forms import REQUEST_COLUMNS, REVIEW_COLUMNS, leaves
from corpus.model import Key, Report

_BALANCE = ("new", "carried_in", "handled", "carried_out")


def _cells(rows: Iterable[str], columns: Iterable[str]) -> frozenset[Key]:
    wanted = tuple(columns)
    return frozenset(("requests", row, column) for row in rows for column in wanted)


def _rows(report: Report) -> list[str]:
    """The outcome rows but for the lapsed ones, which the fee statement must agree with."""
    return [row for row in leaves(report) if row != "other.fee_unpaid"]


def _shift(report: Report, *steps: tuple[Key, int]) -> Report | None:
    """The report with figures moved up or down; None where one would fall below zero."""
    values = {key: number(report, key) + step for key, step in steps}
    return with_figures(report, values) if min(values.values()) >= 0 else None


def _planted(report: Report | None, cells: frozenset[Key]) -> Planted | None:
    return Planted(report=report, cells=cells) if report is not None else None


def _busy_leaf(report: Report, column: str, least: int = 1) -> str | None:
    rows = [row for row in leaves(report) if number(report, ("requests", row, column)) >= least]
    return rows[0] if rows else None


@fault("BAL001", "carried_in and its total too high", size="medium")
def _carried_in(report: Report, rng: Random) -> Planted | None:
    column = choose_column(report, rng)
    steps = [(("requests", "carried_in", name), rng.randint(1, 5)) for name in (column, "total")]
    steps[1] = (steps[1][0], steps[0][1])
    return _planted(_shift(report, *steps), _cells(_BALANCE, (column, "total")))


@fault("BAL001", "carried_out and its total too high", size="small")
def _carried_out(report: Report, rng: Random) -> Planted | None:
    column = choose_column(report, rng)
    steps = [(("requests", "carried_out", name), 1) for name in (column, "total")]
    return _planted(_shift(report, *steps), _cells(_BALANCE, (column, "total")))


@fault("BAL001", "one cell of row 一", size="large")
def _new(report: Report, rng: Random) -> Planted | None:
    key = ("requests", "new", choose_column(report, rng))
    return _planted(_shift(report, (key, rng.choice([1, 2, 10, 100]))), frozenset({key}))


@fault("BAL001", "one cell of row 一 in a report of zeros", size="zero")
def _new_in_zero(report: Report, rng: Random) -> Planted | None:
    key = ("requests", "new", rng.choice(tuple(REQUEST_COLUMNS)))
    return _planted(_shift(report, (key, 1)), frozenset({key}))


@fault("BAL001", "handled in one column", size="medium")
def _handled(report: Report, rng: Random) -> Planted | None:
    key = ("requests", "handled", choose_column(report, rng))
    return _planted(_shift(report, (key, rng.choice([1, -1, 3]))), frozenset({key}))


@fault("BAL001", "handled × total", size="large")
def _handled_total(report: Report, rng: Random) -> Planted | None:
    key = ("requests", "handled", "total")
    return _planted(_shift(report, (key, rng.choice([1, -1, 30]))), frozenset({key}))


@fault("BAL002", "an outcome and its total too high", size="medium")
def _outcome(report: Report, rng: Random) -> Planted | None:
    column = choose_column(report, rng)
    row = rng.choice(_rows(report))
    moved = _shift(report, *((("requests", row, name), 2) for name in (column, "total")))
    return _planted(moved, _cells((*leaves(report), "handled"), (column, "total")))


@fault("BAL002", "a digit dropped", size="large")
def _dropped(report: Report, rng: Random) -> Planted | None:
    column = choose_column(report, rng)
    row = _busy_leaf(report, column, 10)
    if row is None:
        return None
    key = ("requests", row, column)
    return Planted(report=with_figures(report, {key: number(report, key) // 10}), cells=frozenset({key}))


@fault("BAL002", "digits transposed", size="large")
def _transposed(report: Report, rng: Random) -> Planted | None:
    for row in leaves(report):
        key = ("requests", row, "natural_person")
        digits = str(number(report, key))
        if len(digits) > 1 and digits[-1] != digits[-2] and digits[-1] != "0":
            value = digits[:-2] + digits[-1] + digits[-2]
            return Planted(report=with_figures(report, {key: value}), cells=frozenset({key}))
    return None


@fault("BAL002", "one case in the wrong column", size="medium")
def _wrong_column(report: Report, rng: Random) -> Planted | None:
    row = _busy_leaf(report, "natural_person")
    keys = [("requests", row or "", column) for column in ("natural_person", "other")]
    moved = _shift(report, (keys[0], -1), (keys[1], 1)) if row else None
    return _planted(moved, _cells((*leaves(report), "handled"), ("natural_person", "other")))


@fault("BAL002", "an outcome in a report of zeros", size="zero")
def _outcome_in_zero(report: Report, rng: Random) -> Planted | None:
    key = ("requests", rng.choice(_rows(report)), rng.choice(tuple(REQUEST_COLUMNS)))
    return _planted(_shift(report, (key, 1)), frozenset({key}))


@fault("BAL003", "three totals too high alike", size="medium")
def _totals(report: Report, rng: Random) -> Planted | None:
    rows = ("new", rng.choice(_rows(report)), "handled")
    moved = _shift(report, *((("requests", row, "total"), 2) for row in rows))
    return _planted(moved, _cells(rows, REQUEST_COLUMNS))


@fault("BAL003", "both carried totals", size="small")
def _carried_totals(report: Report, rng: Random) -> Planted | None:
    rows = ("carried_in", "carried_out")
    moved = _shift(report, *((("requests", row, "total"), 1) for row in rows))
    return _planted(moved, _cells(rows, REQUEST_COLUMNS))


@fault("BAL003", "one case in the wrong row", size="medium")
def _wrong_row(report: Report, rng: Random) -> Planted | None:
    column = choose_column(report, rng)
    row = _busy_leaf(report, column)
    other = rng.choice([name for name in _rows(report) if name != row])
    moved = (
        _shift(report, (("requests", row or "", column), -1), (("requests", other, column), 1))
        if row
        else None
    )
    return _planted(moved, _cells((row or "", other), REQUEST_COLUMNS))


@fault("BAL003", "total 0 beside parts", size="medium")
def _total_zero(report: Report, rng: Random) -> Planted | None:
    row = _busy_leaf(report, "total", 2)
    if row is None:
        return None
    key = ("requests", row, "total")
    return Planted(report=with_figures(report, {key: 0}), cells=frozenset({key}))


def _review(report: Report, group: str, values: tuple[int, ...]) -> Planted:
    keys: list[Key] = [("review", group, column) for column in REVIEW_COLUMNS]
    figures = dict(zip(keys, values, strict=True))
    return Planted(report=with_figures(report, figures), cells=frozenset(keys))


@fault("BAL004", "parts 10, 1, 0, 0 and total 0")
def _review_zero_total(report: Report, rng: Random) -> Planted | None:
    return _review(report, "review", (10, 1, 0, 0, 0))


@fault("BAL004", "parts 5, 0, 0, 0 and total 0")
def _direct_zero_total(report: Report, rng: Random) -> Planted | None:
    return _review(report, "litigation_direct", (5, 0, 0, 0, 0))


@fault("BAL004", "total above its parts")
def _review_high_total(report: Report, rng: Random) -> Planted | None:
    return _review(report, "litigation_after_review", (3, 1, 2, 0, 7))


@fault("BAL004", "digits transposed in the total")
def _review_transposed(report: Report, rng: Random) -> Planted | None:
    return _review(report, rng.choice(("review", "litigation_direct")), (11, 2, 4, 6, 32))


@fault("BAL005", "fewer in force than issued less repealed", format="2021")
def _in_force(report: Report, rng: Random) -> Planted | None:
    values = {"issued": 12, "repealed": 3, "in_force": 8}
    keys: dict[Key, int] = {
        ("disclosure", "normative_documents", name): value for name, value in values.items()
    }
    return Planted(report=with_figures(report, keys), cells=frozenset(keys))


@fault("BAL005", "issued but none in force", format="2021")
def _none_in_force(report: Report, rng: Random) -> Planted | None:
    values = {"issued": 2, "repealed": 0, "in_force": 0}
    keys: dict[Key, int] = {
        ("disclosure", "normative_documents", name): value for name, value in values.items()
    }
    return Planted(report=with_figures(report, keys), cells=frozenset(keys))


def _not_a_count(variant: str, text: str, severity: str, without: tuple[str, ...] = ()) -> None:
    # A decimal or a negative number is a value still, so relations through it may fail too.
    sums = frozenset({"BAL001", "BAL002", "BAL003", "BAL004"} if text in ("3.5", "-2") else ())

    def in_requests(report: Report, rng: Random) -> Planted | None:
        key = ("requests", rng.choice(("new", "granted", "handled")), rng.choice(tuple(REQUEST_COLUMNS)))
        return Planted(
            report=with_figures(report, {key: text}), cells=frozenset({key}), severity=severity, allowed=sums
        )

    def in_review(report: Report, rng: Random) -> Planted | None:
        key = (
            "review",
            rng.choice(("review", "litigation_direct")),
            rng.choice(("corrected" if not text else "upheld", "total")),
        )
        return Planted(
            report=with_figures(report, {key: text}), cells=frozenset({key}), severity=severity, allowed=sums
        )

    def in_disclosure(report: Report, rng: Random) -> Planted | None:
        key = ("disclosure", rng.choice(("penalties", "licensing")), "decisions")
        return Planted(
            report=with_figures(report, {key: text}), cells=frozenset({key}), severity=severity, allowed=sums
        )

    fault("BAL006", f"{variant} in table 三", without)(in_requests)
    fault("BAL006", f"{variant} in table 四", without)(in_review)
    fault("BAL006", f"{variant} in table 二", without)(in_disclosure)


_NO_BLANKS = ("text/lines", "text/pdf", "text/oneline", "text/cells", "text/wrapped", "text/commas")
_not_a_count("blank", "", "warning", _NO_BLANKS)
_not_a_count("hyphen", "-", "warning")
_not_a_count("dash", "—", "warning")
_not_a_count("slash", "/", "warning")
_not_a_count("无", "无", "error")
_not_a_count("decimal", "3.5", "error")
_not_a_count("negative", "-2", "error")
_not_a_count("letter O for zero", "1O", "error")
_not_a_count("word", "若干", "error")


@fault("BAL003", "a digit split over two cells", size="large")
def _split(report: Report, rng: Random) -> Planted | None:
    for row in leaves(report):
        key = ("requests", row, "natural_person")
        if len(report.figures[key]) > 1:
            whole = with_figures(report, {key: number(report, key)})
            return Planted(
                report=changed(whole, split=frozenset({key})), cells=_cells((row,), REQUEST_COLUMNS)
            )
    return None


@fault("BAL007", "a town with 规章 in force", small=True, format="2021")
def _town(report: Report, rng: Random) -> Planted | None:
    keys: list[Key] = [("disclosure", "regulations", name) for name in ("issued", "repealed", "in_force")]
    return Planted(
        report=with_figures(report, dict(zip(keys, (0, 0, 1), strict=True))), cells=frozenset(keys)
    )


@fault("BAL007", "a town that issues 规章", small=True, format="2021")
def _town_issues(report: Report, rng: Random) -> Planted | None:
    keys: list[Key] = [("disclosure", "regulations", name) for name in ("issued", "repealed", "in_force")]
    return Planted(
        report=with_figures(report, dict(zip(keys, (2, 0, 3), strict=True))), cells=frozenset(keys)
    )


@fault("BAL007", "a town with 规章, form of 2019", small=True, format="2019")
def _town_2019(report: Report, rng: Random) -> Planted | None:
    keys: list[Key] = [("disclosure", "regulations", name) for name in ("made", "published", "public")]
    return Planted(
        report=with_figures(report, dict(zip(keys, (1, 1, 1), strict=True))), cells=frozenset(keys)
    )
