"""`govlint.scaffold.precommit`: an entry is added to what others have written, and none of that changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from govlint.errors import SettingsError, UsageError
from govlint.plugins import load_plugins
from govlint.scaffold.precommit import entry, new_file, with_entry

ROOT = Path(__file__).parent.parent.parent
MADE = entry([".txt", ".docx"])
OURS = YAML(typ="safe").load(MADE)[0]

TOP = "- repo: https://example.com/hooks # 钉住\n  rev: v1\n  hooks:\n    - id: one\n"
INDENTED = "  - repo: https://example.com/hooks\n    rev: v1\n    hooks:\n      - id: one\n"
KEPT = {
    "top": f"repos:\n{TOP}",
    "indented": f"repos:\n{INDENTED}",
    "comments": f"# 总的说明\nrepos:  # 列表\n  # 第一项\n{INDENTED}  # 还要加的\n",
    "keys behind": f"repos:\n{TOP}\n# 谁来跑\nci:\n  autofix_prs: false\n",
    "keys before": f"default_stages: [pre-commit]\nrepos:\n{INDENTED}",
    "no end of line": f"repos:\n{TOP}".rstrip("\n"),
    "blank lines": f"\n\nrepos:\n\n{TOP}\n\n\n",
    "document": f"---\nrepos:\n{TOP}",
    "text like comments": f"repos:\n{TOP}      exclude: |\n        (?x)\n        # 不要这些\n",
    "text and a key": f"repos:\n{TOP}      entry: |\n        a\n        # b\n\nfail_fast: true\n",
    "crlf": f"repos:\r\n{TOP}ci: {{}}\n".replace("\r\n", "\n").replace("\n", "\r\n"),
    "mark": f"\ufeffrepos:\n{TOP}",
    "flow items": "repos:\n- {repo: a, rev: b, hooks: [{id: c}]}\n",
    "no list": "fail_fast: true\n",
    "anchors": f"repos:\n{TOP}      args: &args [a]\n    - id: two\n      args: *args\n",
}  # fmt: skip


def added(text: str) -> str:
    """The configuration with the entry, checked: one item more, and every byte of before."""
    before = text.encode()
    after = with_entry(before, MADE, "x.yaml")
    assert after is not None
    old, new = (YAML(typ="safe").load(data.decode("utf-8-sig")) or {} for data in (before, after))
    assert new == {**old, "repos": [*old.get("repos", []), OURS]}
    start = next(
        (at for at, (one, two) in enumerate(zip(before, after, strict=False)) if one != two), len(before)
    )
    length = len(after) - len(before)
    assert any(before == after[:at] + after[at + length :] for at in range(start, -1, -1))
    assert with_entry(after, MADE, "x.yaml") is None
    return after.decode()


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_nothing_else_changes(text: str) -> None:
    after = added(text)
    if "\r\n" in text:
        assert not re.search(r"(?<!\r)\n", after)


def test_the_entry_stands_behind_the_others_and_before_what_follows() -> None:
    after = added(KEPT["keys behind"])
    assert after.index("id: one") < after.index("id: govlint") < after.index("# 谁来跑")
    assert "\n  - repo: local\n    hooks:\n" in added(KEPT["indented"])


@settings(deadline=None)
@given(
    st.sampled_from([TOP, INDENTED, TOP * 2, INDENTED * 3]),
    st.lists(st.sampled_from(["# 说明\n", "\n", "ci: {}\n", "fail_fast: true\n"]), unique=True),
    st.lists(st.sampled_from(["# 说明\n", "\n", "  # 缩进的说明\n"])),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_any_way_to_write_it(
    items: str, behind: list[str], between: list[str], newline: str, end: bool
) -> None:
    text = "".join(["repos:\n", *between, items, *behind])
    added((text if end else text.rstrip("\n")).replace("\n", newline))


@pytest.mark.parametrize("text", ["", "# 只有说明\n", "---\n"])
def test_an_empty_file_gets_the_list(text: str) -> None:
    after = with_entry(text.encode(), MADE, "x.yaml")
    assert after is not None
    assert after.startswith(text.encode())
    assert YAML(typ="safe").load(after.decode())["repos"] == [OURS]


@pytest.mark.parametrize(
    "hook",
    [
        "- repo: https://example.com/govlint\n  rev: v1\n  hooks: [{id: govlint}]\n",
        "- repo: local\n  hooks: [{id: reports, name: 年报, entry: govlint check --jobs 1}]\n",
    ],
)
def test_an_entry_that_is_there_is_enough(hook: str) -> None:
    assert with_entry(f"repos:\n{hook}".encode(), MADE, "x.yaml") is None


@pytest.mark.parametrize(
    "text", ["repos: [] # 还没有\n", "repos: [{repo: a}]\n", "repos: 1\n", "- repo: a\n", "a\n"]
)
def test_what_cannot_be_added_to_is_told_with_the_entry(text: str) -> None:
    with pytest.raises(UsageError, match="repo: local"):
        with_entry(text.encode(), MADE, "x.yaml")


@pytest.mark.parametrize("data", [b"repos: [\n", b"\xff\xfe", b"repos: 1\nrepos: 2\n"])
def test_a_broken_file_is_told_with_its_line(data: bytes) -> None:
    with pytest.raises(SettingsError, match=r"x\.yaml"):
        with_entry(data, MADE, "x.yaml")


def test_the_entry_takes_the_files_that_the_offered_hook_takes() -> None:
    offered = YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")[0]
    suffixes = {
        suffix
        for reader in load_plugins(installed=False).readers
        if reader.name != "archive"
        for suffix in reader.suffixes
    }
    made = YAML(typ="safe").load(entry(suffixes))[0]["hooks"][0]
    for suffix in suffixes | {".py", ".zip", ""}:
        name = f"reports/2024{suffix}"
        assert bool(re.search(made["files"], name)) == bool(re.search(offered["files"], name))
    assert (made["types"], made["require_serial"]) == (offered["types"], offered["require_serial"])


def test_pre_commit_takes_it(tmp_path: Path) -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib")
    path = tmp_path / ".pre-commit-config.yaml"
    path.write_text(new_file(MADE), encoding="utf-8")
    assert clientlib.load_config(str(path))["repos"][0]["hooks"][0]["id"] == "govlint"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# 还没有\nrepos: []\nci: {}\n", f"# 还没有\nrepos:\n{MADE}ci: {{}}\n"),
        ("repos: [ ]", f"repos:\n{MADE}"),
        ("repos: [\r\n]\r\nci: {}\r\n", f"repos:\n{MADE}ci: {{}}\n".replace("\n", "\r\n")),
        ("repos:\nci: {}\n", f"repos:\n{MADE}ci: {{}}\n"),
        ("repos: []\n\n# 完\n", f"repos:\n{MADE}\n# 完\n"),
    ],
)
def test_a_list_of_nothing_gets_the_entry(before: str, after: str) -> None:
    assert with_entry(before.encode(), MADE, "x.yaml") == after.encode()


def test_the_page_on_publishing_names_all_that_the_hook_brings() -> None:
    hook = YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")[0]
    page = (ROOT / "docs" / "pack-versions.md").read_text(encoding="utf-8")
    told = re.search(r"additional_dependencies: \[govlint-example-city, (.*)\]", page)
    assert told is not None
    assert YAML(typ="safe").load(f"[{told[1]}]") == hook["additional_dependencies"]
