"""What measures something is found by the branch it stands in: of a million commitments few do."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commitments", "0033_former_places_in_lists")]
    operations = [
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                models.Func(models.F("path"), template="rtrim(rtrim(%(expressions)s, '.'), '0123456789')"),
                condition=models.Q(("indicator", ""), _negated=True),
                name="what_measures_by_what_is_above",
            ),
        ),
    ]
