"""Configuration files read into levels: what `.govlint.yaml` or pyproject.toml says, and what it extends."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from os import fsdecode
from os import path as ospath
from pathlib import Path
from typing import Any, Literal

from govlint.config.selection import Choice
from govlint.corpus import Membership
from govlint.errors import Mistake, Said, SettingsError, in_order
from govlint.finding import Severity
from govlint.limits import Limits
from govlint.model import Struct
from govlint.packs.files import is_pack
from govlint.rule import Strength
from govlint.sources.tomltext import load_toml
from govlint.sources.written import Path_, Source, display

NAMES = (".govlint.yaml", ".govlint.yml")
PYPROJECT = "pyproject.toml"
COMMAND_LINE = "command line"
GIVEN = Said("命令行", COMMAND_LINE)
"""Where a mistake is that the command line gave."""

_SCALARS = ("packs", "plugins", "exclude", "fail_level", "lang", "require_report", "limits")


class RuleSetting(Struct, frozen=True, rename="kebab"):
    """What a level says of one rule: its severity (or off), and options laid over its own."""

    severity: Strength | None = None
    options: dict[str, Any] = {}


class _Override(Struct, frozen=True, kw_only=True, rename="kebab"):
    files: tuple[str, ...]
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    rules: dict[str, Strength | RuleSetting] = {}


class _Summary(Struct, frozen=True, kw_only=True, rename="kebab"):
    summary: str
    members: tuple[str, ...]


class _File(Struct, frozen=True, kw_only=True, rename="kebab"):
    extends: str | tuple[str, ...] = ()
    packs: tuple[str, ...] | None = None
    plugins: tuple[str, ...] | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    fail_level: Severity | None = None
    exclude: tuple[str, ...] | None = None
    lang: Literal["zh", "en"] | None = None
    require_report: bool | None = None
    prior: str | tuple[str, ...] | None = None
    agencies: str | None = None
    baseline: str | None = None
    summaries: tuple[_Summary, ...] | None = None
    limits: Limits | None = None
    rules: dict[str, Strength | RuleSetting] = {}
    overrides: tuple[_Override, ...] = ()


class Level(Struct, frozen=True, kw_only=True):
    """One level of settings: a file, an override in a file, or the command line.

    `files` are the patterns of an override (gitignore style, relative to `root`); None for a whole level.
    `source` and `at` say where it is written. `values` hold the keys other than selection and rules.
    """

    choice: Choice
    rules: dict[str, RuleSetting] = {}
    values: dict[str, Any] = {}
    files: tuple[str, ...] | None = None
    root: str = ""
    source: Source | None = None
    at: Path_ = ()

    def matches(self, path: str) -> bool:
        """Whether this level holds for the file at `path`."""
        if self.files is None:
            return True
        return bool(_spec(self.files).match_file(_inside(self.root, path)))

    def origin(self, *keys: str | int) -> str:
        """Where a key of this level is written: `file:line`, or the command line."""
        if self.source is None:
            return COMMAND_LINE
        return f"{self.source.file}:{self.source.position((*self.at, *keys))[0]}"

    def mistake(self, keys: Path_, message: str, remedy: str | None = None) -> Mistake:
        """A mistake at a key of this level."""
        if self.source is None:
            return Mistake(GIVEN, message, remedy=remedy)
        return self.source.mistake((*self.at, *keys), message, remedy)


@lru_cache(maxsize=64)
def _spec(patterns: tuple[str, ...]) -> Any:
    from pathspec import GitIgnoreSpec  # heavy, and only needed where there are overrides or exclusions

    return GitIgnoreSpec.from_lines(patterns)


class Wrong:
    """What is wrong in configuration files; `unsure` where it may be that some rules are not known for it."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self.unsure = False


def levels_of(path: Path, wrong: Wrong | None = None) -> tuple[Level, ...]:
    """The levels that the file at `path` and all that it extends declare, farthest first.

    SettingsError with every mistake: unknown keys, wrong types, files that are missing or extend one another.
    With `wrong`, that takes them instead, and the levels hold what is right.
    """
    told = wrong or Wrong()
    other = path.with_name(NAMES[1])
    if path.name == NAMES[0] and other.is_file():
        words = Said(
            f"不会被读到：旁边的 {NAMES[0]} 先读", f"never read: the {NAMES[0]} beside it comes first"
        )
        remedy = Said("把两个合成一个", "make one of the two")
        told.mistakes.append(Mistake(display(other), words, remedy=remedy))
    levels = _levels(path.absolute(), (), told)
    if told.mistakes and wrong is None:
        raise SettingsError(in_order(told.mistakes))
    return tuple(levels)


