"""The JSON Schemas that ship with the package: for editors, and for programs that read our output."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

FOLDER = Path(__file__).parent / "schemas"
PACK = ("pack", "rule", "form", "report", "lexicon", "regulations", "aliases", "claims")
"""Those of the files of a pack."""
OUTPUT = {"json": "findings-1", "extract": "extract-1"}
"""Those of the formats that programs read, by the name that they are asked for."""
NAMES = (*PACK, "config", *OUTPUT)


def schema_text(name: str) -> str:
    """The schema of this name; KeyError when there is none."""
    if name not in NAMES:
        raise KeyError(name)
    return (FOLDER / f"{OUTPUT.get(name, name)}.json").read_text(encoding="utf-8")


def pack_schemas() -> dict[str, str]:
    """The schemas of a pack's files by where a pack keeps them."""
    return {f".schemas/{name}.json": schema_text(name) for name in PACK}


def editor_line(name: str, depth: int = 0) -> str:
    """The comment that makes editors check a file, `depth` folders down in the pack, by its schema."""
    return f"# yaml-language-server: $schema={'../' * depth}.schemas/{name}.json"


def schema_of(output: Any, schema_id: str, title: str) -> dict[str, Any]:
    """The JSON Schema of a type, with this address and title, described by docstrings without indentation.

    Python 3.13 takes their indentation away, and older ones keep it.
    """
    generated: dict[str, Any] = msgspec.json.schema(output)
    for definition in generated["$defs"].values():
        if "description" in definition:
            definition["description"] = "\n".join(map(str.strip, definition["description"].splitlines()))
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": schema_id}
    return head | {"title": title} | generated


def written(schema: dict[str, Any]) -> str:
    """The text of a schema's file."""
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"
