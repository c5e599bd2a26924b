"""Whoever serves pages may sort waiting entries into the index, without owning it."""

from django.db import migrations

SORT_IN = """
CREATE FUNCTION sort_in_entries() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT gin_clean_pending_list('public.entries_by_words'::regclass)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0010_a_sent_report_waits_by_a_question_of_its_own")]

    operations = [migrations.RunSQL(SORT_IN, "DROP FUNCTION sort_in_entries()")]
