"""The schemas that ship: every file of ours is valid by them, and broken ones are not."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from govlint.errors import SettingsError
from govlint.packs.files import files_of
from govlint.schemafiles import NAMES, PACK, editor_line, schema_text
from govlint.sources.yamltext import decode, load, parse
from test_broken_packs import BASE, CASES, files_of_case

ROOT = Path(__file__).parent.parent
PACKS = sorted(
    path.parent
    for top in ("rules", "examples")
    for path in (ROOT / top).rglob("pack.yaml")
    if "node_modules" not in path.parts
)
OF_FILE = {
    "pack.yaml": "pack",
    "report.yaml": "report",
    "aliases.yaml": "aliases",
    "claims.yaml": "claims",
    "lexicon/regulations.yaml": "regulations",
}


@cache
def validator(name: str) -> Any:
    schema = json.loads(schema_text(name))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def schema_of(name: str) -> str | None:
    """The schema for a file of a pack, by its name in it."""
    if name in OF_FILE:
        return OF_FILE[name]
    folder, _, file = name.partition("/")
    if not file.endswith(".yaml") or "/" in file or folder == "fixtures":
        return None
    return {"forms": "form", "lexicon": "lexicon"}.get(folder, "rule")


def complaints(name: str, data: Any) -> list[str]:
    return [error.message for error in validator(name).iter_errors(data)]


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_the_files_of_our_packs_are_valid(folder: Path) -> None:
    files = files_of(folder)
    seen = 0
    for name in files.names:
        schema = schema_of(name)
        if schema is not None:
            seen += 1
            assert complaints(schema, decode(files.read(name), name).data) == [], name
    assert seen


def test_the_configuration_of_the_example_is_valid() -> None:
    assert complaints("config", load(ROOT / "examples/config/govlint.yaml").data) == []
    assert complaints("config", {"selekt": ["BAL"]})


def test_the_base_of_the_broken_packs_is_valid() -> None:
    for name, text in BASE.items():
        schema = schema_of(name)
        if schema is not None:
            assert complaints(schema, parse(text, name).data) == [], name


@pytest.mark.parametrize("case", [case for case in CASES if case.get("schema")], ids=lambda case: case["id"])
def test_broken_packs_are_refused_by_the_schema_too(case: dict[str, Any]) -> None:
    name = case["file"]
    schema = schema_of(name)
    assert schema is not None
    try:
        data = parse(files_of_case(case)[name], name).data
    except SettingsError:
        pytest.fail("it is no YAML: no schema sees it")
    assert complaints(schema, data)


@pytest.mark.parametrize("name", [*PACK, "config"])
def test_every_key_is_described_in_chinese(name: str) -> None:
    schema = json.loads(schema_text(name))
    for part, definition in schema["$defs"].items():
        for key, value in definition.get("properties", {}).items():
            if "." not in part:  # the options of checks are described by the check
                assert any("\u4e00" <= character <= "\u9fff" for character in value["description"]), key


def test_the_command_prints_and_writes_them(tmp_path: Path, govlint: Any) -> None:
    assert govlint("schema").out.split() == list(NAMES)
    for name in NAMES:
        assert govlint("schema", name).out == schema_text(name)
    run = govlint("schema", "rul")
    assert (run.code, "是不是 rule？" in run.err) == (2, True)
    run = govlint("schema", "--to", "there")
    assert "写了 there/rule.json" in run.out
    assert (tmp_path / "there/config.json").read_text("utf-8") == schema_text("config")
    (tmp_path / "file").touch()
    assert govlint("schema", "--to", "file/there").code == 2


def test_a_new_pack_tells_editors_its_schemas(tmp_path: Path, govlint: Any) -> None:
    govlint("pack", "new", "example-town", "--title", "示例镇")
    for file in ("pack.yaml", "words/hotline-name.yaml"):
        path = tmp_path / "example-town" / file
        first = path.read_text("utf-8").splitlines()[0]
        assert first == editor_line("pack" if file == "pack.yaml" else "rule", file.count("/"))
        schema = path.parent / first.partition("=")[2]
        assert schema.resolve().read_text("utf-8") == schema_text(schema.stem)


@pytest.mark.parametrize("name", ["json", "extract"])
def test_descriptions_have_no_indentation_whatever_python_wrote_them(name: str) -> None:
    definitions = json.loads(schema_text(name))["$defs"].values()
    lines = [line for each in definitions for line in each.get("description", "").split("\n")]
    assert len(lines) > len(definitions) / 2
    assert all(line == line.strip() for line in lines)
