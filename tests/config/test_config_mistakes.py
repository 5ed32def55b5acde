"""What is wrong in a configuration is told at once: kinds of values, names, and plugins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from govlint.config.files import Wrong
from govlint.config.settings import load_config
from govlint.errors import Mistake, PluginError, SettingsError, in_order
from govlint.opening import open_session
from govlint.sources.converted import converted_in_part
from govlint.sources.written import nearest
from govlint.sources.yamltext import load

Write = Callable[[str], Path]

EVERYTHING = """\
select: [BAL, ABC001]
fail-level: hoch
langg: en
exclude: [5, "**/2019"]
rules:
  BAL01: error
  BAL002: {severity: strong}
  YOY003: {options: {thresold: 0.9}}
overrides:
  - files: [a]
    ignore: [XYZ]
    bogus: 1
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def one(text: str) -> Path:
        path = tmp_path / ".govlint.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return one


def told(path: Path, **given: object) -> list[Mistake]:
    with pytest.raises(SettingsError) as caught:
        open_session(path, command_line=given)
    return caught.value.mistakes


def test_kinds_of_values_and_names_are_told_in_one_round(write: Write) -> None:
    mistakes = told(write(EVERYTHING))
    assert [(item.line, item.column) for item in mistakes] == [
        (1, 15), (2, 13), (3, 1), (4, 11), (6, 10), (7, 22), (8, 22), (11, 14), (12, 5)
    ]  # fmt: skip
    assert "没有编号、名称、前缀、标签或规则包叫 ABC001" in mistakes[0].message
    assert mistakes[4].remedy == "是不是 BAL001？"


def test_the_command_line_counts_too(write: Write) -> None:
    mistakes = told(write("langg: en\nselect: [BAL01]\n"), fail_level="hoch", prior=["gone"])
    assert [item.message.split()[-1] for item in mistakes] == ["langg", "BAL01", "hoch"]


def test_packs_that_are_not_there_are_told_with_the_rest(write: Write) -> None:
    mistakes = told(write("langg: en\npacks: [national, natinal]\nselect: [MIN001]\n"))
    assert [item.line for item in mistakes] == [1, 2]  # the pack may have had the rule


def test_a_name_that_a_lost_list_of_packs_may_have_is_not_doubted(write: Write) -> None:
    assert [item.line for item in told(write("packs: 5\nselect: [MIN001]\n"))] == [1]
    assert [item.line for item in told(write("extends: gone.yaml\nselect: [MIN001]\nx: 1\n"))] == [1, 3]


def test_a_plugin_that_is_not_there_is_told_where_it_is_written(write: Write) -> None:
    path = write("# ours\nplugins: [govlint_nowhere]\n")
    words = "没有叫 govlint_nowhere 的 Python 模块；要先安装它（pip install），或者改正名字"
    [failure] = open_session(path).registry.failures
    assert failure.error == f"{words}（写在 {path}:2）"
    mistakes = told(write("langg: en\nplugins: [govlint_nowhere]\nselect: [MIN001]\n"))
    assert [(item.line, item.column) for item in mistakes] == [(1, 1), (2, 11)]
    assert words in mistakes[1].message


def test_a_plugin_that_fails_within_keeps_its_own_words(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "govlint_inner.py").write_text("import nowhere_at_all\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    [failure] = open_session(write("plugins: [govlint_inner]\n")).registry.failures
    assert "ModuleNotFoundError" in failure.error
    with pytest.raises(PluginError, match="govlint_inner"):
        open_session(write("plugins: [govlint_inner]\npacks: [natinal]\n"))


def test_what_is_right_in_a_file_holds_beside_what_is_wrong(write: Write) -> None:
    wrong = Wrong()
    config = load_config(write("lang: en\nrules: {BAL001: off, BAL002: strong}\nexclude: [1, b]\n"), wrong)
    assert (config.lang, config.exclude) == ("en", ())
    assert [list(level.rules) for level in config.levels] == [["BAL001"]]
    assert (len(wrong.mistakes), wrong.unsure) == (2, False)


def test_a_file_that_is_no_set_of_keys_has_nothing_right(write: Write) -> None:
    wrong = Wrong()
    assert load_config(write("- a\n"), wrong).levels == ()
    assert wrong.unsure
    assert converted_in_part(load(write("a: 1\n")), dict[str, int]) == ({"a": 1}, [])


def test_mistakes_are_in_order_and_each_is_told_once() -> None:
    one, two, other = Mistake("a", "x", 3), Mistake("a", "y", 1), Mistake("b", "z")
    assert in_order([one, other, two, one]) == [two, one, other]


def test_a_code_is_near_another_by_its_letters() -> None:
    assert nearest("ABC001", ["BAL001", "STR001"]) is None
    assert nearest("BLA001", ["BAL001", "STR001"]) == "BAL001"
    assert nearest("BAL00l", ["BAL001", "STR001"]) == "BAL001"
    assert nearest("2019", ["2021"]) is None
