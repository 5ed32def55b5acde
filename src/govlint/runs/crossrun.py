"""A run over several reports: each is checked by itself, and then, where there is something, across them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import structs

from govlint.config.files import COMMAND_LINE, fits
from govlint.corpus import Corpus
from govlint.errors import GovlintError, SettingsError, UsageError
from govlint.facts import Facts, renamings
from govlint.finding import Result
from govlint.model import Text
from govlint.rule import CorpusCheck, Rule, is_for
from govlint.runs.across import Examiner, Place
from govlint.runs.discover import discover
from govlint.runs.manyfiles import check_files
from govlint.runs.placement import placed_again
from govlint.session import Session
from govlint.sources.written import convert, display
from govlint.sources.yamltext import load as load_yaml

Watch = Callable[[Iterable[Result], int], Iterable[Result]]
"""Looks at results as they come, of which there will be so many: a progress bar."""


_SHOWN = 5
"""So many reports without a counterpart are named, and the rest is counted."""


def check_together(
    session: Session,
    paths: Sequence[str],
    jobs: int,
    reopen: Callable[[], Session],
    *,
    watch: Watch = lambda results, number: results,
    stdin: bytes | None = None,
    tell: Callable[[Text], object] = lambda words: None,
    folders: Sequence[str] = (),
) -> Iterator[Result]:
    """Results for `paths` in their order, as they come where no rule looks across documents.

    Otherwise they are held back until the facts of all are in; what is held are results and facts, never
    texts. Last year's reports (`prior`) are read and not checked: one that cannot be read is told as a result
    of its own at the end. With `stdin`, that is the content of the one path. `tell` is told of comparisons
    that were declared and cannot take place; `folders` are those
    of which all files are checked.
    """
    yield from _checked(session, paths, jobs, reopen, watch, stdin, tell, folders)
    if session.recall is not None:
        session.recall.trim()


def _checked(
    session: Session,
    paths: Sequence[str],
    jobs: int,
    reopen: Callable[[], Session],
    watch: Watch,
    stdin: bytes | None,
    tell: Callable[[Text], object],
    folders: Sequence[str],
) -> Iterator[Result]:
    for path in paths:
        session.ignored(path)  # what is watched for in the results is known before the first
    prior = prior_files(session)
    across = any(_rules_across(session, path) for path in paths)
    declared = any(one.config.summaries for one in session.family)
    if not across or not (prior or declared or len(paths) > 1):
        alone = check_files(session, paths, jobs, reopen)
        results: Iterable[Result] = alone if stdin is None else [session.of(paths[0]).check(stdin, paths[0])]
        yield from session.watched(watch(results, len(paths)) if stdin is None else results)
        return
    corpus = open_corpus(session)
    unreadable = list(_add_prior(corpus, check_files(session, prior, jobs, reopen, "gather")))
    results = check_files(session, paths, jobs, reopen, "check and gather")
    if stdin is not None:
        results = [session.of(paths[0]).check(stdin, paths[0], facts=True)]
    held: list[tuple[str, Result, Facts | None]] = []
    for path, result in zip(paths, watch(results, len(paths)), strict=False):  # or interrupted
        facts = corpus.add(result.facts) if result.facts is not None else None
        held.append((path, structs.replace(result, facts=None), facts))
    for words in _in_vain(session, corpus, folders) if len(held) == len(paths) else ():
        tell(words)
    places = {result.path: path for path, result, _ in held}
    place = partial(placed_again, session, places, {} if stdin is None else {paths[0]: stdin})
    yield from session.watched(_examined(session, corpus, place, held))
    yield from (result for result in unreadable if result.path not in places)


def _in_vain(session: Session, corpus: Corpus, folders: Sequence[str]) -> Iterator[Text]:
    """What was declared to be compared, and is not there: nothing else would tell of it by default."""
    if corpus.asked and (lacking := corpus.without_last_year()):
        shown = "、".join(
            f"{item.path}（{item.known} {(item.year or 0) - 1} 年）" for item in lacking[:_SHOWN]
        )
        more = f"等 {len(lacking)} 份" if len(lacking) > _SHOWN else ""
        named = dict.fromkeys(display(Path(place)) for one in session.family for place in one.config.prior)
        yield Text(
            f"上年报告（{'、'.join(named)}）里没有找到：{shown}{more}，没有与上年对照",
            f"of {len(lacking)} reports there is none on the year before in {', '.join(named)}: not compared",
        )
    tops = [os.path.join(os.path.abspath(folder), "") for folder in folders]
    for item, wish in corpus.unmatched(lambda root: os.path.join(root, "").startswith(tuple(tops))):
        what = "汇总" if wish == item.summary else f"“{item.summary}”的成员"
        yield Text(
            f"summaries 里的{what}“{wish}”没有对应的报告，没有与它对照",
            f"no report fits “{wish}” of summaries: not compared",
        )


def _examined(
    session: Session, corpus: Corpus, place: Place, held: Sequence[tuple[str, Result, Facts | None]]
) -> Iterator[Result]:
    examiners: dict[int, Examiner] = {}
    for path, result, facts in held:
        own = session.of(path)
        rules = [rule for rule in _rules_across(session, path) if facts and is_for(rule, facts.year)]
        examiner = examiners.get(id(own))
        if examiner is None:
            engine = own.engine
            examiner = Examiner(corpus, engine.vocabulary, own.bind_across, place, engine.lang)
            examiners[id(own)] = examiner
        yield own.settled(examiner.examine(result, facts, rules) if facts is not None else result)


def _add_prior(corpus: Corpus, results: Iterable[Result]) -> Iterator[Result]:
    """Takes in last year's reports; gives those that could not be read."""
    for result in results:
        if result.error is not None or result.crashes:
            yield result
        elif result.facts is not None:
            corpus.add(result.facts, prior=True)


