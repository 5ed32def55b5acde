"""The commands that explain: rules, a rule, the configuration, plugins, a pack, and the help of each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from commandline import reports_in
from conftest import Govlint
from govlint.cli.english import OPTIONS, in_english
from govlint.cli.root import govlint as top
from govlint.reporters.typeset import width_of


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return reports_in(tmp_path / "reports")


class TestOtherCommands:
    def test_rules(self, govlint: Govlint) -> None:
        run = govlint("rules")
        assert run.code == 0
        assert "BAL001  request-balance" in run.out
        assert "（默认关闭）" in run.out
        rules = json.loads(govlint("rules", "--format", "json").out)
        assert {"code", "name", "severity", "title", "enabled"} <= set(rules[0])
        assert f"共 {len(rules)} 条规则" in run.out
        assert f"{len(rules)} rules" in govlint("rules", "--lang", "en").out

    @pytest.mark.parametrize("name", ["BAL001", "bal001", "request-balance"])
    def test_rule(self, name: str, govlint: Govlint) -> None:
        run = govlint("rule", name)
        assert run.code == 0
        for head in ("# BAL001", "## 为什么", "## 依据", "## 反例", "## 正例", "## 选项"):
            assert head in run.out

    def test_a_rule_in_english(self, govlint: Govlint) -> None:
        out = govlint("rule", "BAL001", "--lang", "en").out
        heads = ("# BAL001 Requests in", "## Messages", "## Basis", "## Wrong", "## Right", "## Options")
        assert all(head in out for head in heads)
        assert "- BAL002 Handled requests equal" in out[out.index("## Related rules") :]
        assert "(text)\n    - 一、本年新收政府信息公开申请数量 | 2\n" in out
        assert "    (a correct report)\n" in out
        assert "为什么" not in out
        for rule in json.loads(govlint("rules", "--format", "json").out):
            told = govlint("rule", rule["code"], "--lang", "en").out
            assert told.startswith(f"# {rule['code']} {rule['title']['en']}\n")

    def test_a_rule_that_is_nearly_named(self, govlint: Govlint) -> None:
        assert "BAL001" in govlint("rule", "BAL0O1").err

    def test_options_are_shown_as_a_pack_writes_them(self, govlint: Govlint) -> None:
        out = govlint("rule", "YOY003").out
        assert '- `sections`：`["overview","problems"]`' in out
        assert "- `shortest`：`150`" in out

    def test_every_rule_can_be_shown(self, govlint: Govlint) -> None:
        codes = [rule["code"] for rule in json.loads(govlint("rules", "--format", "json").out)]
        assert {code: govlint("rule", code).code for code in codes} == dict.fromkeys(codes, 0)
        assert '- `last`：`"12-31"`' in govlint("rule", "STR012").out

    def test_config_show(self, govlint: Govlint, files: Path) -> None:
        (files / ".govlint.yaml").write_text("ignore: [CIT]\nfail-level: error\n", encoding="utf-8")
        run = govlint("config", "show", files / "good.txt")
        assert run.code == 0
        assert "fail-level = error" in run.out
        assert ".govlint.yaml:2" in run.out
        assert "BAL001" in run.out
        assert "CIT001" not in run.out

    def test_plugins(self, govlint: Govlint) -> None:
        run = govlint("plugins")
        assert run.code == 0
        assert "builtin" in run.out

    def test_pack_lint(self, govlint: Govlint) -> None:
        pack = Path(__file__).parent.parent / "rules" / "national"
        run = govlint("pack", "lint", pack, pack / "balance" / "request-balance.yaml")
        assert run.code == 0
        assert run.out.count("national") == 2
        assert govlint("pack", "lint", Path(__file__)).code == 2

    def test_pack_lint_tells_every_mistake(self, govlint: Govlint, tmp_path: Path) -> None:
        pack = tmp_path / "mine"
        (pack / "family").mkdir(parents=True)
        (pack / "pack.yaml").write_text(
            'name: mine\ntitle: {zh: 我, en: me}\nversion: "1"\n', encoding="utf-8"
        )
        (pack / "family" / "wrong.yaml").write_text(
            "code: mine1\nname: wrong\nseverity: fatal\ncheck: equaton\n", encoding="utf-8"
        )
        run = govlint("pack", "lint", pack)
        assert run.code == 2
        assert "wrong.yaml:3" in run.err

    @pytest.mark.parametrize("arguments", [("--version",), ("-h",), ("check", "--help"), ("config", "-h")])
    def test_help(self, arguments: tuple[str, ...], govlint: Govlint) -> None:
        run = govlint(*arguments)
        assert run.code == 0
        assert run.out

    @pytest.mark.parametrize("arguments", [("-h",), ("check", "-h"), ("annotate", "-h"), ("pack", "-h")])
    def test_help_fits_a_terminal(
        self, arguments: tuple[str, ...], govlint: Govlint, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "80")
        lines = govlint(*arguments).out.splitlines()
        assert max(width_of(line) for line in lines) <= 80

    def test_every_option_is_told_in_english_too(self, govlint: Govlint) -> None:
        def pages(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
            yield path, command
            if isinstance(command, click.Group):
                context = click.Context(command)
                for name in command.list_commands(context):
                    below = command.get_command(context, name)
                    assert below is not None
                    yield from pages(below, f"{path} {name}".strip())

        named = set()
        for path, command in pages(top, ""):
            for option in command.params:
                if isinstance(option, click.Option) and option.name not in ("version", "help"):
                    long = next(name for name in option.opts if name.startswith("--"))
                    assert in_english(path, long), (path, long)
                    named |= {long, f"{path} {long}"}
        named |= {"--version", "--help"}
        assert set(OPTIONS) <= named
        shown = " ".join(govlint("baseline", "prune", "-h").out.split())
        assert "The baseline to prune." in shown
        assert "Where to write it" not in shown

    @pytest.mark.parametrize(
        ("written", "meant"), [("chek", "是不是 check？"), ("xyzzy", "可用：annotate、")]
    )
    def test_a_misspelt_command_is_told_with_the_nearest(
        self, written: str, meant: str, govlint: Govlint
    ) -> None:
        run = govlint(written, "report.txt")
        assert run.code == 2
        assert meant in run.err

    def test_a_folder_without_reports_names_what_is_read(self, govlint: Govlint, tmp_path: Path) -> None:
        run = govlint("check", tmp_path)
        assert run.code == 2
        assert ".docx" in run.err
        assert ".rar" not in run.err

    def test_nothing_given_tells_how_to_use_it(self, govlint: Govlint) -> None:
        run = govlint()
        assert run.code == 2
        assert "check" in run.out + run.err
