"""`govlint pack diff OLD NEW --on FOLDER`: what a new version of a pack would change for real reports."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click
import msgspec

from govlint.cli.common import lang_option
from govlint.cli.telling import named, spoken, tell
from govlint.errors import UsageError
from govlint.opening import pack_folders
from govlint.runs.discover import discover

_VERDICTS = {
    "newly_failing": ("新不合格", "newly failing"),
    "newly_passing": ("新合格", "newly passing"),
    "same": ("结论不变", "fails or passes as before"),
}


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--on",
    "reports",
    required=True,
    multiple=True,
    type=click.Path(exists=True),
    help="报告或文件夹，可重复。",
)
@click.option(
    "--fail-level",
    type=click.Choice(["error", "warning", "info"]),
    default="warning",
    help="从哪一级起算不合格。",
)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="输出格式。")
@lang_option
def diff(
    old: str, new: str, reports: tuple[str, ...], fail_level: str, format_: str, lang: str | None
) -> int:
    """新规则包会使哪些报告的结果改变。What NEW would change for reports, compared with OLD.

    OLD、NEW 是规则包的名称或文件夹。退出码 0 没有变化，1 有变化。
    """
    from govlint.finding import Severity
    from govlint.packtest.bench import registry_near  # for authors only: `check` should not wait
    from govlint.packtest.compare import compare, session_for

    registry = registry_near(Path().absolute())
    before, after = (
        session_for(pack_folders([name], registry)[0], registry, lang or "zh") for name in (old, new)
    )
    paths = list(discover(reports, registry.suffixes))
    if not paths:
        raise UsageError("没有找到报告", "no report was found")
    changes = compare(before, after, paths, Severity(fail_level))
    if format_ == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(_data(changes, len(paths))), indent=2).decode())
    else:
        _print(changes, len(paths))
    return 1 if changes else 0


def _rules(changes: list[Any]) -> dict[str, dict[str, int]]:
    """For each rule how many findings come and go."""
    added = Counter(finding.rule for change in changes for finding in change.added)
    gone = Counter(finding.rule for change in changes for finding in change.gone)
    return {rule: {"added": added[rule], "gone": gone[rule]} for rule in sorted({*added, *gone})}


def _data(changes: list[Any], count: int) -> dict[str, Any]:
    verdicts = Counter(change.verdict for change in changes)
    return {
        "files": count,
        "changed": len(changes),
        "newly_failing": verdicts["newly_failing"],
        "newly_passing": verdicts["newly_passing"],
        "rules": _rules(changes),
        "changes": [
            {
                "path": change.path,
                "verdict": change.verdict,
                "added": [_finding(finding) for finding in change.added],
                "gone": [_finding(finding) for finding in change.gone],
                "trouble": list(change.trouble),
            }
            for change in changes
        ],
    }


def _finding(finding: Any) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "place": finding.place or finding.location.text,
        "fingerprint": finding.fingerprint,
    }


def _print(changes: list[Any], count: int) -> None:
    for change in changes:
        zh, en = _VERDICTS[change.verdict]
        tell(spoken(f"{named(change.path)}：{zh}", f"{named(change.path)}: {en}"))
        for sign, findings in (("+", change.added), ("-", change.gone)):
            for finding in findings:
                place = finding.location.text
                tell(f"  {sign} {finding.rule} {finding.severity.value} {place} {finding.message}")
        for line in change.trouble:
            tell(f"  ! {line}")
    if changes:
        click.echo("\n" + spoken("规则        多出  消失", "rule       added  gone"))
    for rule, counts in _rules(changes).items():
        click.echo(f"{rule:<10}{counts['added']:>6}{counts['gone']:>6}")
    verdicts = Counter(change.verdict for change in changes)
    failing, passing = verdicts["newly_failing"], verdicts["newly_passing"]
    click.echo(
        spoken(
            f"{count} 个文件，{len(changes)} 个有变化：新不合格 {failing}，新合格 {passing}",
            f"{count} files, {len(changes)} with changes: {failing} newly failing, {passing} newly passing",
        )
    )
