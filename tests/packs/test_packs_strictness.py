"""Locks against configuration: files, overrides, the command line, suppressions and baselines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs
from test_packs_inheritance import LOCKED, TIGHTEN, is_no_looser

from govlint.config.settings import load_config
from govlint.errors import SettingsError
from govlint.packs.loading import load_packs
from govlint.packs.strictness import is_stricter
from govlint.plugins import load_plugins
from govlint.session import Session
from packfolders import CHECKS, pack, told

REGISTRY = load_plugins(installed=False)
REGISTRY = structs.replace(REGISTRY, checks={**REGISTRY.checks, **CHECKS})


def session(root: Path, lock: str, config: str, **command_line: Any) -> Session:
    folder = root / "nation"
    if not folder.exists():
        pack(folder, rules={"ABC001": lock + "tags: [words]\n", "ABC002": "tags: [words]\n"})
    (root / ".govlint.yaml").write_text(config, "utf-8")
    settings_ = load_config(root / ".govlint.yaml").with_command_line(**command_line)
    return Session(settings_, REGISTRY, load_packs([folder], CHECKS))


def refused(root: Path, lock: str, config: str, **command_line: Any) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        session(root, lock, config, **command_line)
    return told(caught.value, root)


@pytest.mark.parametrize(
    ("config", "place"),
    [
        ("rules: {ABC001: off}\n", ".govlint.yaml:1:17"),
        ("rules:\n  abc001: {severity: info}\n", ".govlint.yaml:2:22"),
        ("rules:\n  ABC001: {options: {limit: 6}}\n", ".govlint.yaml:2:29"),
        ("ignore: [ABC002, ABC001]\n", ".govlint.yaml:1:18"),
        ("overrides:\n  - files: ['*.txt']\n    ignore: [abc001]\n", ".govlint.yaml:3:14"),
        ("overrides:\n  - files: ['*.txt']\n    rules: {ABC001: off}\n", ".govlint.yaml:3:21"),
    ],
)
@pytest.mark.parametrize("lock", [LOCKED, TIGHTEN])
def test_a_configuration_that_breaks_a_lock_is_refused(
    tmp_path: Path, config: str, place: str, lock: str
) -> None:
    [line] = refused(tmp_path, lock, config)
    assert line.startswith(place)
    assert "规则 ABC001 在 nation/words/abc001.yaml:11 " in line


def test_the_command_line_does_not_either(tmp_path: Path) -> None:
    [line] = refused(tmp_path, LOCKED, "", ignore="ABC001")
    assert line.startswith("命令行: 规则 ABC001 在 nation/words/abc001.yaml:11 锁定（locked），不能关闭")


@pytest.mark.parametrize(
    ("config", "command_line"),
    [
        ("select: [ABC002]\n", {}),
        ("ignore: [ABC, words, nation, ALL]\n", {}),
        ("", {"select": "ABC002"}),
        ("", {"ignore": "ABC0"}),
        ("overrides: [{files: ['*'], select: [abc002]}]\n", {}),
    ],
)
def test_wishes_that_name_others_or_many_leave_it_on(
    tmp_path: Path, config: str, command_line: dict[str, str]
) -> None:
    rules = session(tmp_path, LOCKED, config, **command_line).settings("a.txt").rules
    assert "ABC001" in [rule.code for rule in rules]


def test_what_is_stricter_is_allowed(tmp_path: Path) -> None:
    config = "rules: {ABC001: {severity: error, options: {limit: 2, words: [乙, 甲, 丁]}}}\n"
    rule = session(tmp_path, TIGHTEN, config).settings("a.txt").rules[0]
    assert (rule.severity, rule.options["limit"]) == ("error", 2)


def test_directions() -> None:
    assert is_stricter("higher", 1, 1.5)
    assert not is_stricter("higher", 1, float("nan"))
    assert not is_stricter("lower", 1, True)
    assert is_stricter("fewer", ("a", "b"), ("b",))
    assert not is_stricter("more", ("a",), "abc")
    assert is_stricter("on", False, True)
    assert not is_stricter("off", False, True)


SELECTORS = st.lists(
    st.sampled_from(["ABC001", "abc001", "ABC", "ABC002", "words", "nation", "ALL"]), max_size=3
)
SETTING = st.one_of(
    st.sampled_from(["off", "info", "warning", "error"]),
    st.fixed_dictionaries(
        {},
        optional={
            "severity": st.sampled_from(["off", "info", "error"]),
            "options": st.fixed_dictionaries(
                {}, optional={"limit": st.integers(0, 9), "words": st.just(["甲", "乙", "丙"])}
            ),
        },
    ),
)
LEVEL = st.fixed_dictionaries(
    {},
    optional={
        "select": SELECTORS,
        "ignore": SELECTORS,
        "extend-select": SELECTORS,
        "rules": st.dictionaries(st.sampled_from(["ABC001", "abc001", "ABC002"]), SETTING, max_size=2),
    },
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lock=st.sampled_from([LOCKED, TIGHTEN]),
    base=LEVEL,
    own=LEVEL,
    override=LEVEL,
    given_there=st.fixed_dictionaries({}, optional={"select": SELECTORS, "ignore": SELECTORS}),
)
def test_no_configuration_gets_round_a_lock(
    tmp_path_factory: pytest.TempPathFactory,
    lock: str,
    base: dict[str, Any],
    own: dict[str, Any],
    override: dict[str, Any],
    given_there: dict[str, Any],
) -> None:
    """A configuration is refused, or the rule is on and no looser for every file."""
    import json

    root = tmp_path_factory.mktemp("config")
    (root / "base.yaml").write_text(json.dumps(base), "utf-8")
    whole = {**own, "extends": "base.yaml", "overrides": [{"files": ["2024/**"], **override}]}
    try:
        opened = session(root, lock, json.dumps(whole), **given_there)
    except SettingsError:
        return
    declared = opened.packs[0].rules[0]
    for path in ("2024/a.txt", "2023/a.txt"):
        [rule] = [rule for rule in opened.settings(str(root / path)).rules if rule.code == "ABC001"]
        assert is_no_looser(rule, declared)
        if lock == LOCKED:
            assert (rule.severity, rule.messages, rule.options) == (
                declared.severity,
                declared.messages,
                declared.options,
            )


PATTERN = """\
code: LCK001
name: hotline
severity: error
check: pattern
title: {zh: 热线, en: hotline}
messages:
  default: {zh: 热线, en: hotline}
