"""Lists of plain words in the patterns of the readers: named as packs name them, and each read somewhere."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from readings import lists, session

from govlint.claims.words import Lists
from govlint.vocabulary import ClaimWords

ROOT = Path(__file__).parent.parent.parent
NAMES = session().engine.vocabulary.claims.names


def constants() -> list[str]:
    """Every text in the modules that read sentences, and in the checks that use their lists."""
    modules = {path: path.read_text(encoding="utf-8") for path in (ROOT / "src" / "govlint").rglob("*.py")}
    using = [text for path, text in modules.items() if "claims" in path.parts or "words import Lists" in text]
    nodes = (node for text in using for node in ast.walk(ast.parse(text)))
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def test_a_pattern_holds_the_words_of_the_lists_that_it_names() -> None:
    made = Lists(ClaimWords(names={"desks": ("窗口", "服务窗口", "亭(东)")}))
    pattern = made(r"{desks}\d{2,3}[件{]")
    assert pattern.pattern == r"(?:亭\(东\)|服务窗口|窗口)\d{2,3}[件{]"
    assert pattern.fullmatch("亭(东)12件")
    assert made(r"{desks}\d{2,3}[件{]") is pattern


def test_a_list_that_is_not_there_has_no_words() -> None:
    assert Lists(ClaimWords())("(?:{desks}|我局)共").search("大厅共") is None


@pytest.mark.parametrize("own", ["我局", "本中心", "本行政机关", "我街道办"])
def test_an_agency_speaks_of_itself(own: str) -> None:
    assert lists()("[我本]{ourselves}").fullmatch(own)


def test_patterns_name_lists_that_there_are() -> None:
    named = {name for text in constants() for name in re.findall(r"\{([a-z]\w*)\}", text)}
    assert "ourselves" in named
    assert named <= set(NAMES)


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_list_is_read_somewhere(name: str) -> None:
    listed = (ROOT / "rules" / "national" / "claims.yaml").read_text(encoding="utf-8")
    assert f"{{{name}}}" in listed or any(text == name or f"{{{name}}}" in text for text in constants())
