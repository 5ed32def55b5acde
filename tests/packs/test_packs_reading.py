"""The parts of a pack, each read by itself: what they give, and the mistakes and places that they note."""

from __future__ import annotations

from pathlib import Path

import pytest

from govlint.api import open_session
from govlint.packs.data import aliases, regulations, vocabulary
from govlint.packs.files import PACK, files_of, shipped_packs
from govlint.packs.filetypes import PackFile
from govlint.packs.loading import load_pack
from govlint.packs.reading import Reading, stem
from govlint.packs.rules import RuleReading

ABOUT = "name: example\ntitle: {zh: 示例, en: example}\nversion: '1'\n"


def reading(folder: Path, **files: str) -> Reading:
    """A pack of these files; a double underscore in a name stands for a folder."""
    for name, text in {"pack": ABOUT, **files}.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Reading(files_of(folder))


def test_a_file_is_typed_and_its_places_are_known(tmp_path: Path) -> None:
    read = reading(tmp_path)
    found = read.one(PACK, PackFile)
    assert found is not None
    source, about = found
    assert about.name == "example"
    place = read.place(PACK, source, ("title",))
    assert (place.file, place.line) == (PACK, 2)
    assert read.mistakes == []


@pytest.mark.parametrize("text", ["name: [", "name: 1\ntitle: {zh: 甲, en: a}\nversion: '1'\n"])
def test_what_is_wrong_with_a_file_is_noted(tmp_path: Path, text: str) -> None:
    read = reading(tmp_path, pack=text)
    assert read.one(PACK, PackFile) is None
    assert [mistake.line for mistake in read.mistakes] == [1]


def test_a_pack_without_data_has_none(tmp_path: Path) -> None:
    read = reading(tmp_path)
    assert vocabulary(read) is None
    assert regulations(read) == ()


def test_words_and_regulations_are_kept_with_their_places(tmp_path: Path) -> None:
    read = reading(
        tmp_path,
        lexicon__usage="- text: 阳关下\n  suggestion: 阳光下\n",
        lexicon__regulations="- title: 示例条例\n  number: 示例令第1号\n",
    )
    found = vocabulary(read)
    assert found is not None
    assert [term.text for term in found.lexicons["usage"]] == ["阳关下"]
    assert "regulations" not in found.lexicons
    assert [item.number for item in regulations(read)] == ["示例令第1号"]
    assert {"lexicons.usage", "regulations.示例令第1号.示例条例"} <= set(read.places)
    assert read.mistakes == []


def test_a_form_that_cannot_be_read_is_remembered(tmp_path: Path) -> None:
    read = reading(tmp_path, forms__own="key: [")
    assert vocabulary(read) is None
    assert read.unread
    assert len(read.mistakes) == 1


def test_rules_name_checks_that_there_are(tmp_path: Path) -> None:
    checks = open_session().registry.checks
    national = load_pack(shipped_packs() / "national", checks)
    rule = (
        "code: EXA001\nname: own\nseverity: warning\ntitle: {zh: 甲, en: a}\ncheck: nothing\n"
        "messages: {default: {zh: 甲, en: a}}\n"
    )
    read = reading(tmp_path, own__own=rule)
    assert national.vocabulary is not None
    (found,) = RuleReading(read, checks, [national]).rules(national, national.vocabulary)
    assert found.code == "EXA001"
    assert any("没有名为 nothing 的检查" in mistake.message for mistake in read.mistakes)
    assert aliases(read, national, [national]) is None


def test_the_stem_of_a_file() -> None:
    assert stem("lexicon/usage.yaml") == "usage"
