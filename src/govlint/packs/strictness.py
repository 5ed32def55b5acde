"""What a change of a rule loosens: a lock says which changes nobody further down may make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from govlint.errors import Said, english
from govlint.finding import Severity
from govlint.rule import Direction, Rule, Strength

_ORDER = {Severity.INFO: 1, Severity.WARNING: 2, Severity.ERROR: 3}
_WORDS: dict[Direction, str] = {
    "higher": Said("只能更大", "may only be raised"),
    "lower": Said("只能更小", "may only be lowered"),
    "more": Said("只能增加", "may only be added to"),
    "fewer": Said("只能减少", "may only be taken from"),
    "on": Said("只能改为 true", "may only become true"),
    "off": Said("只能改为 false", "may only become false"),
}
_NOTHING = Said("什么都不能改", "nothing may be changed")


def changed(rule: Rule, severity: Strength | None, options: Mapping[str, Any]) -> Rule:
    """`rule` with another severity (off switches it off, any other on) and options laid over its own."""
    if options:
        rule = replace(rule, options={**rule.options, **options})
    if severity is None:
        return rule
    if severity == "off":
        return replace(rule, enabled=False)
    # Whoever sets a severity means all that the rule says.
    messages = {kind: replace(message, severity=None) for kind, message in rule.messages.items()}
    return replace(rule, severity=Severity(severity), messages=messages, enabled=True)


def breaches(rule: Rule, after: Rule) -> Iterator[tuple[str, str]]:
    """Where `after` breaks the lock of `rule`: pairs of key (severity, options.NAME) and what is allowed."""
    if not rule.lock:
        return
    if rule.lock == "locked":
        if (after.enabled, after.severity, after.messages) != (rule.enabled, rule.severity, rule.messages):
            yield "severity", _NOTHING
    elif rule.enabled and not after.enabled:
        yield "severity", Said("不能关闭", "it cannot be turned off")
    elif any(_strength(after, kind) < _strength(rule, kind) for kind in rule.messages):
        least = rule.severity.value
        yield "severity", Said(f"级别不能低于 {least}", f"its severity cannot be below {least}")
    for name in sorted(rule.options.keys() | after.options.keys()):
        old, new = rule.options.get(name), after.options.get(name)
        if old != new and (wrong := _loosened(rule, name, old, new)):
            yield f"options.{name}", wrong


def _loosened(rule: Rule, name: str, old: Any, new: Any) -> str | None:
    direction = rule.stricter.get(name)
    if rule.lock == "locked":
        return _NOTHING
    if direction is None:
        return Said(
            f"选项 {name} 没有说怎样算更严，不能改",
            f"what is stricter for the option {name} is not told, so that it cannot be changed",
        )
    if is_stricter(direction, old, new):
        return None
    words = _WORDS[direction]
    return Said(f"选项 {name} {words}", f"the option {name} {english(words)}")


def _strength(rule: Rule, kind: str) -> int:
    return _ORDER[rule.messages[kind].severity or rule.severity]


def is_stricter(direction: Direction, old: Any, new: Any) -> bool:
    """Whether an option changed from `old` to `new` asks for no less."""
    if direction in ("on", "off"):
        return new is (direction == "on")
    if not fits(direction, old) or not fits(direction, new):
        return False
    try:
        if direction == "higher":
            return bool(new >= old)
        if direction == "lower":
            return bool(new <= old)
        below, above = (old, new) if direction == "more" else (new, old)
        return all(item in above for item in below)
    except TypeError:
        return False


def fits(direction: Direction, value: Any) -> bool:
    """Whether a value is of a kind that can be stricter in this way."""
    if direction in ("on", "off"):
        return isinstance(value, bool)
    if direction in ("higher", "lower"):
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, list | tuple)
