"""`govlint pack show NAME|FOLDER`: what a pack declares, what of it is in force, and by whose wish."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import msgspec

from govlint.cli.common import lang_option
from govlint.cli.listing import listed, said, setting
from govlint.cli.telling import speak, spoken, tell
from govlint.config.settings import Settings, find_config, load_config, origin_of
from govlint.model import Text
from govlint.opening import pack_folders
from govlint.packs.compiled import load_packs
from govlint.packs.files import PACK, files_of
from govlint.packs.filetypes import LAST_YEAR
from govlint.packs.wordsets import written
from govlint.plugins import load_plugins
from govlint.rule import Pack, Place, Rule
from govlint.session import Session
from govlint.sources.written import display
from govlint.sources.yamltext import decode
from govlint.vocabulary import ANNUAL_REPORT


@click.command()
@click.argument("pack")
@click.option("--config", type=click.Path(path_type=Path), help="配置文件；不给时向上找 .govlint.yaml。")
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", help="输出格式。")
@lang_option
def show(pack: str, config: Path | None, format_: str, lang: str | None) -> int:
    """一个规则包里有什么，哪些生效，各由哪里决定。Show PACK: a name or a folder."""
    session = _session(pack, config)
    speak(lang or session.config.lang)
    data = _data(session)
    if format_ == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(data), indent=2).decode())
    else:
        _print(data)
    return 0


def _session(pack: str, config: Path | None) -> Session:
    """The session by the configuration here, with the pack as the last of those in force."""
    from govlint.packtest.bench import name_of  # only for authors: `check` should not wait for it

    path = config or find_config(Path().absolute())
    settings = load_config(path)
    registry = load_plugins(settings.plugins)
    *parents, folder = pack_folders([pack], registry)
    name = name_of(folder)
    others = [other for other in pack_folders(settings.packs, registry) if name_of(other) != name]
    whole = pack_folders([*map(str, (*others, *parents, folder))], registry)
    return Session(settings, registry, load_packs(whole, registry.checks))


def _data(session: Session) -> dict[str, Any]:
    """What there is to show, as the JSON has it."""
    pack = session.packs[-1]
    files = files_of(Path(pack.path))
    about = decode(files.read(PACK), files.place(PACK))
    said = about.data if isinstance(about.data, dict) else {}
    settings = session.settings("report.txt")
    vocabulary = pack.vocabulary
    return {
        "name": pack.name,
        "title": {"zh": pack.title.zh, "en": pack.title.en},
        "version": pack.version,
        "folder": display(Path(pack.path)),
        "basis": pack.basis,
        "maintainer": said.get("maintainer", ""),
        "extends": _names(said.get("extends")),
        "site": pack.site,
        "kinds": list(pack.kinds),
        "years": list(pack.years) if pack.years else None,
        "rules": [
            _rule(rule, settings)
            for rule in session.rules
            if rule.pack == pack.name or _is_changed(rule, pack)
        ],
        "forms": [
            {"key": form.key, "format": form.format, "title": _titled(form.title)}
            for form in (vocabulary.forms if vocabulary else ())
        ],
        "sections": [section.key for section in (vocabulary.sections if vocabulary else ())],
        "lexicons": {
            name: len(terms) for name, terms in sorted((vocabulary.lexicons if vocabulary else {}).items())
        },
        "regulations": len(pack.regulations),
        "claims": _claims(pack),
        "aliases": _aliases(pack),
    }


def _claims(pack: Pack) -> dict[str, list[str]]:
    """The words of its claims.yaml as they are written, by the list that they stand in: `names.ways`."""
    found: dict[str, list[str]] = {}
    for file in written([pack]):
        for matter in file.matters:
            found[f"{matter.key}.words"] = [*matter.words, *matter.weak]
            found |= {f"{matter.key}.{name}": list(words) for name, words in matter.counts.items()}
        for part, lists in (("context", file.context), ("names", file.names), ("sets", file.sets)):
            found |= {f"{part}.{name}": list(words) for name, words in lists.items()}
    return {name: words for name, words in found.items() if words}


def _aliases(pack: Pack) -> dict[str, list[str]]:
    """The labels of its aliases.yaml, by what they stand for: `requests.new`."""
    if pack.aliases is None:
        return {}
    found = {key: list(titles) for key, titles in pack.aliases.sections.items()}
    for key, form in pack.aliases.forms.items():
        found |= {
            f"{key}.{name}": list(labels) for name, labels in (*form.rows.items(), *form.columns.items())
        }
    return found


def _is_changed(rule: Rule, pack: Pack) -> bool:
    return any(place.pack == pack.path for place in rule.places.values())


def _home(rule: Rule) -> Place:
    return rule.places["code"]


def _titled(title: Text) -> str:
    return spoken(title.zh, title.en)


def _from(settings: Settings, rule: Rule, key: str) -> str:
    """Where a value of a rule is decided, as the JSON has it."""
    return str.__str__(origin_of(settings, rule, key))


def _names(said: Any) -> list[str]:
    if not said:
        return []
    return [str(name) for name in said] if isinstance(said, list | tuple) else [str(said)]


def _rule(rule: Rule, settings: Settings) -> dict[str, Any]:
    """A rule as it is in force: each value with the place that decides it."""
    active = next((item for item in settings.rules if item.code == rule.code), None)
    shown = active or rule
    return {
        "code": rule.code,
        "name": rule.name,
        "title": _titled(rule.title),
        "pack": rule.pack,
        "file": display(Path(_home(rule).pack) / rule.file),
        "lock": {"value": rule.lock, "origin": _from(settings, rule, "lock")} if rule.lock else None,
        "enabled": {"value": active is not None, "origin": _from(settings, rule, "enabled")},
        "severity": {"value": shown.severity.value, "origin": _from(settings, rule, "severity")},
        "options": {
            name: {"value": value, "origin": _from(settings, rule, f"options.{name}")}
            for name, value in shown.options.items()
        },
    }


def _print(data: dict[str, Any]) -> None:
    listed(f"{data['name']} {data['version']}  {data['title']['zh']}  {data['title']['en']}")
    for zh, en, key in (
        ("文件夹", "folder", "folder"),
        ("依据", "basis", "basis"),
        ("维护", "maintainer", "maintainer"),
        ("网站", "site", "site"),
    ):
        if data[key]:
            listed(spoken(f"{zh}：{data[key]}", f"{en}: {data[key]}"))
    if data["extends"]:
        click.echo(_named("继承", "extends", data["extends"]))
    if data["kinds"] != [ANNUAL_REPORT]:
        click.echo(_named("适用的文书", "for documents", data["kinds"]))
    if data["years"]:
        click.echo(_years(*data["years"]))
    number = len(data["rules"])
    click.echo("\n" + spoken(f"规则（{number} 条）：", f"{number} rule{'s' * (number != 1)}:"))
    for rule in data["rules"]:
        _print_rule(rule)
    _print_data(data)


def _named(zh: str, en: str, things: list[str]) -> str:
    """What the pack has of one kind, on one line."""
    return spoken(f"{zh}：{'、'.join(things)}", f"{en}: {', '.join(things)}")


def _print_data(data: dict[str, Any]) -> None:
    """What the pack has beside its rules."""
    forms = [
        spoken(f"{title} {key}（{format_}）", f"{title} {key} ({format_})")
        for title, key, format_ in ((form["title"], form["key"], form["format"]) for form in data["forms"])
    ]
    lexicons = [
        spoken(f"{name}（{count} 条）", f"{name} ({count})") for name, count in data["lexicons"].items()
    ]
    for zh, en, things in (
        ("表", "forms", forms),
        ("部分", "sections", data["sections"]),
        ("词表", "lexicons", lexicons),
    ):
        if things:
            click.echo()
            listed(_named(zh, en, things))
    if data["regulations"]:
        click.echo("\n" + spoken(f"法规表：{data['regulations']} 条", f"regulations: {data['regulations']}"))
    for zh, en, key in (
        ("正文里的数用的词", "words of counts in sentences", "claims"),
        ("标签", "labels", "aliases"),
    ):
        number = len(data[key])
        if number:
            click.echo("\n" + spoken(f"{zh}（{number} 组）：", f"{en} ({number} lists):"))
        for name, listing in data[key].items():
            words = _cut("、".join(listing))
            listed(spoken(f"{name}：{words}", f"{name}: {words}"), 2)


def _years(first: int, last: int) -> str:
    """The years that the pack is for."""
    ends = last < LAST_YEAR
    zh = (f"{first} 年起" if first else "") + (f"到 {last} 年" if ends else "")
    en = (f"from {first}" if first else "") + " " * bool(first and ends) + (f"until {last}" if ends else "")
    return spoken(f"适用的年份：{zh}", f"for the years {en}")


def _print_rule(rule: dict[str, Any]) -> None:
    state = spoken("开", "on ") if rule["enabled"]["value"] else spoken("关", "off")
    listed(f"{rule['code']}  {state}  {rule['severity']['value']:<8}{rule['name']}  {rule['title']}", 2)
    tell(f"      {rule['file']}")
    if rule["lock"]:
        locked = rule["lock"]["value"]
        setting(spoken(f"锁定 = {locked}", f"lock = {locked}"), said(rule["lock"]["origin"]), 6)
    for zh, en, key in (("开关", "on or off", "enabled"), ("级别", "severity", "severity")):
        if not rule[key]["origin"].startswith(f"{rule['file']}:"):
            setting(spoken(zh, en), said(rule[key]["origin"]), 6)
    for name, option in rule["options"].items():
        setting(f"{name} = {_short(option['value'])}", said(option["origin"]), 6)


def _short(value: Any, most: int = 80) -> str:
    return _cut(msgspec.json.encode(value).decode(), most)


def _cut(words: str, most: int = 80) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
