"""What a branch answers to can be asked as if it stood elsewhere, so that moving it writes each row once."""

from django.db import migrations

ANSWERS = """
CREATE FUNCTION answers_of_branches(tops bigint[], standing_under bigint[] DEFAULT NULL)
RETURNS TABLE (commitment bigint, answers bigint[]) LANGUAGE sql STABLE AS $$
    WITH RECURSIVE walk(id, parent_id, provision_id) AS (
        SELECT c.id, c.parent_id, c.provision_id FROM commitments_commitment c WHERE c.id = ANY(tops)
        UNION
        SELECT c.id, c.parent_id, c.provision_id FROM walk JOIN commitments_commitment c ON c.parent_id = walk.id
    ), link AS MATERIALIZED (
        SELECT i.commitment_id, i.provision_id FROM commitments_implementation i
        WHERE i.commitment_id IN (SELECT id FROM walk)
    ), superior AS MATERIALIZED (
        SELECT provision_id, superior_provisions(ARRAY[provision_id]) AS keys
        FROM (SELECT provision_id FROM walk UNION SELECT provision_id FROM link) every
    ), linked AS MATERIALIZED (
        SELECT link.commitment_id, array_agg(key) AS keys
        FROM link JOIN superior USING (provision_id) CROSS JOIN LATERAL unnest(superior.keys) key GROUP BY 1
    ), own AS MATERIALIZED (
        SELECT walk.id, walk.parent_id, superior.keys || coalesce(linked.keys, '{}') AS keys
        FROM walk JOIN superior USING (provision_id) LEFT JOIN linked ON linked.commitment_id = walk.id
    ), line(id, answers_to) AS (
        SELECT own.id, ARRAY(SELECT DISTINCT one
            FROM unnest(coalesce(standing_under, p.answers_to, '{}') || own.keys) one ORDER BY one)
        FROM own LEFT JOIN commitments_commitment p ON p.id = own.parent_id WHERE own.id = ANY(tops)
        UNION ALL
        SELECT own.id, CASE WHEN own.keys <@ line.answers_to THEN line.answers_to
            ELSE ARRAY(SELECT DISTINCT one FROM unnest(line.answers_to || own.keys) one ORDER BY one) END
        FROM line JOIN own ON own.parent_id = line.id
    )
    SELECT id, answers_to FROM line
$$;
"""
REFRESH = """
CREATE OR REPLACE FUNCTION refresh_answers(tops bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE changed bigint;
BEGIN
    -- again until nothing changes: what somebody handed down meanwhile is seen by the next statement only
    LOOP
        WITH held AS MATERIALIZED (
            SELECT c.id, line.answers FROM commitments_commitment c
            JOIN answers_of_branches(tops) line ON line.commitment = c.id
            WHERE c.answers_to <> line.answers ORDER BY c.path FOR NO KEY UPDATE OF c
        )
        UPDATE commitments_commitment c SET answers_to = held.answers FROM held WHERE c.id = held.id;
        GET DIAGNOSTICS changed = ROW_COUNT;
        EXIT WHEN changed = 0;
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0023_room_beside_a_leaf")]
    operations = [
        migrations.RunSQL(ANSWERS, "DROP FUNCTION answers_of_branches(bigint[], bigint[])"),
        migrations.RunSQL(REFRESH, migrations.RunSQL.noop),
    ]
