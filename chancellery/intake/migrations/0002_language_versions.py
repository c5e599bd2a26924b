"""Texts that came in may be one article in several languages, found by what they share."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="intake",
            name="keys",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=300), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="intake",
            name="version_of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="versions",
                to="intake.intake",
            ),
        ),
        migrations.AddIndex(
            model_name="intake",
            index=django.contrib.postgres.indexes.GinIndex(fields=["keys"], name="intakes_by_their_keys"),
        ),
        migrations.AddConstraint(
            model_name="intake",
            constraint=models.CheckConstraint(
                condition=models.Q(version_of__isnull=True) | ~models.Q(version_of=models.F("pk")),
                name="a_text_is_no_version_of_itself",
            ),
        ),
    ]
