"""Mistakes in configuration and packs as a terminal shows them: where, what, how to mend it, and the line."""

from __future__ import annotations

from govlint.cli.helptext import columns
from govlint.errors import Mistake, SettingsError

_WIDEST = 100


def explained(error: SettingsError) -> str:
    """All mistakes, each with the line that it stands in and a mark below its place."""
    head = f"配置或规则包有 {len(error.mistakes)} 处错误："
    return "\n".join([head, *(line for mistake in error.mistakes for line in _lines(mistake))])


def _lines(mistake: Mistake) -> list[str]:
    if not mistake.shown.strip() or mistake.column is None:
        return [str(mistake)]
    text, at = mistake.shown.rstrip(), mistake.column - 1
    start = max(0, at - _WIDEST // 2) if len(text) > _WIDEST else 0
    shown = text[start : start + _WIDEST]
    before = ("…" if start else "") + shown[: at - start]
    cut = ("…" if start else "") + shown + ("…" if start + _WIDEST < len(text) else "")
    return [str(mistake), f"    {cut}", f"    {' ' * columns(before)}^"]
