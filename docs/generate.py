"""Writes the generated pages of the site: `python docs/generate.py`, or with `--check` compares them only.

Whole pages: one for each rule and their index. Parts of pages, between `<!-- generated: NAME -->` and
`<!-- end -->`: tables of configuration keys, pack keys, checks, formats, the JSON and the public API. The
outputs shown in the READMEs, after `<!-- output of: govlint ARGUMENTS -->`, are real ones.
"""

from __future__ import annotations

import ast
import inspect
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from packkeys import CONFIGURATION_KEYS, LIMIT_KEYS, PACK_KEYS
from packschemas import schemas
from rulepages import rule_count, rule_page, rules_index
from sentencepages import sentence_read
from wording import escaped, fenced, paragraphs, signature, summary, table, type_words, value_words

import govlint
from govlint.config import files
from govlint.config.settings import Config
from govlint.extraction.jsonform import extract_schema_text
from govlint.limits import Limits
from govlint.options import options_type
from govlint.packs import loading
from govlint.plugins import HOOKS, Registry, load_plugins
from govlint.reporters.jsonreport import findings_schema_text
from govlint.rule import Check, Pack

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
SCHEMAS = ROOT / "src/govlint/schemas"
SCHEMA_KEYS = {
    "schema": "这份格式的版本",
    "govlint": "govlint 的版本",
    "documents": "每份文件一项",
    "Summary.documents": "文件有几份",
    "RuleStatistics.documents": "在几份文件里",
    "statistics": "按规则统计，多的在前；给了 --statistics 才有",
    "summary": "合计",
    "path": "文件，和命令行上写的一样",
    "reader": "用什么读的：text、markdown、html、docx、xlsx、pdf、ofd、office、archive",
    "encoding": "文字编码",
    "kind": "文书的种类，如 annual-report；不是报告、读不出时为 null；suppressions 是 .govlint-ignore.yaml",
    "format": "2021 或 2019，报告用的格式",
    "agency": "机关名称",
    "year": "报告的年度",
    "findings": "查出的问题，按位置排",
    "RuleStatistics.findings": "查出几处",
    "fixed": "这一次 --fix 改好的问题，位置是改之前的",
    "Summary.fixed": "改好几处",
    "not_assessed": "未能检查的规则和原因",
    "Summary.not_assessed": "未能检查的条数",
    "assessed": "至少检查了一处的规则有几条",
    "rule": "规则的代码",
    "name": "规则的名称",
    "pack": "规则包",
    "severity": "级别",
    "location": "在哪里",
    "cell": "哪张表的哪一格",
    "related": "有关的其他地方，如等式里的各格",
    "also": "同一处错误同时违反的规则",
    "hint": "提示",
    "basis": "依据",
    "url": "说明这条规则的网页",
    "fix": "改法",
    "fingerprint": "指纹：别的行挪动时不变，数值变了才变",
    "suppressed": "不报的问题和为什么",
    "Summary.suppressed": "不报的处数",
    "notes": "读取器对整个文件的说明，如含有修订记录、怎样读的",
    "by": "suppression（注释或 .govlint-ignore.yaml）或 baseline（基线）",
    "place": "忽略说明在哪里",
    "reason": "忽略的理由",
    "Unassessed.reason": "为什么未能检查",
    "owner": "谁负责",
    "until": "到哪一天为止",
    "line": "第几行，从 1 起",
    "column": "第几个字，从 1 起",
    "CellKey.column": "列的键",
    "end_line": "到第几行",
    "end_column": "到第几个字（不含）",
    "page": "第几页，有页的格式才有",
    "block": "第几个段落或表格，从 0 起",
    "form": "表的键",
    "row": "行的键",
    "value": "格里写的",
    "role": "在等式里是什么",
    "safe": "能不能不看就改",
    "edits": "要改的字",
    "start": "从第几个字，从 0 起",
    "end": "到第几个字（不含）",
    "code": "错误的代码",
    "message": "说的话",
    "text": "文字：位置的写法，或改成什么",
    "title": "改法的名称",
    "error": "读不出的原因，读得出为 null",
    "Summary.error": "错误的个数",
    "warning": "警告的个数",
    "info": "提示的个数",
    "unreadable": "读不出、或者一条规则也没能检查的文件数",
    "skipped": "跳过的、不是报告的文件数",
    "crashed": "规则出错的次数",
}
_PART = re.compile(r"(<!-- generated: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_OUTPUT = re.compile(r"(<!-- output of: govlint ([^\n]+) -->\n```text\n).*?(^```$)", re.DOTALL | re.MULTILINE)


def main(arguments: list[str]) -> int:
    """Write what is not current, or with `--check` name it; 1 when something was named."""
    checking = "--check" in arguments
    pages = dict(generate())
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text("utf-8") != text]
    strays = [path for path in (DOCS / "rules").glob("*.md") if path not in pages]
    for path in (*stale, *strays):
        print(f"{'not current' if checking else 'written'}: {path.relative_to(ROOT)}")
    if checking:
        return 1 if stale or strays else 0
    for path in strays:
        path.unlink()
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(pages[path], encoding="utf-8", newline="\n")
    return 0


