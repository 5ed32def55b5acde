"""`govlint pack test [PATH…]`: runs the examples and fixtures of packs, and tells what they leave out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from govlint.cli.pack import outcome, pack_roots
from govlint.errors import Mistake, SettingsError, UsageError
from govlint.packs.files import files_of

_SHOWN = 20
"""So many findings of an example that does not hold are shown."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--coverage", is_flag=True, help="列出没有例子用到的规则、式子的分支和等式。")
@click.option("--mutate", is_flag=True, help="把正例里的数逐个加一、减一，等式必须发现。")
def test(paths: tuple[Path, ...], coverage: bool, mutate: bool) -> int:
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
        raise UsageError("没有例子可以运行：规则的写在说明页的反例、正例里，加的词用 fixtures/ 来试")
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

    failures = list(run_cases(bench, cases))
    for failure in failures:
        click.echo(f"{failure.file}:{failure.line}: {failure.message}")
        for sign, colour, lines in (("-", "green", failure.missing), ("+", "red", failure.extra)):
            for line in lines[:_SHOWN]:
                click.echo(click.style(f"  {sign} {line}", fg=colour))
            if len(lines) > _SHOWN:
                click.echo(f"  {sign} … 还有 {len(lines) - _SHOWN} 处")
    if any(failure.missing or failure.extra for failure in failures):
        click.echo("（- 是应有的，+ 是查出的）")
    counts = "，".join(f"{kind} {count}" for kind, count in tally(cases).items() if count)
    words = f"{len(failures)} 处不成立" if failures else "全部成立"
    said = f"{counts}；{words}" if cases else "没有例子"
    click.echo(f"{bench.pack.name} {bench.pack.version}：{len(bench.rules)} 条规则，{said}")
    return bool(failures)


def _coverage(bench: Any, cases: list[Any]) -> None:
    from govlint.packtest.coverage import cover

    covered = cover(bench, cases)
    parts = [
        f"{words} {some}/{every}"
        for words, (some, every) in (
            ("规则", covered.rules),
            ("式子的分支", covered.branches),
            ("等式", covered.equations),
        )
    ]
    click.echo(f"\n例子用到的：{'，'.join(parts)}")
    for gap in covered.gaps:
        click.echo(f"{gap.file}:{gap.line}: {gap.rule} {gap.what}")


def _mutation(bench: Any, cases: list[Any]) -> bool:
    """Print what became of changed figures; whether any survived."""
    from govlint.packtest.mutation import mutate

    done = mutate(bench, cases)
    if done == type(done)():
        click.echo("\n没有等式规则的正例，没有数可以改")
        return False
    click.echo(
        f"\n改动 {done.noticed + len(done.survivors)} 次：发现 {done.noticed}，没有发现 {len(done.survivors)}"
    )
    for survivor in done.survivors:
        codes = "、".join(survivor.rules)
        click.echo(
            f"{survivor.file}:{survivor.line}: {survivor.label} {survivor.before} → {survivor.after}"
            f" 没有等式发现（应由 {codes} 发现）"
        )
    for words, labels in (
        ("不等式有余量，超出范围时才发现", done.bounded),
        ("只在不等式里，单改这一格不会使它不成立", done.one_sided),
        ("没有等式管到", done.uncovered),
        ("不是单纯的数，没有改", done.unread),
    ):
        if labels:
            click.echo(f"{words}（{len(labels)} 格）：")
            for label in labels:
                click.echo(f"  {label}")
    return bool(done.survivors)
