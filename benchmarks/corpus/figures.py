"""Figures that hold together: every relation of the official forms is true by construction."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from corpus.forms import LEAVES, ORGANISATIONS, REVIEW_COLUMNS, REVIEW_GROUPS
from corpus.model import Body, Fees, Key

SIZES = ("zero", "small", "medium", "large")
_REQUESTS = {"zero": (0, 0), "small": (1, 9), "medium": (12, 320), "large": (2200, 14000)}
_COMMON = ("granted", "partly_granted", "unavailable.not_held", "not_handled.complaint", "refused.process")


def spread(rng: Random, amount: int, weights: Sequence[float]) -> list[int]:
    """`amount` divided over places by weight; the parts add up to it."""
    parts = [0] * len(weights)
    if amount > 400:
        whole = sum(weights)
        parts = [int(amount * weight / whole * rng.uniform(0.7, 1)) for weight in weights]
    for place in rng.choices(range(len(weights)), weights, k=amount - sum(parts)):
        parts[place] += 1
    return parts


def request_figures(rng: Random, size: str, format: str, fees: Fees, one_other_row: bool) -> dict[Key, int]:
    """Table 三: columns and rows all balance; lapsed requests (（六）2) only where notices were issued."""
    low, high = _REQUESTS[size]
    total = rng.randint(low, high)
    weights = [8.0, 3.0, 0.2, 0.3, 0.8, 0.5]
    columns = ("natural_person", *ORGANISATIONS)
    new = spread(rng, total, weights)
    carried = spread(rng, rng.randint(0, total // 12 + 1) if total else 0, weights)
    cells: dict[Key, int] = {}
    for column, fresh, old in zip(columns, new, carried, strict=True):
        left = rng.randint(0, (fresh + old) // 10) if rng.random() < 0.8 else 0
        handled = fresh + old - left
        likely = [0.0 if key == "other.fee_unpaid" else 6.0 if key in _COMMON else 0.7 for key in LEAVES]
        outcome = dict(zip(LEAVES, spread(rng, handled, likely), strict=True))
        if column == "natural_person" and fees.notices and outcome["granted"]:
            lapsed = min(fees.notices - 1, outcome["granted"], 2)
            outcome["granted"] -= lapsed
            outcome["other.fee_unpaid"] += lapsed
        if format == "2019" or one_other_row:
            outcome["other"] = sum(outcome.pop(key) for key in LEAVES if key.startswith("other."))
        rows = {"new": fresh, "carried_in": old, **outcome, "handled": handled, "carried_out": left}
        cells |= {("requests", row, column): value for row, value in rows.items()}
    for row in {row for _, row, _ in cells}:
        cells["requests", row, "total"] = sum(cells["requests", row, column] for column in columns)
    return cells


def review_figures(rng: Random, size: str) -> dict[Key, int]:
    """Table 四: in each group the total is the sum of its four parts."""
    high = {"zero": 0, "small": 0, "medium": 6, "large": 130}[size]
    cells: dict[Key, int] = {}
    for group in REVIEW_GROUPS:
        parts = [rng.randint(0, high) if rng.random() < 0.8 else 0 for _ in range(4)]
        for column, value in zip(REVIEW_COLUMNS, [*parts, sum(parts)], strict=True):
            cells["review", group, column] = value
    return cells


def disclosure_figures(rng: Random, body: Body, size: str, format: str) -> dict[Key, str]:
    """Table 二 as written: what is in force is at least what was issued less what was repealed."""
    scale = {"zero": 3, "small": 20, "medium": 300, "large": 90000}[size]
    if format == "2019":
        return _disclosure_2019(rng, body, scale)
    cells: dict[Key, str] = {}
    for row in ("regulations", "normative_documents"):
        high = min(scale, 40) if row == "normative_documents" or body.may_regulate else 0
        issued, repealed, before = (rng.randint(0, high) for _ in range(3))
        before += repealed
        for column, value in (
            ("issued", issued),
            ("repealed", repealed),
            ("in_force", before + issued - repealed),
        ):
            cells["disclosure", row, column] = str(value)
    for row in ("licensing", "penalties", "coercion"):
        cells["disclosure", row, "decisions"] = str(rng.choice([0, rng.randint(0, scale)]))
    charge = rng.choice(
        ["0", "0", f"{rng.uniform(0, scale):.2f}", f"{rng.uniform(0, scale):.4f}", str(scale)]
    )
    cells["disclosure", "charges", "amount"] = charge
    _remark(rng, cells)
    return cells


def _remark(rng: Random, cells: dict[Key, str]) -> None:
    """Sometimes a remark after a figure, which stays a figure."""
    if rng.random() > 0.12:
        return
    issued = ("disclosure", "normative_documents", "issued")
    repealed = ("disclosure", "normative_documents", "repealed")
    if int(cells[issued]) > 2:
        cells[issued] += f"（其中修订{int(cells[issued]) - 1}件）"
    if int(cells[repealed]) > 3:
        cells[repealed] += f"（含自然失效{int(cells[repealed]) - 2}件）"


def _disclosure_2019(rng: Random, body: Body, scale: int) -> dict[Key, str]:
    cells: dict[Key, str] = {}
    for row in ("regulations", "normative_documents"):
        high = min(scale, 40) if row == "normative_documents" or body.may_regulate else 0
        made = rng.randint(0, high)
        for column, value in (("made", made), ("published", made), ("public", made + rng.randint(0, high))):
            cells["disclosure", row, column] = str(value)
    for row in ("licensing", "other_services", "penalties", "coercion"):
        cells["disclosure", row, "previous"] = str(rng.randint(0, 60))
        cells["disclosure", row, "change"] = rng.choice(
            ["0", "0", f"+{rng.randint(1, 30)}", f"-{rng.randint(1, 9)}"]
        )
        cells["disclosure", row, "decisions"] = str(rng.choice([0, rng.randint(0, scale)]))
    cells["disclosure", "charges", "previous"] = str(rng.randint(0, 12))
    cells["disclosure", "charges", "change"] = rng.choice(["0", "+1", "-1"])
    items = rng.randint(0, min(scale, 90))
    cells["disclosure", "procurement", "items"] = str(items)
    cells["disclosure", "procurement", "amount"] = f"{rng.uniform(1, 900) * items:.2f}" if items else "0"
    return cells


def fees_of(rng: Random, size: str) -> Fees:
    """Fees by the tariff: every amount a multiple of ten yuan; received at most what was asked."""
    if size in ("zero", "small") or rng.random() < 0.6:
        return Fees()
    notices = rng.randint(2, 6)
    asked = sum(rng.choice([10, 100]) * rng.randint(1, 30) for _ in range(notices))
    received = rng.choice([asked, 10 * rng.randint(1, asked // 10), 0])
    return Fees(notices, asked, received)
