"""The last line of a run, which tells what was checked and not only what was found."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec

from govlint.finding import Result, Severity
from govlint.hookspecs import Style
from govlint.model import Text
from govlint.reporters.paint import Pen
from govlint.reporters.standing import Standing, standing
from govlint.reporters.typeset import wrap
from govlint.reporters.words import count, count_of, listed

_OPTIONS = (
    (
        ("可用 --fix 改", "可以自动改"),
        ("可用 --unsafe-fixes 改", "可以改，须人工核对"),
        ("（--coverage 查看）", ""),
    ),
    (
        ("fixable with --fix", "can be mended"),
        ("fixable with --unsafe-fixes", "can be mended by hand"),
        (" (see --coverage)", ""),
    ),
)
"""What the last line says of options, in Chinese and English, and what stands for it on a page."""


class Tally(msgspec.Struct):
    """Counters over results; keeps codes and numbers, never documents."""

    documents: int = 0
    reports: int = 0
    skipped: int = 0
    unreadable: int = 0
    failed: int = 0
    partly: int = 0
    unassessed_reports: int = 0
    not_assessed: int = 0
    unread_forms: int = 0
    crashes: int = 0
    suppressed: int = 0
    baselined: int = 0
    fixed: int = 0
    fixable: int = 0
    fixable_by_hand: int = 0
    severities: Counter[Severity] = msgspec.field(default_factory=Counter)
    rules: set[str] = set()
    not_run: set[str] = set()
    in_part: set[str] = set()

    def add(self, result: Result) -> Result:
        """Count a result and give it back."""
        self.documents += 1
        self.crashes += len(result.crashes)
        self.severities.update(finding.severity for finding in result.findings)
        self.unread_forms += len(result.unread_forms)
        self.fixed += len(result.fixed)
        fixes = [finding.fix for finding in result.findings if finding.fix and result.mendable]
        safe = sum(fix.safe for fix in fixes)
        self.fixable += safe
        self.fixable_by_hand += len(fixes) - safe
        stands = standing(result)
        self.failed += result.error is not None
        self.unreadable += stands is Standing.UNREADABLE
        partly = stands is Standing.UNREADABLE and bool(result.assessed)  # some of its pages are scans
        self.partly += partly
        self.skipped += stands is Standing.SKIPPED
        self.reports += partly or stands in (Standing.CHECKED, Standing.BLIND)
        self.unassessed_reports += stands is Standing.BLIND
        known = sum(item.by is None for item in result.suppressed)
        self.baselined += known
        self.suppressed += len(result.suppressed) - known
        self.not_assessed += len(result.not_assessed)
        self.rules.update(result.assessed)
        for unassessed in result.not_assessed:
            (self.in_part if unassessed.rule in result.assessed else self.not_run).add(unassessed.rule)
        return result

    @property
    def clean(self) -> bool:
        """Whether something was assessed, everything could be read, and nothing was found."""
        troubles = self.unreadable + self.unassessed_reports + self.unread_forms + self.crashes
        troubles += self.severities.total()
        return self.reports > 0 and not troubles


def statistics_for(style: Style) -> Any:
    """What counts findings by rule, where that is asked for; else None."""
    if not style.statistics:
        return None
    from govlint.reporters.statistics import Statistics  # few runs ask for it, and a start is short

    return Statistics()


def last_line(tally: Tally, style: Style) -> str:
    """One sentence on a line: reports and rules, what was found, and what could not be checked."""
    return _painted(_said(tally, style.lang), tally, style.lang, Pen(style.colour)) + "\n"


def last_line_for_readers(tally: Tally, lang: str) -> str:
    """The same for those who get a page and do not run the command: nothing of its options."""
    words = _said(tally, lang)
    for option, instead in _OPTIONS[lang == "en"]:
        words = words.replace(option, instead)
    return words


def last_lines(tally: Tally, style: Style) -> str:
    """The same for a screen: no option or figure broken where it is wider than that."""
    lines = wrap(_said(tally, style.lang), style.width)
    return _painted("\n".join(lines), tally, style.lang, Pen(style.colour)) + "\n"


def _said(tally: Tally, lang: str) -> str:
    separator, stop = ("; ", ".") if lang == "en" else ("；", "。")
    return separator.join([_checked(tally, lang), *_gaps(tally, lang)]) + stop


def _painted(words: str, tally: Tally, lang: str, pen: Pen) -> str:
    if tally.clean:
        return pen("good", words)
    for severity in Severity:
        if tally.severities[severity]:
            told = count_of(severity, tally.severities[severity], lang)
            words = words.replace(told, pen(severity, told), 1)
    return words


def _checked(tally: Tally, lang: str) -> str:
    if not tally.reports:
        return Text("没有检查任何报告", "No report was checked").in_language(lang)
    reports = count(tally.reports, "份报告", "report", lang)
    found = [
        count_of(severity, tally.severities[severity], lang)
        for severity in Severity
        if tally.severities[severity]
    ]
    if not tally.rules:
        words = Text(f"没有一条规则能够检查这 {reports}", f"Not one rule could assess {reports}")
        colon = Text("：", ": ").in_language(lang)
        return words.in_language(lang) + (colon + listed(found, lang) if found else "")
    rules = count(len(tally.rules), "条规则", "rule", lang)
    nothing = Text("没有发现问题", "nothing found")
    if tally.unread_forms:
        nothing = Text("读出来的部分没有发现问题", "nothing found in what could be read")
    outcome = listed(found, lang) if found else nothing.in_language(lang)
    checked = Text(f"检查了 {reports}，{rules}：", f"Checked {reports} with {rules}: ")
    return checked.in_language(lang) + outcome


def _gaps(tally: Tally, lang: str) -> list[str]:
    """What stands between this run and certainty, each in a few words; nothing where all went well."""
    parts = _mendings(tally, lang)
    if tally.unassessed_reports and tally.rules:
        zh, en = "份报告没有一条规则能够检查", "report could not be assessed at all"
        parts.append(count(tally.unassessed_reports, zh, en, lang, "reports could not be assessed at all"))
    if tally.partly:
        files = count(tally.partly, "个文件", "file", lang)
        parts.append(files + Text("没有全读出来", " could be read only in part").in_language(lang))
    if tally.unreadable > tally.partly:
        files = count(tally.unreadable - tally.partly, "个文件", "file", lang)
        parts.append(files + Text("无法读取", " could not be read").in_language(lang))
    if tally.skipped:
        files = count(tally.skipped, "个文件", "file", lang)
        parts.append(files + Text("不是年度报告，已跳过", " skipped: not a report").in_language(lang))
    parts.extend(_unassessed(tally, lang))
    if tally.suppressed:
        words = Text(f"按忽略说明不报 {tally.suppressed} 处", f"{tally.suppressed} suppressed")
        parts.append(words.in_language(lang))
    if tally.baselined:
        words = Text(f"基线里已有 {tally.baselined} 处", f"{tally.baselined} known from the baseline")
        parts.append(words.in_language(lang))
    if tally.crashes:
        zh, en = "次规则出错", "rule crash"
        parts.append(count(tally.crashes, zh, en, lang, "rule crashes"))
    return parts


def _mendings(tally: Tally, lang: str) -> list[str]:
    """What was mended, and what may be."""
    parts = []
    if tally.fixed:
        parts.append(Text(f"已改 {tally.fixed} 处", f"{tally.fixed} fixed").in_language(lang))
    if tally.fixable:
        words = Text(f"{tally.fixable} 处可用 --fix 改", f"{tally.fixable} fixable with --fix")
        parts.append(words.in_language(lang))
    if tally.fixable_by_hand:
        number = tally.fixable_by_hand
        words = Text(
            f"{number} 处可用 --unsafe-fixes 改",
            f"{number} fixable with --unsafe-fixes",
        )
        parts.append(words.in_language(lang))
    return parts


def _unassessed(tally: Tally, lang: str) -> list[str]:
    several = tally.reports > 1
    parts = []
    if tally.not_run:
        rules = count(len(tally.not_run), "条规则", "rule", lang)
        zh = "在部分报告中未能检查" if several else "未能检查"
        en = " not assessed in some reports" if several else " not assessed"
        parts.append(rules + Text(zh, en).in_language(lang))
    partly = tally.in_part - tally.not_run
    if partly:
        rules = count(len(partly), "条规则", "rule", lang)
        parts.append(rules + Text("只检查了一部分", " assessed in part").in_language(lang))
    if not parts:
        return []
    return [listed(parts, lang) + Text("（--coverage 查看）", " (see --coverage)").in_language(lang)]
