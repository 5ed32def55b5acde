"""Digests are those of hashlib, whichever module they are of."""

from __future__ import annotations

import hashlib

from govlint import digest


def test_both_are_as_hashlib_has_them() -> None:
    assert digest.sha256("年报".encode()).hexdigest() == hashlib.sha256("年报".encode()).hexdigest()
    assert digest.blake2b(b"1", digest_size=32).digest() == hashlib.blake2b(b"1", digest_size=32).digest()


def test_what_is_not_there_is_that_of_hashlib() -> None:
    assert digest._own("sha256", "no_such_module", "zlib") is hashlib.sha256
