"""YAML files read for packs and configuration: plain data with positions, and nothing ever executed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from govlint.errors import Mistake, SettingsError
from govlint.sources import Path_, Place, Source, convert, display

__all__ = ["MAX_BYTES", "Source", "convert", "load"]

MAX_BYTES = 2_000_000
# Aliases are expanded: a file of a few lines must not become data of gigabytes.
_MAX_NODES = 200_000
_MAX_DEPTH = 60
_TAG = "tag:yaml.org,2002:"
_TRUE = frozenset({"true", "yes", "on", "y"})


def load(path: Path) -> Source:
    """Read one YAML file. SettingsError when it is unreadable, malformed, too large or says a key twice."""
    file = display(path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SettingsError([Mistake(file, f"文件太大（{size:,} 字节，最多 {MAX_BYTES:,}）")])
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SettingsError([Mistake(file, f"无法读取：{error.strerror}")]) from None
    except UnicodeDecodeError:
        raise SettingsError([Mistake(file, "不是 UTF-8 文字", remedy="另存为 UTF-8")]) from None
    return parse(text, file)


def parse(text: str, file: str) -> Source:
    """Read YAML from `text`; `file` is named in mistakes. SettingsError as `load`."""
    root = _compose(text, file)
    building = _Building(file)
    try:
        data = None if root is None else building.value(root, ())
    except _TooLargeError:
        message = "别名展开后太大或嵌套太深"
        raise SettingsError([*building.mistakes, Mistake(file, message, 1, 1)]) from None
    if building.mistakes:
        raise SettingsError(building.mistakes)
    return Source(file, data, building.keys, building.values)


def _compose(text: str, file: str) -> Any:
    from ruamel.yaml import YAML  # heavy, and not needed when packs come from the cache
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        return YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (None, None) if mark is None else (mark.line + 1, mark.column + 1)
        raise SettingsError([Mistake(file, f"YAML 写法有误：{error.problem}", *place)]) from None
    except YAMLError as error:
        raise SettingsError([Mistake(file, f"YAML 写法有误：{str(error).splitlines()[0]}")]) from None
    except (RecursionError, ValueError):
        raise SettingsError([Mistake(file, "YAML 写法有误：嵌套太深或数字写错")]) from None


class _TooLargeError(Exception):
    pass


class _Building:
    """Plain data being built from YAML nodes, with the positions and mistakes met on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.keys: dict[Path_, Place] = {}
        self.values: dict[Path_, Place] = {}
        self.mistakes: list[Mistake] = []

    def value(self, node: Any, path: Path_) -> Any:
        """The data of `node`, which stands at `path`."""
        if len(self.values) >= _MAX_NODES or len(path) > _MAX_DEPTH:
            raise _TooLargeError
        self.values[path] = _place(node)
        kind = str(node.tag).removeprefix(_TAG)
        if kind == "map":
            return self._mapping(node, path)
        if kind == "seq":
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, kind)

    def _mapping(self, node: Any, path: Path_) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key, str) or str(key_node.tag).removeprefix(_TAG) in ("merge", "null"):
                self._tell(key_node, "键必须是文字，合并键 << 不支持")
                continue
            if key in data:
                first = self.keys[(*path, key)][0]
                self._tell(key_node, f"键 {key} 写了两次（第一次在第 {first} 行）")
                continue
            self.keys[(*path, key)] = _place(key_node)
            data[key] = self.value(value_node, (*path, key))
        return data

    def _scalar(self, node: Any, kind: str) -> Any:
        text = node.value
        try:
            if kind == "int":
                return int(text.replace("_", ""), 0 if text.lstrip("+-")[:2].lower() in ("0x", "0o") else 10)
            if kind == "float":
                return float(text.replace("_", ""))
        except ValueError:
            return text
        if kind == "bool":
            return text.lower() in _TRUE
        if kind == "null":
            return None
        if kind not in ("str", "timestamp"):  # a date is kept as it was written
            self._tell(node, f"不支持标签 {node.tag}", "去掉标签")
        return text

    def _tell(self, node: Any, message: str, remedy: str | None = None) -> None:
        self.mistakes.append(Mistake(self.file, message, *_place(node), remedy))


def _place(node: Any) -> Place:
    return node.start_mark.line + 1, node.start_mark.column + 1
