"""What a user who asked for English sees: places, files that cannot be read, and notes in English."""

from __future__ import annotations

import ast
import pickle
import re
import sys
from pathlib import Path

import pytest

from conftest import Govlint
from govlint.builtin import govlint_reporters
from govlint.cli.telling import asked_for
from govlint.errors import GovlintError, Said, UnreadableError, english, words_of
from govlint.testing import base_report

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
FORMATS = [reporter.name for reporter in govlint_reporters()]
HAN = re.compile(r"[\u3400-\u9fff]")
PLACE = re.compile(r"第\d+[页段个]|开头|工作表")


def raised() -> list[tuple[str, ast.Call]]:
    """Where an error of a document is made, and how."""
    return [
        (f"{path.relative_to(ROOT)}:{node.lineno}", node)
        for path in sorted((ROOT / "src").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "UnreadableError"
    ]


def test_an_error_of_a_document_has_english_words_beside_the_chinese() -> None:
    assert len(raised()) > 50
    for where, call in raised():
        pair = len(call.args) == 2 or isinstance(call.args[0], ast.Starred)
        assert pair, f"{where}: UnreadableError(zh, en)"
        if len(call.args) == 2:
            said = [node.value for node in ast.walk(call.args[1]) if isinstance(node, ast.Constant)]
            assert not HAN.search("".join(map(str, said))), where


def test_an_error_keeps_both_languages_on_its_way_from_another_process() -> None:
    error = pickle.loads(pickle.dumps(UnreadableError("文件是空的", "the file is empty")))
    assert str(error) == error.in_language("zh") == "文件是空的"
    assert error.in_language("en") == "the file is empty"
    assert GovlintError("没有").in_language("en") == "没有"


@pytest.mark.parametrize("format_", FORMATS)
def test_places_in_files_without_lines_are_told_in_english(govlint: Govlint, format_: str) -> None:
    files = [str(EXAMPLES / f"faulty.{suffix}") for suffix in ("docx", "pdf", "ofd")]
    run = govlint("check", *files, "--format", format_, "--lang", "en", "--no-cache")
    assert run.code == 1
    assert not PLACE.search(run.out)
    if format_ not in ("gitlab", "checkstyle"):
        assert "paragraph 3" in run.out
        assert "page 3" in run.out


def test_a_place_in_a_file_and_in_a_report_are_parted(govlint: Govlint) -> None:
    run = govlint("check", str(EXAMPLES / "faulty.docx"), "--lang", "en", "--no-cache")
    assert "paragraph 3, introduction" in run.out
    assert "table 2 of the file, table 3, row 3" in run.out.replace("\n     ", "")


BROKEN = {
    "empty.txt": (b"", "the file is empty"),
    "picture.txt": (b"\xff\xd8\xff\xe0 a picture of nothing at all", "no text but a JPEG picture"),
    "cut.docx": (b"PK\x03\x04 and no more", "damaged"),
    "cut.pdf": (b"%PDF-1.4 and no more", "a damaged PDF"),
    "cut.ofd": (b"PK\x03\x04", "damaged"),
    "page.zip": (b"PK\x03\x04", "the archive is damaged"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_why_a_file_cannot_be_read_is_told_in_english(govlint: Govlint, tmp_path: Path, name: str) -> None:
    data, words = BROKEN[name]
    (tmp_path / name).write_bytes(data)
    run = govlint("check", str(tmp_path / name), "--lang", "en")
    assert run.code == 2
    assert words in run.out.replace("\n    ", " ")
    assert not HAN.search(run.out)


def test_files_that_are_not_there_or_too_large_are_told_in_english(govlint: Govlint, tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"a" * (2**20 + 1))
    config = tmp_path / "c.yaml"
    config.write_text("limits: {file-mb: 1}\nlang: en\n", encoding="utf-8")
    gone = govlint("check", str(tmp_path / "gone.txt"), "--lang", "en")
    large = govlint("check", str(tmp_path / "large.txt"), "--config", str(config))
    assert "no such file or folder" in gone.out + gone.err
    assert "limits.file-mb" in large.out
    assert not HAN.search(large.out)


def test_a_report_of_which_nothing_could_be_assessed_is_told_in_english(
    govlint: Govlint, tmp_path: Path
) -> None:
    report = tmp_path / "r.txt"
    report.write_text(base_report(), encoding="utf-8")
    run = govlint("check", str(report), "--select", "YOY001", "--lang", "en", "--format", "json")
    assert "none of the rules selected could judge this report" in run.out


def test_what_is_told_aside_is_in_english(
    govlint: Govlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(base_report(), encoding="utf-8")
    calls = {
        ("check", "a.txt", "--unsafe-fixes"): "note: --unsafe-fixes goes with --fix or --diff",
        ("check", "a.txt", "--diff"): "nothing to mend",
        ("check", "a.txt", "--format", "nix"): "error: no output format is called “nix”",
        ("check", "a.txt", "--output", "json=no/a"): "error: no/a not written: there is no folder no",
        ("check", "a.txt", "--output", "json=a.txt"): "error: a.txt is a file that is read",
        ("check", "a.txt", "--select", "TYP"): "command line: TYP selects no rule",
        ("check", "a.txt", "gone.txt", "--show-files"): "error: no such file or folder: gone.txt",
        ("check", "a.txt", ""): "error: a file name is empty",
        ("extract", "a.txt", "--output", "b.xyz"): "error: in what format is b.xyz to be written?",
        ("extract", "a.txt", "--output", "b.json"): "1 reports recognised",
    }
    for arguments, words in calls.items():
        run = govlint(*arguments, "--lang", "en")
        assert words in run.err, arguments
        assert not HAN.search(run.err), arguments


def test_the_language_of_the_configuration_holds_for_what_is_told_aside(
    govlint: Govlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(base_report(), encoding="utf-8")
    (tmp_path / ".govlint.yaml").write_text("lang: en\n", encoding="utf-8")
    assert govlint("check", "a.txt", "--diff").err == "nothing to mend\n"
    assert govlint("check", "a.txt", "--diff", "--lang", "zh").err == "没有可改的\n"


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        ([], "zh"),
        (["check", "--lang", "en"], "en"),
        (["check", "--lang=en", "a"], "en"),
        (["check", "--lang", "en", "--lang", "zh"], "zh"),
        (["check", "--lang"], "zh"),
    ],
)
def test_the_language_is_known_before_any_configuration(arguments: list[str], lang: str) -> None:
    assert asked_for(arguments) == lang


@pytest.mark.parametrize("format_", ["markdown", "html", "github", "gitlab", "junit", "checkstyle"])
def test_between_english_words_no_chinese_mark_stands(govlint: Govlint, tmp_path: Path, format_: str) -> None:
    report = tmp_path / "a.txt"
    report.write_text(base_report().replace("申请数量 | 2", "申请数量 | 6"), encoding="utf-8")
    (tmp_path / "b.txt").write_text("notes", encoding="utf-8")
    for path in (report, tmp_path / "b.txt"):
        run = govlint("check", str(path), "--lang", "en", "--format", format_, "--no-cache")
        bare = re.sub(r"《[^》]*》|[\u4e00-\u9fff〔〕\d]+；|；[\u4e00-\u9fff〔〕\d]+", "", run.out)
        assert not re.search(r"[A-Za-z\d][：（，]|[）：][A-Za-z\d]", bare), bare


@pytest.mark.parametrize(
    "arguments",
    [
        ("annotate", "empty.txt"),
        ("annotate", "else.txt"),
        ("annotate", "a.txt", "-o", "a.pdf"),
        ("annotate", "a.txt", "-o", "a.docx"),
        ("annotate", "a.txt", "-o", "mine.html"),
        ("annotate", "a.txt", "-o", "none/a.html"),
        ("rule", "BAL099"),
        ("rule", "strange"),
        ("check", "a.txt", "--baseline", "none"),
    ],
    ids=" ".join,
)
def test_why_a_command_did_not_do_its_job(
    arguments: tuple[str, ...], govlint: Govlint, tmp_path: Path
) -> None:
    contents = {"empty.txt": "", "else.txt": "notes", "mine.html": "<p>mine</p>", "a.txt": base_report()}
    for name, text in contents.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    run = govlint(*arguments, "--lang", "en")
    assert run.code == 2
    assert run.err
    assert not HAN.search(run.err)


CONFIGURATIONS = {
    "unknown-key": "fail_level: info\n",
    "wrong-type": "select: {a: b}\n",
    "no-rule": "rules: {BAL999: error}\n",
    "no-selector": "select: [NOPE1]\n",
    "no-pack": "packs: [national, nopack]\n",
    "no-plugin": "plugins: [no.such.module]\n",
    "no-base": "extends: gone.yaml\n",
    "no-yaml": "select: [TXT\n",
    "colon": "select：[TXT]\n",
    "option": "rules: {BAL001: {options: {form: anex}}}\n",
    "pattern": "rules: {STR013: {options: {pattern: '(?=x)'}}}\n",
    "files": "exclude: [./a]\noverrides: [{files: []}]\n",
    "twice": "lang: zh\nlang: en\n",
    "no-baseline": "baseline: gone.json\n",
    "no-agencies": "agencies: gone.yaml\nprior: .\n",
}
"""Configurations with something wrong in them."""


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_what_is_wrong_in_a_configuration_is_told_in_english(
    name: str, govlint: Govlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(base_report(), encoding="utf-8")
    (tmp_path / ".govlint.yaml").write_text(CONFIGURATIONS[name], encoding="utf-8")
    run = govlint("check", "a.txt", "--lang", "en")
    assert run.code >= 2
    told = [line for line in run.err.splitlines() if not line.startswith("    ")]
    assert not HAN.search("\n".join(told)), run.err
    assert HAN.search(govlint("check", "a.txt", "--lang", "zh").err)
    shown = govlint("config", "show", "a.txt", "--lang", "en")
    assert not shown.code or not HAN.search(shown.err.partition("    ")[0])


def test_a_baseline_and_suppressions_are_told_in_english(
    govlint: Govlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(
        base_report().replace("信息公开各项", "信息公开的的各项"), encoding="utf-8"
    )
    made = govlint("baseline", "create", "a.txt", "--lang", "en")
    assert "written: .govlint-baseline.json, 1 findings" in made.out
    again = govlint("baseline", "create", "a.txt", "--lang", "en")
    pruned = govlint("baseline", "prune", "a.txt", "--lang", "en")
    wrong = govlint("ignore", "a.txt", "--reason", "x", "--until", "soon", "--lang", "en")
    ignored = govlint("ignore", "a.txt", "--reason", "x", "--lang", "en")
    piped = govlint("ignore", "-", "--reason", "x", "--lang", "en")
    runs = (made, again, pruned, wrong, ignored, piped)
    assert [run.code for run in runs] == [0, 2, 0, 2, 0, 2]
    for run in runs:
        assert not HAN.search(run.out + run.err), run
    # Whatever language it was made in, what is known is known.
    assert govlint("check", "a.txt", "--baseline", ".govlint-baseline.json").code == 0
    assert govlint("check", "a.txt", "--baseline", ".govlint-baseline.json", "--lang", "en").code == 0


def test_packs_are_told_of_in_english(
    govlint: Govlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    govlint("pack", "new", "example-city", "--title", "t", "--title-en", "t", "--code-prefix", "EXC")
    for arguments in (("pack", "lint", "example-city"), ("pack", "test", "example-city", "--coverage")):
        sound = govlint(*arguments, "--lang", "en")
        assert sound.code == 0
        assert not HAN.search(re.sub("反例|正例|改后", "", sound.out + sound.err)), sound
    (tmp_path / "example-city" / "pack.yaml").write_text("name: example-city\n", encoding="utf-8")
    for arguments in (
        ("pack", "lint", "example-city"),
        ("pack", "test", "example-city"),
        ("pack", "lint", "."),
    ):
        run = govlint(*arguments, "--lang", "en")
        assert run.code == 2
        assert not HAN.search(run.out + run.err), run


def test_packs_are_made_shown_and_compared_in_english(
    govlint: Govlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(base_report().replace("各项要求", "各项要求热线"), encoding="utf-8")
    named = ("--title", "t", "--title-en", "t", "--code-prefix", "EXC")
    made = govlint("pack", "new", "example-city", *named, "--lang", "en")
    assert (made.code, "written: example-city/pack.yaml" in made.out) == (0, True)
    shown = govlint("pack", "show", "example-city", "--lang", "en")
    assert "1 rule:\n  EXC001  on  " in shown.out
    told = [line for line in shown.out.splitlines() if not line.startswith("      ")]  # options as they are
    assert not HAN.search("\n".join(told)), shown
    (tmp_path / ".govlint.yaml").write_text(
        "rules: {EXC001: info}\npacks: [./example-city]\n", encoding="utf-8"
    )
    assert "severity    # .govlint.yaml:1\n" in govlint("pack", "show", "example-city", "--lang", "en").out
    (tmp_path / ".govlint.yaml").unlink()
    (tmp_path / "empty").mkdir()
    for wrong in (
        ("pack", "new", "example-city", *named),
        ("pack", "new", "Town"),
        ("pack", "new", "town", "--code-prefix", "x"),
        ("pack", "new", "town", "--code-prefix", "BAL"),
        ("pack", "new", "national"),
        ("pack", "new", "town", "--title", "a\tb"),
        ("pack", "show", "nowhere"),
        ("pack", "diff", "national", "nowhere", "--on", "a.txt"),
        ("pack", "diff", "national", "national", "--on", "empty"),
        ("schema", "rul"),
        ("schema", "--to", "a.txt/there"),
        ("pack", "shw"),
        ("chekc",),
        ("a.txt",),
    ):
        run = govlint(*wrong, "--lang", "en")
        assert run.code == 2, wrong
        assert not HAN.search(run.out + run.err), run


def test_what_a_pack_would_change_is_told_in_english(govlint: Govlint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(base_report().replace("各项要求", "各项要求和市民热线"), encoding="utf-8")
    for name, severity in (("old", "info"), ("new", "warning")):
        made = ("--folder", f"{name}/ours", "--title-en", "ours", "--code-prefix", "OUR")
        assert govlint("pack", "new", "ours", *made, "--lang", "en").code == 0
        rule = tmp_path / name / "ours" / "words" / "hotline-name.yaml"
        text = rule.read_text(encoding="utf-8").replace("severity: warning", f"severity: {severity}")
        rule.write_text(text.replace("write 12345热线, not {text}", "another name"), encoding="utf-8")
    run = govlint("pack", "diff", "old/ours", "new/ours", "--on", "a.txt", "--lang", "en")
    assert run.code == 1
    assert "a.txt: newly failing" in run.out
    assert "another name" in run.out
    assert "1 files, 1 with changes: 1 newly failing, 0 newly passing" in run.out
    assert not HAN.search(run.out + run.err), run


def test_a_repository_is_set_up_in_english(govlint: Govlint, tmp_path: Path) -> None:
    runs = [govlint("init", "--lang", "en")]
    assert "written: .govlint.yaml" in runs[0].out
    runs += [govlint("init", "--lang", "en"), govlint("init", "--lang", "en", "--only", "pre-commit")]
    (tmp_path / "below").mkdir()
    runs += [govlint("init", "below", "--lang", "en", "--only", "config")]
    (tmp_path / ".govlint.yaml").write_text("lang: zh\n", encoding="utf-8")
    runs += [govlint("init", "--lang", "en"), govlint("init", "--lang", "en", "--force", "--only", "config")]
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: {}\n", encoding="utf-8")
    runs += [govlint("init", "--lang", "en", "--only", "pre-commit")]
    assert [run.code for run in runs] == [0, 0, 0, 0, 2, 0, 2]
    for run in runs:
        told = (line for line in (run.out + run.err).splitlines() if not line.startswith((" ", "#", "-")))
        assert not HAN.search("\n".join(told)), run


def test_plugins_are_listed_in_english(govlint: Govlint, tmp_path: Path) -> None:
    (tmp_path / ".govlint.yaml").write_text("plugins: [no_such_module_here]\n", encoding="utf-8")
    run = govlint("plugins", "--lang", "en")
    assert "failed to load: " in run.out
    assert not HAN.search(run.out + run.err), run
    (tmp_path / ".govlint.yaml").write_text("lang: en\n", encoding="utf-8")
    run = govlint("plugins")
    assert (run.code, HAN.search(run.out + run.err)) == (0, None)


def test_a_wrong_call_is_told_in_english(govlint: Govlint) -> None:
    for wrong in (("check", "--bogus"), ("check", "a", "--jobs", "0"), ("check", "a", "--fail-level", "x")):
        run = govlint(*wrong, "--lang", "en")
        assert (run.code, HAN.search(run.out + run.err)) == (2, None), run
        assert "error: " in run.err
        assert "check [OPTIONS] PATH…; for the options see" in run.err


def test_words_in_two_languages_survive_pickling() -> None:
    words = Said("没有", "none")
    assert (words, str(words), f"{words}") == ("没有", "没有", "没有")
    again = pickle.loads(pickle.dumps(words))
    assert (again, english(again)) == ("没有", "none")
    assert english("甲") == "甲"
    assert english(words_of(ValueError(words))) == "none"
    assert words_of(ValueError("甲")) == "甲"


def test_a_plugin_beside_its_configuration_is_told_how_to_be_found(
    govlint: Govlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(base_report(), encoding="utf-8")
    (tmp_path / "our_checks_here.py").write_text("", encoding="utf-8")
    (tmp_path / ".govlint.yaml").write_text("plugins: [our_checks_here]\n", encoding="utf-8")
    monkeypatch.setattr("sys.path", [path for path in sys.path if path])
    run = govlint("check", "a.txt", "--lang", "en")
    assert "it lies here: PYTHONPATH=. before the command" in run.err
    assert "命令前面加 PYTHONPATH=." in govlint("check", "a.txt", "--lang", "zh").err
