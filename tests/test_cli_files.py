"""Which files `govlint check` takes: by name, by exclusion and by configuration, and how it lists them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from conftest import Govlint, Run
from govlint.testing import base_report

FAULTY = base_report().replace("申请数量 | 2", "申请数量 | 6")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A correct report, and a faulty one in each of two folders, of which the configuration excludes one."""
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "good.txt").write_text(base_report(), encoding="utf-8")
    (tmp_path / ".govlint.yaml").write_text("exclude: [/old/]\nignore: [BAL]\n", encoding="utf-8")
    return tmp_path


def taken(run: Run) -> list[str]:
    return [document["path"] for document in json.loads(run.out)["documents"]]


def test_without_a_path_it_is_said_how_to_name_the_current_folder(govlint: Govlint, reports: Path) -> None:
    run = govlint("check")
    assert (run.code, run.out) == (2, "")
    assert "govlint check ." in run.err


def test_show_files(govlint: Govlint, reports: Path) -> None:
    run = govlint("check", "--show-files", ".")
    assert (run.code, run.out) == (0, "good.txt\nnew/a.txt\n")
    assert govlint("check", "--show-files", "old/a.txt", "new").out == "new/a.txt\nold/a.txt\n"
    assert govlint("check", "--show-files", "-", stdin=b"").code == 2
    gone = govlint("check", "--show-files", "none.md", "old/a.txt")
    assert (gone.code, gone.out) == (2, "old/a.txt\n")
    assert "没有这个文件或文件夹：none.md" in gone.err


