"""How the units below one stand: a row for each, and the sum of the rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from chancellery.commitments import rules
from chancellery.commitments.queries.days import totals_of_units_on
from chancellery.commitments.queries.tallies import DOCUMENTS_COUNTED, totals_of_units
from chancellery.core import alphabet, history
from chancellery.core.written_once import WrittenOnce
from chancellery.documents.models import Document
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import READERS, Authority

DOCUMENTS_OFFERED = 30


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A unit below the chosen one with its whole subtree; ``is_own`` for what the chosen unit leads itself."""

    unit: Unit
    totals: rules.Totals
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """The rows by name, and what they sum to."""

    rows: tuple[BoardRow, ...]
    totals: rules.Totals


def board(unit: Unit, *, document: int | None, today: date) -> Board:
    """Return how the units right below ``unit`` stand, and first what it leads itself when it leads anything.

    A unit that is closed appears as long as it leads something.
    """
    children = _right_below(unit.pk)
    found = totals_of_units([unit.pk, *(child.pk for child in children)], document=document, today=today)
    return _of_rows(unit, children, found, {child.pk for child in children if child.is_valid_on(today)})


def board_on(day: date, unit: Unit, *, document: int | None) -> Board:
    """Return what ``board`` would have said at the end of ``day``: units as they were called and where they hung."""
    children = organisations.children_on(unit, day)
    found = totals_of_units_on(day, [unit.pk, *(child.pk for child in children)], document=document)
    valid = {child.pk for child in children if child.is_valid_on(day)}
    idle = [child for child in children if child.pk in valid and child.pk not in found]
    then = history.as_of(unit, day)
    return _of_rows(then, children, found, valid - organisations.opened_after(day, idle))


def _of_rows(unit: Unit, children: Sequence[Unit], found: Mapping[int, rules.Totals], there: Collection[int]) -> Board:
    """Return the rows of those of ``children`` that lead anything, or that are ``there`` (by key)."""
    led = found.get(unit.pk, rules.Totals())
    own = led - sum((found.get(child.pk, rules.Totals()) for child in children), rules.Totals())
    rows = [BoardRow(unit, own, is_own=True)] if own.total or own.left_out else []
    first = len(rows)
    for child in children:
        totals = found.get(child.pk, rules.Totals())
        if totals.total or totals.left_out or child.pk in there:
            rows.append(BoardRow(child, totals))
    rows[first:] = sorted(rows[first:], key=lambda row: alphabet.place(row.unit.short_name))
    return Board(tuple(rows), led)


def get_unit_for_board(authority: Authority, pk: int) -> Unit:
    """Return a unit whose whole subtree a person may read; the same Http404 whether it is absent or not theirs."""
    found = _with_keys((pk,))
    if not found or not authority.may(READERS, found[0].path):
        raise Http404
    return found[0]


def tops(authority: Authority) -> list[Unit]:
    """Return the units whose boards a person may open, none below another."""
    return list(Unit.objects.filter(path__in=authority.paths(READERS)).order_by("depth", "path"))


def above_on_board(authority: Authority, unit: Unit) -> list[Unit]:
    """Return the units above ``unit`` whose boards a person may open too, the topmost first."""
    keys = tuple(int(key) for key in unit.path.split(".")[:-2])
    return [one for one in _with_keys(keys) if authority.may(READERS, one.path)] if keys else []


def documents_on_board(unit: Unit) -> list[Document]:
    """Return the documents that most recently gave commitments to the subtree of ``unit``."""
    return list(Document.objects.raw(_NEWEST, {"unit": unit.pk}))


def right_below_on_board(unit: Unit) -> list[Unit]:
    """Return the units right below ``unit`` by name; who may open its board may open theirs."""
    return sorted(_right_below(unit.pk), key=lambda one: alphabet.place(one.short_name))


@WrittenOnce
def _right_below(unit: int) -> QuerySet[Unit]:
    return Unit.objects.filter(parent=unit)


@WrittenOnce
def _with_keys(units: tuple[int, ...]) -> QuerySet[Unit]:
    return Unit.objects.filter(pk__in=units).order_by("depth")


_NEWEST = f"""
    SELECT * FROM documents_document WHERE id IN ({DOCUMENTS_COUNTED})
    ORDER BY dated_on DESC NULLS LAST, id DESC LIMIT {DOCUMENTS_OFFERED}
"""  # noqa: S608 - nothing but what is written here
