"""`govlint check --fix`, `--unsafe-fixes` and `--diff`: what is written, what is said, and the exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from conftest import Govlint
from govlint import builtin
from govlint.fix import Fixer, Mended
from govlint.readers import ALL
from govlint.testing import base_report

GOOD = base_report()
PLACE = "认真落实政府信息公开各项要求"
WRONG = GOOD.replace(PLACE, "按照示办发[2023]5号、示办发〔23〕6号的要求")
SAFE = WRONG.replace("[2023]", "〔2023〕")
WHOLE = SAFE.replace("〔23〕", "〔2023〕")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(WRONG.replace("\n", "\r\n").encode("gb18030"))
    return path


def text(path: Path) -> str:
    return path.read_bytes().decode("gb18030").replace("\r\n", "\n")


def test_without_it_nothing_is_written(govlint: Govlint, file: Path) -> None:
    run = govlint("check", file, "--unsafe-fixes")
    assert run.code == 1
    assert "1 处可用 --fix 改；1 处可用 --unsafe-fixes 改" in run.out.replace("\n", "")
    assert "--unsafe-fixes 要与 --fix 或 --diff 同用" in run.err
    assert "同用" not in govlint("check", file, "--unsafe-fixes", "--diff").err
    assert text(file) == WRONG


def test_what_is_fixed_is_told_and_no_failure(govlint: Govlint, file: Path) -> None:
    run = govlint("check", file, "--fix", "--format", "concise", "--ignore", "CIT002")
    assert run.code == 0
    assert ":4:18: CIT001 fixed 发文字号的年份写作“[2023]”" in run.out
    assert "已改 1 处" in run.out
    assert text(file) == SAFE


def test_what_remains_decides(govlint: Govlint, file: Path) -> None:
    run = govlint("check", file, "--fix")
    assert run.code == 1
    assert "已改[CIT001]" in run.out
    assert text(file) == SAFE
    run = govlint("check", file, "--fix", "--unsafe-fixes", "--lang", "en")
    assert run.code == 0
    assert "fixed[CIT002]" in run.out
    assert text(file) == WHOLE


def test_json(govlint: Govlint, file: Path) -> None:
    found = json.loads(govlint("check", file, "--fix", "--format", "json").out)
    (document,) = found["documents"]
    assert [finding["rule"] for finding in document["fixed"]] == ["CIT001"]
    assert [finding["rule"] for finding in document["findings"]] == ["CIT002"]
    assert document["findings"][0]["fix"]["safe"] is False
    assert found["summary"]["fixed"] == 1


def test_diff_writes_nothing(govlint: Govlint, file: Path) -> None:
    run = govlint("check", file, "--diff", "--fix")
    assert run.code == 1
    lines = run.out.splitlines()
    assert lines[:2] == [f"--- {file}", f"+++ {file}"]
    assert [line[1:] for line in lines if line.startswith("+2024年")] == [
        line for line in SAFE.splitlines() if "示办发" in line
    ]
    assert "将改 1 处，1 个文件" in run.err
    assert text(file) == WRONG
    assert govlint("check", file, "--diff", "--exit-zero").code == 0
    file.write_bytes(GOOD.encode())
    run = govlint("check", file, "--diff")
    assert (run.code, run.out) == (0, "")


def test_a_diff_says_that_the_last_line_does_not_end(govlint: Govlint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD + "示办发[2023]5号", encoding="utf-8")
    run = govlint("check", tmp_path, "--diff")
    assert run.out.endswith("+示办发〔2023〕5号\n\\ No newline at end of file\n")


def test_a_diff_commands_neither_a_terminal_nor_a_ci(
    govlint: Govlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    beside = "::error::甲\n示办发[2023]5号\x1b[31m\t乙\u200b\n::\u200badd-mask::丙##[group]\n"
    (tmp_path / "a\x1b[31m.txt").write_text(GOOD + beside, encoding="utf-8")
    shown = govlint("check", "--diff", ".").out.splitlines()
    assert shown[0] == "--- a<U+001B>[31m.txt"
    assert " : :error::甲" in shown
    assert "+示办发〔2023〕5号<U+001B>[31m\t乙<U+200B>" in shown
    assert " ::<U+200B>add-mask::丙# #[group]" in shown


def test_what_cannot_be_read_is_told(govlint: Govlint, file: Path) -> None:
    (file.parent / "b.txt").write_bytes(b"")
    run = govlint("check", file.parent, "--diff")
    assert run.code == 2
    assert "unreadable" in run.err
    assert "+++" in run.out


def test_a_baseline_holds_for_fixes_too(govlint: Govlint, file: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    govlint("baseline", "create", file, "--output", known)
    run = govlint("check", file, "--fix", "--baseline", known)
    assert run.code == 0
    assert text(file) == WRONG


def test_a_file_that_cannot_be_written_does_not_keep_the_others(
    govlint: Govlint, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = file.with_name("b.txt")
    other.write_bytes(file.read_bytes())
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "a.txt" and may(path, mode))
    run = govlint("check", file.parent, "--fix", "--format", "concise")
    assert run.code == 2
    assert f"{file}: 没有改：文件是只读的" in run.err
    assert "a.txt:4:18: CIT001 error" in run.out
    assert "b.txt:4:18: CIT001 fixed" in run.out
    assert (text(file), text(other)) == (WRONG, SAFE)


def test_a_file_that_changed_meanwhile_is_left(
    govlint: Govlint, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fix = Fixer.fix

    def slow(self: Fixer, data: bytes, path: str) -> Mended:
        mended = fix(self, data, path)
        file.write_text(GOOD, encoding="utf-8")
        return mended

    monkeypatch.setattr(Fixer, "fix", slow)
    run = govlint("check", file, "--fix")
    assert run.code == 2
    assert "被别的程序改了" in run.err
    assert file.read_text(encoding="utf-8") == GOOD


def test_standard_input(tmp_path: Path) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "govlint", "check", "-", "--stdin-filename", "a.txt", *words]
        return subprocess.run(
            command, input=WRONG.encode("utf-16"), capture_output=True, cwd=tmp_path, timeout=60, check=False
        )

    fixed = run("--fix")
    assert fixed.returncode == 1
    assert fixed.stdout == SAFE.encode("utf-16")
    assert "CIT002" in fixed.stderr.decode()
    diff = run("--diff")
    assert diff.returncode == 1
    assert diff.stdout.decode().startswith("--- a.txt\n+++ a.txt\n")


def test_a_format_that_cannot_be_mended_is_told(
    govlint: Govlint, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = tuple(replace(reader, patch=None) for reader in ALL)
    monkeypatch.setattr(builtin, "READERS", bare)
    before = file.read_bytes()
    run = govlint("check", file, "--fix")
    assert run.code == 1
    assert "2 处要手工改，text 文件不能自动改" in run.err
    assert "可用 --fix" not in run.out
    assert file.read_bytes() == before


def test_a_diff_says_what_is_left_for_the_hand(govlint: Govlint, tmp_path: Path) -> None:
    examples = Path(__file__).parent.parent / "examples"
    run = govlint("check", "--diff", examples / "faulty.pdf")
    assert "没有可改的" in run.err
    assert "要手工改，pdf 文件不能自动改" in run.err


def test_a_diff_tells_nobodys_number(govlint: Govlint, tmp_path: Path) -> None:
    line = "按照示办发[2023]5号办理，联系人手机13812345678。"
    (tmp_path / "a.txt").write_text(GOOD.replace(f"{PLACE}。", line), encoding="utf-8")
    run = govlint("check", "--diff", "a.txt")
    assert run.code == 1
    assert "〔2023〕" in run.out
    assert "13812345678" not in run.out
