"""What must hold of commitments and reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from chancellery.commitments import queries, rules
from chancellery.commitments.models import Commitment
from chancellery.config.check.circles import in_circles
from chancellery.config.check.invariant import Invariant, by_query, by_sql
from chancellery.documents.models import Document
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import ReportingCalendar, Unit
from chancellery.organisations.queries import today

#: Every root with what its leaves give, from the reports alone and from parent to child: no path, no stored progress.
_RECOUNT = """
WITH RECURSIVE tree(root, id) AS (
    SELECT id, id FROM commitments_commitment WHERE parent_id IS NULL
    UNION ALL SELECT tree.root, c.id FROM tree JOIN commitments_commitment c ON c.parent_id = tree.id
), last AS (
    SELECT DISTINCT ON (commitment_id) commitment_id, percentage FROM commitments_progressreport
    WHERE state = 'accepted' ORDER BY commitment_id, decided_at DESC, id DESC
)
SELECT tree.root, sum(c.weight), sum(c.weight * coalesce(last.percentage, 0))
FROM tree JOIN commitments_commitment c ON c.id = tree.id LEFT JOIN last ON last.commitment_id = c.id
WHERE c.status NOT IN ('waived', 'withdrawn')
AND NOT EXISTS (SELECT FROM commitments_commitment child WHERE child.parent_id = c.id)
GROUP BY tree.root
"""

#: From parent to child: no path, and nothing of what is kept.
_ANSWERS = """
WITH RECURSIVE own(id, parent_id, answers_to) AS (
    SELECT c.id, c.parent_id, superior_provisions(c.provision_id || coalesce(links.provisions, '{}'))
    FROM commitments_commitment c LEFT JOIN (
        SELECT commitment_id, array_agg(provision_id) AS provisions FROM commitments_implementation GROUP BY 1
    ) links ON links.commitment_id = c.id
), line(id, answers_to) AS (
    SELECT id, answers_to FROM own WHERE parent_id IS NULL
    UNION ALL
    SELECT own.id, ARRAY(SELECT DISTINCT one FROM unnest(line.answers_to || own.answers_to) one ORDER BY one)
    FROM line JOIN own ON own.parent_id = line.id
)
SELECT c.id, left(c.title, 80) FROM commitments_commitment c JOIN line USING (id) WHERE c.answers_to <> line.answers_to
"""

#: What rests on what, between documents: by the words of the texts, by what their provisions carry, and by what
#: commitments implement or come from.
_RESTS_ON = """
SELECT source_id, target_id FROM documents_citation WHERE kind = 'implements' AND target_id IS NOT NULL
UNION
SELECT own.document_id, above.document_id FROM documents_carrying k
    JOIN documents_provision own ON own.id = k.provision_id JOIN documents_provision above ON above.id = k.superior_id
UNION
SELECT own.document_id, above.document_id FROM commitments_implementation i
    JOIN commitments_commitment c ON c.id = i.commitment_id JOIN documents_provision own ON own.id = c.provision_id
    JOIN documents_provision above ON above.id = i.provision_id
UNION
SELECT own.document_id, above.document_id FROM commitments_commitment c
    JOIN commitments_commitment p ON p.id = c.parent_id JOIN documents_provision own ON own.id = c.provision_id
    JOIN documents_provision above ON above.id = p.provision_id WHERE own.document_id <> above.document_id
