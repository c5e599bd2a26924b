"""Fill in what allowed each commitment to be left out before this was asked: the person who did it, by the trail."""

from django.db import migrations

FILL = """
UPDATE commitments_commitment c SET warrant = coalesce((
    SELECT a.by_name FROM core_auditentry a
    WHERE a.on_type = 'commitments.commitment' AND a.verb = 'commitment.' || c.status
    AND a.on_key = ANY (string_to_array(rtrim(c.path, '.'), '.')::bigint[])
    ORDER BY a.id DESC LIMIT 1
), '')
WHERE c.status IN ('waived', 'withdrawn');
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0008_closing_is_allowed_and_values_make_one"),
        ("core", "0002_append_only_trail"),
    ]
    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
