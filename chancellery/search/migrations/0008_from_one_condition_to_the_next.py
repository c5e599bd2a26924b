"""Finding gives the index each condition by itself, so that it goes from one to the next.

Asked for one condition of many parts, PostgreSQL takes every entry of the stretch and weighs all parts for each. Asked for
several conditions it leaps: from where the first holds to where the second holds next, and so on.

The former function stays for servers that still run; a later release takes it off.
"""

from django.db import migrations

FIND = """
-- conditions: all hold of what is found; the index goes through five of them one by one
-- stretches: what is asked beside them, the newest first; firsts: the first day of each
-- entries: how many there are in a stretch and in those before it; likely: in so many there may be enough
-- older_than: 'infinity' for all that has a day, nothing for what has none as well; of what is in no stretch
CREATE FUNCTION find_in_search(
    conditions text[], stretches text[], firsts date[], entries integer[], likely bigint, older_than date,
    enough integer, most integer,
    OUT kinds text[], OUT keys bigint[], OUT years integer[], OUT languages text[], OUT more boolean
) LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET enable_indexscan = off SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    past integer := 0;  -- stretches that were looked through
    until integer;
    among tsquery[];
    found integer;
    its_kinds text[]; its_keys bigint[]; its_years integer[]; its_languages text[];  -- of some stretches
BEGIN
    kinds := '{}'; keys := '{}'; years := '{}'; languages := '{}';
    LOOP
        until := (SELECT min(place) FROM generate_series(past + 1, cardinality(stretches)) place
            WHERE entries[place] >= likely);
        among := CASE WHEN until IS NULL THEN conditions
            ELSE array_to_string(stretches[past + 1:until], ' | ') || conditions END;
        SELECT array_agg(one.kind), array_agg(one.key), array_agg(one.year), array_agg(one.languages)
        INTO its_kinds, its_keys, its_years, its_languages
        FROM (
            SELECT entry.kind, entry.key, extract(year FROM entry.dated_on)::integer AS year,
                array_to_string(entry.languages, ' ') AS languages
            FROM search_entry entry
            WHERE entry.vector @@ among[1]
                AND entry.vector @@ coalesce(among[2], among[1])
                AND entry.vector @@ coalesce(among[3], among[1])
                AND entry.vector @@ coalesce(among[4], among[1])
                AND entry.vector @@ coalesce(among[5], among[1])
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
NO_FIND = "DROP FUNCTION find_in_search(text[], text[], date[], integer[], bigint, date, integer, integer);"


class Migration(migrations.Migration):
    dependencies = [("search", "0007_translations_wait")]
    operations = [migrations.RunSQL(FIND, NO_FIND)]
