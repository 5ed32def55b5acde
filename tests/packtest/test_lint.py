"""What is wrong with a pack beside others: names that these have already."""

from __future__ import annotations

from pathlib import Path

import pytest
from ourpack import RULE, make

from govlint.packtest.cases import cases_of
from govlint.packtest.lint import lint_pack
from govlint.plugins import load_plugins


def test_codes_and_names_of_a_pack_that_comes_with_govlint_are_refused(tmp_path: Path) -> None:
    taken = {"BAL001": "letters", "OUR001": "request-balance"}
    for code, name in taken.items():
        folder = make(tmp_path / code, **{"words/letters.yaml": RULE.replace("OUR001", code)})
        if name != "letters":
            for suffix in ("yaml", "md"):
                (folder / "words" / f"letters.{suffix}").rename(folder / "words" / f"{name}.{suffix}")
            file = folder / "words" / f"{name}.yaml"
            file.write_text(RULE.replace("name: letters", f"name: {name}"), encoding="utf-8")
        mistakes = lint_pack(folder, load_plugins(installed=False))[1]
        said = [str(mistake) for mistake in mistakes if "national" in str(mistake)]
        assert len(said) == 1
        assert f"{code if name == 'letters' else name} 已由规则包 national 使用" in said[0]


def test_a_pack_with_codes_of_its_own_is_not_refused(tmp_path: Path) -> None:
    assert lint_pack(make(tmp_path / "ours"), load_plugins(installed=False))[1] == []


def test_a_fixture_that_speaks_of_what_is_not_there_is_refused(tmp_path: Path) -> None:
    folder = make(tmp_path / "ours")
    (folder / "fixtures").mkdir()
    (folder / "fixtures" / "a.txt").write_text("说明", encoding="utf-8")
    expected = "{rule: OUR01}, {rule: BAL001, cell: requests/nw/total, count: 0}, {rule: OUR001, count: 0}"
    (folder / "fixtures" / "a.yaml").write_text(f"file: a.txt\nexpect: [{expected}]\n", encoding="utf-8")
    loaded, mistakes = lint_pack(folder, load_plugins(installed=False))
    assert loaded is None
    said = [item.message for item in mistakes]
    assert said == ["没有规则 OUR01", "表 requests 没有叫 nw 的行"]
    assert [item.remedy for item in mistakes] == ["是不是 OUR001？", "是不是 new？"]


@pytest.mark.parametrize(("mark", "end"), [("\ufeff", "\r\n"), ("", "\r\n"), ("", "\r"), ("\ufeff", "\n")])
def test_a_page_is_read_as_it_is_written_on_any_system(tmp_path: Path, mark: str, end: str) -> None:
    folder = make(tmp_path / "ours")
    for file in folder.glob("words/letters.*"):
        text = file.read_text(encoding="utf-8")
        file.write_bytes((mark + text.replace("\n", end)).encode())
    pack, mistakes = lint_pack(folder, load_plugins(installed=False))
    assert mistakes == []
    assert pack is not None
    cases = [case for case in cases_of(pack, frozenset({"OUR001"})) if case.file.endswith("letters.md")]
    assert [case.line for case in cases] == [
        number
        for number, line in enumerate((folder / "words/letters.md").read_text("utf-8-sig").splitlines(), 1)
        if line.startswith("```text")
    ]


def test_a_page_in_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    folder = make(tmp_path / "ours")
    page = folder / "words/letters.md"
    page.write_bytes(("# OUR001\n\n" + page.read_text(encoding="utf-8")).encode("gb18030"))
    [told] = lint_pack(folder, load_plugins(installed=False))[1]
    assert (told.message, told.line, told.remedy) == ("不是 UTF-8 文字", 3, "另存为 UTF-8")
