"""Part of the reader of workbooks: opens the file by calamine, once its sizes are known to be harmless."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any

import python_calamine as calamine

from govlint.errors import EMPTY, UnreadableError, is_panic
from govlint.limits import limits
from govlint.model import Struct, Text
from govlint.readers.hidden import as_shown, hidden_columns, hidden_rows
from govlint.readers.package import Package
from govlint.readers.sheet import Sheet, too_many_cells

_DAMAGED = (
    "表格文件已损坏，请用 Excel 或 WPS 打开后另存一次",
    "a damaged workbook; open it in Excel or WPS and save it again",
)
_REFERENCE = re.compile(rb'<(?:\w{1,9}:)?c\s[^>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"[^>]{0,200}?(?<!/)>')
_BARE_FORMULA = re.compile(
    rb'<(?:\w{1,9}:)?c\s[^>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"[^>/]{0,200}>\s{0,9}'
    rb"<(?:\w{1,9}:)?f\b(?:[^>]{0,200}/>|[^>]{0,200}>[^<]{0,9000}</(?:\w{1,9}:)?f>)\s{0,9}"
    rb"(?:<(?:\w{1,9}:)?v\s?/>|<(?:\w{1,9}:)?v>\s{0,9}</(?:\w{1,9}:)?v>)?\s{0,9}</(?:\w{1,9}:)?c>"
)
_ERROR = re.compile(
    rb'<(?:\w{1,9}:)?c\s(?=[^>]{0,200}?\bt="e")[^>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"[^>]{0,200}>\s{0,9}'
    rb"(?:<(?:\w{1,9}:)?f\b(?:[^>]{0,200}/>|[^>]{0,200}>[^<]{0,9000}</(?:\w{1,9}:)?f>)\s{0,9})?"
    rb"<(?:\w{1,9}:)?v>([^<]{0,20})</"
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EXACT = 15
"""Digits of a number that a workbook keeps and shows."""


class Oddities(Struct, frozen=True):
    """Cells of a sheet, by row and column, that calamine gives as blank: formulas uncomputed, and errors.

    And what it does not tell of: rows, and stretches of columns, that are hidden.
    """

    unknown: frozenset[tuple[int, int]] = frozenset()
    errors: dict[tuple[int, int], str] = {}
    rows: frozenset[int] = frozenset()
    columns: tuple[tuple[int, int], ...] = ()


class Sheets(Struct, frozen=True):
    """The sheets that are shown, how many are hidden, and what is hidden in those that are shown."""

    visible: tuple[Sheet, ...]
    hidden: int = 0
    notes: tuple[Text, ...] = ()


def sheets_of(data: bytes) -> Sheets:
    """The sheets of a workbook. UnreadableError where it is damaged, encrypted or too large."""
    if not data.strip(b"\0 \r\n\t"):
        raise UnreadableError(*EMPTY)
    if data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        raise UnreadableError(
            "这是 XML 格式的 Excel 表格（Excel 2003），读不了；请用 Excel 或 WPS 打开，另存为 .xlsx",
            "a workbook of Excel 2003 in XML, which is not read; open it in Excel or WPS and save it "
            "as .xlsx",
        )
    odd = _looked_over(data) if data.startswith(b"PK") else _looked_over_old(data)
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            kinds = [item for item in book.sheets_metadata if item.typ == calamine.SheetTypeEnum.WorkSheet]
            shown = [item.name for item in kinds if item.visible == calamine.SheetVisibleEnum.Visible]
            sheets = [_sheet(book.get_sheet_by_name(name), odd.get(name, Oddities())) for name in shown]
    except calamine.PasswordError as error:
        raise UnreadableError(
            "文件设有密码，请先去掉密码", "the file is protected by a password; remove that first"
        ) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableError(*_DAMAGED) from error
    except BaseException as error:
        if not is_panic(error):
            raise
        raise UnreadableError(*_DAMAGED) from error
    visible: list[Sheet] = []
    notes: list[Text] = []
    for sheet in sheets:
        marks = odd.get(sheet.name, Oddities())
        bare, told = as_shown(sheet, marks.rows, marks.columns)
        visible.append(bare)
        notes += told
    return Sheets(tuple(visible), len(kinds) - len(shown), tuple(notes))


def _sheet(sheet: Any, odd: Oddities) -> Sheet:
    if sheet.height * sheet.width > limits().cells:
        raise too_many_cells(sheet.name, sheet.height * sheet.width, limits().cells)
    top, left = sheet.start or (0, 0)
    rows = [[shown(value) for value in row] for row in sheet.to_python(skip_empty_area=True)]
    for (row, column), text in odd.errors.items():
        if top <= row < top + len(rows) and left <= column < left + len(rows[row - top]):
            rows[row - top][column - left] = text
    return Sheet(sheet.name, rows, tuple(sheet.merged_cell_ranges or ()), top, left, odd.unknown)


def shown(value: Any) -> str:
    """A value as the sheet shows it: a whole number without decimals.

    >>> shown(3.0), shown(0.1 + 0.2), shown(True)
    ('3', '0.3', 'TRUE')
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 10**_EXACT
        return str(int(value)) if whole else f"{value:.{_EXACT}g}"
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)


