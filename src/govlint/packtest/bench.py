"""The bench that a pack's examples run on: the pack and what it stands on, every rule of the pack on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import structs

from govlint.config.settings import Config, find_config, load_config
from govlint.engine import Engine
from govlint.finding import Edit, Finding, Passed, Result
from govlint.opening import pack_folders
from govlint.options import bind_options
from govlint.packs.compiled import load_packs
from govlint.packs.files import PACK, files_of
from govlint.packs.inheritance import merge
from govlint.packtest.companions import check_example
from govlint.packtest.pageexamples import Example
from govlint.plugins import Registry, load_plugins
from govlint.report import NotAssessable, Report
from govlint.rule import Bind, Bound, Context, CorpusCheck, Pack, Rule
from govlint.session import Session
from govlint.sources.yamltext import decode
from govlint.vocabulary import FormDefinition

BASE = "national"


class Bench:
    """A pack with its session; results are kept by document, as pages share most of their examples."""

    def __init__(self, folder: Path, registry: Registry | None = None) -> None:
        self.registry = registry or registry_near(folder)
        packs = load_packs(foundations(folder, self.registry), self.registry.checks)
        self.pack: Pack = packs[-1]
        self.folder = folder
        self.rules: tuple[Rule, ...] = self.pack.rules
        self._packs = packs
        self.session = self._opened({})
        self._results: dict[tuple[bytes, str], Result] = {}
        self._together: dict[Example, Result] = {}

    def _opened(self, given: dict[str, Any]) -> Session:
        wanted = {"extend_select": [rule.code for rule in self.rules]} if self.rules else {}
        return Session(Config().with_command_line(**wanted, **given), self.registry, self._packs)

    @property
    def forms(self) -> tuple[FormDefinition, ...]:
        """The forms of all kinds of documents that the pack may speak of."""
        vocabulary = self.session.engine.vocabulary
        return tuple(form for one in (vocabulary, *vocabulary.others) for form in one.forms)

    def check(self, data: bytes, path: str) -> Result:
        """The result for a document under all rules, with its report."""
        known = self._results.get((data, path))
        if known is None:
            known = self._results[data, path] = self.session.check(data, path, keep=True)
        return known

    def check_example(self, example: Example) -> Result:
        """The result for an example with the reports beside it."""
        known = self._together.get(example)
        if known is None:
            with TemporaryDirectory() as folder:
                known = check_example(example, Path(folder), opened=self._opened)
            self._together[example] = known
        return known

    def engine(self, bind: Bind) -> Engine:
        """An engine on the same packs that gets the functions and options of rules from `bind`."""
        vocabulary, regulations, _ = merge(self.session.packs)
        return Engine(self.registry, vocabulary, regulations, bind)

    def bind(self, rule: Rule) -> Bound:
        """A rule's check function and its typed options."""
        check = self.registry.checks[rule.check]
        return check.run, bind_options(rule, check)

    def passed(self, rule: Rule, report: Report) -> list[Passed]:
        """The units of a report that `rule` assessed and found to hold."""
        if isinstance(self.registry.checks[rule.check], CorpusCheck):
            return []  # it speaks of several reports, not of one
        run, options = self.bind(rule)
        engine = self.session.engine
        context = Context(report, rule, engine.vocabulary, engine.regulations)
        try:
            return [outcome for outcome in run(context, **options) if isinstance(outcome, Passed)]
        except NotAssessable:
            return []


def registry_near(folder: Path) -> Registry:
    """What is installed, and the plugins that the configuration of the user above `folder` names.

    Authors are told of every check that is not there, also where a plugin failed.
    """
    registry = load_plugins(load_config(find_config(folder)).plugins)
    return structs.replace(registry, checks=dict(registry.checks))


def foundations(folder: Path, registry: Registry) -> list[Path]:
    """The packs to load for the one at `folder`: what it extends, or else the national one; and itself."""
    whole = pack_folders([str(folder)], registry)
    if len(whole) > 1:
        return whole
    below = [other for other in registry.packs if other.name == BASE != name_of(folder)]
    return [*below, *whole]


def name_of(folder: Path) -> str | None:
    """The name by which the pack in `folder` goes; None where its pack.yaml tells none."""
    files = files_of(folder)
    data = decode(files.read(PACK), files.place(PACK)).data
    return str(data["name"]) if isinstance(data, dict) and "name" in data else None


def problems_of(result: Result, rule: str) -> list[Finding]:
    """The findings of a rule in a result, also those under the code of the root that it shares."""
    return [finding for finding in result.findings if rule in (finding.rule, *finding.also)]


def mended(text: str, findings: Iterable[Finding]) -> str:
    """`text` with the edits of the findings' fixes, the last first; one that overlaps another is left out."""
    edits = {edit for finding in findings if finding.fix for edit in finding.fix.edits}
    end = len(text) + 1
    for edit in sorted(edits, key=_backwards, reverse=True):
        if edit.end <= end:
            text = text[: edit.start] + edit.text + text[edit.end :]
            end = edit.start
    return text


def _backwards(edit: Edit) -> tuple[int, int, str]:
    return edit.start, edit.end, edit.text
