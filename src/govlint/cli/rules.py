"""`govlint rules`: every rule of the packs in force, as a table or as JSON."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from govlint.cli.common import open_here, session_options
from govlint.cli.telling import tell
from govlint.rule import Rule

_LEVELS = {"error": "错误", "warning": "警告", "info": "提示"}


@click.command()
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", help="输出格式。")
@session_options
def rules(format_: str, config: Path | None, isolated: bool, pack: tuple[str, ...], lang: str | None) -> int:
    """列出规则。List the rules."""
    session = open_here(config, pack, lang, isolated=isolated)
    if format_ == "json":
        rows = [_row(rule) for rule in session.rules]
        click.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode())
        return 0
    english = session.config.lang == "en"
    for rule in session.rules:
        level = rule.severity.value if english else _LEVELS[rule.severity.value]
        off = "" if rule.enabled else (" (off by default)" if english else "（默认关闭）")
        tell(f"{rule.code}  {rule.name:<26}{level}  {rule.title.in_language(session.config.lang)}{off}")
    enabled = sum(rule.enabled for rule in session.rules)
    click.echo(
        f"{len(session.rules)} rules, {enabled} on by default"
        if english
        else f"共 {len(session.rules)} 条规则，默认打开 {enabled} 条；看一条：govlint rule 代码"
    )
    return 0


def _row(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "pack": rule.pack,
        "severity": rule.severity.value,
        "enabled": rule.enabled,
        "check": rule.check,
        "title": {"zh": rule.title.zh, "en": rule.title.en},
        "basis": rule.basis,
        "tags": list(rule.tags),
        "fixable": rule.fix_title is not None,
    }