def test_exclude_is_relative_to_its_configuration(
    govlint: Govlint, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (reports / "new" / "old").mkdir()
    (reports / "new" / "old" / "b.txt").write_text(FAULTY, encoding="utf-8")
    assert govlint("check", "--show-files", reports / "new").out.split() == [
        str(reports / "new" / "a.txt"),
        str(reports / "new" / "old" / "b.txt"),
    ]
    monkeypatch.chdir(reports / "new")
    assert govlint("check", "--show-files", "..").code == 0


def test_a_folder_that_is_named_is_checked_though_it_is_excluded(govlint: Govlint, reports: Path) -> None:
    assert taken(govlint("check", "--format", "json", "old")) == ["old/a.txt"]


def test_a_link_to_a_folder_is_told(govlint: Govlint, reports: Path) -> None:
    (reports / "new" / "link").symlink_to(reports / "old")
    run = govlint("check", "--format", "json", ".")
    assert taken(run) == ["good.txt", "new/a.txt"]
    assert run.err == "new/link：是指向文件夹的链接，没有进去；要检查它，单独写出来\n"
    assert taken(govlint("check", "--format", "json", "new/link")) == ["new/link/a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_in_a_folder_is_told(govlint: Govlint, reports: Path) -> None:
    os.mkfifo(reports / "new" / "pipe.txt")
    os.mkfifo(reports / "new" / "pipe.log")
    run = govlint("check", "--format", "json", "new")
    assert (run.code, taken(run)) == (0, ["new/a.txt"])
    assert run.err == "new/pipe.txt：是管道或者设备，不是文件，没有检查\n"


def test_the_settings_shown_are_those_that_the_file_is_checked_by(
    govlint: Govlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder, fail_level in (("inner", "error"), ("other", "info")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / ".govlint.yaml").write_text(f"fail-level: {fail_level}\n", encoding="utf-8")
    (tmp_path / "other" / "good.txt").write_text(base_report(), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "inner")
    for path, shown in (
        (".", "error"), ("good.txt", "error"), ("../good.txt", "warning"), ("..", "warning"),
        ("../other/good.txt", "info"), ("../other", "info"), ("../other/../good.txt", "warning"),
    ):  # fmt: skip
        assert f"fail-level = {shown} " in govlint("config", "show", path).out


def test_places_in_packs_are_told_by_the_name_of_the_pack(govlint: Govlint, reports: Path) -> None:
    shown = govlint("config", "show", "good.txt").out
    assert "    # national/" in shown
    assert "# /" not in shown
    assert 'agencies = ""' in shown
    assert shown.count("fail-level") == 1


def test_force_exclude(govlint: Govlint, reports: Path) -> None:
    named = ("check", "--format", "json", "old/a.txt", "good.txt")
    assert taken(govlint(*named)) == ["good.txt", "old/a.txt"]
    run = govlint(*named, "--force-exclude")
    assert taken(run) == ["good.txt"]
    assert "exclude 里的 1 个文件没有检查" in run.err
    run = govlint("check", "old/a.txt", "--force-exclude", "--fix")
    assert (run.code, run.out) == (0, "没有检查任何报告。\n")
    name = ("--stdin-filename", "old/a.txt", "-")
    assert govlint("check", "--isolated", *name, stdin=FAULTY.encode()).code == 1
    assert govlint("check", "--force-exclude", *name, stdin=FAULTY.encode()).out == "没有检查任何报告。\n"
    mended = govlint("check", "--force-exclude", "--fix", *name, stdin=FAULTY.encode())
    assert (mended.code, mended.out) == (0, FAULTY)


def test_force_exclude_goes_by_the_nearest_configuration(govlint: Govlint, reports: Path) -> None:
    (reports / "new" / ".govlint.yaml").write_text("exclude: [a.txt]\n", encoding="utf-8")
    (reports / "old" / ".govlint.yaml").write_text("", encoding="utf-8")
    run = govlint("check", "--format", "json", "--force-exclude", "old/a.txt", "new/a.txt")
    assert taken(run) == ["old/a.txt"]


def test_isolated(govlint: Govlint, reports: Path) -> None:
    run = govlint("check", ".", "--isolated", "--format", "concise")
    assert run.code == 1
    assert "BAL001" in run.out
    assert govlint("check", "--show-files", "--isolated", ".").out == "good.txt\nnew/a.txt\nold/a.txt\n"
    shown = govlint("config", "show", "good.txt", "--isolated").out
    assert "exclude = []    # 默认" in shown
    assert "BAL001" in shown
    for command in (("check", "."), ("rules",), ("plugins",), ("baseline", "create", ".")):
        run = govlint(*command, "--isolated", "--config", ".govlint.yaml")
        assert (run.code, "--config 和 --isolated 不能一起给" in run.err) == (2, True)
    (reports / ".govlint.yaml").write_text("plugins: [nowhere]\npacks: [none]\n", encoding="utf-8")
    assert govlint("rules", "--isolated").code == 0
    assert govlint("plugins", "--isolated").code == 0
    assert govlint("extract", "--isolated", "good.txt").code == 0


class TestQuiet:
    def test_nothing_where_nothing_is_found(self, govlint: Govlint, reports: Path) -> None:
        (reports / "README.md").write_text("# 说明\n", encoding="utf-8")
        for format_ in ("text", "concise"):
            run = govlint("check", "-q", "--format", format_, ".")
            assert run == (0, "", "")

    def test_findings_and_what_could_not_be_checked(self, govlint: Govlint, reports: Path) -> None:
        (reports / "empty.txt").write_bytes(b"")
        run = govlint("check", "--quiet", "--isolated", ".")
        assert run.code == 2
        assert "BAL001" in run.out
        assert "文件是空的" in run.out
        assert "检查了" not in run.out

    def test_what_programs_read_is_the_same(self, govlint: Govlint, reports: Path) -> None:
        for format_ in ("json", "sarif", "junit"):
            assert (
                govlint("check", "-q", "--format", format_).out == govlint("check", "--format", format_).out
            )


@pytest.mark.parametrize("path", [".", "~$年报.docx"])
def test_what_word_keeps_beside_an_open_document_is_told_and_left(
    path: str, govlint: Govlint, tmp_path: Path
) -> None:
    (tmp_path / "~$年报.docx").write_bytes(b"\5govlint" + bytes(154))
    (tmp_path / "年报.txt").write_text(base_report(), encoding="utf-8")
    run = govlint("check", path, "年报.txt", "--format", "json")
    assert run.code == 0
    assert taken(run) == ["年报.txt"]
    assert "~$年报.docx：是 Word 或 WPS 打开文件时留下的锁定文件，不是报告，没有检查" in run.err
