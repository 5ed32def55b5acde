"""Which files are checked: named ones as they are, folders with what git and the configuration leave out."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from govlint.runs.discover import discover

SUFFIXES = frozenset({".txt", ".md"})


def plant(root: Path, *names: str, **texts: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(texts.get(name, ""), encoding="utf-8")


def listed(root: Path, *exclude: str, start: str = ".") -> list[str]:
    return sorted(
        Path(os.path.relpath(path, root)).as_posix()
        for path in discover([str(root / start)], SUFFIXES, exclude)
    )


def test_a_folder_is_walked_in_order_of_name(tmp_path: Path) -> None:
    plant(tmp_path, "b.txt", "a.md", "c/d.TXT", "c/e.pdf", "noise")
    found = list(discover([str(tmp_path)], SUFFIXES))
    assert [os.path.relpath(path, tmp_path) for path in found] == [
        "a.md",
        "b.txt",
        os.path.join("c", "d.TXT"),
    ]


def test_a_named_file_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    plant(tmp_path, "report.pdf", ".gitignore")
    (tmp_path / ".gitignore").write_text("*\n")
    assert list(discover([str(tmp_path / "report.pdf")], SUFFIXES)) == [str(tmp_path / "report.pdf")]


def test_each_file_once(tmp_path: Path) -> None:
    plant(tmp_path, "a.txt")
    paths = [str(tmp_path), str(tmp_path / "a.txt"), str(tmp_path / "." / "a.txt")]
    assert len(list(discover(paths, SUFFIXES))) == 1


def test_each_file_once_from_whatever_folder_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, "a.txt", "b/a.txt")
    monkeypatch.chdir(tmp_path)
    paths = ["a.txt", f"../{tmp_path.name}/a.txt", str(tmp_path / "a.txt"), "b/a.txt", "b/../a.txt"]
    assert list(discover(paths, SUFFIXES)) == ["a.txt", os.path.join("b", "a.txt")]


def test_what_is_not_there_is_listed_so_that_its_result_can_say_so(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere.txt")
    assert list(discover([nowhere], SUFFIXES)) == [nowhere]


def test_what_is_excluded_within_a_folder_that_is_named_all_the_same(tmp_path: Path) -> None:
    plant(tmp_path, "drafts/a.txt", "drafts/tmp-1.txt")
    found = discover([str(tmp_path / "drafts")], SUFFIXES, ["drafts/", "tmp-*"], root=str(tmp_path))
    assert [Path(path).name for path in found] == ["a.txt"]


def test_folders_that_nobody_wants(tmp_path: Path) -> None:
    plant(tmp_path, ".git/a.txt", ".venv/a.txt", "node_modules/a.txt", "__pycache__/a.txt", "kept/a.txt")
    assert listed(tmp_path) == ["kept/a.txt"]


IGNORES = {
    ".gitignore": "*.md\n!keep.md\n/top.txt\nold/\n# note\n\nsub/*.txt\n",
    "sub/.gitignore": "!back.txt\n",
}
NAMES = (
    "a.txt",
    "a.md",
    "keep.md",
    "top.txt",
    "in/top.txt",
    "old/a.txt",
    "in/old/a.txt",
    "sub/a.txt",
    "sub/back.txt",
    "sub/in/a.txt",
)


def test_gitignore(tmp_path: Path) -> None:
    plant(tmp_path, *NAMES)
    for name, text in IGNORES.items():
        (tmp_path / name).write_text(text)
    assert listed(tmp_path) == ["a.txt", "in/top.txt", "keep.md", "sub/back.txt", "sub/in/a.txt"]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_gitignore_as_git_reads_it(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    plant(tmp_path, *NAMES)
    for name, text in IGNORES.items():
        (tmp_path / name).write_text(text)
    done = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert listed(tmp_path) == sorted(name for name in done.stdout.split() if name[-4:] != "nore")


def test_ignore_files_above_count_up_to_the_repository(tmp_path: Path) -> None:
    plant(tmp_path, ".gitignore", "repo/sub/a.txt", "repo/sub/b.txt")
    (tmp_path / ".gitignore").write_text("b.txt\n")
    (tmp_path / "repo" / ".git").mkdir()
    (tmp_path / "repo" / ".gitignore").write_text("a.txt\n")
    assert listed(tmp_path, start="repo/sub") == ["repo/sub/b.txt"]


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        (("*.md",), ["a.txt", "in/old/a.txt", "old/a.txt"]),
        (("old/",), ["a.md", "a.txt"]),
        (("old",), ["a.md", "a.txt"]),
        (("a.txt",), ["a.md"]),
        (("nothing",), ["a.md", "a.txt", "in/old/a.txt", "old/a.txt"]),
    ],
)
def test_exclude(
    exclude: tuple[str, ...], left: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plant(tmp_path, "a.txt", "a.md", "old/a.txt", "in/old/a.txt")
    assert sorted(path.replace(os.sep, "/") for path in discover(["."], SUFFIXES, exclude)) == left


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    plant(tmp_path, "in/a.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    assert listed(tmp_path) == ["in/a.txt"]
    told: list[str] = []
    list(discover([str(tmp_path)], SUFFIXES, left=told.append))
    assert told == [str(tmp_path / "in" / "loop")]


def test_a_link_that_leads_nowhere_is_listed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("nowhere")
    assert listed(tmp_path) == ["a.txt"]
    assert list(discover([str(tmp_path / "a.txt")], SUFFIXES)) == [str(tmp_path / "a.txt")]


def test_a_pipe_is_not(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert listed(tmp_path) == []


def test_pages_and_fixtures_of_a_pack_are_no_reports(tmp_path: Path) -> None:
    for name in (
        "ours/pack.yaml",
        "ours/fee/own.yaml",
        "ours/fee/own.md",
        "ours/reports/2024.md",
        "fee/own.yaml",
        "fee/own.md",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    found = [
        Path(file).relative_to(tmp_path).as_posix() for file in discover([str(tmp_path)], frozenset({".md"}))
    ]
    assert found == ["fee/own.md", "ours/reports/2024.md"]
    page = str(tmp_path / "ours/fee/own.md")
    assert list(discover([page], frozenset({".md"}))) == [page]
