"""What a planted fault is, the register of all of them, and the tools that plant them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import msgspec

from corpus.model import PLANTED, Block, Key, Line, Report, Struct

OFFICIAL = {
    "overview": "一、总体情况",
    "disclosure": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "review": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "other_matters": "六、其他需要报告的事项",
}


class Planted(Struct, frozen=True, kw_only=True):
    """A report with one fault: what must be found, where, and what may follow from it.

    `accept` are codes that count as found besides the fault's own; `cells` the keys one of which the
    finding must carry (none: it is no cell's); `allowed` other codes that are legitimate consequences.
    """

    report: Report
    cells: frozenset[Key] = frozenset()
    allowed: frozenset[str] = frozenset()
    accept: frozenset[str] = frozenset()
    severity: str | None = None


Plant = Callable[[Report, Random], Planted | None]


class Fault(Struct, frozen=True, kw_only=True):
    """A kind of fault: the rule, the variant, how to plant it, on what reports, in what styles."""

    rule: str
    variant: str
    plant: Plant
    base: dict[str, Any]
    without: tuple[str, ...] = ()


FAULTS: list[Fault] = []


def fault(rule: str, variant: str, without: tuple[str, ...] = (), **base: Any) -> Callable[[Plant], Plant]:
    """Registers a planting function; `base` goes to `generate`, `without` are styles it makes no sense in."""

    def register(plant: Plant) -> Plant:
        FAULTS.append(Fault(rule=rule, variant=variant, plant=plant, base=base, without=without))
        return plant

    return register


def number(report: Report, key: Key) -> int:
    """A figure as a number, its remark and separators left out."""
    return int(report.figures[key].partition("（")[0].replace(",", ""))


def with_figures(report: Report, values: Mapping[Key, int | str]) -> Report:
    """The report with other figures."""
    return changed(report, figures=report.figures | {key: str(value) for key, value in values.items()})


def changed(report: Report, **fields: object) -> Report:
    """The report with other fields."""
    return msgspec.structs.replace(report, **fields)


def planted_here(text: str) -> str:
    """`text` between the marks of a planted fault."""
    return f"{PLANTED[0]}{text}{PLANTED[1]}"


def official(report: Report) -> Report:
    """The report with all six official headings and official labels, so that a fault stands alone."""
    blocks: list[Block] = []
    seen: set[str] = set()
    for block in report.blocks:
        if block.section in OFFICIAL and block.section not in seen:
            blocks.append(Line(OFFICIAL[block.section], block.section, "heading"))
        seen.add(block.section)
        if not isinstance(block, Line) or block.role != "heading":
            blocks.append(block)
    return changed(report, blocks=tuple(blocks), labels={})


def keep(report: Report, wanted: Callable[[Block], bool]) -> Report:
    """The report with only the blocks that are `wanted`."""
    return changed(report, blocks=tuple(block for block in report.blocks if wanted(block)))


def rewrite(report: Report, change: Callable[[Line], str | None]) -> Report:
    """The report with the text of each line changed (None leaves it)."""
    blocks: list[Block] = []
    for block in report.blocks:
        text = change(block) if isinstance(block, Line) else None
        blocks.append(block if text is None else msgspec.structs.replace(block, text=text))
    return changed(report, blocks=tuple(blocks))


def substitute(report: Report, pattern: str, replacement: str, section: str | None = None) -> Report | None:
    """The first match of `pattern` replaced and marked; None where there is none."""
    for index, block in enumerate(report.blocks):
        if isinstance(block, Line) and section in (None, block.section) and re.search(pattern, block.text):
            text = re.sub(pattern, lambda match: planted_here(match.expand(replacement)), block.text, count=1)
            blocks = list(report.blocks)
            blocks[index] = msgspec.structs.replace(block, text=text)
            return changed(report, blocks=tuple(blocks))
    return None


def _is_heading(block: Block) -> bool:
    return isinstance(block, Line) and block.role == "heading"


def insert(report: Report, section: str, text: str, *, first: bool = False, tag: str = "") -> Report:
    """The report with one more paragraph at the end (or the beginning) of a section."""
    places = [n for n, block in enumerate(report.blocks) if block.section == section]
    at = places[-1] + 1
    if first:
        at = next(n for n in places if not _is_heading(report.blocks[n]))
    blocks = list(report.blocks)
    blocks.insert(at, Line(text, section, tag=tag))
    return changed(report, blocks=tuple(blocks))


def choose_column(report: Report, rng: Random) -> str:
    """A column of table 三 that has something in it, not the total."""
    columns = ("natural_person", "business", "legal_service", "other")
    usable = [column for column in columns if number(report, ("requests", "handled", column)) > 3]
    return rng.choice(usable or ["natural_person"])
