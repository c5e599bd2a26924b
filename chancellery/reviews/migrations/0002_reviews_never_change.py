"""A review and its conclusions never change, whoever tries."""

from django.db import migrations

OPERATIONS = [
    migrations.RunSQL(
        f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()",
        f"DROP TRIGGER {name} ON {table}",
    )
    for name, table in (
        ("a_review_never_changes", "reviews_review"),
        ("a_conclusion_never_changes", "reviews_conclusion"),
    )
]


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial"), ("core", "0002_append_only_trail")]
    operations = OPERATIONS
