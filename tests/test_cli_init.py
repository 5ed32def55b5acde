"""The command `govlint init`: what it writes, what it leaves alone, and what it says."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Govlint
from govlint.testing import base_report

CONFIG, HOOKS = ".govlint.yaml", ".pre-commit-config.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_both_files(govlint: Govlint, repository: Path) -> None:
    run = govlint("init")
    assert (run.code, run.err) == (0, "")
    assert set(content(repository)) == {CONFIG, HOOKS}
    assert run.out.startswith(f"写了 {CONFIG}\n写了 {HOOKS}\n")
    (repository / "a.txt").write_text(base_report(), encoding="utf-8")
    assert govlint("check", "a.txt").code == 0
    assert f"{CONFIG}:" in govlint("config", "show", "a.txt").out


def test_again_changes_nothing(govlint: Govlint, repository: Path) -> None:
    govlint("init")
    before = content(repository)
    run = govlint("init")
    assert run.code == 0
    assert run.out.count("没有改动") == 2
    assert content(repository) == before


def test_an_existing_configuration_is_left_alone(govlint: Govlint, repository: Path) -> None:
    (repository / CONFIG).write_text("ignore: [STR013]\n", encoding="utf-8")
    run = govlint("init")
    assert run.code == 2
    assert CONFIG in run.err
    assert content(repository) == {CONFIG: b"ignore: [STR013]\n"}
    assert govlint("init", "--only", "pre-commit").code == 0
    assert set(content(repository)) == {CONFIG, HOOKS}
    forced = govlint("init", "--force")
    assert forced.code == 0
    assert "重新写了" in forced.out
    assert b"fail-level" in content(repository)[CONFIG]


@pytest.mark.parametrize(
    ("name", "text"), [(".govlint.yml", "lang: en\n"), ("pyproject.toml", "[tool.govlint]\n")]
)
def test_so_are_those_of_other_names(name: str, text: str, govlint: Govlint, repository: Path) -> None:
    (repository / name).write_text(text, encoding="utf-8")
    run = govlint("init")
    assert run.code == 2
    assert name in run.err
    assert set(content(repository)) == {name}


def test_a_configuration_above_is_told(govlint: Govlint, repository: Path) -> None:
    (repository / CONFIG).write_text("lang: en\n", encoding="utf-8")
    (repository / "2024").mkdir()
    run = govlint("init", "2024")
    assert run.code == 0
    assert f"extends: ../{CONFIG}" in run.out.replace("\\", "/")
    assert (repository / HOOKS).exists()
    assert (repository / "2024" / CONFIG).exists()


def test_hooks_of_others_stay(govlint: Govlint, repository: Path) -> None:
    theirs = "# 我们的\nrepos:\n  - repo: https://example.com/a\n    rev: v1\n    hooks: [{id: a}]\n".encode()
    (repository / HOOKS).write_bytes(theirs)
    run = govlint("init")
    assert run.code == 0
    assert "加了 govlint 一项" in run.out
    assert content(repository)[HOOKS].startswith(theirs)


def test_broken_hooks_are_told_and_nothing_is_written(govlint: Govlint, repository: Path) -> None:
    (repository / HOOKS).write_text("repos: [\n", encoding="utf-8")
    run = govlint("init")
    assert run.code == 2
    assert HOOKS in run.err
    assert set(content(repository)) == {HOOKS}


def test_outside_git(govlint: Govlint, tmp_path: Path) -> None:
    run = govlint("init")
    assert run.code == 0
    assert "git init" in run.err
    assert set(content(tmp_path)) == {CONFIG, HOOKS}


def test_only_one_of_them(govlint: Govlint, tmp_path: Path) -> None:
    run = govlint("init", "--only", "config")
    assert (run.code, run.err) == (0, "")
    assert set(content(tmp_path)) == {CONFIG}


def test_diff_writes_nothing(govlint: Govlint, repository: Path) -> None:
    run = govlint("init", "--diff")
    assert run.code == 0
    assert "+packs: [national]\n" in run.out
    assert "+repos:\n" in run.out
    assert content(repository) == {}


def test_packs_and_language(govlint: Govlint, repository: Path) -> None:
    govlint("pack", "new", "ours", "--folder", "规则/ours", "--code-prefix", "OUR")
    run = govlint("init", "--pack", "style", "--pack", "规则/ours", "--lang", "en", "--only", "config")
    assert run.code == 0, run.err
    text = content(repository)[CONFIG].decode()
    assert "packs: [national, style, ./规则/ours]\n" in text
    assert "\nlang: en\n" in text
    (repository / "a.txt").write_text(base_report(), encoding="utf-8")
    shown = govlint("config", "show", "a.txt").out
    assert "OUR001" in shown
    assert "STY001" in shown


def test_a_pack_that_is_not_there(govlint: Govlint, repository: Path) -> None:
    run = govlint("init", "--pack", "nowhere")
    assert run.code == 2
    assert "nowhere" in run.err
    assert content(repository) == {}


def test_a_folder_that_cannot_be_written_to(govlint: Govlint, repository: Path) -> None:
    (repository / CONFIG).mkdir()
    run = govlint("init")
    assert run.code == 2
    assert "Traceback" not in run.err


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_commit_is_checked(govlint: Govlint, tmp_path: Path) -> None:
    pytest.importorskip("pre_commit")

    def ran(*arguments: str) -> subprocess.CompletedProcess[str]:
        who = ("-c", "user.name=test", "-c", "user.email=test@example.com")
        return subprocess.run(
            ["git", *who, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
        )

    ran("init", "-q")
    govlint("init")
    faulty = base_report().replace("申请数量 | 2", "申请数量 | 6")
    (tmp_path / "年报.txt").write_text(faulty, encoding="utf-8")
    ran("add", "-A")
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
    environment = {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
    }
    shown = subprocess.run(
        command,
        cwd=tmp_path,
        env={**environment, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert shown.returncode == 1, shown.stdout + shown.stderr
    assert "BAL001" in shown.stdout
