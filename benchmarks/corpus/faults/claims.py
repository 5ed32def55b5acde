"""Faults of what the text tells: counts against the tables, lists and percentages (TXT)."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from corpus.faults.plant import Planted, fault, insert, number, planted_here, rewrite
from corpus.forms import leaves
from corpus.model import Line, Report

_CELLS = {
    "new": ("requests", "new", "total"),
    "in": ("requests", "carried_in", "total"),
    "handled": ("requests", "handled", "total"),
    "out": ("requests", "carried_out", "total"),
    "granted": ("requests", "granted", "total"),
    "partly": ("requests", "partly_granted", "total"),
    "not_held": ("requests", "unavailable.not_held", "total"),
    "complaint": ("requests", "not_handled.complaint", "total"),
    "person": ("requests", "new", "natural_person"),
    "business": ("requests", "new", "business"),
}
_GROUPS = ("refused", "unavailable", "not_handled")
_ALL = ("small", "medium", "large")


_OPENING = re.compile(r"^(?:(?:（[一二三四五六]）|\d\.|[一二三四五六]是)[^。：]*[。：]|[^，]{4,10}工作中，)")


def _instead(report: Report, text: str) -> Report:
    """The report with `text` in place of its own sentences on requests."""

    def change(line: Line) -> str | None:
        if line.tag != "on_request" or line.role != "text":
            return None
        opening = _OPENING.match(line.text)
        return (opening.group() if opening else "") + text

    return rewrite(report, change)


def _figures(report: Report) -> dict[str, int]:
    found = {name: number(report, key) for name, key in _CELLS.items()}
    for group in _GROUPS:
        rows = [row for row in leaves(report) if row.startswith(f"{group}.")]
        found[group] = sum(number(report, ("requests", row, "total")) for row in rows)
    found["both"] = found["new"] + found["in"]
    found["disclosed"] = found["granted"] + found["partly"]
    found["organisations"] = found["new"] - found["person"]
    for group in ("review", "litigation_direct", "litigation_after_review"):
        for column in ("upheld", "corrected", "pending", "total"):
            found[f"{group}.{column}"] = number(report, ("review", group, column))
    found["suits"] = found["litigation_direct.total"] + found["litigation_after_review.total"]
    found["cases"] = found["review.total"] + found["suits"]
    if report.format == "2021":
        for row in ("regulations", "normative_documents"):
            for column in ("issued", "repealed", "in_force"):
                found[f"{row}.{column}"] = number(report, ("disclosure", row, column))
    return found


def _wrong(rng: Random, figures: dict[str, int], right: int) -> int:
    """A figure near `right` that no count of requests, reviews or documents has: a slip of the hand."""
    taken = set(figures.values())
    ways: tuple[Callable[[int], int], ...] = (
        lambda n: n + rng.randint(1, 9),
        lambda n: n * 10 + rng.randint(0, 9),
        lambda n: n + 10,
    )
    for _ in range(60):
        slip = rng.choice(ways)(right)
        if slip not in taken and slip > 0:
            return slip
    return max(taken) + 1


def _tells(rule: str, variant: str, wording: str, of: str, sizes: tuple[str, ...] = _ALL) -> None:
    """A sentence with a wrong figure (`{w}`) for the count `of`; the others are filled with right figures."""

    def plant(report: Report, rng: Random) -> Planted | None:
        if report.size not in sizes:
            return None
        figures = _figures(report)
        if of not in figures:
            return None
        wrong = _wrong(rng, figures, figures[of])
        names = {name.replace(".", "_"): value for name, value in figures.items()}
        text = wording.format(w=wrong, s=report.body.self_name, y=report.year, p=report.year - 1, **names)
        text = planted_here(text)
        if rule in ("TXT001", "TXT002"):
            return Planted(report=_instead(report, text))
        return Planted(report=insert(report, "overview", text, tag="told"))

    fault(rule, variant, format="2021")(plant)


_tells("TXT001", "收到", "{y}年，{s}共收到政府信息公开申请{w}件，均已答复。", "new")
_tells("TXT001", "the figure first", "{s}全年共受理{w}件信息公开申请。", "new")
_tells(
    "TXT001",
    "收办, with those carried over",
    "{y}年{s}共收办依申请公开事项{w}宗（含上年结转{in}件）。",
    "both",
)
_tells("TXT001", "办结", "{y}年，{s}共办结政府信息公开申请{w}件。", "handled")
_tells(
    "TXT001", "after last year's", "与{p}年的3件相比，{y}年{s}收到政府信息公开申请{w}件，有所变化。", "new"
)
_tells(
    "TXT001", "in Chinese numerals", "本年度{s}收到政府信息公开申请一万零三件。", "new", ("small", "medium")
)
_tells("TXT001", "未收到 beside requests", "{y}年，{s}未收到政府信息公开申请。", "new")
_tells("TXT001", "没有收到 beside requests", "全年没有收到公民、法人和其他组织提出的信息公开申请。", "new")
_tells("TXT002", "予以公开", "收到政府信息公开申请{new}件，其中予以公开{w}件。", "granted")
_tells("TXT002", "the figure first", "{s}收到申请{new}件，其中{w}件部分公开。", "partly")
_tells(
    "TXT002", "不予公开", "在办理的政府信息公开申请中，不予公开{w}件，无法提供{unavailable}件。", "refused"
)
_tells(
    "TXT002", "无法提供", "在办理的政府信息公开申请中，不予公开{refused}件，无法提供{w}件。", "unavailable"
)
_tells("TXT002", "a reason", "政府信息公开申请中，本机关不掌握相关政府信息{w}件。", "not_held")
_tells("TXT002", "a subtotal", "办理政府信息公开申请，予以公开及部分公开共{w}件。", "disclosed")
_tells("TXT002", "carried over", "收到政府信息公开申请{new}件，结转下年度继续办理{w}件。", "out")
_tells("TXT002", "carried in", "新收政府信息公开申请{new}件，上年结转{w}件。", "in")
_tells("TXT002", "by applicant", "收到政府信息公开申请{new}件，其中自然人申请{w}件。", "person")
_tells("TXT002", "分别", "政府信息公开申请中，予以公开、部分公开分别为{granted}件、{w}件。", "partly")
_tells("TXT003", "复议", "{y}年，因政府信息公开引起行政复议{w}件、行政诉讼{suits}件。", "review.total")
_tells("TXT003", "诉讼", "{y}年，因政府信息公开引起行政复议{review_total}件、行政诉讼{w}件。", "suits")
_tells("TXT003", "both together", "涉及政府信息公开的行政复议、行政诉讼案件共{w}件。", "cases")
_tells("TXT003", "a result", "政府信息公开行政复议{review_total}件，其中维持{w}件。", "review.upheld")
_tells("TXT003", "the figure first", "{s}全年有{w}件政府信息公开行政复议。", "review.total")
_tells("TXT004", "issued", "{y}年，{s}制发行政规范性文件{w}件。", "normative_documents.issued")
_tells("TXT004", "repealed", "全年废止行政规范性文件{w}件。", "normative_documents.repealed")
_tells("TXT004", "in force", "截至{y}年底，现行有效行政规范性文件共{w}件。", "normative_documents.in_force")
_tells("TXT004", "规章", "{y}年制定规章{w}件。", "regulations.issued")


@fault("TXT003", "none told beside reviews", format="2021", size="medium")
def _no_review(report: Report, rng: Random) -> Planted | None:
    if not number(report, ("review", "review", "total")):
        return None
    text = planted_here("全年未发生因政府信息公开引起的行政复议。")
    return Planted(report=insert(report, "overview", text, tag="told"))


@fault("TXT004", "none told beside documents", format="2021", size="medium")
def _no_document(report: Report, rng: Random) -> Planted | None:
    if not number(report, ("disclosure", "normative_documents", "issued")):
        return None
    text = planted_here(f"{report.year}年，{report.body.self_name}未制发行政规范性文件。")
    return Planted(report=insert(report, "overview", text, tag="told"))


def _adds(rule: str, variant: str, wording: str) -> None:
    """A sentence that contradicts itself, in section 一."""

    def plant(report: Report, rng: Random) -> Planted | None:
        text = planted_here(wording.format(s=report.body.self_name, y=report.year, p=report.year - 1))
        return Planted(report=insert(report, "overview", text, tag="active"))

    fault(rule, variant)(plant)


_adds("TXT005", "above the total", "{y}年{s}解答咨询84条，其中政策类17条，业务类77条。")
_adds("TXT005", "a selection above the total", "全年制作图表100份，包括统计图60份、流程图50份等。")
_adds("TXT005", "one short", "{s}解答咨询1,206条：网站解答1,000条，窗口解答205条。")
_adds("TXT005", "short, ending in 其他", "全年制作图表84份，分别为统计图17份、流程图27份、其他30份。")
_adds("TXT005", "in brackets", "全年制作图表84份（其中统计图27份，流程图67份）。")
_adds("TXT005", "Chinese numerals", "全年制作图表五十份，其中统计图三十份、流程图二十五份。")
_adds("TXT006", "a share", "全年制作图表1100份，其中统计图900份，占80.8%。")
_adds("TXT006", "growth over the wrong year", "{p}年制作图表61份，{y}年制作图表83份，同比增长26.5%。")
_adds("TXT006", "a change and its rate", "全年制作图表83份，比去年增加22份，增长26.51%。")
_adds("TXT006", "two shares", "全年制作图表500份，其中统计图300份、流程图200份，分别占60%、45%。")
