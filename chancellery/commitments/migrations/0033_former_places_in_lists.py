"""Whatever changed its lead unit or its due day is found by the moment: the rest stands in a list where it stands now."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("commitments", "0032_conditions_of_what_is_accepted")]
    operations = [
        migrations.RunSQL(
            """
            CREATE INDEX former_places_in_lists ON core_formervalues (changed_at)
            WHERE "table" = 'commitments_commitment' AND values ?| ARRAY['lead_id', 'due_on']
            """,
            "DROP INDEX former_places_in_lists",
        ),
        migrations.RunSQL(
            "DROP INDEX former_leads_of_commitments",
            """
            CREATE INDEX former_leads_of_commitments ON core_formervalues (changed_at)
            WHERE "table" = 'commitments_commitment' AND values ? 'lead_id'
            """,
        ),
    ]
