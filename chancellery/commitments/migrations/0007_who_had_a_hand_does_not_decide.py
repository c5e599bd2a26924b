"""Who wrote any of a report or submitted it does not decide on it."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models
from django.db.models import F, Q

# A report that was decided by one of its writers before this was a rule cannot be mended, for it never changes. Then
# the rule holds from here on, and `check` names the report and the constraint that was not asked of old rows.
VALIDATE = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM commitments_progressreport
                   WHERE decided_by_id = submitted_by_id OR decided_by_id = ANY (writer_keys)) THEN
        ALTER TABLE commitments_progressreport VALIDATE CONSTRAINT who_had_a_hand_does_not_decide;
    END IF;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0006_fill_who_had_a_hand")]
    operations = [
        migrations.AddConstraint(
            model_name="progressreport",
            constraint=models.CheckConstraint(
                condition=Q(writer_keys__contains=[F("written_by")]), name="the_writer_is_among_the_writers"
            ),
        ),
        migrations.AddConstraint(
            model_name="progressreport",
            constraint=models.CheckConstraint(
                condition=Q(state="draft", submitted_by__isnull=True)
                | (~Q(state="draft") & Q(submitted_by__isnull=False)),
                name="a_submitted_report_has_its_person",
            ),
        ),
        AddConstraintNotValid(
            model_name="progressreport",
            constraint=models.CheckConstraint(
                condition=Q(decided_by__isnull=True)
                | (~Q(decided_by=F("submitted_by")) & ~Q(writer_keys__contains=[F("decided_by")])),
                name="who_had_a_hand_does_not_decide",
            ),
        ),
        migrations.RunSQL(VALIDATE, migrations.RunSQL.noop),
    ]
