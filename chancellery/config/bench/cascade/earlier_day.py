"""How fast the board of an earlier day is read, and the list behind a figure of a province.

All of the service was made today, so a year of days is made of numbers: of each unit that the board shows, each day a
row like today's.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from chancellery.config.bench.cascade.reading import PAGES, ROUNDS, WARM_UP, p95

if TYPE_CHECKING:
    from chancellery.config.bench.cascade.service import Service
    from chancellery.organisations.models import Unit

DAYS = 365
STEP = 101  #: from one day asked to the next, so that none is asked twice
LISTS = 10
#: The rows of a year before the first one.
_YEAR = """
    WITH first AS (SELECT kept_from_on AS day FROM commitments_tallyday)
    INSERT INTO commitments_dayfigures
        (unit, kind, key, from_on, total, done, done_late, left_out, overdue, due_soon, not_reported, not_due_yet,
        weight, achieved)
    SELECT unit, kind, key, first.day - n, total, done, done_late, left_out, overdue, due_soon, not_reported,
        not_due_yet, weight, achieved
    FROM commitments_dayfigures kept CROSS JOIN first CROSS JOIN generate_series(1, %s) n
    WHERE unit = ANY (%s) AND from_on = first.day
"""


def measure(built: Service) -> dict[str, str | int | float]:
    """Return milliseconds: of the board by province in the database, of its page, and of the first fifty of all that a
    province led."""
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    from chancellery.commitments import queries
    from chancellery.config.bench.cascade import people
    from chancellery.organisations import queries as organisations
    from chancellery.organisations.queries import today

    back = itertools.cycle(n * STEP % DAYS + 1 for n in range(DAYS))
    provinces, document = [unit.pk for unit in built.provinces], built.directive.pk
    with connection.cursor() as cursor:
        cursor.execute(_YEAR, [DAYS, [built.top.pk, *provinces]])
        cursor.execute("UPDATE commitments_tallyday SET kept_from_on = kept_from_on - %s", [DAYS])
        cursor.execute("ANALYZE commitments_dayfigures")
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(people.reader(built))
    board = f"{reverse('commitments:board')}?unit={built.top.pk}&document={document}&on="
    province = built.provinces[0]
    below = organisations.keys_below_on(province, today())

    def day() -> date:
        return today() - timedelta(days=next(back))

    def ask(url: str) -> None:
        if client.get(url).status_code != 200:
            raise RuntimeError(f"{url} does not answer.")

    return {
        "board_as_of_p95_ms": p95(lambda: queries.totals_of_units_on(day(), provinces, document=document), ROUNDS),
        "page_as_of_p95_ms": p95(lambda: ask(board + day().isoformat()), PAGES, warm_up=WARM_UP),
        "list_as_of_p95_ms": p95(lambda: _first_fifty(province, below, document), LISTS),
    }


def _first_fifty(unit: Unit, below: Sequence[int], document: int) -> object:
    """Ask for the first page of all that a unit and those below it led, as the page does."""
    from chancellery.commitments import queries
    from chancellery.commitments.enums import Figure
    from chancellery.organisations.queries import today

    told = queries.totals_of_units_on(today(), [unit.pk], document=document).get(unit.pk)
    return queries.lines_on(today(), below, Figure.TOTAL, document=document, limit=50, told=told)
