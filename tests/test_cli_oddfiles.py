"""Files that `govlint check` cannot read, or that are none, in every way that a disk knows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commandline import FAULTY, FORMATS, codes, command, reports_in
from conftest import Govlint


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return reports_in(tmp_path / "reports")


class TestOddFiles:
    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("zero.txt", b""),
            ("binary.txt", bytes(range(256)) * 20),
            ("zip.md", b"PK\x03\x04" + b"\x00\xff" * 200),
            ("undecodable.html", b"<p>" + b"\x81\x00\xfe\xff" * 50),
        ],
    )
    def test_unreadable_bytes(self, name: str, data: bytes, govlint: Govlint, files: Path) -> None:
        (files / name).write_bytes(data)
        run = govlint("check", "--format", "json", files / name, files / "faulty.txt")
        assert run.code == 2
        documents = {Path(document["path"]).name: document for document in json.loads(run.out)["documents"]}
        assert documents[name]["error"]["code"] in {"unreadable", "empty", "binary"}
        assert documents[name]["kind"] is None
        assert json.loads(run.out)["summary"]["unreadable"] == 1
        assert "BAL001" in codes(run)

    def test_blanks_only(self, govlint: Govlint, files: Path) -> None:
        (files / "blank.txt").write_text(" \n\u3000\n", encoding="utf-8")
        assert govlint("check", files / "blank.txt").code in (0, 2)

    def test_a_dangling_link(self, govlint: Govlint, files: Path) -> None:
        (files / "link.txt").symlink_to("nowhere.txt")
        run = govlint("check", files)
        assert run.code == 2
        assert "link.txt" in run.out

    def test_a_loop_of_links(self, govlint: Govlint, files: Path) -> None:
        (files / "loop").symlink_to(files)
        (files / "one.txt").symlink_to("two.txt")
        (files / "two.txt").symlink_to("one.txt")
        run = govlint("check", "--format", "json", files)
        assert run.code == 2
        assert len(json.loads(run.out)["documents"]) == 7

    def test_a_folder_named_as_a_report(self, govlint: Govlint, files: Path) -> None:
        (files / "2024.txt").mkdir()
        (files / "2024.txt" / "inner.txt").write_text(FAULTY, encoding="utf-8")
        run = govlint("check", "--format", "json", files / "2024.txt")
        assert [Path(document["path"]).name for document in json.loads(run.out)["documents"]] == ["inner.txt"]

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_no_permission(self, govlint: Govlint, files: Path) -> None:
        (files / "good.txt").chmod(0)
        run = govlint("check", files)
        assert run.code == 2
        assert "BAL001" in run.out

    @pytest.mark.skipif(sys.platform == "win32", reason="no such thing")
    def test_a_pipe_is_not_waited_for(self, files: Path) -> None:
        os.mkfifo(files / "pipe.txt")
        run = command("check", files, cwd=files)
        assert run.returncode in (1, 2)

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a stream that never ends")
    @pytest.mark.parametrize("words", [("check",), ("extract", "--format", "csv")], ids=" ".join)
    def test_standard_input_that_never_ends(self, words: tuple[str, ...], files: Path) -> None:
        (files / ".govlint.yaml").write_text("limits: {file-mb: 1}\n", encoding="utf-8")
        with open("/dev/zero", "rb") as endless:
            run = subprocess.run(
                [sys.executable, "-m", "govlint", *words, "-", "--stdin-filename", "a.txt"],
                cwd=files,
                stdin=endless,
                capture_output=True,
                timeout=60,
                check=False,
            )
        assert run.returncode == 2
        assert "文件超过 1 MB" in (run.stdout + run.stderr).decode()

    def test_a_name_that_is_no_utf_8(self, files: Path) -> None:
        path = os.fsencode(files) + b"/\xb1\xa8\xb8\xe6.txt"
        Path(os.fsdecode(path)).write_text(FAULTY, encoding="utf-8")
        outputs = [f"--output={name}=told.{name}" for name in FORMATS]
        run = command("check", *outputs, ".", cwd=files)
        assert run.returncode == 1, run.stderr
        assert b"Traceback" not in run.stderr
        for name in FORMATS:
            assert "BAL001" in (files / f"told.{name}").read_text(encoding="utf-8")

    @pytest.mark.skipif(sys.platform != "linux", reason="no such names elsewhere")
    def test_what_stands_in_a_folder_whose_name_is_no_utf_8_holds_there(self, files: Path) -> None:
        folder = Path(os.fsdecode(os.fsencode(files) + b"/\xc4\xea\xb1\xa8"))
        folder.mkdir()
        (folder / "a.txt").write_text(FAULTY, encoding="utf-8")
        for told in (
            "rules: {BAL001: warning}",
            "overrides: [{files: [a.txt], rules: {BAL001: warning}}]",
        ):
            (folder / ".govlint.yaml").write_text(f"fail-level: error\n{told}\n", encoding="utf-8")
            run = command("check", "--select", "BAL001", folder.name, cwd=files)
            assert (run.returncode, b"BAL001" in run.stdout) == (0, True), run.stderr
        ignored = "[{path: a.txt, rule: BAL001, reason: known}]"
        (folder / ".govlint-ignore.yaml").write_text(ignored, encoding="utf-8")
        run = command("check", "--select", "BAL001", "-q", folder.name, cwd=files)
        assert (run.returncode, run.stdout) == (0, b"")

    @pytest.mark.skipif(sys.platform != "linux", reason="no such locale elsewhere")
    def test_a_locale_that_knows_no_chinese(self, files: Path) -> None:
        (files / "年 报").mkdir()
        (files / "年 报" / "报告.txt").write_text(FAULTY, encoding="utf-8")
        (files / "年 报" / ".govlint.yaml").write_text("fail-level: error\n", encoding="utf-8")
        plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "utf-8"}
        run = command("check", "--format", "concise", "年 报", cwd=files, **plain)
        assert run.returncode == 1, run.stderr
        assert "年 报/报告.txt:".encode() in run.stdout
        run = command("annotate", "年 报/报告.txt", cwd=files, **plain)
        assert (run.returncode, b"PYTHONUTF8=1" in run.stderr) == (2, True), run.stderr

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    def test_encodings(self, encoding: str, govlint: Govlint, files: Path) -> None:
        (files / "other.txt").write_bytes(FAULTY.encode(encoding))
        run = govlint("check", "--format", "json", files / "other.txt")
        assert run.code == 1
        assert codes(run) == {"BAL001", "BAL003"}


class TestNamesThatCommand:
    """What stands in a name is never obeyed: neither by a terminal nor by the CI that reads the log."""

    HOSTILE = "x\x1b[31m\n::error::y"

    @pytest.fixture
    def hostile(self, files: Path) -> Path:
        folder = files / "hostile"
        folder.mkdir()
        (folder / f"~${self.HOSTILE}.docx").write_bytes(b"lock")
        (folder / f"{self.HOSTILE}.txt").write_text("说明", encoding="utf-8")
        (folder / f"{self.HOSTILE}.bin.txt").write_bytes(bytes(range(256)))
        (folder / f"{self.HOSTILE}.link").symlink_to(files)
        (folder / f"r{self.HOSTILE}.txt").write_text(FAULTY, encoding="utf-8")
        return folder

    @pytest.mark.parametrize(
        "call",
        [
            ("check",),
            ("check", "--show-files"),
            ("check", "--format", "concise"),
            ("check", "--diff"),
            ("extract",),
            ("ignore", "--reason", "试"),
            ("baseline", "create"),
        ],
    )
    def test_on_either_stream(
        self, call: tuple[str, ...], govlint: Govlint, hostile: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(hostile)
        monkeypatch.setenv("FORCE_COLOR", "")
        run = govlint(*call, ".")
        for line in (run.out + run.err).splitlines():
            assert not line.strip().startswith("::"), line
            assert "\x1b[31m" not in line
        assert "<U+001B>[31m" in run.out + run.err or "\\u001b" in run.out
        assert not run.err or "<U+001B>[31m : :error::y" in run.err

    @pytest.mark.parametrize("format_", ["concise", "console", "github", "markdown"])
    @pytest.mark.parametrize(
        "name",
        [
            "::\u200berror::a.txt",
            "::\u2060add-mask::a.txt",
            "::warning\tfile=q::a.txt",
            "a#\u200b#[group]x.txt",
        ],
    )
    def test_nor_behind_marks_that_are_not_seen(
        self, name: str, format_: str, govlint: Govlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / name).write_text(FAULTY, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        run = govlint("check", "--format", format_, ".")
        told = (run.out + run.err).splitlines()
        own = ("::error file=", "::warning file=", "::notice file=") if format_ == "github" else ()
        assert not any(line.strip().startswith("::") and not line.startswith(own) for line in told)
        assert not any("##[" in line for line in told)

    def test_what_nobody_knows(self, govlint: Govlint) -> None:
        for call in (
            ("rule", self.HOSTILE),
            ("check", f"--{self.HOSTILE}"),
            ("check", "--config", self.HOSTILE),
        ):
            run = govlint(*call)
            assert "\x1b" not in run.err
            assert not any(line.strip().startswith("::") for line in run.err.splitlines())
