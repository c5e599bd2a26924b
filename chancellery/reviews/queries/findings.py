"""What a period brought to a unit and all below it: figures, what moved, the units, the duties, and what was told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from chancellery.commitments import queries as commitments
from chancellery.commitments import rules
from chancellery.commitments.enums import Figure
from chancellery.commitments.models import ProgressReport
from chancellery.core import alphabet
from chancellery.documents.enums import ProvisionClass
from chancellery.documents.models import Document, Provision
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import Authority
from chancellery.reviews.enums import Movement
from chancellery.reviews.queries.reading import Days

#: How many reports that tell something are shown, and how many commitments of each movement.
TOLD, MOVED = 40, 8
#: Documents with the most commitments, where a review is of all.
DOCUMENTS = 12
#: The figures that a commitment came into, or went out of.
WAYS = {
    Movement.NEWLY_LATE: commitments.Way((Figure.OVERDUE,)),
    Movement.DONE: commitments.Way((Figure.DONE, Figure.DONE_LATE)),
    Movement.LATE_NO_MORE: commitments.Way((Figure.OVERDUE,), came=False),
    Movement.GIVEN: commitments.Way((Figure.TOTAL, Figure.LEFT_OUT)),
    Movement.GONE: commitments.Way((Figure.TOTAL,), came=False),
}


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


@dataclass(frozen=True, slots=True)
class Ends:
    """The two moments that a period is compared by, and the units that stood in it then: asked once for all of it."""

    first: commitments.Moment | None  #: none where there is no day to compare with
    last: commitments.Moment
    right_below: Sequence[int]  #: the units right below at the last moment, by key

    @property
    def compared_on(self) -> date | None:
        return self.first.day if self.first else None

    @property
    def days(self) -> Sequence[date]:
        """Return the last day, and the one compared after it."""
        return [self.last.day, *([self.first.day] if self.first else ())]


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
    moves: Mapping[Movement, commitments.Moves] = field(default_factory=dict)
    units: Sequence[Stand] = ()
    parts: Sequence[Part] = ()
    told: Sequence[ProgressReport] = ()
    told_count: int = 0
    leads: Mapping[int, str] = field(default_factory=dict)  #: what units that led what moved were called, by key
    visible: frozenset[int] = frozenset()  #: what of it the reader may open, by key


def findings(authority: Authority, span: Span, *, days: Days, today: date, whole: bool = True) -> Findings:
    """Return what the period brought. Whoever may not see the ``whole`` board is told its figures alone."""
    unit, ends = span.unit.pk, ends_of(span, days)
    stood = commitments.stood(
        unit, ends.right_below if whole else (), ends.days, document=span.key, today=today
    )  # fmt: skip
    on = [its.get(unit, commitments.NO_TOTALS) for its in stood.on]
    figures = Findings(
        span=span, compared_on=ends.compared_on, before=on[1] if ends.first else None, totals=on[0], now=stood.now,
    )  # fmt: skip
    return _whole(authority, figures, ends, stood) if whole else figures


def _whole(authority: Authority, figures: Findings, ends: Ends, stood: commitments.Stood) -> Findings:
    span, units = figures.span, ends.last.units
    provisions = commitments.provisions_on(span.last_on, units, span.document) if span.document else None
    keys = None if provisions is None else [one.pk for one, _totals in provisions]
    told = list(
        commitments.told_between(authority, units, span.first_on, span.last_on, provisions=keys)[:TOLD]
    )  # fmt: skip
    moves = _moves(ends, keys, figures.totals)
    shown = [one.line for its in moves.values() for one in its.shown]
    leads = {key for line in shown for key in (line.lead, line.lead_now) if key is not None}
    led = [key for key in ends.right_below if (totals := stood.on[0].get(key)) and totals.total]
    known = organisations.now_and_on(span.last_on, [*led, *leads])
    return replace(
        figures, moves={one: moves[one] for one in Movement if one in moves}, units=_units(known, led, stood),
        parts=_documents(span) if provisions is None else _provisions(provisions), told=told,
        told_count=vars(told[0])["many"] if told else 0, leads={then.pk: then.short_name for _now, then in known},
        visible=commitments.opened_by(authority, shown, {now.pk: now.path for now, _then in known}),
    )  # fmt: skip


def ends_of(span: Span, days: Days) -> Ends:
    """Return the moments that the period is compared by."""
    compared = days.compared_on(span.key, span.first_on, span.last_on)
    asked = [span.last_on, *([compared] if compared else ())]
    last, *first = organisations.below_on(span.unit, asked)
    before = commitments.Moment(compared, first[0].keys) if compared else None
    return Ends(before, commitments.Moment(span.last_on, last.keys), last.right_below)


def moves(
    span: Span, what: Movement, ends: Ends, *, start: int = 0, limit: int | None = None
) -> commitments.Moves:  # fmt: skip
    """Return the commitments that moved so in a period, by due day."""
    if what == Movement.NOT_REPORTED:
        return commitments.stood_in(commitments.lines_on(
            span.last_on, ends.last.units, Figure.NOT_REPORTED, document=span.key, start=start, limit=limit
        ))  # fmt: skip
    if ends.first is None:
        return commitments.Moves((), 0)
    [found] = commitments.moved_between(
        ends.first, ends.last, [WAYS[what]], provisions=commitments.provisions_of(span.key), start=start, limit=limit
    )
    return found


def _moves(ends: Ends, provisions: Sequence[int] | None, told: rules.Totals) -> dict[Movement, commitments.Moves]:
    """Return the first of what moved each way, and of what had no report, by one query."""
    silent = commitments.listing_on(
        ends.last.day, ends.last.units, Figure.NOT_REPORTED, provisions=provisions, limit=MOVED, told=told
    )
    if ends.first is None:
        return {Movement.NOT_REPORTED: commitments.stood_in(silent.read())}
    found = commitments.moved_between(
        ends.first, ends.last, [*WAYS.values()], provisions=provisions, limit=MOVED, besides=silent
    )
    return dict(zip([*WAYS, Movement.NOT_REPORTED], found, strict=True))


def _units(known: Iterable[tuple[Unit, Unit]], led: Sequence[int], stood: commitments.Stood) -> Sequence[Stand]:
    then = {one.pk: one for _now, one in known}
    last, *first = stood.on
    before = first[0] if first else {}
    named = sorted((then[key] for key in led), key=lambda one: alphabet.place(one.short_name))
    return [Stand(one, last[one.pk], before.get(one.pk)) for one in named]


def _documents(span: Span) -> Sequence[Part]:
    found = commitments.documents_on(span.last_on, span.unit.pk, limit=DOCUMENTS)
    return [Part(document, totals) for document, totals in found if totals.total]


def _provisions(found: Iterable[tuple[Provision, rules.Totals | None]]) -> Sequence[Part]:
    return [
        Part(one, totals or commitments.NO_TOTALS) for one, totals in found
        if one.classed == ProvisionClass.DUTY or totals is not None
    ]  # fmt: skip
