"""Documents are found by the words that the pages have for their kinds, those of before too."""

from django.db import migrations

ADD = """
UPDATE documents_document d SET search_text = d.search_text || ' ' || said.words,
    search_vector = d.search_vector || to_tsvector('simple', said.words)
FROM (VALUES ('scheme', 'schema koncepcja'), ('rule', 'ogolny'), ('guidance', 'instructions orientacoes'),
    ('treaty', 'quoc te')) said (kind, words)
WHERE d.kind = said.kind AND d.search_vector IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0010_what_lists_ask_for")]

    operations = [migrations.RunSQL(ADD, migrations.RunSQL.noop)]
