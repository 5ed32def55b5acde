"""What stands above a Markdown text between lines of three strokes."""

from __future__ import annotations

from govlint.readers.frontmatter import front_matter


def test_known_keys_are_taken_and_others_left() -> None:
    lines = [
        "---",
        "标题：示例市数据局2024年政府信息公开工作年度报告",
        "year: 2024 # of the report",
        "draft: no",
        "---",
    ]
    found = {"title": "示例市数据局2024年政府信息公开工作年度报告", "year": "2024"}
    assert front_matter([*lines, "正文"]) == (5, found)


def test_a_line_of_strokes_that_nothing_closes_is_a_rule() -> None:
    assert front_matter(["---", "标题：一", "正文"]) == (0, {})
    assert front_matter(["正文"]) == (0, {})
    assert front_matter([]) == (0, {})


def test_a_title_in_lines_below_its_key_is_one() -> None:
    lines = [
        "---",
        "title: |",
        "  **示例市数据局2024年**",
        "",
        "  **政府信息公开工作年度报告**",
        "year: 2024",
        "---",
    ]
    assert front_matter(lines) == (
        7,
        {"title": "示例市数据局2024年政府信息公开工作年度报告", "year": "2024"},
    )
    assert front_matter(["---", "draft: |", "  甲", "year: 2024", "---"]) == (5, {"year": "2024"})
