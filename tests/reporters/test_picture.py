from __future__ import annotations

from govlint.picture import PictureCell, PictureRow, TablePicture
from govlint.reporters.paint import Pen
from govlint.reporters.picture import picture_lines
from govlint.reporters.typeset import width_of

from .samples import cells

KINDS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
WIDE = TablePicture(
    "表三",
    KINDS,
    (
        PictureRow("一、本年新收政府信息公开申请数量", cells("60", "", "0", "-", "无", "0", "60", marked=1)),
        PictureRow(
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            cells("1,234", "0", "0", "0", "0", "0", "1,234"),
        ),
    ),
    "60 + （空白） + 0 + 0 + 0 + 0 = 60",
)


def drawn(picture: TablePicture, width: int, lang: str = "zh") -> str:
    return "\n".join(picture_lines(picture, width, lang, Pen(False)))


def test_seven_columns_fit_by_breaking_headings_and_cutting_labels() -> None:
    assert (
        drawn(WIDE, 72)
        == """\
                                商业  科研  社会公  法律服
表三                    自然人  企业  机构  益组织  务机构  其他   总计
一、本年新收政府信息公…     60    [ ]    0       -      无     0     60
1.申请人无正当理由逾期…  1,234     0     0       0       0     0  1,234
60 + （空白） + 0 + 0 + 0 + 0 = 60"""
    )


def test_columns_without_a_part_are_left_out_first() -> None:
    picture = TablePicture(
        "表三",
        KINDS,
        (PictureRow("（一）予以公开", cells("1", "2", "3", "4", "5", "6", "7", marked=3, operand=6)),),
    )
    assert (
        drawn(picture, 40)
        == """\
               社会  法律
               公益  服务
表三           组织  机构  其他  总计
（一）予以公开   [4]    5     6     7
（另有 3 列，未列出）"""
    )
    assert "more columns not shown" in drawn(picture, 40, "en")


def test_rows_of_zeros_of_a_long_table_are_counted() -> None:
    rows = [PictureRow(f"{number}.重复申请", cells("0" if number % 6 else "5")) for number in range(1, 22)]
    total = PictureRow("（七）总计", cells("16", marked=0))
    picture = TablePicture("表三", ("自然人",), (*rows, PictureRow("…"), total), "5 + 5 + 5 ≠ 16")
    assert (
        drawn(picture, 72)
        == """\
表三        自然人
6.重复申请       5
12.重复申请      5
18.重复申请      5
…
（七）总计     [16]
（另有 18 行都是 0，未列出）
5 + 5 + 5 ≠ 16"""
    )


def test_a_short_table_keeps_its_zeros() -> None:
    rows = (PictureRow("行政复议", (PictureCell("0", role="total"), PictureCell("0"))),)
    assert drawn(TablePicture("表四", ("结果维持", "总计"), rows), 72) == (
        "表四     结果维持  总计\n行政复议        0     0"
    )


def test_nothing_is_wider_than_asked() -> None:
    for width in (24, 34, 50, 72, 100):
        assert max(map(width_of, drawn(WIDE, width).splitlines())) <= width


def test_hostile_cells_and_missing_cells() -> None:
    rows = (PictureRow("行\x1b[2J", (PictureCell("\x1b[31m5", mark=True),)), PictureRow("空"))
    shown = drawn(TablePicture("表\n三", ("甲", "乙"), rows), 72)
    assert "\x1b" not in shown
    assert "[<U+001B>[31m5]" in shown
    assert len(shown.splitlines()) == 3
    assert drawn(TablePicture("表三", (), ()), 72) == "表三"


def test_colour_marks_the_wrong_cell_and_dims_those_without_a_part() -> None:
    shown = "\n".join(picture_lines(WIDE, 72, "zh", Pen(True)))
    assert "\x1b[1;31m[ ]\x1b[0m" in shown
    assert "\x1b[2m无\x1b[0m" in shown
    assert not any(line.endswith(" ") for line in shown.splitlines())
