"""Hand the measures of each province down to its units and on as their tasks: nearly all commitments there are."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from chancellery.config import prepare

if TYPE_CHECKING:
    from chancellery.commitments.actions import Share
    from chancellery.organisations.models import Unit

FOLDED_EACH = 7  #: provinces
TASKS = ("Name who is in charge of it", "Agree on the means with the finance office", "Hand in what came of it")


@dataclass(frozen=True, slots=True)
class Province:
    """The keys of a province's measures, and of the units to which they are handed down."""

    measures: Sequence[int]
    units: Sequence[int]


def hand_down_all(provinces: Sequence[Province], *, at: datetime, processes: int, say: Callable[[str], None]) -> None:
    """Hand down in each province, some at once, fold what has come now and then, and ``say`` how far it is."""
    if processes == 1:
        for province in provinces:
            hand_down(province, at)
        _fold()
        return
    fresh = multiprocessing.get_context("spawn")  # a fork would share our connection
    with ProcessPoolExecutor(processes, mp_context=fresh, initializer=prepare.django_ready) as pool:
        handed = [pool.submit(hand_down, province, at) for province in provinces]
        for number, done in enumerate(as_completed(handed), start=1):
            done.result()
            if number % FOLDED_EACH == 0 or number == len(provinces):
                _fold()
                say(f"{number} of {len(provinces)} provinces handed down")


def hand_down(province: Province, at: datetime) -> None:
    """Hand all measures of a province down to its units, and each of these on as tasks; all of it, or nothing."""
    from chancellery.commitments import actions
    from chancellery.commitments.models import Commitment
    from chancellery.organisations.models import Unit

    units = list(Unit.objects.filter(pk__in=province.units).order_by("pk"))
    measures = Commitment.objects.filter(pk__in=province.measures).order_by("pk")
    handed = []
    for number, measure in enumerate(measures):
        shares = [_share(unit, 99, below=_tasks(unit, number * len(units) + n)) for n, unit in enumerate(units)]
        handed.append((measure, shares))
    actions.hand_down_each(handed=handed, by=None, at=at)


def _tasks(unit: Unit, number: int) -> list[Share]:
    return [_share(unit, number + step, title=title) for step, title in enumerate(TASKS)]


def _share(lead: Unit, number: int, *, title: str = "", below: Sequence[Share] = ()) -> Share:
    from chancellery.commitments import rules
    from chancellery.commitments.actions import Share

    due = rules.Due.by(date(2025, 1, 1) + timedelta(days=7 * (number % 100)))
    return Share(lead=lead, due=due, title=title, language="en" if title else "", below=below)


def _fold() -> None:
    from chancellery.commitments import actions
    from chancellery.organisations.queries import today

    actions.fold_changes(today=today())
    actions.clear_folded()
