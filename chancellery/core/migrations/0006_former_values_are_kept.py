"""Give a table the triggers that keep what a statement changes; what is kept stays.

``keep_former_values_of`` writes the triggers of a table from its columns, but for those that follow from others, which
nobody asks about later. A migration that adds a column to such a table calls it again. The moment kept is that of the
transaction, or the one that ``chancellery.at`` names: what is brought over from earlier years is not of today.
"""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION keep_former_values_of(target text, derived text[]) RETURNS void LANGUAGE plpgsql AS $outer$
DECLARE
    kept text[] := ARRAY(
        SELECT attname::text FROM pg_attribute WHERE attrelid = target::regclass AND attnum > 0 AND NOT attisdropped
        AND attname <> ALL (derived || 'id'::text) ORDER BY attnum
    );
    -- column by column: to make JSON of both rows and compare takes five times as long
    steps text := (SELECT string_agg(format(
        'IF OLD.%1$I IS DISTINCT FROM NEW.%1$I THEN was := was || jsonb_build_object(%1$L, OLD.%1$I); END IF;', name
    ), E'\\n') FROM unnest(kept) name);
BEGIN
    EXECUTE format($made$
        CREATE OR REPLACE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql AS $body$
        DECLARE was jsonb := '{}';
        BEGIN
            IF TG_OP = 'DELETE' THEN
                was := to_jsonb(OLD) - %2$L::text[];
            ELSE
                %3$s
            END IF;
            IF was <> '{}' THEN
                INSERT INTO core_formervalues ("table", key, changed_at, values, is_gone) VALUES (
                    %4$L, OLD.id, coalesce(nullif(current_setting('chancellery.at', true), '')::timestamptz, now()),
                    was, TG_OP = 'DELETE'
                );
            END IF;
            RETURN NULL;
        END $body$
    $made$, target || '_former_values', derived, steps, target);
    EXECUTE format(
        'CREATE OR REPLACE TRIGGER %I AFTER UPDATE OF %s ON %I FOR EACH ROW EXECUTE FUNCTION %I()',
        target || '_keeps_changes', (SELECT string_agg(quote_ident(name), ', ') FROM unnest(kept) name), target,
        target || '_former_values'
    );
    EXECUTE format(
        'CREATE OR REPLACE TRIGGER %I AFTER DELETE ON %I FOR EACH ROW EXECUTE FUNCTION %I()',
        target || '_keeps_deletions', target, target || '_former_values'
    );
END $outer$;
"""

NO_MORE = """
CREATE FUNCTION keep_no_former_values_of(target text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('DROP FUNCTION %I() CASCADE', target || '_former_values');
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0005_former_values")]
    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION keep_former_values_of(text, text[])"),
        migrations.RunSQL(NO_MORE, "DROP FUNCTION keep_no_former_values_of(text)"),
        migrations.RunSQL(
            "CREATE TRIGGER former_values_stay BEFORE UPDATE OR DELETE ON core_formervalues"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            "DROP TRIGGER former_values_stay ON core_formervalues",
        ),
        migrations.RunSQL(
            "CREATE TRIGGER former_values_are_never_emptied BEFORE TRUNCATE ON core_formervalues"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
            "DROP TRIGGER former_values_are_never_emptied ON core_formervalues",
        ),
    ]
