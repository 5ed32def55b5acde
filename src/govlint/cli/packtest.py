"""`govlint pack test [PATH…]`: runs the examples and fixtures of packs, and tells what they leave out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from govlint.cli.common import lang_option
from govlint.cli.pack import outcome, pack_roots
from govlint.cli.telling import spoken, tell
from govlint.errors import Mistake, SettingsError, UsageError, english
from govlint.packs.files import files_of

_SHOWN = 20
"""So many findings of an example that does not hold are shown."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--coverage", is_flag=True, help="列出没有例子用到的规则、式子的分支和等式。")
@click.option("--mutate", is_flag=True, help="把正例里的数逐个加一、减一，等式必须发现。")
@lang_option
def test(paths: tuple[Path, ...], coverage: bool, mutate: bool, lang: str | None) -> int:
    """运行规则包的例子。Test packs by their examples.

    PATH 是规则包的文件夹，或其中的规则、说明页；不给时是当前文件夹。
    """
    from govlint.packtest.bench import Bench, registry_near  # for authors only: `check` should not wait
    from govlint.packtest.cases import cases_of
    from govlint.packtest.lint import belonging
    from govlint.packtest.terms import term_cases

    registry = registry_near(Path().absolute())
    mistakes: list[Mistake] = []
    total, failed = 0, False
    for folder, wanted in _chosen(paths or (Path(),)).items():
        try:
            bench = Bench(folder, registry)
            cases = cases_of(bench.pack, _known(bench), bench.forms)
            codes = {rule.file: rule.code for rule in bench.pack.rules}
            pages = list(belonging(files_of(folder), codes))
            mistakes += [page for page in pages if not wanted or Path(page.file).stem in wanted]
        except SettingsError as error:
            mistakes += error.mistakes
            continue
        cases, terms = (
            [case for case in kept if not wanted or Path(case.file).stem in wanted]
            for kept in (cases, term_cases(bench.pack, bench.session.rules))
        )
        total += len(cases) + len(terms)
        failed |= _examples(bench, [*cases, *terms])
        if coverage:
            _coverage(bench, cases)
        if mutate:
            failed |= _mutation(bench, cases)
    if not total and not mistakes:
        raise UsageError(
            "没有例子可以运行：规则的写在说明页的反例、正例里，加的词用 fixtures/ 来试",
            "no examples to run: those of rules stand below 反例 (wrong) and 正例 (right) on their pages; "
            "words are tried by fixtures/",
        )
    return outcome(registry, mistakes, 1 if failed else 0)


def _chosen(paths: tuple[Path, ...]) -> dict[Path, set[str]]:
    """The packs that hold `paths`, each with the names of the rules and fixtures chosen; none for all."""
    chosen: dict[Path, set[str]] = {}
    for path in paths:
        (folder,) = pack_roots((path,))
        whole = path.name == "pack.yaml" or path.absolute() == folder.absolute()
        names = set() if whole else {file.stem for file in (path, *path.rglob("*")) if file.is_file()}
        if folder not in chosen:
            chosen[folder] = names
        else:
            chosen[folder] = chosen[folder] | names if names and chosen[folder] else set()
    return chosen


def _known(bench: Any) -> frozenset[str]:
    return frozenset(name for rule in bench.session.rules for name in (rule.code, rule.name))


def _examples(bench: Any, cases: list[Any]) -> bool:
    """Run the cases of a pack and print what does not hold; whether anything did not."""
    from govlint.packtest.run import run_cases, tally
    from govlint.reporters.typeset import printable

    failures = list(run_cases(bench, cases))
    for failure in failures:
        told = spoken(failure.message, english(failure.message))
        tell(f"{failure.file}:{failure.line}: {told}")
        for sign, colour, lines in (("-", "green", failure.missing), ("+", "red", failure.extra)):
            for line in lines[:_SHOWN]:
                click.echo(click.style(f"  {sign} {printable(line)}", fg=colour))
            if len(lines) > _SHOWN:
                more = len(lines) - _SHOWN
                click.echo(spoken(f"  {sign} … 还有 {more} 处", f"  {sign} … and {more} more"))
    if any(failure.missing or failure.extra for failure in failures):
        click.echo(spoken("（- 是应有的，+ 是查出的）", "(- is what should be found, + what was)"))
    counts = [f"{kind} {count}" for kind, count in tally(cases).items() if count]
    failed = len(failures)
    words = f"{failed} 处不成立" if failed else "全部成立"
    zh = f"{'，'.join(counts)}；{words}" if cases else "没有例子"
    words = f"{failed} do not hold" if failed else "all hold"
    en = f"{', '.join(counts)}; {words}" if cases else "no examples"
    named, number = f"{bench.pack.name} {bench.pack.version}", len(bench.rules)
    click.echo(spoken(f"{named}：{number} 条规则，{zh}", f"{named}: {number} rules, {en}"))
    return bool(failures)


def _coverage(bench: Any, cases: list[Any]) -> None:
    from govlint.packtest.coverage import cover

    covered = cover(bench, cases)
    parts = [
        f"{words} {some}/{every}"
        for words, (some, every) in (
            (spoken("规则", "rules"), covered.rules),
            (spoken("式子的分支", "branches of patterns"), covered.branches),
            (spoken("等式", "equations"), covered.equations),
        )
    ]
    click.echo(spoken(f"\n例子用到的：{'，'.join(parts)}", f"\nused by examples: {', '.join(parts)}"))
    for gap in covered.gaps:
        tell(f"{gap.file}:{gap.line}: {gap.rule} {spoken(gap.what, english(gap.what))}")


def _mutation(bench: Any, cases: list[Any]) -> bool:
    """Print what became of changed figures; whether any survived."""
    from govlint.packtest.mutation import mutate

    done = mutate(bench, cases)
    if done == type(done)():
        words = "\nno right examples of equations: there is no figure to change"
        click.echo(spoken("\n没有等式规则的正例，没有数可以改", words))
        return False
    noticed, missed = done.noticed, len(done.survivors)
    click.echo(
        spoken(
            f"\n改动 {noticed + missed} 次：发现 {noticed}，没有发现 {missed}",
            f"\n{noticed + missed} changes: {noticed} noticed, {missed} not",
        )
    )
    for survivor in done.survivors:
        place = f"{survivor.file}:{survivor.line}: {survivor.label} {survivor.before} → {survivor.after}"
        told = spoken(
            f"没有等式发现（应由 {'、'.join(survivor.rules)} 发现）",
            f"is noticed by no equation (it should be by {', '.join(survivor.rules)})",
        )
        tell(f"{place} {told}")
    _unchanged(done)
    return bool(done.survivors)


def _unchanged(done: Any) -> None:
    """Print the cells that no equation would notice, by why."""
    for words, labels in (
        (
            spoken(
                "不等式有余量，超出范围时才发现", "inequalities have room, and notice only what exceeds it"
            ),
            done.bounded,
        ),
        (
            spoken(
                "只在不等式里，单改这一格不会使它不成立",
                "only in inequalities, which a change of this cell alone leaves true",
            ),
            done.one_sided,
        ),
        (spoken("没有等式管到", "in no equation"), done.uncovered),
        (spoken("不是单纯的数，没有改", "no plain figures, and not changed"), done.unread),
    ):
        if labels:
            number = len(labels)
            click.echo(spoken(f"{words}（{number} 格）：", f"{words} ({number} cells):"))
            for label in labels:
                tell(f"  {label}")
