"""What a document or a provision said before a change is kept, so that pages can show any day."""

from django.db import migrations

#: Table → the columns that follow from others, which nobody asks about later.
TABLES = {"documents_document": ["number_key", "search_text", "search_vector"], "documents_provision": ["reading"]}
TRIGGERS = """
CREATE TRIGGER {table}_keeps_changes AFTER UPDATE ON {table} REFERENCING OLD TABLE AS former NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION keep_former_values({derived});
CREATE TRIGGER {table}_keeps_deletions AFTER DELETE ON {table} REFERENCING OLD TABLE AS former
    FOR EACH STATEMENT EXECUTE FUNCTION keep_former_values({derived});
"""
NO_TRIGGERS = "DROP TRIGGER {table}_keeps_changes ON {table}; DROP TRIGGER {table}_keeps_deletions ON {table};"


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_carryings"), ("core", "0006_former_values_are_kept")]
    operations = [
        migrations.RunSQL(
            TRIGGERS.format(table=table, derived=", ".join(f"'{name}'" for name in derived)),
            NO_TRIGGERS.format(table=table),
        )
        for table, derived in TABLES.items()
    ]
