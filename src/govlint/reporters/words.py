"""The reporters' own words in Chinese and English, so that no reporter spells them again."""

from __future__ import annotations

from collections import Counter

from govlint.finding import PROCESS, Crash, Finding, Fix, Related, Result, Severity
from govlint.model import Text
from govlint.reporters.standing import Standing, standing

_SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "info"),
}
_NOUNS = {
    Severity.ERROR: ("个错误", "error"),
    Severity.WARNING: ("个警告", "warning"),
    Severity.INFO: ("个提示", "info"),
}
_SHORT = 60
_REASONS_SHOWN = 3


def severity_word(severity: Severity, lang: str) -> str:
    """错误, 警告 or 提示."""
    return _SEVERITIES[severity].in_language(lang)


def count(number: int, zh: str, en: str, lang: str, plural: str = "") -> str:
    """A number with its noun: `3 个错误`, `3 errors`; `zh` begins with the measure word."""
    if lang != "en":
        return f"{number} {zh}"
    return f"{number} {en if number == 1 else plural or en + 's'}"


def count_of(severity: Severity, number: int, lang: str) -> str:
    """`3 个错误`, `3 errors`."""
    return count(number, *_NOUNS[severity], lang)


def listed(items: list[str], lang: str) -> str:
    """Items in a row: with 、 in Chinese, with commas in English."""
    return (", " if lang == "en" else "、").join(items)


def colon(lang: str) -> str:
    """A colon between two things that are told."""
    return Text("：", ": ").in_language(lang)


def crash_words(crash: Crash, lang: str) -> str:
    """That a rule, a reader (`reader html`) or a whole process broke down: a bug, not one of the report."""
    what, _, name = crash.rule.rpartition(" ")
    who = Text(f"规则 {name} ", f"rule {name}")
    if what == "reader":
        who = Text(f"读取器 {name} ", f"reader {name}")
    elif crash.rule == PROCESS:
        who = Text("处理它的进程", "its process")
    return Text(
        f"{who.zh}没有做完：{crash.message}（这是程序的缺陷，与报告无关）",
        f"{who.en} did not finish: {crash.message} (a bug in the program, not in the report)",
    ).in_language(lang)


def fix_words(fix: Fix, lang: str) -> str:
    """What the place may be changed to; the new text itself where that is one short text."""
    words = fix.title
    if len(fix.edits) == 1 and 0 < len(fix.edits[0].text) <= _SHORT and fix.edits[0].text not in words:
        words = f"{fix.edits[0].text}（{words}）" if lang != "en" else f"{fix.edits[0].text} ({words})"
    caution = "" if fix.safe else Text("（须人工核对）", " (check by hand)").in_language(lang)
    return words + caution


def hint_label(lang: str) -> str:
    """The word before a hint."""
    return Text("提示：", "hint: ").in_language(lang)


def note_label(lang: str) -> str:
    """The word before what the reader says of a file."""
    return Text("说明：", "note: ").in_language(lang)


def fix_label(lang: str) -> str:
    """The word before a fix."""
    return Text("可改为：", "change to: ").in_language(lang)


def fixed_words(finding: Finding, lang: str) -> str:
    """What was wrong before it was mended, and how it was."""
    title = finding.fix.title if finding.fix else ""
    return Text(f"{finding.message}（{title}）", f"{finding.message} ({title})").in_language(lang)


def fixed_label(lang: str) -> str:
    """The word before what was mended."""
    return Text("已改", "fixed").in_language(lang)


def position(path: str, finding: Finding) -> str:
    """`path:line:column`, or the path alone for formats without lines."""
    return path if finding.location.line is None else f"{path}:{finding.location.text}"


def whose_words(result: Result, lang: str) -> str:
    """Agency and year of a report, so far as they are known."""
    year = Text(f"{result.year}年", str(result.year)).in_language(lang) if result.year else ""
    return " ".join(part for part in (result.agency, year) if part)


def skipped_words(lang: str) -> str:
    """That a file was not checked, for it is no report."""
    return Text("不是年度报告，已跳过", "skipped: not a report").in_language(lang)


def blind_words(result: Result, lang: str) -> str:
    """That nothing could be assessed, with the first reasons."""
    words = Text("没有一条规则能够检查这份报告", "not one rule could assess this report").in_language(lang)
    missing = (*result.not_assessed, *result.apart)
    reasons = list(dict.fromkeys(unassessed.reason for unassessed in missing))
    more = len(reasons) - _REASONS_SHOWN
    if reasons:
        semicolon = Text("；", "; ").in_language(lang)
        words += colon(lang) + semicolon.join(reasons[:_REASONS_SHOWN])
    if more > 0:
        words += Text(f"；另有 {more} 个原因", f"; and {more} more").in_language(lang)
    return words


def outcome_words(result: Result, lang: str) -> str:
    """How a document came out, in a word or two for a table of documents."""
    stands = standing(result)
    missing = len({item.rule for item in result.not_assessed})
    parts = []
    if stands is Standing.UNREADABLE:
        parts.append(Text("无法检查", "not checked"))
    elif stands is Standing.SKIPPED:
        parts.append(Text("已跳过", "skipped"))
    elif result.findings:
        parts.append(Text("有问题", "findings"))
    elif stands is Standing.BLIND:
        parts.append(Text("未能检查", "not assessed"))
    elif not result.crashes:
        parts.append(Text("没有发现问题", "nothing found"))
    if result.crashes:
        parts.append(Text("规则出错", "a rule crashed"))
    if missing and stands is Standing.CHECKED:
        parts.append(Text(f"{missing} 条规则未能检查全", f"{missing} rules not assessed"))
    return Text("，", ", ").in_language(lang).join(words.in_language(lang) for words in parts)


def numbers_of(result: Result) -> list[str]:
    """How many errors, warnings and infos were found; no number where nothing was looked for."""
    counts = Counter(finding.severity for finding in result.findings)
    looked = result.findings or standing(result) in (Standing.CHECKED, Standing.ASIDE)
    return [str(counts[severity]) if looked else "—" for severity in Severity]


def place_words(item: Finding | Related, lang: str) -> str:
    """Where something stands, as a person says it: its table, row and column or its section, and its page."""
    named = item.location.text
    if item.location.line is not None or named in item.place:
        return item.place or named
    return Text(" ", ", ").in_language(lang).join(words for words in (named, item.place) if words)


def said(finding: Finding, lang: str) -> list[str]:
    """What is to be said of a finding where nothing is drawn, in lines: the message, its hint, its fix.

    Formats without lines have nothing else to show the place by: it stands before the message.
    """
    lines = [finding.message]
    if finding.location.line is None:
        lines[0] = f"{place_words(finding, lang)}  {finding.message}"
    if finding.hint:
        lines.append(hint_label(lang) + finding.hint)
    if finding.fix:
        lines.append(fix_label(lang) + fix_words(finding.fix, lang))
    return lines
