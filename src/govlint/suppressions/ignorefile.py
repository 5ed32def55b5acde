"""`.govlint-ignore.yaml`: suppressions beside documents of any format, by path, rule, cell or words."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from govlint.config.files import fits, located
from govlint.errors import Mistake, Said, SettingsError, english
from govlint.finding import Excerpt, Remark, Result, Suppression
from govlint.fold import fold
from govlint.model import Location, Struct
from govlint.relation import names_of
from govlint.report import CellKey
from govlint.rule import Rule
from govlint.sources.written import Source, meant
from govlint.suppressions.comments import is_date
from govlint.suppressions.suppress import Suppressor
from govlint.vocabulary import FormDefinition, Vocabulary

NAME = ".govlint-ignore.yaml"
KIND = "suppressions"


class _Written(Struct, frozen=True, kw_only=True):
    path: str | tuple[str, ...]
    rule: str | tuple[str, ...]
    reason: str
    cell: str = ""
    text: str = ""
    owner: str = ""
    until: str = ""


class Entry(Struct, frozen=True):
    """An entry: the patterns of the paths that it is for (gitignore style), and what it silences there."""

    paths: tuple[str, ...]
    suppression: Suppression


class IgnoreFile(Struct, frozen=True):
    """A side file: as it is displayed, the folder to which its paths are relative, and its entries."""

    file: str
    root: str
    entries: tuple[Entry, ...]

    def for_path(self, path: str) -> list[Suppression]:
        """The suppressions for the document at `path`."""
        return [entry.suppression for entry in self.entries if self._fits(entry, path)]

    def _fits(self, entry: Entry, path: str) -> bool:
        return any(fits(self.root, pattern, path) for pattern in entry.paths)

    def strays(self) -> Iterator[tuple[Entry, str]]:
        """Entries that name a file (not a pattern) which is not there."""
        for entry in self.entries:
            for path in entry.paths:
                is_pattern = any(sign in path for sign in "*?[!") or path.endswith("/")
                if not is_pattern and not os.path.exists(os.path.join(self.root, path.lstrip("/"))):
                    yield entry, path


class IgnoreFiles:
    """The side files of a run: that of a document is the nearest one above it. `load` reads one."""

    def __init__(self, load: Callable[[Path], IgnoreFile]) -> None:
        self._load = load
        self._by_place: dict[Path, IgnoreFile] = {}
        self._by_folder: dict[str, IgnoreFile | None] = {}

    @property
    def files(self) -> tuple[IgnoreFile, ...]:
        """All that documents have asked for so far."""
        return tuple(self._by_place.values())

    def of(self, path: str) -> IgnoreFile | None:
        """The side file for the document at `path`, if there is one. SettingsError for mistakes in it."""
        folder = os.path.dirname(located(path))
        if folder not in self._by_folder:
            place = find_ignore_file(Path(folder))
            if place is not None and place not in self._by_place:
                self._by_place[place] = self._load(place)
            self._by_folder[folder] = None if place is None else self._by_place[place]
        return self._by_folder[folder]

    def is_of(self, file: IgnoreFile, path: str) -> bool:
        """Whether `file` is the side file for the document at `path`."""
        return self.of(path) is file


def find_ignore_file(start: Path) -> Path | None:
    """The nearest side file at or above the folder `start`, no higher than its repository."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if os.path.isfile(folder / NAME):
            return folder / NAME
        if os.path.exists(folder / ".git"):
            return None
    return None


def load_ignore_file(path: Path, rules: Sequence[Rule], vocabulary: Vocabulary) -> IgnoreFile:
    """The side file at `path`. SettingsError with every mistake: keys, rules and cells that there are not."""
    from govlint.sources.converted import convert, expected  # few folders have a side file
    from govlint.sources.yamltext import load

    source = load(path)
    if source.data is not None and not isinstance(source.data, list):
        from govlint.sources.remedies import listed  # only ever needed to explain a mistake

        message = expected("列表", "a list", source.data)
        raise SettingsError([source.mistake((), message, listed(source.data))])
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    reading = _Reading(source, rules, vocabulary, lines)
    entries = []
    for index in range(len(source.data or ())):
        item = convert(source, _Written, at=(index,))
        if isinstance(item, list):
            reading.mistakes += item
        else:
            entries.append(reading.entry(index, item))
    if reading.mistakes:
        raise SettingsError(reading.mistakes)
    return IgnoreFile(source.file, str(path.absolute().parent), tuple(entries))


