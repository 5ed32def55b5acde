"""What is found across documents is placed in the reports as they are now, whether read again or recalled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Govlint
from govlint.engine import Engine
from govlint.testing import base_report

CARRIED = "二、上年结转政府信息公开申请数量 | {0} | 0 | 0 | 0 | 0 | 0 | {0}"
STOCK = ("行政规范性文件 | 1 | 0 | 5", "行政规范性文件 | 1 | 0 | 4")


def now(carried: int, before: str = "") -> str:
    return before + base_report().replace(CARRIED.format(0), CARRIED.format(carried))


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(tmp_path.parent / f"{tmp_path.name}-cache"))
    (tmp_path / "2023.txt").write_text(base_report(2023).replace(*STOCK), encoding="utf-8")
    (tmp_path / "2024.txt").write_text(now(1), encoding="utf-8")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the documents that were read to place something, or to check them."""
    paths: list[str] = []
    plain = Engine.read

    def counted(self: Engine, data: bytes, path: str) -> Any:
        paths.append(path)
        return plain(self, data, path)

    monkeypatch.setattr(Engine, "read", counted)
    return paths


def told(govlint: Govlint, *options: str) -> list[Any]:
    run = govlint("check", ".", "--format", "json", "--select", "YOY001", *options)
    return [finding for document in json.loads(run.out)["documents"] for finding in document["findings"]]


def test_nothing_is_read_for_what_is_recalled(govlint: Govlint, read: list[str]) -> None:
    plain = told(govlint, "--no-cache")
    assert plain[0]["related"][0]["location"]["text"].startswith("2023.txt ")
    assert told(govlint) == plain
    read.clear()
    assert told(govlint) == plain
    assert read == []


def test_another_place_in_this_report(govlint: Govlint, tmp_path: Path) -> None:
    (first, *_) = told(govlint)
    (tmp_path / "2024.txt").write_text(now(1, "\n\n"), encoding="utf-8")
    (second, *_) = told(govlint)
    assert second["location"]["line"] == first["location"]["line"] + 2
    assert told(govlint) == told(govlint, "--no-cache")


def test_another_place_in_the_other_report(govlint: Govlint, tmp_path: Path, read: list[str]) -> None:
    first = told(govlint)
    (tmp_path / "2023.txt").write_text("\n\n" + base_report(2023).replace(*STOCK), encoding="utf-8")
    read.clear()
    second = told(govlint)
    assert read
    assert second != first
    assert second == told(govlint, "--no-cache")


def test_another_discrepancy(govlint: Govlint, tmp_path: Path) -> None:
    first = told(govlint)
    (tmp_path / "2024.txt").write_text(now(2), encoding="utf-8")
    second = told(govlint)
    assert second != first
    assert second == told(govlint, "--no-cache")


def test_in_another_language(govlint: Govlint) -> None:
    assert told(govlint) != told(govlint, "--lang", "en")
    assert told(govlint, "--lang", "en") == told(govlint, "--lang", "en", "--no-cache")
