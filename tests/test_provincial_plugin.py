"""The example of a province's plugin, installed as a package: its commands, its pack, its own tests."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from govlint.testing import base_report

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "provincial-plugin"
PACK = Path("src/govlint_example_province/packs/example-province")
INSTALLED = any(entry.value == "govlint_pytest" for entry in entry_points(group="pytest11"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(importlib.util.find_spec("hatchling") is None, reason="hatchling is not installed"),
]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which the example is installed, built with what is here: no network."""
    folder = tmp_path_factory.mktemp("installed")
    copy = shutil.copytree(
        EXAMPLE, folder / "source", ignore=shutil.ignore_patterns("__pycache__", ".*_cache")
    )
    site = folder / "site"
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
    ]
    subprocess.run([*command, "--target", site, copy], check=True, timeout=300)
    path = os.pathsep.join([str(site), str(ROOT / "src")])
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def run(installed: dict[str, str], cwd: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=installed, capture_output=True, encoding="utf-8", check=False, timeout=300
    )


def test_the_plugin_is_loaded(installed: dict[str, str], tmp_path: Path) -> None:
    told = run(installed, tmp_path, "govlint", "plugins")
    assert told.returncode == 0, told.stdout + told.stderr
    assert "check contact" in told.stdout
    assert "pack example-province" in told.stdout


def test_its_pack_passes(installed: dict[str, str]) -> None:
    assert run(installed, EXAMPLE, "govlint", "pack", "lint", PACK).returncode == 0
    tested = run(installed, EXAMPLE, "govlint", "pack", "test", "--coverage", "--mutate", PACK)
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert "规则 3/3，式子的分支 2/2，等式 1/1" in tested.stdout
    assert "没有发现 0" in tested.stdout


def test_its_rules_run_by_name(installed: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "2024.txt").write_text(base_report(), encoding="utf-8")
    told = run(installed, tmp_path, "govlint", "check", "--pack", "example-province", "2024.txt")
    assert told.returncode == 1
    assert "EXP001" in told.stdout
    assert run(installed, tmp_path, "govlint", "check", "2024.txt").returncode == 0


def test_its_own_tests_pass(installed: dict[str, str]) -> None:
    load = () if INSTALLED else ("-p", "govlint_pytest")
    told = run(installed, EXAMPLE, "pytest", *load, "-p", "no:cacheprovider", "-v")
    assert told.returncode == 0, told.stdout + told.stderr
    for item in ("test_telephone", "EXP001:反例", "EXP002:改后", "EXP003:正例", "telephone:fixture"):
        assert item in told.stdout
