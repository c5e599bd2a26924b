"""A provision is of one of ten classes; until now only duties stood apart from all the rest."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_texts_stay")]
    operations = [
        migrations.AlterField(
            model_name="provision",
            name="classed",
            field=models.CharField(
                choices=[
                    ("duty", "Duty"),
                    ("information", "Information"),
                    ("organisation", "Carrying out and reporting"),
                    ("appraisal", "Appraisal"),
                    ("award", "Award"),
                    ("proposal", "Proposal"),
                    ("aim", "Aim"),
                    ("definition", "Definition or scope"),
                    ("validity", "Validity"),
                    ("section", "Title over others"),
                ],
                default="duty",
                max_length=20,
            ),
        ),
    ]
