"""How fast reports are accepted in the database by eight at once, beside a bare insert of a report.

The statements are those of the action, sent by pgbench (which comes with the database), so that what is measured is
the database and not the language the action is written in. Folding goes on meanwhile, as in a server.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from chancellery.config.bench.report import percentile

if TYPE_CHECKING:
    from chancellery.config.bench.cascade.service import Service

WRITERS = 8
A_SECOND = 1_000  #: reports that wait for all writers, for each second of measuring

_ACCEPT = """
\\set i :i + 1
\\set report :first + :client_id * :each + :i - 1
BEGIN;
SELECT report.*, leaf.* FROM commitments_commitment leaf
    JOIN commitments_progressreport report ON report.commitment_id = leaf.id
    WHERE report.id = :report FOR UPDATE \\gset got_
WITH decided AS (
    UPDATE commitments_progressreport SET state = 'accepted', decided_by_id = :head, decided_at = now(),
        return_reason = '' WHERE id = :report RETURNING 1
), moved AS (
    UPDATE commitments_commitment SET status = 'open', done_on = NULL, progress = 40, value = NULL,
        due_on = :got_due_on::date, period_from_on = NULL, awaited_from_on = :got_awaited_from_on::date
        WHERE id = :got_commitment_id RETURNING 1
) INSERT INTO core_auditentry (at, by_key, by_name, verb, on_type, on_key, on_name, details) VALUES
    (now(), :head, 'Head', 'report.accepted', 'commitments.progressreport', :report, 'Open reading rooms',
    '{"commitment": 1, "percentage": "40", "changed": {"progress": [null, "40 %"]}}')
    RETURNING id, (SELECT count(*) FROM decided) + (SELECT count(*) FROM moved);
COMMIT;
"""
_INSERT = """
\\set i :i + 1
\\set leaf :first + :client_id * :each + :i - 1
BEGIN;
INSERT INTO commitments_progressreport (commitment_id, unit_id, period_from_on, period_until_on, percentage, done,
    difficulties, requests, language, state, written_by_id, written_at, writer_keys, return_reason)
    SELECT id, lead_id, '2025-01-01', '2025-03-31', 40, 'Four rooms are open.', '', '', 'en', 'draft', :officer, now(),
    ARRAY[:officer::bigint], '' FROM commitments_commitment WHERE id = (SELECT leaf FROM bench_leaf WHERE n = :leaf);
COMMIT;
"""


def measure(built: Service, *, seconds: int) -> dict[str, str | int | float]:
    """Accept as many reports as eight writers can in some seconds, then insert as many bare drafts."""
    from chancellery.config.bench.cascade import background, people

    head, officer = people.head(built), people.officer(built)
    leaves = free_leaves(2 * A_SECOND * seconds)
    each = len(leaves) // (2 * WRITERS)
    first = submitted(leaves[: each * WRITERS], officer.pk)
    _number(leaves[each * WRITERS : 2 * each * WRITERS])
    values = {"each": each, "head": head.pk, "officer": officer.pk, "i": 0}
    with background.folding():
        accept_ms, accepted, refused = _run(_ACCEPT, values | {"first": first})
    insert_ms, inserted, _refused = _run(_INSERT, values | {"first": 1})
    _drop_drafts()
    return {
        "writers": WRITERS,
        "accept_p95_ms": accept_ms,
        "accept_per_s": accepted,
        "bare_insert_p95_ms": insert_ms,
        "bare_insert_per_s": inserted,
        "accept_refused": refused,
    }


def submitted(leaves: list[int], officer: int) -> int:
    """Submit a report on each leaf as ``write_report`` leaves it, and return the first one's key; keys follow."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) + 1 FROM commitments_progressreport")
        (first,) = cursor.fetchone()
        cursor.execute(
            """
            INSERT INTO commitments_progressreport (id, commitment_id, unit_id, period_from_on, period_until_on,
                percentage, done, difficulties, requests, language, state, written_by_id, written_at, writer_keys,
                submitted_by_id, submitted_at, return_reason)
            SELECT %(first)s + n - 1, c.id, c.lead_id, '2025-01-01', '2025-03-31', 40, 'Four rooms are open.', '', '',
                'en', 'submitted', %(officer)s, now(), ARRAY[%(officer)s::bigint], %(officer)s, now(), ''
            FROM unnest(%(leaves)s::bigint[]) WITH ORDINALITY AS leaf(key, n)
            JOIN commitments_commitment c ON c.id = leaf.key ORDER BY n
            """,
            {"first": first, "officer": officer, "leaves": leaves},
        )
        cursor.execute(
            "UPDATE commitments_commitment SET reported_on = current_date, reported_until_on = '2025-03-31',"
            " awaited_from_on = '2025-04-01' WHERE id = ANY (%s)",
            [leaves],
        )
        cursor.execute("SELECT setval('commitments_progressreport_id_seq', %s)", [first + len(leaves)])
    return int(first)


def free_leaves(most: int) -> list[int]:
    """Return the keys of up to ``most`` leaves on which nobody has reported, by key."""
    from chancellery.commitments.models import Commitment

    free = Commitment.objects.filter(is_leaf=True, status="open", reports__isnull=True, due_on__isnull=False)
    return list(free.order_by("pk").values_list("pk", flat=True)[:most])


def _number(leaves: list[int]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_leaf (n bigint PRIMARY KEY, leaf bigint)")
        cursor.execute(
            "INSERT INTO bench_leaf SELECT n, key FROM unnest(%s::bigint[]) WITH ORDINALITY AS leaf(key, n)", [leaves]
        )
        cursor.execute("VACUUM ANALYZE")


def _drop_drafts() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM commitments_progressreport WHERE state = 'draft'")
        cursor.execute("DROP TABLE bench_leaf")


def _run(script: str, values: dict[str, int]) -> tuple[float, float, int]:
    """Let pgbench run a script, and return p95 in milliseconds, transactions a second, and how many failed."""
    from chancellery.config import postgres

    with tempfile.TemporaryDirectory(prefix="chancellery-pgbench-") as folder:
        path = Path(folder) / "script.sql"
        path.write_text(script)
        each = values["each"]
        done = subprocess.run(  # noqa: S603 - our own command
            [
                str(postgres.binaries() / "pgbench"), "-n", "-M", "prepared", "-c", str(WRITERS), "-j", "2",
                "-t", str(each), "-f", str(path), "-l", "--log-prefix", f"{folder}/times",
                *(part for name, value in values.items() for part in ("-D", f"{name}={value}")),
                os.environ["DATABASE_URL"],
            ],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"pgbench stopped: {done.stderr[-800:]}")
        times = [
            int(line.split()[2]) / 1000 for log in Path(folder).glob("times.*") for line in log.read_text().splitlines()
        ]
    rate = re.search(r"tps = ([\d.]+)", done.stdout)
    missing = WRITERS * each - len(times)
    return round(percentile(times, 95), 2), round(float(rate[1]) if rate else 0.0), missing
