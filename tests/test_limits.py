"""Limits of one document: what is in force, and the time after which anything is interrupted."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from govlint.api import open_session
from govlint.errors import SettingsError
from govlint.limits import Limits, OutOfTime, kept, limits, seconds_left
from govlint.runs.manyfiles import Workers, check_files
from govlint.session import Session


def test_limits_hold_inside_only() -> None:
    with kept(Limits(pages=3)):
        assert limits().pages == 3
        with kept(Limits(pages=4)):
            assert limits().pages == 3
        assert 0 < seconds_left() <= 60
    assert limits() == Limits()
    assert seconds_left() == 60


def _forever() -> None:
    while True:
        try:
            sum(range(100))
        except Exception:
            continue


def test_what_takes_too_long_is_interrupted_and_the_next_is_not() -> None:
    for _ in range(3):
        with pytest.raises(OutOfTime), kept(Limits(seconds=0.01)):
            _forever()
        assert limits() == Limits()
        with kept(Limits(seconds=60)):
            sum(range(100_000))


def test_what_came_back_too_late_is_told_too() -> None:
    with pytest.raises(OutOfTime), kept(Limits(seconds=0.001)):
        time.sleep(0.2)


def test_errors_pass_through() -> None:
    with pytest.raises(ValueError, match="x"), kept(Limits()):
        raise ValueError("x")
    assert limits() == Limits()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{seconds: 0}", "应为数，并且 > 0.0，写的是 0"),
        ("{second: 3}", "不认识的键 second"),
        ("{file-mb: 0.5}", "应为整数，写的是"),
        ("[]", "键值"),
    ],
)
def test_a_wrong_limit_is_told_with_its_line(tmp_path: Path, written: str, said: str) -> None:
    file = tmp_path / ".govlint.yaml"
    file.write_text(f"limits: {written}\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        open_session(file)
    assert said in str(caught.value)
    assert caught.value.mistakes[0].line == 1


def configured(folder: Path, limit: str) -> Session:
    file = folder / ".govlint.yaml"
    file.write_text(f"limits:\n  {limit}\n", encoding="utf-8")
    return open_session(file)


def test_the_configuration_decides_what_is_too_large(tmp_path: Path) -> None:
    # Its time is the usual one: a busy machine may take long over what is refused at once.
    session = configured(tmp_path, "file-mb: 1")
    assert session.config.limits.described().startswith("{file-mb: 1, unpacked-mb: 64")
    large = session.check(b"x" * (2**20 + 1), "a.txt")
    assert large.error is not None
    assert "超过 1 MB" in large.error.message
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * 3_000_000)
    assert session.check_file(str(path)).error == large.error
    (gathered,) = check_files(Workers(session, 1, lambda: session), [str(path)], "gather")
    assert gathered.error == large.error


def test_the_configuration_decides_what_takes_too_long(tmp_path: Path) -> None:
    session = configured(tmp_path, "seconds: 0.01")
    slow = session.check("一、总体情况主动公开信息3条。\n".encode() * 20_000, "a.txt")
    assert slow.error is not None
    assert "0.01 秒" in slow.error.message


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a file that never ends")
def test_a_file_that_never_ends_is_too_large() -> None:
    result = open_session(command_line={}).check_file("/dev/zero")
    assert result.error is not None
    assert "超过 50 MB" in result.error.message


def test_an_interrupt_that_a_callback_swallows_is_followed_by_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("govlint.limits._AGAIN_AFTER", 0.02)
    swallowed = 0

    def swallow_one() -> None:
        nonlocal swallowed
        try:
            _forever()
        except OutOfTime:  # as Python does for what is raised in a callback of the garbage collector
            swallowed += 1
        _forever()

    with pytest.raises(OutOfTime), kept(Limits(seconds=0.01)):
        swallow_one()
    assert swallowed == 1
    for _ in range(3):  # none is left over
        time.sleep(0.02)
