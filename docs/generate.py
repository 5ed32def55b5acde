"""Writes the generated pages of the site: `python docs/generate.py`, or with `--check` compares them only.

Whole pages: one for each rule and their index. Parts of pages, between `<!-- generated: NAME -->` and
`<!-- end -->`: tables of configuration keys, pack keys, checks, formats, the JSON and the public API.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import shlex
import sys
import tomllib
import types
import typing
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

import govlint
from govlint import configfile, packs
from govlint.config import Config
from govlint.options import options_type
from govlint.plugins import HOOKS, Registry, load_plugins
from govlint.rule import Check, Pack, Rule

DOCS = Path(__file__).resolve().parent
SEVERITIES = {"error": "错误 error", "warning": "警告 warning", "info": "提示 info"}
FAMILIES = {
    "STR": "结构 Structure",
    "BAL": "勾稽关系 Balances",
    "TXT": "文字与表格 Text against tables",
    "FEE": "信息处理费 Fees",
    "CIT": "引用 Citations",
    "URL": "网址 Addresses",
    "PRV": "个人信息 Privacy",
    "WRD": "用词 Words",
    "TYP": "排版 Typography",
    "YOY": "与上年比 Year on year",
    "SUM": "汇总 Summaries",
}
SECTIONS = {
    "title": "标题和引言",
    "overview": "第一部分",
    "disclosure": "第二部分",
    "requests": "第三部分",
    "review": "第四部分",
    "problems": "第五部分",
    "other_matters": "第六部分",
}
CONFIGURATION_KEYS = {
    "extends": "先读这个（些）配置文件，再用本文件覆盖；路径相对于本文件",
    "packs": "用哪些规则包：名称，或含有 pack.yaml 的文件夹（相对于本文件）",
    "plugins": "另外加载的插件模块（已安装的插件不用写）",
    "select": "只用这些规则；不写就是默认打开的全部",
    "ignore": "不用这些规则",
    "extend-select": "在选中的规则之外再加上这些",
    "fail-level": "发现达到这一级就算不通过，退出码 1",
    "exclude": "查文件夹时跳过的文件，写法同 .gitignore",
    "lang": "消息的语言",
    "require-report": "不是年度报告的文件也算错，退出码 2",
    "rules": "单条规则（代码或名称）的级别，或者级别加选项",
    "overrides": "只对一部分文件生效的设置；比文件里其他设置都强",
    "files": "对哪些文件生效，写法同 .gitignore，相对于本文件所在的文件夹",
    "severity": "这条规则的级别；off 关闭",
    "options": "这条规则的选项，盖在规则自己的选项上；见各条规则的页面",
}
PACK_KEYS = {
    "pack.yaml": (packs._PackFile, {
        "name": "规则包的名称，与文件夹同名", "title": "中英文名称", "version": "版本",
        "basis": "总的依据", "maintainer": "谁在维护", "site": "说明网站；规则的网址是 site/rules/代码/",
    }),
    "规则文件": (packs._RuleFile, {
        "code": "三个大写字母加三位数字，用过的代码不再作别的用", "name": "短横线连接的英文名，与文件名相同",
        "severity": "级别", "check": "由哪个检查来做，见下面“检查”", "title": "一句话说清这条规则",
        "messages": "消息，按种类；至少有 default。可以单独定 severity", "hints": "提示，按种类",
        "options": "给检查的选项", "fix_title": "改法的名称", "basis": "法律、通知或标准的条文",
        "tags": "标签，可以用来选规则", "enabled": "false 表示默认关闭",
    }),
}
_PART = re.compile(r"(<!-- generated: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_FENCE = re.compile(r"^(`{3,})([^\n`]*)\n(.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_TAG = re.compile(r"<(?=[/!a-zA-Z])")
_BREAK = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef”’])\n(?=[\u3400-\u9fff（《“])")
_NOTHING = "（最小的正确报告，不作改动）"


def main(arguments: list[str]) -> int:
    """Write what is not current, or with `--check` name it; 1 when something was out of date and only named."""
    checking = "--check" in arguments
    pages = dict(generate())
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text("utf-8") != text]
    strays = [path for path in (DOCS / "rules").glob("*.md") if path not in pages]
    for path in (*stale, *strays):
        print(f"{'not current' if checking else 'written'}: {path.relative_to(DOCS.parent)}")
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
    loaded = packs.load_packs(registry.packs, registry.checks)
    yield DOCS / "rules/index.md", rules_index(loaded)
    for pack in loaded:
        for rule in pack.rules:
            yield DOCS / f"rules/{rule.code}.md", rule_page(pack, rule, registry.checks[rule.check])
    parts: dict[str, Callable[[], str]] = {
        "configuration": configuration,
        "pack-keys": pack_keys,
        "checks": lambda: checks_tables(registry),
        "formats": lambda: formats_table(registry),
        "schema": schema_tables,
        "api": api,
        "hooks": hooks,
        "rule-count": lambda: rule_count(loaded),
        "layers": layers,
        "rooms": rooms,
    }
    for path in sorted(DOCS.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        if _PART.search(text):
            yield path, _PART.sub(lambda part: f"{part[1]}\n{parts[part[2]]()}\n\n{part[3]}", text)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; bars and line breaks in cells are made harmless."""
    lines = [list(heads)]
    lines += [[cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def rules_index(loaded: Iterable[Pack]) -> str:
    """The list of all rules, by pack and family."""
    lines = ["# 规则 Rules", "", "代码的含义不会改变，用过的代码也不会再作别的用。在命令行看一条规则：`govlint rule BAL001`。"]
    for pack in loaded:
        lines += ["", f"规则包 `{pack.name}`（{pack.title.zh}，依据{pack.basis}）："]
        families: dict[str, list[Rule]] = {}
        for rule in pack.rules:
            families.setdefault(rule.code[:3], []).append(rule)
        for family, rules in families.items():
            lines += ["", f"## {FAMILIES.get(family, family)}", ""]
            lines.append(table(("代码", "级别", "规则", "名称"), (index_row(rule) for rule in rules)))
    return "\n".join(lines) + "\n"


def index_row(rule: Rule) -> tuple[str, str, str, str]:
    """A rule's line in the index."""
    severity = SEVERITIES[rule.severity].split()[0] + ("" if rule.enabled else "（默认关闭）")
    return f"[{rule.code}]({rule.code}.md)", severity, rule.title.zh, f"`{rule.name}`"


def rule_count(loaded: Iterable[Pack]) -> str:
    """How many rules there are, in words."""
    rules = [rule for pack in loaded for rule in pack.rules]
    return f"现有 {len(rules)} 条规则，默认打开 {sum(rule.enabled for rule in rules)} 条；[全部规则](rules/index.md)。"


def rule_page(pack: Pack, rule: Rule, check: Check) -> str:
    """A rule's page: its own words, with a table of facts above and its options and messages below."""
    written = Path(pack.path, rule.file).with_suffix(".md").read_text(encoding="utf-8")
    title, _, rest = written.partition("\n")
    english, _, rest = rest.partition("\n## ")
    facts = [
        ("名称 name", f"`{rule.name}`"),
        ("级别 severity", SEVERITIES[rule.severity] + ("" if rule.enabled else "，**默认关闭** off by default")),
        ("规则包 pack", f"`{rule.pack}`"),
        ("检查 check", f"[`{rule.check}`](../packs.md#{rule.check})"),
        ("依据 basis", rule.basis or "—"),
        ("标签 tags", "、".join(f"`{tag}`" for tag in rule.tags) or "—"),
        ("可自动给出改法 fix", rule.fix_title.zh if rule.fix_title else "—"),
    ]
    parts = [title, english.strip(), table(("项", "内容"), facts), prose(f"## {rest}").strip()]
    parts += ["## 选项", options_table(rule, check)]
    parts += ["## 消息", table(("种类", "级别", "中文", "English"), message_rows(rule))]
    return "\n\n".join(parts) + "\n"


def message_rows(rule: Rule) -> Iterator[tuple[str, str, str, str]]:
    """The messages of a rule, as rows of a table."""
    for kind, message in rule.messages.items():
        severity = SEVERITIES[message.severity or rule.severity].split()[0]
        yield f"`{kind}`", severity, escaped(message.zh), escaped(message.en)


def escaped(text: str) -> str:
    """Text of which Markdown shall make nothing."""
    return re.sub(r"([*_`\[\]\\])", r"\\\1", text).replace("<", "&lt;")


def prose(text: str) -> str:
    """A page's words with its fenced examples as a reader wants them."""
    pieces, end = [], 0
    for fence in _FENCE.finditer(text):
        pieces += [words(text[end : fence.start()]), example(fence[2], fence[3].removesuffix("\n"))]
        end = fence.end()
    return "".join([*pieces, words(text[end:])])


def words(text: str) -> str:
    """Prose without what would be taken for tags, and without breaks that would show as blanks between characters."""
    return _BREAK.sub("", _TAG.sub("&lt;", text))


def example(info: str, content: str) -> str:
    """One fenced example: what is done to the minimal report, in words, and the text itself."""
    reader, *options = shlex.split(info) or ["text"]
    said: list[str] = []
    shown: list[str] = []
    given = False
    for name, _, value in (option.partition("=") for option in options):
        value = value.replace(r"\n", "\n")
        if name == "replace":
            old, _, new = value.partition("=>")
            shown.append(fenced("diff", marked("-", old) + "\n" + marked("+", new)))
        elif name == "instead":
            given = True
            shown.append(fenced("diff", marked("-", value) + "\n" + marked("+", content)))
        elif name == "remove":
            said.append(f"去掉{SECTIONS[value]}。")
        elif name == "section":
            said.append(f"{SECTIONS[value]}的内容是：" if content.strip() else f"{SECTIONS[value]}没有内容。")
        elif name == "year":
            said.append(f"报告是 {value} 年的。")
        elif name == "path":
            said.append(f"文件名是 `{value}`。")
    if content.strip() and not given:
        shown.insert(0, fenced("html" if reader == "html" else "text", content))
    if not said and not shown:
        said.append(_NOTHING)
    return "\n\n".join([*(["".join(said)] if said else []), *shown])


def marked(sign: str, text: str) -> str:
    """Every line of `text` with a sign before it."""
    return "\n".join(f"{sign} {line}".rstrip() for line in text.split("\n"))


def fenced(language: str, text: str) -> str:
    """A code block, its fence longer than any in the text."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", text)), 3)
    return f"{fence}{language}\n{text}\n{fence}"


def options_table(rule: Rule, check: Check) -> str:
    """The options of a rule: type, the check's default, and what the rule says."""
    fields = msgspec.structs.fields(options_type(check.run))
    if not fields:
        return "没有选项。"
    rows = [
        (
            f"`{field.name}`",
            type_words(field.type),
            value_words(field.default),
            value_words(rule.options[field.name]) if field.name in rule.options else "同默认",
        )
        for field in fields
    ]
    return table(("选项", "类型", "检查的默认值", "本规则"), rows)


def type_words(type_: Any) -> str:
    """An annotation as an author of YAML knows it."""
    origin, arguments = typing.get_origin(type_), typing.get_args(type_)
    if origin is typing.Literal:
        return "、".join(f"`{value}`" for value in arguments)
    if origin in (typing.Union, types.UnionType):
        return " 或 ".join(type_words(part) for part in arguments if part is not type(None))
    if origin in (tuple, list, frozenset):
        return f"{type_words(arguments[0])}的列表"
    if origin is dict:
        return f"一组键值（值：{type_words(arguments[1])}）"
    names = {str: "文字", int: "整数", bool: "true/false", Any: "任意"}
    if type_ in names:
        return names[type_]
    if isinstance(type_, type) and issubclass(type_, msgspec.Struct):
        return "{" + ", ".join(f"`{field.name}`" for field in msgspec.structs.fields(type_)) + "}"
    if isinstance(type_, type) and hasattr(type_, "__members__"):
        return "、".join(f"`{member.value}`" for member in type_)
    return "式子（RE2）" if getattr(type_, "__name__", "") == "Pattern" else getattr(type_, "__name__", str(type_))


def value_words(value: Any) -> str:
    """A default or an option's value as YAML would show it."""
    if value is msgspec.NODEFAULT:
        return "**必填**"
    if value is None:
        return "无"
    if isinstance(value, str):
        return f"`{value}`" if value else "空"
    built_in = msgspec.to_builtins(value, enc_hook=str)
    return "`" + json.dumps(built_in, ensure_ascii=False).replace("`", "'") + "`"


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
    return "\n\n".join((
        "### 顶层 Top level",
        keys_table(configfile._File, CONFIGURATION_KEYS, Config()),
        "### `overrides` 的每一项 Each override",
        keys_table(configfile._Override, CONFIGURATION_KEYS),
        "### `rules` 的每一项 Each rule",
        "写一个级别（`error`、`warning`、`info`、`off`），或者：",
        keys_table(configfile.RuleSetting, CONFIGURATION_KEYS),
    ))


def pack_keys() -> str:
    """The keys of pack.yaml and of a rule's file."""
    return "\n\n".join(f"### {name}\n\n{keys_table(type_, words)}" for name, (type_, words) in PACK_KEYS.items())


def checks_tables(registry: Registry) -> str:
    """Every check with its options."""
    parts = []
    for name, check in sorted(registry.checks.items()):
        fields = msgspec.structs.fields(options_type(check.run))
        rows = [(f"`{field.name}`", type_words(field.type), value_words(field.default)) for field in fields]
        options = table(("选项", "类型", "默认"), rows) if rows else "没有选项。"
        parts.append(f"### {name}\n\n{paragraphs(check.run)}\n\n{options}")
    return "\n\n".join(parts)


def paragraphs(thing: Any) -> str:
    """A docstring as Markdown: examples in it become code."""
    text = _TAG.sub("&lt;", inspect.getdoc(inspect.unwrap(thing)) or "").replace("*", "\\*")
    return re.sub(r"((?:^(?:>>>|\.\.\.).*\n?)+)", lambda code: f"```python\n{code[1].rstrip()}\n```\n", text, flags=re.M)


def formats_table(registry: Registry) -> str:
    """What can be read and what can be written."""
    readers = [(reader.name, "、".join(f"`{suffix}`" for suffix in reader.suffixes)) for reader in registry.readers]
    writers = [
        (f"`{name}`", (inspect.getdoc(sys.modules[reporter.render.__module__]) or "").splitlines()[0])
        for name, reporter in sorted(registry.reporters.items())
    ]
    return "\n\n".join((
        "### 能读的格式 Readers", table(("格式", "后缀"), readers),
        "### 能写的格式 Reporters", table(("格式", "用处"), writers),
    ))


def schema_tables() -> str:
    """The objects of the JSON as the schema shipped with govlint describes them."""
    schema = json.loads(Path(govlint.__file__).with_name("schemas").joinpath("findings-1.json").read_text("utf-8"))
    parts = []
    for name, definition in schema["$defs"].items():
        parts.append(f"### {name}\n\n{definition.get('description', '').splitlines()[0]}")
        if "enum" in definition:
            parts.append("、".join(f"`{value}`" for value in definition["enum"]))
        if "properties" in definition:
            rows = [
                (f"`{key}`", schema_type(value), escaped(value.get("description", "")))
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
        methods = list(public_methods(thing)) if name in ("Session", "Report", "Document") else []
        parts += [f"- `{method}{signature(function)}` — {summary(function)}" for method, function in methods[:1]]
        for method, function in methods[1:]:
            parts[-1] += f"\n- `{method}{signature(function)}` — {summary(function)}"
    return "\n\n".join(parts)


def public_methods(class_: type) -> Iterator[tuple[str, Any]]:
    """The methods of a class for its users."""
    for name, member in vars(class_).items():
        if inspect.isfunction(member) and not name.startswith("_"):
            yield name, member


def signature(function: Any) -> str:
    """A function's signature on one line, or one parameter a line where that is long."""
    text = str(inspect.signature(function)).replace("'", "").replace("(self, ", "(").replace("(self)", "()")
    return text


def summary(function: Any) -> str:
    """The first line of a docstring, escaped."""
    return escaped((inspect.getdoc(function) or "").splitlines()[0])


def hooks() -> str:
    """The hooks, with what each gives."""
    from govlint.hookspecs import Hooks

    rows = [(f"`{hook}()`", f"`{signature(getattr(Hooks, hook)).partition('-> ')[2]}`",
             summary(getattr(Hooks, hook))) for hook in HOOKS]
    return table(("钩子", "给出", "说明"), rows)


def layers() -> str:
    """The layers of imports, top to bottom, as the import linter checks them."""
    settings = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    rows = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return fenced("text", "\n".join(rows))


def rooms() -> str:
    """Every module at the top of the package with the sentence that says what it is for."""
    home = Path(govlint.__file__).parent
    rows = []
    for path in (*sorted(home.glob("*.py")), *sorted(home.glob("*/__init__.py"))):
        name = path.parent.name + "/" if path.name == "__init__.py" else path.name
        text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        if path.parent != home or path.name != "__init__.py":
            rows.append((f"`{name}`", text.partition("\n")[0].replace("<", "&lt;")))
    return table(("模块", "用处"), rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