def generate() -> Iterator[tuple[Path, str]]:
    """Every generated page: its path and its whole text."""
    registry = load_plugins(installed=False)
    loaded = loading.load_packs(registry.packs, registry.checks)
    yield DOCS / "rules/index.md", rules_index(loaded)
    for pack in loaded:
        for rule in pack.rules:
            yield DOCS / f"rules/{rule.code}.md", rule_page(pack, rule, registry.checks[rule.check])
    parts: dict[str, Callable[[], str]] = {
        "configuration": configuration,
        "pack-keys": pack_keys,
        "other-checks": lambda: other_checks(registry, loaded),
        **{f"check-{name}": partial(check_entry, check) for name, check in registry.checks.items()},
        "formats": lambda: formats_table(registry),
        "schema": schema_tables,
        "api": api,
        "hooks": hooks,
        "rule-count": lambda: rule_count(loaded),
        "layers": layers,
        "rooms": rooms,
        "sentence-read": sentence_read,
    }
    for path in sorted(DOCS.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        if _PART.search(text):
            yield path, _PART.sub(lambda part: f"{part[1]}\n{parts[part[2]]()}\n\n{part[3]}", text)
    outputs = (("findings-1", findings_schema_text()), ("extract-1", extract_schema_text()))
    for name, text in (*schemas(registry.checks), *outputs):
        yield SCHEMAS / f"{name}.json", text
    for path in (ROOT / "README.md", ROOT / "README.zh-CN.md"):
        text = path.read_text(encoding="utf-8")
        yield path, _OUTPUT.sub(lambda shown: f"{shown[1]}{output(shown[2])}{shown[3]}", text)


def output(arguments: str) -> str:
    """What `govlint ARGUMENTS` prints, run at the top of the repository, in a pipe, 100 columns wide."""
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "govlint", *shlex.split(arguments)]
    run = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if run.returncode not in (0, 1) or not run.stdout:
        # A page is not emptied because the command failed.
        raise SystemExit(f"govlint {arguments}: exit code {run.returncode}\n{run.stderr}")
    return run.stdout


def keys_table(type_: type[msgspec.Struct], words: dict[str, str], defaults: Any = None) -> str:
    """The keys of a file as a table; KeyError for a key that nobody has described here."""
    rows = []
    for field in msgspec.structs.fields(type_):
        default = getattr(defaults, field.name, field.default)
        if field.default_factory is not msgspec.NODEFAULT:
            default = field.default_factory()
        shown = value_words(default) if default not in ((), {}) else "空"
        rows.append((f"`{field.encode_name}`", type_words(field.type), shown, words[field.encode_name]))
    return table(("键", "类型", "默认", "含义"), rows)


