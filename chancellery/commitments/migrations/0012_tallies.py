"""What the leaves of a unit and of a branch sum to, and the changes that wait to be folded into these sums.

The columns are ordered so that no row is padded.
"""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commitments", "0011_the_day_a_report_is_awaited_from")]
    operations = [
        migrations.CreateModel(
            name="UnitTally",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "unit", "kind", "key", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unit", models.BigIntegerField()),
                ("key", models.BigIntegerField()),
                ("total", models.IntegerField()),
                ("done", models.IntegerField()),
                ("done_late", models.IntegerField()),
                ("left_out", models.IntegerField()),
                ("overdue", models.IntegerField()),
                ("due_soon", models.IntegerField()),
                ("not_reported", models.IntegerField()),
                (
                    "kind",
                    models.SmallIntegerField(choices=[(0, "All"), (1, "Document"), (2, "Provision")]),
                ),
                ("weight", models.DecimalField(decimal_places=2, max_digits=18)),
                ("achieved", models.DecimalField(decimal_places=4, max_digits=22)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="BranchTally",
            fields=[
                ("commitment", models.BigIntegerField(primary_key=True, serialize=False)),
                ("total", models.IntegerField()),
                ("done", models.IntegerField()),
                ("done_late", models.IntegerField()),
                ("left_out", models.IntegerField()),
                ("overdue", models.IntegerField()),
                ("due_soon", models.IntegerField()),
                ("not_reported", models.IntegerField()),
                ("weight", models.DecimalField(decimal_places=2, max_digits=18)),
                ("achieved", models.DecimalField(decimal_places=4, max_digits=22)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="TallyChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("lead", models.BigIntegerField()),
                ("total", models.IntegerField()),
                ("done", models.IntegerField()),
                ("done_late", models.IntegerField()),
                ("left_out", models.IntegerField()),
                ("open", models.IntegerField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("awaited_from_on", models.DateField(blank=True, null=True)),
                ("weight", models.DecimalField(decimal_places=2, max_digits=18)),
                ("achieved", models.DecimalField(decimal_places=4, max_digits=22)),
                ("above", models.CharField(blank=True, db_collation="C", max_length=400)),
                (
                    "answers_to",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="TallyDay",
            fields=[
                ("id", models.SmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ("counted_on", models.DateField()),
            ],
        ),
    ]
