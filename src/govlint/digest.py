"""Digests without the time that loading OpenSSL takes, which is longer than all that a start digests.

They are the interpreter's own, which `hashlib` itself falls back upon; their modules' names are no promise.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Protocol, cast


class Digest(Protocol):
    """A digest in the making."""

    def update(self, data: bytes, /) -> None:
        """Takes in more data."""

    def digest(self) -> bytes:
        """The digest of all data so far."""

    def hexdigest(self) -> str:
        """The same, in hexadecimal digits."""


def _own(name: str, *modules: str) -> Callable[..., Digest]:
    """The function `name` of the first of `modules` that there is, or that of `hashlib`."""
    for module in modules:
        try:
            return cast("Callable[..., Digest]", getattr(importlib.import_module(module), name))
        except (ImportError, AttributeError):
            continue
    return cast("Callable[..., Digest]", getattr(importlib.import_module("hashlib"), name))


sha256 = _own("sha256", "_sha2", "_sha256")
"""As `hashlib.sha256`: for fingerprints and keys, which others compare."""

blake2b = _own("blake2b", "_blake2")
"""As `hashlib.blake2b`: five times as fast, for what govlint alone reads again."""