def configuration() -> str:
    """The keys of `.govlint.yaml`, of an override, and of one rule's setting."""
    return "\n\n".join(
        (
            "### 顶层 Top level",
            keys_table(files._File, CONFIGURATION_KEYS, Config()),
            "### `overrides` 的每一项 Each override",
            keys_table(files._Override, CONFIGURATION_KEYS),
            "### `rules` 的每一项 Each rule",
            "写一个级别（`error`、`warning`、`info`、`off`），或者：",
            keys_table(files.RuleSetting, CONFIGURATION_KEYS),
            "### `limits` 的每一项 Each limit",
            "超过的一份报为“读不出来”（退出码 2），别的照样检查；有的上限只管一部分格式：",
            keys_table(Limits, LIMIT_KEYS),
        )
    )


def pack_keys() -> str:
    """The keys of pack.yaml and of a rule's file."""
    return "\n\n".join(
        f"### {name}\n\n{keys_table(type_, words)}" for name, (type_, words) in PACK_KEYS.items()
    )


def check_entry(check: Check) -> str:
    """What a check says of itself, its options, and the blanks of its messages."""
    fields = msgspec.structs.fields(options_type(check.run))
    rows = [(f"`{field.name}`", type_words(field.type), value_words(field.default)) for field in fields]
    options = table(("选项", "类型", "默认"), rows) if rows else "没有选项。"
    return f"{paragraphs(check.run)}\n\n{options}\n\n{message_blanks(check)}"


def message_blanks(check: Check) -> str:
    """The kinds of messages of a check with their blanks, by the option that they depend on, if on any."""
    assert check.says is not None
    fields = msgspec.structs.fields(options_type(check.run))
    choices = {field.name: _choices(field.type) for field in fields}
    given: dict[str, Any] = {name: next(iter(values), None) for name, values in choices.items()}
    found: dict[str, Mapping[str, Iterable[str]]] = {}
    for name, values in choices.items():
        said = {str(value): check.says(given | {name: value}) for value in values}
        if len({str(kinds) for kinds in said.values()}) > 1:
            found = {f"`{name}: {value}`".replace("'", ""): kinds for value, kinds in said.items()}
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for option, kinds in (found or {"": check.says(given)}).items():
        for kind, blanks in kinds.items():
            alike.setdefault((option, tuple(blanks)), []).append(f"`{kind}`")
    rows = [
        (option, "、".join(kinds), " ".join(f"`{{{blank}}}`" for blank in blanks) or "—")
        for (option, blanks), kinds in alike.items()
    ]
    heads = ("选项", "消息", "可填的空")
    return table(heads, rows) if found else table(heads[1:], (row[1:] for row in rows))


def _choices(type_: Any) -> list[Any]:
    """The values that an option with fixed choices can have; of a list, each in a list of its own."""
    if typing.get_origin(type_) is tuple:
        return [[value] for value in _choices(typing.get_args(type_)[0])]
    return list(typing.get_args(type_)) if typing.get_origin(type_) is typing.Literal else []


def other_checks(registry: Registry, loaded: Iterable[Pack]) -> str:
    """The checks that checks.md has no example of, each with the rules that use it."""
    described = set(
        re.findall(r"generated: check-([\w-]+) ", (DOCS / "checks.md").read_text(encoding="utf-8"))
    )
    parts = []
    for name, check in sorted(registry.checks.items()):
        if name in described:
            continue
        codes = [rule.code for pack in loaded for rule in pack.rules if rule.check == name]
        used = "、".join(f"[{code}](rules/{code}.md)" for code in codes) or "—"
        parts.append(f"### {name}\n\n{check_entry(check)}\n\n用它的规则和例子：{used}")
    return "\n\n".join(parts)


NEEDED = {
    "docx": "`govlint[office]`",
    "xlsx": "`govlint[office]`",
    "pdf": "`govlint[pdf]`",
    "ofd": "`govlint[ofd]`",
    "office": "`govlint[office]` 和 LibreOffice",
    "archive": "不检查里面的文件：报为“读不出来”，请先解压",
}


