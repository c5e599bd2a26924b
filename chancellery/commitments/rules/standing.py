"""Where a commitment stands, how far a scope is, and what an accepted report makes of a commitment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from chancellery.commitments.enums import Aggregation, DueKind, Standing, Status

WHOLE = Decimal(100)
LIGHTEST = Decimal("0.01")  #: weight


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured, in which unit, from where to where."""

    name: str
    unit: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    aggregation: Aggregation = Aggregation.NONE


@dataclass(frozen=True, slots=True)
class Totals:
    """What a scope holds, over its leaves. The four standings sum to ``total``; what was left out is counted apart."""

    total: int = 0
    done: int = 0  #: on time
    done_late: int = 0
    under_way: int = 0
    overdue: int = 0
    due_soon: int = 0  #: of those under way
    not_reported: int = 0  #: of those open
    not_due_yet: int = 0  #: of those open: the first period is still to begin
    left_out: int = 0  #: waived or withdrawn
    weight: Decimal = Decimal(0)
    weighted_progress: Decimal = Decimal(0)  #: sum of weight x percent; a leaf without a report adds nought

    def __add__(self, other: Totals) -> Totals:
        return Totals(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)})

    @property
    def reported(self) -> int:
        """Of those open, how many were reported on this period."""
        return self.under_way + self.overdue - self.not_reported - self.not_due_yet

    def __sub__(self, other: Totals) -> Totals:
        return Totals(**{f.name: getattr(self, f.name) - getattr(other, f.name) for f in fields(self)})

    @property
    def progress(self) -> Decimal | None:
        """Percent, to two places; ``None`` when nothing is counted."""
        if not self.weight:
            return None
        return (self.weighted_progress / self.weight).quantize(Decimal("0.01"), ROUND_HALF_UP)


def plain(number: Decimal) -> str:
    """Return a number without the noughts that only its column adds: ``40``, ``12.5``."""
    return format(number.normalize(), "f")


def standing(*, status: str, due_on: date | None, done_on: date | None, today: date) -> Standing:
    """Return where a commitment stands on ``today``; the due day itself is never late."""
    if status == Status.WAIVED:
        return Standing.WAIVED
    if status == Status.WITHDRAWN:
        return Standing.WITHDRAWN
    if done_on is not None:
        return Standing.DONE_ON_TIME if due_on is None or done_on <= due_on else Standing.DONE_LATE
    return Standing.UNDER_WAY if due_on is None or today <= due_on else Standing.OVERDUE


def weighted_mean(leaves: Iterable[tuple[Decimal, Decimal | None]]) -> Decimal | None:
    """Return the mean of (weight, percent) pairs, to two places; no report counts as nought."""
    pairs = list(leaves)
    return Totals(
        total=len(pairs),
        weight=sum((weight for weight, _ in pairs), Decimal(0)),
        weighted_progress=sum((weight * (percent or 0) for weight, percent in pairs), Decimal(0)),
    ).progress


def after_acceptance(
    *, due_kind: str, percentage: Decimal, submitted_on: date, done_on: date | None
) -> tuple[Status, date | None, bool]:
    """Return what an accepted report makes of its commitment: the status, the day it was done, and whether its
    schedule moves on to the next period.

    A fixed day is done at 100 %, on the day that was first reported, and open again when a correction says less.
    Every period moves on with its report; a yearly day moves on once the year's work is whole. What is continuous
    stays open.
    """
    whole = percentage >= WHOLE
    if due_kind == DueKind.DAY and whole:
        return Status.DONE, done_on or submitted_on, False
    return Status.OPEN, None, due_kind == DueKind.PERIODIC or (due_kind == DueKind.YEARLY and whole)
