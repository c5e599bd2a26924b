"""The keys of all provisions a commitment answers to, kept in its row: so no reader walks up its line."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

FUNCTIONS = """
CREATE FUNCTION superior_provisions(given bigint[]) RETURNS bigint[] LANGUAGE sql STABLE AS $$
    WITH RECURSIVE reached(id) AS (
        SELECT unnest(given)
        UNION
        SELECT k.superior_id FROM reached JOIN documents_carrying k ON k.provision_id = reached.id
    )
    SELECT ARRAY(SELECT id FROM reached ORDER BY id)
$$;

CREATE FUNCTION refresh_answers(tops bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE changed bigint;
BEGIN
    -- again until nothing changes: what somebody handed down meanwhile is seen by the next statement only
    LOOP
        WITH RECURSIVE line(id, answers_to) AS (
            SELECT c.id, ARRAY(SELECT DISTINCT one FROM unnest(
                coalesce(p.answers_to, '{}') || superior_provisions(c.provision_id || ARRAY(
                    SELECT i.provision_id FROM commitments_implementation i WHERE i.commitment_id = c.id))
            ) one ORDER BY one)
            FROM commitments_commitment c LEFT JOIN commitments_commitment p ON p.id = c.parent_id
            WHERE c.id = ANY(tops)
            UNION ALL
            SELECT c.id, ARRAY(SELECT DISTINCT one FROM unnest(
                line.answers_to || superior_provisions(c.provision_id || ARRAY(
                    SELECT i.provision_id FROM commitments_implementation i WHERE i.commitment_id = c.id))
            ) one ORDER BY one)
            FROM line JOIN commitments_commitment c ON c.parent_id = line.id
        )
        UPDATE commitments_commitment c SET answers_to = line.answers_to FROM line
        WHERE c.id = line.id AND c.answers_to <> line.answers_to;
        GET DIAGNOSTICS changed = ROW_COUNT;
        EXIT WHEN changed = 0;
    END LOOP;
END $$;
"""
GONE = "DROP FUNCTION refresh_answers(bigint[]); DROP FUNCTION superior_provisions(bigint[]);"
FILL = "SELECT refresh_answers(ARRAY(SELECT id FROM commitments_commitment WHERE parent_id IS NULL))"


class Migration(migrations.Migration):
    dependencies = [("commitments", "0009_fill_what_allowed_closings"), ("documents", "0004_carryings")]
    operations = [
        migrations.AddField(
            model_name="commitment",
            name="answers_to",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, editable=False, size=None
            ),
        ),
        migrations.RunSQL(FUNCTIONS, GONE),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="commitment",
            index=django.contrib.postgres.indexes.GinIndex(fields=["answers_to"], name="commitments_by_answers"),
        ),
    ]
