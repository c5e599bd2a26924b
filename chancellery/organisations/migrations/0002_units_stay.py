"""A unit is never deleted, whoever tries."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial"), ("core", "0002_append_only_trail")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER a_unit_is_never_deleted BEFORE DELETE ON organisations_unit"
            " FOR EACH ROW EXECUTE FUNCTION refuse_deletion()",
            "DROP TRIGGER a_unit_is_never_deleted ON organisations_unit",
        ),
    ]
