"""The reports of a run held against one another: first their facts are gathered, then rules judge them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import partial
from itertools import takewhile
from pathlib import Path

from msgspec import structs

from govlint.config.files import fits, sayable
from govlint.corpus import Corpus, is_path
from govlint.errors import Mistake, Said, SettingsError
from govlint.facts import Facts, circles, renamings
from govlint.finding import Result, Unassessed
from govlint.model import Text
from govlint.rule import Rule, is_for
from govlint.runs.across import Examiner, Place
from govlint.runs.discover import discover
from govlint.runs.manyfiles import Watch, Workers, check_files, rules_across
from govlint.runs.placement import placed_again
from govlint.session import Session
from govlint.sources.converted import convert
from govlint.sources.written import Source, display
from govlint.sources.yamltext import load as load_yaml

_SHOWN = 5
"""So many reports without a counterpart are named, and the rest is counted."""
_INTERRUPTED = Text("还没有对照就中断了", "interrupted before it was compared")

Held = Sequence[tuple[str, Result, Facts | None]]
"""Results by the paths of their files, until the facts of all are in."""


def compared(
    workers: Workers,
    paths: Sequence[str],
    prior: Sequence[str],
    watch: Watch,
    stdin: bytes | None,
    tell: Callable[[Text], object],
    folders: Sequence[str],
) -> Iterator[Result]:
    """Results for `paths`, held back until the facts of all and of last year's reports (`prior`) are in.

    As `crossrun.check_together` tells, whose part it is.
    """
    session = workers.session
    corpus = open_corpus(session)
    unreadable = list(_add_prior(corpus, check_files(workers, prior, "gather")))
    results: Iterable[Result] = check_files(workers, paths, "check and gather")
    if stdin is not None:
        results = [session.of(paths[0]).check(stdin, paths[0], facts=True)]
    held: list[tuple[str, Result, Facts | None]] = []
    for path, result in zip(paths, watch(results, len(paths)), strict=False):  # or interrupted
        facts = corpus.add(result.facts) if result.facts is not None else None
        held.append((path, structs.replace(result, facts=None), facts))
        _lose(corpus, result)
    for path in paths[len(held) :]:
        corpus.lose(sayable(path), _INTERRUPTED)
    if len(held) == len(paths):
        _take_in_the_rest(workers, corpus, [*paths, *prior])
    for words in _in_vain(session, corpus, folders) if len(held) == len(paths) else ():
        tell(words)
    places = {result.path: path for path, result, _ in held}
    place = partial(placed_again, session, places, {} if stdin is None else {paths[0]: stdin})
    yield from session.watched(
        _all_told(session, held, watch(_examined(session, corpus, place, held), len(held)))
    )
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
    for mine, theirs in corpus.with_several_last_years()[:_SHOWN]:
        files = "、".join(theirs)
        yield Text(
            f"{mine} 的上年报告有几份，内容不同或者是合并前几个机关的，没有与上年对照：{files}",
            f"{mine}: of its reports on the year before there are several that differ, or of agencies that "
            f"were merged, not compared: {files}",
        )
    tops = [os.path.join(os.path.abspath(folder), "") for folder in folders]
    if not tops:  # of files that somebody has chosen it is no wonder
        return
    for item, wish in corpus.unmatched(lambda root: os.path.join(root, "").startswith(tuple(tops))):
        what = "汇总" if wish == item.summary else f"“{item.summary}”的成员"
        yield Text(
            f"summaries 里的{what}“{wish}”没有对应的报告，没有与它对照",
            f"no report fits “{wish}” of summaries: not compared",
        )


def _all_told(session: Session, held: Held, examined: Iterable[Result]) -> Iterator[Result]:
    """What is `examined`; of the rest, as it was interrupted, what was found in each report by itself."""
    left = deque(held)
    for result in examined:
        left.popleft()
        yield result
    for path, result, facts in left:
        own = session.of(path)
        words = _INTERRUPTED.in_language(own.engine.lang)
        rules = _rules_across(session, path, facts)
        unknown = tuple(Unassessed(rule.code, words) for rule in rules)
        yield own.settled(structs.replace(result, not_assessed=(*result.not_assessed, *unknown)))


def _rules_across(session: Session, path: str, facts: Facts | None) -> list[Rule]:
    return [rule for rule in rules_across(session, path) if facts and is_for(rule, facts.year)]


def _examined(session: Session, corpus: Corpus, place: Place, held: Held) -> Iterator[Result]:
    examiners: dict[int, Examiner] = {}
    for path, result, facts in held:
        own = session.of(path)
        rules = _rules_across(session, path, facts)
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


def _lose(corpus: Corpus, result: Result) -> None:
    """Tell the corpus of a file of which nothing is known, if it is one."""
    if result.facts is None and (result.error is not None or result.crashes):
        why = result.error.message if result.error is not None else result.crashes[0].message
        corpus.lose(result.path, Text(why, why))


def _take_in_the_rest(workers: Workers, corpus: Corpus, paths: Sequence[str]) -> None:
    """Tells the corpus of files that are declared members of a summary in the run, and not in the run.

    They are read, as nobody else knows whether they are reports, and of which year; the first one that stands
    in the way is enough.
    """
    session = workers.session
    known = {os.path.abspath(path) for path in paths}
    listed: dict[str, list[str]] = {}
    for item in corpus.summaries:
        years = {facts.year for facts in corpus.reports.values() if corpus.sums_up(item, facts)}
        for wish in item.members if years else ():
            for folder in _folders(item.root, wish):
                if folder not in listed:
                    listed[folder] = _others_in(session, folder, known)
            rest = [
                path
                for folder in _folders(item.root, wish)
                for path in listed[folder]
                if corpus.fits(item.root, wish, path)
            ]
            for result in check_files(structs.replace(workers, jobs=1), rest, "gather"):
                if result.facts is not None:
                    corpus.leave_outside(result.facts)
                _lose(corpus, result)
                if result.path in corpus.lost or (
                    result.path in corpus.outside and corpus.outside[result.path].year in years
                ):
                    break


def _others_in(session: Session, folder: str, known: Container[str]) -> list[str]:
    """The files in a folder that would be checked with it, but those that are known."""
    config = session.config
    found = discover([os.path.relpath(folder)], session.registry.suffixes, config.exclude, root=config.root)
    return [path for path in found if os.path.abspath(path) not in known]


def _folders(root: str, wish: str) -> list[str]:
    """The folder in which the files of a pattern lie, as far as it is sure; none for an agency or a file."""
    if not is_path(wish):
        return []
    steps = wish.strip("/").split("/")
    sure = list(takewhile(lambda step: not any(sign in step for sign in "*?[\\!"), steps))
    folder = os.path.join(root, *sure) if "/" in wish.strip("/") else root
    return [folder] if os.path.isdir(folder) else []


def open_corpus(session: Session) -> Corpus:
    """An empty corpus by the configurations' renamings and summaries; SettingsError for a wrong file."""
    configs = [one.config for one in session.family]
    summaries = tuple(dict.fromkeys(item for config in configs for item in config.summaries))
    return Corpus(former_names(session), summaries, fits, asked=any(config.prior for config in configs))


