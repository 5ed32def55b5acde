"""Plugins: the built-ins and strangers' by the same hooks, each loaded in isolation and told by name."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from conftest import Govlint
from govlint.cli.output import rendered
from govlint.errors import PluginError
from govlint.hookspecs import Hooks, Reporter, Style
from govlint.plugins import HOOKS, load_plugins
from govlint.testing import base_report

EXAMPLE = Path(__file__).parent.parent / "examples" / "plugin" / "src"
IMPORTS = "from pathlib import Path\nfrom govlint.hookspecs import *\n"
SAYS = """\
    @check("says-{0}")
    def says(context):
        "Says {0}."
        yield Problem(span=Span(0, 1))
    return [says]
"""

Write = Callable[[str, str], None]


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Write a plugin module that can be imported while the test runs."""
    before = set(sys.modules)
    folder = tmp_path / "modules"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))

    def write(name: str, code: str) -> None:
        (folder / f"{name}.py").write_text(IMPORTS + code, encoding="utf-8")

    yield write
    for name in set(sys.modules) - before:  # those of others stay, which modules that stay point to
        if str(getattr(sys.modules[name], "__file__", "")).startswith((str(folder), str(EXAMPLE))):
            sys.modules.pop(name)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "2024.txt"
    path.write_text(base_report(), encoding="utf-8")
    return path


def configure(folder: Path, *plugins: str, packs: str = "[national]") -> None:
    text = f"plugins: [{', '.join(plugins)}]\npacks: {packs}\n"
    (folder / ".govlint.yaml").write_text(text, encoding="utf-8")


def rule_pack(folder: Path, check: str, message: str = "说") -> Path:
    """A pack of one rule that uses `check`."""
    place = folder / "mine"
    (place / "family").mkdir(parents=True)
    (place / "pack.yaml").write_text(
        'name: mine\ntitle: {zh: 我, en: mine}\nversion: "1"\n', encoding="utf-8"
    )
    rule = (
        "code: MIN001\nname: mine\nseverity: error\ncheck: " + check + "\ntitle: {zh: 我的, en: mine}\n"
        f"messages: {{default: {{zh: '{message}', en: '{message}'}}}}\n"
    )
    (place / "family" / "mine.yaml").write_text(rule, encoding="utf-8")
    (place / "family" / "mine.md").write_text("# MIN001 我的\n", encoding="utf-8")
    return place


def test_the_hooks_are_those_of_the_specification() -> None:
    assert set(HOOKS) == {name for name in vars(Hooks) if name.startswith("govlint_")}


def test_the_built_ins_come_through_the_hooks() -> None:
    registry = load_plugins(installed=False)
    (builtin,) = registry.plugins
    assert (builtin.name, builtin.error) == ("builtin", "")
    assert {"reader html", "check equation", "pack national", "reporter json"} <= set(builtin.provides)
    assert not registry.failures
    assert {".txt", ".md", ".html"} <= registry.suffixes


