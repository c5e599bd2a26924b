"""The day from which a report on a commitment is awaited, so that "not reported" is one comparison with today."""

from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

FILL = f"""
UPDATE commitments_commitment SET awaited_from_on = CASE
    WHEN due_kind IN ('yearly', 'periodic') THEN
        CASE WHEN reported_until_on >= period_from_on THEN NULL ELSE period_from_on END
    WHEN reported_until_on IS NULL THEN (made_at AT TIME ZONE '{settings.TIME_ZONE}')::date
    ELSE (date_trunc('quarter', reported_until_on::timestamp) + interval '3 months')::date
END;
SET CONSTRAINTS ALL IMMEDIATE;
"""  # noqa: S608 - our own setting


class Migration(migrations.Migration):
    dependencies = [("commitments", "0010_what_a_commitment_answers_to")]
    operations = [
        migrations.AddField(
            model_name="commitment",
            name="awaited_from_on",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=["awaited_from_on"],
                condition=Q(status="open", is_leaf=True),
                name="open_commitments_by_report",
            ),
        ),
    ]
