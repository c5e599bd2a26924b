"""What stands in other languages already was written by people."""

from django.db import migrations

FILL = """
INSERT INTO translations_translation (on_type, on_key, field, language, words, state, rendered_from, original_language,
    is_stale, source, made_at, writer_keys)
SELECT 'documents.document', one.id, 'titles', said.language, said.words, 'human', one.titles ->> one.language,
    one.language, false, '', one.registered_at, '{}'::bigint[]
FROM documents_document one CROSS JOIN LATERAL jsonb_each_text(one.titles) said(language, words)
WHERE one.language <> '' AND said.language <> one.language AND said.words <> ''
UNION ALL
SELECT 'organisations.unit', one.id, 'names', said.language, said.words, 'human', one.names ->> one.language,
    one.language, false, '', one.from_on::timestamptz, '{}'::bigint[]
FROM organisations_unit one CROSS JOIN LATERAL jsonb_each_text(one.names) said(language, words)
WHERE one.language <> '' AND said.language <> one.language AND said.words <> ''
"""


class Migration(migrations.Migration):
    dependencies = [
        ("translations", "0001_initial"),
        ("documents", "0007_fill_document_language"),
        ("organisations", "0010_fill_unit_language"),
    ]
    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
