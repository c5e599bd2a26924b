"""How fast a board and a branch are read, beside a query that walks the tree."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from chancellery.config.bench.report import percentile

if TYPE_CHECKING:
    from chancellery.config.bench.cascade.service import Service

ROUNDS, WALKS, PAGES = 200, 2, 40
WARM_UP = 3  #: rounds that do not count

#: What a board says of a directive, by walking down from its root.
_WALK = """
WITH RECURSIVE tree AS (
    SELECT * FROM commitments_commitment WHERE id = %s
    UNION ALL SELECT child.* FROM tree JOIN commitments_commitment child ON child.parent_id = tree.id
)
SELECT split_part(lead.path, '.', 2), {columns} FROM tree commitments_commitment
JOIN organisations_unit lead ON lead.id = commitments_commitment.lead_id
WHERE commitments_commitment.is_leaf GROUP BY 1
"""


def let_changes_wait(leaves: int) -> None:
    """Change the weight of some leaves all over the tree, and fold nothing."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE commitments_commitment SET weight = weight + 1 WHERE id IN"
            " (SELECT id FROM commitments_commitment WHERE is_leaf ORDER BY hashint8(id) LIMIT %s)", [leaves]
        )  # fmt: skip


def measure(built: Service) -> dict[str, str | int | float]:
    """Return milliseconds; that board and walk say the same is seen first."""
    from chancellery.commitments import queries
    from chancellery.commitments.models import Commitment, TallyChange
    from chancellery.commitments.models.places import below
    from chancellery.organisations.queries import today

    day = today()
    provinces = [unit.pk for unit in built.provinces]
    plan = built.plans[len(built.plans) // 2]
    measures = list(Commitment.objects.filter(below(plan.path), depth=3).values_list("pk", flat=True))

    def board() -> object:
        return queries.totals_of_units(provinces, document=built.directive.pk, today=day)

    def subtree() -> object:
        return queries.totals_of_branches(measures, today=day)

    if board() != _walk(built, day):
        raise RuntimeError("The board and a walk of the tree do not say the same.")
    walked = p95(lambda: _walk(built, day), WALKS, warm_up=0)  # it was walked once already
    found = p95(board, ROUNDS)
    return {
        "board_p95_ms": found,
        "recursive_p95_ms": walked,
        "times_faster": round(walked / found, 1),
        "subtree_p95_ms": p95(subtree, ROUNDS),
        "changes_waiting": TallyChange.objects.count(),
    }


def _walk(built: Service, day: date) -> dict[int, object]:
    from django.db import connection

    from chancellery.commitments.queries.figures import aggregates, totals_of

    columns, params = aggregates(day)
    with connection.cursor() as cursor:
        cursor.execute(_WALK.format(columns=columns), [built.root.pk, *params])  # type: ignore[list-item] # what Django wrote, Django takes
        return {int(key): totals_of(values) for key, *values in cursor.fetchall()}


def pages(built: Service) -> dict[str, str | int | float]:
    """Ask for the board of the directive and for the page of a plan, as a reader of the whole service."""
    from django.test import Client
    from django.urls import reverse

    from chancellery.config.bench.cascade import people

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(people.reader(built))
    board = f"{reverse('commitments:board')}?unit={built.top.pk}&document={built.directive.pk}"
    plan = reverse("commitments:commitment", args=[built.plans[0].pk])
    times = {}
    for name, url in (("page_p95_ms", board), ("plan_page_p95_ms", plan)):
        for _ in range(WARM_UP):
            if client.get(url).status_code != 200:
                raise RuntimeError(f"{url} does not answer.")
        times[name] = p95(lambda url=url: client.get(url), PAGES)  # type: ignore[misc] # bound now
    return {**times}


def p95(asked: Callable[[], object], rounds: int, *, warm_up: int = WARM_UP) -> float:
    times = []
    for number in range(warm_up + rounds):
        begun = time.perf_counter()
        asked()
        if number >= warm_up:
            times.append((time.perf_counter() - begun) * 1000)
    return round(percentile(times, 95), 2)