def formats_table(registry: Registry) -> str:
    """What can be read, and what it needs; what can be written."""
    readers = [
        (
            reader.name,
            "、".join(f"`{suffix}`" for suffix in reader.suffixes),
            NEEDED.get(reader.name, ""),
        )
        for reader in registry.readers
    ]
    writers = "、".join(f"`{name}`" for name in sorted(registry.reporters))
    return "\n\n".join(
        (
            "### 能读的格式 Readers",
            table(("格式", "后缀", "另外要装"), readers),
            "### 能写的格式 Reporters",
            f"{writers}：各给谁看，见[用哪一个](#which)。",
        )
    )


def schema_tables() -> str:
    """The objects of the JSON as the schema shipped with govlint describes them."""
    file = Path(govlint.__file__).parent / "schemas/findings-1.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    parts = []
    for name, definition in schema["$defs"].items():
        parts.append(f"### {name}\n\n{definition.get('description', '').splitlines()[0]}")
        if "enum" in definition:
            parts.append("、".join(f"`{value}`" for value in definition["enum"]))
        if "properties" in definition:
            rows = [
                (
                    f"`{key}`",
                    schema_type(value),
                    SCHEMA_KEYS.get(f"{name}.{key}")
                    or SCHEMA_KEYS.get(key)
                    or escaped(value.get("description", "")),
                )
                for key, value in definition["properties"].items()
            ]
            parts.append(table(("键", "类型", "说明"), rows))
    return "\n\n".join(parts)


def schema_type(value: dict[str, Any]) -> str:
    """A schema's type in words, linked to its object."""
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in value:
        return " 或 ".join(schema_type(part) for part in value["anyOf"])
    if "enum" in value:
        return "、".join(f"`{item}`" for item in value["enum"])
    if value.get("type") == "array":
        return f"{schema_type(value['items'])} 的数组"
    return str(value.get("type", "任意"))


def api() -> str:
    """The public names of `govlint`: signature and docstring."""
    parts = []
    for name in govlint.__all__:
        thing = getattr(govlint, name)
        if not callable(thing):
            continue
        heading = f"### {name}"
        if inspect.isfunction(thing):
            heading += f"\n\n```python\n{name}{signature(thing)}\n```"
        parts.append(f"{heading}\n\n{paragraphs(thing)}")
        if isinstance(thing, type) and issubclass(thing, msgspec.Struct):
            fields = ", ".join(f"`{field.name}`" for field in msgspec.structs.fields(thing))
            parts.append(f"字段 fields：{fields}")
        if name in ("Session", "Report", "Document"):
            methods = public_methods(thing)
            parts.append(
                "\n".join(f"- `{key}{signature(value)}` — {summary(value)}" for key, value in methods)
            )
    return "\n\n".join(parts)


def public_methods(class_: type) -> Iterator[tuple[str, Any]]:
    """The methods of a class for its users."""
    for name, member in vars(class_).items():
        if inspect.isfunction(member) and not name.startswith("_"):
            yield name, member


def hooks() -> str:
    """The hooks, with what each gives."""
    from govlint.hookspecs import Hooks

    rows = [
        (
            f"`{hook}()`",
            f"`{signature(getattr(Hooks, hook)).partition('-> ')[2]}`",
            summary(getattr(Hooks, hook)),
        )
        for hook in HOOKS
    ]
    return table(("钩子", "给出", "说明"), rows)


def layers() -> str:
    """The layers of imports, top to bottom, as the import linter checks them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    rows = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return fenced("text", "\n".join(rows))


def rooms() -> str:
    """Every module at the top of the package and every room in it, with the sentence on what it is for."""
    home = Path(govlint.__file__).parent
    rows = []
    for path in (*sorted(home.glob("*.py")), *sorted(home.glob("*/**/__init__.py"))):
        name = f"{path.parent.relative_to(home).as_posix()}/" if path.name == "__init__.py" else path.name
        text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        if path.parent != home or path.name != "__init__.py":
            rows.append((f"`{name}`", text.partition("\n")[0].replace("<", "&lt;")))
    return table(("模块", "用处"), rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
