"""Values as PostgreSQL's COPY takes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import TextChoices

from chancellery.core import copying


class Colour(TextChoices):
    RED = "red"


AT = datetime(2025, 1, 15, 9, 30, 1, 250, tzinfo=UTC)
HARD = "a\tb\\n\nc\r\\. “d” \\N"
ROW = [
    7, None, True, False, Decimal("-12.50"), 2.5, date(2025, 6, 30), AT, Colour.RED, HARD, [3, 1, 2], [],
    ["a,b", 'c"d', "e\\f\ng", ""], {"day": date(2025, 6, 30), "words": HARD},
]  # fmt: skip


@pytest.mark.django_db
def test_the_database_reads_each_value_as_it_was():
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE kept (a bigint, b text, c boolean, d boolean, e numeric, f float8, g date,"
            " h timestamptz, i text, j text, k bigint[], l bigint[], m text[], n jsonb) ON COMMIT DROP"
        )
        with cursor.copy("COPY kept FROM STDIN") as copy:
            copy.write(copying.lines([ROW, ROW], as_json={13}))
        cursor.execute("SELECT a, b, c, d, e, f, g, h, i, j, k, l, m, n ->> 'day', n ->> 'words' FROM kept")
        rows = cursor.fetchall()

    said = ROW[:13]
    said[8] = "red"
    assert [list(row) for row in rows] == [[*said, "2025-06-30", HARD]] * 2


def test_a_value_of_another_type_is_not_written_as_it_looks():
    with pytest.raises(KeyError):
        copying.lines([[object()]])
