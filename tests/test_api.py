"""The public way in: `govlint.check`, `govlint.open_session`, and what they give."""

from __future__ import annotations

import ast
import json
import pickle
from copy import copy, deepcopy
from pathlib import Path

import jsonschema
import msgspec
import pytest

import govlint
from govlint import SettingsError, open_session
from govlint.reporters.jsonreport import findings_schema
from govlint.testing import base_report

FAULTY = base_report().replace("申请数量 | 2", "申请数量 | 6")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "2024.txt"
    place.write_text(FAULTY, encoding="utf-8")
    return place


def test_a_path_in_any_form(path: Path) -> None:
    results = [
        govlint.check(path),
        govlint.check(str(path)),
        govlint.check(path.read_bytes(), path=str(path)),
    ]
    assert results[0] == results[1] == results[2]
    assert results[0].path == str(path)
    assert [finding.rule for finding in results[0].findings] == ["BAL001"]


def test_bytes_without_a_name_are_text() -> None:
    result = govlint.check(FAULTY.encode("gb18030"))
    assert (result.reader, result.encoding, result.kind) == ("text", "gb18030", "annual-report")
    assert (result.agency, result.year, result.format) == ("示例市数据局", 2024, "2021")


def test_files_are_held_against_one_another_and_against_last_years(tmp_path: Path) -> None:
    (tmp_path / "last").mkdir()
    for year, folder in ((2023, tmp_path / "last"), (2024, tmp_path)):
        text = base_report(year).replace("四、结转下年度继续办理 | 0", "四、结转下年度继续办理 | 3")
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    session = govlint.open_session(command_line={"prior": [str(tmp_path / "last")]})
    (result,) = govlint.check_files([tmp_path / "2024.txt"], session=session)
    assert "YOY001" in {finding.rule for finding in result.findings}
    both = list(govlint.check_files([tmp_path / "last" / "2023.txt", tmp_path / "2024.txt"]))
    assert [item.year for item in both] == [2023, 2024]
    assert "YOY001" in {finding.rule for finding in both[1].findings}


def test_a_result_as_plain_types(path: Path) -> None:
    told = govlint.as_dict(govlint.check(path))
    assert told["findings"][0]["rule"] == "BAL001"
    assert json.loads(json.dumps(told)) == told
    schema = findings_schema()
    schema["$ref"] = "#/$defs/DocumentObject"
    jsonschema.Draft202012Validator({"$defs": schema["$defs"], "$ref": schema["$ref"]}).validate(told)


def test_a_blank_is_not_assessable() -> None:
    text = base_report().replace("申请数量 | 2", "申请数量 | ")
    report = govlint.check(text.encode(), keep=True).report
    assert report is not None
    with pytest.raises(govlint.NotAssessable):
        report.forms["requests"]["new", "natural_person"]


def test_what_is_no_report() -> None:
    result = govlint.check("# 说明\n".encode(), path="README.md")
    assert (result.kind, result.error, result.findings) == (None, None, ())


@pytest.mark.parametrize("data", [b"", bytes(range(256))])
def test_what_cannot_be_read_is_told_in_the_result(data: bytes) -> None:
    result = govlint.check(data, path="a.txt")
    assert result.error is not None
    assert result.error.message


def test_a_file_that_is_not_there() -> None:
    result = govlint.check("nowhere/at/all.txt")
    assert result.error is not None
    assert result.error.code == "unreadable"


def test_keep() -> None:
    assert govlint.check(FAULTY.encode()).document is None
    result = govlint.check(FAULTY.encode(), keep=True)
    assert result.document is not None
    assert result.report is not None
    assert result.document.source == FAULTY
    assert result.report.forms["requests"]["new", "natural_person"] == 6


@pytest.mark.parametrize("keep", [False, True])
def test_results_are_frozen_and_picklable(keep: bool) -> None:
    result = govlint.check(FAULTY.encode(), keep=keep)
    assert pickle.loads(pickle.dumps(result)) == result
    with pytest.raises(AttributeError):
        result.path = "other"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        result.findings[0].message = "other"  # type: ignore[misc]


def test_nothing_in_a_result_can_be_written_to() -> None:
    result = govlint.check(FAULTY.encode(), keep=True)
    assert result.report is not None
    assert result.document is not None
    report, form = result.report, result.report.forms["requests"]
    for held in (report.forms, report.sections, form.cells, form.values, result.document.metadata):
        before = dict(held)
        for name, *given in (
            ("update", {"x": 1}),
            ("__setitem__", "x", 1),
            ("setdefault", "x", 1),
            ("clear",),
            ("pop", "requests", None),
            ("popitem",),
            ("__ior__", {"x": 1}),
            ("__delitem__", "requests"),
        ):
            with pytest.raises(TypeError, match="does not change"):
                getattr(held, name)(*given)
        assert held == before
        for copied in (copy(held), deepcopy(held), pickle.loads(pickle.dumps(held))):
            assert copied == held
            assert type(copied) is type(held)
    msgspec.structs.replace(report, forms={})
    assert json.loads(msgspec.json.encode(report.forms["requests"].definition))


