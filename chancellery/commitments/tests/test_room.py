"""What an index holds beside its entries: little waits to be sorted in, and no index is there twice."""

import pytest
from django.db import IntegrityError, connection

from chancellery.commitments.models import Wording
from chancellery.commitments.models.commitment import WAITING_KB

pytestmark = pytest.mark.django_db


def _asked(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_little_waits_to_be_sorted_into_the_indexes_of_words_and_answers():
    options = _asked("""
        SELECT relname, reloptions FROM pg_class
        WHERE relname IN ('commitments_by_answers', 'wordings_by_words') ORDER BY relname
    """)

    limit = [f"gin_pending_list_limit={WAITING_KB}"]
    assert options == [("commitments_by_answers", limit), ("wordings_by_words", limit)]


def test_no_two_indexes_of_the_cascade_begin_with_the_same_column_and_nothing_else():
    alike = _asked("""
        SELECT indrelid::regclass::text, indkey::text, count(*) FROM pg_index
        JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_am ON pg_am.oid = relam
        WHERE indrelid::regclass::text LIKE 'commitments\\_%' AND amname = 'btree'
        AND indexprs IS NULL AND indpred IS NULL GROUP BY 1, 2 HAVING count(*) > 1
    """)

    assert alike == []


def test_words_are_kept_once():
    Wording.objects.create(text="open a reading room")

    with pytest.raises(IntegrityError, match="words_are_kept_once"):
        Wording.objects.create(text="open a reading room")
