"""Each key of the configuration does in a real run what it says: in YAML, in pyproject.toml, and extended."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from conftest import Govlint, Run
from govlint.config import files
from govlint.testing import base_report

FAULTY = base_report().replace("申请数量 | 2", "申请数量 | 6").replace("各项要求。", "的的各项要求,等……。")
OTHER = base_report().replace("示例市数据局", "示例市档案局")
LAST = base_report(2023).replace("示例市数据局", "示例市信息局")
SUMMARY = {"summary": "示例市数据局", "members": ["示例市档案局"]}
KEYS: dict[str, Any] = {
    "extends": "base.yaml",
    "packs": ["national", "style"],
    "plugins": ["our_plugin_of_effects"],
    "select": ["WRD"],
    "ignore": ["BAL"],
    "extend-select": ["TYP001"],
    "fail-level": "error",
    "exclude": ["b/"],
    "lang": "en",
    "require-report": True,
    "prior": "../old",
    "agencies": "names.yaml",
    "baseline": "known.json",
    "summaries": [SUMMARY],
    "limits": {"file-mb": 1},
    "rules": {"WRD002": "info", "BAL001": "off"},
    "overrides": [{"files": ["b/"], "select": ["BAL"]}, {"files": ["/a.txt"], "ignore": ["WRD002"]}],
}
WITH: dict[str, dict[str, Any]] = {
    "agencies": {"prior": "../old"},
    "fail-level": {"ignore": ["BAL"]},
}
"""What else is set where a key alone would show nothing."""


def toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)} = {toml(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def as_yaml(folder: Path, settings: dict[str, Any]) -> None:
    (folder / ".govlint.yaml").write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")


def as_toml(folder: Path, settings: dict[str, Any]) -> None:
    lines = "".join(f"{name} = {toml(value)}\n" for name, value in settings.items())
    (folder / "pyproject.toml").write_text(
        f'[project]\nname = "x"\n\n[tool.govlint]\n{lines}', encoding="utf-8"
    )


def extended(folder: Path, settings: dict[str, Any]) -> None:
    (folder / "house.yaml").write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
    (folder / "between.yml").write_text("extends: house.yaml\n", encoding="utf-8")
    as_yaml(folder, {"extends": ["between.yml"]})


WRITTEN: dict[str, Callable[[Path, dict[str, Any]], None]] = {
    "yaml": as_yaml,
    "toml": as_toml,
    "extended": extended,
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, govlint: Govlint) -> Path:
    """A repository with a faulty report, another, a file that is none, and last year's report beside it."""
    folder = tmp_path / "here"
    for name in ("b", "../old"):
        (folder / name).mkdir(parents=True)
    (folder / "a.txt").write_text(FAULTY, encoding="utf-8")
    (folder / "b" / "b.txt").write_text(OTHER, encoding="utf-8")
    (folder / "README.md").write_text("# 说明\n", encoding="utf-8")
    (folder / "big.txt").write_text("甲" * 400_000, encoding="utf-8")
    (folder / "base.yaml").write_text("ignore: [BAL]\n", encoding="utf-8")
    (folder / "names.yaml").write_text("示例市信息局: 示例市数据局\n", encoding="utf-8")
    (tmp_path / "old" / "2023.txt").write_text(LAST, encoding="utf-8")
    (tmp_path / "our_plugin_of_effects.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(folder)
    govlint("baseline", "create", "a.txt", "--output", "known.json")
    return folder


def found(run: Run) -> dict[str, dict[str, str]]:
    """The rules that found something, with their severities, by file."""
    return {
        document["path"]: {finding["rule"]: finding["severity"] for finding in document["findings"]}
        for document in json.loads(run.out)["documents"]
    }


def test_every_key_is_tried() -> None:
    assert set(KEYS) == {field.encode_name for field in msgspec.structs.fields(files._File)}


class Seen(NamedTuple):
    """A run without a key and one with it, and what they found in each file."""

    before: Run
    after: Run
    was: dict[str, dict[str, str]]
    now: dict[str, dict[str, str]]
    govlint: Govlint

    @property
    def lost(self) -> set[str]:
        """The rules that find nothing more in the first report."""
        return self.was["a.txt"].keys() - self.now["a.txt"].keys()

    @property
    def more(self) -> set[str]:
        """The rules that find something there which did not before."""
        return self.now["a.txt"].keys() - self.was["a.txt"].keys()

    def document(self, path: str = "a.txt") -> Any:
        """What is said of a file with the key."""
        return next(item for item in json.loads(self.after.out)["documents"] if item["path"] == path)

    def reason(self, rule: str) -> str:
        """Why a rule was not assessed in the first report, with the key."""
        return next((item["reason"] for item in self.document()["not_assessed"] if item["rule"] == rule), "")


EFFECTS: dict[str, Callable[[Seen], bool]] = {
    "extends": lambda seen: seen.lost == {"BAL001"},
    "packs": lambda seen: any(rule.startswith("STY") for rule in seen.more),
    "plugins": lambda seen: "our_plugin_of_effects" in seen.govlint("plugins").out,
    "select": lambda seen: set(seen.now["a.txt"]) == {"WRD002"},
    "ignore": lambda seen: seen.lost == {"BAL001"},
    "extend-select": lambda seen: seen.more == {"TYP001"},
    "fail-level": lambda seen: (seen.before.code, seen.after.code) == (1, 0),
    "exclude": lambda seen: seen.was.keys() - seen.now.keys() == {str(Path("b", "b.txt"))},
    "lang": lambda seen: "table 3" in seen.document()["findings"][-1]["message"],
    "require-report": lambda seen: (seen.before.code, seen.after.code) == (1, 2),
    "prior": lambda seen: seen.reason("YOY001").startswith("没有找到"),
    "agencies": lambda seen: "没有找到" in seen.before.out and not seen.reason("YOY001"),
    "baseline": lambda seen: not seen.now["a.txt"] and bool(seen.was["a.txt"]),
    "summaries": lambda seen: seen.more >= {"SUM001"},
    "limits": lambda seen: seen.after.code == 2 and "1 MB" in seen.document("big.txt")["error"]["message"],
    "rules": lambda seen: seen.lost == {"BAL001"} and seen.now["a.txt"]["WRD002"] == "info",
    "overrides": lambda seen: (
        seen.lost == {"WRD002"} and "（7 条）" in seen.govlint("config", "show", "b/b.txt").out
    ),
}


@pytest.mark.parametrize("way", WRITTEN)
@pytest.mark.parametrize("key", KEYS)
def test_its_effect(key: str, way: str, here: Path, govlint: Govlint) -> None:
    def ran(**settings: Any) -> Run:
        WRITTEN[way](here, {**WITH.get(key, {}), **settings})
        return govlint("check", ".", "--format", "json")

    before, after = ran(), ran(**{key: KEYS[key]})
    seen = Seen(before, after, found(before), found(after), govlint)
    assert EFFECTS[key](seen), (seen.was, seen.now, seen.after)


def test_who_is_stronger(here: Path, govlint: Govlint) -> None:
    """The pack, what is extended (the last of two), the file, its overrides, the command line."""

    def severity(**of: str) -> str:
        for name, level in of.items():
            text = f"rules: {{WRD002: {level}}}\n" if level else ""
            above = {"house": "", "first": "", "second": "extends: house.yaml\n"}.get(name)
            if above is None:
                above = "extends: [first.yaml, second.yaml]\n"
                text += "overrides: [{files: [a.txt], rules: {WRD002: error}}]\n" if level == "over" else ""
                text = text.replace("rules: {WRD002: over}\n", "")
            (here / {"own": ".govlint.yaml"}.get(name, f"{name}.yaml")).write_text(
                above + text, encoding="utf-8"
            )
        return found(govlint("check", "a.txt", "--format", "json"))["a.txt"].get("WRD002", "off")

    assert severity(house="", first="", second="", own="") == "warning"
    assert severity(house="info", first="", second="", own="") == "info"
    assert severity(house="info", first="error", second="", own="") == "info"
    assert severity(house="info", first="", second="error", own="") == "error"
    assert severity(house="info", first="", second="error", own="info") == "info"
    assert severity(house="info", first="info", second="info", own="over") == "error"
    run = govlint("check", "a.txt", "--format", "json", "--ignore", "WRD002")
    assert "WRD002" not in found(run)["a.txt"]


def test_what_the_command_gives_is_stronger_than_each_key(here: Path, govlint: Govlint) -> None:
    settings = {
        "lang": "en",
        "fail-level": "error",
        "ignore": ["BAL"],
        "select": ["BAL", "WRD"],
        "prior": "../nowhere",
        "baseline": "nowhere.json",
    }
    as_yaml(here, settings)
    given = ("--prior", "../old", "--baseline", "known.json", "--lang", "zh", "--fail-level", "info")
    run = govlint("check", "a.txt", "--format", "json", *given)
    assert (run.code, "nowhere" in run.err) == (0, False)
    as_yaml(here, {**settings, "prior": "../old", "baseline": ""})
    run = govlint("check", "a.txt", "--format", "json", *given[4:], "--select", "BAL001")
    assert (run.code, found(run)["a.txt"]) == (1, {"BAL001": "error"})
    assert "列" in run.out


def test_of_files_beside_one_another_the_first_is_read(here: Path, govlint: Govlint) -> None:
    as_toml(here, {"ignore": ["BAL"]})
    as_yaml(here, {"ignore": ["WRD"]})
    assert found(govlint("check", "a.txt", "--format", "json"))["a.txt"].keys() >= {"BAL001"}
    (here / ".govlint.yml").write_text("ignore: [BAL]\n", encoding="utf-8")
    run = govlint("check", "a.txt")
    assert (run.code, ".govlint.yml: 不会被读到：旁边的 .govlint.yaml 先读" in run.err) == (2, True)
    (here / ".govlint.yaml").unlink()
    assert "BAL001" not in found(govlint("check", "a.txt", "--format", "json"))["a.txt"]
    (here / ".govlint.yml").unlink()
    assert "BAL001" not in found(govlint("check", "a.txt", "--format", "json"))["a.txt"]
    (here / "pyproject.toml").unlink()
    assert "BAL001" in found(govlint("check", "a.txt", "--format", "json"))["a.txt"]