class TestTheExample:
    @pytest.fixture(autouse=True)
    def _importable(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.syspath_prepend(str(EXAMPLE))

    def test_adds_a_check_a_pack_and_a_reporter(self, govlint: Govlint, tmp_path: Path, report: Path) -> None:
        configure(tmp_path, "govlint_example_plugin", packs="[national, example]")
        text = base_report().replace("改进情况\n", "改进情况：\n")
        report.write_text(text.replace("1 | 0 | 0 | 0 | 1", "0 | 2 | 0 | 0 | 1"), encoding="utf-8")
        run = govlint("check", "--format", "json", "--no-cache", report)
        (document,) = json.loads(run.out)["documents"]
        found = {code for finding in document["findings"] for code in (finding["rule"], *finding["also"])}
        assert {"EXA001", "EXA002"} <= found
        assert run.code == 1
        assert "\t" in govlint("check", "--format", "tally", report).out

    def test_is_told_by_the_command(self, govlint: Govlint, tmp_path: Path) -> None:
        configure(tmp_path, "govlint_example_plugin")
        run = govlint("plugins")
        assert run.code == 0
        for gift in ("check：heading-marks", "pack：example", "reporter：tally"):
            assert gift in run.out

    def test_by_its_entry_point(
        self, govlint: Govlint, tmp_path: Path, report: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        installed(tmp_path, "govlint-example-plugin", "example = govlint_example_plugin", monkeypatch)
        run = govlint("plugins")
        assert "example（govlint-example-plugin 0.1）" in run.out
        assert govlint("check", "--pack", "example", "--format", "tally", report).out.endswith("\t0\t0\t0\n")
        assert "EXA002" in govlint("rules", "--pack", "example").out


def installed(folder: Path, name: str, entry: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make it look as if a package with an entry point were installed."""
    about = folder / "site" / f"{name.replace('-', '_')}-0.1.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.1\n")
    (about / "entry_points.txt").write_text(f"[govlint]\n{entry}\n")
    monkeypatch.syspath_prepend(str(folder / "site"))


BROKEN = {
    "does-not-import": ("import nowhere_at_all\n", "No module named 'nowhere_at_all'"),
    "raises": ("raise RuntimeError('not today')\n", "RuntimeError: not today (broken_one.py:3)"),
    "exits": ("import sys\nsys.exit('no licence')\n", "no licence"),
    "bad-syntax": ("def oops(:\n", "SyntaxError"),
    "misspelt": (
        "@hookimpl\ndef govlint_reader():\n    return []\n",
        "没有叫 govlint_reader 的钩子，是不是 govlint_readers？",
    ),
    "unmarked": ("def govlint_checks():\n    return []\n", "函数 govlint_checks 前面没有 @hookimpl"),
    "hook-raises": (
        "@hookimpl\ndef govlint_checks():\n    return 1 / 0\n",
        "govlint_checks：ZeroDivisionError: division by zero (broken_one.py:5)",
    ),
    "hook-exits": (
        "@hookimpl\ndef govlint_checks():\n    raise SystemExit(0)\n",
        "govlint_checks：SystemExit: 0 (broken_one.py:5)",
    ),
    "no-return": (
        "@hookimpl\ndef govlint_checks():\n    [1]\n",
        "govlint_checks：没有给出列表，什么也不会用到；是不是忘了 return？",
    ),
    "no-pack": (
        "@hookimpl\ndef govlint_packs():\n    return [Path('packs/nowhere')]\n",
        "govlint_packs：没有规则包 packs/nowhere（要含有 pack.yaml 的文件夹，或者 zip）",
    ),
    "argument": ("@hookimpl\ndef govlint_checks(config):\n    return []\n", "config"),
    "wrong-gift": ("@hookimpl\ndef govlint_checks():\n    return ['sum']\n", "govlint_checks：TypeError"),
    "no-list": ("@hookimpl\ndef govlint_packs():\n    return 3\n", "govlint_packs：TypeError"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_what_fails_is_told_and_the_rest_goes_on(
    fault: str, govlint: Govlint, plugin: Write, tmp_path: Path, report: Path
) -> None:
    code, words = BROKEN[fault]
    plugin("broken_one", code)
    plugin("sound_one", "@hookimpl\ndef govlint_checks():\n" + SAYS.format("hello"))
    configure(tmp_path, "broken_one", "sound_one")
    report.write_text(base_report().replace("申请数量 | 2", "申请数量 | 6"), encoding="utf-8")
    run = govlint("check", "--format", "concise", report)
    assert run.code == 3
    assert "BAL001" in run.out
    assert "broken_one" in run.err
    assert words in run.err
    assert "Traceback" not in run.err
    listed = govlint("plugins")
    assert listed.code == 3
    assert words in listed.out
    assert "check：says-hello" in listed.out


def test_an_installed_plugin_that_fails_is_told(
    govlint: Govlint, tmp_path: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(tmp_path, "lost-plugin", "lost = lost_plugin_module", monkeypatch)
    run = govlint("check", report)
    assert run.code == 3
    assert "lost" in run.err
    assert "lost_plugin_module" in run.err


def test_a_misspelt_hook_does_not_lose_the_others(plugin: Write) -> None:
    plugin(
        "half",
        "@hookimpl\ndef govlint_checks():\n"
        + SAYS.format("half")
        + "@hookimpl\ndef govlint_packages():\n    return []\n",
    )
    registry = load_plugins(["half"], installed=False)
    assert "says-half" in registry.checks
    assert "govlint_packages" in registry.failures[0].error


def test_a_failed_plugin_is_told_even_when_a_pack_needs_it(
    govlint: Govlint, plugin: Write, tmp_path: Path, report: Path
) -> None:
    plugin("broken_one", "raise RuntimeError('not today')\n")
    rule_pack(tmp_path, "says-hello")
    configure(tmp_path, "broken_one", packs="[national, ./mine]")
    report.write_text(base_report().replace("申请数量 | 2", "申请数量 | 6"), encoding="utf-8")
    run = govlint("check", report)
    assert run.code == 3
    assert "因此没有检查：MIN001（检查 says-hello）" in run.err
    assert "not today" in run.err
    assert "BAL001" in run.out  # the rest goes on
    [document] = json.loads(govlint("check", "--format", "json", report).out)["documents"]
    assert {"rule": "MIN001", "reason": "用到的检查没有装好"} in document["not_assessed"]
    for command in ("lint", "test"):
        run = govlint("pack", command, "mine")
        assert run.code == 3
        assert "says-hello" in run.err
        assert "not today" in run.err


def test_once_the_plugin_is_mended_the_rule_is_checked(
    govlint: Govlint, plugin: Write, tmp_path: Path, report: Path
) -> None:
    plugin("broken_one", "raise RuntimeError('not today')\n")
    rule_pack(tmp_path, "says-hello")
    configure(tmp_path, "broken_one", packs="[national, ./mine]")
    assert govlint("check", report).code == 3
    plugin("broken_one", "@hookimpl\ndef govlint_checks():\n" + SAYS.format("hello"))
    sys.modules.pop("broken_one", None)
    importlib.invalidate_caches()
    assert "MIN001" in govlint("check", report).out
    configure(tmp_path, "json", packs="[national, ./mine]")
    run = govlint("check", report)
    assert run.code == 2  # without a failed plugin it is a mistake of the pack
    assert "没有名为 says-hello 的检查" in run.err


def test_a_pack_that_a_failed_plugin_ships_is_told_and_left_out(
    govlint: Govlint, plugin: Write, tmp_path: Path, report: Path
) -> None:
    plugin("broken_one", "raise RuntimeError('not today')\n")
    configure(tmp_path, "broken_one", packs="[national, theirs]")
    with (tmp_path / ".govlint.yaml").open("a", encoding="utf-8") as file:
        file.write("extend-select: [THR001]\nrules: {THR002: off}\n")
    report.write_text(base_report().replace("申请数量 | 2", "申请数量 | 6"), encoding="utf-8")
    run = govlint("check", report)
    assert run.code == 3
    assert "没有用规则包 theirs" in run.err
    assert "BAL001" in run.out
    configure(tmp_path, "broken_one", packs="[theirs]")
    run = govlint("check", report)
    assert run.code == 3
    assert "没有叫“theirs”的规则包" in run.err


class TestARule:
    CRASH = (
        "@check('crash')\ndef crash(context):\n    raise KeyError('who')\n"
        "@hookimpl\ndef govlint_checks():\n    return [crash]\n"
    )

    def test_that_raises_is_told_by_name(
        self, govlint: Govlint, plugin: Write, tmp_path: Path, report: Path
    ) -> None:
        plugin("crashing", self.CRASH)
        rule_pack(tmp_path, "crash")
        configure(tmp_path, "crashing", packs="[national, ./mine]")
        report.write_text(base_report().replace("申请数量 | 2", "申请数量 | 6"), encoding="utf-8")
        run = govlint("check", report)
        assert run.code == 3
        assert "MIN001" in run.out
        assert "KeyError: 'who'" in run.out
        assert "BAL001" in run.out

    @pytest.mark.parametrize("leaving", ["SystemExit(0)", "SystemExit('licence')", "SystemExit", "PANIC"])
    def test_that_leaves_the_program_is_told_and_the_rest_goes_on(
        self, leaving: str, govlint: Govlint, plugin: Write, tmp_path: Path, report: Path
    ) -> None:
        plugin("leaving", self.CRASH.replace("KeyError('who')", PANIC if leaving == "PANIC" else leaving))
        rule_pack(tmp_path, "crash")
        configure(tmp_path, "leaving", packs="[national, ./mine]")
        report.write_text(base_report().replace("申请数量 | 2", "申请数量 | 6"), encoding="utf-8")
        (tmp_path / "other.txt").write_text(base_report(), encoding="utf-8")
        run = govlint("check", "--format", "json", report, "other.txt")
        assert run.code == 3
        first, second = json.loads(run.out)["documents"]
        assert "BAL001" in [finding["rule"] for finding in first["findings"]]
        for document in (first, second):
            (reason,) = [item["reason"] for item in document["not_assessed"] if item["rule"] == "MIN001"]
            assert "规则 MIN001 没有做完" in reason
            assert "leaving.py:5" in reason

    def test_across_documents_that_leaves_the_program(
        self, govlint: Govlint, plugin: Write, tmp_path: Path, report: Path
    ) -> None:
        code = self.CRASH.replace("@check('crash')", "@corpus_check('crash', needs='others')")
        plugin("leaving", code.replace("KeyError('who')", "SystemExit(0)"))
        rule_pack(tmp_path, "crash")
        configure(tmp_path, "leaving", packs="[national, ./mine]")
        (tmp_path / "2023.txt").write_text(base_report(2023), encoding="utf-8")
        run = govlint("check", "2023.txt", report)
        assert run.code == 3
        assert "规则 MIN001 没有做完：SystemExit: 0 (leaving.py:5)" in run.out.replace("\n", "")

    def test_whose_message_names_what_is_not_given(
        self, govlint: Govlint, plugin: Write, tmp_path: Path, report: Path
    ) -> None:
        plugin("saying", "@hookimpl\ndef govlint_checks():\n" + SAYS.format("hello"))
        rule_pack(tmp_path, "says-hello", "{nothing}")
        configure(tmp_path, "saying", packs="[national, ./mine]")
        run = govlint("check", report)
        assert run.code == 3
        assert "错误[MIN001] {nothing}" in run.out  # what was found is not lost with it
        assert "规则 MIN001 没有做完：no value for {nothing} in its words" in run.out

    def test_that_yields_nonsense(
        self, govlint: Govlint, plugin: Write, tmp_path: Path, report: Path
    ) -> None:
        plugin("odd", self.CRASH.replace("raise KeyError('who')", "yield 'problem'"))
        rule_pack(tmp_path, "crash")
        configure(tmp_path, "odd", packs="[national, ./mine]")
        run = govlint("check", report)
        assert run.code == 3
        assert "MIN001" in run.out


PANIC = "type('PanicException', (BaseException,), {'__module__': 'pyo3_runtime'})"


@pytest.mark.parametrize("error", ["IndexError", "SystemExit", PANIC], ids=["error", "exit", "panic"])
def test_a_reader_that_fails_in_an_unforeseen_way(
    error: str, govlint: Govlint, plugin: Write, tmp_path: Path, report: Path
) -> None:
    plugin(
        "odd_reader",
        f"def read(data, path):\n    raise {error}('page 3')\n"
        "@hookimpl\ndef govlint_readers():\n    return [Reader('odd', ('.odd',), read)]\n",
    )
    configure(tmp_path, "odd_reader")
    (tmp_path / "2024.odd").write_bytes(b"x")
    run = govlint("check", "--format", "json", "2024.odd", report.name)
    assert run.code == 3
    first, second = json.loads(run.out)["documents"]
    assert first["path"] == "2024.odd"
    assert "page 3" in json.dumps(first, ensure_ascii=False)
    assert second["error"] is None


@pytest.mark.parametrize("error", ["SystemExit", "ValueError"])
@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_a_reader_that_fails_in_mending_is_told_and_the_rest_goes_on(
    option: str, error: str, govlint: Govlint, plugin: Write, tmp_path: Path, report: Path
) -> None:
    plugin(
        "odd_patch",
        "from msgspec.structs import replace\n"
        "from govlint.readers.text import read\n"
        "def odd(data, path):\n    return replace(read(data, path), reader='odd')\n"
        f"def patch(data, document, edits):\n    raise {error}('page 3')\n"
        "@hookimpl\ndef govlint_readers():\n    return [Reader('odd', ('.odd',), odd, patch)]\n",
    )
    configure(tmp_path, "odd_patch")
    wrong = base_report().replace("认真落实", "按照示办发[2023]5号认真落实")
    (tmp_path / "2023.odd").write_text(wrong, encoding="utf-8")
    report.write_text(wrong, encoding="utf-8")
    run = govlint("check", option, "--format", "concise", "2023.odd", report)
    assert run.code == 3
    said = run.out if option == "--fix" else run.err
    assert f"读取器 odd 没有做完：{error}: page 3 (odd_patch.py:" in said
    assert ("〔2023〕" in report.read_text(encoding="utf-8")) is (option == "--fix")
    assert (tmp_path / "2023.odd").read_text(encoding="utf-8") == wrong
    if option == "--fix":
        assert run.out.count("CIT001") == 2
    else:
        assert "+" in run.out


@pytest.mark.parametrize("error", ["IndexError", "SystemExit"])
def test_a_reporter_that_raises_is_told_by_name(
    error: str, govlint: Govlint, plugin: Write, tmp_path: Path, report: Path
) -> None:
    plugin(
        "odd_reporter",
        f"def render(results, style):\n    raise {error}('line 3')\n"
        "@hookimpl\ndef govlint_reporters():\n    return [Reporter('odd', render)]\n",
    )
    configure(tmp_path, "odd_reporter")
    run = govlint("check", "--format", "odd", report)
    assert run.code == 3
    assert "odd" in run.err
    assert "line 3" in run.err


@pytest.mark.parametrize("piece", ["b'x\\n'", "5", "None"])
def test_a_reporter_that_gives_no_text_is_told_by_name_and_place(
    piece: str, govlint: Govlint, plugin: Write, tmp_path: Path, report: Path
) -> None:
    plugin(
        "odd_reporter",
        f"def render(results, style):\n    yield 'first\\n'\n    yield {piece}\n"
        "@hookimpl\ndef govlint_reporters():\n    return [Reporter('odd', render, stream=True)]\n",
    )
    configure(tmp_path, "odd_reporter")
    for options in (["--format", "odd"], ["--output", f"odd={tmp_path / 'out'}"]):
        run = govlint("check", *options, report)
        assert run.code == 3
        assert "输出格式 odd 出错：TypeError: render 给出的应当是文字（str）" in run.err
        assert "odd_reporter.py:" in run.err
        assert "govlint 自己的错误" not in run.err
    assert not (tmp_path / "out").exists()


def test_a_reporter_that_is_no_function_is_told_too(plugin: Write) -> None:
    def pieces(results: object, style: object, piece: object) -> list[object]:
        return [piece]

    reporter = Reporter("odd", partial(pieces, piece=b"x"))  # type: ignore[arg-type]
    with pytest.raises(PluginError, match=r"输出格式 odd 出错.*bytes"):
        list(rendered(reporter, [], Style()))


@pytest.mark.parametrize(
    ("hook", "gift", "told"),
    [
        ("reporters", "Reporter('json', print)", "reporter json"),
        ("readers", "Reader('docx', ('.docx',), print)", "reader docx"),
        ("checks", "check('lexicon')(print)", "check lexicon"),
        ("packs", "Path('/of/theirs/national.zip')", "pack national"),
    ],
)
def test_what_has_the_name_of_a_part_of_ours_is_told_and_not_used(
    hook: str, gift: str, told: str, govlint: Govlint, plugin: Write, tmp_path: Path, report: Path
) -> None:
    plugin(
        "same",
        "@hookimpl\ndef govlint_checks():\n" + SAYS.format("hello")
        if hook != "checks"
        else "@hookimpl\ndef govlint_packs():\n    return []\n",
    )
    with (tmp_path / "modules" / "same.py").open("a", encoding="utf-8") as file:
        file.write(f"@hookimpl\ndef govlint_{hook}():\n    return [{gift}]\n")
    ours, registry = load_plugins(installed=False), load_plugins(["same"], installed=False)
    assert registry.reporters == ours.reporters
    assert (registry.readers, registry.packs) == (ours.readers, ours.packs)
    assert all(registry.checks[name] == own for name, own in ours.checks.items())
    assert ("says-hello" in registry.checks) is (hook != "checks")
    words = f"{told} 与 govlint 自带的同名，没有用，请换一个名字"
    assert [failed.error for failed in registry.failures] == [words]
    configure(tmp_path, "same")
    run = govlint("check", report, "--format", "json")
    assert (run.code, f"插件 same 没有装好：{words}" in run.err) == (3, True)
    assert json.loads(run.out)["documents"][0]["error"] is None


def test_of_two_gifts_of_one_name_the_later_counts(plugin: Write) -> None:
    plugin("first", "@hookimpl\ndef govlint_checks():\n" + SAYS.format("same"))
    plugin("second", "@hookimpl\ndef govlint_checks():\n" + SAYS.format("same"))
    registry = load_plugins(["first", "second"], installed=False)
    assert registry.checks["says-same"].run.__module__ == "second"
    again = load_plugins(["second", "first"], installed=False)
    assert again.checks["says-same"].run.__module__ == "first"


def test_a_later_reader_goes_before_an_earlier_one(plugin: Write) -> None:
    plugin("mine", "@hookimpl\ndef govlint_readers():\n    return [Reader('mine', ('.txt',), print)]\n")
    reader = load_plugins(["mine"], installed=False).reader_for("2024.TXT")
    assert reader is not None
    assert reader.name == "mine"


def test_a_plugin_named_twice_is_told(plugin: Write) -> None:
    plugin("once", "@hookimpl\ndef govlint_checks():\n" + SAYS.format("once"))
    registry = load_plugins(["once", "once"], installed=False)
    assert "says-once" in registry.checks
    assert [failure.name for failure in registry.failures] == ["once"]


def test_a_pack_that_is_nowhere_is_told_beside_those_that_are_there(
    govlint: Govlint, plugin: Write, tmp_path: Path, report: Path
) -> None:
    pack = rule_pack(tmp_path, "says-hello")
    code = f"@hookimpl\ndef govlint_packs():\n    return ['nowhere', {str(pack)!r}]\n"
    plugin("packs", code + "@hookimpl\ndef govlint_checks():\n" + SAYS.format("hello"))
    configure(tmp_path, "packs", packs="[national, mine, nowhere]")
    run = govlint("check", "--format", "concise", report)
    assert run.code == 3
    assert "MIN001" in run.out
    assert "插件 packs 没有装好：govlint_packs：没有规则包 nowhere" in run.err
    assert "因此没有用规则包 nowhere" in run.err


def test_a_hook_that_gives_nothing_gives_an_empty_list(plugin: Write) -> None:
    plugin("empty", "@hookimpl\ndef govlint_checks():\n    return []\n")
    assert load_plugins(["empty"], installed=False).failures == ()


def test_a_pack_given_as_text_is_a_folder(plugin: Write, tmp_path: Path) -> None:
    rule_pack(tmp_path, "says-hello")
    plugin("packs", f"@hookimpl\ndef govlint_packs():\n    return [{str(tmp_path / 'mine')!r}]\n")
    assert load_plugins(["packs"], installed=False).packs[-1] == tmp_path / "mine"


def test_a_check_that_gives_nothing_has_not_passed(
    govlint: Govlint, plugin: Write, tmp_path: Path, report: Path
) -> None:
    plugin(
        "mute",
        "@check('mute')\ndef mute(context):\n    'Forgets to yield.'\n    return\n    yield\n"
        "@hookimpl\ndef govlint_checks():\n    return [mute]\n",
    )
    pack = rule_pack(tmp_path, "mute")
    configure(tmp_path, "mute", packs=f"[national, '{pack}']")
    run = govlint("check", report, "--coverage")
    assert run.code == 0
    assert "请告诉写检查 mute 的人：查过没有问题的，应当给出 Passed：MIN001" in run.out.replace(
        "\n        ", ""
    )
    assert "MIN001" not in run.out.partition("通过")[2].partition("未能检查")[0]
    run = govlint("check", report, "--coverage", "--lang", "en")
    assert "the author of the check mute" in run.out
    document = json.loads(govlint("check", report, "--format", "json").out)["documents"][0]
    assert "MIN001" in [item["rule"] for item in document["not_assessed"]]
