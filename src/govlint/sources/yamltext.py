"""YAML files read for packs and configuration: plain data with positions, and nothing ever executed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from govlint.errors import Mistake, Said, SettingsError, english, unopened
from govlint.lazy import lazily
from govlint.sources.converted import convert
from govlint.sources.remedies import written_as
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
            words = Said(
                f"文件太大（{size:,} 字节，最多 {MAX_BYTES:,}）",
                f"the file is too large ({size:,} bytes, at most {MAX_BYTES:,})",
            )
            raise SettingsError([Mistake(file, words)])
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError([Mistake(file, unopened(error))]) from None
    return decode(data, file)


def decode(data: bytes, file: str) -> Source:
    """Read YAML from the bytes of a file. SettingsError as `load`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError([Mistake(file, NOT_UTF8[0], line, None, NOT_UTF8[1])]) from None
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
        message = Said(
            "别名展开后太大或嵌套太深", "too large with its aliases in place, or nested too deeply"
        )
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
        problem = str(error).splitlines()[0]
        if "special characters" in str(error):
            at = next((n for n, c in enumerate(text) if _is_control(c)), 0)
            line = text.count("\n", 0, at) + 1
            place = (line, at - (text.rfind("\n", 0, at) + 1) + 1)
            words = Said("有看不见的控制字符", "there is a control character, which nobody sees")
            remedy = Said("删去这个字符，重新录入这一行", "delete it, and type the line anew")
            mistake = Mistake(file, words, *place, remedy, line_of(text, line))
            raise SettingsError([mistake]) from None
        raise SettingsError([Mistake(file, _wrong(problem))]) from None
    except (RecursionError, ValueError):
        raise SettingsError(
            [Mistake(file, _wrong(Said("嵌套太深或数字写错", "nested too deeply, or a number that is none")))]
        ) from None


_UNCLOSED = Said("引号没有合上", "quotes are not closed")
_QUOTED = Said("整个值用引号括起来", "put the whole value in quotes")
_ALIGNED = Said("同一层的键左端对齐", "keys of one level begin in one column")
_PROBLEMS: tuple[tuple[str, str, str | None], ...] = (
    (
        "mapping values are not allowed",
        Said("这里不能有冒号", "no colon can stand here"),
        Said("值里有冒号或引号时，整个值用引号括起来", "put a value with a colon or quotes in it in quotes"),
    ),
    (
        "could not find expected ':'",
        Said("键后面缺少冒号", "there is no colon behind the key"),
        Said(
            "写成“键: 值”，冒号用半角，后面空一格",
            "write “key: value”, the colon in half width, with a blank behind it",
        ),
    ),
    (
        "expected <block end>",
        Said(
            "缩进不齐，或者引号后面还有文字", "lines are not indented alike, or there are words behind quotes"
        ),
        Said(
            f"{_ALIGNED}；值里有引号时{_QUOTED}",
            f"{_ALIGNED.en}; put a value with quotes in it in quotes of another kind",
        ),
    ),
    (
        "expected ',' or",
        Said(
            "方括号或花括号没有合上，或者中间少了逗号",
            "brackets or braces are not closed, or a comma is missing",
        ),
        Said("逗号和括号都用半角", "commas and brackets are those of half width"),
    ),
    (
        "cannot start any token",
        Said("不能这样开头", "nothing can begin so"),
        Said(
            "缩进用空格，不用 Tab；以 @、%、` 开头的值用引号括起来",
            "indent by blanks, not by tabs; put a value that begins with @, % or ` in quotes",
        ),
    ),
    ("while scanning a quoted scalar", _UNCLOSED, None),
    (
        "found unexpected end of stream",
        _UNCLOSED,
        Said("在值的末尾补上引号", "put the quote at the end of the value"),
    ),
    (
        "found undefined alias",
        Said(
            "* 在 YAML 里表示别名，这里没有这个别名", "* is for an alias in YAML, and there is no such alias"
        ),
        Said("以 * 或 & 开头的值用引号括起来", "put a value that begins with * or & in quotes"),
    ),
    (
        "found unknown escape character",
        Said("双引号里有不认识的反斜杠", "an unknown backslash within double quotes"),
        Said("式子用单引号括起来", "put patterns in single quotes"),
    ),
    ("expected the node content", Said("这里缺少值", "a value is missing here"), None),
    ("found duplicate anchor", Said("同一个锚写了两次", "an anchor stands twice"), None),
    (
        "expected a single document",
        Said("一个文件里只能有一份", "a file holds a single document"),
        Said(
            "去掉 --- 以后的部分，或者分成两个文件",
            "take out what stands behind ---, or make two files of it",
        ),
    ),
    ("found character", Said("有不能用的字符", "a character that cannot be used"), None),
    (
        "sequence entries are not allowed",
        Said("这里不能开始一个列表", "no list can begin here"),
        Said("列表另起一行写，左端对齐", "begin the list on a line of its own, aligned"),
    ),
)
NOT_UTF8 = (Said("不是 UTF-8 文字", "no text in UTF-8"), Said("另存为 UTF-8", "save it as UTF-8"))
"""What is said of a file in another encoding, and how to mend it."""


