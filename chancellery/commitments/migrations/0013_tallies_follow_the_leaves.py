"""Every statement that changes leaves says what it changed, and a unit that moves takes its tallies along.

A change is appended and nothing is summed in place, so whoever reports waits for nobody else.
"""

from django.db import migrations

APPENDED = """
INSERT INTO commitments_tallychange
    (lead, above, answers_to, due_on, awaited_from_on, total, done, done_late, left_out, open, weight, achieved)
SELECT * FROM (
    SELECT lead_id, left(path, length(path) - length(id::text) - 1) AS above, answers_to,
        CASE WHEN status = 'open' THEN due_on END AS due_on,
        CASE WHEN status = 'open' THEN awaited_from_on END AS awaited_from_on,
        sum(CASE WHEN status IN ('open', 'done') THEN sign ELSE 0 END) AS total,
        sum(CASE WHEN status = 'done' AND done_on > due_on THEN 0 WHEN status = 'done' THEN sign ELSE 0 END) AS done,
        sum(CASE WHEN status = 'done' AND done_on > due_on THEN sign ELSE 0 END) AS done_late,
        sum(CASE WHEN status IN ('waived', 'withdrawn') THEN sign ELSE 0 END) AS left_out,
        sum(CASE WHEN status = 'open' THEN sign ELSE 0 END) AS open,
        sum(CASE WHEN status IN ('open', 'done') THEN sign * weight ELSE 0 END) AS weight,
        sum(CASE WHEN status IN ('open', 'done') THEN sign * weight * coalesce(progress, 0) ELSE 0 END) AS achieved
    FROM ({rows}) leaf WHERE is_leaf GROUP BY 1, 2, 3, 4, 5
) alike
WHERE total <> 0 OR done <> 0 OR done_late <> 0 OR left_out <> 0 OR open <> 0 OR weight <> 0 OR achieved <> 0
"""
FRESH = APPENDED.format(rows="SELECT 1 AS sign, fresh.* FROM fresh")
GONE = APPENDED.format(rows="SELECT -1 AS sign, former.* FROM former")
CHANGED = APPENDED.format(
    rows="SELECT 1 AS sign, fresh.* FROM fresh UNION ALL SELECT -1 AS sign, former.* FROM former"
)
FUNCTION = f"""
CREATE FUNCTION append_tally_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN {FRESH};
    ELSIF TG_OP = 'DELETE' THEN {GONE};
    ELSE {CHANGED};
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER tallies_follow_new_leaves AFTER INSERT ON commitments_commitment
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION append_tally_change();
CREATE TRIGGER tallies_follow_lost_leaves AFTER DELETE ON commitments_commitment
    REFERENCING OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION append_tally_change();
CREATE TRIGGER tallies_follow_changed_leaves AFTER UPDATE ON commitments_commitment
    REFERENCING NEW TABLE AS fresh OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION append_tally_change();
"""
NO_FUNCTION = """
DROP TRIGGER tallies_follow_new_leaves ON commitments_commitment;
DROP TRIGGER tallies_follow_lost_leaves ON commitments_commitment;
DROP TRIGGER tallies_follow_changed_leaves ON commitments_commitment;
DROP FUNCTION append_tally_change();
"""
COUNTS = "total done done_late left_out overdue due_soon not_reported weight achieved".split()
# The lock is that of folding: what was folded is under the former path, what is not will be folded under the new one.
MOVED = f"""
CREATE FUNCTION take_tallies_along() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(27852802);
    INSERT INTO commitments_unittally AS known (unit, kind, key, {", ".join(COUNTS)})
    SELECT above.unit, t.kind, t.key, {", ".join(f"sum(sign * t.{count})" for count in COUNTS)}
    FROM commitments_unittally t CROSS JOIN (
        SELECT unnest(string_to_array(rtrim(NEW.path, '.'), '.')::bigint[]) AS unit, 1 AS sign
        UNION ALL SELECT unnest(string_to_array(rtrim(OLD.path, '.'), '.')::bigint[]), -1
    ) above
    WHERE t.unit = NEW.id GROUP BY 1, 2, 3 HAVING sum(sign) <> 0
    ON CONFLICT (unit, kind, key) DO UPDATE
    SET {", ".join(f"{count} = known.{count} + excluded.{count}" for count in COUNTS)};
    DELETE FROM commitments_unittally WHERE unit = ANY (string_to_array(rtrim(OLD.path, '.'), '.')::bigint[])
    AND {" AND ".join(f"{count} = 0" for count in COUNTS)};
    RETURN NULL;
END $$;
CREATE TRIGGER tallies_follow_the_unit AFTER UPDATE ON organisations_unit
    FOR EACH ROW WHEN (OLD.parent_id IS DISTINCT FROM NEW.parent_id) EXECUTE FUNCTION take_tallies_along();
"""
NOT_MOVED = "DROP TRIGGER tallies_follow_the_unit ON organisations_unit; DROP FUNCTION take_tallies_along();"
# the changes waiting are few, but they come and go all day; a tally is written over in its place
STORAGE = """
ALTER TABLE commitments_tallychange SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
ALTER TABLE commitments_unittally SET (fillfactor = 85);
ALTER TABLE commitments_branchtally SET (fillfactor = 85);
"""
FILL = APPENDED.format(rows="SELECT 1 AS sign, c.* FROM commitments_commitment c")


class Migration(migrations.Migration):
    dependencies = [("commitments", "0012_tallies"), ("organisations", "0003_sign_in_requests")]
    operations = [
        migrations.RunSQL(FUNCTION, NO_FUNCTION),
        migrations.RunSQL(MOVED, NOT_MOVED),
        migrations.RunSQL(STORAGE, migrations.RunSQL.noop),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
