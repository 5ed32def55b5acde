"""What a configuration says of rules in vain: of those that are off, or that the command line selects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from govlint.config.files import COMMAND_LINE, Level, RuleSetting
from govlint.config.settings import DEFAULT, Config, verdict_of
from govlint.model import Text
from govlint.rule import Check, CorpusCheck, Rule
from govlint.sources.written import display

_SERVES: dict[str, tuple[str, ...]] = {
    "prior": ("last_year", "others"),
    "agencies": ("last_year", "others", "members"),
    "summaries": ("members",),
}
"""By key what a check needs that it gives."""


def idle_settings(config: Config, rules: Sequence[Rule]) -> Iterator[Text]:
    """Severities and options that the configuration's own file gives to rules which are off for every file.

    What it extends may serve others; what the command line turns on is on.
    """
    by_name = {name: rule for rule in rules for name in (rule.code, rule.name)}
    for level in _own_levels(config):
        for name, setting in level.rules.items():
            rule = by_name.get(name)
            what = _what(setting)
            if rule is not None and what is not None and (origin := _turned_off(config, level, rule)):
                yield _off(level.origin("rules", name), name, what, rule, origin)


def idle_comparisons(config: Config, rules: Sequence[Rule], checks: Mapping[str, Check]) -> Iterator[Text]:
    """What the configuration's own file says to compare with, where all rules that would do so are off."""
    needs = {rule.code: check.needs for rule in rules if isinstance(check := checks[rule.check], CorpusCheck)}
    for level in _own_levels(config):
        for key, served in _SERVES.items():
            concerned = [rule for rule in rules if needs.get(rule.code) in served]
            if level.values.get(key) and all(_turned_off(config, level, rule) for rule in concerned):
                codes = [rule.code for rule in concerned]
                at = level.origin(key)
                yield Text(
                    f"{at}：{key} 没有用，要用它的规则都关着：{'、'.join(codes)}",
                    f"{at}: {key} serves nothing, for the rules that it is for are off: {', '.join(codes)}",
                )


def _own_levels(config: Config) -> Iterator[Level]:
    """What the configuration's own file says, without what it extends and what the command line says."""
    own = display(Path(config.file)) if config.file else None
    yield from (level for level in config.levels if level.source is not None and level.source.file == own)


def hidden_selections(config: Config, files: Sequence[str]) -> Iterator[Text]:
    """Selections for some of the `files` which that of the command line takes the place of."""
    if all(level.source is not None or level.choice.select is None for level in config.levels):
        return
    for level in config.overrides:
        key = "select" if level.choice.select is not None else "extend-select"
        hidden = level.choice.select is not None or level.choice.extend_select
        if hidden and any(map(level.matches, files)):
            at = level.origin(key)
            yield Text(
                f"{at}：overrides 里的 {key} 这次不用，以命令行的 --select 为准",
                f"{at}: this {key} of overrides is not used, --select of the command line comes first",
            )


def _what(setting: RuleSetting) -> Text | None:
    """What a setting would change in a rule that is on."""
    severity = setting.severity not in (None, "off")
    if severity and setting.options:
        return Text("级别和选项", "severity and options")
    if severity:
        return Text("级别", "severity")
    return Text("选项", "options") if setting.options else None


def _turned_off(config: Config, level: Level, rule: Rule) -> str:
    """By whom a rule is off for all files that a level holds for; empty where it is on for any."""
    origin = ""
    for levels in _together(config, level):
        verdict = verdict_of(rule, levels)
        if verdict.on:
            return ""
        origin = origin or verdict.origin
    return origin


def _together(config: Config, level: Level) -> Iterator[list[Level]]:
    """The levels that may hold for one file together with `level`: of the overrides none, each and all.

    Each time without what the command line says, and with it.
    """
    overrides = config.overrides
    every = [[], *([one] for one in overrides), list(overrides)]
    for given in (False, True):
        for some in every:
            yield [
                one
                for one in config.levels
                if one is level or (one in some if one.files is not None else given or one.source is not None)
            ]


def _off(at: str, name: str, what: Text, rule: Rule, origin: str) -> Text:
    """That a setting changes nothing."""
    zh = f"{at}：{name} 的{what.zh}不起作用，这条规则是关着的"
    en = f"{at}: the {what.en} of {name} change nothing, for the rule is off"
    if origin == DEFAULT:
        return Text(
            f"{zh}：默认关闭，要打开就写 extend-select: [{rule.code}]，或者给它级别",
            f"{en} by default; turn it on by extend-select: [{rule.code}], or by a severity",
        )
    return Text(f"{zh}（{origin.replace(COMMAND_LINE, '命令行')}）", f"{en} ({origin})")
