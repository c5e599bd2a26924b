"""Spreadsheets (.xlsx): each visible sheet as its title lines and one table, so that tables of tasks are recognised."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

import python_calamine

from chancellery.reading.inputs import archive, sniff
from chancellery.reading.inputs.decoded import Decoded
from chancellery.reading.inputs.layout import REPEATED, Layout
from chancellery.reading.inputs.refusals import Bomb, Damaged, Empty, Encrypted

#: A sheet is held as a full rectangle: one cell in the far corner would make billions of empty ones.
_CELLS = 1_000_000
#: Cells share their words, so that a small file may hold an enormous text.
_CHARACTERS = 50 * 2**20
_PLACE = re.compile(rb"\br\s*=\s*[\"']\s*([A-Za-z]{0,7})([0-9]{1,9})\s*[\"']")
_SHARED = re.compile(rb">\s*(\d{1,9})\s*</(?:\w+:)?v\s*>")
_SHARED_END = re.compile(rb"</(?:\w+:)?si\s*>")
_DAMAGED = "This spreadsheet is damaged and could not be opened."

_Value = int | float | str | bool | time | date | datetime | timedelta


def decode(data: bytes) -> Decoded:
    """Return the visible sheets of a spreadsheet. Days read as 2024-06-30; formulas give the value last stored.

    Raises:
        Bomb, ForeignEntities, Encrypted, Damaged: it is not safe or not whole.
        Empty: no visible sheet holds anything.
    """
    archive.inspect(data)
    _measure(data)
    layout = Layout()
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = [sheet.name for sheet in workbook.sheets_metadata if _is_seen(sheet)]
        for name in names:
            sheet = workbook.get_sheet_by_name(name)
            first, _column = sheet.start or (0, 0)
            _lay_out(layout, _filled_down(sheet), first=first + 1, title=name if len(names) > 1 else "")
    except python_calamine.PasswordError as error:
        raise Encrypted from error
    except MemoryError:
        raise
    except Exception as error:  # the parser names each kind of damage by a class of its own
        raise Damaged(_DAMAGED) from error
    tables = layout.tables
    if not layout.text:
        raise Empty("This spreadsheet holds no text.")
    return Decoded(text=layout.text, media_type=sniff.SHEETS, tables=tables)


def _is_seen(sheet: python_calamine.SheetMetadata) -> bool:
    return (
        sheet.visible == python_calamine.SheetVisibleEnum.Visible
        and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
    )


def _measure(data: bytes) -> None:
    """Refuse sheets whose rectangle, or whose shared words written out, are beyond measure."""
    cells = characters = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            names = opened.namelist()
            shared = opened.read("xl/sharedStrings.xml") if "xl/sharedStrings.xml" in names else b""
            lengths = [len(words) for words in _SHARED_END.split(shared)]
            for name in names:
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    sheet = opened.read(name)
                    cells += _area(sheet)
                    indices = (int(found[1]) for found in _SHARED.finditer(sheet))
                    characters += sum(lengths[index] for index in indices if index < len(lengths))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise Damaged(_DAMAGED) from error
    if cells > _CELLS or characters > _CHARACTERS:
        raise Bomb


def _area(sheet: bytes) -> int:
    """How many cells the rectangle from the first to the last place named in a sheet may hold, at most."""
    rows = columns = 0
    places = {(found[1].upper(), found[2]) for found in _PLACE.finditer(sheet)}
    for letters, row in places:
        rows = max(rows, int(row))
        columns = max(columns, _column(letters))
    return rows * columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _filled_down(sheet: python_calamine.CalamineSheet) -> list[list[_Value]]:
    """Return the rows of a sheet; a cell merged over several rows is said again in each of them."""
    rows: list[list[_Value]] = [list(row) for row in sheet.to_python()]
    first_row, first_column = sheet.start or (0, 0)
    left = _CELLS  # ranges that overlap without end are no merged cells
    for (top, side), (bottom, _) in sheet.merged_cell_ranges or ():
        column, said, below = side - first_column, top - first_row, rows[max(0, top - first_row + 1) :]
        below = below[: bottom - top]
        left -= len(below)
        if left > 0 <= said < len(rows) and 0 <= column < len(rows[said]) and _short(rows[said][column]):
            for row in below:
                row[column] = rows[said][column]
    return rows


def _short(value: _Value) -> bool:
    return len(str(value)) <= REPEATED


def _lay_out(layout: Layout, values: Sequence[Sequence[_Value]], *, first: int, title: str) -> None:
    """Lay out one sheet: lines of a single cell above and below the table are paragraphs, not rows.

    ``first`` is the number that the sheet shows beside the first row.
    """
    rows = [list(row) for row in _trimmed([[_shown(value) for value in row] for row in values])]
    filled = [index for index, row in enumerate(rows) if sum(map(bool, row)) > 1]
    layout.sheet(title)
    if any(any(row) for row in rows):
        layout.paragraph(title)
    for index, row in enumerate(rows):
        if filled and filled[0] <= index <= filled[-1]:
            layout.row(row, number=first + index)
        else:
            layout.paragraph(" ".join(row))
    layout.end_table()


def _trimmed(rows: Sequence[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Cut off the columns at the right in which nothing stands."""
    width = max((index + 1 for row in rows for index, cell in enumerate(row) if cell), default=0)
    for row in rows:
        yield row[:width]


def _shown(value: _Value) -> str:
    match value:
        case bool():
            return str(value).upper()
        case float():
            return format(value, ".15g")
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case _:
            return str(value).strip()
