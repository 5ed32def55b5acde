from __future__ import annotations

from pathlib import Path

import pytest

from govlint.errors import SettingsError
from govlint.sources.tomltext import load_toml

TEXT = """\
[project]
name = "x"

[tool.govlint]  # ours
select = [
  "BAL",
]
fail-level = "error"
rules = {BAL001 = "off", "BAL002" = {severity = "info"}}

[tool.govlint.rules.STR001]
options.limit = 3

[[tool.govlint.overrides]]
files = ["a"]

[[tool.govlint.overrides]]
  files = ["b"]
"""


def test_positions(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(TEXT.replace('rules = {BAL001 = "off", "BAL002" = {severity = "info"}}\n', ""), "utf-8")
    source = load_toml(path)
    table = ("tool", "govlint")
    assert source.data["tool"]["govlint"]["fail-level"] == "error"
    assert source.position(table) == (4, 1)
    assert source.position((*table, "select", 0)) == (5, 1)
    assert source.position((*table, "fail-level")) == (8, 1)
    assert source.position((*table, "rules", "STR001", "options", "limit")) == (11, 1)
    assert source.position((*table, "overrides", 0, "files")) == (14, 1)
    assert source.position((*table, "overrides", 1, "files", 0)) == (17, 3)


def test_inline_tables(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('[t]\nrules = {BAL001 = "off", "BAL002" = {severity = "info"}}\n', "utf-8")
    source = load_toml(path)
    assert source.position(("t", "rules", "BAL001")) == (2, 10)
    assert source.position(("t", "rules", "BAL002", "severity")) == (2, 26)


def test_mistakes(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    for data, words in ((b"a = \n", ":1:5: TOML"), ("a = '甲'".encode("gbk"), "UTF-8")):
        path.write_bytes(data)
        with pytest.raises(SettingsError, match=words):
            load_toml(path)
    with pytest.raises(SettingsError, match="无法读取"):
        load_toml(tmp_path / "absent.toml")