class _Reading:
    """The entries of one file being read, with the mistakes met on the way."""

    def __init__(
        self, source: Source, rules: Sequence[Rule], vocabulary: Vocabulary, lines: list[str]
    ) -> None:
        self.source = source
        self.rules = {name: rule for rule in rules for name in (rule.code, rule.name)}
        self.vocabulary = vocabulary
        self.lines = lines
        self.mistakes: list[Mistake] = []

    def entry(self, index: int, item: _Written) -> Entry:
        """The entry as it is applied."""
        codes = (item.rule,) if isinstance(item.rule, str) else item.rule
        paths = (item.path,) if isinstance(item.path, str) else item.path
        for code in codes:
            self._name_rule(index, code)
        for path in paths:
            from govlint.config.patterns import nowhere  # few runs have such a file

            for words, remedy in nowhere(path):
                self._tell(index, "path", words, remedy)
        for key in ("path", "rule", "reason"):
            if not getattr(item, key):
                self._tell(index, key, Said(f"{key} 是空的", f"{key} is empty"))
        if item.until and not is_date(item.until):
            words = Said(
                f"until 应为日期，写的是 {item.until}", f"until should be a date, and is {item.until}"
            )
            self._tell(index, "until", words, Said("如 2027-03-31", "such as 2027-03-31"))
        line, column = self.source.position((index,), value=True)
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        suppression = Suppression(
            codes=tuple(codes),
            location=Location(line, column, line, len(text) + 1, None, None, f"{line}:{column}"),
            reason=item.reason,
            owner=item.owner,
            until=item.until,
            file=self.source.file,
            cell=self._cell(index, item.cell) if item.cell else None,
            text=item.text,
            excerpt=Excerpt(text, column - 1, len(text)),
        )
        return Entry(tuple(paths), suppression)

    def _name_rule(self, index: int, code: str) -> None:
        """Tells of a rule that there is not, or that may not be ignored."""
        rule = self.rules.get(code)
        if rule is None:
            from govlint.sources.remedies import apart  # as above

            several = apart(code)
            remedy = meant(code, self.rules)
            if several is not None:
                remedy = Said(f"{several}，外面加方括号", f"{english(several)}, in brackets")
            one = Said(
                "写一条规则的代码或名称，如 BAL001；几条写成列表",
                "write the code or name of a rule, such as BAL001; several as a list",
            )
            words = Said(f"没有规则 {code}", f"there is no rule {code}")
            self._tell(index, "rule", words, remedy or one)
        elif rule.lock:
            words = Said(
                f"规则包 {rule.pack} 锁定了 {code}，不能忽略",
                f"the pack {rule.pack} has locked {code}: it cannot be ignored",
            )
            self._tell(index, "rule", words)

    def _cell(self, index: int, name: str) -> CellKey | None:
        """The cell that `表三/本年新收/自然人`, or the same by keys, names."""
        parts = [part.strip() for part in name.replace("×", "/").split("/")]
        if len(parts) != 3:
            words = Said(
                f"cell 应写成 表/行/列，写的是 {name}", f"a cell is written FORM/ROW/COLUMN, and not {name}"
            )
            remedy = Said("例如 表三/本年新收/自然人", "such as requests/new/natural_person")
            self._tell(index, "cell", words, remedy)
            return None
        forms = {fold(word): form.key for form in self.vocabulary.forms for word in (form.key, form.title.zh)}
        form = forms.get(fold(parts[0]))
        if form is None:
            words = Said(f"没有表 {parts[0]}", f"there is no form {parts[0]}")
            self._tell(index, "cell", words, meant(parts[0], forms))
            return None
        definitions = [item for item in self.vocabulary.forms if item.key == form]
        row = self._key(index, "行", parts[1], definitions)
        column = self._key(index, "列", parts[2], definitions)
        return CellKey(form, row, column) if row and column else None

    def _key(self, index: int, axis: str, word: str, definitions: list[FormDefinition]) -> str | None:
        known: dict[str, tuple[str, ...]] = {}
        for definition in definitions:
            known |= names_of(definition, "row" if axis == "行" else "column")
        keys = known.get(word) or known.get(fold(word))
        if keys is None or len(keys) != 1:
            title = definitions[0].title
            words = Said(
                f"{title.zh}没有叫 {word} 的{axis}",
                f"{title.en} has no {'row' if axis == '行' else 'column'} {word}",
            )
            self._tell(index, "cell", words, meant(word, known))
            return None
        return keys[0]

    def _tell(self, index: int, key: str, message: str, remedy: str | None = None) -> None:
        self.mistakes.append(self.source.mistake((index, key), message, remedy))


class Watcher:
    """Watches results of a run go by and tells at the end which entries of the side file can go.

    `concerned` tells for which documents it is the side file.
    """

    def __init__(
        self,
        file: IgnoreFile,
        suppressor: Suppressor,
        in_force: Sequence[Rule],
        concerned: Callable[[str], bool] = lambda path: True,
    ) -> None:
        self._file = file
        self._concerned = concerned
        self._suppressor = suppressor
        self._in_force = in_force
        self._seen: dict[int, list[Result]] = {}

    def watching(self, results: Iterable[Result]) -> Iterator[Result]:
        """`results`, unchanged, and behind them one for the side file if there is something to say of it."""
        for result in results:
            mine = result.kind is not None and self._concerned(result.path)
            for index, entry in enumerate(self._file.entries if mine else ()):
                if entry.suppression in self._file.for_path(result.path):
                    self._seen.setdefault(index, []).append(_light(result, entry.suppression.codes))
            yield result
        remarks = tuple(self._remarks())
        if remarks:
            bare = Result(path=self._file.file, reader=KIND, kind=KIND)
            yield self._suppressor.told(bare, remarks, self._in_force)

    def _remarks(self) -> Iterator[Remark]:
        for entry, path in self._file.strays():
            yield Remark(entry.suppression, "nowhere", {"path": path})
        for index, entry in enumerate(self._file.entries):
            if index in self._seen:
                yield from self._suppressor.remarks_on(entry.suppression, self._seen[index])


def _light(result: Result, codes: Sequence[str]) -> Result:
    """What the judgement of rules by `codes` needs of a result, and no more: a run may have thousands."""
    return Result(
        path=result.path,
        assessed=result.assessed,
        not_assessed=result.not_assessed,
        suppressed=result.suppressed,
        findings=tuple(item for item in result.findings if not {item.rule, item.name}.isdisjoint(codes)),
    )
