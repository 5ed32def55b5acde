"""What was evaluated on a document (`--coverage`): rules passed, failed, and not assessed with reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govlint.finding import Result
from govlint.hookspecs import Style
from govlint.model import Text
from govlint.reporters.paint import Pen
from govlint.reporters.typeset import hang, printable
from govlint.reporters.words import count, listed


def coverage_lines(result: Result, style: Style) -> Iterator[str]:
    """Lines (without their ends) on what was and was not assessed; reasons that are equal stand together."""
    lang = style.lang
    pen = Pen(style.colour)
    failed = failed_rules(result)
    passed = _passed(result)
    yield pen("strong", f"  {Text('检查情况', 'coverage').in_language(lang)}")
    if passed:
        words = Text(f"通过 {len(passed)}：", f"passed {len(passed)}: ").in_language(lang)
        yield from hang(words + " ".join(passed), style.width, "    ", "      ")
    if failed:
        shown = [f"{rule}×{number}" if number > 1 else rule for rule, number in failed.items()]
        words = Text(f"有问题 {len(failed)}：", f"failed {len(failed)}: ").in_language(lang)
        yield from hang(words + " ".join(shown), style.width, "    ", "      ")
    if result.suppressed:
        number = len(result.suppressed)
        words = Text(f"忽略 {number}：", f"suppressed {number}: ").in_language(lang)
        words += " ".join(dict.fromkeys(item.finding.rule for item in result.suppressed))
        yield from hang(words, style.width, "    ", "      ")
    if result.crashes:
        rules = list(dict.fromkeys(crash.rule for crash in result.crashes))
        words = Text(f"出错 {len(rules)}：", f"crashed {len(rules)}: ").in_language(lang)
        yield from hang(words + " ".join(rules), style.width, "    ", "      ")
    whole, partly = _reasons(result)
    for title, reasons in (
        (Text("未能检查", "not assessed"), whole),
        (Text("只检查了一部分", "assessed in part"), partly),
    ):
        if reasons:
            number = len({rule for rules in reasons.values() for rule in rules})
            colon = Text("：", ":").in_language(lang)
            yield f"    {title.in_language(lang)} {number}{colon}"
        for reason, rules in reasons.items():
            words = printable(reason) + Text("：", ": ").in_language(lang) + " ".join(rules)
            yield from hang(words, style.width, "      ", "        ")


def coverage_line(result: Result, style: Style) -> str:
    """The same in numbers, on one line."""
    lang = style.lang
    whole, partly = (len({rule for rules in part.values() for rule in rules}) for part in _reasons(result))
    failed = failed_rules(result)
    parts = [
        (len(_passed(result)), "条规则通过", "rules passed"),
        (len(failed), "条有问题", "failed"),
        (len(result.suppressed), "处忽略", "suppressed"),
        (len({crash.rule for crash in result.crashes}), "条出错", "crashed"),
        (whole, "条未能检查", "not assessed"),
        (partly, "条只检查了一部分", "assessed in part"),
    ]
    return listed([count(number, zh, en, lang, en) for number, zh, en in parts if number], lang)


def gaps_told(result: Result) -> Iterator[tuple[str, str, str]]:
    """What was not assessed, or in part only: which of the two, as a stable word, the rule and the reason."""
    for state, reasons in zip(("not-assessed", "assessed-in-part"), _reasons(result), strict=True):
        yield from sorted((state, rule, reason) for reason, rules in reasons.items() for rule in rules)


def _passed(result: Result) -> list[str]:
    others = set(failed_rules(result)) | {crash.rule for crash in result.crashes}
    others.update(item.finding.rule for item in result.suppressed)
    return [rule for rule in result.assessed if rule not in others]


def failed_rules(result: Result) -> Counter[str]:
    """Codes of the rules with findings, with their numbers; those told under another's code count too."""
    failed = Counter(finding.rule for finding in result.findings)
    failed.update(code for finding in result.findings for code in finding.also)
    return failed


def _reasons(result: Result) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Reasons with their rules, in the order of the result: of rules not assessed, and of those in part."""
    whole: dict[str, list[str]] = {}
    partly: dict[str, list[str]] = {}
    for unassessed in (*result.not_assessed, *result.apart):
        rules = (partly if unassessed.rule in result.assessed else whole).setdefault(unassessed.reason, [])
        if unassessed.rule not in rules:
            rules.append(unassessed.rule)
    return whole, partly
