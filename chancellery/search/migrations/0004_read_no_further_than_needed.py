"""Finding reads the newest stretch first, and the rest only where that was too little.

The planner may use the index of the words only: it takes a look into a vector for as cheap as one into a number, and
would walk through all entries.
Entries bear new marks, so each is brought in anew.
"""

from django.db import migrations

FIND = """
-- stretches: what is asked beside the query, one after the other, until there is enough; then all
-- older_than: 'infinity' for all that has a day, nothing for what has none as well; of what is in no stretch
CREATE FUNCTION find_in_search(
    query text, stretches text[], older_than date, enough integer, most integer,
    OUT kinds text[], OUT keys bigint[], OUT years integer[], OUT languages text[], OUT more boolean
) LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET enable_indexscan = off SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    stretch text;
    -- of one stretch
    its_kinds text[]; its_keys bigint[]; its_years integer[]; its_languages text[];
BEGIN
    kinds := '{}'; keys := '{}'; years := '{}'; languages := '{}';
    FOREACH stretch IN ARRAY stretches || ''::text LOOP
        SELECT array_agg(one.kind), array_agg(one.key), array_agg(one.year), array_agg(one.languages)
        INTO its_kinds, its_keys, its_years, its_languages
        FROM (
            SELECT entry.kind, entry.key, extract(year FROM entry.dated_on)::integer AS year,
                array_to_string(entry.languages, ' ') AS languages
            FROM search_entry entry
            WHERE entry.vector @@ (query || stretch)::tsquery
                AND (stretch <> '' OR older_than IS NULL OR entry.dated_on < older_than)
            ORDER BY entry.dated_on DESC NULLS FIRST, CASE WHEN entry.dated_on IS NULL THEN entry.kind END DESC, entry.id DESC
            LIMIT most + 1 - cardinality(keys)
        ) one;
        IF its_keys IS NOT NULL THEN
            kinds := kinds || its_kinds; keys := keys || its_keys;
            years := years || its_years; languages := languages || its_languages;
        END IF;
        IF stretch = '' OR cardinality(keys) >= enough THEN
            more := stretch <> '' OR cardinality(keys) > most;
            EXIT;
        END IF;
    END LOOP;
    kinds := kinds[:most]; keys := keys[:most]; years := years[:most]; languages := languages[:most];
END $$;
"""
# What is new is little; how much of it there is, is known when it is asked
COUNT_NEW = """
CREATE FUNCTION count_new_in_search(query tsquery, since timestamptz, most integer) RETURNS integer
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET plan_cache_mode = force_custom_plan
AS $$
BEGIN
    RETURN count(*) FROM (
        SELECT FROM search_entry WHERE first_at > since AND vector @@ query LIMIT most
    ) fresh;
END $$;
"""
NO_COUNT_NEW = "DROP FUNCTION count_new_in_search;"
NO_FIND = "DROP FUNCTION find_in_search;"


class Migration(migrations.Migration):
    dependencies = [("search", "0003_a_decision_says_nothing_new")]
    operations = [
        migrations.RunSQL(FIND, NO_FIND),
        migrations.RunSQL(COUNT_NEW, NO_COUNT_NEW),
        migrations.RunSQL("SELECT wait_for_search()", migrations.RunSQL.noop),
    ]