def prior_files(session: Session) -> list[str]:
    """The files of last year's reports; UsageError where a folder is not there or holds none."""
    files: list[str] = []
    wanted = {folder: one for one in reversed(session.family) for folder in one.config.prior}
    for written in dict.fromkeys(folder for one in session.family for folder in one.config.prior):
        folder = _as_written(session, written)
        if not os.path.exists(folder):
            raise _wrong(wanted[written], f"没有上年报告的文件夹 {folder}")
        found = list(
            discover([folder], session.registry.suffixes, session.config.exclude, root=session.config.root)
        )
        if not found:
            raise _wrong(wanted[written], f"{folder} 里没有能读的文件，上年报告应当在这里")
        files += found
    return sorted(dict.fromkeys(files))


def _wrong(session: Session, words: str) -> GovlintError:
    """What is wrong with a folder of last year's reports, with the place where it is named, if it has one."""
    if session.config.origins.get("prior") == COMMAND_LINE:
        return UsageError(words)
    return SettingsError([session.config.mistake("prior", words)])


def _as_written(session: Session, folder: str) -> str:
    """A folder that a configuration names, from where the user stands: the same on any machine."""
    declared = any(one.config.origins.get("prior") != COMMAND_LINE for one in session.family)
    if not declared or not os.path.isabs(folder):
        return folder
    try:
        return os.path.relpath(folder)
    except ValueError:  # on another drive
        return folder


def open_corpus(session: Session) -> Corpus:
    """An empty corpus by the configurations' renamings and summaries; SettingsError for a wrong file."""
    configs = [one.config for one in session.family]
    renamed: dict[str, str] = {}
    for file in dict.fromkeys(config.agencies for config in configs if config.agencies):
        source = load_yaml(Path(file))
        names = convert(source, dict[str, str])
        if isinstance(names, list):
            raise SettingsError(names)
        renamed |= renamings(names)
    summaries = tuple(dict.fromkeys(item for config in configs for item in config.summaries))
    return Corpus(renamed, summaries, fits, asked=any(config.prior for config in configs))


def _rules_across(session: Session, path: str) -> list[Rule]:
    """The rules across documents that are on for the file at `path`."""
    session = session.of(path)
    checks = session.registry.checks
    return [rule for rule in session.settings(path).rules if isinstance(checks[rule.check], CorpusCheck)]
