"""An accepted report never changes, nor does its evidence."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("commitments", "0002_relations"), ("core", "0002_append_only_trail")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER an_accepted_report_never_changes BEFORE UPDATE OR DELETE ON commitments_progressreport"
            " FOR EACH ROW WHEN (OLD.state = 'accepted') EXECUTE FUNCTION refuse_change()",
            "DROP TRIGGER an_accepted_report_never_changes ON commitments_progressreport",
        ),
        migrations.RunSQL(
            """
            CREATE FUNCTION refuse_evidence_of_an_accepted_report() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF EXISTS (SELECT FROM commitments_progressreport
                           WHERE id IN (OLD.report_id, NEW.report_id) AND state = 'accepted') THEN
                    RAISE EXCEPTION 'the evidence of an accepted report never changes'
                        USING ERRCODE = 'integrity_constraint_violation';
                END IF;
                RETURN COALESCE(NEW, OLD);
            END $$;
            CREATE TRIGGER evidence_of_an_accepted_report_never_changes
                BEFORE INSERT OR UPDATE OR DELETE ON commitments_evidence
                FOR EACH ROW EXECUTE FUNCTION refuse_evidence_of_an_accepted_report();
            """,
            "DROP TRIGGER evidence_of_an_accepted_report_never_changes ON commitments_evidence;"
            " DROP FUNCTION refuse_evidence_of_an_accepted_report();",
        ),
    ]