def _wrong(words: str) -> Said:
    return Said(f"YAML 写法有误：{words}", f"no sound YAML: {english(words)}")


def _malformed(error: Any, text: str, file: str) -> Mistake:
    """What is wrong with the YAML, in words, where its author will look for it."""
    problem = str(error.problem)
    mark, begun = error.problem_mark or error.context_mark, error.context_mark
    if mark is None:
        return Mistake(file, _wrong(problem))
    if (wide := _wide(file, text, begun, mark)) is not None:
        return wide
    said = (problem, str(error.context))
    known, remedy = next(
        ((words, mend) for told in said for sign, words, mend in _PROBLEMS if sign in told), ("", None)
    )
    if begun is not None and _is_where_it_began(error):
        mark = begun
    shown = line_of(text, mark.line + 1)
    if "but got" in problem and _BRACED.search(shown):
        known = Said("值里的 { 被当成了一组键值", "the { in a value is taken for keys with values")
        remedy = Said("值里有 {…} 时，整个值用引号括起来", "put a value with {…} in it in quotes")
    elif "but found" in problem and _FLOW_VALUE.match(shown):
        known = Said(
            "以 [ 或 { 开头的值被当成了列表或一组键值",
            "a value that begins with [ or { is taken for a list or for keys with values",
        )
        remedy = _QUOTED
    elif "mapping values" in problem and mark.line and _KEY_BEFORE.fullmatch(shown[: mark.column]):
        known = Said(
            "这一行比上一行缩得多，接在了上一行的值后面",
            "indented more than the line before, it goes on with that line's value",
        )
        remedy = _ALIGNED
    elif "expected ':'" in problem and (found := _TIGHT_COLON.fullmatch(shown)):
        known = Said("冒号后面缺少空格", "there is no blank behind the colon")
        remedy = written_as(f"{found[1]}: {found[2]}")
    message = _wrong(Said(f"{known}（{problem}）", f"{english(known)} ({problem})") if known else problem)
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
            words = Said("键后面的冒号是全角的", "the colon behind the key is in full width")
            remedy = Said("改成半角冒号，后面空一格", "write one in half width, with a blank behind it")
            return Mistake(file, words, *place, remedy, shown)
    lines = _LINE_END.split(text)
    for number in (at.line + below for at in (begun, mark) if at is not None for below in (1, 0)):
        if number and (found := _WIDE_SPACE.match(lines[number - 1])):
            shown = line_of(text, number)
            words = Said("空格是全角的，或者不是普通的空格", "a blank in full width, or no plain one")
            remedy = Said("改成半角空格", "write one in half width")
            return Mistake(file, words, number, found.end(), remedy, shown)
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
                words = Said(
                    "键必须是文字，合并键 << 不支持", "keys are text, and merge keys << are not known"
                )
                self._tell(key_node, words, Said("把内容照抄一遍", "write their content out"))
                continue
            if key in data:
                first = self.keys[(*path, key)][0]
                words = Said(
                    f"键 {key} 写了两次（第一次在第 {first} 行）",
                    f"the key {key} stands twice, first on line {first}",
                )
                self._tell(key_node, words, Said("删去一个", "delete one of them"))
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
            words = Said(f"不支持标签 {node.tag}", f"the tag {node.tag} is not known")
            self._tell(node, words, Said("去掉标签", "take out the tag"))
        return text

    def _tell(self, node: Any, message: str, remedy: str | None = None) -> None:
        line, column = _place(node)
        self.mistakes.append(Mistake(self.file, message, line, column, remedy, line_of(self.text, line)))


def _place(node: Any) -> Place:
    return node.start_mark.line + 1, node.start_mark.column + 1
