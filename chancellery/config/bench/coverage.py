"""The coverage matrix over a directive that provinces carry out: server time, queries, size of the page.

A cell in seven is empty. Half of what is counted is done, a tenth is late. The commitments are written as rows in a few
statements; the triggers count them as they count what people make.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from chancellery.config.bench import ground
from chancellery.config.bench.report import Figures, percentile

if TYPE_CHECKING:
    from chancellery.documents.models import Document
    from chancellery.organisations.models import Unit, User

WARM_UP = 3
EMPTY = 7  #: one cell in so many
#: Each duty of the directive in each province but one in seven: a commitment of the province, and its offices' shares.
_LEADS = """
    INSERT INTO commitments_commitment (id, provision_id, parent_id, path, depth, is_leaf, title, language, lead_id,
        expected_output, weight, due_kind, due_on, period, later_than_parent_reason, indicator, indicator_unit,
        aggregation, status, closing_reason, warrant, done_on, progress, search_text, answers_to, made_at)
    SELECT place.id, duty, NULL, place.id || '.', 0, false, 'Measure', 'en', unit, '', 1, 'day', %(today)s::date + 90,
        '', '', '', '', '', 'open', '', '', NULL, NULL, 'measure', ARRAY[duty], now()
    FROM unnest(%(duties)s::bigint[]) WITH ORDINALITY AS d(duty, n)
    CROSS JOIN unnest(%(units)s::bigint[]) WITH ORDINALITY AS u(unit, m)
    CROSS JOIN LATERAL (SELECT nextval(pg_get_serial_sequence('commitments_commitment', 'id')) AS id
        WHERE d.n IS NOT NULL AND u.m IS NOT NULL) place
    WHERE (d.n * 3 + u.m * 5) %% %(empty)s <> 0
"""
_SHARES = """
    INSERT INTO commitments_commitment (id, provision_id, parent_id, path, depth, is_leaf, title, language, lead_id,
        expected_output, weight, due_kind, due_on, period, later_than_parent_reason, indicator, indicator_unit,
        aggregation, status, closing_reason, warrant, done_on, progress, search_text, answers_to, made_at)
    SELECT place.id, top.provision_id, top.id, top.path || place.id || '.', 1, true, 'Share', 'en', top.lead_id, '', 1,
        'day', %(today)s::date + CASE WHEN n %% 10 = 1 AND top.id %% 3 = 0 THEN -10 ELSE 60 END, '', '', '', '', '',
        CASE WHEN n %% 2 = 0 THEN 'done' ELSE 'open' END, '', '', CASE WHEN n %% 2 = 0 THEN %(today)s::date - 30 END,
        CASE WHEN n %% 2 = 0 THEN 100 ELSE n * 7 %% 90 END, 'share', top.answers_to, now()
    FROM commitments_commitment top CROSS JOIN generate_series(1, %(leaves)s) n
    CROSS JOIN LATERAL (SELECT nextval(pg_get_serial_sequence('commitments_commitment', 'id')) AS id
        WHERE n IS NOT NULL AND top.id IS NOT NULL) place
    WHERE top.provision_id = ANY (%(duties)s::bigint[])
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

        from chancellery.config import serve

        built = _build(rows, columns, leaves)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("SELECT count(*) FROM commitments_commitment WHERE is_leaf")
            (counted,) = cursor.fetchone()
        serve.settle()
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
    times, own = [], []
    for _ in range(rounds):
        begun, worked = time.perf_counter(), time.process_time()
        client.get(url)
        times.append((time.perf_counter() - begun) * 1000)
        own.append((time.process_time() - worked) * 1000)
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return Figures(single={
        "rows": rows, "columns": columns, "leaves": leaves,
        "server_ms_p50": statistics.median(times), "server_ms_p95": percentile(times, 95),
        "own_ms_p50": statistics.median(own), "queries": len(captured), "kB": len(answer.content) / 1000,
    })  # fmt: skip


def _build(rows: int, columns: int, leaves: int) -> Ground:
    from django.db import connection
    from django.utils import timezone

    from chancellery.commitments import actions as commitments
    from chancellery.documents import actions as documents
    from chancellery.documents.rules import ReadProvision
    from chancellery.organisations import actions as organisations
    from chancellery.organisations.enums import Role, UnitKind
    from chancellery.organisations.queries import today

    at, day = timezone.now(), today()
    since = day - timedelta(days=400)

    def unit(code: str, kind: UnitKind, parent: Unit | None) -> Unit:
        names = {"en": f"Province of {code}"}
        return organisations.open_unit(code=code, kind=kind, names=names, parent=parent, from_on=since, by=None, at=at)

    centre = unit("bench-centre", UnitKind.CENTRAL_BODY, None)
    provinces = [unit(f"bench-{n}", UnitKind.PROVINCE, centre) for n in range(columns)]
    reviewer = organisations.add_user(
        email="reviewer@bench.example", full_name="Reviewer", language="en", by=None, at=at
    )
    organisations.give_role(user=reviewer, unit=centre, role=Role.REVIEWER, from_on=since, by=None, at=at)
    directive = documents.register(
        kind="directive", number="1-CT/BENCH", issuer=centre, issuer_name="", dated_on=date(day.year, 1, 2),
        titles={"en": "A directive"}, unit=centre, by=None, at=at,
    )  # fmt: skip
    words = [ReadProvision(label=f"{n}.", heading=f"Measure {n} of the directive", body="Do it.") for n in range(rows)]
    duties = documents.add_provisions(document=directive, text=None, provisions=words, language="en", by=None, at=at)
    asked: dict[str, date | int | list[int]] = {
        "duties": [one.pk for one in duties], "units": [one.pk for one in provinces], "today": day, "empty": EMPTY,
        "leaves": leaves,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_LEADS, asked)
        cursor.execute(_SHARES, asked)
    commitments.fold_changes(today=day)
    return Ground(directive, centre, reviewer)
