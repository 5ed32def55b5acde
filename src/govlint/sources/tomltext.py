"""pyproject.toml read for configuration: tomllib tells no positions, so they are found in the text."""

from __future__ import annotations

from pathlib import Path

from govlint.errors import Mistake, Said, SettingsError, unopened
from govlint.lazy import lazily
from govlint.sources.written import Path_, Place, Source, display

_TABLE = lazily(r"\s*\[(\[?)([^\[\]]+)\]\]?\s*(?:#.*)?$")
_PART = lazily(r'"[^"]*"|\'[^\']*\'|[A-Za-z0-9_-]+')
_KEY = lazily(r'(?:^|[{,])\s*((?:"[^"]*"|\'[^\']*\'|[A-Za-z0-9_-]+)(?:\s*\.\s*[\w"\'-]+)*)\s*=')
_FAULT = lazily(r"\(at line (\d+), column (\d+)\)")


def load_toml(path: Path) -> Source:
    """Read one TOML file. SettingsError when it is unreadable or malformed."""
    import tomllib  # not needed where no pyproject.toml speaks of govlint

    file = display(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        raise SettingsError([Mistake(file, unopened(error))]) from None
    except UnicodeDecodeError:
        words, remedy = Said("不是 UTF-8 文字", "no text in UTF-8"), Said("另存为 UTF-8", "save it as UTF-8")
        raise SettingsError([Mistake(file, words, remedy=remedy)]) from None
    except tomllib.TOMLDecodeError as error:
        at = _FAULT.search(str(error))
        place = (int(at[1]), int(at[2])) if at else (None, None)
        told = Said(f"TOML 写法有误：{error}", f"no sound TOML: {error}")
        raise SettingsError([Mistake(file, told, *place)]) from None
    return Source(file, data, _positions(text), text=text)


def _positions(text: str) -> dict[Path_, Place]:
    """Where keys stand, by a search of the lines: right for all usual layouts, near for the others."""
    found: dict[Path_, Place] = {(): (1, 1)}
    table: Path_ = ()
    counts: dict[Path_, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = _TABLE.match(line)
        if header:
            table = _parts(header[2])
            if header[1]:
                index = counts.get(table, 0)
                counts[table] = index + 1
                found.setdefault(table, (number, 1))
                table = (*table, index)
            found.setdefault(table, (number, 1))
            continue
        outer = table
        for match in _KEY.finditer(line):
            inside = match.start() > 0 or line[:1] == "{"
            at = (*(outer if inside else table), *_parts(match[1]))
            found.setdefault(at, (number, match.start(1) + 1))
            outer = outer if inside else at
    return found


def _parts(dotted: str) -> Path_:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
