"""The configuration of a run: levels laid over one another, and the settings in force for each file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from govlint.config.files import (
    COMMAND_LINE,
    GIVEN,
    NAMES,
    PYPROJECT,
    Level,
    RuleSetting,
    Wrong,
    has_table,
    levels_of,
)
from govlint.config.selection import Choice, Verdict, decide, idle
from govlint.corpus import Membership
from govlint.errors import Mistake, Said, SettingsError
from govlint.finding import Severity
from govlint.limits import Limits
from govlint.model import Struct, Text
from govlint.options import plain
from govlint.packs.places import told
from govlint.packs.strictness import changed
from govlint.rule import Rule
from govlint.sources.tomltext import load_toml
from govlint.sources.written import meant

__all__ = [
    "Config",
    "Settings",
    "find_config",
    "idle_selectors",
    "load_config",
    "origin_of",
]

DEFAULT = "default"
_DEFAULTS: dict[str, Any] = {
    "packs": ("national",),
    "plugins": (),
    "exclude": (),
    "fail_level": Severity.WARNING,
    "lang": "zh",
    "require_report": False,
    "prior": (),
    "agencies": "",
    "baseline": "",
    "summaries": (),
    "limits": Limits(),
}
SELECTION = ("select", "ignore", "extend_select")
_MOST_KNOWN = 256


class Settings(Struct, frozen=True):
    """What is in force for one file: the rules that are on, with severities and options applied.

    `origins` tells for `fail-level` and for each rule's code (and `CODE.severity`, `CODE.options`) whose
    wish it is: `file:line`, "command line" or "default".
    """

    rules: tuple[Rule, ...]
    fail_level: Severity
    lang: str
    origins: dict[str, str]


class Config(Struct, frozen=True, kw_only=True):
    """The settings of a run; `levels` in order of precedence, the strongest last. `origins` by key."""

    packs: tuple[str, ...] = ("national",)
    plugins: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_level: Severity = Severity.WARNING
    lang: str = "zh"
    require_report: bool = False
    prior: tuple[str, ...] = ()
    agencies: str = ""
    baseline: str = ""
    summaries: tuple[Membership, ...] = ()
    limits: Limits = Limits()
    levels: tuple[Level, ...] = ()
    origins: dict[str, str] = {}
    file: str | None = None

    @property
    def root(self) -> str:
        """The folder to which `exclude` is relative; empty for the current one."""
        return os.path.dirname(os.path.abspath(self.file)) if self.file else ""

    @property
    def overrides(self) -> tuple[Level, ...]:
        """The levels that hold for some files only."""
        return tuple(level for level in self.levels if level.files is not None)

    def places(self, key: str) -> dict[str, str]:
        """Where each name that a key lists is written: `file:line`, or the command line."""
        levels = [level for level in self.levels if key in level.values]
        return {name: level.origin(key, at) for level in levels for at, name in enumerate(level.values[key])}

    def mistake(self, key: str, message: str, remedy: str | None = None) -> Mistake:
        """A mistake in the value of a key, where it is decided."""
        name = key.replace("-", "_")
        level = next(
            (level for level in reversed(self.levels) if name in level.values), Level(choice=Choice(""))
        )
        return level.mistake((key,), message, remedy)

    def with_command_line(self, **given: Any) -> Config:
        """This configuration with what the command line gave, by key; None is "not given".

        `packs` are added to those of the files; all else is stronger than the files. SettingsError for a
        value that cannot be.
        """
        given = {key.replace("-", "_"): value for key, value in given.items() if value is not None}
        unknown = set(given) - set(_DEFAULTS) - set(SELECTION)
        if unknown:
            raise TypeError(f"no such setting: {', '.join(sorted(unknown))}")
        if "fail_level" in given and given["fail_level"] not in list(Severity):
            level = given["fail_level"]
            message = Said(f"fail-level 不能是 {level}", f"fail-level cannot be {level}")
            raise SettingsError([Mistake(GIVEN, message, remedy=meant(level, list(Severity)))])
        if given.get("lang", "zh") not in ("zh", "en"):
            lang = given["lang"]
            raise SettingsError([Mistake(GIVEN, Said(f"lang 不能是 {lang}", f"lang cannot be {lang}"))])
        values = {key: _value(key, value) for key, value in given.items() if key in _DEFAULTS}
        gone = [folder for folder in values.get("prior", ()) if not os.path.exists(folder)]
        if gone:
            words = ("没有上年报告的文件夹", "there is no folder of last year's reports called")
            raise SettingsError(
                [Mistake(GIVEN, Said(*(f"{told} {folder}" for told in words))) for folder in gone]
            )
        if "packs" in values:
            values["packs"] = tuple(dict.fromkeys((*self.packs, *values["packs"])))
        chosen = {key: _codes(given[key]) for key in SELECTION if key in given}
        own = Level(choice=Choice(COMMAND_LINE, **chosen), values=values)
        return _laid((*self.levels, own), self.file)

    def for_path(self, path: str, rules: Sequence[Rule], known: dict[tuple[int, ...], Settings]) -> Settings:
        """The settings for the file at `path`, of which `rules` are all there are.

        The same object is given for all files to which the same levels apply: a run asks for thousands.
        `known` is what was given for this configuration and these rules: the asker's, with whom it ends.
        """
        applying = tuple(index for index, level in enumerate(self.levels) if level.matches(path))
        settings = known.get(applying)
        if settings is None:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            settings = known[applying] = _settle(self, [self.levels[index] for index in applying], rules)
        return settings

    def described(self) -> Iterator[tuple[str, str, str]]:
        """Every setting as (key, value in words, origin), for `govlint config show`.

        The keys of an override have the files that it holds for before them.
        """
        for key in _DEFAULTS:
            value = getattr(self, key)
            words = "[" + ", ".join(map(str, value)) + "]" if isinstance(value, tuple) else str(value)
            words = words.lower() if isinstance(value, bool) else words
            words = value.described() if isinstance(value, Limits) else words or '""'
            yield key.replace("_", "-"), words, self.origins.get(key.replace("_", "-"), DEFAULT)
        for level in self.levels:
            before = "" if level.files is None else f"overrides[{', '.join(level.files)}]."
            for key in SELECTION:
                wished = getattr(level.choice, key)
                if wished is not None and (wished or key == "select"):
                    name = key.replace("_", "-")
                    yield before + name, "[" + ", ".join(wished) + "]", level.origin(name)
            for rule, setting in level.rules.items():
                yield f"{before}rules.{rule}", _in_words(setting), level.origin("rules", rule)


def origin_of(settings: Settings, rule: Rule, key: str) -> str:
    """Where a value of a rule is decided: the configuration, or else `file:line` of a pack."""
    said = settings.origins.get(rule.code if key == "enabled" else f"{rule.code}.{key}", DEFAULT)
    if said != DEFAULT:
        return said
    place = rule.places.get(key) or rule.places.get("code")
    return told(place) if place else Said(f"规则包 {rule.pack}", f"the pack {rule.pack}")


def find_config(start: Path) -> Path | None:
    """The nearest configuration at or above the folder (or file) `start`, no higher than its repository."""
    start = Path(os.path.abspath(start))  # without .., whose parents are not the folders above it
    for folder in (start, *start.parents):
        for name in NAMES:
            if os.path.isfile(folder / name):
                return folder / name
        if _has_table(folder / PYPROJECT):
            return folder / PYPROJECT
        if os.path.exists(folder / ".git"):
            return None
    return None


def load_config(path: Path | None = None, wrong: Wrong | None = None) -> Config:
    """The configuration at `path` with all that it extends; the defaults without one.

    SettingsError with every mistake in the files; with `wrong`, that takes them, and what is right holds.
    What names rules is checked by `validity`.
    """
    return Config() if path is None else _laid(levels_of(path, wrong), str(path))


def idle_selectors(config: Config, rules: Sequence[Rule]) -> Iterator[Text]:
    """What selects nothing, each in words: prefixes of rules that are all off by default."""
    on = [name for level in config.levels for name, said in level.rules.items() if said.severity != "off"]
    for level in config.levels:
        for key in ("select", "extend_select"):
            for selector in getattr(level.choice, key) or ():
                codes = idle(selector, rules)
                if codes and not set(codes) & set(on):
                    listed = "、".join(codes)
                    at = level.origin(key.replace("_", "-"))
                    yield Text(
                        f"{at.replace(COMMAND_LINE, '命令行')}：{selector} 没有打开任何规则，"
                        f"{listed} 默认关闭，要写出编号",
                        f"{at}: {selector} selects no rule; {', '.join(codes)} are off by default",
                    )


def _has_table(path: Path) -> bool:
    try:
        data = path.read_bytes()
        return b"govlint" in data and has_table(load_toml(path))
    except OSError:
        return False
    except SettingsError:
        return b"[tool.govlint" in data  # if ours, loading it will tell what is wrong


def _laid(levels: Sequence[Level], file: str | None) -> Config:
    # A file's overrides are stronger than every file, whichever extends which; the command line beats all.
    ordered = sorted(levels, key=lambda level: (level.source is None, level.files is not None))
    values: dict[str, Any] = {}
    origins = {key.replace("_", "-"): DEFAULT for key in (*_DEFAULTS, *SELECTION)}
    for level in ordered:
        values.update(level.values)
        if level.files is not None:
            continue
        chosen = [key for key in SELECTION if getattr(level.choice, key)]
        for key in (key.replace("_", "-") for key in (*level.values, *chosen)):
            origins[key] = level.origin(key)
        origins.update((f"rules.{name}", level.origin("rules", name)) for name in level.rules)
    return Config(**values, levels=tuple(ordered), origins=origins, file=file)


def _settle(config: Config, levels: Sequence[Level], rules: Sequence[Rule]) -> Settings:
    origins = {"fail-level": config.origins.get("fail-level", DEFAULT)}
    active = []
    for declared in rules:
        rule = declared
        verdict = verdict_of(rule, levels)
        origins[rule.code] = verdict.origin
        if verdict.on:
            for level, name in _said_of(rule, levels):
                rule = _applied(rule, level, name, origins)
            active.append(rule)
    return Settings(tuple(active), config.fail_level, config.lang, origins)


def verdict_of(rule: Rule, levels: Sequence[Level]) -> Verdict:
    """Whether a rule is on where these levels hold, and whose wish that is."""
    said = _said_of(rule, levels)
    enabled = rule.enabled or any(level.rules[name].severity not in (None, "off") for level, name in said)
    verdict = decide(rule, _choices(rule, levels), enabled=enabled)
    if rule.lock and rule.enabled and not verdict.on:
        return Verdict(True, DEFAULT)  # a wish that names other rules, or many, leaves it on
    return verdict


def _said_of(rule: Rule, levels: Sequence[Level]) -> list[tuple[Level, str]]:
    """The levels that say something of a rule, each with the name by which it does."""
    return [(level, name) for level in levels for name in (rule.name, rule.code) if name in level.rules]


def _choices(rule: Rule, levels: Sequence[Level]) -> list[Choice]:
    """The levels' choices, with `rules: {CODE: off}` as a wish to ignore it that a later severity recalls."""
    strengths = [
        (index, name, level.rules[name].severity)
        for index, level in enumerate(levels)
        for name in (rule.name, rule.code)
        if name in level.rules and level.rules[name].severity is not None
    ]
    choices = [level.choice for level in levels]
    if strengths and strengths[-1][2] == "off":
        index, name, _ = strengths[-1]
        choices.insert(index + 1, Choice(levels[index].origin("rules", name), ignore=(rule.code,)))
    return choices


def _applied(rule: Rule, level: Level, name: str, origins: dict[str, str]) -> Rule:
    setting = level.rules[name]
    for option in setting.options:
        origins[f"{rule.code}.options.{option}"] = level.origin("rules", name, "options", option)
    if setting.severity not in (None, "off"):
        origins[f"{rule.code}.severity"] = level.origin("rules", name)
    severity = None if setting.severity == "off" else setting.severity
    return changed(rule, severity, plain(setting.options))


def _value(key: str, value: Any) -> Any:
    if key == "fail_level":
        return Severity(value)
    if key in ("prior", "summaries"):
        return (value,) if isinstance(value, str | os.PathLike) else tuple(value)
    return _codes(value) if isinstance(_DEFAULTS[key], tuple) else value


def _codes(value: str | Sequence[str]) -> tuple[str, ...]:
    parts = [value] if isinstance(value, str) else value
    return tuple(code.strip() for part in parts for code in part.split(",") if code.strip())


def _in_words(setting: RuleSetting) -> str:
    options = ", ".join(f"{name}={value!r}" for name, value in setting.options.items())
    return " ".join(part for part in (setting.severity or "", options) if part)
