"""The coverage matrix over a directive that provinces carry out: server time, queries, size of the page.

A cell in seven is empty. The commitments are made and handed down by the actions that people use; what became of them
is written in one statement, and the triggers count it as they count reports.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from chancellery.config.bench import ground
from chancellery.config.bench.report import Figures, percentile

if TYPE_CHECKING:
    from chancellery.documents.models import Document, Provision
    from chancellery.organisations.models import Unit, User

WARM_UP = 3
EMPTY = 7  #: one cell in so many
AT_ONCE = 50  #: commitments handed down in one act
#: Half of the shares are done, one in thirty is late; the others are somewhere on their way.
_REPORTED = """
    UPDATE commitments_commitment SET
        progress = CASE WHEN id %% 2 = 0 THEN 100 ELSE id %% 89 END,
        status = CASE WHEN id %% 2 = 0 THEN 'done' ELSE 'open' END,
        done_on = CASE WHEN id %% 2 = 0 THEN %(today)s::date - 30 END,
        due_on = %(today)s::date + CASE WHEN id %% 31 = 1 THEN -10 ELSE 60 END
    WHERE is_leaf AND provision_id = ANY (%(duties)s::bigint[])
"""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the page is asked for: the directive, the unit over all provinces, and who asks."""

    directive: Document
    centre: Unit
    reviewer: User


def measure(*, rows: int, columns: int, leaves: int, rounds: int) -> Figures:
    """Build the directive with all that answers to it, fold, and ask for its matrix ``rounds`` times."""
    with ground.sample_service():
        from django.db import connection

        from chancellery.config import worker

        built = _build(rows, columns, leaves)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("SELECT count(*) FROM commitments_commitment WHERE is_leaf")
            (counted,) = cursor.fetchone()
        worker.settle()
        return _asked(built, rows, columns, int(counted), rounds)


def _asked(built: Ground, rows: int, columns: int, leaves: int, rounds: int) -> Figures:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(built.reviewer)
    url = f"/coverage/{built.directive.pk}/?unit={built.centre.pk}"
    for _ in range(WARM_UP):
        answer = client.get(url)
    if answer.content.count(b'class="cell ') < rows * columns:
        raise RuntimeError(f"{url} answers {answer.status_code}, without its {rows * columns} cells.")
    times, own, waited = [], [], []
    for _ in range(rounds):
        begun, worked = time.perf_counter(), time.process_time()
        with connection.execute_wrapper(asked := _Waiting()):
            client.get(url)
        times.append((time.perf_counter() - begun) * 1000)
        own.append((time.process_time() - worked) * 1000)
        waited.append(asked.seconds * 1000)
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return Figures(single={
        "rows": rows, "columns": columns, "leaves": leaves,
        "server_ms_p50": statistics.median(times), "server_ms_p95": percentile(times, 95),
        "own_ms_p50": statistics.median(own), "database_ms_p50": statistics.median(waited),
        "queries": len(captured), "kB": len(answer.content) / 1000,
    })  # fmt: skip


class _Waiting:
    """How long a page waited for the database to answer."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(
        self, execute: Callable[..., object], sql: str, params: object, many: bool, context: Mapping[str, object]
    ) -> object:
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.seconds += time.perf_counter() - begun


def _build(rows: int, columns: int, leaves: int) -> Ground:
    from django.db import connection
    from django.utils import timezone

    from chancellery.commitments import actions as commitments
    from chancellery.commitments import rules
    from chancellery.organisations.queries import today

    at, day = timezone.now(), today()
    centre, provinces, reviewer = _service(columns, since=day - timedelta(days=400), at=at)
    directive, duties = _directive(centre, rows, day=day, at=at)
    due = rules.Due.by(day + timedelta(days=90))
    led = [
        (duty, commitments.Share(lead=province, due=due))
        for n, duty in enumerate(duties)
        for m, province in enumerate(provinces)
        if (n * 3 + m * 5) % EMPTY
    ]
    made = commitments.commit_each(undertakings=led, by=None, at=at)
    for first in range(0, len(made), AT_ONCE):
        some = made[first : first + AT_ONCE]
        handed = [(one, [commitments.Share(lead=one.lead, due=due)] * leaves) for one in some]
        commitments.hand_down_each(handed=handed, by=None, at=at)
    with connection.cursor() as cursor:
        cursor.execute(_REPORTED, {"duties": [one.pk for one in duties], "today": day})
    commitments.fold_changes(today=day)
    return Ground(directive, centre, reviewer)


def _service(provinces: int, *, since: date, at: datetime) -> tuple[Unit, Sequence[Unit], User]:
    """Open a centre with so many provinces below it, and let somebody review all of them."""
    from chancellery.organisations import actions
    from chancellery.organisations.enums import Role, UnitKind

    def unit(code: str, kind: UnitKind, parent: Unit | None) -> Unit:
        names = {"en": f"Province of {code}"}
        return actions.open_unit(code=code, kind=kind, names=names, parent=parent, from_on=since, by=None, at=at)

    centre = unit("bench-centre", UnitKind.CENTRAL_BODY, None)
    below = [unit(f"bench-{n}", UnitKind.PROVINCE, centre) for n in range(provinces)]
    reviewer = actions.add_user(email="reviewer@bench.example", full_name="Reviewer", language="en", by=None, at=at)
    actions.give_role(user=reviewer, unit=centre, role=Role.REVIEWER, from_on=since, by=None, at=at)
    return centre, below, reviewer


def _directive(centre: Unit, duties: int, *, day: date, at: datetime) -> tuple[Document, Sequence[Provision]]:
    """Register a directive with so many duties."""
    from chancellery.documents import actions
    from chancellery.documents.rules import ReadProvision

    directive = actions.register(
        kind="directive", number="1-CT/BENCH", issuer=centre, issuer_name="", dated_on=date(day.year, 1, 2),
        titles={"en": "A directive"}, unit=centre, by=None, at=at,
    )  # fmt: skip
    words = [
        ReadProvision(label=f"{n}.", heading=f"Measure {n} of the directive", body="Do it.") for n in range(duties)
    ]
    return directive, actions.add_provisions(
        document=directive, text=None, provisions=words, language="en", by=None, at=at
    )
