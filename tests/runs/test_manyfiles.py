"""Many files: recalled or checked, by one process or several, what is told is the same to the byte."""

from __future__ import annotations

import json
import os
import shutil
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Self

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Govlint, Run
from govlint.engine import Engine
from govlint.finding import Result
from govlint.opening import open_session
from govlint.runs.manyfiles import Workers, check_files
from govlint.session import Session
from govlint.suppressions import suppress
from govlint.testing import base_report
from test_conformance import correct, spoilt

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))

from corpus.styles import BOOKS, PAGES, STYLES, rendered

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
WRONG = base_report().replace("申请数量 | 2", "申请数量 | 6")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of this test's own, outside the folder that is checked."""
    folder = tmp_path.parent / f"{tmp_path.name}-cache"
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(folder))
    return folder / "results"


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the documents that were really checked, or gathered from, in this process."""
    paths: list[str] = []
    for name in ("check", "gather"):
        plain = getattr(Engine, name)

        def counted(
            self: Engine, data: bytes, path: str, *rest: Any, plain: Any = plain, **more: Any
        ) -> Result:
            paths.append(path)
            result: Result = plain(self, data, path, *rest, **more)
            return result

        monkeypatch.setattr(Engine, name, counted)
    return paths


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def results_of(folder: Path) -> int:
    """How many results are kept: of the entries there, one is the digest of our own code."""
    return max(0, len(entries(folder)) - 1)


def reports(folder: Path) -> None:
    """Correct and wrong reports in every format, files that are none, and some that cannot be read."""
    for number, style in enumerate((*STYLES, *PAGES, *BOOKS)):
        report = spoilt(number)[0] if number % 3 else correct(number)
        document = rendered(report, style)
        (folder / f"{number:02}-{Path(document.path).name}").write_bytes(document.data)
    for name in ("correct.docx", "faulty.docx", "faulty.md"):
        shutil.copy(EXAMPLES / name, folder / name)
    (folder / "notice.txt").write_text("会议通知", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "damaged.docx").write_bytes((EXAMPLES / "correct.docx").read_bytes()[:500])
    silent = base_report().replace("2024年", "<!-- govlint-disable-file BAL001: 核过 -->\n2024年", 1)
    (folder / "silent.md").write_text(silent.replace("申请数量 | 2", "申请数量 | 6"), encoding="utf-8")


class TestTheSame:
    @pytest.mark.no_cover
    def test_in_every_format(self, govlint: Govlint, tmp_path: Path, worked: list[str]) -> None:
        reports(tmp_path)
        json_of = partial(govlint, "check", ".", "--format", "json")
        plain = json_of("--jobs", 1, "--no-cache")
        assert len(json.loads(plain.out)["documents"]) > 30
        assert json_of("--jobs", 2) == plain  # nothing is recalled yet
        assert json_of("--jobs", 1) == plain
        assert json_of("--jobs", 2) == plain
        worked.clear()
        govlint("check", ".", "--jobs", 1)
        assert sorted(worked) == ["damaged.docx", "empty.txt"]

    @pytest.mark.parametrize("format_", ["text", "concise", "github", "jsonl"])
    def test_with_statistics_and_coverage(self, govlint: Govlint, tmp_path: Path, format_: str) -> None:
        for name in ("faulty.docx", "faulty.html", "correct.txt"):
            shutil.copy(EXAMPLES / name, tmp_path / name)
        options = ("--statistics", "--coverage", "--format", format_)
        plain, cold, warm = (govlint("check", ".", *options, *more) for more in (["--no-cache"], [], []))
        assert cold == plain
        assert warm == plain

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_across_documents(self, govlint: Govlint, tmp_path: Path, jobs: int, worked: list[str]) -> None:
        shutil.copytree(EXAMPLES / "year-on-year", tmp_path / "years")
        shutil.copytree(EXAMPLES / "summary", tmp_path / "sum")
        (tmp_path / ".govlint.yaml").write_text(
            "prior: years/prior\nsummaries:\n  - summary: sum/county.txt\n    members: [sum/members/*]\n",
            encoding="utf-8",
        )
        plain, cold, warm = (
            govlint("check", "years/2024.txt", "sum", "--format", "json", "--jobs", jobs, *more)
            for more in (["--no-cache"], [], [])
        )
        assert {"YOY001", "SUM001"} <= {
            finding["rule"]
            for document in json.loads(plain.out)["documents"]
            for finding in document["findings"]
        }
        assert cold == plain
        assert warm == plain
        worked.clear()
        govlint("check", "years/2024.txt", "sum", "--jobs", 1)
        assert worked == []

    def test_with_more_files_than_one_process_takes(self, govlint: Govlint, tmp_path: Path) -> None:
        for number in range(70):
            (tmp_path / f"{number:02}.txt").write_text(WRONG if number % 7 == 0 else "通知", encoding="utf-8")
        plain, cold = (govlint("check", ".", "--format", "json", *more) for more in (["--no-cache"], []))
        (tmp_path / "08.txt").write_text(WRONG, encoding="utf-8")
        again, changed = (govlint("check", ".", "--format", "json", *more) for more in ([], ["--no-cache"]))
        assert cold == plain
        assert again == changed
        assert again != plain


class TestWhatIsChanged:
    @pytest.fixture(autouse=True)
    def _report(self, tmp_path: Path) -> None:
        (tmp_path / "2024.txt").write_text(WRONG, encoding="utf-8")
        before = base_report(2023).replace("文件 | 1 | 0 | 5", "文件 | 1 | 0 | 4")
        before = before.replace("现行有效5件", "现行有效4件")
        (tmp_path / "2023.txt").write_text(before, encoding="utf-8")

    def test_is_checked_again_and_the_rest_is_not(
        self, govlint: Govlint, tmp_path: Path, worked: list[str]
    ) -> None:
        assert govlint("check", ".").code == 1
        assert len(worked) == 2
        (tmp_path / "2024.txt").write_text(base_report(), encoding="utf-8")
        assert govlint("check", ".").code == 0
        assert worked[2:] == ["2024.txt"]
        (tmp_path / "2024.txt").write_text(WRONG, encoding="utf-8")
        assert govlint("check", ".").code == 1
        assert len(worked) == 3

    def test_by_the_same_size_and_time_too(self, govlint: Govlint, tmp_path: Path) -> None:
        path = tmp_path / "2024.txt"
        before = path.stat()
        assert govlint("check", path).code == 1
        path.write_text(WRONG.replace("申请数量 | 6", "申请数量 | 2"), encoding="utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert path.stat().st_size == before.st_size
        assert govlint("check", path).code == 0

    def test_its_name(self, govlint: Govlint, tmp_path: Path) -> None:
        text = "\n".join(base_report().splitlines()[1:])
        found = []
        for name in ("a.txt", "a.md"):
            (tmp_path / name).write_text(text, encoding="utf-8")
            warm, again, plain = (
                govlint("check", name, "--format", "json", *more) for more in ([], [], ["--no-cache"])
            )
            assert warm == again == plain
            found.append(json.loads(plain.out)["documents"][0]["reader"])
        assert found == ["text", "markdown"]

    def test_a_pack(self, govlint: Govlint, tmp_path: Path) -> None:
        shutil.copytree(EXAMPLES / "packs", tmp_path / "packs")
        (pack, *_) = sorted(path.parent for path in (tmp_path / "packs").rglob("pack.yaml"))
        govlint("check", "2024.txt", "--pack", pack)
        for rule in pack.rglob("*.yaml"):
            text = rule.read_text(encoding="utf-8")
            rule.write_text(text.replace("severity: warning", "severity: error"), encoding="utf-8")
        warm, plain = (
            govlint("check", "2024.txt", "--pack", pack, "--format", "json", *more)
            for more in ([], ["--no-cache"])
        )
        assert warm == plain

    def test_the_side_file_and_the_day(
        self, govlint: Govlint, tmp_path: Path, worked: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert govlint("check", "2024.txt").code == 1
        (tmp_path / ".govlint-ignore.yaml").write_text(
            "- {path: 2024.txt, rule: BAL001, reason: 核过, until: '2027-03-31'}\n", encoding="utf-8"
        )
        assert govlint("check", "2024.txt").code == 0

        class Later(date):
            @classmethod
            def today(cls) -> Self:
                return cls(2027, 4, 1)

        monkeypatch.setattr(suppress, "date", Later)
        assert govlint("check", "2024.txt").code == 1
        assert worked == ["2024.txt"]

    def test_the_baseline(self, govlint: Govlint, tmp_path: Path) -> None:
        assert govlint("baseline", "create", ".").code == 0
        assert govlint("check", ".", "--baseline", ".govlint-baseline.json").code == 0
        assert govlint("check", ".").code == 1

    def test_by_a_mend(self, govlint: Govlint, tmp_path: Path) -> None:
        path = tmp_path / "2024.txt"
        path.write_text(
            base_report().replace("条例》规定", "条例》和示政办发[2021]30号文件规定"), encoding="utf-8"
        )
        before = govlint("check", path, "--format", "json")
        assert govlint("check", path, "--fix").code == 0
        assert govlint("check", path, "--format", "json") != before
        assert govlint("check", path).code == 0


def run_of(govlint: Govlint, *options: object) -> Run:
    return govlint("check", ".", "--format", "json", "--jobs", 1, *options)


CODES = ("BAL001", "BAL003", "STR", "CIT", "TXT", "ALL", "URL003", "CIT007")
levels = st.sampled_from(["off", "info", "warning", "error"])
configurations = st.fixed_dictionaries(
    {},
    optional={
        "lang": st.sampled_from(["zh", "en"]),
        "select": st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True),
        "ignore": st.lists(st.sampled_from(CODES[:-3]), max_size=2, unique=True),
        "extend-select": st.lists(st.sampled_from(CODES), max_size=2, unique=True),
        "limits": st.fixed_dictionaries({"cells": st.sampled_from([50, 200_000])}),
        "rules": st.dictionaries(
            st.sampled_from(["BAL001", "BAL002", "CIT001", "STR004"]), levels, max_size=3
        ),
        "overrides": st.lists(
            st.fixed_dictionaries(
                {
                    "files": st.sampled_from([["2024.txt"], ["*.html"], ["2023*"]]),
                    "rules": st.dictionaries(
                        st.sampled_from(["BAL001", "WRD001"]), levels, min_size=1, max_size=2
                    ),
                }
            ),
            max_size=2,
        ),
    },
)


@pytest.mark.no_cover
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(configurations, min_size=2, max_size=3))
def test_any_change_of_the_configuration(
    govlint: Govlint, tmp_path: Path, written: list[dict[str, Any]]
) -> None:
    (tmp_path / "2024.txt").write_text(WRONG.replace("〔2021〕", "[2021]"), encoding="utf-8")
    shutil.copy(EXAMPLES / "faulty.html", tmp_path / "2023.html")
    for configuration in (*written, written[0]):
        (tmp_path / ".govlint.yaml").write_text(json.dumps(configuration), encoding="utf-8")
        assert run_of(govlint) == run_of(govlint, "--no-cache")


class TestTheFolder:
    @pytest.fixture(autouse=True)
    def _report(self, tmp_path: Path) -> None:
        (tmp_path / "2024.txt").write_text(WRONG, encoding="utf-8")

    def test_is_left_alone_without_the_cache(self, govlint: Govlint, cache: Path) -> None:
        govlint("check", ".", "--no-cache")
        assert not cache.exists()
        assert not cache.parent.exists()

    def test_that_was_filled_is_not_asked_without_the_cache(
        self, govlint: Govlint, worked: list[str]
    ) -> None:
        for options in ([], ["--no-cache"]):
            govlint("check", ".", *options)
        assert len(worked) == 2

    def test_that_cannot_be_written_is_no_matter(self, govlint: Govlint, cache: Path) -> None:
        cache.parent.write_text("a file")
        run = govlint("check", ".")
        assert (run.code, run.err) == (1, "")
        assert run == govlint("check", ".", "--no-cache")

    def test_whose_entries_are_damaged(self, govlint: Govlint, cache: Path, worked: list[str]) -> None:
        plain = run_of(govlint)
        assert results_of(cache) == 1
        for data in (b"", os.urandom(500)):
            for entry in entries(cache):
                entry.write_bytes(data)
            assert run_of(govlint) == plain
        assert len(worked) == 3
        assert run_of(govlint) == plain
        assert len(worked) == 3

    def test_whose_entries_vanish_while_several_processes_work(
        self, govlint: Govlint, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "2023.txt").write_text(base_report(2023), encoding="utf-8")
        plain = govlint("check", ".", "--format", "json", "--jobs", 2)
        for entry in entries(cache):
            entry.write_bytes(b"damaged")
        assert govlint("check", ".", "--format", "json", "--jobs", 2) == plain

    def test_keeps_nothing_of_standard_input(self, govlint: Govlint, cache: Path) -> None:
        assert govlint("check", "-", stdin=WRONG.encode()).code == 1
        assert results_of(cache) == 0

    def test_is_used_by_baselines_too(self, govlint: Govlint, worked: list[str]) -> None:
        govlint("check", ".")
        govlint("baseline", "create", ".")
        assert worked == ["2024.txt"]


opened = partial(open_session, keep_results=True)


def test_a_plugin_without_a_version_keeps_nothing(
    govlint: Govlint, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "from govlint.hookspecs import *\n@hookimpl\ndef govlint_reporters():\n    return []\n"
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "own_reporters.py").write_text(code)
    monkeypatch.syspath_prepend(str(tmp_path / "modules"))
    (tmp_path / ".govlint.yaml").write_text("plugins: [own_reporters]\n")
    (tmp_path / "2024.txt").write_text(WRONG, encoding="utf-8")
    assert govlint("check", "2024.txt").code == 1
    assert entries(cache) in ([], entries(cache)[:1])
    assert results_of(cache) == 0
    sys.modules.pop("own_reporters")


def test_a_session_keeps_nothing_unless_it_is_asked_to(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "2024.txt").write_text(WRONG, encoding="utf-8")
    paths = [str(tmp_path / "2024.txt")]
    assert next(check_files(Workers(open_session(), 1, open_session), paths)).findings
    assert results_of(cache) == 0
    first, second = (list(check_files(Workers(opened(), 1, opened), paths)) for _ in range(2))
    assert first == second
    assert results_of(cache) == 1


def test_a_file_that_changes_between_look_and_check_is_kept_as_it_was_checked(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [str(tmp_path / f"{name}.txt") for name in "ab"]
    for path in paths:
        Path(path).write_text(WRONG, encoding="utf-8")
    looks = Session.read_bytes
    seen: list[str] = []

    def changing(self: Session, path: str) -> bytes | Result:
        data = looks(self, path)
        if path not in seen:  # the first look; the check comes later
            seen.append(path)
            Path(path).write_text(base_report(), encoding="utf-8")
        return data

    monkeypatch.setattr(Session, "read_bytes", changing)
    found = list(check_files(Workers(opened(), 2, opened), paths))
    assert [result.findings for result in found] == [(), ()]
    monkeypatch.undo()
    for path in paths:
        Path(path).write_text(WRONG, encoding="utf-8")
    assert all(result.findings for result in check_files(Workers(opened(), 1, opened), paths))
