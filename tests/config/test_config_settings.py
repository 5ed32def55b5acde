from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from govlint.config.settings import Config, Settings, find_config, load_config
from govlint.config.validity import validate_config
from govlint.errors import SettingsError
from govlint.finding import Outcome, Severity
from govlint.rule import Message, Rule, check
from govlint.vocabulary import Recognition, Vocabulary
from ruled import made


@check("words", validate=lambda options, vocabulary: [("limit", "不够")] if options["limit"] < 0 else [])
def words(context: Any, *, limit: int = 3, without: tuple[str, ...] = ()) -> Iterator[Outcome]:
    yield from ()


Write = Callable[..., Path]

CHECKS = {"words": words}
VOCABULARY = Vocabulary(
    forms=(),
    sections=(),
    recognition=Recognition(signs=(), titles=(), periods=(), introductions=(), furniture=(), page_marks=()),
)


def rule(code: str, name: str, **more: Any) -> Rule:
    messages = {"default": Message("", "", Severity.INFO)}
    return made(code, name=name, pack="national", check="words", messages=messages, **more)


RULES = (
    rule("BAL001", "request-balance", options={"limit": 1}),
    rule("BAL002", "outcome-sum", tags=("tables",)),
    rule("CIT007", "undefined-abbreviation", enabled=False),
    rule("STR001", "missing-section"),
)


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def write(text: str, name: str = ".govlint.yaml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def codes(config: Config, path: str = "report.txt") -> list[str]:
    return [rule.code for rule in config.for_path(path, RULES, {}).rules]


def told(path: Path) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        load_config(path)
    return [str(mistake) for mistake in caught.value.mistakes]


def invalid(config: Config) -> list[str]:
    return [str(mistake) for mistake in validate_config(config, RULES, CHECKS, VOCABULARY)]


def test_defaults() -> None:
    config = load_config(None)
    assert (config.packs, config.fail_level, config.lang) == (("national",), Severity.WARNING, "zh")
    assert codes(config) == ["BAL001", "BAL002", "STR001"]
    assert ("fail-level", "warning", "default") in list(config.described())


def test_every_key(write: Write) -> None:
    config = load_config(
        write(
            "packs: [national, ./mine]\nplugins: [some.module]\nselect: [BAL]\nignore: [BAL002]\n"
            "extend-select: [CIT007]\nfail-level: error\nexclude: ['old/']\nlang: en\nrequire-report: true\n"
            "rules:\n  BAL001: warning\n"
        )
    )
    assert config.packs[0] == "national"
    assert config.packs[1].endswith("/mine")
    assert (config.plugins, config.exclude, config.lang) == (("some.module",), ("old/",), "en")
    assert (config.fail_level, config.require_report) == (Severity.ERROR, True)
    assert codes(config) == ["BAL001", "CIT007"]
    assert config.origins["fail-level"] == ".govlint.yaml:6"
    described = {key: (value, origin) for key, value, origin in config.described()}
    assert described["select"] == ("[BAL]", ".govlint.yaml:3")
    assert described["rules.BAL001"] == ("warning", ".govlint.yaml:11")
    assert described["require-report"] == ("true", ".govlint.yaml:9")


def test_severity_off_and_options(write: Write) -> None:
    config = load_config(
        write(
            "rules:\n  BAL001: {severity: info, options: {limit: 9, without: [甲]}}\n  outcome-sum: off\n"
            "  CIT007: warning\n"
        )
    )
    settings = config.for_path("report.txt", RULES, {})
    balance, abbreviation, section = settings.rules
    assert (balance.severity, balance.options) == (Severity.INFO, {"limit": 9, "without": ("甲",)})
    assert balance.messages["default"].severity is None
    assert abbreviation.severity is Severity.WARNING
    assert section is RULES[3]
    assert (
        settings.origins["BAL001.options.limit"] == settings.origins["BAL001.severity"] == ".govlint.yaml:2"
    )
    assert settings.origins["BAL002"] == ".govlint.yaml:3"
    assert settings.origins["STR001"] == "default"
    assert invalid(config) == []


def test_a_severity_does_not_select(write: Write) -> None:
    config = load_config(write("select: [BAL]\nrules: {CIT007: warning}\n"))
    assert codes(config) == ["BAL001", "BAL002"]


def test_overrides(write: Write) -> None:
    config = load_config(
        write(
            "overrides:\n  - {files: ['old/**'], ignore: [BAL], rules: {STR001: info}}\n"
            "  - {files: ['*.md'], extend-select: [BAL002]}\n"
        )
    )
    assert codes(config, "a.txt") == ["BAL001", "BAL002", "STR001"]
    assert codes(config, "old/a.txt") == ["STR001"]
    assert codes(config, "old/deep/a.md") == ["BAL002", "STR001"]
    assert config.for_path("old/a.txt", RULES, {}).rules[0].severity is Severity.INFO
    known: dict[tuple[int, ...], Settings] = {}
    assert config.for_path("old/a.txt", RULES, known) is config.for_path("old/b.txt", RULES, known)
    assert config.for_path("b.txt", RULES, known) is not config.for_path("old/b.txt", RULES, known)
    assert len(known) == 2
    assert len(config.overrides) == 2


def test_overrides_are_relative_to_their_file(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = load_config(write("overrides: [{files: [/old], ignore: [BAL]}]\n", "sub/.govlint.yaml"))
    assert codes(config, "sub/old/a.txt") == ["STR001"]
    assert codes(config, "old/a.txt") == ["BAL001", "BAL002", "STR001"]
    monkeypatch.chdir(tmp_path / "sub")
    assert codes(config, "old/a.txt") == ["STR001"]


def test_extends(write: Write) -> None:
    write("fail-level: error\nselect: [STR]\nlang: en\nrules: {BAL001: off}\n", "base/a.yaml")
    write("lang: zh\nextends: a.yaml\noverrides: [{files: ['*'], ignore: [BAL002]}]\n", "base/b.yaml")
    config = load_config(write("extends: [base/b.yaml]\nselect: [BAL]\nrules: {BAL001: warning}\n"))
    assert (config.fail_level, config.lang) == (Severity.ERROR, "zh")
    assert codes(config) == ["BAL001"]
    assert config.origins["fail-level"] == "base/a.yaml:1"
    assert config.origins["lang"] == "base/b.yaml:1"


def test_extends_mistakes_are_told(write: Write) -> None:
    write("extends: a.yaml\n", "b.yaml")
    path = write("extends: [b.yaml, absent.yaml]\nselct: [BAL]\n", "a.yaml")
    wrong = [
        "b.yaml:1:10: extends 成了循环：a.yaml",
        "a.yaml:1:19: 没有 absent.yaml 这个文件",
    ]
    assert told(path) == [*wrong, "a.yaml:2:1: 不认识的键 selct（是不是 select？）"]
    write("extends: [b.yaml, absent.yaml]\n", "a.yaml")
    assert told(path) == ["b.yaml:1:10: extends 成了循环：a.yaml", "a.yaml:1:19: 没有 absent.yaml 这个文件"]


def test_mistakes_of_form_are_told_at_once(write: Write) -> None:
    path = write(
        "fail-lvl: error\nselect: BAL\nlang: de\nrules: {BAL001: of, BAL002: {severty: off}}\n"
        "overrides: [{ignore: [BAL]}]\nrequire-report: 1\n"
    )
    assert told(path) == [
        ".govlint.yaml:1:1: 不认识的键 fail-lvl（是不是 fail-level？）",
        ".govlint.yaml:2:9: 应为列表，写的是文字（写成 [BAL]）",
        ".govlint.yaml:3:7: 不能写 de（可用：zh、en）",
        ".govlint.yaml:4:17: 不能写 of（是不是 off？）",
        ".govlint.yaml:4:30: 不认识的键 severty（是不是 severity？）",
        ".govlint.yaml:5:13: 缺少 files（加上一行 files: …）",
        ".govlint.yaml:6:17: 应为true/false，写的是整数（写 true 或 false，不加引号）",
    ]


def test_what_the_rules_do_not_know_is_told(write: Write) -> None:
    config = load_config(
        write(
            "select: [BAL01, tables]\nignore: [BALL]\nrules:\n  STR01: off\n  BAL001: {options: {limt: 3}}\n"
            "  BAL002:\n    options: {limit: many}\n  STR001: {options: {limit: -1}}\n"
            "overrides:\n  - files: ['*']\n    extend-select: [missing-sectn]\n"
        )
    )
    assert invalid(config) == [
        ".govlint.yaml:1:10: 没有编号、名称、前缀、标签或规则包叫 BAL01（是不是 BAL001？）",
        ".govlint.yaml:2:10: 没有编号、名称、前缀、标签或规则包叫 BALL（是不是 BAL？）",
        ".govlint.yaml:4:10: 没有规则 STR01（是不是 STR001？）",
        ".govlint.yaml:5:22: 不认识的键 limt（是不是 limit？）",
        ".govlint.yaml:7:22: 应为整数，写的是文字（写阿拉伯数字，不加引号）",
        ".govlint.yaml:8:29: 选项 limit：不够",
        ".govlint.yaml:11:21: 没有编号、名称、前缀、标签或规则包叫 missing-sectn（是不是 missing-section？）",
    ]


def test_how_to_mend_it_is_told(write: Write) -> None:
    [joined] = invalid(load_config(write("ignore: [BAL001，BAL002]\n")))
    assert joined.endswith("规则包叫 BAL001，BAL002（分开写成 BAL001, BAL002，逗号用半角）")
    flat = told(write("rules:\n  BAL001:\n    limit: 3\n"))
    assert flat == [".govlint.yaml:3:5: 不认识的键 limit（选项写在 options 下面；可用：severity、options）"]
    assert told(write("ignore = [BAL001]\n")) == [
        ".govlint.yaml:1:1: 应为一组键值，写的是文字（写成 ignore: …，等号改成冒号）"
    ]
    [unknown] = told(write("disable: [BAL001]\n"))
    assert unknown.startswith(".govlint.yaml:1:1: 不认识的键 disable（可用：extends、packs、")


@pytest.mark.parametrize(
    ("pattern", "remedy"),
    [
        ("./2019/**", "去掉开头的 ./"),
        ("../2019/**", "只能写这个配置所在的文件夹和下面的，上面的写在上面的配置里"),
        (r"2019\**", "文件夹用 / 分开"),
        ("*.html,*.txt", "分开写成列表"),
    ],
)
def test_patterns_that_no_file_is_of_are_told(write: Write, pattern: str, remedy: str) -> None:
    [excluded] = told(write(f"exclude: ['{pattern}']\n"))
    [changed] = told(write(f"overrides:\n  - files: ['{pattern}']\n    ignore: [BAL]\n"))
    assert excluded.endswith(f"什么文件也不会是它（{remedy}）")
    assert changed.endswith(f"什么文件也不会是它（{remedy}）")
    load_config(write(r"exclude: ['\[附件\]*', '/2019/**', '!保留.txt', '..备份/']" + "\n"))


def test_a_rule_is_spoken_of_in_one_place_and_families_elsewhere(write: Write) -> None:
    name = next(rule.name for rule in RULES if rule.code == "BAL001")
    twice = load_config(write(f"rules: {{BAL001: error, {name}: off}}\n"))
    assert invalid(twice) == [
        f".govlint.yaml:1:{26 + len(name)}: {name} 和 BAL001 是同一条规则（合在一处写）"
    ]
    family = load_config(write("rules: {BAL: off}\n"))
    assert invalid(family) == [
        ".govlint.yaml:1:14: 没有规则 BAL"
        "（这里一次写一条；几条规则一起开关，写 ignore: [BAL] 或 select: [BAL]）"
    ]


def test_an_override_that_changes_nothing_is_told(write: Write) -> None:
    assert told(write("overrides:\n  - files: ['2019/**']\n")) == [
        ".govlint.yaml:2:5: 这一项什么也没有改（写上 select、ignore 或 rules）"
    ]


def test_the_command_line_is_stronger(write: Write) -> None:
    config = load_config(write("select: [STR]\nignore: [BAL002]\nfail-level: error\npacks: [mine]\n"))
    given = config.with_command_line(
        select=("BAL,CIT007",), fail_level="info", lang=None, packs=["other", "mine"]
    )
    assert codes(given) == ["BAL001", "CIT007"]
    assert (given.fail_level, given.packs) == (Severity.INFO, ("mine", "other"))
    assert given.origins["fail-level"] == given.origins["select"] == "command line"
    assert given.for_path("x", RULES, {}).origins["BAL001"] == "command line"
    assert codes(config) == ["STR001"]
    wrong = config.with_command_line(**{"extend-select": ["BAL9"]})
    assert invalid(wrong) == ["命令行: 没有编号、名称、前缀、标签或规则包叫 BAL9（是不是 BAL？）"]
    with pytest.raises(SettingsError, match="fail-level"):
        config.with_command_line(fail_level="errors")
    with pytest.raises(TypeError, match="colour"):
        config.with_command_line(colour=True)


def test_the_command_line_beats_overrides(write: Write) -> None:
    config = load_config(write("overrides: [{files: ['*'], select: [STR]}]\n"))
    assert codes(config) == ["STR001"]
    assert codes(config.with_command_line(select=["BAL"])) == ["BAL001", "BAL002"]


def test_a_second_file_that_nobody_reads_is_told(write: Write, tmp_path: Path) -> None:
    path = write("select: [BAL]\n")
    write("select: [STR]\n", ".govlint.yml")
    assert find_config(tmp_path) == path
    assert told(path) == [".govlint.yml: 不会被读到：旁边的 .govlint.yaml 先读（把两个合成一个）"]
    path.unlink()
    assert codes(load_config(tmp_path / ".govlint.yml")) == ["STR001"]


def test_a_full_width_colon_is_named(write: Write) -> None:
    assert told(write("select：[BAL]\n")) == [
        ".govlint.yaml:1:1: 应为一组键值，写的是文字（select 后面的冒号要用半角的 :，后面空一格）"
    ]


def test_pyproject(write: Write, tmp_path: Path) -> None:
    text = '[tool.govlint]\nselect = ["BAL"]\n[tool.govlint.rules]\nBAL001 = "off"\nSTR1 = "info"\n'
    path = write(text, "pyproject.toml")
    assert find_config(tmp_path) == path
    config = load_config(path)
    assert codes(config) == ["BAL002"]
    assert invalid(config) == ["pyproject.toml:5:1: 没有规则 STR1（是不是 STR001？）"]
    assert told(write(text + "[tool.govlint.rule]\n", "pyproject.toml")) == [
        "pyproject.toml:6:1: 不认识的键 rule（是不是 rules？）"
    ]
    write("[tool.govlint]\nselect = [\n", "pyproject.toml")
    assert find_config(tmp_path) == path
    assert "TOML 写法有误" in told(path)[0]
    assert told(write("tool = 1\n", "pyproject.toml")) == ["pyproject.toml: 没有 [tool.govlint] 一节"]
    assert codes(load_config(write('select = ["STR"]\n', "other.toml"))) == ["STR001"]


def test_finding_the_configuration(write: Write, tmp_path: Path) -> None:
    deep = tmp_path / "repository/a/b"
    deep.mkdir(parents=True)
    outer = write("")
    assert find_config(deep) == outer
    write('[project]\nname = "x"\n', "repository/a/pyproject.toml")
    write("keywords = ['govlint'\n", "repository/pyproject.toml")
    assert find_config(deep) == outer
    (tmp_path / "repository/.git").mkdir()
    assert find_config(deep) is None
    inner = write("", "repository/a/.govlint.yml")
    assert find_config(deep) == inner
    assert find_config(deep / "report.txt") == inner
    assert codes(load_config(inner)) == ["BAL001", "BAL002", "STR001"]


def test_patterns_that_cannot_be(write: Write) -> None:
    [message] = told(write("exclude: ['!']\n"))
    assert message.startswith(".govlint.yaml:1:11: 文件样式 ! 有误")


def test_it_goes_to_other_processes(write: Write) -> None:
    config = load_config(write("select: [BAL]\noverrides: [{files: ['*.md'], ignore: [BAL]}]\n"))
    other = pickle.loads(pickle.dumps(config))
    assert other == config
    assert codes(other, "a.md") == []
    assert isinstance(other, Config)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("'**/2019'", '写成 ["**/2019"]'),
        ("'a[12].txt'", '写成 ["a[12].txt"]'),
        ("旧/**", "写成 [旧/**]"),
    ],
)
def test_a_list_is_shown_as_it_can_be_written(tmp_path: Path, written: str, told: str) -> None:
    file = tmp_path / ".govlint.yaml"
    file.write_text(f"exclude: {written}\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_config(file)
    assert told in str(caught.value)
    file.write_text(f"exclude: {told.removeprefix('写成 ')}\n", encoding="utf-8")
    assert len(load_config(file).exclude) == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("summaries: [{summary: 示例县, members: []}]", "1:37: members 是空的（写上成员的机关名称"),
        ("summaries: [{summary: '', members: [示例县甲局]}]", "1:23: 机关名称是空的"),
        ("summaries: [{summary: 示例县, members: [示例县甲局, ' ']}]", "1:45: 机关名称是空的"),
        ("overrides: [{files: [], ignore: [BAL]}]", "1:21: files 是空的，这一项对什么文件也不起作用"),
        ("exclude: ['[']", "1:11: 文件样式 [ 有误：“[”没有对应的“]”"),
        ("exclude: [a, 'old[1-9.txt']", "1:14: 文件样式 old[1-9.txt 有误：“[”没有对应的“]”"),
        ("overrides: [{files: ['[ab][c'], ignore: [BAL]}]", "1:22: 文件样式 [ab][c 有误"),
    ],
)
def test_what_would_hold_for_nothing_is_told(write: Write, text: str, line: str) -> None:
    [message] = told(write(text + "\n"))
    assert message.startswith(f".govlint.yaml:{line}")


@pytest.mark.parametrize("pattern", ["[ab].txt", "[!a-c]*", "a]", "[]]x", r"\[old"])
def test_patterns_that_can_be(write: Write, pattern: str) -> None:
    assert load_config(write(f"exclude: ['{pattern}']\n")).exclude == (pattern,)


def test_a_path_up_and_down_again_is_found_by_where_it_leads(write: Write, tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "reports").mkdir()
    write("", "inner/.govlint.yaml")
    assert find_config(tmp_path / "inner" / ".." / "reports") is None
    outer = write("")
    assert find_config(tmp_path / "inner" / ".." / "reports") == outer
