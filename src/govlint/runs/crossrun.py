"""A run over several reports: each is checked by itself, and then, where there is something, across them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence

from govlint.config.files import COMMAND_LINE
from govlint.errors import GovlintError, Said, SettingsError, UsageError, english
from govlint.finding import Result
from govlint.model import Text
from govlint.runs.discover import discover
from govlint.runs.manyfiles import Watch, Workers, check_files, rules_across
from govlint.session import Session


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
    workers = Workers(session, jobs, reopen)
    for path in paths:
        session.ignored(path)  # what is watched for in the results is known before the first
    prior = prior_files(session)
    if any(one.config.agencies for one in session.family):
        from govlint.runs.compared import former_names  # what is wrong is told, whatever is compared

        former_names(session)
    across = any(rules_across(session, path) for path in paths)
    declared = any(one.config.summaries for one in session.family)
    if not across or not (prior or declared or len(paths) > 1):
        alone = check_files(workers, paths)
        results: Iterable[Result] = alone if stdin is None else [session.of(paths[0]).check(stdin, paths[0])]
        yield from session.watched(watch(results, len(paths)) if stdin is None else results)
    else:
        from govlint.runs.compared import compared  # most runs compare nothing

        yield from compared(workers, paths, prior, watch, stdin, tell, folders)
    if session.recall is not None:
        session.recall.trim()


def prior_files(session: Session) -> list[str]:
    """The files of last year's reports; UsageError where a folder is not there or holds none."""
    files: list[str] = []
    wanted = {folder: one for one in reversed(session.family) for folder in one.config.prior}
    for written in dict.fromkeys(folder for one in session.family for folder in one.config.prior):
        folder = _as_written(session, written)
        if not os.path.exists(folder):
            raise _wrong(
                wanted[written],
                Said(f"没有上年报告的文件夹 {folder}", f"there is no folder of last year's reports {folder}"),
            )
        found = list(
            discover([folder], session.registry.suffixes, session.config.exclude, root=session.config.root)
        )
        if not found:
            raise _wrong(
                wanted[written], _nothing_in(folder, any(discover([folder], session.registry.suffixes)))
            )
        files += found
    return sorted(dict.fromkeys(files))


def _nothing_in(folder: str, excluded: bool) -> Said:
    """That a folder of last year's reports holds none to read, or that `exclude` takes them all out."""
    if excluded:
        return Said(
            f"{folder} 里的文件都被 exclude 排除了，上年报告应当在这里",
            f"all files in {folder} are excluded by exclude, where last year's reports should be",
        )
    return Said(
        f"{folder} 里没有能读的文件，上年报告应当在这里",
        f"no file in {folder} can be read, where last year's reports should be",
    )


def _wrong(session: Session, words: str) -> GovlintError:
    """What is wrong with a folder of last year's reports, with the place where it is named, if it has one."""
    if session.config.origins.get("prior") == COMMAND_LINE:
        return UsageError(words, english(words))
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