def former_names(session: Session) -> dict[str, str]:
    """The renamings of agencies in the files that configurations name; SettingsError for a wrong one."""
    renamed: dict[str, str] = {}
    configs = [one.config for one in session.family if one.config.agencies]
    for file, config in {config.agencies: config for config in reversed(configs)}.items():
        if not os.path.isfile(file):
            shown = display(Path(file))
            words = Said(
                f"没有 {shown} 这个文件，机关改名的名单应当在这里",
                f"there is no file {shown}, which should tell of agencies that were renamed",
            )
            raise SettingsError([config.mistake("agencies", words)])
        source = load_yaml(Path(file))
        names = convert(source, dict[str, str])
        if isinstance(names, list):
            raise SettingsError(names)
        mistakes = [_in_a_circle(source, circle) for circle in circles(names)]
        if mistakes:
            raise SettingsError(mistakes)
        renamed |= names
    return renamings(renamed)


def _in_a_circle(source: Source, names: Sequence[str]) -> Mistake:
    """That agencies are renamed into one another, told where the last of them stands."""
    shown = " → ".join((*names, names[0]))
    words = Said(f"机关改名绕成了圈：{shown}", f"agencies are renamed in a circle: {shown}")
    remedy = Said(
        "只写改成现在的名称的，删去其余的", "keep what leads to the name of today, and delete the rest"
    )
    return source.mistake((names[-1],), words, remedy)
