"""`govlint rule CODE`: explain one rule: why, legal basis, wrong and right examples, options."""

from __future__ import annotations

import re
import shlex
from pathlib import Path, PurePosixPath

import click
import msgspec

from govlint.cli.common import open_here, session_options
from govlint.errors import UsageError
from govlint.lazy import lazily
from govlint.options import options_type
from govlint.packs.files import files_of
from govlint.rule import Check, Rule
from govlint.sources.written import nearest

_FENCE = lazily(r"^```(?P<info>[^\n]*)\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)


@click.command()
@click.argument("code")
@session_options
def rule(code: str, config: Path | None, isolated: bool, pack: tuple[str, ...], lang: str | None) -> int:
    """解释一条规则：为什么、依据、反例、正例、选项。Explain a rule."""
    session = open_here(config, pack, lang, isolated=isolated)
    found = next((rule for rule in session.rules if code.upper() == rule.code or code == rule.name), None)
    if found is None:
        near = nearest(code.upper(), [rule.code for rule in session.rules])
        remedy = f"，是不是 {near}？" if near else "；govlint rules 列出全部"
        raise UsageError(f"没有叫“{code}”的规则{remedy}")
    folder = next(pack.path for pack in session.packs if pack.name == found.pack)
    page = files_of(Path(folder)).read(str(PurePosixPath(found.file).with_suffix(".md")))
    click.echo(_FENCE.sub(_example, page.decode("utf-8", "replace")).rstrip())
    click.echo()
    click.echo("\n".join(_facts(found, session.registry.checks[found.check])))
    return 0


def _example(fence: re.Match[str]) -> str:
    """A fenced example as people read it: what is changed in a correct report as - and + lines."""
    reader, *words = shlex.split(fence["info"]) or ["text"]
    lines, notes = [], [reader]
    for word in words:
        name, _, value = word.partition("=")
        old, arrow, new = value.partition("=>")
        if name == "replace" and arrow:
            lines += [f"- {line}" for line in old.split("\\n")] + [f"+ {line}" for line in new.split("\\n")]
        elif name == "instead":
            lines += [f"- {line}" for line in value.split("\\n")]
        else:
            notes.append(word)
    sign = "+ " if any(word.startswith("instead=") for word in words) else ""
    lines += [sign + line for line in fence["content"].splitlines()]
    if not lines:
        return "    （一份正确的报告）"
    return "\n".join([f"（{'，'.join(notes)}）", *(f"    {line}" for line in lines)])


def _facts(rule: Rule, check: Check) -> list[str]:
    lines = [
        "## 选项",
        "",
        f"- 级别：{rule.severity.value}" + ("" if rule.enabled else "（默认关闭）"),
        f"- 规则包：{rule.pack}；检查：{rule.check}（{check.summary}）",
    ]
    for field in msgspec.structs.fields(options_type(check.run)):
        value = rule.options.get(field.name, None if field.default is msgspec.NODEFAULT else field.default)
        if value not in (None, (), ""):
            lines.append(f"- `{field.name}`：{_shown(value)}")
    return lines


def _shown(value: object) -> str:
    """A value as a pack's YAML may say it."""
    written = value if isinstance(value, str) else msgspec.json.encode(value, enc_hook=str).decode()
    return f"`{written}`"
