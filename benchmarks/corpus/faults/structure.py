"""Faults of the parts: sections, numbering, tables, rows, columns, title, year and period (STR)."""

from __future__ import annotations

import re
from random import Random

import msgspec

from corpus.faults.plant import (
    OFFICIAL,
    Planted,
    changed,
    fault,
    insert,
    keep,
    official,
    planted_here,
    rewrite,
)
from corpus.forms import LEAVES, OUTER_ROWS, leaves
from corpus.front import PARTS
from corpus.model import SECTIONS, Block, Line, Report, TableSlot

_AFTER: dict[str, frozenset[str]] = {
    "overview": frozenset({"STR010"}),
    "disclosure": frozenset({"STR006"}),
    "requests": frozenset({"STR006"}),
    "review": frozenset({"STR006"}),
    "problems": frozenset({"STR014"}),
    "other_matters": frozenset({"FEE001"}),
}
_NAMES = dict(zip(SECTIONS, PARTS, strict=True))


def _numbered(report: Report) -> Report:
    """Section headings numbered again in the order in which they stand."""
    order = [line.section for line in report.lines(role="heading")]
    numbers = {section: "一二三四五六七"[place] for place, section in enumerate(order)}
    return rewrite(
        report,
        lambda line: f"{numbers[line.section]}、{_NAMES[line.section]}" if line.role == "heading" else None,
    )


def _missing_section(section: str) -> None:
    def drop(report: Report, rng: Random) -> Planted | None:
        without = keep(official(report), lambda block: block.section != section)
        return Planted(report=without, allowed=_AFTER[section] | {"STR003"})

    def drop_and_number(report: Report, rng: Random) -> Planted | None:
        without = keep(official(report), lambda block: block.section != section)
        return Planted(report=_numbered(without), allowed=_AFTER[section])

    fault("STR001", f"{_NAMES[section]} left out")(drop)
    fault("STR001", f"{_NAMES[section]} left out, the rest numbered anew")(drop_and_number)


for _section in SECTIONS:
    _missing_section(_section)


def _swapped(report: Report, first: str, second: str) -> Report:
    groups: dict[str, list[Block]] = {}
    for block in official(report).blocks:
        groups.setdefault(block.section, []).append(block)
    groups[first], groups[second] = groups[second], groups[first]
    return changed(report, labels={}, blocks=tuple(block for group in groups.values() for block in group))


def _order(first: str, second: str) -> None:
    def with_numbers(report: Report, rng: Random) -> Planted | None:
        return Planted(report=_swapped(report, first, second), allowed=frozenset({"STR003"}))

    def numbered(report: Report, rng: Random) -> Planted | None:
        return Planted(report=_numbered(_swapped(report, first, second)))

    fault("STR002", f"{first} and {second} swapped with their numbers")(with_numbers)
    fault("STR002", f"{first} and {second} swapped, numbered in order")(numbered)


_order("problems", "other_matters")
_order("disclosure", "requests")


def _heading(report: Report, texts: dict[str, str]) -> Report:
    def change(line: Line) -> str | None:
        return planted_here(texts[line.section]) if line.role == "heading" and line.section in texts else None

    return rewrite(official(report), change)


@fault("STR003", "a section number twice")
def _twice(report: Report, rng: Random) -> Planted | None:
    return Planted(
        report=_heading(
            report, {"problems": "四、存在的主要问题及改进情况", "other_matters": "五、其他需要报告的事项"}
        )
    )


@fault("STR003", "a section number twice, the next right")
def _twice_next(report: Report, rng: Random) -> Planted | None:
    return Planted(report=_heading(report, {"problems": "四、存在的主要问题及改进情况"}))


@fault("STR003", "a section number skipped")
def _skipped(report: Report, rng: Random) -> Planted | None:
    return Planted(
        report=_heading(
            report, {"problems": "六、存在的主要问题及改进情况", "other_matters": "七、其他需要报告的事项"}
        )
    )


@fault("STR003", "a section number skipped at section 四, the rest after it")
def _skipped_early(report: Report, rng: Random) -> Planted | None:
    texts = {
        section: f"{number}、{_NAMES[section]}"
        for section, number in zip(("review", "problems", "other_matters"), "五六七", strict=True)
    }
    return Planted(report=_heading(report, texts))


