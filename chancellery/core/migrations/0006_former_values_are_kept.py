"""A trigger that any table may have keeps what a statement changed; what is kept stays.

The moment is that of the transaction, or the one that ``chancellery.at`` names: what is brought over from earlier years
is not of today. The trigger's arguments are the columns nobody asks about later: those that follow from others.
"""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION keep_former_values() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    happened timestamptz := coalesce(nullif(current_setting('chancellery.at', true), '')::timestamptz, now());
    derived text[] := coalesce(TG_ARGV, '{}');
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO core_formervalues ("table", key, changed_at, values, is_gone)
        SELECT TG_TABLE_NAME, former.id, happened, to_jsonb(former) - derived, true FROM former;
    ELSE
        INSERT INTO core_formervalues ("table", key, changed_at, values, is_gone)
        SELECT TG_TABLE_NAME, row.id, happened, row.values, false
        FROM (
            SELECT both_.id, (
                SELECT jsonb_object_agg(was.key, was.value) FROM jsonb_each(both_.was) was
                WHERE both_.now -> was.key IS DISTINCT FROM was.value
            ) AS values
            FROM (
                SELECT former.id, to_jsonb(former) - derived AS was, to_jsonb(fresh) AS now
                FROM former JOIN fresh ON fresh.id = former.id OFFSET 0
            ) both_
        ) row
        WHERE row.values IS NOT NULL;
    END IF;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0005_former_values")]
    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION keep_former_values()"),
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
