"""How units stood at the end of each day: a row for each day on which something changed.

What is counted by now becomes the first day. A unit that moves changes the rows of that day above it.
"""

import datetime

import django.db.models.functions.datetime
from django.db import migrations, models

COUNTS = "total done done_late left_out overdue due_soon not_reported weight achieved".split()
NAMED = ", ".join(COUNTS)
# what is brought over from earlier years is not of today
HAPPENED = """
ALTER TABLE commitments_tallychange ALTER happened_at
    SET DEFAULT coalesce(nullif(current_setting('chancellery.at', true), '')::timestamptz, now())
"""
FIRST = f"""
UPDATE commitments_tallyday SET kept_from_on = counted_on;
INSERT INTO commitments_dayfigures (unit, kind, key, from_on, {NAMED})
SELECT t.unit, t.kind, t.key, d.counted_on, {", ".join(f"t.{count}" for count in COUNTS)}
FROM commitments_unittally t, commitments_tallyday d WHERE t.kind < 2;
"""
ALONG = """
CREATE OR REPLACE FUNCTION take_tallies_along() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(27852802);
    {changed};
    DELETE FROM commitments_unittally WHERE unit = ANY (string_to_array(rtrim(OLD.path, '.'), '.')::bigint[])
    AND {empty};
    RETURN NULL;
END $$;
"""
CHANGED = f"""
    INSERT INTO commitments_unittally AS known (unit, kind, key, {NAMED})
    SELECT above.unit, t.kind, t.key, {", ".join(f"sum(sign * t.{count})" for count in COUNTS)}
    FROM commitments_unittally t CROSS JOIN (
        SELECT unnest(string_to_array(rtrim(NEW.path, '.'), '.')::bigint[]) AS unit, 1 AS sign
        UNION ALL SELECT unnest(string_to_array(rtrim(OLD.path, '.'), '.')::bigint[]), -1
    ) above
    WHERE t.unit = NEW.id GROUP BY 1, 2, 3 HAVING sum(sign) <> 0
    ON CONFLICT (unit, kind, key) DO UPDATE
    SET {", ".join(f"{count} = known.{count} + excluded.{count}" for count in COUNTS)}
"""
KEPT = f"""
    WITH changed AS ({CHANGED} RETURNING known.*)
    INSERT INTO commitments_dayfigures (unit, kind, key, from_on, {NAMED})
    SELECT unit, kind, key, (SELECT counted_on FROM commitments_tallyday), {NAMED} FROM changed
    WHERE kind < 2 AND EXISTS (SELECT FROM commitments_tallyday)
    ON CONFLICT (unit, kind, key, from_on) DO UPDATE
    SET {", ".join(f"{count} = excluded.{count}" for count in COUNTS)}
"""
EMPTY = " AND ".join(f"{count} = 0" for count in COUNTS)


class Migration(migrations.Migration):
    dependencies = [("commitments", "0026_lists_have_an_index")]
    operations = [
        migrations.CreateModel(
            name="DayFigures",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit", "kind", "key", "from_on", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unit", models.BigIntegerField()),
                ("key", models.BigIntegerField()),
                ("from_on", models.DateField()),
                ("total", models.IntegerField()),
                ("done", models.IntegerField()),
                ("done_late", models.IntegerField()),
                ("left_out", models.IntegerField()),
                ("overdue", models.IntegerField()),
                ("due_soon", models.IntegerField()),
                ("not_reported", models.IntegerField()),
                ("kind", models.SmallIntegerField(choices=[(0, "All"), (1, "Document"), (2, "Provision")])),
                ("weight", models.DecimalField(decimal_places=2, max_digits=18)),
                ("achieved", models.DecimalField(decimal_places=4, max_digits=22)),
            ],
            options={"abstract": False, "verbose_name_plural": "day figures"},
        ),
        migrations.AddConstraint(
            model_name="dayfigures",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", 2), _negated=True), name="days_are_kept_of_all_and_of_documents"
            ),
        ),
        migrations.AddField(
            model_name="tallychange",
            name="happened_at",
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
        ),
        migrations.RunSQL(HAPPENED, migrations.RunSQL.noop),
        migrations.AddField(
            model_name="tallyday",
            name="kept_from_on",
            field=models.DateField(default=datetime.date(1900, 1, 1)),
            preserve_default=False,
        ),
        migrations.RunSQL(FIRST, migrations.RunSQL.noop),
        migrations.RunSQL(
            ALONG.format(changed=KEPT, empty=EMPTY), ALONG.format(changed=CHANGED, empty=EMPTY)
        ),
    ]
