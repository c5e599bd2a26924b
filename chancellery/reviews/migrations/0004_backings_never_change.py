"""What a conclusion rests on never changes, whoever tries."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reviews", "0003_backings_and_preparations")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER a_backing_never_changes BEFORE UPDATE OR DELETE ON reviews_backing"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            "DROP TRIGGER a_backing_never_changes ON reviews_backing",
        )
    ]