@pytest.mark.parametrize("name", ["a\0b.txt", "x\ud800.txt", "\udcff.txt"])
def test_a_name_that_no_file_can_have_is_told_in_the_result(name: str, path: Path) -> None:
    results = list(govlint.check_files([path, name, path]))
    assert [bool(result.findings) for result in results] == [True, False, True]
    assert results[1].error is not None
    assert results[1].error.code == "unreadable"
    assert govlint.check(name).error == results[1].error
    named = govlint.check(path.read_bytes(), path=name)
    assert [finding.rule for finding in named.findings] == ["BAL001"]
    assert json.dumps(govlint.as_dict(named)).encode()
    named.path.encode()


def test_a_language_that_there_is_not_is_a_mistake() -> None:
    with pytest.raises(SettingsError, match="lang 不能是 fr"):
        open_session(command_line={"lang": "fr"})
    assert open_session(command_line={"lang": "en"}).config.lang == "en"


def test_language() -> None:
    zh, en = (govlint.check(FAULTY.encode(), lang=lang).findings[0] for lang in ("zh", "en"))
    assert "相差 4" in zh.message
    assert "off by 4" in en.message
    with pytest.raises(govlint.UsageError):
        govlint.check(FAULTY.encode(), lang="fr")


def test_a_configuration(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("ignore: [BAL]\n", encoding="utf-8")
    assert govlint.check(FAULTY.encode(), config=file).findings == ()
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("ignre: [BAL]\n", encoding="utf-8")
    with pytest.raises(govlint.SettingsError, match="ignre"):
        govlint.check(FAULTY.encode(), config=wrong)


def test_files_that_lie_about_are_no_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".govlint.yaml").write_text("ignore: [BAL]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert govlint.check(FAULTY.encode()).findings


def test_a_session_is_opened_once_and_used_often() -> None:
    session = govlint.open_session(command_line={"select": ["BAL"]})
    assert {rule.code[:3] for rule in session.settings("a.txt").rules} == {"BAL"}
    assert session.settings("a.txt") is session.settings("b.txt")
    with pytest.raises(govlint.UsageError):
        govlint.open_session(command_line={"ignore": ["ALL"]})


def test_all_that_is_promised_is_there() -> None:
    for name in govlint.__all__:
        assert getattr(govlint, name) is not None


def test_the_types_are_told_of_all_that_is_promised() -> None:
    stub = Path(govlint.__file__).with_suffix(".pyi").read_text(encoding="utf-8")
    assert ast.literal_eval(stub.partition("__all__ = ")[2]) == sorted(govlint.__all__)


def test_a_cell_that_no_form_has_is_told_with_the_nearest() -> None:
    report = govlint.check(base_report().encode(), keep=True).report
    assert report is not None
    form = report.form("requests")
    assert form["new", "total"] == 3
    with pytest.raises(KeyError, match="no row 'nix'"):
        form["nix", "total"]
    with pytest.raises(KeyError, match="did you mean 'carried_out'"):
        form["caried_out", "total"]
    with pytest.raises(KeyError, match="no column 'totl'; did you mean 'total'"):
        form["new", "totl"]
    with pytest.raises(KeyError, match=r"form\[row, column\]"):
        form["new"]  # type: ignore[index]


def test_folders_of_last_year_that_are_not_there_are_told_at_once(tmp_path: Path) -> None:
    for given in (["nowhere", "never"], ("nowhere", "never")):
        with pytest.raises(SettingsError) as caught:
            open_session(command_line={"prior": given})
        told = [str(mistake) for mistake in caught.value.mistakes]
        assert told == ["命令行: 没有上年报告的文件夹 nowhere", "命令行: 没有上年报告的文件夹 never"]


def test_one_folder_of_last_year_may_be_a_plain_path(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    for given in (str(tmp_path / "old"), [str(tmp_path / "old")]):
        assert open_session(command_line={"prior": given}).config.prior == (str(tmp_path / "old"),)
    with pytest.raises(SettingsError, match="没有上年报告的文件夹 2023"):
        open_session(command_line={"prior": "2023"})


def test_one_path_is_one_file_and_folders_may_be_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(base_report(), encoding="utf-8")
    for given in (path, str(path), [path]):
        assert [result.path for result in govlint.check_files(given)] == [str(path)]
    (tmp_path / "c.yaml").write_text("lang: en\n", encoding="utf-8")
    assert open_session(str(tmp_path / "c.yaml"), near=str(tmp_path)).config.lang == "en"
