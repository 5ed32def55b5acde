"""YAML files read for packs and configuration: plain data with positions, and nothing ever executed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from govlint.errors import Mistake, SettingsError, in_words
from govlint.lazy import lazily
from govlint.sources.converted import convert
from govlint.sources.written import Path_, Place, Source, display, line_of
from govlint.sources.yamlevents import MAX_DEPTH, MAX_NODES, NotPlainError, Plain

__all__ = ["MAX_BYTES", "Source", "convert", "load"]

MAX_BYTES = 1_000_000
_TAG = "tag:yaml.org,2002:"
_BRACED = lazily(r"\{\w*\}")
_WIDE_COLON = lazily(r"\s*(?:- *)?[A-Za-z][\w.-]*\s*：")
_WIDE_SPACE = lazily(r"(?:[ \t]*(?:- *)?[A-Za-z][\w.-]*:)?[ \t]*[\u3000\xa0]")
_KEY_BEFORE = lazily(r"\s*(?:- *)?[\w.-]+")
_FLOW_VALUE = lazily(r"(?:\s*(?:- )?\s*[\w.-]+: +|\s*- +)[\[{][^\]}]*[\]}] *[^\s,\]}#]")
_TIGHT_COLON = lazily(r"\s*([A-Za-z][\w.-]*):([^\s:].{0,60})")
_LINE_END = lazily(r"\r\n|\r|\n")
_TRUE = frozenset({"true", "yes", "on", "y"})


def load(path: Path) -> Source:
    """Read one YAML file. SettingsError when it is unreadable, malformed, too large or says a key twice."""
    file = display(path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SettingsError([Mistake(file, f"文件太大（{size:,} 字节，最多 {MAX_BYTES:,}）")])
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError([Mistake(file, f"无法读取：{in_words(error)}")]) from None
    return decode(data, file)


def decode(data: bytes, file: str) -> Source:
    """Read YAML from the bytes of a file. SettingsError as `load`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError([Mistake(file, "不是 UTF-8 文字", line, None, "另存为 UTF-8")]) from None
    return parse(text, file)


def parse(text: str, file: str) -> Source:
    """Read YAML from `text`; `file` is named in mistakes. SettingsError as `load`."""
    plain = Plain()
    try:
        return Source(file, plain.read(text), plain.keys, plain.values, text)
    except NotPlainError:
        root = _compose(text, file)
    building = _Building(file, text)
    try:
        data = None if root is None else building.value(root, ())
    except _TooLargeError:
        message = "别名展开后太大或嵌套太深"
        raise SettingsError([*building.mistakes, Mistake(file, message, 1, 1)]) from None
    if building.mistakes:
        raise SettingsError(building.mistakes)
    return Source(file, data, building.keys, building.values, text)


def _compose(text: str, file: str) -> Any:
    from ruamel.yaml import YAML  # heavy, and not needed when packs come from the cache
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        return YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        raise SettingsError([_malformed(error, text, file)]) from None
    except YAMLError as error:
        words = str(error).splitlines()[0]
        if "special characters" in str(error):
            at = next((n for n, c in enumerate(text) if _is_control(c)), 0)
            line = text.count("\n", 0, at) + 1
            place = (line, at - (text.rfind("\n", 0, at) + 1) + 1)
            mistake = Mistake(
                file, "有看不见的控制字符", *place, "删去这个字符，重新录入这一行", line_of(text, line)
            )
            raise SettingsError([mistake]) from None
        raise SettingsError([Mistake(file, f"YAML 写法有误：{words}")]) from None
    except (RecursionError, ValueError):
        raise SettingsError([Mistake(file, "YAML 写法有误：嵌套太深或数字写错")]) from None


_PROBLEMS: tuple[tuple[str, str, str | None], ...] = (
    ("mapping values are not allowed", "这里不能有冒号", "值里有冒号或引号时，整个值用引号括起来"),
    ("could not find expected ':'", "键后面缺少冒号", "写成“键: 值”，冒号用半角，后面空一格"),
    (
        "expected <block end>",
        "缩进不齐，或者引号后面还有文字",
        "同一层的键左端对齐；值里有引号时整个值用引号括起来",
    ),
    ("expected ',' or", "方括号或花括号没有合上，或者中间少了逗号", "逗号和括号都用半角"),
    ("cannot start any token", "不能这样开头", "缩进用空格，不用 Tab；以 @、%、` 开头的值用引号括起来"),
    ("while scanning a quoted scalar", "引号没有合上", None),
    ("found unexpected end of stream", "引号没有合上", "在值的末尾补上引号"),
    ("found undefined alias", "* 在 YAML 里表示别名，这里没有这个别名", "以 * 或 & 开头的值用引号括起来"),
    ("found unknown escape character", "双引号里有不认识的反斜杠", "式子用单引号括起来"),
    ("expected the node content", "这里缺少值", None),
    ("found duplicate anchor", "同一个锚写了两次", None),
    ("expected a single document", "一个文件里只能有一份", "去掉 --- 以后的部分，或者分成两个文件"),
    ("found character", "有不能用的字符", None),
    ("sequence entries are not allowed", "这里不能开始一个列表", "列表另起一行写，左端对齐"),
)


