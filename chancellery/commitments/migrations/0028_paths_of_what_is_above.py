"""Branches are found by the path of what is above: what stands side by side has it in common, and it is kept once.

That no two have one path now follows from its end, which is the key.
"""

from django.db import migrations, models
from django.db.models.functions import Cast, Concat

ABOVE = models.Func(models.F("path"), template="rtrim(rtrim(%(expressions)s, '.'), '0123456789')")
OWN = Concat(ABOVE, Cast("id", models.CharField()), models.Value("."))


class Migration(migrations.Migration):
    dependencies = [("commitments", "0027_figures_of_days")]
    operations = [
        migrations.AddIndex("commitment", models.Index(ABOVE, name="commitments_by_what_is_above")),
        migrations.AddConstraint(
            "commitment", models.CheckConstraint(condition=models.Q(path=OWN), name="a_path_ends_with_its_own_key")
        ),
        migrations.RemoveConstraint("commitment", "a_path_leads_to_one_commitment"),
    ]
