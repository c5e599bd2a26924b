"""Writing many records at once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from chancellery.core import bulk
from chancellery.core.models import AuditEntry

AT = datetime(2025, 1, 15, 9, tzinfo=UTC)


@pytest.mark.django_db
@pytest.mark.parametrize("count", [3, bulk.FEW + 1])
def test_insert_writes_what_save_would_whether_few_or_many(count):
    details = {"day": date(2025, 6, 30), "words": "a\tb\\n \u201cc\u201d", "nothing": None}

    bulk.insert(
        AuditEntry,
        [
            AuditEntry(at=AT, by_name="Lan", verb="unit.opened", on_type="unit", on_key=number, details=details)
            for number in range(count)
        ],
    )

    kept = AuditEntry.objects.order_by("on_key")
    assert [(one.on_key, one.at, one.by_key, one.on_name, one.details) for one in kept] == [
        (number, AT, None, "", details | {"day": "2025-06-30"}) for number in range(count)
    ]
