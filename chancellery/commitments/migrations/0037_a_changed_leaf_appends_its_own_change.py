"""A commitment that changes appends its own change to the tallies; sets are summed only where somebody says so.

To gather one changed row from two tables in passing, group it and sum it took longer than all else a report's acceptance
asks of its commitment. What one row changes is written at once: the difference where it stays in its place, and what
it was and what it is where it does not. While ``chancellery.by_sets`` is on, as in a succession, which changes a
hundred thousand rows by a few statements, changes are summed as before.
"""

from django.db import migrations

COLUMNS = (
    "lead, above, answers_to, due_on, awaited_from_on, told, total, done, done_late, left_out, open, weight, achieved"
)
SUMMED = f"""
INSERT INTO commitments_tallychange ({COLUMNS})
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
    FROM ({{rows}}) leaf WHERE is_leaf GROUP BY 1, 2, 3, 4, 5, 6
) alike
WHERE (total <> 0 OR done <> 0 OR done_late <> 0 OR left_out <> 0 OR open <> 0 OR weight <> 0 OR achieved <> 0)
"""
FRESH, GONE = "SELECT 1 AS sign, fresh.* FROM fresh", "SELECT -1 AS sign, former.* FROM former"


def by_sets(updated: str) -> str:
    """Return the function that sums what a statement added, took away or, after ``updated``, changed."""
    return f"""
CREATE OR REPLACE FUNCTION append_tally_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN {SUMMED.format(rows=FRESH)};
    ELSIF TG_OP = 'DELETE' THEN {SUMMED.format(rows=GONE)};
    {updated} {SUMMED.format(rows=f"{FRESH} UNION ALL {GONE}")};
    END IF;
    RETURN NULL;
END $$;
"""


def place(leaf: str) -> str:
    """Return the columns that say where the row ``OLD`` or ``NEW`` is counted, in the order of ``COLUMNS``."""
    return f"""{leaf}.lead_id, left({leaf}.path, length({leaf}.path) - length({leaf}.id::text) - 1), {leaf}.answers_to,
        CASE WHEN {leaf}.status = 'open' THEN {leaf}.due_on END,
        CASE WHEN {leaf}.status = 'open' THEN {leaf}.awaited_from_on END,
        {leaf}.status = 'open' AND {leaf}.reported_until_on IS NOT NULL"""


def counted(leaf: str, sign: int) -> str:
    """Return the statement that counts a row in, or with the sign -1 out."""
    late = f"coalesce({leaf}.done_on > {leaf}.due_on, false)"
    return f"""INSERT INTO commitments_tallychange ({COLUMNS}) VALUES ({place(leaf)},
        CASE WHEN {leaf}.status IN ('open', 'done') THEN {sign} ELSE 0 END,
        CASE WHEN {leaf}.status = 'done' AND NOT {late} THEN {sign} ELSE 0 END,
        CASE WHEN {leaf}.status = 'done' AND {late} THEN {sign} ELSE 0 END,
        CASE WHEN {leaf}.status IN ('waived', 'withdrawn') THEN {sign} ELSE 0 END,
        CASE WHEN {leaf}.status = 'open' THEN {sign} ELSE 0 END,
        CASE WHEN {leaf}.status IN ('open', 'done') THEN {sign} * {leaf}.weight ELSE 0 END,
        CASE WHEN {leaf}.status IN ('open', 'done') THEN {sign} * {leaf}.weight * coalesce({leaf}.progress, 0) ELSE 0 END
    )"""


STAYS = ("is_leaf", "lead_id", "path", "answers_to", "status", "due_on", "done_on", "awaited_from_on")
BY_ROWS = f"""
CREATE FUNCTION append_change_of_a_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('chancellery.by_sets', true) = 'on' THEN
        RETURN NULL;  -- ``append_tally_change`` sums them
    ELSIF ({", ".join(f"OLD.{name}" for name in STAYS)}, OLD.reported_until_on IS NULL)
        IS NOT DISTINCT FROM ({", ".join(f"NEW.{name}" for name in STAYS)}, NEW.reported_until_on IS NULL)
    THEN
        IF NEW.is_leaf AND NEW.status IN ('open', 'done')
            AND (OLD.weight, coalesce(OLD.progress, 0)) <> (NEW.weight, coalesce(NEW.progress, 0))
        THEN
            INSERT INTO commitments_tallychange ({COLUMNS}) VALUES ({place("NEW")}, 0, 0, 0, 0, 0,
                NEW.weight - OLD.weight, NEW.weight * coalesce(NEW.progress, 0) - OLD.weight * coalesce(OLD.progress, 0)
            );
        END IF;
    ELSE
        IF OLD.is_leaf THEN
            {counted("OLD", -1)};
        END IF;
        IF NEW.is_leaf THEN
            {counted("NEW", 1)};
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER tallies_follow_a_changed_leaf
    AFTER UPDATE OF {", ".join(STAYS)}, reported_until_on, weight, progress ON commitments_commitment
    FOR EACH ROW EXECUTE FUNCTION append_change_of_a_leaf();
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0036_what_no_report_is_due_of_yet")]
    operations = [
        migrations.RunSQL(by_sets("ELSIF current_setting('chancellery.by_sets', true) = 'on' THEN"), by_sets("ELSE")),
        migrations.RunSQL(BY_ROWS, "DROP FUNCTION append_change_of_a_leaf() CASCADE"),
    ]