@fault("STR003", "（五） among 一、二、三、四、")
def _mixed(report: Report, rng: Random) -> Planted | None:
    return Planted(report=_heading(report, {"problems": "（五）存在的主要问题及改进情况"}))


@fault("STR003", "4、 among 一、二、三、")
def _arabic(report: Report, rng: Random) -> Planted | None:
    return Planted(report=_heading(report, {"review": "4、政府信息公开行政复议、行政诉讼情况"}))


_OPENING = re.compile(r"^(?:(?:（[一二三四五六]）|\d\.|[一二三四五六]是)[^。：]*[。：]|[^，]{4,10}工作中，)")
_MATTERS = {
    "active": "主动公开",
    "on_request": "依申请公开",
    "management": "政府信息管理",
    "platform": "政府信息公开平台建设",
    "supervision": "监督保障",
}


def _with_matters(report: Report, tags: list[str], numbers: str = "一二三四五") -> Report:
    """The report with section 一 under numbered sub-headings, one for each of `tags`."""
    report = official(report)
    texts = {tag: report.lines("overview", "text", tag)[0].text for tag in _MATTERS}
    blocks: list[Block] = [Line(OFFICIAL["overview"], "overview", "heading")]
    for number, tag in zip(numbers, tags, strict=False):
        blocks.append(Line(f"（{number}）{_MATTERS[tag]}", "overview", "matter", tag))
        blocks.append(Line(_OPENING.sub("", texts[tag]), "overview", tag=tag))
    front = [block for block in report.blocks if block.section == "front"]
    rest = [block for block in report.blocks if block.section not in ("front", "overview")]
    return changed(report, blocks=(*front, *blocks, *rest))


@fault("STR003", "（二） twice in section 一")
def _matter_twice(report: Report, rng: Random) -> Planted | None:
    return Planted(report=_with_matters(report, list(_MATTERS), "一二二三四"))


@fault("STR003", "（四） for （三） in section 一, the next right")
def _matter_slip(report: Report, rng: Random) -> Planted | None:
    return Planted(report=_with_matters(report, list(_MATTERS), "一二四四五"))


@fault("STR003", "（三） skipped in section 一")
def _matter_skipped(report: Report, rng: Random) -> Planted | None:
    return Planted(report=_with_matters(report, list(_MATTERS), "一二四五六"))


@fault("STR004", "a variant of a title")
def _variant(report: Report, rng: Random) -> Planted | None:
    titles = {
        "problems": "五、存在问题及改进情况",
        "overview": "一、工作概述",
        "other_matters": "六、其他事项",
    }
    section = rng.choice(tuple(titles))
    return Planted(report=_heading(report, {section: titles[section]}), severity="info")


@fault("STR004", "the heading of section 一 lost")
def _lost(report: Report, rng: Random) -> Planted | None:
    whole = _with_matters(report, list(_MATTERS))
    lost = keep(whole, lambda block: block != Line(OFFICIAL["overview"], "overview", "heading"))
    return Planted(report=lost, severity="info")


def _lost_heading(section: str) -> None:
    def lose(report: Report, rng: Random) -> Planted | None:
        lost = keep(official(report), lambda block: block.section != section or not _is_heading(block))
        return Planted(report=lost, allowed=frozenset({"STR003"}), severity="info")

    fault("STR004", f"the heading of {section} lost above its table")(lose)


for _section in ("disclosure", "requests", "review"):
    _lost_heading(_section)


def _empty(section: str) -> None:
    def empty(report: Report, rng: Random) -> Planted | None:
        bare = keep(
            official(report), lambda block: block.section not in (section, "own") or _is_heading(block)
        )
        return Planted(report=bare, allowed=_AFTER[section])

    fault("STR005", f"{_NAMES[section]} with nothing under it")(empty)


def _is_heading(block: Block) -> bool:
    return isinstance(block, Line) and block.role == "heading"


for _section in ("overview", "review", "problems", "other_matters"):
    _empty(_section)


