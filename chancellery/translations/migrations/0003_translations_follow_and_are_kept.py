"""What a translation said before is kept, and one whose record is deleted goes with it."""

from django.db import migrations

GO_ALONG = """
CREATE FUNCTION translations_go_along() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- TG_ARGV: the type of the record
    DELETE FROM translations_translation WHERE on_type = TG_ARGV[0] AND on_key IN (SELECT id FROM gone);
    RETURN NULL;
END $$;
CREATE TRIGGER translations_go_along AFTER DELETE ON commitments_commitment REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION translations_go_along('commitments.commitment');
CREATE TRIGGER translations_go_along AFTER DELETE ON commitments_progressreport REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION translations_go_along('commitments.progressreport');
CREATE TRIGGER translations_go_along AFTER DELETE ON documents_provision REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION translations_go_along('documents.provision');
"""
STAY = """
DROP TRIGGER translations_go_along ON commitments_commitment;
DROP TRIGGER translations_go_along ON commitments_progressreport;
DROP TRIGGER translations_go_along ON documents_provision;
DROP FUNCTION translations_go_along();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("translations", "0002_titles_and_names_have_their_state"),
        ("core", "0006_former_values_are_kept"),
        ("commitments", "0026_lists_have_an_index"),
    ]
    operations = [
        migrations.RunSQL(
            "SELECT keep_former_values_of('translations_translation', '{}')",
            "SELECT keep_no_former_values_of('translations_translation')",
        ),
        migrations.RunSQL(GO_ALONG, STAY),
    ]
