"""Mistakes as a terminal shows them: in configuration and packs with the line, in a call with its usage."""

from __future__ import annotations

import click

from govlint.cli.helptext import columns
from govlint.cli.telling import spoken
from govlint.errors import Mistake, SettingsError

_WIDEST = 100
_GONE = "' does not exist."


def explained(error: SettingsError) -> str:
    """All mistakes, each with the line that it stands in and a mark below its place."""
    several = len(error.mistakes)
    head = spoken(
        f"配置或规则包有 {several} 处错误：",
        f"{several} mistake{'s' * (several > 1)} in configuration or packs:",
    )
    return "\n".join([head, *(line for mistake in error.mistakes for line in _lines(mistake))])


def _lines(mistake: Mistake) -> list[str]:
    told = spoken(mistake.in_language("zh"), mistake.in_language("en"))
    if not mistake.shown.strip() or mistake.column is None:
        return [told]
    text, at = mistake.shown.rstrip(), mistake.column - 1
    start = max(0, at - _WIDEST // 2) if len(text) > _WIDEST else 0
    shown = text[start : start + _WIDEST]
    before = ("…" if start else "") + shown[: at - start]
    cut = ("…" if start else "") + shown + ("…" if start + _WIDEST < len(text) else "")
    return [told, f"    {cut}", f"    {' ' * columns(before)}^"]


def misused(error: click.ClickException) -> str:
    """What is wrong with a call of the command, in Chinese and in click's English, and where to read on."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    chinese, english = _in_chinese(error), error.format_message()
    lines = [spoken(f"错误：{chinese}（{english}）" if chinese else f"错误：{english}", f"error: {english}")]
    context = getattr(error, "ctx", None)
    if context is not None:
        usage = " ".join(context.command.get_usage(context).removeprefix("Usage: ").split())
        more = f"{context.command_path} --help"
        lines.append(spoken(f"用法：{usage}，选项见 {more}", f"usage: {usage}; for the options see {more}"))
    return "\n".join(lines)


def _in_chinese(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"没有 {error.option_name} 这个选项"
    if isinstance(error, click.BadOptionUsage):
        wants = "requires" in error.format_message()
        return f"{error.option_name} 后面{'要写一个值' if wants else '不写值'}"
    if not isinstance(error, click.BadParameter) or error.param is None:
        return "多写了参数" if "unexpected extra" in error.format_message() else ""
    named = error.param.opts[0]
    if isinstance(error.param, click.Argument) and error.ctx is not None:
        named = error.param.make_metavar(error.ctx)
    if isinstance(error, click.MissingParameter):
        return f"没有写 {named}"
    if isinstance(error.param.type, click.Choice):
        return f"{named} 只能写 {'、'.join(map(str, error.param.type.choices))}"
    if isinstance(error.param.type, click.Path) and error.message.endswith(_GONE):
        path = error.message.removesuffix(_GONE).partition(" '")[2]
        return f"没有这个文件或文件夹：{path}"
    return f"{named} 不能这样写"
