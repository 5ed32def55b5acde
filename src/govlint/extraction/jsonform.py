"""Extracted reports as JSON, schema 1, one report after the other, and the JSON Schema of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from govlint.extraction.records import ReportRecord
from govlint.model import Struct
from govlint.schemafiles import schema_of, written
from govlint.version import __version__

SCHEMA_ID = "https://govlint.readthedocs.io/zh-cn/latest/schemas/extract-1.json"
# A figure is written exactly as it stands, and never as a string.
_encoder = msgspec.json.Encoder(decimal_format="number")


class Output(Struct, frozen=True):
    """The whole of `govlint extract --format json`."""

    schema: Literal[1]
    govlint: str
    reports: tuple[ReportRecord, ...]


def json_pieces(records: Iterable[ReportRecord]) -> Iterator[str]:
    """One object, indented; reports are written as they come."""
    head = f'{{\n  "schema": 1,\n  "govlint": "{__version__}",\n  "reports": ['
    begun = False
    for record in records:
        yield (",\n" if begun else f"{head}\n") + _indented(record)
        begun = True
    yield "\n  ]\n}\n" if begun else f"{head}]\n}}\n"


def _indented(record: ReportRecord) -> str:
    text = msgspec.json.format(_encoder.encode(record), indent=2).decode()
    return "    " + text.replace("\n", "\n    ")


def extract_schema_text() -> str:
    """The schema file's text; its copy in the package, `govlint/schemas/extract-1.json`, must equal this."""
    schema = schema_of(Output, SCHEMA_ID, "govlint extract --format json")
    # Decimals are written as numbers here, which msgspec's schema does not know.
    value = schema["$defs"]["CellRecord"]["properties"]["value"]
    value.clear()
    value["anyOf"] = [{"type": "number"}, {"type": "null"}]
    return written(schema)