options: {pattern: 市民热线}
lock: locked
"""


def test_the_command_with_every_way_to_silence_it(tmp_path: Path, govlint: Any) -> None:
    pack(tmp_path / "ours", words__hotline_yaml=PATTERN)
    (tmp_path / "ours/words/hotline.md").write_text("# LCK001", "utf-8")
    title = "# 示例市2024年政府信息公开工作年度报告\n\n"
    report = title + "<!-- govlint-ignore-file LCK001: 试试 -->\n\n市民热线20件。\n"
    (tmp_path / "a.md").write_text(report, "utf-8")
    ignore = "- {path: a.md, rule: LCK001, text: 市民热线, reason: 试试, owner: 甲}\n"
    (tmp_path / ".govlint-ignore.yaml").write_text(ignore, "utf-8")
    assert "锁定了 LCK001，不能忽略" in govlint("check", "--pack", "ours", "a.md").err
    (tmp_path / ".govlint-ignore.yaml").unlink()
    base = ("check", "--pack", "ours", "--format", "concise", "a.md")
    for more in ((), ("--select", "STR001"), ("--ignore", "LCK"), ("--ignore", "ours")):
        assert "a.md:5:1: " in govlint(*base, *more).out, more
    assert govlint(*base, "--ignore", "LCK001").code == 2
    govlint("baseline", "create", "--pack", "ours", "a.md")
    assert "a.md:5:1: " in govlint(*base, "--baseline", ".govlint-baseline.json").out
