"""Packs written for tests: a parent with rules and forms, and packs that stand on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import msgpack

from govlint.errors import SettingsError
from govlint.finding import Outcome
from govlint.model import Text
from govlint.packs.filetypes import ClaimsFile
from govlint.rule import Pack, check

PACK = "name: {name}\ntitle: {{zh: 包, en: pack}}\nversion: '1'\n"
RULE = """\
code: {code}
name: {name}
severity: warning
check: word
title: {{zh: 题, en: title}}
messages:
  default: {{zh: 有, en: has}}
  other: {{zh: 另, en: other, severity: error}}
options: {{pattern: 甲, limit: 5, words: [甲, 乙]}}
stricter: {{limit: lower, words: more, strict: on}}
"""
FORM = """\
key: small
format: "2021"
title: {zh: 小表, en: small}
section: overview
columns: [{key: total, label: {zh: 总计, en: total}}]
rows:
  - {key: new, label: {zh: 新收, en: new}, aliases: [收]}
  - {key: old, label: {zh: 旧存, en: old}}
"""


@check("word")
def word(
    context: Any,
    *,
    pattern: str,
    limit: int = 9,
    words: tuple[str, ...] = (),
    strict: bool = False,
) -> Iterator[Outcome]:
    "A word."
    yield from ()


CHECKS = {"word": word}


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def pack(folder: Path, more: str = "", rules: dict[str, str] | None = None, **files: str) -> Path:
    """A pack named as its folder: `more` goes into its pack.yaml, `rules` are lines behind a rule."""
    made: dict[str, str | bytes] = {"pack.yaml": PACK.format(name=folder.name) + more}
    for code, lines in (rules or {}).items():
        name = code.lower()
        made[f"words/{name}.yaml"] = RULE.format(code=code, name=name) + lines
        made[f"words/{name}.md"] = "# page"
    made |= {name.replace("__", "/").replace("_yaml", ".yaml"): text for name, text in files.items()}
    return write(folder, made)


def claims_pack(file: ClaimsFile) -> Pack:
    """A pack that has nothing but a claims.yaml."""
    return Pack(name="ours", title=Text("", ""), version="1", path="", rules=(), claims=msgpack.encode(file))


def told(error: SettingsError, folder: Path) -> list[str]:
    return [str(mistake).replace(f"{folder}/", "") for mistake in error.mistakes]
