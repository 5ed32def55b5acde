"""Lists on a terminal: within its width, and no value broken that somebody may copy."""

from __future__ import annotations

from govlint.cli.listing import lines_of, lines_of_setting
from govlint.reporters.typeset import width_of

NAMES = "check：" + "、".join(f"near-duplicate-{number}" for number in range(12))
VALUE = 'unless = ["' + "|".join(["政府信息公开"] * 12) + '"]'


def test_words_are_broken_between_names_on_a_terminal_only() -> None:
    lines = lines_of(NAMES, 80, 2)
    assert all(width_of(line) <= 80 for line in lines)
    assert all(line.endswith("、") for line in lines[:-1])
    assert "".join(line.strip() for line in lines) == NAMES
    assert lines_of(NAMES, 0, 2) == [f"  {NAMES}"]


def test_a_value_is_never_broken() -> None:
    assert lines_of_setting(VALUE, "pack.yaml:3", 80, 6) == [f"      {VALUE}", "          # pack.yaml:3"]
    assert lines_of_setting(VALUE, "pack.yaml:3", 0, 6) == [f"      {VALUE}    # pack.yaml:3"]
    assert lines_of_setting("jobs = 2", "默认", 80) == ["jobs = 2    # 默认"]