def _levels(path: Path, chain: tuple[Path, ...], told: Wrong) -> list[Level]:
    try:
        source, at = _read(path)
    except SettingsError as error:
        told.mistakes += error.mistakes
        told.unsure = True
        return []
    from govlint.sources.converted import converted_in_part  # many runs have no configuration

    file, mistakes = converted_in_part(source, _File, at=at)
    told.unsure |= file is None or any(_is_lost(source, (*at, key), file) for key in ("packs", "plugins"))
    levels: list[Level] = []
    for key, name in _extended(source, at):
        base = Path(ospath.normpath(path.parent / name))
        if base.resolve() in (*chain, path.resolve()):
            mistakes.append(
                source.mistake(key, Said(f"extends 成了循环：{name}", f"extends goes in a circle: {name}"))
            )
        elif not base.is_file():
            mistakes.append(source.mistake(key, Said(f"没有 {name} 这个文件", f"there is no file {name}")))
            told.unsure = True
        else:
            levels += _levels(base, (*chain, path.resolve()), told)
    told.mistakes += mistakes
    if file is None:
        return levels
    patterns = [*_pattern_mistakes(source, at, file, path.parent), *_empty_mistakes(source, at, file)]
    told.mistakes += patterns
    return levels if patterns else [*levels, *_own_levels(source, at, file, path.parent)]


def _is_lost(source: Source, key: Path_, file: _File) -> bool:
    """Whether a key is written, and what is written there came to nothing."""
    return key in source.keys and getattr(file, str(key[-1])) is None


def _extended(source: Source, at: Path_) -> Iterator[tuple[Path_, str]]:
    """The files that one extends, be the rest of it right or wrong, each with where it is named."""
    data = source.data
    for step in at:
        data = data[step]
    named = data.get("extends", ()) if isinstance(data, dict) else ()
    if isinstance(named, str):
        yield (*at, "extends"), named
    elif isinstance(named, list):
        yield from (((*at, "extends", n), name) for n, name in enumerate(named) if isinstance(name, str))


def _read(path: Path) -> tuple[Source, Path_]:
    if path.suffix != ".toml":
        from govlint.sources.yamltext import load  # many runs have no configuration

        source = load(path)
        return (Source(source.file, {}) if source.data is None else source), ()
    source = load_toml(path)
    if has_table(source):
        return source, ("tool", "govlint")
    if path.name == PYPROJECT:
        words = Said("没有 [tool.govlint] 一节", "there is no table [tool.govlint]")
        raise SettingsError([Mistake(display(path), words)])
    return source, ()


def has_table(source: Source) -> bool:
    """Whether a TOML file has a table `tool.govlint`."""
    tool = source.data.get("tool")
    return isinstance(tool, dict) and "govlint" in tool


def _own_levels(source: Source, at: Path_, file: _File, folder: Path) -> list[Level]:
    values = {name: getattr(file, name) for name in _SCALARS if getattr(file, name) is not None}
    if file.packs is not None:
        values["packs"] = tuple(_pack(name, folder) for name in file.packs)
    values |= _beside(file, folder)
    level = Level(
        choice=_choice(source, at, file), rules=_settings(file.rules), values=values, source=source, at=at
    )
    overrides = [
        Level(
            choice=_choice(source, (*at, "overrides", index), part),
            rules=_settings(part.rules),
            files=part.files,
            root=str(folder),
            source=source,
            at=(*at, "overrides", index),
        )
        for index, part in enumerate(file.overrides)
    ]
    return [level, *overrides]


def _beside(file: _File, folder: Path) -> dict[str, Any]:
    """What lies beside the file that names it, and goes by paths relative to that."""
    values: dict[str, Any] = {}
    if file.prior is not None:
        folders = (file.prior,) if isinstance(file.prior, str) else file.prior
        values["prior"] = tuple(ospath.normpath(folder / name) for name in folders)
    for name in ("agencies", "baseline"):
        path = getattr(file, name)
        if path is not None:
            values[name] = ospath.normpath(folder / path) if path else ""
    if file.summaries is not None:
        values["summaries"] = tuple(
            Membership(item.summary, item.members, str(folder)) for item in file.summaries
        )
    return values