"""


def wrong_totals() -> Iterator[str]:
    """Find the roots whose roll-up is not what a recount from nothing gives."""
    with connection.cursor() as cursor:
        cursor.execute(_RECOUNT)
        recounted = {root: (weight, sum_) for root, weight, sum_ in cursor.fetchall()}
    nothing = (Decimal(0), Decimal(0))
    for root, totals in queries.with_totals(Commitment.objects.filter(parent=None), today=today()):
        if (totals.weight, totals.weighted_progress) != recounted.get(root.pk, nothing):
            yield f"{root.pk} {root}"


def misjudged_periods() -> Iterator[str]:
    """Find the commitments whose awaited day is not what the rule makes of their schedule and last report.

    Where a unit has a calendar, or had another one when it reported, the day is one within the next four months.
    """
    columns = ("pk", "title", "lead", "awaited_from_on", "due_kind", "period_from_on", "reported_until_on", "made_at")
    with_calendar = set(Unit.objects.filter(_under_calendars()).values_list("pk", flat=True))
    for pk, title, lead, known, due_kind, begins, until, made in (
        Commitment.objects.order_by().values_list(*columns).iterator(chunk_size=2000)
    ):
        expected = rules.awaited_from(
            due_kind=due_kind, period_from_on=begins, reported_until=until, made_on=timezone.localdate(made)
        )
        follows = lead in with_calendar and until and known and until < known <= until + timedelta(days=123)
        if known != expected and not follows:
            yield f"{pk} {title[:80]}"


def _under_calendars() -> Q:
    paths = ReportingCalendar.objects.values_list("unit__path", flat=True).distinct()
    return organisations.under(paths, field="path")


def circles_of_implementation() -> Iterator[str]:
    """Find the documents that rest on themselves, in whatever way."""
    with connection.cursor() as cursor:
        cursor.execute(_RESTS_ON)
        circle = in_circles(cursor.fetchall())
    for document in Document.objects.filter(pk__in=circle).order_by("pk"):
        yield f"{document.pk} {document}"


def misremembered_months() -> Iterator[str]:
    """Find the figures kept of the last month that a recount does not give."""
    for one in queries.misremembered():
        yield f"unit {one.unit_id} {one.until_on}"


INVARIANTS = (
    by_sql(
        "A commitment's path is its parent's, followed by its own key; its depth is one more: no circle.",
        """
        SELECT c.id, left(c.title, 80) FROM commitments_commitment c
        LEFT JOIN commitments_commitment p ON p.id = c.parent_id
        WHERE c.path IS DISTINCT FROM coalesce(p.path, '') || c.id || '.' OR c.depth <> coalesce(p.depth + 1, 0)
        """,
    ),
    by_sql(
        "A commitment is a leaf exactly when nothing was handed down from it.",
        """
        SELECT c.id, left(c.title, 80) FROM commitments_commitment c
        WHERE c.is_leaf = EXISTS (SELECT FROM commitments_commitment child WHERE child.parent_id = c.id)
        """,
    ),
    by_sql(
        "A commitment answers to its own provision, those it implements, what these carry, and to all its parent does.",
        _ANSWERS,
    ),
    by_sql(
        "An open commitment is led by a unit that exists.",
        """
        SELECT c.id, left(c.title, 80) || ' (' || u.code || ')' FROM commitments_commitment c
        JOIN organisations_unit u ON u.id = c.lead_id WHERE c.status = 'open' AND u.until_on < current_date
        """,
    ),
    by_sql(
        "The unit that leads does not co-ordinate as well.",
        """
        SELECT c.id, left(c.title, 80) FROM commitments_commitment c
        JOIN commitments_coordination k ON k.commitment_id = c.id AND k.unit_id = c.lead_id
        """,
    ),
    Invariant("The day a report is awaited from follows from the schedule and the last report.", misjudged_periods),
    by_query("A commitment is due no later than the one above, or says why.", queries.due_after_parent),
    by_query("A leaf's progress and status are those of its last accepted report.", queries.drifted),
    by_sql(
        "Only a leaf holds progress of its own.",
        """
        SELECT c.id, left(c.title, 80) FROM commitments_commitment c WHERE c.progress IS NOT NULL
        AND EXISTS (SELECT FROM commitments_commitment child WHERE child.parent_id = c.id)
        """,
    ),
    by_sql(
        "What is done has the day it was done, and nothing else has one.",
        "SELECT id, left(title, 80) FROM commitments_commitment WHERE (status = 'done') <> (done_on IS NOT NULL)",
    ),
    by_sql(
        "What is waived or withdrawn says why.",
        """
        SELECT id, left(title, 80) FROM commitments_commitment
        WHERE status IN ('waived', 'withdrawn') AND btrim(closing_reason) = ''
        """,
    ),
    by_sql(
        "What is waived or withdrawn says what allowed it.",
        """
        SELECT id, left(title, 80) FROM commitments_commitment
        WHERE status IN ('waived', 'withdrawn') AND btrim(warrant) = ''
        """,
    ),
    by_sql(
        "Whoever accepts or returns a report neither wrote any of it nor submitted it.",
        """
        SELECT id, 'report on ' || commitment_id FROM commitments_progressreport
        WHERE decided_by_id IN (written_by_id, submitted_by_id) OR decided_by_id = ANY (writer_keys)
        OR (state IN ('accepted', 'returned')) <> (decided_by_id IS NOT NULL)
        """,
    ),
    by_sql(
        "Who wrote or submitted a report, by the trail, is known to the report.",
        """
        SELECT r.id, 'report on ' || r.commitment_id || ': ' || a.by_name FROM commitments_progressreport r
        JOIN core_auditentry a ON a.on_type = 'commitments.progressreport' AND a.on_key = r.id
        WHERE (a.verb IN ('report.saved', 'evidence.dropped') AND a.by_key <> ALL (r.writer_keys))
        OR (a.verb = 'report.submitted' AND a.by_key IS DISTINCT FROM r.submitted_by_id)
        """,
    ),
    by_sql(
        "Every accepted report stands in the audit trail, with who accepted it.",
        """
        SELECT r.id, 'report on ' || r.commitment_id FROM commitments_progressreport r WHERE r.state = 'accepted'
        AND NOT EXISTS (SELECT FROM core_auditentry a WHERE a.on_type = 'commitments.progressreport'
            AND a.on_key = r.id AND a.verb = 'report.accepted' AND a.by_key = r.decided_by_id)
        """,
    ),
    Invariant(
        "What was counted of a unit equals a recount of the leaves that it and those below lead.",
        queries.miscounted_units,
    ),
    Invariant("What was counted of a commitment equals a recount of the leaves below it.", queries.miscounted_branches),
    Invariant(
        "The figures kept of the last day equal the tallies, and those of the day before what commitments said.",
        queries.miskept_days,
    ),
    Invariant("The figures kept of a month are what the reports accepted by then give.", misremembered_months),
    Invariant("The roll-up of a commitment equals a recount of the reports below it.", wrong_totals),
    Invariant(
        "No document rests on itself through what its provisions carry or its commitments implement.",
        circles_of_implementation,
    ),
)
