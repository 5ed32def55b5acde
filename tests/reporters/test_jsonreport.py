from __future__ import annotations

import json
from importlib.resources import files
from itertools import islice, repeat

import jsonschema
import pytest
from msgspec import structs

from govlint.finding import Failure, Result
from govlint.reporters import ALL
from govlint.reporters.jsonreport import findings_schema, findings_schema_text, render

from . import samples

[REPORTER] = [reporter for reporter in ALL if reporter.name == "json"]


def text(*results: Result) -> str:
    return "".join(render(iter(results), samples.STYLE))


ONE = """\
{
  "schema": 1,
  "govlint": "0.1.0",
  "documents": [
    {
      "path": "reports/2024.html",
      "reader": "html",
      "encoding": "gb18030",
      "kind": "annual-report",
      "format": "2021",
      "agency": "示例市数据局",
      "year": 2024,
      "findings": [
        {
          "rule": "CIT001",
          "name": "document-number-brackets",
          "pack": "national",
          "severity": "error",
          "message": "发文字号的年份应当用六角括号〔〕",
          "location": {
            "line": 3,
            "column": 27,
            "end_line": 3,
            "end_column": 33,
            "page": null,
            "block": 17,
            "text": "3:27"
          },
          "cell": null,
          "related": [],
          "also": [],
          "hint": "在输入法的符号表里可以找到〔〕",
          "basis": "GB/T 9704—2012",
          "url": "https://govlint.readthedocs.io/zh-cn/latest/rules/CIT001/",
          "fix": {
            "title": "用六角括号",
            "safe": true,
            "edits": [
              {
                "start": 120,
                "end": 126,
                "text": "〔2021〕"
              }
            ]
          },
          "fingerprint": "00000000000000c1"
        }
      ],
      "not_assessed": [],
      "assessed": 7,
      "error": null,
      "suppressed": [],
      "fixed": [],
      "notes": []
    }
  ],
  "summary": {
    "documents": 1,
    "error": 1,
    "warning": 0,
    "info": 0,
    "unreadable": 0,
    "skipped": 0,
    "not_assessed": 0,
    "crashed": 0,
    "suppressed": 0,
    "fixed": 0
  }
}
"""


def test_keys_and_their_order_are_fixed() -> None:
    assert text(samples.report(findings=(samples.BRACKETS,))) == ONE


def test_cells_and_related_places() -> None:
    finding = json.loads(text(samples.FAULTY))["documents"][0]["findings"][0]
    assert finding["cell"] == {"form": "requests", "row": "carried_out", "column": "natural_person"}
    assert finding["also"] == ["BAL003"]
    assert finding["related"][1] == {
        "location": {
            "line": 17,
            "column": 33,
            "end_line": 17,
            "end_column": 34,
            "page": None,
            "block": 17,
            "text": "17:33",
        },
        "cell": {"form": "requests", "row": "carried_in", "column": "natural_person"},
        "value": "3",
        "role": "operand",
    }


def test_what_could_not_be_checked() -> None:
    found = json.loads(text(*samples.EVERYTHING))
    by_path = {document["path"]: document for document in found["documents"]}
    assert by_path["README.md"]["kind"] is None
    assert by_path["reports/broken.docx"]["error"] == {
        "code": "unreadable",
        "message": "文件已损坏：不是有效的压缩包",
    }
    assert by_path["reports/images.html"]["assessed"] == 0
    assert by_path["reports/odd.txt"]["not_assessed"] == [
        {
            "rule": "URL001",
            "reason": "规则 URL001 没有做完：ValueError: bad port（这是程序的缺陷，与报告无关）",
        }
    ]
    assert found["summary"] == {
        "documents": 7,
        "error": 2,
        "warning": 1,
        "info": 1,
        "unreadable": 1,
        "skipped": 1,
        "not_assessed": 7,
        "crashed": 1,
        "suppressed": 0,
        "fixed": 0,
    }


@pytest.mark.parametrize("results", [(), (samples.CLEAN,), samples.EVERYTHING])
def test_output_is_valid_under_its_schema(results: tuple[Result, ...]) -> None:
    written = text(*results)
    parsed = json.loads(written)
    jsonschema.Draft202012Validator(findings_schema()).validate(parsed)
    assert written == json.dumps(parsed, indent=2, ensure_ascii=False) + "\n"


def test_the_schema_refuses_what_is_not_a_report_of_findings() -> None:
    validator = jsonschema.Draft202012Validator(findings_schema())
    validator.check_schema(findings_schema())
    broken = json.loads(ONE)
    broken["documents"][0]["findings"][0]["severity"] = "grave"
    del broken["summary"]["info"]
    assert len(list(validator.iter_errors(broken))) == 2


def test_statistics_where_asked_for() -> None:
    style = structs.replace(samples.STYLE, statistics=True)
    made = json.loads("".join(render([samples.report(findings=(samples.PAGE, samples.PAGE))], style)))
    assert made["statistics"] == [
        {"rule": "STR013", "name": "page-furniture", "severity": "info", "findings": 2, "documents": 1}
    ]
    jsonschema.Draft202012Validator(findings_schema()).validate(made)
    assert json.loads("".join(render([], style)))["statistics"] == []
    assert "statistics" not in json.loads("".join(render([], samples.STYLE)))


def test_the_shipped_schema_is_current() -> None:
    shipped = files("govlint") / "schemas" / "findings-1.json"
    assert shipped.read_text(encoding="utf-8") == findings_schema_text()


def test_two_runs_print_the_same() -> None:
    assert text(*samples.EVERYTHING) == text(*samples.EVERYTHING)


def test_a_file_name_of_raw_bytes_is_no_crash() -> None:
    result = Result(path="\udcff.txt", error=Failure("unreadable", "\udcff"))
    assert json.loads(text(result))["documents"][0]["path"] == "?.txt"


@pytest.mark.parametrize("words", ["##[group]一", "##vso[task.complete]", "###[error]", "# ## \\##["])
def test_nothing_in_it_commands_a_ci(words: str) -> None:
    shown = "".join(render([Result(path=words, error=Failure("unreadable", words))], samples.STYLE))
    assert "##" not in shown
    (document,) = json.loads(shown)["documents"]
    assert (document["path"], document["error"]["message"]) == (words, words)


def test_documents_are_not_kept() -> None:
    pieces = render(repeat(samples.FAULTY), samples.STYLE)
    assert all(piece.endswith("\n") for piece in islice(pieces, 10))
    assert (REPORTER.name, REPORTER.stream) == ("json", True)
