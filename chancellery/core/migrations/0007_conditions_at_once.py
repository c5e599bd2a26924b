"""A table whose rows thousands change one by one can ask all its conditions by one function.

For each statement PostgreSQL reads every check of the table from its stored text and prepares it, whichever columns
change: with thirteen of them that takes ten times as long as to write the row. ``conditions_at_once`` puts the
conditions of a table into one function, which a connection prepares once, and one check that calls it. What is refused
is refused by the name of the check as before. A check that older rows break (``NOT VALID``) stays by itself. A migration that adds a check to such a table calls it again; one that
alters, renames or removes a column or a check calls ``conditions_one_by_one`` first and ``conditions_at_once`` after.
"""

from django.db import migrations

AT_ONCE = """
CREATE FUNCTION conditions_at_once(target text) RETURNS void LANGUAGE plpgsql AS $outer$
DECLARE
    own text := target || '_conditions';
    -- each with its name; those that were put together before stand in the comment on the function
    conditions jsonb := coalesce(obj_description(to_regproc(format('%I', own)), 'pg_proc')::jsonb, '[]');
    alone text := (
        SELECT string_agg(format('DROP CONSTRAINT %I, ', conname), '') FROM pg_constraint
        WHERE conrelid = target::regclass AND contype = 'c' AND convalidated
    );
    columns text; hold text; broken text;
BEGIN
    SELECT conditions || coalesce(jsonb_agg(jsonb_build_array(conname, pg_get_expr(conbin, conrelid)) ORDER BY conname), '[]')
    INTO conditions FROM pg_constraint WHERE conrelid = target::regclass AND contype = 'c' AND convalidated
    AND conname <> 'all_conditions_hold';
    -- variables named as the columns are, so that each condition stands as it is
    SELECT string_agg(format('%1$I %2$s := one.%1$I;', attname, format_type(atttypid, NULL)), ' ') INTO columns
    FROM pg_attribute WHERE attrelid = target::regclass AND attnum > 0 AND NOT attisdropped
    AND EXISTS (SELECT FROM jsonb_array_elements(conditions) each WHERE strpos(each->>1, attname) > 0);
    SELECT string_agg(format('(%s) IS NOT FALSE', each->>1), E'\\nAND '),
        string_agg(format('WHEN (%s) IS FALSE THEN %L', each->>1, each->>0), E'\\n')
    INTO hold, broken FROM jsonb_array_elements(conditions) each;
    EXECUTE format($made$
        CREATE OR REPLACE FUNCTION %1$I(one %2$I) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $body$
        DECLARE broken text; %3$s
        BEGIN
            IF %4$s THEN RETURN true; END IF;
            broken := CASE %5$s END;
            RAISE EXCEPTION 'new row for relation "%%" violates check constraint "%%"', %2$L, broken
            USING ERRCODE = 'check_violation', TABLE = %2$L, CONSTRAINT = broken;
        END $body$
    $made$, own, target, columns, hold, broken);
    EXECUTE format('COMMENT ON FUNCTION %I(%I) IS %L', own, target, conditions);
    EXECUTE format(
        'ALTER TABLE %1$I %2$s ADD CONSTRAINT all_conditions_hold CHECK (%3$I(%1$I.*))', target, alone, own
    );
END $outer$;
"""
ONE_BY_ONE = """
CREATE FUNCTION conditions_one_by_one(target text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    own regproc := format('%I', target || '_conditions')::regproc;
    alone text := (
        SELECT string_agg(format('ADD CONSTRAINT %I CHECK (%s)', each->>0, each->>1), ', ')
        FROM jsonb_array_elements(obj_description(own, 'pg_proc')::jsonb) each
    );
BEGIN
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT all_conditions_hold, %s', target, alone);
    EXECUTE format('DROP FUNCTION %s', own);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0006_former_values_are_kept")]
    operations = [
        migrations.RunSQL(AT_ONCE, "DROP FUNCTION conditions_at_once(text)"),
        migrations.RunSQL(ONE_BY_ONE, "DROP FUNCTION conditions_one_by_one(text)"),
    ]
