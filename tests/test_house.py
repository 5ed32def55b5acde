"""The conventions of the house: what nobody should have to remember in a review."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from govlint.api import open_session
from govlint.hookspecs import Hooks
from govlint.model import Text
from govlint.rule import Message
from govlint.testing import examples

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "govlint"
MODULES = sorted(SOURCE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
RULES = sorted((ROOT / "rules").glob("*/*/*.yaml"))
PAGES = sorted((ROOT / "rules").glob("*/*/*.md"))
DATA = {"forms", "lexicon"}
LONGEST_MODULE, LONGEST_FUNCTION, MEDIAN = 400, 40, 150
LONG_FUNCTIONS: set[str] = set()
"""Functions that are longer, each for a reason worth a line here."""

PARTS = {"__init__.py", "__main__.py", "version.py", "picture.py"}
"""Modules of plain data or of a line or two, tested wherever they are used."""

TESTED_WITH = {
    "absent.py": "test_plugins.py",
    "builtin.py": "test_plugins.py",
    "checks/addresses/address.py": "checks/test_url.py",
    "checks/across/aggregate.py": "runs/test_across_several.py",
    "checks/across/carried.py": "runs/test_across.py",
    "checks/across/comparison.py": "checks/test_comparison.py",
    "checks/across/duplicate.py": "runs/test_across_several.py",
    "checks/counts/cellsums.py": "checks/test_claim.py",
    "checks/counts/untold.py": "test_three_outcomes.py",
    "checks/fees/amounts.py": "checks/test_fee.py",
    "checks/fees/elsewhere.py": "checks/test_fee.py",
    "checks/fees/lists.py": "checks/test_fee.py",
    "checks/places/passages.py": "checks/test_citation.py",
    "checks/wording/personal.py": "test_identifiers.py",
    "checks/counts/explained.py": "checks/test_claim.py",
    "checks/counts/listed.py": "checks/test_enumeration.py",
    "checks/counts/mismatch.py": "checks/test_enumeration.py",
    "checks/counts/overfull.py": "checks/test_enumeration.py",
    "checks/counts/summed.py": "checks/test_enumeration_beside.py",
    "checks/places/seek.py": "checks/test_declarative.py",
    "structure/reviewstream.py": "structure/test_structure_review.py",
    "checks/suppression.py": "suppressions/test_suppress.py",
    "checks/citations/nested.py": "checks/test_marks.py",
    "checks/citations/pairs.py": "checks/test_marks.py",
    "checks/citations/apart.py": "checks/test_marks.py",
    "checks/citations/titles.py": "checks/test_citation.py",
    "cli/baseline.py": "suppressions/test_baseline.py",
    "cli/found.py": "test_cli_files.py",
    "cli/telling.py": "test_english.py",
    "cli/ignore.py": "suppressions/test_ignorewriter.py",
    "reporters/jsonobjects.py": "reporters/test_jsonreport.py",
    "reporters/rulecounts.py": "reporters/test_statistics.py",
    "claims/doubts/candidate.py": "claims/test_doubts_verdict.py",
    "claims/doubts/against.py": "claims/test_doubts_reviews.py",
    "claims/doubts/cameof.py": "claims/test_doubts_reviews.py",
    "claims/doubts/somecases.py": "claims/test_doubts_reviews.py",
    "claims/doubts/general.py": "claims/test_doubts_verdict.py",
    "claims/reading/owners.py": "claims/test_doubts_verdict.py",
    "claims/doubts/reasons.py": "claims/test_doubts_verdict.py",
    "claims/doubts/strange.py": "claims/test_doubts_verdict.py",
    "claims/labels.py": "claims/test_reading_reader.py",
    "claims/implied.py": "claims/test_reading_reader.py",
    "claims/reading/ahead.py": "claims/test_reading_reader.py",
    "claims/reading/rows.py": "claims/test_reading_reader.py",
    "claims/reading/counted.py": "claims/test_reading_reader.py",
    "claims/reading/foreach.py": "claims/test_reading_reader.py",
    "claims/reading/underway.py": "claims/test_reading_reader.py",
    "claims/reading/together.py": "claims/test_reading_reader.py",
    "claims/reading/wordsbefore.py": "claims/test_reading_reader.py",
    "claims/overlong.py": "claims/test_claims_prose.py",
    "claims/reading/subjects.py": "claims/test_reading_reader.py",
    "claims/years.py": "claims/test_reading_reader.py",
    "claims/said/cases.py": "claims/test_said_scope.py",
    "claims/said/scope.py": "claims/test_doubts_verdict.py",
    "claims/reading/spoken.py": "claims/test_reading_reader.py",
    "claims/reading/denied.py": "claims/test_reading_reader.py",
    "claims/reading/clauses.py": "claims/test_reading_reader.py",
    "claims/totals/hindrances.py": "checks/test_enumeration.py",
    "claims/totals/lists.py": "checks/test_enumeration.py",
    "claims/totals/behind.py": "checks/test_enumeration.py",
    "claims/totals/balances.py": "checks/test_enumeration_beside.py",
    "claims/totals/adjoined.py": "checks/test_enumeration_beside.py",
    "claims/totals/complete.py": "checks/test_enumeration_beside.py",
    "claims/totals/families.py": "checks/test_enumeration.py",
    "claims/totals/parts.py": "checks/test_enumeration.py",
    "claims/totals/known.py": "checks/test_enumeration_beside.py",
    "claims/totals/periods.py": "checks/test_claim.py",
    "claims/totals/opening.py": "checks/test_enumeration.py",
    "claims/totals/beginnings.py": "checks/test_enumeration.py",
    "claims/totals/within.py": "checks/test_enumeration.py",
    "claims/totals/walk.py": "checks/test_enumeration.py",
    "claims/totals/sums.py": "checks/test_enumeration.py",
    "claims/doubts/askers.py": "claims/test_doubts_parts.py",
    "claims/doubts/documents.py": "claims/test_doubts_parts.py",
    "claims/doubts/kinds.py": "claims/test_doubts_parts.py",
    "claims/doubts/stages.py": "claims/test_doubts_parts.py",
    "claims/reading/settled.py": "checks/test_claim.py",
    "claims/mentions.py": "checks/test_percentage.py",
    "claims/rates/bracketed.py": "checks/test_percentage.py",
    "claims/rates/named.py": "checks/test_percentage.py",
    "claims/rates/bases.py": "checks/test_percentage.py",
    "claims/rates/differences.py": "checks/test_percentage.py",
    "claims/rates/grown.py": "checks/test_percentage.py",
    "claims/rates/points.py": "checks/test_percentage.py",
    "claims/rates/ratio.py": "checks/test_percentage.py",
    "claims/rates/reader.py": "checks/test_percentage.py",
    "claims/rates/changerows.py": "checks/test_percentage.py",
    "claims/rates/sharers.py": "checks/test_percentage.py",
    "claims/rates/shares.py": "checks/test_percentage.py",
    "claims/sentences.py": "claims/test_reading_reader.py",
    "claims/topics.py": "claims/test_reading_reader.py",
    "claims/whose.py": "claims/test_doubts_verdict.py",
    "claims/shortnames.py": "claims/test_doubts_verdict.py",
    "checks/counts/disproved.py": "checks/test_percentage.py",
    "cli/check.py": "test_cli.py",
    "cli/common.py": "test_cli.py",
    "cli/schema.py": "test_schemafiles.py",
    "cli/explain.py": "test_broken_packs.py",
    "cli/config.py": "test_cli_commands.py",
    "cli/fixing.py": "test_cli_fix.py",
    "cli/extract.py": "test_cli_extract.py",
    "cli/output.py": "test_cli_formats.py",
    "cli/pack.py": "test_cli_commands.py",
    "cli/commands.py": "test_cli_commands.py",
    "cli/english.py": "test_cli_commands.py",
    "cli/helptext.py": "test_cli_commands.py",
    "cli/packdiff.py": "test_cli_pack.py",
    "cli/packnew.py": "test_cli_pack.py",
    "cli/packshow.py": "test_cli_pack.py",
    "cli/packtest.py": "test_cli_pack.py",
    "cli/plugins.py": "test_plugins.py",
    "cli/progress.py": "test_cli.py",
    "cli/rule.py": "test_cli_commands.py",
    "cli/rules.py": "test_cli_commands.py",
    "cli/tally.py": "test_cli.py",
    "config/files.py": "config/test_config_settings.py",
    "config/patterns.py": "config/test_config_mistakes.py",
    "config/validity.py": "config/test_config_settings.py",
    "discreet.py": "test_identifiers.py",
    "packtest/lint.py": "test_broken_packs.py",
    "packs/places.py": "packs/test_packs_inheritance.py",
    "packs/mistakes.py": "packs/test_packs_loading.py",
    "packs/filetypes.py": "packs/test_packs_loading.py",
    "structure/assured.py": "readers/test_pdf.py",
    "structure/loosely.py": "structure/test_structure_stream.py",
    "structure/kinds.py": "test_kinds.py",
    "packtest/rulecases.py": "packtest/test_ruletester.py",
    "packtest/pageexamples.py": "test_testing.py",
    "runs/compared.py": "runs/test_across_runs.py",
    "runs/processes.py": "test_cli.py",
    "extraction/tables.py": "extraction/test_writers.py",
    "readers/building/blocks.py": "readers/test_html.py",
    "readers/docx/names.py": "readers/test_docx.py",
    "readers/docx/places.py": "readers/test_docx_patch.py",
    "readers/docx/styles.py": "readers/test_docx.py",
    "readers/markdownpipes.py": "readers/test_markdown.py",
    "readers/docx/tables.py": "readers/test_docx.py",
    "readers/docx/walk.py": "readers/test_docx.py",
    "readers/building/build.py": "readers/test_webpage_plain.py",
    "readers/webpage/steps.py": "readers/test_webpage_plain.py",
    "readers/webpage/tags.py": "readers/test_webpage_tokens.py",
    "readers/sheet.py": "readers/test_xlsx.py",
    "readers/soffice.py": "readers/test_office.py",
    "readers/workbook.py": "readers/test_xlsx.py",
    "readers/ofd/parts.py": "readers/test_ofd.py",
    "readers/layout/page.py": "readers/test_layout_tables.py",
    "reporters/htmldocument.py": "reporters/test_htmlreport.py",
    "reporters/sarifplaces.py": "reporters/test_sarif.py",
    "reporters/sarifrun.py": "reporters/test_sarif.py",
    "reporters/webpage.py": "reporters/test_htmlreport.py",
    "packtest/specimen.py": "test_pages.py",
}
"""Modules whose tests are those of what stands before them."""


def named(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=named)
class TestModule:
    def test_says_in_one_sentence_what_it_serves(self, path: Path) -> None:
        words = ast.get_docstring(tree(path))
        assert words
        assert words.splitlines()[0].endswith((".", ":"))

    def test_is_short(self, path: Path) -> None:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE

    def test_has_short_functions(self, path: Path) -> None:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef) and node.name not in LONG_FUNCTIONS:
                assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name

    def test_takes_no_detours(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert "TYPE_CHECKING" not in text
        assert path.stem not in {"utils", "util", "helpers", "common_utils", "misc"}
        assert "print(" not in re.sub(r'"[^"\n]*"|[a-z_]print\(|pprint\(', "", text)

    def test_has_a_test_file_or_is_named_in_one(self, path: Path) -> None:
        if path.name in PARTS:
            return
        if named(path) in TESTED_WITH:
            assert (ROOT / "tests" / TESTED_WITH[named(path)]).exists()
            return
        *packages, module = path.relative_to(SOURCE).with_suffix("").parts
        package = ".".join(["govlint", *packages])
        names = {f"test_{'_'.join([*packages[at:], module])}.py" for at in range(len(packages) + 1)}
        said = re.compile(
            rf"{re.escape(package)}\.{module}\b|from {re.escape(package)} import (?:.*|\([^)]*)\b{module}\b"
        )
        assert any(test.name in names or said.search(test.read_text(encoding="utf-8")) for test in TESTS)


def test_modules_are_small_as_a_rule() -> None:
    lengths = [len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES]
    assert statistics.median(lengths) <= MEDIAN


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    rules = {path.with_suffix("") for path in RULES if path.parent.name not in DATA}
    assert rules == {path.with_suffix("") for path in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_explains_its_rule(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    code = next(
        line.partition(":")[2].strip()
        for line in page.with_suffix(".yaml").read_text(encoding="utf-8").splitlines()
        if line.startswith("code:")
    )
    assert text.startswith(f"# {code} ")
    heads = re.findall(r"^## (.+)$", text, re.MULTILINE)
    for head in ("为什么", "依据", "反例", "正例"):
        assert head in heads
    assert {"反例", "正例"} <= {example.kind for example in examples(text, page.name)}


def test_codes_and_names_are_used_once() -> None:
    codes = [
        re.search(r"^code: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        for path in RULES
        if path.parent.name not in DATA
    ]
    found = [match.group(1) for match in codes if match]
    assert len(found) == len(set(found)) == len(codes)
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) for code in found)


def test_the_families_of_rules_are_whole() -> None:
    codes = {rule.code for rule in open_session().rules}
    expected = {
        *(f"STR{number:03}" for number in range(1, 16)),
        *(f"BAL{number:03}" for number in range(1, 8)),
        *(f"FEE{number:03}" for number in range(1, 5)),
        *(f"CIT{number:03}" for number in range(1, 8)),
        *(f"URL{number:03}" for number in range(1, 4)),
        *(f"YOY{number:03}" for number in range(1, 5)),
        *(f"SUP{number:03}" for number in range(1, 4)),
        "PRV001",
        *(f"WRD{number:03}" for number in range(1, 4)),
        *(f"TXT{number:03}" for number in range(1, 7)),
        "SUM001",
    }
    assert expected <= codes


def test_every_rule_speaks_both_languages() -> None:
    for rule in open_session().rules:
        told: list[Text | Message] = [rule.title, *rule.messages.values(), *rule.hints.values()]
        for words in told:
            assert re.search(r"[\u4e00-\u9fff]", words.zh), rule.code
            assert re.search(r"[A-Za-z]", words.en), rule.code
        if any(option in rule.options for option in ("replacement", "substitute")):
            assert rule.fix_title, rule.code


@pytest.mark.parametrize("hook", [name for name in vars(Hooks) if name.startswith("govlint_")])
def test_every_hook_is_documented_and_tested(hook: str) -> None:
    assert getattr(Hooks, hook).__doc__
    assert any(hook in path.read_text(encoding="utf-8") for path in TESTS if path.name != "test_house.py")
    documents = [ROOT / "examples" / "plugin" / "README.md", *(ROOT / "docs").rglob("*.md")]
    assert any(hook in path.read_text(encoding="utf-8") for path in documents)


def test_generated_pages_are_current() -> None:
    script = ROOT / "docs" / "generate.py"
    if not script.exists():
        pytest.skip("docs/generate.py is not there")
    done = subprocess.run(
        [sys.executable, str(script), "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_is_kept_by_accident() -> None:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("no checkout of git")
    folders = {path.partition("/")[0] for path in done.stdout.splitlines() if "/" in path}
    kept = {"benchmarks", "docs", "examples", "rules", "src", "tests"}
    assert {name for name in folders if not name.startswith(".")} == kept


def test_no_merge_is_half_done() -> None:
    done = subprocess.run(
        ["git", "grep", "-lE", "^(<{7}|>{7}) "], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert not done.stdout


def test_nothing_names_the_machine_it_was_made_on() -> None:
    suspicious = re.compile(r"/(?:work|tmp|root|home)/[a-z]")
    for path in [*MODULES, *RULES, *PAGES, *(ROOT / "docs").rglob("*.md"), ROOT / "README.md"]:
        if path.name.startswith("."):
            continue
        assert not suspicious.search(path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize("path", [path for path in MODULES if "readers" not in path.parts], ids=named)
def test_no_pattern_is_compiled_at_import(path: Path) -> None:
    """What a run does not search for is not compiled: `lazily` in place of `re.compile`."""
    for statement in tree(path).body:
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef):
            assert "re.compile(" not in ast.unparse(statement), ast.unparse(statement)


def test_no_two_test_files_have_one_name() -> None:
    """Pytest imports them by their name alone, and refuses the second."""
    names = [
        path.name
        for path in TESTS
        if path.name.startswith("test_") and not (path.parent / "__init__.py").exists()
    ]
    assert sorted(names) == sorted(set(names))
