"""Keep how the figures stood at the end of each month, so that later months can be compared with it."""

from __future__ import annotations

from datetime import date

from django.db import connection, transaction

from chancellery.commitments import queries
from chancellery.commitments.models import MonthFigures

KEEPING_LOCK = 0x1A9_0003  #: two servers may look at the same moment


@transaction.atomic
def keep_months(*, today: date) -> int:
    """Keep the figures of every month that has ended and is not kept yet; return how many months were kept.

    A month that ended before anybody kept it is counted from the reports accepted by then.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KEEPING_LOCK])
    missing = queries.months_to_keep(today)
    for day in missing:
        MonthFigures.objects.bulk_create(queries.counted_on(day), batch_size=1000)
    return len(missing)
