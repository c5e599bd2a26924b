"""A table as an Excel file: values, a head that stays, and cells in the colours of a few standings. No formula, ever.

A spreadsheet is a zip of five small XML files; a library for it would be larger than all that is asked of it here.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from django.http import HttpResponse
from django.utils.http import content_disposition_header

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: What a cell may be coloured for, as paper takes it; the first two formats are the plain one and that of the head.
FILLS = {"done": "B5D9C0", "way": "BCD2EC", "late": "F2C3BC", "carried": "E5EDF7", "waived": "ECE8DE"}
_NOT_IN_XML = {code: None for code in range(32) if code not in {9, 10, 13}}


@dataclass(frozen=True, slots=True)
class Coloured:
    """A value in a cell of the colour of ``kind``, one of ``FILLS``."""

    value: object
    kind: str


def as_xlsx(*, name: str, title: str, header: Sequence[object], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Answer with one sheet called ``title`` in a file called ``name.xlsx``."""
    response = HttpResponse(workbook(title=title, header=header, rows=rows), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{name}.xlsx") or ""
    return response


def workbook(*, title: str, header: Sequence[object], rows: Iterable[Sequence[object]]) -> bytes:
    """Return the bytes of a workbook of one sheet. Numbers stay numbers; all else is text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", _TYPES)
        made.writestr("_rels/.rels", _relations("officeDocument", "xl/workbook.xml"))
        made.writestr("xl/workbook.xml", _workbook(title))
        made.writestr("xl/_rels/workbook.xml.rels", _relations("worksheet", "worksheets/sheet1.xml", styles=True))
        made.writestr("xl/styles.xml", _styles())
        made.writestr("xl/worksheets/sheet1.xml", _sheet(header, rows))
    return stream.getvalue()


def _part(kind: str, name: str) -> str:
    content = f"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"
    return f'<Override PartName="/xl/{name}.xml" ContentType="{content}"/>'


_TYPES = (
    f'{_DECLARED}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f"{_part('sheet.main', 'workbook')}{_part('worksheet', 'worksheets/sheet1')}{_part('styles', 'styles')}</Types>"
)


def _relations(kind: str, target: str, *, styles: bool = False) -> str:
    more = f'<Relationship Id="r2" Type="{_OFFICE}/styles" Target="styles.xml"/>' if styles else ""
    return (
        f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/>{more}</Relationships>'
    )


def _workbook(title: str) -> str:
    """Name the sheet; Excel takes 31 characters, and none of a few."""
    named = escape("".join(" " if one in r"[]:*?/\'" else one for one in title)[:31].strip() or "1")
    return (
        f'{_DECLARED}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{named}" sheetId="1" r:id="r1"/></sheets></workbook>'
    )


def _styles() -> str:
    colours = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/></patternFill></fill>'
        for colour in FILLS.values()
    )
    formats = "".join(f'<xf fontId="0" fillId="{n + 2}" borderId="0" applyFill="1"/>' for n in range(len(FILLS)))
    return (
        f'{_DECLARED}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font/><font><b/></font></fonts>'
        f'<fills count="{len(FILLS) + 2}"><fill><patternFill patternType="none"/></fill>'
        f'<fill><patternFill patternType="gray125"/></fill>{colours}</fills><borders count="1"><border/></borders>'
        f'<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="{len(FILLS) + 2}">'
        f'<xf fontId="0" fillId="0" borderId="0"/><xf fontId="1" fillId="0" borderId="0" applyFont="1"/>{formats}'
        "</cellXfs></styleSheet>"
    )


def _sheet(header: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    head = "".join(_cell(value, 1) for value in header)
    body = "".join([f"<row>{''.join([_cell(value) for value in row])}</row>" for row in rows])
    return (
        f'{_DECLARED}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/>'
        "</sheetView></sheetViews>"
        '<cols><col min="1" max="1" width="8" customWidth="1"/><col min="2" max="2" width="60" customWidth="1"/></cols>'
        f"<sheetData><row>{head}</row>{body}</sheetData></worksheet>"
    )


def _cell(value: object, style: int = 0) -> str:
    if isinstance(value, Coloured):
        return _cell(value.value, list(FILLS).index(value.kind) + 2 if value.kind in FILLS else 0)
    styled = f' s="{style}"' if style else ""
    if value is None or value == "":
        return f"<c{styled}/>"
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return f"<c{styled}><v>{value}</v></c>"
    text = escape(str(value).translate(_NOT_IN_XML), quote=False)
    return f'<c{styled} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
