from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from conftest import Govlint
from govlint.api import open_session
from govlint.finding import Failure, Result, Suppressed, Suppression
from govlint.reporters.sarif import render
from govlint.testing import base_report

from . import samples

ROOT = Path(__file__).parent.parent.parent
RULES = tuple(open_session().rules)
STYLE = replace(samples.STYLE, rules=RULES)


def log(*results: Result, style: Any = STYLE) -> dict[str, Any]:
    made: dict[str, Any] = json.loads("".join(render(iter(results), style)))
    return made


def run_of(*results: Result, style: Any = STYLE) -> dict[str, Any]:
    run: dict[str, Any] = log(*results, style=style)["runs"][0]
    return run


def valid(made: dict[str, Any]) -> None:
    """By a model generated from the schema of OASIS, which knows every property and allows no other.

    Strictly: a number in quotes is none. What the model leaves out of the schema is asked of `amiss`.
    """
    model = pytest.importorskip("pydantic_sarif.model")
    log_model = model.StaticAnalysisResultsFormatSarifVersion210JsonSchema
    log_model.model_validate_json(json.dumps(made), strict=True)
    assert not list(amiss(made))


UNIQUE = {
    "artifactChanges", "artifacts", "fixes", "logicalLocations", "notifications", "relatedLocations", "roles",
    "rules", "suppressions", "tags",
}  # fmt: skip
"""Lists in which the schema wants no item twice."""
ONE_OF = {
    "message": ("text", "id"),
    "shortDescription": ("text",),
    "fullDescription": ("text",),
    "help": ("text",),
    "physicalLocation": ("artifactLocation", "address"),
    "associatedRule": ("index", "guid", "id"),
    "descriptor": ("index", "guid", "id"),
}
"""Objects of which the schema wants one of these properties at least."""


def amiss(value: Any, name: str = "") -> Iterator[str]:
    """What the schema forbids and the model generated from it does not know: items twice, objects empty."""
    if isinstance(value, list):
        items = [json.dumps(item, sort_keys=True) for item in value]
        if name in UNIQUE and len(set(items)) < len(items):
            yield f"{name} twice"
        for item in value:
            yield from amiss(item, name)
    if isinstance(value, dict):
        if name in ONE_OF and not any(key in value for key in ONE_OF[name]):
            yield f"{name} without {ONE_OF[name]}"
        for key, inner in value.items():
            if key != "properties" and key.endswith(("uri", "Uri", "$schema")):
                yield from [] if URI.fullmatch(inner) else [f"{key} {inner}"]
            yield from amiss(inner, key)


URI = re.compile(r"(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")


@pytest.mark.parametrize("style", [STYLE, samples.STYLE, samples.ENGLISH])
def test_it_is_valid(style: Any) -> None:
    valid(log(*samples.EVERYTHING, SILENCED, style=style))
    valid(log(style=style))


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("colour", "red", "colour"),
        ("ruleIndex", "1", "ruleIndex"),
        ("message", {}, "message"),
        ("level", "fatal", "level"),
    ],
)
def test_what_is_not_sarif_is_refused(key: str, value: object, told: str) -> None:
    made = log(samples.FAULTY)
    made["runs"][0]["results"][0][key] = value
    with pytest.raises((ValueError, AssertionError), match=told):
        valid(made)


def test_what_stands_twice_is_refused() -> None:
    made = log(samples.FAULTY)
    made["runs"][0]["artifacts"] *= 2
    assert list(amiss(made)) == ["artifacts twice"]


