"""A table of successions, a row each: read, judged row by row, and made into what the act takes.

The columns are named in the first row, in any order: ``kind``, ``from`` (the day), ``predecessors`` and ``successors``
(codes of units, parted by blanks or semicolons), ``document`` (its number in the register), and where they are needed
``note``, ``new_name`` with its ``language``. A successor whose code is not known is opened on that day, called
``new_name``, beside the first predecessor.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from chancellery.core.refusals import Refusal
from chancellery.documents import queries as documents
from chancellery.documents.models import Document
from chancellery.organisations import actions as organisations
from chancellery.organisations.actions import Wanted
from chancellery.organisations.enums import SuccessionKind, UnitKind
from chancellery.organisations.models import Unit, User
from chancellery.reading import files
from chancellery.successions.actions import Ordered

COLUMNS = ("kind", "from", "predecessors", "successors", "document", "note", "new_name", "language")


@dataclass(frozen=True, slots=True)
class Row:
    """One succession as the table says it; ``line`` is its line, the headings being the first."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with what it wants, or with why it cannot be."""

    row: Row
    ordered: Ordered | None = None
    fault: str = ""


class NoSuchColumn(ValueError):
    """The first row does not name the columns."""


def rows_in(path: Path) -> list[Row]:
    """Return the rows of a CSV or Excel file that hold something.

    Raises:
        NoSuchColumn: a column that every row needs is missing.
    """
    lines = _csv(path.read_text(encoding="utf-8-sig")) if path.suffix.lower() == ".csv" else _sheet(path)
    if not lines:
        return []
    head = [cell.strip().casefold() for cell in lines[0]]
    if missing := [name for name in ("kind", "from", "predecessors", "document") if name not in head]:
        raise NoSuchColumn(", ".join(missing))
    found = []
    for number, line in enumerate(lines[1:], start=2):
        cells = {name: cell.strip() for name, cell in zip(head, line, strict=False) if name in COLUMNS}
        if any(cells.values()):
            found.append(Row(number, cells))
    return found


def _csv(text: str) -> list[list[str]]:
    first = text.partition("\n")[0]
    mark = max(";,\t", key=first.count)
    return list(csv.reader(io.StringIO(text), delimiter=mark))


def _sheet(path: Path) -> list[list[str]]:
    read = files.read_file(str(path))
    return [[cell.text for cell in row] for row in read.tables[0].rows] if read.tables else []


def judged(rows: Sequence[Row], *, by: User | None, at: datetime) -> list[Judged]:
    """Say of each row what it wants, or what is wrong with it; units that are new are opened by this."""
    codes = {code for row in rows for code in (*_codes(row, "predecessors"), *_codes(row, "successors"))}
    known = {unit.code: unit for unit in Unit.objects.filter(code__in=codes).select_related("parent")}
    found = []
    for row in rows:
        try:
            with transaction.atomic():
                found.append(Judged(row, _ordered(row, known, by=by, at=at)))
        except (_Fault, Refusal) as fault:
            found.append(Judged(row, fault=str(fault)))
    return found


class _Fault(ValueError):
    """What is wrong with a row, in one sentence."""


def _ordered(row: Row, known: dict[str, Unit], *, by: User | None, at: datetime) -> Ordered:
    kind, day = _kind(row), _day(row)
    predecessors = [_unit(code, known) for code in _codes(row, "predecessors")]
    basis = _document(row)
    names = {row.cells.get("language") or "vi": row.cells["new_name"]} if row.cells.get("new_name") else {}
    successors = []
    for code in _codes(row, "successors"):
        if code not in known and names and predecessors:
            known[code] = _opened(code, names, beside=predecessors[0], day=day, by=by, at=at)
        successors.append(_unit(code, known))
    wanted = Wanted(
        kind=kind, takes_effect_on=day, basis="", predecessors=predecessors, successors=successors,
        note=row.cells.get("note", ""), names=names if kind == SuccessionKind.RENAME else {},
    )  # fmt: skip
    return Ordered(wanted, basis)


def _opened(code: str, names: Mapping[str, str], *, beside: Unit, day: date, by: User | None, at: datetime) -> Unit:
    return organisations.open_unit(
        code=code, kind=UnitKind(beside.kind), names=names, parent=beside.parent, from_on=day, by=by, at=at
    )


def _codes(row: Row, column: str) -> list[str]:
    return row.cells.get(column, "").replace(";", " ").replace(",", " ").split()


def _kind(row: Row) -> SuccessionKind:
    try:
        return SuccessionKind(row.cells.get("kind", "").casefold())
    except ValueError:
        kinds = ", ".join(SuccessionKind.values)
        raise _Fault(_("“%(kind)s” is no kind of succession: %(kinds)s.") % {
            "kind": row.cells.get("kind", ""), "kinds": kinds
        }) from None  # fmt: skip


def _day(row: Row) -> date:
    try:
        return date.fromisoformat(row.cells.get("from", "")[:10])
    except ValueError:
        raise _Fault(_("Write the day as 2026-06-30.")) from None


def _unit(code: str, known: Mapping[str, Unit]) -> Unit:
    if code not in known:
        raise _Fault(_("No unit has the code “%(code)s”.") % {"code": code})
    return known[code]


def _document(row: Row) -> Document:
    number = row.cells.get("document", "")
    found = list(Document.objects.filter(documents.numbered(number))[:2]) if number else []
    if len(found) != 1:
        raise _Fault(
            _("No document of the register has this number.") if not found
            else _("Several documents have this number; write it as it was issued.")
        )  # fmt: skip
    return found[0]