def _missing_table(form: str) -> None:
    def drop(report: Report, rng: Random) -> Planted | None:
        without = keep(official(report), lambda block: not isinstance(block, TableSlot) or block.form != form)
        return Planted(report=without, allowed=frozenset({"STR005"}))

    def picture(report: Report, rng: Random) -> Planted | None:
        blocks = tuple(
            msgspec.structs.replace(block, picture=True)
            if isinstance(block, TableSlot) and block.form == form
            else block
            for block in official(report).blocks
        )
        return Planted(report=changed(official(report), blocks=blocks))

    def explained(report: Report, rng: Random) -> Planted | None:
        without = keep(official(report), lambda block: not isinstance(block, TableSlot) or block.form != form)
        return Planted(report=insert(without, form, "本项无数据。"))

    fault("STR006", f"no table in {form}")(drop)
    fault("STR006", f"a sentence in place of the table in {form}")(explained)
    texts = (
        "bars",
        "leading",
        "lines",
        "rows",
        "cells",
        "pdf",
        "oneline",
        "wide",
        "boxes",
        "wrapped",
        "commas",
    )
    fault("STR006", f"a picture in place of the table in {form}", tuple(f"text/{name}" for name in texts))(
        picture
    )


for _form in ("disclosure", "requests", "review"):
    _missing_table(_form)


def _row(report: Report, rng: Random, rows: tuple[str, ...]) -> str:
    """A row of `rows` that this report's table has."""
    present = [row for row in rows if row in (*leaves(report), *OUTER_ROWS, "handled")]
    return rng.choice(present)


def _missing_row(variant: str, rows: tuple[str, ...]) -> None:
    def drop(report: Report, rng: Random) -> Planted | None:
        report = official(report)
        return Planted(report=changed(report, dropped=frozenset({f"requests/{_row(report, rng, rows)}"})))

    fault("STR007", variant)(drop)


_missing_row(
    "an outcome left out", tuple(row for row in LEAVES if "." in row and not row.startswith("other."))
)
_missing_row("（一） or （二） left out", ("granted", "partly_granted"))
_missing_row("row 二 left out", ("carried_in",))
_missing_row("（七）总计 left out", ("handled",))
_missing_row("row 四 left out", ("carried_out",))
_missing_row("row 一 left out", ("new",))
_missing_row(
    "the first of a group left out", ("refused.state_secret", "unavailable.not_held", "not_handled.complaint")
)


@fault("STR007", "a row of table 二 left out")
def _disclosure_row(report: Report, rng: Random) -> Planted | None:
    row = rng.choice(("normative_documents", "coercion", "licensing", "charges"))
    return Planted(report=changed(official(report), dropped=frozenset({f"disclosure/{row}"})))


def _altered(variant: str, name: str, label: str, severity: str = "error") -> None:
    def alter(report: Report, rng: Random) -> Planted | None:
        return Planted(report=changed(official(report), labels={name: label}), severity=severity)

    fault("STR007", variant)(alter)


_altered("another label for row 一", "requests/new", "一、登记总量")
_altered("another label for an outcome", "requests/unavailable.unclear", "3.已转有关单位")
_altered("another label for a row of table 二", "disclosure/coercion", "其他事项")
_altered("a typo in a label", "requests/refused.enforcement_file", "7.属于行政执法案券", "warning")
_altered("glyphs missing in a label", "requests/refused.other_law", "2.其他法律行政止公开", "warning")
_altered("a glyph mistaken in row 四", "requests/carried_out", "四、结转下年度继续办埋", "warning")


def _missing_column(variant: str, name: str, format: str = "2021") -> None:
    def drop(report: Report, rng: Random) -> Planted | None:
        return Planted(report=changed(official(report), dropped=frozenset({name})))

    fault("STR008", variant, format=format)(drop)


_missing_column("科研机构 left out", "requests//research")
_missing_column("其他 left out", "requests//other")
_missing_column("总计 left out", "requests//total")
_missing_column("社会公益组织 left out", "requests//public_welfare")
_missing_column("商业企业 left out, form of 2019", "requests//business", "2019")
_missing_column("结果纠正 left out in the first group", "review/review/corrected")
_missing_column("自然人 left out, form of 2019", "requests//natural_person", "2019")
_missing_column("本年废止件数 left out", "disclosure//repealed")
_missing_column("尚未审结 left out in one group", "review/litigation_direct/pending")