def fits(root: str, pattern: str, path: str) -> bool:
    """Whether `pattern`, gitignore style and relative to the folder `root`, takes in the file at `path`."""
    inside = _inside(root, path)
    return not inside.startswith("..") and bool(_spec((pattern.removeprefix("./"),)).match_file(inside))


def _inside(root: str, path: str) -> str:
    return sayable(ospath.relpath(located(path), root))


def sayable(path: str) -> str:
    """`path` as it can be written anywhere: bytes of a name that are no UTF-8 as \\xb1."""
    return _encoded(path).decode("utf-8", "backslashreplace")


def _encoded(path: str) -> bytes:
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half of a pair of surrogates, which no file can be named
        return path.encode("utf-8", "backslashreplace")


def located(path: str) -> str:
    """Where the file is that results call `path`, absolute: what `sayable` did to its name is undone."""
    place = ospath.abspath(path)
    if ospath.sep == "/" and not (place.isascii() and "\\x" not in place) and not ospath.lexists(place):
        parts = _encoded(place).split(b"\\x")
        named = fsdecode(parts[0] + b"".join(_as_byte(part) for part in parts[1:]))
        return named if ospath.lexists(named) else place
    return place


def _as_byte(part: bytes) -> bytes:
    try:
        return bytes((int(part[:2], 16),)) + part[2:]
    except ValueError:
        return b"\\x" + part


def _choice(source: Source, at: Path_, part: _File | _Override) -> Choice:
    written = [key for key in ("select", "extend-select", "ignore") if (*at, key) in source.keys]
    line = source.position((*at, *written[:1]))[0]
    return Choice(f"{source.file}:{line}", part.select, part.ignore, part.extend_select)


def _settings(rules: dict[str, Strength | RuleSetting]) -> dict[str, RuleSetting]:
    return {
        name: setting if isinstance(setting, RuleSetting) else RuleSetting(setting)
        for name, setting in rules.items()
    }


def _pack(name: str, folder: Path) -> str:
    # A pack in a folder is named relative to the file that names it; a bare name may be a plugin's.
    place = folder / name
    is_folder = "/" in name or "\\" in name or name.startswith(".") or is_pack(place)
    return ospath.normpath(place) if is_folder else name


def _pattern_mistakes(source: Source, at: Path_, file: _File, root: Path) -> list[Mistake]:
    written: list[tuple[Path_, str]] = [
        ((*at, "exclude", n), text) for n, text in enumerate(file.exclude or ())
    ]
    for index, part in enumerate(file.overrides):
        written += [((*at, "overrides", index, "files", n), text) for n, text in enumerate(part.files)]
    if not written:
        return []
    from govlint.config.patterns import misspelt  # few configurations name files

    return list(misspelt(source, written, root))


def _empty_mistakes(source: Source, at: Path_, file: _File) -> Iterator[Mistake]:
    """Lists that stand for nothing, so that what they belong to would never hold, or hold for all."""
    for index, item in enumerate(file.summaries or ()):
        place: Path_ = (*at, "summaries", index)
        if not item.members:
            remedy = Said(
                "写上成员的机关名称或者文件，例如 [示例县财政局]，或者删去这一项",
                "write the agencies or files of its members, or delete the entry",
            )
            yield source.mistake((*place, "members"), Said("members 是空的", "members is empty"), remedy)
        names: list[tuple[Path_, str]] = [(("summary",), item.summary)]
        names += [(("members", number), name) for number, name in enumerate(item.members)]
        for key, name in names:
            if not name.strip():
                words = Said("机关名称是空的", "the name of an agency is empty")
                remedy = Said("写上机关名称或者文件", "write the agency, or its file")
                yield source.mistake((*place, *key), words, remedy)
    for index, part in enumerate(file.overrides):
        if not part.files:
            words = Said(
                "files 是空的，这一项对什么文件也不起作用", "files is empty, so that this holds for no file"
            )
            remedy = Said("写上文件样式，或者删去这一项", "write patterns of files, or delete the entry")
            yield source.mistake((*at, "overrides", index, "files"), words, remedy)
        if part == _Override(files=part.files):
            words = Said("这一项什么也没有改", "this changes nothing")
            remedy = Said("写上 select、ignore 或 rules", "write select, ignore or rules")
            yield source.mistake((*at, "overrides", index), words, remedy)
