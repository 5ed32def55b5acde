"""Extracted reports as JSON, by the schema that ships with govlint."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib import resources

import jsonschema

from govlint.api import open_session
from govlint.extraction.jsonform import extract_schema_text, json_pieces
from govlint.extraction.run import extract_bytes
from govlint.testing import base_report

SCHEMA = resources.files("govlint") / "schemas" / "extract-1.json"


def test_the_schema_that_ships_is_current() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == extract_schema_text()


def test_output_is_as_the_schema_says() -> None:
    session = open_session()
    text = base_report().replace("行政事业性收费 | 0 |", "行政事业性收费 | 12.30 |")
    written = "".join(
        json_pieces(
            [
                extract_bytes(session, text.encode(), "a.txt"),
                extract_bytes(session, base_report(2020).encode(), "b.txt"),
                extract_bytes(session, b"", "c.txt"),
            ]
        )
    )
    read = json.loads(written, parse_float=Decimal)
    jsonschema.validate(json.loads(written), json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert read["reports"][0]["forms"][0]["cells"][-1]["value"] == Decimal("12.30")
    assert [report["error"] is None for report in read["reports"]] == [True, True, False]


def test_no_report_is_an_object_all_the_same() -> None:
    assert json.loads("".join(json_pieces([])))["reports"] == []
