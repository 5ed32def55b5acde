"""What users are told of errors that the system raises."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable

import pytest

from govlint.errors import bug, in_words, pass_on
from govlint.limits import OutOfTime


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EACCES, "没有权限"), (errno.EISDIR, "是文件夹，不是文件"), (errno.ENOSPC, "磁盘满了")],
)
def test_what_the_system_says_is_put_into_chinese(number: int, words: str) -> None:
    assert in_words(OSError(number, os.strerror(number))) == words


def test_an_error_without_words_of_ours_keeps_its_own() -> None:
    assert in_words(OSError(errno.EPROTO, "Protocol error")) == "Protocol error"
    assert in_words(OSError("no number")) == "no number"


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OutOfTime(), GeneratorExit()])
def test_what_is_no_failure_of_code_is_passed_on(error: BaseException) -> None:
    with pytest.raises(type(error)):
        pass_on(error)


def test_leaving_the_program_is_a_failure_told_with_its_words() -> None:
    pass_on(SystemExit(0))
    assert (bug(SystemExit()), bug(SystemExit("no licence"))) == ("SystemExit", "SystemExit: no licence")


def raised(function: Callable[[], object]) -> BaseException:
    try:
        function()
    except Exception as error:
        return error
    raise AssertionError


def test_a_bug_is_told_with_the_line_of_the_code_that_is_no_part_of_govlint() -> None:
    def wrong() -> object:
        return json.loads("{")  # Python's own code, which it calls, is not where the mistake is

    line = wrong.__code__.co_firstlineno + 1
    assert bug(raised(wrong)).endswith(f"(char 1) (test_errors.py:{line})")


def test_a_bug_of_our_own_is_told_with_its_line_only_where_it_is_asked_for() -> None:
    error = ValueError("oh")
    assert bug(error) == bug(error, ours=False) == "ValueError: oh"
