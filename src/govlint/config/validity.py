"""What is wrong with what a configuration says of rules: those that there are not, options, broken locks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govlint.config.files import Level, RuleSetting
from govlint.config.selection import is_known, names
from govlint.config.settings import SELECTION, Config
from govlint.errors import Mistake, Said, english
from govlint.options import check_options, plain
from govlint.packs.inheritance import LOCKED
from govlint.packs.places import told
from govlint.packs.strictness import breaches, changed
from govlint.rule import Check, Rule
from govlint.sources.written import meant
from govlint.vocabulary import Vocabulary

_UNCHANGED = Said("删去这一处改动", "delete this change")
_STAYS_ON = Said("不能关闭", "it cannot be turned off")
_NOT_IGNORED = Said("从 ignore 里删去", "take it out of ignore")


def validate_config(
    config: Config,
    rules: Sequence[Rule],
    checks: Mapping[str, Check],
    vocabulary: Vocabulary | None = None,
    *,
    unsure: bool = False,
) -> list[Mistake]:
    """Selectors, codes and options that the loaded `rules` and `checks` do not know.

    With the packs' `vocabulary`, what options name in it is checked too. `unsure` where there are rules that
    could not be loaded: a name that nothing has is no mistake then.
    """
    mistakes: list[Mistake] = []
    by_name = {name: rule for rule in rules for name in (rule.code, rule.name)}
    selectors = names(rules)
    for level in config.levels:
        for key in SELECTION:
            for index, selector in enumerate(getattr(level.choice, key) or ()):
                if not is_known(selector, rules) and not unsure:
                    keys = (key.replace("_", "-"), index)
                    from govlint.sources.remedies import apart  # only ever needed to explain a mistake

                    remedy = meant(selector, selectors) or apart(selector)
                    mistakes.append(level.mistake(keys, _unselected(selector), remedy))
        for name, setting in level.rules.items():
            rule = by_name.get(name)
            if rule is None:
                if not unsure:
                    mistakes.append(_no_rule(level, name, rules, by_name))
            else:
                if setting.options:
                    mistakes += _option_mistakes(level, name, rule, checks, vocabulary)
                mistakes += _breaches(level, name, rule, setting)
        mistakes += _ignored(level, by_name)
        mistakes += _twice(level, by_name)
    return mistakes


def _no_rule(level: Level, name: str, rules: Sequence[Rule], by_name: Mapping[str, Rule]) -> Mistake:
    """That there is no rule of this name; several at once are turned on and off elsewhere."""
    words = Said(f"没有规则 {name}", f"there is no rule {name}")
    remedy = meant(name, by_name)
    if is_known(name, rules):
        remedy = Said(
            f"这里一次写一条；几条规则一起开关，写 ignore: [{name}] 或 select: [{name}]",
            f"one rule at a time; for several write ignore: [{name}] or select: [{name}]",
        )
    return level.mistake(("rules", name), words, remedy)


def _twice(level: Level, by_name: Mapping[str, Rule]) -> Iterator[Mistake]:
    """Rules of which a level speaks both by code and by name: one of the two would be passed over."""
    first: dict[str, str] = {}
    for name in level.rules:
        rule = by_name.get(name)
        other = first.setdefault(rule.code, name) if rule is not None else name
        if other != name:
            words = Said(f"{name} 和 {other} 是同一条规则", f"{name} and {other} are one rule")
            remedy = Said("合在一处写", "write what you want of it in one place")
            yield level.mistake(("rules", name), words, remedy)


def _unselected(selector: str) -> Said:
    return Said(
        f"没有编号、名称、前缀、标签或规则包叫 {selector}",
        f"no code, name, prefix, tag or pack is {selector}",
    )


def _breaches(level: Level, name: str, rule: Rule, setting: RuleSetting) -> Iterator[Mistake]:
    """What a level changes in a rule although its pack has locked that."""
    if not rule.lock:
        return
    for key, allowed in breaches(rule, changed(rule, setting.severity, plain(setting.options))):
        yield level.mistake(("rules", name, *key.split(".", 1)), _locked(rule, allowed), _UNCHANGED)


def _ignored(level: Level, by_name: Mapping[str, Rule]) -> Iterator[Mistake]:
    """Rules that a level names among those to ignore although their pack has locked them."""
    for index, name in enumerate(level.choice.ignore):
        rule = by_name.get(name)
        if rule is not None and rule.lock and rule.enabled:
            yield level.mistake(("ignore", index), _locked(rule, _STAYS_ON), _NOT_IGNORED)


def _locked(rule: Rule, allowed: str) -> str:
    pack = Said(f"规则包 {rule.pack}", f"the pack {rule.pack}")
    where = told(rule.places["lock"]) if "lock" in rule.places else pack
    return Said(
        f"规则 {rule.code} 在 {where} {LOCKED[rule.lock]}，{allowed}",
        f"{rule.code} is {english(LOCKED[rule.lock])} by {english(where)}: {english(allowed)}",
    )


def _option_mistakes(
    level: Level, name: str, rule: Rule, checks: Mapping[str, Check], vocabulary: Vocabulary | None
) -> list[Mistake]:
    check = checks.get(rule.check)
    if check is None or level.source is None:
        return []
    at = (*level.at, "rules", name, "options")
    return check_options(level.source, at, check, vocabulary, rule.options)
