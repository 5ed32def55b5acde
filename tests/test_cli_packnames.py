"""A pack called like one of ours is told of, whichever of the two is used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import Govlint
from govlint.builtin import govlint_packs
from govlint.testing import base_report

[NATIONAL] = [folder for folder in govlint_packs() if folder.name == "national"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a report, and a pack that is called like ours and lacks a rule."""
    shutil.copytree(NATIONAL, tmp_path / "national")
    (tmp_path / "national" / "fee" / "fee-tariff.yaml").unlink()
    (tmp_path / "national" / "fee" / "fee-tariff.md").unlink()
    (tmp_path / "a.txt").write_text(base_report(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def packs(folder: Path, words: str) -> None:
    (folder / ".govlint.yaml").write_text(f"packs: [{words}]\n", encoding="utf-8")


def test_a_pack_in_place_of_ours_is_told(govlint: Govlint, folder: Path) -> None:
    packs(folder, "national")  # a folder beside the configuration goes before what is installed
    run = govlint("check", "a.txt")
    assert run.code == 0
    assert "与 govlint 自带的规则包同名（national），用的是它，没有用自带的" in run.err
    assert "is used in its place" in govlint("check", "a.txt", "--lang", "en").err


def test_a_folder_that_the_installed_pack_hides_is_told(govlint: Govlint, folder: Path) -> None:
    run = govlint("check", "a.txt", "--pack", "national")
    assert "规则包 national 用的是装好的那个，不是这里的文件夹；要用文件夹，写 ./national" in run.err


def test_a_copy_beside_ours_is_one_mistake(govlint: Govlint, folder: Path) -> None:
    run = govlint("check", "a.txt", "--pack", "national", "--pack", "./national")
    assert (run.code, "有 1 处错误" in run.err, "两个规则包都叫 national" in run.err) == (2, True, True)


def test_ours_itself_by_its_path_and_packs_of_other_names_are_not(govlint: Govlint, folder: Path) -> None:
    shutil.rmtree(folder / "national")
    packs(folder, f"'{NATIONAL}'")
    assert "同名" not in govlint("check", "a.txt").err
    packs(folder, "national")
    assert govlint("check", "a.txt").err == ""
