"""Where units stood before they moved is found by the moment of the move: a tree of an earlier day asks for it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("organisations", "0008_sessions_and_invitations"), ("core", "0006_former_values_are_kept")]
    operations = [
        migrations.RunSQL(
            """
            CREATE INDEX former_places_of_units ON core_formervalues (changed_at)
            WHERE "table" = 'organisations_unit' AND values ? 'parent_id'
            """,
            "DROP INDEX former_places_of_units",
        ),
    ]
