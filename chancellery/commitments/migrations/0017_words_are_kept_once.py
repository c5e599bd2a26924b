"""The words that commitments are found by are kept once: what is handed down to hundreds of units is worded alike."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

FILL = """
INSERT INTO commitments_wording (text) SELECT DISTINCT search_text FROM commitments_commitment;
UPDATE commitments_commitment c SET wording_id = w.id FROM commitments_wording w WHERE w.text = c.search_text;
SET CONSTRAINTS ALL IMMEDIATE;
"""
UNFILL = """
UPDATE commitments_commitment c SET search_text = w.text FROM commitments_wording w WHERE w.id = c.wording_id;
SET CONSTRAINTS ALL IMMEDIATE;
"""
TO_WORDING = {"editable": False, "on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}


class Migration(migrations.Migration):
    dependencies = [("commitments", "0016_one_index_for_paths")]
    operations = [
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(unique=True)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(models.F("text"), name="gin_trgm_ops"),
                        name="wordings_by_words",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="commitment",
            name="wording",
            field=models.ForeignKey(null=True, to="commitments.wording", **TO_WORDING),
        ),
        migrations.RunSQL(FILL, UNFILL),
        migrations.AlterField(
            model_name="commitment",
            name="wording",
            field=models.ForeignKey(to="commitments.wording", **TO_WORDING),
        ),
        migrations.RemoveIndex(model_name="commitment", name="commitments_by_words"),
        migrations.RemoveField(model_name="commitment", name="search_text"),
    ]
