"""A tenth of each page of commitments stays free, so that an accepted report is written beside the leaf it moves.

Without that room the row goes to another page, and nine indexes must learn where it is. Two indexes of reports that
nobody asks go as well.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TO_A_PERSON = {
    "blank": True, "null": True, "db_index": False, "related_name": "+",
    "on_delete": django.db.models.deletion.PROTECT, "to": settings.AUTH_USER_MODEL,
}  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0022_a_short_index_of_units"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE commitments_commitment SET (fillfactor = 90)",
            "ALTER TABLE commitments_commitment RESET (fillfactor)",
        ),
        migrations.AlterField("progressreport", "submitted_by", models.ForeignKey(**TO_A_PERSON)),
        migrations.AlterField("progressreport", "decided_by", models.ForeignKey(**TO_A_PERSON)),
    ]
