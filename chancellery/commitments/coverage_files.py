"""The coverage matrix as a file: as it stands on the page, or a line for each cell."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from chancellery.commitments import queries
from chancellery.commitments.enums import Figure
from chancellery.core.exports import as_csv
from chancellery.core.spreadsheets import Coloured, as_xlsx
from chancellery.documents.models import Document
from chancellery.organisations.models import Unit
from chancellery.ui import cells


def as_matrix(found: queries.Matrix, document: Document, top: Unit) -> HttpResponse:
    """Send an Excel file of duties by units: percentages and signs, in the colours of their standings."""
    header = [*_headings(), *(found.units[key].short_name for key in found.grid.columns)]
    return as_xlsx(name=_name(document, top), title=str(document), header=header, rows=_rows(found))


def as_cells(found: queries.Matrix, document: Document, top: Unit) -> HttpResponseBase:
    """Send comma-separated values with a line for each cell, which a spreadsheet can turn any way."""
    header = [
        *_headings(), _("Unit"), _("Code"), _("Standing"), _("Progress, percent"), str(Figure.TOTAL.label),
        str(Figure.OVERDUE.label),
    ]  # fmt: skip
    return as_csv(name=_name(document, top), header=header, rows=_lines(found))


def _name(document: Document, top: Unit) -> str:
    return " ".join([_("coverage"), str(document), top.code]).replace("/", "-")


def _headings() -> list[str]:
    return [pgettext("of a provision", "Number"), pgettext("coverage", "Duty")]


def _rows(found: queries.Matrix) -> Iterator[list[object]]:
    for duty in found.grid.all_duties():
        provision = found.provisions[duty]
        row: list[object] = [provision.label, provision.heading]
        for key in found.grid.columns:
            cell = found.grid.cell(duty, key)
            if not cell.is_adopted and key in found.grid.themselves:
                row.append("")
                continue
            row.append(Coloured(cell.percent if cell.total else cells.SIGNS[cell.kind], cell.kind))
        yield row


def _lines(found: queries.Matrix) -> Iterator[list[object]]:
    for duty in found.grid.all_duties():
        provision = found.provisions[duty]
        for key in found.grid.columns:
            cell, unit = found.grid.cell(duty, key), found.units[key]
            if not cell.is_adopted and key in found.grid.themselves:
                continue  # what a unit does not lead itself is no gap
            yield [
                provision.label, provision.heading, unit, unit.code, cells.word_of(cell.kind),
                "" if cell.percent is None else cell.percent, cell.total, cell.overdue,
            ]  # fmt: skip
