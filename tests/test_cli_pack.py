"""The commands for authors of packs: new, test, show, diff."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from conftest import Govlint
from govlint.packs.files import shipped_packs
from govlint.testing import base_report


@pytest.fixture
def pack(govlint: Govlint, tmp_path: Path) -> Path:
    """A pack just made."""
    made = govlint(
        "pack",
        "new",
        "example-city",
        "--title",
        "示例市",
        "--title-en",
        "Example city",
        "--code-prefix",
        "CTY",
    )
    assert made.code == 0
    return tmp_path / "example-city"


def test_a_pack_that_is_not_there_is_told_in_chinese_first(govlint: Govlint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    for words in (["pack", "lint", "nowhere"], ["pack", "test", "nowhere"], ["init", "nowhere"]):
        run = govlint(*words)
        assert (run.code, "错误：没有这个文件或文件夹：nowhere（" in run.err) == (2, True)
    assert "没有这个文件或文件夹" not in govlint("init", "a.txt").err


class TestNew:
    def test_the_result_passes_at_once(self, govlint: Govlint, pack: Path) -> None:
        assert govlint("pack", "lint", pack).code == 0
        tested = govlint("pack", "test", "example-city", "--coverage", "--mutate")
        assert tested.code == 0
        assert "反例 1，正例 1，改后 1；全部成立" in tested.out
        assert "规则 1/1，式子的分支 1/1" in tested.out

    def test_its_rule_works(self, govlint: Govlint, pack: Path, tmp_path: Path) -> None:
        text = base_report().replace("各项要求。", "各项要求。受理市民热线2件。")
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        assert "CTY001" not in govlint("check", "a.txt").out
        checked = govlint("check", "--pack", "example-city", "a.txt")
        assert checked.code == 1
        assert "12345热线" in checked.out

    def test_the_commands_in_its_hooks_run(self, govlint: Govlint, pack: Path) -> None:
        hooks = YAML(typ="safe").load(pack / ".pre-commit-config.yaml")["repos"][0]["hooks"]
        assert [hook["entry"] for hook in hooks] == ["govlint pack lint", "govlint pack test"]
        for hook in hooks:
            assert re.search(hook["files"], "example-city/words/hotline-name.md")
            assert govlint(*hook["entry"].split()[1:], *hook["args"]).code == 0

    def test_it_does_not_write_twice(self, govlint: Govlint, pack: Path) -> None:
        (pack / "README.md").write_text("mine", encoding="utf-8")
        again = govlint("pack", "new", "example-city")
        assert again.code == 2
        assert "不覆盖" in again.err
        assert (pack / "README.md").read_text(encoding="utf-8") == "mine"

    def test_folder(self, govlint: Govlint, tmp_path: Path) -> None:
        assert govlint("pack", "new", "town", "--folder", "rules/town", "--code-prefix", "TWN").code == 0
        assert govlint("pack", "test", "rules/town").code == 0
        assert "rules/town" in (tmp_path / "rules/town/.pre-commit-config.yaml").read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (("../x",), "小写字母"),
            (("national",), "已经有叫 national"),
            (("mine", "--code-prefix", "BAL"), "由规则包 national 使用"),
            (("mine", "--family", "b"), "三个大写字母"),
            ((), "NAME"),
        ],
    )
    def test_refused(self, arguments: tuple[str, ...], words: str, govlint: Govlint, tmp_path: Path) -> None:
        run = govlint("pack", "new", *arguments)
        assert run.code == 2
        assert words in run.err
        assert list(tmp_path.iterdir()) == []

    def test_it_asks_on_a_terminal_only(
        self, govlint: Govlint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        answers = iter(["示例县", "Example county", "CNT"])
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("click.prompt", lambda *_, **__: next(answers))
        assert govlint("pack", "new", "county").code == 0
        text = (tmp_path / "county" / "pack.yaml").read_text(encoding="utf-8")
        assert '{zh: "示例县", en: "Example county"}' in text
        assert "CNT001" in (tmp_path / "county/words/hotline-name.yaml").read_text(encoding="utf-8")


class TestTest:
    def test_what_does_not_hold_is_told_with_its_line(self, govlint: Govlint, pack: Path) -> None:
        page = pack / "words" / "hotline-name.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("市民热线转来", "服务热线转来"), encoding="utf-8")
        run = govlint("pack", "test", pack)
        line = text[: text.index("```text")].count("\n") + 1
        assert run.code == 1
        assert f"example-city/words/hotline-name.md:{line}: 反例没有查出 CTY001" in run.out
        assert "  - CTY001 至少一处" in run.out

    def test_what_a_pack_says_commands_nobody(self, govlint: Govlint, pack: Path) -> None:
        rule = pack / "words/hotline-name.yaml"
        words = rule.read_text(encoding="utf-8")
        title = "热线名称应当统一"
        assert title in words
        rule.write_text(words.replace(title, '"##\\u200b[group]一::\\u200berror::二"'), encoding="utf-8")
        for command in (("rules", "--pack", pack), ("pack", "show", pack), ("pack", "test", pack)):
            run = govlint(*command)
            assert "##[" not in run.out + run.err
            assert "::error::" not in run.out + run.err
        assert "# #[group]一: :error::二" in govlint("rules", "--pack", pack).out

    def test_of_many_findings_in_one_example_some_are_shown(self, govlint: Govlint, pack: Path) -> None:
        rule = pack / "words/hotline-name.yaml"
        rule.write_text(rule.read_text(encoding="utf-8").replace("市民热线", "'[一-鿿]'"), encoding="utf-8")
        lines = govlint("pack", "test", str(pack)).out.splitlines()
        assert any(line.startswith("  + … 还有 ") for line in lines)
        assert len(lines) < 120

    def test_mistakes_are_2_and_the_other_pack_is_tested(self, govlint: Govlint, pack: Path) -> None:
        govlint("pack", "new", "other", "--code-prefix", "OTH")
        (pack / "words" / "hotline-name.yaml").write_text("code: 1\n", encoding="utf-8")
        run = govlint("pack", "test", "example-city", "other")
        assert run.code == 2
        assert "hotline-name.yaml" in run.err
        assert "other 0.1.0" in run.out

    def test_one_rule_of_many(self, govlint: Govlint) -> None:
        national = shipped_packs() / "national"
        run = govlint("pack", "test", national / "balance/request-balance.md", national / "fee/fee-sum.yaml")
        assert run.code == 0
        counts = re.search(r"反例 (\d+)", run.out)
        assert counts
        assert 2 <= int(counts.group(1)) < 30

    def test_plugins_that_the_users_own_configuration_names(self, govlint: Govlint, tmp_path: Path) -> None:
        source = Path(__file__).parent.parent / "examples/provincial-plugin/src/govlint_example_province"
        shutil.copytree(source / "packs" / "example-province", tmp_path / "province")
        assert govlint("pack", "test", "province").code == 2
        (tmp_path / ".govlint.yaml").write_text("plugins: [govlint_example_province]\n", encoding="utf-8")
        assert govlint("pack", "test", "province").code == 0
        assert govlint("pack", "test", "province/words", "province/tables").out.startswith("example-province")

    def test_the_folder_it_runs_in(
        self, govlint: Govlint, pack: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(pack)
        assert govlint("pack", "test").code == 0
        monkeypatch.chdir(pack.parent)
        assert govlint("pack", "test").code == 2

    @pytest.mark.parametrize(
        ("inside", "arguments"),
        [(".", ()), (".", (".",)), (".", ("words",)), ("words", ("hotline-name.md",)), ("words", ("..",))],
    )
    def test_within_the_pack_after_it_was_tested_from_elsewhere(
        self,
        inside: str,
        arguments: tuple[str, ...],
        govlint: Govlint,
        pack: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """What is kept of a pack must not depend on the folder in which it was first read."""
        assert govlint("pack", "test", "example-city").code == 0
        monkeypatch.chdir(pack / inside)
        run = govlint("pack", "test", *arguments)
        assert (run.code, run.err) == (0, "")
        assert govlint("pack", "show", os.path.relpath(pack)).code == 0

    def test_a_pack_without_examples_is_not_a_success(self, govlint: Govlint, pack: Path) -> None:
        shutil.rmtree(pack / "words")
        run = govlint("pack", "test", pack)
        assert run.code == 2
        assert "没有例子可以运行：" in run.err
        assert run.out == "example-city 0.1.0：0 条规则，没有例子\n"

    def test_words_that_a_pack_adds_are_tried_on_a_whole_report(self, govlint: Govlint, pack: Path) -> None:
        with (pack / "pack.yaml").open("a", encoding="utf-8") as about:
            about.write("extends: national\n")
        (pack / "claims.yaml").write_text("names: {ourselves: [林场]}\n", encoding="utf-8")
        (pack / "fixtures").mkdir()
        lapsed = "逾期不补正、我林场不再处理其政府信息公开申请的有5件。"
        report = base_report(2024).replace("（三）政府信息管理。", f"{lapsed}\n（三）政府信息管理。")
        (pack / "fixtures" / "a.txt").write_text(report, encoding="utf-8")
        expected = 'file: a.txt\nexpect: [{rule: TXT002, text: "5"}]\n'
        (pack / "fixtures" / "a.yaml").write_text(expected, encoding="utf-8")
        assert govlint("pack", "test", pack).code == 0
        (pack / "claims.yaml").unlink()
        assert govlint("pack", "test", pack).code == 1

    def test_a_figure_that_survives_is_1(
        self, govlint: Govlint, pack: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from govlint.packtest import mutation
        from govlint.report import CellKey

        survivor = mutation.Survivor("a.md", 3, CellKey("f", "r", "c"), "某格", "1", "2", ("CTY001",))
        monkeypatch.setattr(mutation, "mutate", lambda *_: mutation.Mutation(1, (survivor,)))
        run = govlint("pack", "test", "--mutate", pack)
        assert run.code == 1
        assert "a.md:3: 某格 1 → 2 没有等式发现" in run.out

    @pytest.mark.no_cover
    def test_mutation_of_the_national_pack(self, govlint: Govlint) -> None:
        run = govlint("pack", "test", "--mutate", shipped_packs() / "national")
        assert run.code == 0
        assert re.search(r"改动 \d+ 次：发现 (\d+)，没有发现 0", run.out)


class TestLint:
    def test_what_lies_beside_packs_is_told_and_the_packs_are_checked(
        self, govlint: Govlint, pack: Path, tmp_path: Path
    ) -> None:
        """As a hook calls it, which names all files that have changed."""
        (tmp_path / "README.md").write_text("# 规则包\n", encoding="utf-8")
        rule = pack / "words" / "hotline-name.yaml"
        run = govlint("pack", "lint", "README.md", rule)
        assert run.code == 0
        assert "example-city" in run.out
        assert "README.md 不在规则包里，没有检查" in run.err
        assert govlint("pack", "lint", "README.md").code == 0
        rule.write_text(rule.read_text(encoding="utf-8") + "bogus: 1\n", encoding="utf-8")
        run = govlint("pack", "lint", "README.md", rule)
        assert run.code == 2
        assert "bogus" in run.err
        (tmp_path / "a.yaml").touch()
        assert govlint("pack", "lint", "a.yaml").code == 2

    def test_checks_of_plugins_that_the_configuration_names(self, govlint: Govlint, tmp_path: Path) -> None:
        source = Path(__file__).parent.parent / "examples/provincial-plugin/src/govlint_example_province"
        shutil.copytree(source / "packs" / "example-province", tmp_path / "example-province")
        assert govlint("pack", "lint", "example-province").code == 2
        (tmp_path / ".govlint.yaml").write_text("plugins: [govlint_example_province]\n", encoding="utf-8")
        run = govlint("pack", "lint", "example-province")
        assert (run.code, run.err) == (0, "")


class TestShow:
    def test_where_each_value_comes_from(self, govlint: Govlint, pack: Path, tmp_path: Path) -> None:
        (tmp_path / ".govlint.yaml").write_text(
            "packs: [national, example-city]\nrules:\n"
            "  CTY001: {severity: info, options: {replacement: 政务热线}}\n  BAL001: off\n",
            encoding="utf-8",
        )
        run = govlint("pack", "show", "example-city", "--format", "json")
        data = json.loads(run.out)
        (rule,) = data["rules"]
        assert (data["name"], data["version"], data["title"]["zh"]) == ("example-city", "0.1.0", "示例市")
        assert rule["severity"] == {"value": "info", "origin": ".govlint.yaml:3"}
        assert rule["options"]["replacement"] == {"value": "政务热线", "origin": ".govlint.yaml:3"}
        file = "example-city/words/hotline-name.yaml"
        assert rule["options"]["pattern"] == {"value": "市民热线", "origin": f"{file}:8"}
        assert rule["enabled"]["value"] is True
        national = json.loads(govlint("pack", "show", "national", "--format", "json").out)
        balance = national["rules"][0]
        assert balance["enabled"] == {"value": False, "origin": ".govlint.yaml:4"}
        assert len(national["forms"]) == 6
        assert national["regulations"] > 5

    def test_table(self, govlint: Govlint, pack: Path) -> None:
        run = govlint("pack", "show", pack)
        assert run.code == 0
        assert "CTY001  开  warning hotline-name" in run.out
        assert 'pattern = "市民热线"' in run.out

    def test_the_words_and_labels_that_it_adds_are_listed(self, govlint: Govlint, pack: Path) -> None:
        with (pack / "pack.yaml").open("a", encoding="utf-8") as about:
            about.write("extends: national\n")
        claims = "matters: [{key: requests, signs: [申请], words: [申请单], counts: {received: [收件]}}]\n"
        claims += "names: {ourselves: [林场]}\ncontext: {part: ['{ways}件']}\n"
        (pack / "claims.yaml").write_text(claims, encoding="utf-8")
        aliases = "forms: {requests: {rows: {new: [本年收到]}}}\nsections: {problems: [不足之处]}\n"
        (pack / "aliases.yaml").write_text(aliases, encoding="utf-8")
        run = govlint("pack", "show", pack)
        assert "\n正文里的数用的词（4 组）：\n  requests.words：申请单\n" in run.out
        assert "  names.ourselves：林场\n" in run.out
        assert "  context.part：{ways}件\n" in run.out
        assert "\n标签（2 组）：\n  problems：不足之处\n  requests.new：本年收到\n" in run.out
        data = json.loads(govlint("pack", "show", pack, "--format", "json").out)
        assert data["claims"]["requests.received"] == ["收件"]
        assert data["aliases"] == {"problems": ["不足之处"], "requests.new": ["本年收到"]}

    def test_unknown(self, govlint: Govlint) -> None:
        run = govlint("pack", "show", "nowhere")
        assert run.code == 2
        assert "national" in run.err


class TestDiff:
    @pytest.fixture
    def newer(self, pack: Path) -> Path:
        """The pack with its rule made stricter."""
        newer = shutil.copytree(pack, pack.with_name("newer"))
        rule = newer / "words" / "hotline-name.yaml"
        rule.write_text(rule.read_text(encoding="utf-8").replace("市民热线\n", "热线\n", 1), encoding="utf-8")
        return newer

    def test_what_changes(self, govlint: Govlint, pack: Path, newer: Path, tmp_path: Path) -> None:
        (tmp_path / "reports").mkdir()
        for name, words in (("a", "受理热线2件。"), ("b", "受理2件。")):
            text = base_report().replace("各项要求。", f"各项要求。{words}")
            (tmp_path / "reports" / f"{name}.txt").write_text(text, encoding="utf-8")
        run = govlint("pack", "diff", pack, newer, "--on", "reports")
        assert run.code == 1
        assert f"{os.path.join('reports', 'a.txt')}：新不合格" in run.out
        assert "  + CTY001 warning" in run.out
        assert "2 个文件，1 个有变化：新不合格 1，新合格 0" in run.out
        data = json.loads(govlint("pack", "diff", newer, pack, "--on", "reports", "--format", "json").out)
        assert (data["files"], data["changed"], data["newly_passing"]) == (2, 1, 1)
        assert data["rules"] == {"CTY001": {"added": 0, "gone": 1}}
        assert data["changes"][0]["gone"][0]["rule"] == "CTY001"
        assert govlint("pack", "diff", pack, newer, "--on", "reports", "--fail-level", "error").code == 1

    def test_nothing_changes(self, govlint: Govlint, pack: Path, newer: Path, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(base_report(), encoding="utf-8")
        assert govlint("pack", "diff", pack, newer, "--on", "a.txt").code == 0
        assert govlint("pack", "diff", "national", "national", "--on", "a.txt").code == 0

    def test_no_reports(self, govlint: Govlint, pack: Path, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        assert govlint("pack", "diff", pack, pack, "--on", "empty").code == 2


class TestLintOfPages:
    def test_pages_without_a_rule_and_under_anothers_code(self, govlint: Govlint, pack: Path) -> None:
        page = pack / "words" / "hotline-name.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("# CTY001", "# CTY009"), encoding="utf-8")
        (pack / "words" / "post-code.md").write_text("# CTY002 邮编\n", encoding="utf-8")
        (pack / "words" / "README.md").write_text("# 说明\n", encoding="utf-8")
        run = govlint("pack", "lint", pack)
        assert run.code == 2
        assert "words/hotline-name.md:1:3: 标题写的是 CTY009，这条规则是 CTY001" in run.err
        assert "words/post-code.md: 说明页旁边没有规则 post-code.yaml" in run.err
        assert run.err.count("example-city/") == 2
        run = govlint("pack", "test", pack)
        assert run.code == 2
        assert "words/hotline-name.md:1:3: 标题写的是 CTY009，这条规则是 CTY001" in run.err
        assert "words/post-code.md: 说明页旁边没有规则 post-code.yaml" in run.err
        run = govlint("pack", "test", pack / "words" / "hotline-name.yaml")
        assert (run.code, "post-code" in run.err) == (2, False)


class TestPages:
    """What is wrong with the page of a rule is told where it is."""

    @pytest.fixture
    def page(self, pack: Path) -> Path:
        return pack / "words" / "hotline-name.md"

    def test_a_fence_that_does_not_end(self, govlint: Govlint, pack: Path, page: Path) -> None:
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("```\n", "", 1), encoding="utf-8")
        linted = govlint("pack", "lint", "example-city")
        assert linted.code == 2
        line = text[: text.index("```text")].count("\n") + 1
        assert f"hotline-name.md:{line}: 围栏没有结束" in linted.err

    def test_headings_within_an_example_end_no_fence(self, govlint: Govlint, pack: Path, page: Path) -> None:
        text = page.read_text(encoding="utf-8")
        wrong = "```markdown section=problems\n## 附件\n\n市民热线转来20件。\n```\n\n## 正例"
        page.write_text(text.replace("## 正例", wrong), encoding="utf-8")
        assert govlint("pack", "lint", "example-city").code == 0

    def test_a_heading_that_is_nearly_one(self, govlint: Govlint, pack: Path, page: Path) -> None:
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("## 反例", "## 反列"), encoding="utf-8")
        linted = govlint("pack", "lint", "example-city")
        assert linted.code == 2
        assert "不认识的标题“反列”（是不是 反例？）" in linted.err

    def test_places_are_those_in_the_example(self, govlint: Govlint, pack: Path, page: Path) -> None:
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("全年受理12345热线", "全年受理\n市民热线"), encoding="utf-8")
        assert "+ CTY001 例子 2:1 “市民热线”" in govlint("pack", "test", "example-city").out
        page.write_text(
            text.replace("## 正例\n\n```text", '## 正例\n\n```text replace="情况报告=>市民热线报告"'),
            encoding="utf-8",
        )
        assert "+ CTY001 最小报告 2:" in govlint("pack", "test", "example-city").out

    def test_another_name_than_that_of_the_folder(self, govlint: Govlint, pack: Path) -> None:
        assert govlint("pack", "lint", "example-city").err == ""
        pack.rename(pack.with_name("elsewhere"))
        linted = govlint("pack", "lint", "elsewhere")
        assert linted.code == 0
        assert "名称是 example-city，文件夹（或 zip）叫 elsewhere" in linted.err


class TestAcross:
    """Rules across documents: other reports stand beside their examples."""

    @pytest.fixture
    def carried(self, pack: Path) -> Path:
        (pack / "words" / "carried.yaml").write_text(
            "code: CTY002\nname: carried\nseverity: error\ntitle: {zh: 结转, en: carried over}\n"
            "check: carry-over\nmessages: {default: {zh: 对不上, en: not the same}}\n",
            encoding="utf-8",
        )
        rows = ("二、上年结转政府信息公开申请数量 | 0", "一、本年新收政府信息公开申请数量 | 2")
        changed = f'replace="{rows[0]}=>{rows[0][:-1]}1" replace="{rows[1]}=>{rows[1][:-1]}1"'
        beside = "```text prior year=2023\n```\n\n"
        page = pack / "words" / "carried.md"
        page.write_text(
            f"# CTY002 结转\n\n## 反例\n\n{beside}```text {changed}\n```\n\n"
            f"## 正例\n\n{beside}```text\n```\n",
            encoding="utf-8",
        )
        return page

    def test_its_examples_are_run(self, govlint: Govlint, carried: Path) -> None:
        assert govlint("pack", "lint", "example-city").code == 0
        run = govlint("pack", "test", carried, "--coverage")
        assert (run.code, "反例 1，正例 1；全部成立" in run.out) == (0, True)
        assert "CTY002 没有反例" not in run.out

    def test_what_does_not_hold_is_told(self, govlint: Govlint, carried: Path) -> None:
        text = carried.read_text(encoding="utf-8")
        carried.write_text(text.replace("prior year=2023", "prior year=2022", 1), encoding="utf-8")
        run = govlint("pack", "test", carried)
        assert run.code == 1
        assert "反例没有查出 CTY002（未能检查：没有找到示例市数据局2023年的报告）" in run.out

    def test_a_report_beside_it_that_cannot_be_made_is_told(self, govlint: Govlint, carried: Path) -> None:
        text = carried.read_text(encoding="utf-8")
        carried.write_text(
            text.replace("prior year=2023", 'prior replace="没有这句=>有"', 1), encoding="utf-8"
        )
        assert "最小的正确报告里没有“没有这句”" in govlint("pack", "lint", "example-city").err