def _malformed(error: Any, text: str, file: str) -> Mistake:
    """What is wrong with the YAML, in words, where its author will look for it."""
    problem = str(error.problem)
    mark, begun = error.problem_mark or error.context_mark, error.context_mark
    if mark is None:
        return Mistake(file, f"YAML 写法有误：{problem}")
    if (wide := _wide(file, text, begun, mark)) is not None:
        return wide
    said = (problem, str(error.context))
    known = next((known for words in said for known in _PROBLEMS if known[0] in words), ("", "", None))
    chinese, remedy = known[1:]
    if begun is not None and _is_where_it_began(error):
        mark = begun
    shown = line_of(text, mark.line + 1)
    if "but got" in problem and _BRACED.search(shown):
        chinese, remedy = "值里的 { 被当成了一组键值", "值里有 {…} 时，整个值用引号括起来"
    elif "but found" in problem and _FLOW_VALUE.match(shown):
        chinese, remedy = "以 [ 或 { 开头的值被当成了列表或一组键值", "整个值用引号括起来"
    elif "mapping values" in problem and mark.line and _KEY_BEFORE.fullmatch(shown[: mark.column]):
        chinese, remedy = "这一行比上一行缩得多，接在了上一行的值后面", "同一层的键左端对齐"
    elif "expected ':'" in problem and (found := _TIGHT_COLON.fullmatch(shown)):
        chinese, remedy = "冒号后面缺少空格", f"写成 {found[1]}: {found[2]}"
    message = f"YAML 写法有误：{chinese}（{problem}）" if chinese else f"YAML 写法有误：{problem}"
    return Mistake(file, message, mark.line + 1, mark.column + 1, remedy, shown)


def _is_where_it_began(error: Any) -> bool:
    """Whether what is wrong stands where something began, not where its end was missed."""
    problem = str(error.problem)
    return (
        "end of stream" in problem
        or "<stream end>" in problem
        or "expected ':'" in problem
        or "quoted scalar" in str(error.context)
    )


def _wide(file: str, text: str, begun: Any, mark: Any) -> Mistake | None:
    """A full-width colon or space near what is wrong.

    The line above is looked at too: `names：` is words, which go on to the next line.
    """
    for number in (at.line + below for at in (begun, mark) if at is not None for below in (1, 0)):
        shown = line_of(text, number) if number else ""
        if _WIDE_COLON.match(shown) or ("：" in shown and ":" not in shown.replace("://", "")):
            place = (number, shown.index("：") + 1)
            return Mistake(file, "键后面的冒号是全角的", *place, "改成半角冒号，后面空一格", shown)
    lines = _LINE_END.split(text)
    for number in (at.line + below for at in (begun, mark) if at is not None for below in (1, 0)):
        if number and (found := _WIDE_SPACE.match(lines[number - 1])):
            shown = line_of(text, number)
            return Mistake(
                file, "空格是全角的，或者不是普通的空格", number, found.end(), "改成半角空格", shown
            )
    return None


def _is_control(character: str) -> bool:
    return character not in "\n\r\t\x85" and (character < " " or "\x7f" <= character < "\xa0")


class _TooLargeError(Exception):
    pass


class _Building:
    """Plain data being built from YAML nodes, with the positions and mistakes met on the way."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.keys: dict[Path_, Place] = {}
        self.values: dict[Path_, Place] = {}
        self.mistakes: list[Mistake] = []

    def value(self, node: Any, path: Path_) -> Any:
        """The data of `node`, which stands at `path`."""
        if len(self.values) >= MAX_NODES or len(path) > MAX_DEPTH:
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
                self._tell(key_node, "键必须是文字，合并键 << 不支持", "把内容照抄一遍")
                continue
            if key in data:
                first = self.keys[(*path, key)][0]
                self._tell(key_node, f"键 {key} 写了两次（第一次在第 {first} 行）", "删去一个")
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
        line, column = _place(node)
        self.mistakes.append(Mistake(self.file, message, line, column, remedy, line_of(self.text, line)))


def _place(node: Any) -> Place:
    return node.start_mark.line + 1, node.start_mark.column + 1
