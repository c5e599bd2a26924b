"""The original among the titles is that of the document's oldest text, or else the nearest a Vietnamese service reads."""

from django.db import migrations

FILL = """
UPDATE documents_document one SET language = coalesce(
    (SELECT said.language FROM documents_text said
        WHERE said.document_id = one.id AND one.titles ->> said.language <> '' ORDER BY said.id LIMIT 1),
    (SELECT code FROM unnest('{vi,en,fr}'::text[]) WITH ORDINALITY wanted(code, place)
        WHERE one.titles ->> code <> '' ORDER BY place LIMIT 1),
    (SELECT code FROM jsonb_object_keys(one.titles) code WHERE one.titles ->> code <> '' ORDER BY code LIMIT 1),
    ''
)
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0006_document_language")]
    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
