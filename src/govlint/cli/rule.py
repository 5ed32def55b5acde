"""`govlint rule CODE`: explain one rule: why, legal basis, wrong and right examples, options."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator
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

_HEADS = {"反例": "Wrong", "正例": "Right", "改后": "Mended"}
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
        remedy = f"，是不是 {near}？" if near else "；govlint rules 列出全部，没有用上的规则包加 --pack"
        en = f"; did you mean {near}?" if near else "; govlint rules lists all, --pack adds those of a pack"
        raise UsageError(f"没有叫“{code}”的规则{remedy}", f"no rule is called “{code}”{en}")
    folder = next(pack.path for pack in session.packs if pack.name == found.pack)
    name = str(PurePosixPath(found.file).with_suffix(".md"))
    page = files_of(Path(folder)).text(name, "replace")
    check = session.registry.checks[found.check]
    if session.config.lang == "en":
        click.echo("\n".join(_english(found, page, check, session.rules)))
        return 0
    click.echo(_FENCE.sub(_example, page).rstrip())
    click.echo()
    click.echo("\n".join(_facts(found, check)))
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
    return [
        "## 选项",
        "",
        f"- 级别：{rule.severity.value}" + ("" if rule.enabled else "（默认关闭）"),
        f"- 规则包：{rule.pack}；检查：{rule.check}",
        *(f"- `{name}`：{_shown(value)}" for name, value in _options(rule, check)),
    ]


def _options(rule: Rule, check: Check) -> Iterator[tuple[str, object]]:
    """The options of a rule that are not empty: its own, else the check's."""
    for field in msgspec.structs.fields(options_type(check.run)):
        value = rule.options.get(field.name, None if field.default is msgspec.NODEFAULT else field.default)
        if value not in (None, (), ""):
            yield field.name, value


def _english(rule: Rule, page: str, check: Check, rules: Iterable[Rule]) -> Iterator[str]:
    """The rule in English: what its file says, and the examples of its (Chinese) page."""
    on = "on by default" if rule.enabled else "off by default"
    yield f"# {rule.code} {rule.title.en}"
    yield f"\nname {rule.name}, severity {rule.severity.value}, pack {rule.pack}, {on}"
    yield f"check {rule.check}: {check.summary}"
    said = [f"- {message.en}" for message in rule.messages.values()]
    yield "\n".join(["\n## Messages\n", *said])
    if rule.hints:
        yield "\n".join(["\n## Hints\n", *(f"- {hint.en}" for hint in rule.hints.values())])
    if rule.basis:
        yield f"\n## Basis\n\n{rule.basis}"
    yield from _english_examples(page)
    options = [f"- `{name}`: {_shown(value)}" for name, value in _options(rule, check)]
    if options:
        yield "\n".join(["\n## Options\n", *options])
    family = [other for other in rules if other.code[:3] == rule.code[:3] and other.code != rule.code]
    if family:
        yield "\n".join(["\n## Related rules\n", *(f"- {kin.code} {kin.title.en}" for kin in family)])


def _english_examples(page: str) -> Iterator[str]:
    for part in page.split("\n## ")[1:]:
        head = _HEADS.get(part.partition("\n")[0].strip())
        fences = [_example(fence) for fence in _FENCE.finditer(part)]
        if head and fences:
            yield f"\n## {head}\n"
            yield "\n\n".join(map(_in_english, fences))


def _in_english(example: str) -> str:
    first, *rest = example.replace("（一份正确的报告）", "(a correct report)").split("\n")
    return "\n".join([re.sub("^（(.*)）$", lambda notes: f"({notes[1].replace('，', ', ')})", first), *rest])


def _shown(value: object) -> str:
    """A value as a pack's YAML may say it."""
    written = value if isinstance(value, str) else msgspec.json.encode(value, enc_hook=str).decode()
    return f"`{written}`"
