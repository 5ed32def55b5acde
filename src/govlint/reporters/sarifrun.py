"""Part of the format `sarif`: the tool with its rules, and what it says of documents rather than in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.errors import english
from govlint.finding import Result, Severity
from govlint.hookspecs import Style
from govlint.model import Text
from govlint.reporters.sarifplaces import Object, message
from govlint.reporters.standing import Standing, failure, standing
from govlint.reporters.words import blind_words, crash_words, skipped_words
from govlint.rule import Rule
from govlint.version import __version__

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_NOTICES = {
    "unreadable": ("error", Text("文件读不出", "the file could not be read")),
    "crash": ("error", Text("规则出错（程序的缺陷）", "a rule crashed (a bug in the program)")),
    "nothing-assessed": (
        "warning",
        Text("没有一条规则能够检查这份报告", "not one rule could assess the report"),
    ),
    "nothing-checked": ("warning", Text("没有检查任何报告", "no report was checked")),
    "not-assessed": ("note", Text("规则未能检查", "a rule could not be assessed, or not everywhere")),
    "skipped": ("note", Text("不是年度报告，已跳过", "skipped: not a report")),
    "plugin": ("error", Text("插件没有装好", "a plugin could not be loaded, or not all of it")),
    "note": ("note", Text("关于整个文件的说明", "what the reader says of the file as a whole")),
}
_NUMBERS = {name: index for index, name in enumerate(_NOTICES)}


def rule_numbers(rules: Sequence[Rule]) -> dict[str, int]:
    """The index of each rule in the tool's list, by code."""
    return {code: index for index, code in enumerate(sorted({rule.code for rule in rules}))}


def driver(style: Style) -> Object:
    """The tool: its rules in the order of their codes, and the notices that it may give."""
    known = {rule.code: rule for rule in style.rules}
    return {
        "name": "govlint",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": "https://govlint.readthedocs.io/",
        "language": "en" if style.lang == "en" else "zh-CN",
        "rules": [_descriptor(known[code], style.lang) for code in rule_numbers(style.rules)],
        "notifications": [
            {"id": name, "defaultConfiguration": {"level": level}} | _described(words, words.zh)
            for name, (level, words) in _NOTICES.items()
        ],
    }


def _described(title: Text, more: str) -> Object:
    """Descriptions, both languages side by side; code scanning refuses a rule that lacks one of the three."""
    both = {"text": f"{title.zh} {title.en}"}
    return {"shortDescription": both, "fullDescription": both, "help": {"text": more}}


def _descriptor(rule: Rule, lang: str) -> Object:
    configuration: Object = {"level": LEVELS[rule.severity]}
    if not rule.enabled:
        configuration["enabled"] = False
    words = rule.title.in_language(lang)
    if rule.basis:
        words += Text(f"。依据：{rule.basis}", f". Basis: {rule.basis}").in_language(lang)
    more = rule.url or Text(f"详见 govlint rule {rule.code}", f"See govlint rule {rule.code}").in_language(
        lang
    )
    described: Object = {"id": rule.code, "name": rule.name} | _described(rule.title, f"{words}\n{more}")
    described["defaultConfiguration"] = configuration
    described["properties"] = {"pack": rule.pack, "tags": list(dict.fromkeys(rule.tags))}
    if rule.url:
        described["helpUri"] = rule.url
    return described


def notices(result: Result, style: Style, file: Object, numbers: dict[str, int]) -> Iterator[Object]:
    """What there is to say of a document beside its findings."""
    lang = style.lang
    where = {"locations": [{"physicalLocation": {"artifactLocation": file}}]}
    if (error := failure(result)) is not None:
        yield _notice("unreadable", error.message) | where
    for crash in result.crashes:
        yield _notice("crash", crash_words(crash, lang)) | where | _rule(crash.rule, numbers)
    stands = standing(result)
    if stands is Standing.SKIPPED:
        yield _notice("skipped", skipped_words(lang)) | where
    if stands is Standing.BLIND:
        yield _notice("nothing-assessed", blind_words(result, lang)) | where
    for item in (*result.not_assessed, *result.apart):
        yield _notice("not-assessed", item.reason) | where | _rule(item.rule, numbers)
    for note in result.notes:
        yield _notice("note", note) | where


def nothing_checked(style: Style) -> Object:
    """That a run saw no report at all."""
    return _notice("nothing-checked", _NOTICES["nothing-checked"][1].in_language(style.lang))


def failed_plugins(style: Style) -> Iterator[Object]:
    """The plugins that are not in use: what they would have found is missing in this run."""
    for name, why in style.failed:
        words = Text(f"插件 {name} 没有装好：{why}", f"the plugin {name} could not be loaded: {english(why)}")
        yield _notice("plugin", words.in_language(style.lang))


def _notice(name: str, words: str) -> Object:
    return {
        "descriptor": {"id": name, "index": _NUMBERS[name]},
        "level": _NOTICES[name][0],
        "message": message(words),
    }


def _rule(code: str, numbers: dict[str, int]) -> Object:
    reference: Object = {"id": code}
    if code in numbers:
        reference["index"] = numbers[code]
    return {"associatedRule": reference}
