"""JSON Schemas of the files that people write: made from the types that govlint reads them by."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from packkeys import CONFIGURATION_KEYS, KEYS, LIMIT_KEYS

from govlint.config.files import _File
from govlint.options import options_type
from govlint.packs.filetypes import ClaimsFile, PackFile, ReportFile
from govlint.rule import Check, RuleFile
from govlint.vocabulary import Aliases, FormDefinition, Regulation, Term

HOME = "https://govlint.readthedocs.io/zh-cn/latest/schemas"
_FILES: dict[str, tuple[Any, str]] = {
    "pack": (PackFile, "govlint 规则包的 pack.yaml"),
    "rule": (RuleFile, "govlint 的规则：<类>/<名称>.yaml"),
    "form": (FormDefinition, "govlint 的表：forms/<名称>.yaml"),
    "report": (ReportFile, "govlint 怎样认出一种文书：report.yaml"),
    "lexicon": (tuple[Term, ...], "govlint 的词表：lexicon/<名称>.yaml"),
    "regulations": (tuple[Regulation, ...], "govlint 的法规表：lexicon/regulations.yaml"),
    "aliases": (Aliases, "govlint 给继承的表和部分补充的标签：aliases.yaml"),
    "claims": (ClaimsFile, "govlint 读句子里的件数用的词：claims.yaml"),
    "config": (_File, "govlint 的配置：.govlint.yaml"),
}


def schemas(checks: Mapping[str, Check]) -> Iterator[tuple[str, str]]:
    """Every schema: its name and its whole text."""
    for name, (type_, title) in _FILES.items():
        made = _schema(type_)
        if name == "rule":
            _with_options(made, checks)
        if name == "pack":
            made["$defs"]["PackFile"]["properties"]["name"]["pattern"] = "^[a-z0-9]+(-[a-z0-9]+)*$"
        if name == "claims":
            sets = made["$defs"]["ClaimsFile"]["properties"]["sets"]
            sets["propertyNames"] = {"pattern": r"^[^\W\d_]\w*$"}
            sets["additionalProperties"]["minItems"] = 1
        head = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"{HOME}/{name}.json",
            "title": title,
        }
        yield name, json.dumps({**head, **made}, ensure_ascii=False, indent=1) + "\n"


def _schema(type_: Any, prefix: str = "") -> dict[str, Any]:
    """The schema of a type: no keys but its own, each described in Chinese."""
    template = f"#/$defs/{prefix}{{name}}"
    made = msgspec.json.schema(type_, schema_hook=_foreign, ref_template=template)
    parts = made.get("$defs", {})
    for name, part in parts.items():
        part.pop("description", None)
        if part.get("type") != "object":
            continue
        part["additionalProperties"] = False
        words = (
            CONFIGURATION_KEYS
            if name in ("_File", "_Override", "_Summary", "RuleSetting")
            else {"Limits": LIMIT_KEYS}.get(name, KEYS.get(name, {}))
        )
        for key, value in part["properties"].items():
            if key in words:
                value["description"] = words[key]
    if parts:
        made["$defs"] = {prefix + name: part for name, part in parts.items()}
    return made


def _foreign(type_: Any) -> dict[str, Any]:
    """The schema of an option of a type of its own, such as a pattern: it is written as text."""
    if hasattr(type_, "parse"):
        return {"type": "string"}
    raise NotImplementedError(type_)


def _sayable(options: type[msgspec.Struct]) -> type[msgspec.Struct]:
    """The options with defaults of types of their own as the text by which they are written."""
    fields: list[Any] = []
    for field in msgspec.structs.fields(options):
        if field.required:
            fields.append((field.name, field.type))
        elif field.default is msgspec.NODEFAULT:
            fields.append((field.name, field.type, msgspec.field(default_factory=field.default_factory)))
        else:
            fields.append((field.name, field.type, getattr(field.default, "text", field.default)))
    return msgspec.defstruct("Options", fields, kw_only=True)


def _with_options(made: dict[str, Any], checks: Mapping[str, Check]) -> None:
    """Gives a rule's `options` the type that its `check` wants; other checks may come from plugins."""
    rule = made["$defs"]["RuleFile"]
    rule["properties"]["code"]["pattern"] = "^[A-Z]{3}[0-9]{3}$"
    rule["properties"]["messages"]["minProperties"] = 1
    known = [{"const": name, "description": check.summary} for name, check in sorted(checks.items())]
    rule["properties"]["check"] |= {"anyOf": [*known, {"type": "string"}]}
    choices = []
    for name, check in sorted(checks.items()):
        options = _schema(_sayable(options_type(check.run)), f"{name}.")
        made["$defs"] |= options.pop("$defs")
        wanted = made["$defs"][f"{name}.Options"].get("required")
        then: dict[str, Any] = {"properties": {"options": options}}
        if wanted:
            then["required"] = ["options"]
        choices.append(
            {"if": {"properties": {"check": {"const": name}}, "required": ["check"]}, "then": then}
        )
    rule["allOf"] = choices
