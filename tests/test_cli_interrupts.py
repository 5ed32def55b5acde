"""Ctrl-C: what was found so far is told, by every output, and the exit code says that it is not all."""

from __future__ import annotations

import json
import signal
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Govlint
from govlint.cli import EXIT_INTERRUPTED
from govlint.cli.interrupts import Interrupts
from govlint.finding import Result
from govlint.runs.across import Examiner
from govlint.runs.processes import each_file
from govlint.session import Session
from govlint.testing import base_report

FAULTY = base_report().replace("申请数量 | 2", "申请数量 | 6")


@pytest.fixture(autouse=True)
def attended() -> Iterator[None]:
    """As in a terminal, even where the tests themselves were started in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four reports, and somebody who presses Ctrl-C while the third is being checked."""
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text(FAULTY, encoding="utf-8")
    whole = Session.unsettled

    def unsettled(self: Session, data: bytes, path: str, **options: Any) -> Result:
        if path == "c.txt":
            signal.raise_signal(signal.SIGINT)
        return whole(self, data, path, **options)

    monkeypatch.setattr(Session, "unsettled", unsettled)
    return tmp_path


@pytest.mark.parametrize("rules", [("--select", "BAL"), ()], ids=["one by one", "together"])
def test_what_was_found_so_far_is_told(rules: tuple[str, ...], govlint: Govlint, interrupted: Path) -> None:
    run = govlint("check", ".", "--no-cache", "--format", "json", "--output", "concise=told.txt", *rules)
    assert run.code == 130
    documents = json.loads(run.out)["documents"]
    assert [document["path"] for document in documents] == ["a.txt", "b.txt"]
    assert "BAL001" in {finding["rule"] for finding in documents[0]["findings"]}
    assert "a.txt:" in (interrupted / "told.txt").read_text(encoding="utf-8")
    assert run.err == "已中断：4 个文件查完了 2 个，上面只是这些\n"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.parametrize("output", ["told.json", "told.csv", ""])
def test_what_was_extracted_so_far_is_written(
    output: str, govlint: Govlint, interrupted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Session.read_bytes

    def read_bytes(self: Session, path: str) -> object:
        if path == "c.txt":
            signal.raise_signal(signal.SIGINT)
        return whole(self, path)

    monkeypatch.setattr(Session, "read_bytes", read_bytes)
    run = govlint("extract", ".", *(["--output", output] if output else []))
    assert run.code == 130
    assert run.err.endswith("识别了 2 份报告\n已中断：写下的只是中断之前识别完的报告\n")
    text = (interrupted / output).read_text(encoding="utf-8-sig") if output else run.out
    if output.endswith(".csv"):
        assert {line.partition(",")[0] for line in text.splitlines()[1:]} == {"a.txt", "b.txt"}
    else:
        assert [report["path"] for report in json.loads(text)["reports"]] == ["a.txt", "b.txt"]


def test_while_reports_are_held_against_one_another(
    govlint: Govlint, interrupted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that were not compared yet are told as well, and that they were not."""
    monkeypatch.undo()
    monkeypatch.chdir(interrupted)
    whole = Examiner.examine

    def examine(self: Examiner, result: Result, *given: Any) -> Result:
        if result.path == "c.txt":
            signal.raise_signal(signal.SIGINT)
        return whole(self, result, *given)

    monkeypatch.setattr(Examiner, "examine", examine)
    run = govlint("check", ".", "--no-cache", "--format", "json")
    assert run.code == 130
    documents = {document["path"]: document for document in json.loads(run.out)["documents"]}
    assert list(documents) == ["a.txt", "b.txt", "c.txt", "d.txt"]
    words = {path: {item["reason"] for item in found["not_assessed"]} for path, found in documents.items()}
    assert [path for path in words if "还没有对照就中断了" in words[path]] == ["c.txt", "d.txt"]
    assert all(found["findings"] for found in documents.values())
    assert run.err == "已中断：文件都查完了，有的还没有与别的报告对照\n"


def test_between_two_files() -> None:
    interrupts = Interrupts()
    seen = []
    for result in interrupts.watching(Result(path=name) for name in "abc"):
        seen.append(result.path)
        if result.path == "b":
            signal.raise_signal(signal.SIGINT)
    assert seen == ["a", "b"]
    assert interrupts.code(0) == EXIT_INTERRUPTED


def test_twice_ends_all() -> None:
    results = Interrupts().watching(Result(path=name) for name in "abc")
    next(results)
    signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    assert isinstance(results, Generator)
    results.close()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_who_runs_it_in_the_background_is_not_interrupted() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    seen = []
    for result in Interrupts().watching(Result(path=name) for name in "abc"):
        signal.raise_signal(signal.SIGINT)
        seen.append(result.path)
    assert seen == ["a", "b", "c"]
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_in_another_thread_all_goes_through() -> None:
    seen: list[Result] = []
    results = Interrupts().watching(Result(path=name) for name in "ab")
    thread = threading.Thread(target=lambda: seen.extend(results))
    thread.start()
    thread.join()
    assert len(seen) == 2
    assert Interrupts().code(1) == 1


def test_before_anything_was_checked(
    govlint: Govlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> Iterator[str]:
        raise KeyboardInterrupt

    monkeypatch.setattr("govlint.cli.found.discover", interrupt)
    run = govlint("check", ".")
    assert (run.code, run.out) == (130, "")
    assert "已中断" in run.err


def _handler(state: object, path: str) -> bool:
    return signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def _lost(path: str, why: object) -> bool:
    return False


def test_other_processes_leave_it_to_this_one() -> None:
    assert list(each_file(None, ["a", "b"], 2, dict, _handler, _lost)) == [True, True]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_check_that_interrupts_is_told_as_an_interrupt(
    govlint: Govlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")

    def unsettled(self: Session, data: bytes, path: str, **options: Any) -> Result:
        raise KeyboardInterrupt

    monkeypatch.setattr(Session, "unsettled", unsettled)
    run = govlint("check", "a.txt", "--no-cache")
    assert run.code == 130
    assert "已中断" in run.err
