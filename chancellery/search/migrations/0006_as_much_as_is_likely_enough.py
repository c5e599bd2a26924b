"""Finding goes through as much of the newest as is likely to hold enough, and no further than it must.

To fetch an entry from its place in the table costs several times what finding it in the index does; so what is found is
to be little more than what is shown. Entries bear marks for spans of time from a month to sixteen years: each is brought
in anew.
"""

from django.db import migrations

FIND = """
DROP FUNCTION find_in_search;
-- stretches: what is asked beside the query, the newest first; firsts: the first day of each
-- entries: how many there are in a stretch and in those before it; likely: in so many there may be enough
-- older_than: 'infinity' for all that has a day, nothing for what has none as well; of what is in no stretch
CREATE FUNCTION find_in_search(
    query text, stretches text[], firsts date[], entries integer[], likely bigint, older_than date,
    enough integer, most integer,
    OUT kinds text[], OUT keys bigint[], OUT years integer[], OUT languages text[], OUT more boolean
) LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET enable_indexscan = off SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    past integer := 0;  -- stretches that were looked through
    until integer;
    among text;
    found integer;
    its_kinds text[]; its_keys bigint[]; its_years integer[]; its_languages text[];  -- of some stretches
BEGIN
    kinds := '{}'; keys := '{}'; years := '{}'; languages := '{}';
    LOOP
        until := (SELECT min(place) FROM generate_series(past + 1, cardinality(stretches)) place
            WHERE entries[place] >= likely);
        among := query || coalesce(' & (' || array_to_string(stretches[past + 1:until], ' | ') || ')', '');
        SELECT array_agg(one.kind), array_agg(one.key), array_agg(one.year), array_agg(one.languages)
        INTO its_kinds, its_keys, its_years, its_languages
        FROM (
            SELECT entry.kind, entry.key, extract(year FROM entry.dated_on)::integer AS year,
                array_to_string(entry.languages, ' ') AS languages
            FROM search_entry entry
            WHERE entry.vector @@ among::tsquery
                AND (until IS NOT NULL OR older_than IS NULL OR entry.dated_on < older_than)
            ORDER BY entry.dated_on DESC NULLS FIRST, CASE WHEN entry.dated_on IS NULL THEN entry.kind END DESC, entry.id DESC
            LIMIT most + 1 - cardinality(keys)
        ) one;
        IF its_keys IS NOT NULL THEN
            kinds := kinds || its_kinds; keys := keys || its_keys;
            years := years || its_years; languages := languages || its_languages;
        END IF;
        found := cardinality(keys);
        IF until IS NULL OR found >= enough THEN
            more := until IS NOT NULL OR found > most;
            EXIT;
        END IF;
        past := until;
        older_than := firsts[past];
        -- if it goes on like this; the newest may be of another sort, so that is not believed too far
        likely := entries[past]::bigint * least(enough * 5 / 4 / greatest(found, 1), 4);
    END LOOP;
    kinds := kinds[:most]; keys := keys[:most]; years := years[:most]; languages := languages[:most];
END $$;
"""
#: So that a word in one of four hundred entries is known to be in so many.
COUNTED = "ALTER TABLE search_entry ALTER COLUMN vector SET STATISTICS {}"
FIND_BY_QUARTERS = """
DROP FUNCTION find_in_search;
CREATE FUNCTION find_in_search(
    query text, stretches text[], older_than date, enough integer, most integer,
    OUT kinds text[], OUT keys bigint[], OUT years integer[], OUT languages text[], OUT more boolean
) LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET enable_indexscan = off SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    stretch text;
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


class Migration(migrations.Migration):
    dependencies = [("search", "0005_many_wait_at_once")]
    operations = [
        migrations.RunSQL(FIND, FIND_BY_QUARTERS),
        migrations.RunSQL(COUNTED.format(300), COUNTED.format(-1)),
        migrations.RunSQL("SELECT wait_for_search()", migrations.RunSQL.noop),
    ]
