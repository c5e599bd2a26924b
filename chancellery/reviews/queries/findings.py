"""What a period brought to a unit and all below it: figures, what moved, the units, the duties, and what was told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chancellery.commitments import queries as commitments
from chancellery.commitments import rules
from chancellery.commitments.enums import Figure
from chancellery.commitments.models import ProgressReport
from chancellery.documents.enums import ProvisionClass
from chancellery.documents.models import Document, Provision
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import Authority
from chancellery.reviews.enums import Movement
from chancellery.reviews.queries.reading import last_day_before

#: How many reports that tell something are shown, and how many commitments of each movement.
TOLD, MOVED = 40, 8
#: Documents with the most commitments, where a review is of all.
DOCUMENTS = 12
#: The figures that a commitment came into, or went out of.
_CAME = {
    Movement.NEWLY_LATE: (Figure.OVERDUE,), Movement.DONE: (Figure.DONE, Figure.DONE_LATE),
    Movement.GIVEN: (Figure.TOTAL, Figure.LEFT_OUT),
}  # fmt: skip
_WENT = {Movement.LATE_NO_MORE: (Figure.OVERDUE,), Movement.GONE: (Figure.TOTAL,)}


@dataclass(frozen=True, slots=True)
class Span:
    """What is reviewed: the work of a unit and all below it on a document, or on all, over a period."""

    unit: Unit
    document: Document | None
    first_on: date
    last_on: date

    @property
    def key(self) -> int | None:
        return self.document.pk if self.document else None

    def compared_on(self) -> date | None:
        """Return the day to compare with: that of the review before, or the eve of the period, if it is kept."""
        reviewed = last_day_before(self.unit.pk, self.key, self.last_on)
        kept, eve = commitments.kept_from(), self.first_on - timedelta(days=1)
        found = reviewed or eve
        return found if kept is not None and kept <= found < self.last_on else None


@dataclass(frozen=True, slots=True)
class Ends:
    """The two moments that a period is compared by, and the units that stood in it then: asked once for all of it."""

    first: commitments.Moment | None  #: none where there is no day to compare with
    last: commitments.Moment


@dataclass(frozen=True, slots=True)
class Stand:
    """How a unit right below stood, with all below it, at the end of the period and on the day compared."""

    unit: Unit
    totals: rules.Totals
    before: rules.Totals | None


@dataclass(frozen=True, slots=True)
class Part:
    """How far a provision, or a document, was at the end of the period."""

    record: Provision | Document
    totals: rules.Totals


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a review speaks of. What moved is told only where there is a day to compare with."""

    span: Span
    compared_on: date | None
    before: rules.Totals | None
    totals: rules.Totals
    now: rules.Totals
    moves: Mapping[Movement, commitments.Moves]
    units: Sequence[Stand]
    parts: Sequence[Part]
    told: Sequence[ProgressReport]
    told_count: int


def findings(authority: Authority, span: Span, *, today: date, whole: bool = True) -> Findings:
    """Return what the period brought. Whoever may not see the ``whole`` board is told its figures alone."""
    unit, key, ends = span.unit, span.key, ends_of(span)
    compared = ends.first.day if ends.first else None
    empty = commitments.NO_TOTALS
    figures = commitments.totals_of_units_on(span.last_on, [unit.pk], document=key).get(unit.pk, empty)
    before = commitments.totals_of_units_on(compared, [unit.pk], document=key) if compared else None
    told = commitments.told_between(authority, ends.last.units, span.first_on, span.last_on, document=key)
    return Findings(
        span=span, compared_on=compared, before=None if before is None else before.get(unit.pk, empty), totals=figures,
        now=commitments.totals_of_units([unit.pk], document=key, today=today).get(unit.pk, empty),
        moves={one: moves(span, one, limit=MOVED, ends=ends) for one in movements(compared)} if whole else {},
        units=list(_units(span, compared)) if whole else (), parts=_parts(span, ends.last) if whole else (),
        told=list(told[:TOLD]) if whole else (), told_count=told.count() if whole else 0,
    )  # fmt: skip


def movements(compared_on: date | None) -> Sequence[Movement]:
    """Return what can be told of a period."""
    return tuple(Movement) if compared_on else (Movement.NOT_REPORTED,)


def ends_of(span: Span) -> Ends:
    """Return the moments that the period is compared by."""
    compared, last = span.compared_on(), span.last_on
    first = None if compared is None else commitments.Moment(compared, _keys(span.unit, compared))
    return Ends(first, commitments.Moment(last, _keys(span.unit, last)))


def moves(
    span: Span, what: Movement, *, start: int = 0, limit: int | None = None, ends: Ends | None = None
) -> commitments.Moves:
    """Return the commitments that moved so in a period, by due day; ``ends`` are asked for where they do not come."""
    ends = ends or ends_of(span)
    if what == Movement.NOT_REPORTED:
        found = commitments.lines_on(
            span.last_on, ends.last.units, Figure.NOT_REPORTED, document=span.key, start=start, limit=limit
        )
        return commitments.Moves([commitments.Moved(line) for line in found.shown], found.count)
    if ends.first is None:
        return commitments.Moves((), 0)
    return commitments.moved_between(
        ends.first, ends.last, _CAME.get(what) or _WENT[what], document=span.key, came=what in _CAME, start=start,
        limit=limit,
    )  # fmt: skip


def _keys(unit: Unit, day: date) -> list[int]:
    return organisations.keys_below_on(unit, day)


def _units(span: Span, compared: date | None) -> Iterator[Stand]:
    board = commitments.board_on(span.last_on, span.unit, document=span.key)
    rows = [row for row in board.rows if not row.is_own and row.totals.total]
    keys = [row.unit.pk for row in rows]
    before = commitments.totals_of_units_on(compared, keys, document=span.key) if compared else {}
    for row in rows:
        yield Stand(row.unit, row.totals, before.get(row.unit.pk))


def _parts(span: Span, last: commitments.Moment) -> Sequence[Part]:
    if span.document is None:
        totals = commitments.totals_of_documents_on(span.last_on, span.unit.pk)
        counted = sorted((key for key in totals if totals[key].total), key=lambda key: (-totals[key].total, key))
        documents = Document.objects.in_bulk(counted[:DOCUMENTS])
        return [Part(documents[key], totals[key]) for key in counted[:DOCUMENTS] if key in documents]
    provisions = list(span.document.provisions.order_by("order").defer("body", "reading"))
    by_key = commitments.totals_of_provisions_on(last.day, last.units, [one.pk for one in provisions])
    return [
        Part(one, by_key.get(one.pk, commitments.NO_TOTALS)) for one in provisions
        if one.classed == ProvisionClass.DUTY or one.pk in by_key
    ]  # fmt: skip
