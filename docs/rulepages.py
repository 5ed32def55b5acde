"""The pages of the rules, and their index, from a pack's YAML and pages."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from wording import escaped, fenced, table, type_words, value_words, words

from govlint.options import options_type
from govlint.rule import Check, Pack, Rule

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
    "STY": "公文的写法 House style",
    "SCN": "四川省的要求 Sichuan province",
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
LEGEND = (
    "每条规则的页面上，反例必须被这条规则查出，正例和改后必须查不出，都由测试核对。"
    "例子里 `-` 开头的是一份最小的正确报告里原来的文字，`+` 开头的是改成的文字；"
    "没有这两种符号的，是加进报告里的文字。"
)
_FENCE = re.compile(r"^(`{3,})([^\n`]*)\n(.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_NOTHING = "（最小的正确报告，不作改动）"


def rules_index(loaded: Iterable[Pack]) -> str:
    """The list of all rules, by pack and family."""
    lines = ["# 规则 Rules", ""]
    lines.append(f"{LEGEND}\n")
    lines.append(
        "代码的含义不会改变，用过的代码也不会再作别的用。在命令行看一条规则：`govlint rule BAL001`。"
    )
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
    """How many rules there are, in words: those that hold for everyone, and with the packs for some."""
    packs = list(loaded)
    rules = next(pack.rules for pack in packs if pack.name == "national")
    on = sum(rule.enabled for rule in rules)
    more = sum(len(pack.rules) for pack in packs) - len(rules)
    return (
        f"全国规则包有 {len(rules)} 条规则，默认打开 {on} 条；"
        f"随带的另外几个规则包还有 {more} 条；[全部规则](rules/index.md)。"
    )


def rule_page(pack: Pack, rule: Rule, check: Check) -> str:
    """A rule's page: its own words, with a table of facts above and its options and messages below."""
    written = Path(pack.path, rule.file).with_suffix(".md").read_text(encoding="utf-8")
    title, _, rest = written.partition("\n")
    english, _, rest = rest.partition("\n## ")
    off = "" if rule.enabled else "，**默认关闭** off by default"
    facts = [
        ("名称 name", f"`{rule.name}`"),
        ("级别 severity", SEVERITIES[rule.severity] + off),
        ("规则包 pack", f"`{rule.pack}`"),
        ("检查 check", f"[`{rule.check}`](../checks.md#{rule.check})"),
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


def prose(text: str) -> str:
    """A page's words with its fenced examples as a reader wants them."""
    pieces, end = [], 0
    for fence in _FENCE.finditer(text):
        pieces += [words(text[end : fence.start()]), example(fence[2], fence[3].removesuffix("\n"))]
        end = fence.end()
    return "".join([*pieces, words(text[end:])])


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
