"""Office packages: limits, damage, passwords."""

from __future__ import annotations

import io
import random
import sys
import zipfile

import pytest

from govlint.errors import FixError, UnreadableError
from govlint.limits import Limits, kept
from govlint.readers import package
from govlint.readers.package import Package, parse_xml


def zipped(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_names_are_folded() -> None:
    opened = Package(zipped(**{"Word\\Document.XML": b"<a/>"}))
    assert "word/document.xml" in opened
    assert opened.bytes("/word/document.xml") == b"<a/>"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    noise = random.Random(1).randbytes(700_000)
    with kept(Limits(unpacked_mb=1)):
        opened = Package(zipped(a=noise, b=noise))
        opened.bytes("a")
        with pytest.raises(UnreadableError, match="解压后超过 1 MB"):
            opened.bytes("b")
    with pytest.raises(UnreadableError, match="压缩炸弹"):
        Package(zipped(a=b"\0" * 2_000_000)).bytes("a")


def test_too_many_parts() -> None:
    with kept(Limits(parts=1)), pytest.raises(UnreadableError, match="2 个文件"):
        Package(zipped(a=b"", b=b""))


def test_a_part_that_is_missing_encrypted_or_damaged() -> None:
    data = zipped(a=b"abc" * 100)
    with pytest.raises(UnreadableError, match="缺少 b"):
        Package(data).bytes("b")
    locked = bytearray(data)
    locked[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableError, match="密码"):
        Package(bytes(locked)).bytes("a")
    broken = bytearray(data)
    broken[35] ^= 0xFF
    with pytest.raises(UnreadableError, match="已损坏"):
        Package(bytes(broken)).bytes("a")


def test_what_is_copied_is_bounded_and_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped(a=b"abc" * 100, b=b"1")
    assert Package(package.rewritten(data, {"b": b"2", "c": b"3"})).bytes("c") == b"3"
    broken = bytearray(data)
    broken[35] ^= 0xFF
    with pytest.raises(FixError, match="已损坏"):
        package.rewritten(bytes(broken), {"b": b"2"})
    monkeypatch.setattr(package, "_MOST_COPIED", 100)
    with pytest.raises(FixError, match="太大"):
        package.rewritten(data, {"b": b"2"})


def test_xml() -> None:
    assert parse_xml(b"<a>1</a>").text == "1"
    with pytest.raises(UnreadableError, match="已损坏"):
        parse_xml(b"<a>")
    with pytest.raises(UnreadableError, match="已损坏"):
        parse_xml(b"<a>" * 400 + b"</a>" * 400)


def test_a_package_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(UnreadableError, match=r"govlint\[office\]"):
        parse_xml(b"<a/>")
