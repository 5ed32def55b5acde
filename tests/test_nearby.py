"""Each file by the configuration and the side file nearest to it, whatever else is checked with it."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest

from conftest import Govlint, Run
from govlint.opening import open_session
from govlint.testing import base_report

FAULTY = base_report().replace("申请数量 | 2", "申请数量 | 6")


@pytest.fixture
def conf(tmp_path: Path) -> Path:
    """Two folders with a faulty report each, of which one has a configuration that ignores its fault."""
    for name in ("other", "sub"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "sub" / ".govlint.yaml").write_text("ignore: [BAL]\n", encoding="utf-8")
    return tmp_path


def codes(run: Run) -> dict[str, set[str]]:
    documents = json.loads(run.out)["documents"]
    return {item["path"]: {finding["rule"] for finding in item["findings"]} for item in documents}


def both(conf: Path, name: str, text: str) -> None:
    (conf / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("cache", [(), ("--no-cache",)])
def test_the_order_of_paths_decides_nothing(
    jobs: int, cache: tuple[str, ...], govlint: Govlint, conf: Path
) -> None:
    options = ("--format", "json", "--jobs", jobs, *cache)
    for paths in ((".",), *itertools.permutations(("other", "sub")), ("sub/a.txt", "other/a.txt")):
        run = govlint("check", *options, *paths)
        assert run.code == 1
        assert codes(run) == {"other/a.txt": {"BAL001"}, "sub/a.txt": set()}, paths
    assert govlint("check", *options, "sub").code == 0


def test_what_is_shown_is_what_holds(govlint: Govlint, conf: Path) -> None:
    assert "BAL001" not in govlint("config", "show", "sub/a.txt").out
    assert "BAL001" in govlint("config", "show", "other/a.txt").out


def test_a_configuration_that_is_given_holds_for_all(govlint: Govlint, conf: Path) -> None:
    both(conf, "mine.yaml", "ignore: [STR013]\n")
    run = govlint("check", "--config", "mine.yaml", "--format", "json", ".")
    assert codes(run) == {"other/a.txt": {"BAL001"}, "sub/a.txt": {"BAL001"}}


def test_the_command_line_is_stronger_than_each(govlint: Govlint, conf: Path) -> None:
    both(conf, "sub/.govlint.yaml", "select: [BAL]\n")
    run = govlint("check", "--select", "CIT", "--format", "json", ".")
    assert codes(run) == {"other/a.txt": set(), "sub/a.txt": set()}


def test_fail_level_exclude_and_require_report(govlint: Govlint, conf: Path) -> None:
    both(conf, "sub/.govlint.yaml", "exclude: [old]\nrules: {BAL001: warning}\nfail-level: error\n")
    (conf / "sub" / "old").mkdir()
    (conf / "sub" / "old" / "b.txt").write_text(FAULTY, encoding="utf-8")
    (conf / "other" / "a.txt").unlink()
    run = govlint("check", "--format", "json", ".")
    assert run.code == 0
    assert codes(run) == {"sub/a.txt": {"BAL001"}}
    (conf / "sub" / "README.md").write_text("# 说明\n", encoding="utf-8")
    assert govlint("check", ".").code == 0
    both(conf, "sub/.govlint.yaml", "require-report: true\nignore: [BAL]\n")
    assert govlint("check", ".").code == 2


def test_packs_hold_for_the_files_of_their_configuration(govlint: Govlint, conf: Path) -> None:
    govlint("pack", "new", "ours", "--folder", "sub/ours", "--code-prefix", "OUR")
    text = base_report().replace("各项要求。", "各项要求。受理市民热线2件。")
    for name in ("sub", "other"):
        (conf / name / "a.txt").write_text(text, encoding="utf-8")
    both(conf, "sub/.govlint.yaml", "packs: [national, ./ours]\n")
    found = codes(govlint("check", "--format", "json", "other", "sub"))
    assert (found["other/a.txt"], found["sub/a.txt"]) == (set(), {"OUR001"})
    sarif = json.loads(govlint("check", "--format", "sarif", ".").out)
    assert "OUR001" in {rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]}


def test_mistakes_of_all_of_them_are_told_before_anything_is_checked(govlint: Govlint, conf: Path) -> None:
    both(conf, "sub/.govlint.yaml", "ignore: [BAL0O1]\n")
    both(conf, "other/.govlint.yaml", "bogus: 1\n")
    run = govlint("check", ".", "--output", "json=all.json")
    assert (run.code, run.out) == (2, "")
    assert "sub/.govlint.yaml:1" in run.err
    assert "other/.govlint.yaml:1" in run.err
    assert not (conf / "all.json").exists()


def test_baselines_are_those_of_the_configurations(govlint: Govlint, conf: Path) -> None:
    both(conf, "sub/.govlint.yaml", "baseline: known.json\n")
    govlint("baseline", "create", "sub", "--output", "sub/known.json")
    assert codes(govlint("check", "--format", "json", ".")) == {"other/a.txt": {"BAL001"}, "sub/a.txt": set()}


def test_rules_across_documents_see_the_files_of_all(govlint: Govlint, conf: Path) -> None:
    (conf / "other" / "a.txt").write_text(base_report(2023), encoding="utf-8")
    text = base_report(2024).replace("结转政府信息公开申请数量 | 0", "结转政府信息公开申请数量 | 1")
    (conf / "sub" / "a.txt").write_text(text, encoding="utf-8")
    both(conf, "sub/.govlint.yaml", "ignore: [BAL]\n")
    both(conf, "other/.govlint.yaml", "ignore: [YOY]\n")
    found = codes(govlint("check", "--format", "json", "."))
    assert "YOY001" in found["sub/a.txt"]
    assert found["other/a.txt"] == set()


@pytest.mark.parametrize("paths", [("y",), ("y/2024",), ("y/2024/a.txt", "y/a.txt"), (".",)])
@pytest.mark.parametrize("jobs", [1, 2])
def test_the_side_file_beside_the_report(
    jobs: int, paths: tuple[str, ...], govlint: Govlint, tmp_path: Path
) -> None:
    (tmp_path / "y" / "2024").mkdir(parents=True)
    for name in ("y/2024/a.txt", "y/a.txt"):
        (tmp_path / name).write_text(FAULTY, encoding="utf-8")
    entry = "- {path: a.txt, rule: BAL001, reason: 已核对}\n- {path: a.txt, rule: CIT001, reason: 多余}\n"
    (tmp_path / "y/2024/.govlint-ignore.yaml").write_text(entry, encoding="utf-8")
    found = codes(govlint("check", "--format", "json", "--jobs", jobs, *paths))
    assert found["y/2024/a.txt"] == set()
    assert found.get("y/a.txt", {"BAL001"}) == {"BAL001"}
    assert found["y/2024/.govlint-ignore.yaml"] == {"SUP001"}  # CIT001 is not found there


def test_standard_input_goes_by_the_name_it_is_given(govlint: Govlint, conf: Path) -> None:
    data = FAULTY.encode()
    assert govlint("check", "-", "--stdin-filename", "sub/new.txt", stdin=data).code == 0
    assert govlint("check", "-", "--stdin-filename", "other/new.txt", stdin=data).code == 1


def test_extract_and_fix(govlint: Govlint, conf: Path) -> None:
    both(conf, "sub/.govlint.yaml", "exclude: [a.txt]\n")
    run = govlint("extract", ".")
    assert [item["path"] for item in json.loads(run.out)["reports"]] == ["other/a.txt"]
    both(conf, "sub/.govlint.yaml", "ignore: [CIT]\n")
    text = base_report().replace("各项要求。", "各项要求，按照国办公开办函[2021]30号编写。")
    for name in ("sub", "other"):
        (conf / name / "a.txt").write_text(text, encoding="utf-8")
    govlint("check", "--fix", "sub", "other")
    assert "[2021]" in (conf / "sub" / "a.txt").read_text(encoding="utf-8")
    assert "〔2021〕" in (conf / "other" / "a.txt").read_text(encoding="utf-8")


def test_a_session_without_a_place_has_but_its_own(conf: Path) -> None:
    session = open_session()
    assert session.of("sub/a.txt") is session
    assert session.family == (session,)
    near = open_session(near=conf)
    assert near.of(str(conf / "other" / "a.txt")) is near.of(str(conf / "b.txt"))
    assert near.of(str(conf / "sub" / "a.txt")) is near.of(str(conf / "sub" / "b.txt")) is not near
    assert len(near.family) == 2


def test_a_pack_that_is_not_there_is_told_where_it_is_named(govlint: Govlint, conf: Path) -> None:
    both(conf, "sub/.govlint.yaml", "lang: zh\npacks: [nationl]\n")
    run = govlint("check", ".")
    assert run.code == 2
    assert "sub/.govlint.yaml:2:9: 没有叫“" in run.err
    assert "是不是 national" in run.err
    both(
        conf,
        "sub/.govlint.yaml",
        "packs: [nationl]\nignore: [OWN001]\nrules:\n  FEE004: {options: {unitt: 3}}\n",
    )
    told = govlint("check", ".").err
    assert "不认识的键 unitt" in told
    assert "OWN001" not in told  # the pack that is not there may have it
    run = govlint("check", "other", "--pack", "nationl")
    assert run.code == 2
    assert "没有叫“nationl”的规则包" in run.err


def test_a_selection_of_nothing_is_told(govlint: Govlint, conf: Path) -> None:
    run = govlint("check", "other", "--extend-select", "TYP")
    assert "注意：命令行：TYP 没有打开任何规则，TYP001、TYP002 默认关闭，要写出编号" in run.err
    run = govlint("check", "other", "--select", "TYP")
    assert run.code == 2
    assert "TYP001、TYP002 默认关闭" in run.err
    both(conf, "sub/.govlint.yaml", "extend-select: [TYP]\n")
    assert "sub/.govlint.yaml:1：TYP 没有打开任何规则" in govlint("check", ".").err
    both(conf, "sub/.govlint.yaml", "extend-select: [TYP]\nrules: {TYP001: warning}\n")
    assert govlint("check", ".").err == ""


def test_what_does_not_differ_is_shared(conf: Path) -> None:
    (conf / "other" / ".govlint.yaml").write_text("packs: [national, style]\n", encoding="utf-8")
    near = open_session(near=conf)
    sub, other = (near.of(str(conf / name / "a.txt")) for name in ("sub", "other"))
    assert sub.engine is near.engine is not other.engine
    assert sub.config.file != near.config.file
    assert {rule.pack for rule in other.rules} > {rule.pack for rule in near.rules}


def test_a_configuration_that_leaves_no_rule_on_is_named(govlint: Govlint, conf: Path) -> None:
    both(conf, "sub/.govlint.yaml", "select: []\n")
    run = govlint("check", ".")
    assert run.code == 2
    assert "请检查 sub/.govlint.yaml 的 packs、select、ignore 和 rules" in run.err
    assert "请检查 packs、select、ignore 和 rules" in govlint("check", "other", "--ignore", "ALL").err


def test_the_folder_of_last_year_is_told_where_it_is_named(govlint: Govlint, conf: Path) -> None:
    both(conf, "sub/.govlint.yaml", "lang: zh\nprior: last\n")
    run = govlint("check", ".")
    assert run.code == 2
    assert "sub/.govlint.yaml:2:8: 没有上年报告的文件夹 sub/last\n" in run.err
    assert "没有上年报告的文件夹 last\n" in govlint("check", "other", "--prior", "last").err


def test_what_a_plugin_of_a_folder_reads_is_found_there(
    govlint: Govlint, conf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both(
        conf,
        "reader_of_letters.py",
        "from govlint.hookspecs import Reader, hookimpl\n"
        "from govlint.readers.text import read\n\n\n"
        "@hookimpl\n"
        "def govlint_readers():\n"
        "    return [Reader('letters', ('.letter',), read)]\n",
    )
    monkeypatch.syspath_prepend(conf)
    both(conf, "sub/.govlint.yaml", "plugins: [reader_of_letters]\n")
    for name in ("sub", "other"):
        both(conf, f"{name}/b.letter", FAULTY)
    both(conf, "none", "")
    run = govlint("check", "--format", "json", ".")
    assert set(codes(run)) == {"other/a.txt", "sub/a.txt", "sub/b.letter"}
    (conf / "sub" / "below").mkdir()
    both(conf, "sub/below/.govlint.yaml", "plugin: []\n")
    assert set(codes(govlint("check", "--format", "json", "."))) == {
        "other/a.txt",
        "sub/a.txt",
        "sub/b.letter",
    }
