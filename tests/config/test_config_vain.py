"""What a configuration says and nothing comes of is told, with its place, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest

from conftest import Govlint
from govlint.testing import base_report


class Write(Protocol):
    """Writes a file, the configuration unless it is named."""

    def __call__(self, text: str, name: str = ...) -> Path: ...


@pytest.fixture
def write(tmp_path: Path) -> Write:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.txt").write_text(base_report(), encoding="utf-8")

    def one(text: str, name: str = ".govlint.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return one


OPTIONS = "rules:\n  URL003: {options: {secure: false}}\n"


class TestRulesThatAreOff:
    def test_off_by_default(self, govlint: Govlint, write: Write) -> None:
        write(OPTIONS)
        told = ".govlint.yaml:2：URL003 的选项不起作用，这条规则是关着的：默认关闭，要打开就写 extend-select"
        assert told in govlint("check", ".").err
        english = ".govlint.yaml:2: the options of URL003 change nothing, for the rule is off by default"
        assert english in govlint("check", ".", "--lang", "en").err
        assert govlint("check", ".", "--extend-select", "URL003").err == ""

    @pytest.mark.parametrize(
        ("off", "why"),
        [
            ("ignore: [YOY003]\n", "（.govlint.yaml:3）"),
            ("select: [BAL]\n", "（.govlint.yaml:3）"),
            ("overrides: [{files: [b/], ignore: [YOY003]}]\nignore: [YOY]\nselect: [BAL]\n", ""),
        ],
    )
    def test_not_selected_or_ignored(self, off: str, why: str, govlint: Govlint, write: Write) -> None:
        write("rules:\n  YOY003: {severity: error, options: {threshold: 0.9}}\n" + off)
        said = govlint("check", ".").err
        assert f"注意：.govlint.yaml:2：YOY003 的级别和选项不起作用，这条规则是关着的{why}" in said
        assert said.count("注意") == 1

    def test_turned_off_where_its_options_stand(self, govlint: Govlint, write: Write) -> None:
        write("rules:\n  missing-title: info\n  YOY003: {severity: 'off', options: {threshold: 0.9}}\n")
        assert "注意：.govlint.yaml:3：YOY003 的选项不起作用" in govlint("check", ".").err

    @pytest.mark.parametrize(
        "on",
        [
            "extend-select: [URL003]\n",
            "overrides: [{files: [b/], extend-select: [URL003]}]\n",
            "overrides: [{files: [b/], rules: {URL003: info}}]\n",
            "select: [ALL]\n",
        ],
    )
    def test_on_for_some_file(self, on: str, govlint: Govlint, write: Write) -> None:
        write(OPTIONS + on)
        assert "不起作用" not in govlint("check", ".").err

    def test_an_override_of_what_is_off(self, govlint: Govlint, write: Write) -> None:
        write("overrides:\n- {files: [b/], rules: {URL003: {options: {secure: false}}}}\n")
        assert "注意：.govlint.yaml:2：URL003 的选项不起作用" in govlint("check", ".").err

    def test_what_others_extend_may_serve_them(self, govlint: Govlint, write: Write) -> None:
        write(OPTIONS, "house.yaml")
        write("extends: house.yaml\n")
        assert govlint("check", ".").err == ""

    def test_what_the_command_leaves_out_is_no_wonder(self, govlint: Govlint, write: Write) -> None:
        write("rules:\n  YOY003: {options: {threshold: 0.9}}\n")
        assert govlint("check", ".", "--select", "BAL").err == ""
        assert govlint("check", ".", "--ignore", "YOY003").err == ""


class TestWhatNothingIsComparedWith:
    @pytest.fixture
    def beside(self, tmp_path: Path) -> None:
        (tmp_path / "old").mkdir()
        (tmp_path / "old" / "2023.txt").write_text(base_report(2023), encoding="utf-8")
        (tmp_path / "names.yaml").write_text("示例市信息局: 示例市数据局\n", encoding="utf-8")

    @pytest.mark.parametrize(
        ("key", "value", "off", "codes"),
        [
            ("prior", "old", "[YOY]", "YOY001、YOY002、YOY003、YOY004"),
            ("agencies", "names.yaml", "[across, SUM]", "SUM001、YOY001、YOY002、YOY003、YOY004"),
            ("summaries", "[{summary: 示例市数据局, members: [a/*]}]", "[SUM001]", "SUM001"),
        ],
    )
    def test_where_the_rules_are_off(
        self, key: str, value: str, off: str, codes: str, govlint: Govlint, write: Write, beside: None
    ) -> None:
        write(f"ignore: {off}\n{key}: {value}\n")
        told = f"注意：.govlint.yaml:2：{key} 没有用，要用它的规则都关着：{codes}\n"
        assert told in govlint("check", "a").err
        assert f".govlint.yaml:2: {key} serves nothing" in govlint("check", "a", "--lang", "en").err
        write(f"overrides: [{{files: [a/], extend-select: [YOY003]}}]\nignore: [BAL]\n{key}: {value}\n")
        assert "没有用" not in govlint("check", "a", "--select", "BAL").err


class TestHiddenByTheCommand:
    CONFIG = "select: [BAL, CIT]\noverrides:\n- files: [b/]\n  select: [TXT]\n"

    def test_the_selection_of_an_override(self, govlint: Govlint, write: Write) -> None:
        write(self.CONFIG)
        told = "注意：.govlint.yaml:4：overrides 里的 select 这次不用，以命令行的 --select 为准"
        assert told in govlint("check", ".", "--select", "BAL").err
        assert (
            "this select of overrides is not used"
            in govlint("check", ".", "--select", "BAL", "--lang=en").err
        )

    def test_only_where_it_would_hold(self, govlint: Govlint, write: Write) -> None:
        write(self.CONFIG)
        assert govlint("check", ".").err == ""
        assert govlint("check", "a", "--select", "BAL").err == ""
        assert govlint("check", ".", "--ignore", "CIT").err == ""


@pytest.mark.parametrize("key", ["exclude: ['{}']", "overrides: [{{files: ['{}'], ignore: [BAL]}}]"])
def test_patterns_from_the_top_of_the_disk(key: str, govlint: Govlint, write: Write, tmp_path: Path) -> None:
    write(key.format(f"{tmp_path}/a/"))
    run = govlint("check", ".")
    assert run.code == 2
    told = run.err.replace("\n", "")
    assert f"文件样式 {tmp_path}/a/ 有误：是绝对路径，什么文件也不会是它（写成 /a/）" in told
    run = govlint("check", ".", "--lang", "en")
    assert "an absolute path, so that no file is ever of it (write /a/)" in run.err
    for pattern in ("~/a/", "C:/a/", f"{tmp_path.parent}/"):
        write(key.format(pattern))
        assert "相对于这个配置所在的文件夹写" in govlint("check", ".").err
    write(key.format("/a/"))
    assert govlint("check", ".").code == 0


def test_agencies_renamed_in_a_circle(govlint: Govlint, write: Write) -> None:
    write("agencies: names.yaml\n")
    write("示例市丙局: 示例市甲局\n示例市甲局: 示例市乙局\n示例市 乙局: 示例市甲局\n", "names.yaml")
    run = govlint("check", ".")
    assert run.code == 2
    assert "names.yaml:3:9: 机关改名绕成了圈：示例市甲局 → 示例市 乙局 → 示例市甲局" in run.err
    assert "renamed in a circle" in govlint("check", ".", "--lang", "en").err
    write("示例市甲局: 示例市甲局\n", "names.yaml")
    assert "示例市甲局 → 示例市甲局" in govlint("check", ".").err
    write("示例市甲局: 示例市乙局\n示例县人民政府: 示例县政府\n", "names.yaml")
    assert govlint("check", ".").code == 0
