"""Open commitments whose first period is still to begin are counted apart: nobody has reported, and nobody need have.

A unit's key takes four bytes in its tallies, which makes up for the new number. What is kept of earlier days is reckoned
from the commitments of now: one that was reported on since was counted there, and is not found again.
"""

from django.db import migrations, models

APPENDED = """
INSERT INTO commitments_tallychange
    (lead, above, answers_to, due_on, awaited_from_on, told, total, done, done_late, left_out, open, weight, achieved)
SELECT * FROM (
    SELECT lead_id, left(path, length(path) - length(id::text) - 1) AS above, answers_to,
        CASE WHEN status = 'open' THEN due_on END AS due_on,
        CASE WHEN status = 'open' THEN awaited_from_on END AS awaited_from_on,
        status = 'open' AND reported_until_on IS NOT NULL AS told,
        sum(CASE WHEN status IN ('open', 'done') THEN sign ELSE 0 END) AS total,
        sum(CASE WHEN status = 'done' AND done_on > due_on THEN 0 WHEN status = 'done' THEN sign ELSE 0 END) AS done,
        sum(CASE WHEN status = 'done' AND done_on > due_on THEN sign ELSE 0 END) AS done_late,
        sum(CASE WHEN status IN ('waived', 'withdrawn') THEN sign ELSE 0 END) AS left_out,
        sum(CASE WHEN status = 'open' THEN sign ELSE 0 END) AS open,
        sum(CASE WHEN status IN ('open', 'done') THEN sign * weight ELSE 0 END) AS weight,
        sum(CASE WHEN status IN ('open', 'done') THEN sign * weight * coalesce(progress, 0) ELSE 0 END) AS achieved
    FROM ({rows}) leaf WHERE is_leaf GROUP BY 1, 2, 3, 4, 5, 6
) alike
WHERE (total <> 0 OR done <> 0 OR done_late <> 0 OR left_out <> 0 OR open <> 0 OR weight <> 0 OR achieved <> 0)
"""
ALL = APPENDED.format(rows="SELECT 1 AS sign, c.* FROM commitments_commitment c")
FRESH, GONE = "SELECT 1 AS sign, fresh.* FROM fresh", "SELECT -1 AS sign, former.* FROM former"
# as it was before, for the way back
FORMER = (
    APPENDED.replace("awaited_from_on, told,", "awaited_from_on,")
    .replace("        status = 'open' AND reported_until_on IS NOT NULL AS told,\n", "")
    .replace("GROUP BY 1, 2, 3, 4, 5, 6", "GROUP BY 1, 2, 3, 4, 5")
)


