"""Who records reviews, over which period, and whom they name: values in, verdict out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from chancellery.organisations.enums import Role

REVIEWERS = frozenset({Role.REVIEWER, Role.HEAD})
#: How many units are named at either end.
NAMED = 3
#: How many months a first review looks back.
MONTHS = 6
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a review is of, both included."""

    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class Concluded:
    """What is concluded on one theme, which may be empty, and the reports (by key) that it rests on."""

    theme: str
    text: str
    reports: Sequence[int] = ()


def next_period(last_reviewed_on: date | None, *, today: date) -> Period:
    """Return the period that a review made ``today`` is likely of: since the last one, until the last month ended.

    Where that month ended before the last review did, it is until yesterday.
    """
    until = today.replace(day=1) - timedelta(days=1)
    if last_reviewed_on is None:
        month = until.year * 12 + until.month - MONTHS
        return Period(date(month // 12, month % 12 + 1, 1), until)
    first = last_reviewed_on + timedelta(days=1)
    return Period(first, until if until >= first else max(first, today - timedelta(days=1)))


def extremes(rows: Sequence[tuple[_Row, Decimal | None]]) -> tuple[list[_Row], list[_Row]]:
    """Return the rows furthest ahead and those furthest behind, the best and the worst first; no row is in both.

    Beside each row stands its progress; one without any is in neither.
    """
    known = [(progress, place) for place, (_row, progress) in enumerate(rows) if progress is not None]
    ahead = [place for _progress, place in sorted(known, key=lambda one: (-one[0], one[1]))]
    most = min(NAMED, len(ahead) // 2)
    best, worst = ahead[:most], ahead[len(ahead) - most :][::-1]
    return [rows[place][0] for place in best], [rows[place][0] for place in worst]
