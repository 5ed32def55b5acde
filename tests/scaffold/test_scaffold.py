"""What a new pack is made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from govlint.errors import UsageError
from govlint.packs.loading import load_pack
from govlint.plugins import load_plugins
from govlint.scaffold.pack import NewPack, files, prefix_of, write

GIVEN = {"name": "example-city", "title": "示例市", "title_en": "Example city", "prefix": "EXC"}


@pytest.mark.parametrize(
    "name", ["", "..", "../x", "A", "a_b", "a/b", "-a", "a-", "示例", "a.b", "a\n", "a" * 61]
)
def test_names_that_are_refused(name: str) -> None:
    with pytest.raises(UsageError, match="名称"):
        NewPack(**{**GIVEN, "name": name})


@pytest.mark.parametrize("prefix", ["", "EX", "EXCC", "exc", "E1C", "EXC\n", "ÄÖÜ"])
def test_prefixes_that_are_refused(prefix: str) -> None:
    with pytest.raises(UsageError, match="前缀"):
        NewPack(**{**GIVEN, "prefix": prefix})


@pytest.mark.parametrize("title", ["", " ", "一\n二", "一\x07"])
def test_titles_that_are_refused(title: str) -> None:
    with pytest.raises(UsageError):
        NewPack(**{**GIVEN, "title": title})


@pytest.mark.parametrize("title", ["示例", '"}: #', "'", "{a: b}", "@CODE@", "\\n", "- 一"])
def test_any_title_gives_a_pack_that_loads(title: str, tmp_path: Path) -> None:
    write(tmp_path / "new", files(NewPack(**{**GIVEN, "title": title, "title_en": title}), "new"))
    pack = load_pack(tmp_path / "new", load_plugins(installed=False).checks)
    assert (pack.name, pack.title.zh, pack.title.en) == ("example-city", title, title)
    assert [rule.code for rule in pack.rules] == ["EXC001"]


def test_prefix_of() -> None:
    assert [prefix_of(name) for name in ("sichuan", "a-b", "1")] == ["SIC", "ABX", "XXX"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    made = files(NewPack(**GIVEN), "x")
    (tmp_path / "file").touch()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / ".hidden").touch()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("file", "full", "link", "file/below"):
        with pytest.raises(UsageError):
            write(tmp_path / name, made)
    assert sorted(path.name for path in tmp_path.rglob("*")) == [
        ".hidden",
        "elsewhere",
        "file",
        "full",
        "link",
    ]


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    write(tmp_path, {"a/b.txt": "一"})
    assert (tmp_path / "a" / "b.txt").read_text(encoding="utf-8") == "一"
