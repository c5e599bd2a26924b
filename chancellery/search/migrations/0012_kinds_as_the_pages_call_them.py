"""Documents whose kind has more words than before are brought in anew."""

from django.db import migrations

WAIT = """
INSERT INTO search_waiting (kind, key)
SELECT 'document', id FROM documents_document WHERE kind IN ('scheme', 'rule', 'guidance', 'treaty')
"""


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0011_who_serves_sorts_in"),
        ("documents", "0011_kinds_as_the_pages_call_them"),
    ]

    operations = [migrations.RunSQL(WAIT, migrations.RunSQL.noop)]
