"""Spreadsheets made for the tests, part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
#: The second cell format shows a number as a day.
_STYLES = f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'


class Day(int):
    """A day as spreadsheets count them: 45473 is 30 June 2024."""


def sheets(
    rows_of: Mapping[str, Sequence[Sequence[str | float | None]]], *, hidden: Sequence[str] = (), merged: str = ""
) -> bytes:
    """A spreadsheet of these sheets; a ``None`` leaves its cell out, ``merged`` is a range in each."""
    names = list(rows_of)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", _content_types(len(names)))
        made.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        made.writestr("xl/workbook.xml", _workbook(names, hidden))
        parts = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(names) + 1)]
        made.writestr("xl/_rels/workbook.xml.rels", _relations([*parts, ("styles", "styles.xml")]))
        made.writestr("xl/styles.xml", _STYLES)
        for number, name in enumerate(names, 1):
            made.writestr(f"xl/worksheets/sheet{number}.xml", sheet(rows_of[name], merged=merged))
    return stream.getvalue()


def sheet(rows: Sequence[Sequence[str | float | None]], *, merged: str = "") -> str:
    """The XML of one sheet."""
    lines = "".join(
        f'<row r="{number}">{"".join(_cell(number, column, value) for column, value in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    )
    ranges = f'<mergeCells count="1"><mergeCell ref="{merged}"/></mergeCells>' if merged else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData>{ranges}</worksheet>'


def _cell(row: int, column: int, value: str | float | None) -> str:
    place = f"{chr(ord('A') + column)}{row}"
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}" s="{int(isinstance(value, Day))}"><v>{value}</v></c>'


def _workbook(names: Sequence[str], hidden: Sequence[str]) -> str:
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"'
        + (' state="hidden"/>' if name in hidden else "/>")
        for number, name in enumerate(names, 1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _content_types(count: int) -> str:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    listed = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{main}.worksheet+xml"/>'
        for number in range(1, count + 1)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/>{listed}</Types>'
    )