def _looked_over(data: bytes) -> dict[str, Oddities]:
    """Unpacks every part within the limits, and counts cells by where they stand.

    A cell far off makes calamine lay out all that is between. Gives what is odd in each sheet.
    """
    package = Package(data)
    odd: dict[str, Oddities] = {}
    names = _names(package)
    for name in package.names():
        if not name.endswith((".xml", ".rels", ".bin")):
            continue
        part = package.bytes(name)
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            raise UnreadableError(
                "文件里的 XML 带有 DTD，出于安全不读",
                "the XML in the file has a DTD, which is unsafe: not read",
            )
        if not name.startswith("xl/worksheets/") or name.endswith(".rels"):
            continue
        if b"sheetData" not in part:
            raise UnreadableError(*_DAMAGED)
        _measured(part)
        odd[names.get(name, name)] = Oddities(
            frozenset(_place(*item) for item in _BARE_FORMULA.findall(part)),
            {_place(*place): word.decode("ascii", "replace") for *place, word in _ERROR.findall(part)},
            hidden_rows(part),
            hidden_columns(part),
        )
    return odd


def _looked_over_old(data: bytes) -> dict[str, Oddities]:
    """What is hidden in each sheet of a file of Excel 97."""
    if not data.startswith(_OLE):
        return {}
    from govlint.readers.oldbook import hidden_in  # hardly any report is such a file

    return {name: Oddities(rows=rows, columns=columns) for name, (rows, columns) in hidden_in(data).items()}


def _measured(part: bytes) -> None:
    """UnreadableError where the cells of a sheet stand too far apart."""
    references = set(_REFERENCE.findall(part))
    if not references:
        return
    rows, columns = zip(*[_place(*item) for item in references], strict=True)
    area = (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
    if area > limits().cells:
        raise UnreadableError(
            f"有一个工作表占了 {area:,} 格，超过上限 {limits().cells:,} 格；请删掉多余的空行空列，另存一次",
            f"a sheet takes {area:,} cells, above the limit of {limits().cells:,}; delete blank "
            "rows and columns and save it again",
        )


def _place(letters: bytes, digits: bytes) -> tuple[int, int]:
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return int(digits) - 1, column - 1


def _names(package: Package) -> dict[str, str]:
    """The names of the sheets by their parts."""
    try:
        targets = {
            item.get("Id"): item.get("Target", "") for item in package.xml("xl/_rels/workbook.xml.rels")
        }
        sheets: Iterable[Any] = package.xml("xl/workbook.xml").iter("{*}sheet")
        found = {}
        for sheet in sheets:
            key = next((value for name, value in sheet.items() if name.endswith("}id")), None)
            target = targets.get(key, "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            found[part.lower()] = sheet.get("name", "")
    except (UnreadableError, zipfile.BadZipFile):
        return {}
    return found
