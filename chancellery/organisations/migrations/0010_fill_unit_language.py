"""The original among a unit's names is the nearest that a Vietnamese service reads."""

from django.db import migrations

FILL = """
UPDATE organisations_unit one SET language = coalesce(
    (SELECT code FROM unnest('{vi,en,fr}'::text[]) WITH ORDINALITY wanted(code, place)
        WHERE one.names ->> code <> '' ORDER BY place LIMIT 1),
    (SELECT code FROM jsonb_object_keys(one.names) code WHERE one.names ->> code <> '' ORDER BY code LIMIT 1),
    ''
)
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0009_unit_language")]
    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
