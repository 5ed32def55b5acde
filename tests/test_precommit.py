"""The pre-commit hooks, for real: in a git repository, with an environment that pre-commit makes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from govlint.plugins import load_plugins
from govlint.testing import base_report

ROOT = Path(__file__).parent.parent
PARTS = ("src", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
FAULTY = base_report().replace("申请数量 | 2", "申请数量 | 6")
NO_NETWORK = re.compile(
    "No matching distribution|ConnectionError|Connection refused|Temporary failure|Max retries"
)
WHO = ("-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false")
HOOKS = YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")


def run_in(folder: Path, home: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Runs a command in a repository, with pre-commit at home in `home`."""
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PRE_COMMIT_HOME": str(home), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )


def test_the_hook_takes_every_file_that_govlint_reads() -> None:
    files = re.compile(HOOKS[0]["files"])
    archives = {".zip", ".rar", ".7z"}  # only told when they are named: a repository has others
    for suffix in load_plugins(installed=False).suffixes - archives:
        assert files.search(f"reports/2024{suffix}"), suffix
        assert files.search(f"reports/年报{suffix.upper()}"), suffix
    assert not files.search("report.py")
    assert not files.search("txt")


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("rules/national/pack.yaml", True),
        ("rules/national/balance/request-balance.md", True),
        ("src/plugin/packs/example/pack.yaml", True),
        ("rules/national/notes.txt", False),
        ("myrules/pack.yaml", False),
        (".govlint.yaml", False),
    ],
)
def test_the_other_takes_the_files_of_packs(path: str, taken: bool) -> None:
    assert bool(re.search(HOOKS[1]["files"], path)) is taken


def test_the_hook_installs_what_reads_office_files() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    wanted = {*extras["office"], *extras["pdf"], *extras["ofd"]}
    assert set(HOOKS[0]["additional_dependencies"]) == wanted


def test_the_hooks_run_once_over_all_files() -> None:
    assert [(hook["id"], hook["types"], hook["require_serial"]) for hook in HOOKS] == [
        ("govlint", ["file"], True),
        ("govlint-packs", ["file"], True),
    ]


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *WHO, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps its environments, made once for all of these tests."""
    pytest.importorskip("pre_commit")
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture(scope="module")
def hooks(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout as it stands, as a git repository of its own."""
    copy = tmp_path_factory.mktemp("govlint")
    leave = shutil.ignore_patterns("__pycache__", ".*_cache", "*.egg-info")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, copy / part, ignore=leave)
        elif (ROOT / part).exists():
            shutil.copy(ROOT / part, copy / part)
    git(copy, "init", "-q")
    git(copy, "add", "-A")
    git(copy, "commit", "-q", "-m", "as it stands")
    return copy


@pytest.mark.slow
class TestForReal:
    @pytest.fixture
    def repository(self, tmp_path: Path) -> Path:
        """A repository with a good report, a faulty one and something else."""
        git(tmp_path, "init", "-q")
        (tmp_path / "good.txt").write_text(base_report(), encoding="utf-8")
        (tmp_path / "faulty.md").write_text(
            base_report(2024, "markdown").replace("| 2 |", "| 6 |", 1), encoding="utf-8"
        )
        (tmp_path / "faulty.txt").write_text(FAULTY, encoding="utf-8")
        (tmp_path / "README.md").write_text("# 说明\n\n这里放各单位的材料。\n", encoding="utf-8")
        (tmp_path / "script.py").write_text("print()\n", encoding="utf-8")
        git(tmp_path, "add", "-A")
        return tmp_path

    @staticmethod
    def pre_commit(home: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        done = run_in(folder, home, sys.executable, "-m", "pre_commit", *arguments)
        if NO_NETWORK.search(done.stdout + done.stderr) and not os.environ.get("CI"):
            pytest.skip("pip cannot reach its index")
        return done

    def test_try_repo(self, home: Path, hooks: Path, repository: Path) -> None:
        tried = self.pre_commit(home, repository, "try-repo", str(hooks), "govlint", "--all-files")
        assert tried.returncode == 1, tried.stdout + tried.stderr
        assert "Failed" in tried.stdout
        assert tried.stdout.count("BAL001") == 2
        assert "不是年度报告" in tried.stdout

    @pytest.fixture
    def configured(self, hooks: Path, repository: Path) -> Path:
        """The repository with both hooks in its configuration."""
        head = git(hooks, "rev-parse", "HEAD")
        (repository / ".pre-commit-config.yaml").write_text(
            f"repos:\n- repo: {hooks}\n  rev: {head}\n  hooks: [{{id: govlint}}, {{id: govlint-packs}}]\n",
            encoding="utf-8",
        )
        return repository

    def test_run(self, home: Path, configured: Path) -> None:
        def ran(*names: str) -> subprocess.CompletedProcess[str]:
            return self.pre_commit(home, configured, "run", "govlint", "--verbose", "--files", *names)

        good = ran("good.txt", "README.md")
        assert good.returncode == 0, good.stdout + good.stderr
        assert "Passed" in good.stdout
        assert "不是年度报告" in good.stdout
        assert ran("good.txt", "faulty.txt", "script.py").returncode == 1
        nothing = ran("script.py")
        assert nothing.returncode == 0
        assert "Skipped" in nothing.stdout

    def test_a_faulty_pack_is_found(self, home: Path, configured: Path) -> None:
        shutil.copytree(ROOT / "rules" / "national", configured / "rules" / "national")
        rule = configured / "rules" / "national" / "balance" / "request-balance.yaml"

        def ran() -> subprocess.CompletedProcess[str]:
            git(configured, "add", "-A")
            return self.pre_commit(home, configured, "run", "govlint-packs", "--all-files")

        good = ran()
        assert good.returncode == 0, good.stdout + good.stderr
        rule.write_text(
            rule.read_text(encoding="utf-8").replace("本年新收 +", "本年新受 +"), encoding="utf-8"
        )
        faulty = ran()
        assert faulty.returncode == 1
        assert "本年新受" in faulty.stdout

    def test_a_commit_is_refused(self, home: Path, configured: Path) -> None:
        assert self.pre_commit(home, configured, "install").returncode == 0
        git(configured, "add", "-A")

        def commit() -> subprocess.CompletedProcess[str]:
            return run_in(configured, home, "git", *WHO, "commit", "-m", "reports")

        refused = commit()
        assert refused.returncode != 0
        assert "BAL001" in refused.stdout + refused.stderr
        assert git(configured, "rev-list", "--all") == ""
        (configured / "faulty.txt").write_text(base_report(2024, "text"), encoding="utf-8")
        (configured / "faulty.md").write_text(base_report(2024, "markdown"), encoding="utf-8")
        git(configured, "add", "-A")
        accepted = commit()
        assert accepted.returncode == 0, accepted.stdout + accepted.stderr
        assert git(configured, "rev-list", "--count", "HEAD") == "1"
