"""The coverage matrix: which duties of a document the units below one have adopted, and how far they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q

from chancellery.commitments import rules
from chancellery.commitments.models import Commitment
from chancellery.commitments.queries.cells import carried_in, cells_of
from chancellery.core import alphabet
from chancellery.core.folding import fold
from chancellery.documents import queries as documents
from chancellery.documents.enums import ProvisionClass
from chancellery.documents.enums import Status as DocumentStatus
from chancellery.documents.models import Document, Provision
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import Authority

ROWS = 60  #: shown before levels fold
COLUMNS = 400  #: shown at most; a unit further down shows the others
OFFERED = 40  #: documents to choose from


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the matrix is asked for. ``level`` counts units down from ``top``, ``levels`` provisions down from
    the first. ``below`` shows what is under one provision. ``words`` look for rows and columns by what they say.
    """

    document: Document
    top: Unit
    level: int = 1
    below: int | None = None
    levels: int | None = None
    pillar: str = ""
    words: str = ""
    gap_rows: bool = False  #: only rows in which something is not adopted
    gap_columns: bool = False
    late: bool = False  #: only rows and columns in which something is late
    emptiest_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The grid with what its keys stand for."""

    grid: rules.Grid
    provisions: Mapping[int, Provision]
    levels: Mapping[int, int]  #: row → how deep it stands, from 0; rows that were narrowed out too
    units: Mapping[int, Unit]
    parents: frozenset[int]  #: columns that have units below them
    above: Mapping[int, Unit]  #: right above the columns, where these are not right below the top unit
    by_duty: Mapping[int, rules.Cell]  #: each duty under the whole of the top unit
    unshown: int = 0  #: columns that were too many


def matrix(wanted: Wanted, *, today: date) -> Matrix:
    """Return the matrix, with the same few queries whatever its size."""
    provisions = {one.pk: one for one in wanted.document.provisions.order_by("order").defer("body", "reading")}
    passages = [rules.Passage(one.pk, one.parent_id, one.classed == ProvisionClass.DUTY) for one in provisions.values()]
    duties, levels = rules.rows_of(passages, below=wanted.below, levels=wanted.levels, most=ROWS)
    asked = {duty for row in duties.values() for duty in row}
    depth = wanted.top.depth + wanted.level
    there, unshown = _fitting(_units(wanted), wanted.top, depth=depth)
    cells = cells_of(asked, there, top=wanted.top, depth=depth, today=today)
    cells.add_carried(carried_in(asked, there, depth=depth))
    leading = {unit for _duty, unit in cells.by_unit}
    columns = _columns(there, leading, wanted, depth=depth, today=today)
    if unshown:
        columns = [unit for unit in columns if unit.depth == depth]
    units = {unit.pk: unit for unit in columns}
    themselves = frozenset(unit.pk for unit in columns if unit.depth < depth)
    grid = rules.Grid(tuple(duties), tuple(units), duties, cells.by_unit, themselves)
    return Matrix(
        grid=_narrowed(grid, wanted, provisions, units), provisions=provisions, levels=levels, units=units,
        parents=frozenset(unit.pk for unit in columns if unit.has_children),  # type: ignore[attr-defined] # annotated
        above={unit.pk: unit for unit in there if wanted.top.depth < unit.depth < depth},
        by_duty=cells.by_duty, unshown=unshown,
    )  # fmt: skip


def _units(wanted: Wanted) -> list[Unit]:
    """Return the top unit and all below it down to the level asked for, each saying whether more stand below it."""
    found = Unit.objects.filter(path__startswith=wanted.top.path, depth__lte=wanted.top.depth + wanted.level)
    below = Exists(Unit.objects.filter(parent=OuterRef("pk")))
    return list(found.annotate(has_children=below).defer("aliases").order_by("path"))


def _fitting(there: list[Unit], top: Unit, *, depth: int) -> tuple[list[Unit], int]:
    """Return as many units as a page can show, and how many are left over; then nobody stands for themselves."""
    deepest = [unit for unit in there if unit.depth == depth]
    if len(deepest) <= COLUMNS:
        return there, 0
    shown = sorted(deepest, key=lambda unit: alphabet.place(unit.short_name))[:COLUMNS]
    return [top, *shown], len(deepest) - COLUMNS


def _columns(there: Sequence[Unit], leading: set[int], wanted: Wanted, *, depth: int, today: date) -> list[Unit]:
    """Return the units at the depth asked for that exist or lead something, and before them who stands higher and
    leads something itself."""
    columns = [
        unit
        for unit in there
        if (unit.pk in leading or (unit.depth == depth and unit.is_valid_on(today)))
        and (not wanted.pillar or wanted.pillar in unit.pillars)
    ]
    return sorted(columns, key=lambda unit: (unit.depth, alphabet.place(unit.short_name)))


def _narrowed(
    grid: rules.Grid, wanted: Wanted, provisions: Mapping[int, Provision], units: Mapping[int, Unit]
) -> rules.Grid:
    words = fold(wanted.words).split()
    if words:
        grid = _said(grid, words, provisions, units)
    if wanted.late:
        grid = grid.with_late()
    if wanted.gap_rows or wanted.gap_columns:
        grid = grid.with_gaps(rows=wanted.gap_rows, columns=wanted.gap_columns)
    return grid.emptiest_first() if wanted.emptiest_first else grid


def _said(
    grid: rules.Grid, words: Sequence[str], provisions: Mapping[int, Provision], units: Mapping[int, Unit]
) -> rules.Grid:
    """Keep the rows and the columns that hold the words; words that only one side holds narrow that side alone."""
    named = tuple(key for key in grid.columns if _holds(" ".join(units[key].name_keys), words))
    said = tuple(key for key in grid.rows if _holds(fold(str(provisions[key])), words))
    if not named and not said:
        return replace(grid, rows=(), columns=())
    return replace(grid, rows=said or grid.rows, columns=named or grid.columns)


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


def documents_to_cover(authority: Authority, top: Unit) -> list[tuple[Document, int, int]]:
    """Return documents with duties, the latest first, each with their number and how many nobody under ``top`` has.

    What counts as adopted is what the matrix calls so, but for duties that only a plan carries.
    """
    of_duty = Provision.objects.filter(classed=ProvisionClass.DUTY, document=OuterRef("pk"))
    found = documents.visible_to(authority).filter(Exists(of_duty), status=DocumentStatus.IN_FORCE)
    shown = list(found.select_related("issuer").order_by(F("dated_on").desc(nulls_last=True), "-pk")[:OFFERED])
    answered = Commitment.objects.filter(
        is_leaf=True, lead__path__startswith=top.path, answers_to__contains=[OuterRef("pk")]
    )
    counted = Provision.objects.filter(document__in=shown, classed=ProvisionClass.DUTY).values("document")
    rows = counted.order_by().annotate(duties=Count("pk"), open=Count("pk", filter=~Q(Exists(answered))))
    by_document = {row["document"]: (row["duties"], row["open"]) for row in rows}
    return [(one, *by_document[one.pk]) for one in shown]
