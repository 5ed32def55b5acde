"""What users are told of errors that the system raises."""

from __future__ import annotations

import errno
import os

import pytest

from govlint.errors import in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EACCES, "没有权限"), (errno.EISDIR, "是文件夹，不是文件"), (errno.ENOSPC, "磁盘满了")],
)
def test_what_the_system_says_is_put_into_chinese(number: int, words: str) -> None:
    assert in_words(OSError(number, os.strerror(number))) == words


def test_an_error_without_words_of_ours_keeps_its_own() -> None:
    assert in_words(OSError(errno.EPROTO, "Protocol error")) == "Protocol error"
    assert in_words(OSError("no number")) == "no number"
