"""What a unit or a membership said before a change is kept, so that pages can show any day."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_reporting_calendars"), ("core", "0006_former_values_are_kept")]
    # with the columns that follow from others, which nobody asks about later
    operations = [
        migrations.RunSQL(
            "SELECT keep_former_values_of('organisations_unit', '{name_keys,path,depth}')",
            "SELECT keep_no_former_values_of('organisations_unit')",
        ),
        migrations.RunSQL(
            "SELECT keep_former_values_of('organisations_membership', '{}')",
            "SELECT keep_no_former_values_of('organisations_membership')",
        ),
    ]
