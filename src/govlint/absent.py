"""What stands for the checks that a plugin failed to give, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from govlint.errors import Said, english
from govlint.plugins import Registry
from govlint.rule import Check, Incomplete, Rule, absent


def without_absent(registry: Registry, rules: Sequence[Rule]) -> Registry:
    """A registry of which a plugin failed, with a check for each that `rules` name in vain.

    It never says anything but that it is absent; which rules that concerns is told with the plugin.
    """
    lost = [rule for rule in rules if rule.check not in registry.checks]
    if not lost:
        return registry
    checks = Incomplete(registry.checks)
    checks.update({rule.check: Check(rule.check, absent) for rule in lost})
    zh = "、".join(f"{rule.code}（检查 {rule.check}）" for rule in lost)
    en = ", ".join(f"{rule.code} (check {rule.check})" for rule in lost)
    return telling(registry, Said(f"因此没有检查：{zh}", f"so these were not checked: {en}"), checks)


def telling(registry: Registry, words: str, checks: dict[str, Check]) -> Registry:
    """`registry` with more to say of the (first) plugin that failed."""
    plugins = list(registry.plugins)
    at = next(index for index, plugin in enumerate(plugins) if plugin.error)
    error = plugins[at].error
    more = Said(f"{error}；{words}", f"{english(error)}; {english(words)}")
    plugins[at] = structs.replace(plugins[at], error=more)
    return structs.replace(registry, plugins=tuple(plugins), checks=checks)
