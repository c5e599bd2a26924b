"""What a record says in another language is found too: the record waits when its translations change."""

from django.db import migrations

WAIT = """
CREATE FUNCTION translations_wait_in_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_waiting (kind, key)
    SELECT DISTINCT known.kind, touched.on_key FROM touched JOIN (VALUES
        ('documents.document', 'document'), ('documents.provision', 'provision'),
        ('commitments.progressreport', 'report'), ('organisations.unit', 'unit')
    ) known(on_type, kind) ON known.on_type = touched.on_type;
    INSERT INTO search_waiting (kind, key)
    SELECT DISTINCT 'commitment', one.wording_id FROM touched JOIN commitments_commitment one ON one.id = touched.on_key
    WHERE touched.on_type = 'commitments.commitment';
    RETURN NULL;
END $$;
CREATE TRIGGER search_translations_wait_added AFTER INSERT ON translations_translation
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION translations_wait_in_search();
CREATE TRIGGER search_translations_wait_changed AFTER UPDATE ON translations_translation
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION translations_wait_in_search();
CREATE TRIGGER search_translations_wait_deleted AFTER DELETE ON translations_translation
    REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION translations_wait_in_search();
"""
NO_WAIT = """
DROP TRIGGER search_translations_wait_added ON translations_translation;
DROP TRIGGER search_translations_wait_changed ON translations_translation;
DROP TRIGGER search_translations_wait_deleted ON translations_translation;
DROP FUNCTION translations_wait_in_search();
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0006_as_much_as_is_likely_enough"), ("translations", "0003_translations_follow_and_are_kept")]
    operations = [migrations.RunSQL(WAIT, NO_WAIT)]
