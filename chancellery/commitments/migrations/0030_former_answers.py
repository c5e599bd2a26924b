"""What a commitment answered to, and from when a report was awaited, is kept too: figures of an earlier day count it.

Former lead units are found by the moment of the change.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("commitments", "0029_a_ledger_without_an_index")]
    operations = [
        migrations.RunSQL(
            "SELECT keep_former_values_of('commitments_commitment', '{path,depth,wording_id}')",
            "SELECT keep_former_values_of('commitments_commitment', '{path,depth,answers_to,awaited_from_on,wording_id}')",
        ),
        migrations.RunSQL(
            """
            CREATE INDEX former_leads_of_commitments ON core_formervalues (changed_at)
            WHERE "table" = 'commitments_commitment' AND values ? 'lead_id'
            """,
            "DROP INDEX former_leads_of_commitments",
        ),
    ]
