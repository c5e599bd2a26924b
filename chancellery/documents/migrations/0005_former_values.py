"""What a document or a provision said before a change is kept, so that pages can show any day."""

from django.db import migrations

#: Table → the columns that follow from others, which nobody asks about later.
TABLES = {"documents_document": "number_key search_text search_vector", "documents_provision": "reading"}
TRIGGERS = "SELECT keep_former_values_of('{table}', string_to_array('{derived}', ' '))"
NO_TRIGGERS = """
DROP TRIGGER {table}_keeps_changes ON {table};
DROP TRIGGER {table}_keeps_deletions ON {table};
DROP FUNCTION {table}_former_values();
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_carryings"), ("core", "0006_former_values_are_kept")]
    operations = [
        migrations.RunSQL(TRIGGERS.format(table=table, derived=derived), NO_TRIGGERS.format(table=table))
        for table, derived in TABLES.items()
    ]
