"""The ledger of changes has no index: readers and folding take all of it, and whoever reports writes to one place less.

Its keys are still made, and nobody asks for a change by its key.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("commitments", "0028_paths_of_what_is_above")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE commitments_tallychange DROP CONSTRAINT commitments_tallychange_pkey",
            "ALTER TABLE commitments_tallychange ADD CONSTRAINT commitments_tallychange_pkey PRIMARY KEY (id)",
        )
    ]