def test_indices_point_where_they_should() -> None:
    made = run_of(*samples.EVERYTHING)
    rules = made["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(rule.code for rule in RULES)
    for result in made["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert made["artifacts"][place["index"]]["location"]["uri"] == place["uri"]
    notices = made["tool"]["driver"]["notifications"]
    for told in made["invocations"][0]["toolExecutionNotifications"]:
        assert notices[told["descriptor"]["index"]]["id"] == told["descriptor"]["id"]


def test_rules_speak_both_languages_and_tell_their_level() -> None:
    [rule] = [rule for rule in run_of()["tool"]["driver"]["rules"] if rule["id"] == "CIT007"]
    [known] = [rule for rule in RULES if rule.code == "CIT007"]
    assert rule["name"] == known.name
    assert rule["shortDescription"]["text"] == f"{known.title.zh} {known.title.en}"
    assert rule["defaultConfiguration"] == {"level": "note", "enabled": False}
    linked = replace(known, url="https://example.com/CIT007/")
    [rule] = run_of(style=replace(STYLE, rules=(linked,)))["tool"]["driver"]["rules"]
    assert rule["helpUri"] == "https://example.com/CIT007/"


def test_a_place_with_lines_and_a_fix() -> None:
    made = run_of(samples.report(findings=(samples.BRACKETS,)))
    assert made["columnKind"] == "unicodeCodePoints"
    [result] = made["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 3, "startColumn": 27, "endLine": 3, "endColumn": 33,
    }  # fmt: skip
    assert result["message"]["text"].splitlines() == [
        "发文字号的年份应当用六角括号〔〕",
        "提示：在输入法的符号表里可以找到〔〕",
        "可改为：〔2021〕（用六角括号）",
    ]
    [change] = result["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {"deletedRegion": {"charOffset": 120, "charLength": 6}, "insertedContent": {"text": "〔2021〕"}}
    ]
    assert result["partialFingerprints"]["govlint/v1"] == "00000000000000c1"
    assert result["suppressions"] == []


def test_a_cell_is_told_by_form_row_and_column_and_so_are_its_relatives() -> None:
    [result] = run_of(samples.report(findings=(samples.BALANCE,)))["results"]
    [logical] = result["locations"][0]["logicalLocations"]
    assert logical == {
        "fullyQualifiedName": "表三 第25行“四、结转下年度继续办理” × “自然人”列",
        "kind": "cell",
        "properties": {"form": "requests", "row": "carried_out", "column": "natural_person"},
    }
    assert [place["id"] for place in result["relatedLocations"]] == [1, 2]
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 16
    assert result["properties"]["also"] == ["BAL003"]


def test_formats_without_lines_tell_the_place_in_words_and_have_no_fix_by_offset() -> None:
    [result] = run_of(samples.PAGED)["results"]
    [location] = result["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "第3页 第二段"}]
    assert location["properties"] == {"page": 3}
    assert result["level"] == "note"
    assert "fixes" not in result
    assert result["message"]["text"].startswith("第3页 第二段")


_COMMENT = Suppression(
    codes=("CIT001",), location=samples.at(2, 1, 9), reason="原件如此", owner="办公室", until="2027-03-31"
)
_BESIDE = replace(_COMMENT, file="reports/.govlint-ignore.yaml", owner="", until="")
SILENCED = samples.report(
    "reports/silent.html",
    suppressed=(
        Suppressed(samples.BRACKETS, _COMMENT),
        Suppressed(samples.NARRATED, _BESIDE),
        Suppressed(samples.BALANCE),
    ),
)


def test_what_is_kept_silent_comes_with_the_reason() -> None:
    inside, beside, known = (result["suppressions"][0] for result in run_of(SILENCED)["results"])
    assert (inside["kind"], inside["justification"]) == ("inSource", "原件如此")
    assert inside["location"]["physicalLocation"]["region"] == {"startLine": 2}
    assert inside["properties"] == {"owner": "办公室", "until": "2027-03-31"}
    assert beside["kind"] == known["kind"] == "external"
    place = beside["location"]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "reports/.govlint-ignore.yaml"
    assert known["justification"] == "基线里已有"


def notices(*results: Result) -> list[tuple[str, str, str]]:
    [invocation] = run_of(*results)["invocations"]
    return [
        (told["level"], told["descriptor"]["id"], told.get("associatedRule", {}).get("id", ""))
        for told in invocation["toolExecutionNotifications"]
    ]


def test_what_could_not_be_done_is_told() -> None:
    assert notices(samples.UNREADABLE, samples.CLEAN) == [("error", "unreadable", "")]
    assert notices(samples.CRASHED) == [("error", "crash", "URL001")]
    assert notices(samples.SKIPPED) == [("note", "skipped", ""), ("warning", "nothing-checked", "")]
    assert notices(samples.BLIND)[0] == ("warning", "nothing-assessed", "")
    assert ("note", "not-assessed", "BAL004") in notices(samples.FAULTY)
    assert notices() == [("warning", "nothing-checked", "")]
    assert notices(samples.CLEAN) == []


@pytest.mark.parametrize(
    ("result", "successful"),
    [(samples.UNREADABLE, False), (samples.CRASHED, False), (samples.FAULTY, True), (samples.SKIPPED, True)],
)
def test_a_run_is_successful_if_everything_could_be_read_and_nothing_broke(
    result: Result, successful: bool
) -> None:
    assert run_of(result)["invocations"][0]["executionSuccessful"] is successful


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("年报/2024 年.txt", "%E5%B9%B4%E6%8A%A5/2024%20%E5%B9%B4.txt"),
        ("./a.txt", "a.txt"),
        ("c:a#b?.txt", "c%3Aa%23b%3F.txt"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_paths_become_relative_uris(path: str, uri: str) -> None:
    location = run_of(samples.report(path))["artifacts"][0]["location"]
    assert location == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_paths_elsewhere() -> None:
    above = run_of(samples.report("../a.txt"))["artifacts"][0]["location"]
    assert above == {"uri": "../a.txt"}
    path = Path("a.txt").absolute()
    assert run_of(samples.report(str(path)))["artifacts"][0]["location"] == {"uri": path.as_uri()}


def test_a_quotation_is_no_link() -> None:
    tempting = replace(samples.BRACKETS, message="[点这里](https://example.com)", hint=None, fix=None)
    [result] = run_of(samples.report(findings=(tempting,)))["results"]
    assert result["message"]["text"] == "[点这里\\](https://example.com)"


def test_personal_identifiers_are_masked_in_all_that_is_said() -> None:
    number = "11010519491231002X"
    result = samples.report(notes=(f"作者 {number}",), error=Failure("unreadable", f"打不开 {number}"))
    silenced = samples.report(
        suppressed=(Suppressed(samples.BRACKETS, replace(_COMMENT, reason=f"见 {number}")),)
    )
    assert number not in "".join(render([result, silenced], STYLE))


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_gives_valid_sarif(words: str, path: str) -> None:
    finding = replace(samples.BALANCE, message=words, hint=words, place=words)
    made = log(samples.report(path or "a", findings=(finding,), notes=(words,)), samples.UNREADABLE)
    assert made["runs"][0]["results"][0]["ruleId"] == "BAL001"
    valid(made)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_replacements_mend_the_file(encoding: str, govlint: Govlint, tmp_path: Path) -> None:
    faulty = base_report().replace(
        "认真落实政府信息公开各项要求",
        "按照国办公开办函[2021]30号和〔2019〕第60号的要求，认真落实政府信息公开",
    )
    (tmp_path / "a.txt").write_bytes(faulty.replace("\n", "\r\n").encode(encoding))
    run = json.loads(govlint("check", "--format", "sarif", "a.txt").out)["runs"][0]
    text = (tmp_path / "a.txt").read_bytes().decode(encoding)
    edits = [
        (
            edit["deletedRegion"]["charOffset"],
            edit["deletedRegion"]["charLength"],
            edit["insertedContent"]["text"],
        )
        for result in run["results"]
        for fix in result.get("fixes", ())
        for edit in fix["artifactChanges"][0]["replacements"]
    ]
    assert edits
    for start, length, words in sorted(edits, reverse=True):
        text = text[:start] + words + text[start + length :]
    assert "国办公开办函〔2021〕30号" in text
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    again = json.loads(govlint("check", "--format", "sarif", "a.txt").out)["runs"][0]
    assert not any(result.get("fixes") for result in again["results"])


@pytest.mark.parametrize(("suffix", "encoding"), [("txt", "utf-8"), ("md", "utf-8"), ("html", "gb18030")])
def test_safe_replacements_do_what_fix_does(
    suffix: str, encoding: str, govlint: Govlint, tmp_path: Path
) -> None:
    path = tmp_path / f"faulty.{suffix}"
    shutil.copy(ROOT / "examples" / path.name, path)
    before = text = path.read_bytes().decode(encoding)
    govlint("check", "--extend-select", "TYP", "--output", "sarif=a.sarif", path.name)
    for result in json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"][::-1]:
        for fix in result.get("fixes", ()):
            if fix["properties"]["safe"]:
                for edit in fix["artifactChanges"][0]["replacements"][::-1]:
                    start = edit["deletedRegion"]["charOffset"]
                    end = start + edit["deletedRegion"]["charLength"]
                    text = text[:start] + edit["insertedContent"]["text"] + text[end:]
    govlint("check", "--extend-select", "TYP", "--fix", path.name)
    assert path.read_bytes().decode(encoding) == text
    assert text != before


def test_plugins_that_are_not_in_use_are_told() -> None:
    style = replace(STYLE, failed=(("example-rules", "ImportError: no module"),))
    run = run_of(samples.CLEAN, style=style)
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    (told,) = [item for item in invocation["toolExecutionNotifications"] if item["level"] == "error"]
    assert told["message"]["text"] == "插件 example-rules 没有装好：ImportError: no module"
    described = run["tool"]["driver"]["notifications"][told["descriptor"]["index"]]
    assert described["id"] == told["descriptor"]["id"] == "plugin"
    valid(log(samples.CLEAN, style=style))
