"""Faults of the fee statement in section 六 (FEE)."""

from __future__ import annotations

from random import Random

from corpus.faults.plant import Planted, fault, insert, keep, number, planted_here, with_figures
from corpus.model import Line, Report


def says(report: Report, *sentences: str) -> Report:
    """The report with these sentences, and no others, in section 六."""
    bare = keep(
        report,
        lambda block: (
            block.section != "other_matters" or (isinstance(block, Line) and block.role == "heading")
        ),
    )
    for sentence in sentences:
        bare = insert(bare, "other_matters", sentence)
    return bare


def _statement(rule: str, variant: str, wording: str, severity: str | None = None) -> None:
    def plant(report: Report, rng: Random) -> Planted | None:
        text = wording.format(y=report.year, s=report.body.self_name)
        # What is not there has no place.
        return Planted(
            report=says(report, text if rule == "FEE001" else planted_here(text)), severity=severity
        )

    fault(rule, variant, format="2021", size="small")(plant)


_statement("FEE001", "无", "无。")
_statement("FEE001", "nothing else to report", "无其他需要报告的事项。")
_statement("FEE001", "other matters only", "{y}年，{s}办理建议提案12件，答复内容均已公开。")


@fault("FEE001", "told in section 一 only", format="2021", size="small")
def _elsewhere(report: Report, rng: Random) -> Planted | None:
    moved = says(report, "无其他需要报告的事项。")
    return Planted(report=insert(moved, "overview", "办理申请未收取信息处理费。"), severity="warning")


_statement("FEE002", "未收取 beside 400元", "{y}年，{s}未收取信息处理费，实际收取信息处理费共计400元。")
_statement(
    "FEE002", "0元 beside 1200元", "全年收取信息处理费0元。办理企业申请1件，实际收取信息处理费1200元。"
)
_statement("FEE002", "no notice, an amount received", "本年度未发出收费通知，实际收到信息处理费400元。")
_statement("FEE002", "0 notices, an amount received", "{y}年发出收费通知0件，收取信息处理费总金额500元。")
_statement(
    "FEE002", "an amount, then 未收取", "{y}年收取信息处理费600元。{s}全年未收取信息处理费，收取总额为0元。"
)
_statement(
    "FEE002",
    "3 notices asking nothing, 500元 received",
    "共发出收费通知3件，总金额0元，实际收取信息处理费500元。",
)
_statement("FEE002", "none charged, 230元 received", "未产生信息公开处理费，收到信息处理费230元。")
_statement("FEE003", "one part above the total", "全年收取信息处理费500元，其中教育科收取600元。")
_statement(
    "FEE003",
    "amounts do not add up",
    "有3件申请收取信息处理费2230元。其中，甲科1件，收取880元；乙科1件，收取1080元；丙科1件，收取280元。",
)
_statement(
    "FEE003",
    "cases do not add up",
    "{y}年共4件申请收取信息处理费2230元。其中，甲科1件，收取880元；乙科1件，收取1080元；丙科1件，收取270元。",
)
_statement(
    "FEE003",
    "two parts short",
    "共发出收费通知2件，收取信息处理费900元，其中教育科1件400元，规划科1件400元。",
)
_statement(
    "FEE003",
    "one part for two cases each",
    "收取信息处理费3件，共计600元，其中一件收取300元，另两件各收取100元。",
)
_statement(
    "FEE003",
    "parts that are ordinals",
    "收取信息处理费3件，共计690元。其中第一件收取300元，第二件收取200元，第三件收取180元。",
)
_statement("FEE004", "2235元", "{y}年，{s}发出收费通知2件，收取信息处理费2235元。")
_statement("FEE004", "5元 a page", "本年度发出收费通知1件，应收信息处理费155元，实收155元。")
_statement("FEE004", "with 角", "本年度发出收费通知1件，总金额120.5元，实际收取120.5元。")


@fault("FEE002", "no notice, yet requests lapsed unpaid", format="2021", size="medium")
def _lapsed(report: Report, rng: Random) -> Planted | None:
    if report.one_other_row or report.fees.notices:
        return None
    moved = {}
    for column in ("natural_person", "total"):
        granted = ("requests", "granted", column)
        if number(report, granted) < 1:
            return None
        moved[granted] = number(report, granted) - 1
        moved["requests", "other.fee_unpaid", column] = (
            number(report, ("requests", "other.fee_unpaid", column)) + 1
        )
    changed = with_figures(report, moved)
    text = planted_here("本年度未发出收费通知，未收取信息处理费。")
    return Planted(report=says(changed, text), allowed=frozenset({"TXT002"}))
