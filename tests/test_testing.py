"""The harness behind rules' pages."""

from __future__ import annotations

import pytest

from govlint.errors import SettingsError
from govlint.testing import Example, base_report, build, examples

PAGE = """# TST001 试

## 反例

```text section=other_matters year=2023
无。
```

## 为什么

```text
不是例子
```

## 正例

```html whole path=a.html
<p>一</p>
```
"""


def make(content: str = "", reader: str = "text", **options: str) -> str:
    example = Example(kind="反例", reader=reader, content=content, options=tuple(options.items()))
    return build(example)[0].decode()


def test_examples_of_a_page() -> None:
    wrong, right = examples(PAGE)
    assert (wrong.kind, wrong.reader, wrong.content, wrong.line) == ("反例", "text", "无。", 5)
    assert wrong.option("year") == "2023"
    assert wrong.option("path") is None
    assert build(right) == (b"<p>\xe4\xb8\x80</p>\n", "a.html")


@pytest.mark.parametrize("info", ["", "docx", "text nonsense", "text section=seven"])
def test_info_string_that_cannot_be_understood(info: str) -> None:
    with pytest.raises(SettingsError, match=r"page\.md:5"):
        examples(f"# TST001\n\n## 反例\n\n```{info}\n无\n```\n")


def test_fragment_becomes_a_paragraph_of_section_one() -> None:
    text = make("新的一段。")
    assert text.index("（五）监督保障") < text.index("新的一段。") < text.index("二、主动公开政府信息情况")


def test_section_is_replaced() -> None:
    assert "六、其他需要报告的事项\n无。\n" in make("无。", section="other_matters")
    assert "规章" not in make("无。", section="disclosure", year="2023")


def test_removal_and_replacement() -> None:
    assert "行政复议 |" not in make(remove="review")
    assert "规章 | 7 |" in make(replace="规章 | 0=>规章 | 7")
    assert make("甲\n乙", instead="一、总体情况").count("甲\n乙") == 1
    assert "示例" not in make(remove="title").split("\n")[0]


def test_text_that_is_not_there() -> None:
    with pytest.raises(ValueError, match="最小的正确报告里没有"):
        make(replace="没有这句=>甲")
    with pytest.raises(ValueError, match="=>"):
        make(replace="没有箭头")


def test_readers_hold_the_same_report() -> None:
    assert '<td rowspan="22">三、本年度办理结果</td>' in base_report(2024, "html")
    assert '<td rowspan="20">三、本年度办理结果</td>' in base_report(2020, "html")
    assert "| 规章 | 0 | 0 | 0 |" in base_report(2024, "markdown")
    assert "本年新制作数量" in base_report(2019)
