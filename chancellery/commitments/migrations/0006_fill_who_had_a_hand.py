"""Fill in who submitted each report and who wrote any of it: from the audit trail, else from who stands under it."""

from django.db import migrations

# Accepted reports are filled in too, and only here: what they say stays as it is. The foreign key is checked at once,
# for a table whose checks are still to come cannot be altered.
FILL = """
ALTER TABLE commitments_progressreport DISABLE TRIGGER an_accepted_report_never_changes;
UPDATE commitments_progressreport r SET
    submitted_by_id = CASE WHEN r.state <> 'draft' THEN coalesce((
        SELECT a.by_key FROM core_auditentry a JOIN organisations_user u ON u.id = a.by_key
        WHERE a.on_type = 'commitments.progressreport' AND a.on_key = r.id AND a.verb = 'report.submitted'
        ORDER BY a.id DESC LIMIT 1
    ), r.written_by_id) END,
    writer_keys = (
        SELECT array_agg(writer ORDER BY writer) FROM (
            SELECT r.written_by_id
            UNION
            SELECT a.by_key FROM core_auditentry a
            WHERE a.on_type = 'commitments.progressreport' AND a.on_key = r.id AND a.by_key IS NOT NULL
            AND a.verb IN ('report.saved', 'evidence.dropped')
        ) AS writers(writer)
    );
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE commitments_progressreport ENABLE TRIGGER an_accepted_report_never_changes;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0005_who_had_a_hand_in_a_report"),
        ("core", "0002_append_only_trail"),
    ]
    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
