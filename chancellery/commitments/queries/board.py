"""How the units below one stand: one query, a row for each, and the sum of the rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Exists, F, Func, OuterRef, Value
from django.http import Http404

from chancellery.commitments import rules
from chancellery.commitments.models import Commitment
from chancellery.commitments.queries.figures import rollup_by
from chancellery.commitments.queries.scope import Scope
from chancellery.core import alphabet
from chancellery.documents.models import Document
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
    below = Func(F("lead__path"), Value("."), Value(unit.depth + 2), function="split_part", output_field=CharField())
    led = Scope(unit_path=unit.path, document=document).rows(Commitment.objects.all(), today=today)
    found = rollup_by(led, below, today=today)
    rows = [BoardRow(unit, found[""], is_own=True)] if "" in found else []
    for child in Unit.objects.filter(parent=unit):
        totals = found.get(str(child.pk), rules.Totals())
        if totals.total or totals.left_out or child.is_valid_on(today):
            rows.append(BoardRow(child, totals))
    own = 1 if "" in found else 0
    rows[own:] = sorted(rows[own:], key=lambda row: alphabet.place(row.unit.short_name))
    return Board(tuple(rows), sum((row.totals for row in rows), rules.Totals()))


def get_unit_for_board(authority: Authority, pk: int) -> Unit:
    """Return a unit whose whole subtree a person may read; the same Http404 whether it is absent or not theirs."""
    found = Unit.objects.filter(pk=pk).first()
    if found is None or not authority.may(READERS, found.path):
        raise Http404
    return found


def tops(authority: Authority) -> list[Unit]:
    """Return the units whose boards a person may open, none below another."""
    return list(Unit.objects.filter(path__in=authority.paths(READERS)).order_by("depth", "path"))


def above_on_board(authority: Authority, unit: Unit) -> list[Unit]:
    """Return the units above ``unit`` whose boards a person may open too, the topmost first."""
    keys = [int(key) for key in unit.path.split(".")[:-2]]
    found = Unit.objects.filter(pk__in=keys).order_by("depth") if keys else ()
    return [one for one in found if authority.may(READERS, one.path)]


def documents_on_board(unit: Unit) -> list[Document]:
    """Return the documents that most recently gave commitments to the subtree of ``unit``."""
    made = Commitment.objects.filter(provision__document=OuterRef("pk"), lead__path__startswith=unit.path)
    return list(Document.objects.filter(Exists(made)).order_by(F("dated_on").desc(nulls_last=True))[:DOCUMENTS_OFFERED])
