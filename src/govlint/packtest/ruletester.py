"""For authors of checks in Python: cases of right and wrong text, and none of them sloppy.

A case is a fragment as on a rule's page, put into the minimal correct report; it is run under one rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any

import msgspec

from govlint.config.settings import Config
from govlint.engine import Engine
from govlint.errors import PluginError, SettingsError, UsageError
from govlint.finding import Result, Severity
from govlint.model import Text
from govlint.options import bind_options, check_options, plain
from govlint.packs.compiled import load_packs
from govlint.packs.inheritance import merge
from govlint.packtest.bench import mended
from govlint.packtest.pageexamples import build
from govlint.packtest.rulecases import FOUND, Case, described, differences, example_of, first_line, sloppy
from govlint.plugins import Registry, load_plugins
from govlint.rule import Check, Message, Rule, Runner
from govlint.session import Session
from govlint.sources.written import Source


class RuleTester:
    """Runs one rule over right and wrong texts.

    `plugin` is a check, or a module with govlint's hooks. Of a module either `rule` names a rule of its
    packs (by code or name), or `check` one of its checks. The rest is what a rule's YAML would say of it:
    `options`, `messages` (by kind: the Chinese words, or a `Message`), `hints`, `severity`.
    """

    def __init__(
        self,
        plugin: Check | ModuleType,
        *,
        rule: str | None = None,
        check: str | None = None,
        options: Mapping[str, Any] | None = None,
        messages: Mapping[str, str | Message] | None = None,
        hints: Mapping[str, Text] | None = None,
        severity: str = "warning",
    ) -> None:
        modules = (plugin.__name__,) if isinstance(plugin, ModuleType) else ()
        registry = load_plugins(modules, installed=False)
        if registry.failures:
            raise PluginError("；".join(f"{failed.name}：{failed.error}" for failed in registry.failures))
        if isinstance(plugin, Check):
            checks = {**registry.checks, plugin.name: plugin}
            registry = msgspec.structs.replace(registry, checks=checks)
            check = plugin.name
        packs = load_packs(registry.packs, registry.checks)
        self._session = Session(Config(), registry, packs)
        self._registry = registry
        if rule is not None:
            self.rule = _named(rule, self._session.rules)
            if options:
                laid = {**self.rule.options, **plain(options)}
                self.rule = msgspec.structs.replace(self.rule, options=laid)
        else:
            self.rule = _made(check, dict(options or {}), messages, dict(hints or {}), severity, registry)
        vocabulary, regulations, _ = merge(packs)
        self._engine = Engine(registry, vocabulary, regulations, self._bind)
        self._check_options(self.rule)

    def run(self, valid: Sequence[str | Case], invalid: Sequence[Case]) -> None:
        """Raise AssertionError with all that is sloppy in the cases, or all of them that do not hold.

        A valid case is a text, or `text` with where it stands (`section`, `replace`, `year`, … as on a
        page) and `options`; `not_assessed` is the reason where the rule cannot tell. An invalid case has
        also `message` (the whole of it, or a compiled pattern) and a place: `line` and `column` in its
        text, or `cell` as `form/row/column`; or, for several, `findings` with a list of these. Where
        the rule mends, `output` is the text after it.
        """
        right: list[Case] = [{"text": case} if isinstance(case, str) else case for case in valid]
        problems = [*sloppy(right, list(invalid))]
        if not problems:
            for number, case in enumerate(right, 1):
                problems += [f"valid {number}：{words}" for words in self._not_right(case)]
            for number, case in enumerate(invalid, 1):
                problems += [f"invalid {number}：{words}" for words in self._not_wrong(case)]
        if problems:
            raise AssertionError("\n".join(problems))

    def _not_right(self, case: Case) -> Iterator[str]:
        result = self._result(case)
        yield from _broken(result)
        for finding in result.findings:
            yield f"不应查出：{described(finding)}"
        reasons = [item.reason for item in result.not_assessed]
        wanted = case.get("not_assessed")
        if wanted is None and self.rule.code not in result.assessed and not result.crashes:
            yield f"未能检查（{'；'.join(reasons)}），不算通过；就是要测这一点时写 not_assessed"
        elif wanted is not None and wanted not in reasons:
            yield f"未能检查的原因应为“{wanted}”，得到 {reasons}"

    def _not_wrong(self, case: Case) -> Iterator[str]:
        result = self._result(case)
        yield from _broken(result)
        wanted = list(case.get("findings", [{key: case[key] for key in FOUND if key in case}]))
        if len(result.findings) != len(wanted):
            found = "；".join(map(described, result.findings)) or "没有"
            yield f"应查出 {len(wanted)} 处，查出 {len(result.findings)} 处：{found}"
            return
        first = first_line(case)
        for finding, expected in zip(result.findings, wanted, strict=True):
            yield from differences(finding, expected, first)
        yield from _output(case, result)

    def _result(self, case: Case) -> Result:
        rule = self.rule
        if "options" in case:
            laid = {**rule.options, **plain(case["options"])}
            rule = msgspec.structs.replace(rule, options=laid)
            self._check_options(rule)
        data, path = build(example_of(case))
        return self._engine.check(data, path, (rule,), keep=True)

    def _check_options(self, rule: Rule) -> None:
        source = Source("RuleTester", {"options": rule.options})
        check = self._registry.checks[rule.check]
        mistakes = check_options(source, ("options",), check, self._engine.vocabulary)
        if mistakes:
            raise SettingsError(mistakes)

    def _bind(self, rule: Rule) -> tuple[Runner, dict[str, Any]]:
        check = self._registry.checks[rule.check]
        return check.run, bind_options(rule, check)


def _named(name: str, rules: Sequence[Rule]) -> Rule:
    found = next((rule for rule in rules if name in (rule.code, rule.name)), None)
    if found is None:
        raise UsageError(f"没有规则 {name}")
    return found


def _made(
    check: str | None,
    options: dict[str, Any],
    messages: Mapping[str, str | Message] | None,
    hints: dict[str, Text],
    severity: str,
    registry: Registry,
) -> Rule:
    """A rule of a check, as a YAML file would declare it."""
    if check not in registry.checks:
        raise UsageError(f"没有叫 {check} 的检查：用 check= 写一个，或用 rule= 写规则包里的一条规则")
    if not messages:
        raise UsageError('要有 messages，例如 {"default": "写作“{text}”"}')
    return Rule(
        code="TST001",
        name=check,
        pack="test",
        severity=Severity(severity),
        check=check,
        title=Text(check, check),
        messages={
            kind: words if isinstance(words, Message) else Message(words, words)
            for kind, words in messages.items()
        },
        hints=hints,
        options=plain(options),
    )


def _broken(result: Result) -> Iterator[str]:
    if result.error is not None and result.error.code != "not-assessed":
        yield f"没有查成：{result.error.message}"
    for crash in result.crashes:
        yield f"检查出错：{crash.message}"


def _output(case: Case, result: Result) -> Iterator[str]:
    """What is wrong with the text after the mend."""
    if not any(finding.fix for finding in result.findings):
        if "output" in case:
            yield "没有改法，不应写 output"
        return
    if "output" not in case:
        yield "有改法，要写 output：改过以后的文字"
        return
    assert result.document is not None
    after = mended(result.document.source, result.findings)
    text = str(case["output"])
    wanted = build(example_of({**case, "text": text}))[0].decode() if case["text"] else text
    if after != wanted:
        changed = [line for line in after.splitlines() if line not in wanted.splitlines()]
        yield f"改过以后应为“{text}”，得到“{'；'.join(changed) or after}”"
