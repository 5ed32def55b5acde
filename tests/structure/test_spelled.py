"""Tables told row by row in words: read where every row and every column is told once."""

from __future__ import annotations

import pytest

from govlint.testing import base_report
from recognised import checked, read

REPORT = base_report()
FORMS = read(REPORT).forms


def spelled(between: str, before: str, *, levels: bool = True) -> str:
    """The report with a row a line, or a column a line below its row."""
    lines, done = [], set()
    for line in REPORT.split("\n"):
        if not line.endswith("|"):
            lines.append(line)
            section = line[:2]
            if (
                form := {"二、": "disclosure", "三、": "requests", "四、": "review"}.get(section)
            ) and form not in done:
                done.add(form)
                lines += _rows(form, between, before, levels=levels)
    return "\n".join(lines)


def _rows(form: str, between: str, before: str, *, levels: bool) -> list[str]:
    definition = FORMS[form].definition
    lines = []
    for row in definition.rows:
        if row.key in definition.replaces:
            continue
        label = (
            f"行政诉讼（{row.label.zh}）" if row.key.startswith("litigation") else row.number + row.label.zh
        )
        label = (
            f"三、本年度办理结果－{label}" if levels and row.number[:1] in "（1234" and row.number else label
        )
        cells = [
            f"{definition.column_label(column).zh}{before}{FORMS[form].cells[row.key, column].text}"
            for column in definition.columns_of(row)
        ]
        lines += [f"{label}：{between.join(cells)}"] if between != "\n" else [label, *cells]
    return lines


@pytest.mark.parametrize(("between", "before"), [("，", " "), ("；", "："), (", ", " "), ("\n", "：")])
def test_it_is_read_as_a_table(between: str, before: str) -> None:
    text = spelled(between, before)
    result = checked(text)
    assert result.findings == ()
    assert result.report is not None
    for key, form in FORMS.items():
        assert result.report.forms[key].values == form.values
    wrong = text.replace(f"自然人{before}2", f"自然人{before}6", 1)
    [found] = checked(wrong).findings
    assert (found.rule, found.cell and found.cell.column) == ("BAL001", "natural_person")
    [found] = checked(text.replace(f"自然人{before}2", f"自然人{before}若干", 1)).findings
    assert found.rule == "BAL006"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("二、上年结转政府信息公开申请数量：", "二、上年结转的情形："),  # a row is not there
        ("科研机构 0，", ""),  # a column is not there
        ("二、上年结转政府信息公开申请数量：", "一、本年新收政府信息公开申请数量："),  # one stands twice
    ],
)
def test_what_is_not_told_whole_is_not_assessed(old: str, new: str) -> None:
    text = spelled("，", " ")
    assert old in text
    result = checked(text.replace(old, new, 1))
    assert [found for found in result.findings if found.severity != "info"] == []
    assert {"BAL001", "BAL002"} <= {item.rule for item in result.not_assessed}