def function(appended: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION append_tally_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN {appended.format(rows=FRESH)};
    ELSIF TG_OP = 'DELETE' THEN {appended.format(rows=GONE)};
    ELSE {appended.format(rows=f"{FRESH} UNION ALL {GONE}")};
    END IF;
    RETURN NULL;
END $$;
"""


COUNTS = "total done done_late left_out overdue due_soon not_reported not_due_yet weight achieved".split()
NAMED = ", ".join(COUNTS)
FORMER_COUNTS = [count for count in COUNTS if count != "not_due_yet"]


def along(counts: list[str]) -> str:
    named = ", ".join(counts)
    return f"""
CREATE OR REPLACE FUNCTION take_tallies_along() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(27852802);
    WITH changed AS (
        INSERT INTO commitments_unittally AS known (unit, kind, key, {named})
        SELECT above.unit, t.kind, t.key, {", ".join(f"sum(sign * t.{count})" for count in counts)}
        FROM commitments_unittally t CROSS JOIN (
            SELECT unnest(string_to_array(rtrim(NEW.path, '.'), '.')::bigint[]) AS unit, 1 AS sign
            UNION ALL SELECT unnest(string_to_array(rtrim(OLD.path, '.'), '.')::bigint[]), -1
        ) above
        WHERE t.unit = NEW.id GROUP BY 1, 2, 3 HAVING sum(sign) <> 0
        ON CONFLICT (unit, kind, key) DO UPDATE
        SET {", ".join(f"{count} = known.{count} + excluded.{count}" for count in counts)} RETURNING known.*
    )
    INSERT INTO commitments_dayfigures (unit, kind, key, from_on, {named})
    SELECT unit, kind, key, (SELECT counted_on FROM commitments_tallyday), {named} FROM changed
    WHERE kind < 2 AND EXISTS (SELECT FROM commitments_tallyday)
    ON CONFLICT (unit, kind, key, from_on) DO UPDATE
    SET {", ".join(f"{count} = excluded.{count}" for count in counts)};
    DELETE FROM commitments_unittally WHERE unit = ANY (string_to_array(rtrim(OLD.path, '.'), '.')::bigint[])
    AND {" AND ".join(f"{count} = 0" for count in counts)};
    RETURN NULL;
END $$;
"""


NOUGHTS = ", ".join("count(*)" if count == "not_due_yet" else "0" for count in COUNTS)
# What waits to be folded says nothing of it, so all leaves are counted at once, for the day of the clocks. Before
# anything was folded, what waits is written anew.
FILL = """
UPDATE commitments_tallychange SET told = true;
DELETE FROM commitments_tallychange WHERE NOT EXISTS (SELECT FROM commitments_tallyday);
{appended} AND NOT EXISTS (SELECT FROM commitments_tallyday);
CREATE TEMPORARY TABLE begins_later ON COMMIT DROP AS
    SELECT place.unit, scope.kind, scope.key, c.awaited_from_on, (c.made_at AT TIME ZONE 'UTC')::date AS made_on
    FROM commitments_commitment c JOIN organisations_unit lead ON lead.id = c.lead_id
    CROSS JOIN LATERAL unnest(string_to_array(rtrim(lead.path, '.'), '.')::bigint[]) place(unit)
    CROSS JOIN LATERAL (
        SELECT 0 AS kind, 0::bigint AS key
        UNION ALL SELECT DISTINCT 1, p.document_id FROM documents_provision p WHERE p.id = ANY (c.answers_to)
        UNION ALL SELECT 2, unnest(c.answers_to)
    ) scope
    WHERE c.is_leaf AND c.status = 'open' AND c.reported_until_on IS NULL
    AND c.awaited_from_on > coalesce((SELECT kept_from_on FROM commitments_tallyday), c.awaited_from_on);
INSERT INTO commitments_unittally AS known (unit, kind, key, {named})
    SELECT unit, kind, key, {noughts} FROM begins_later
    WHERE awaited_from_on > (SELECT counted_on FROM commitments_tallyday) GROUP BY 1, 2, 3
    ON CONFLICT (unit, kind, key) DO UPDATE SET not_due_yet = excluded.not_due_yet;
UPDATE commitments_dayfigures d SET not_due_yet = later.leaves FROM (
    SELECT k.unit, k.kind, k.key, k.from_on, count(*) AS leaves FROM begins_later JOIN commitments_dayfigures k
    USING (unit, kind, key) WHERE begins_later.awaited_from_on > k.from_on AND begins_later.made_on <= k.from_on
    GROUP BY 1, 2, 3, 4
) later WHERE (d.unit, d.kind, d.key, d.from_on) = (later.unit, later.kind, later.key, later.from_on);
INSERT INTO commitments_branchtally AS known (commitment, {named})
    SELECT place.commitment, {noughts} FROM commitments_commitment c
    CROSS JOIN LATERAL unnest(string_to_array(rtrim(c.path, '.'), '.')::bigint[]) place(commitment)
    WHERE c.is_leaf AND c.status = 'open' AND c.reported_until_on IS NULL AND place.commitment <> c.id
    AND c.awaited_from_on > (SELECT counted_on FROM commitments_tallyday) GROUP BY 1
    ON CONFLICT (commitment) DO UPDATE SET not_due_yet = excluded.not_due_yet;
"""


def later(model: str) -> migrations.AddField:
    return migrations.AddField(
        model, "not_due_yet", models.IntegerField(default=0), preserve_default=False
    )


class Migration(migrations.Migration):
    dependencies = [("commitments", "0035_little_waits_to_be_sorted_in")]
    operations = [
        migrations.AlterField("unittally", "unit", models.IntegerField()),
        later("unittally"),
        later("branchtally"),
        later("dayfigures"),
        migrations.AddField("tallychange", "told", models.BooleanField(default=False), preserve_default=False),
        migrations.RunSQL(FILL.format(appended=ALL, named=NAMED, noughts=NOUGHTS), migrations.RunSQL.noop),
        migrations.RunSQL(function(APPENDED), function(FORMER)),
        migrations.RunSQL(along(COUNTS), along(FORMER_COUNTS)),
    ]
