"""Reviews are found too: what is recorded waits, and so does what a unit is called in its reviews."""

from django.db import migrations, models

WAIT = """
CREATE FUNCTION reviews_wait_in_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_waiting (kind, key) SELECT 'review', id FROM reviews_review WHERE unit_id = NEW.id;
    RETURN NULL;
END $$;
CREATE FUNCTION conclusions_wait_in_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO search_waiting (kind, key) SELECT DISTINCT 'review', review_id FROM touched;
    RETURN NULL;
END $$;
CREATE TRIGGER search_wait_in_search_reviews_review_added AFTER INSERT ON reviews_review
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION wait_in_search('review', 'id');
CREATE TRIGGER search_conclusions_wait_added AFTER INSERT ON reviews_conclusion
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION conclusions_wait_in_search();
CREATE TRIGGER search_reviews_wait_in_search_organisations_unit_changed
    AFTER UPDATE OF names, short_names, path ON organisations_unit
    FOR EACH ROW WHEN (OLD.names IS DISTINCT FROM NEW.names OR OLD.path IS DISTINCT FROM NEW.path)
    EXECUTE FUNCTION reviews_wait_in_search();
CREATE OR REPLACE FUNCTION wait_for_search() RETURNS void LANGUAGE sql AS $$
    INSERT INTO search_waiting (kind, key) SELECT kind, key FROM search_entry;
    INSERT INTO search_waiting (kind, key) SELECT 'document', id FROM documents_document;
    INSERT INTO search_waiting (kind, key) SELECT 'provision', id FROM documents_provision;
    INSERT INTO search_waiting (kind, key) SELECT 'commitment', id FROM commitments_wording;
    INSERT INTO search_waiting (kind, key) SELECT 'report', id FROM commitments_progressreport;
    INSERT INTO search_waiting (kind, key) SELECT 'review', id FROM reviews_review;
    INSERT INTO search_waiting (kind, key) SELECT 'unit', id FROM organisations_unit;
    INSERT INTO search_waiting (kind, key) SELECT 'holder', id FROM organisations_tenure;
    INSERT INTO search_waiting (kind, key) SELECT 'person', id FROM organisations_user;
$$;
INSERT INTO search_waiting (kind, key) SELECT 'review', id FROM reviews_review;
"""
NO_WAIT = """
DELETE FROM search_entry WHERE kind = 'review';
DELETE FROM search_waiting WHERE kind = 'review';
CREATE OR REPLACE FUNCTION wait_for_search() RETURNS void LANGUAGE sql AS $$
    INSERT INTO search_waiting (kind, key) SELECT kind, key FROM search_entry;
    INSERT INTO search_waiting (kind, key) SELECT 'document', id FROM documents_document;
    INSERT INTO search_waiting (kind, key) SELECT 'provision', id FROM documents_provision;
    INSERT INTO search_waiting (kind, key) SELECT 'commitment', id FROM commitments_wording;
    INSERT INTO search_waiting (kind, key) SELECT 'report', id FROM commitments_progressreport;
    INSERT INTO search_waiting (kind, key) SELECT 'unit', id FROM organisations_unit;
    INSERT INTO search_waiting (kind, key) SELECT 'holder', id FROM organisations_tenure;
    INSERT INTO search_waiting (kind, key) SELECT 'person', id FROM organisations_user;
$$;
DROP TRIGGER search_reviews_wait_in_search_organisations_unit_changed ON organisations_unit;
DROP TRIGGER search_conclusions_wait_added ON reviews_conclusion;
DROP TRIGGER search_wait_in_search_reviews_review_added ON reviews_review;
DROP FUNCTION conclusions_wait_in_search, reviews_wait_in_search;
"""
KINDS = [
    ("document", "Document"), ("provision", "Provision"), ("commitment", "Commitment"), ("report", "Report"),
    ("review", "Review"), ("unit", "Unit"), ("holder", "Holder of a post"), ("person", "Person"),
]


class Migration(migrations.Migration):
    dependencies = [("search", "0008_from_one_condition_to_the_next"), ("reviews", "0004_backings_never_change")]
    operations = [
        *(
            migrations.AlterField(
                model_name=name, name="kind", field=models.CharField(choices=KINDS, max_length=10, blank=blank)
            )
            for name, blank in (("entry", False), ("savedsearch", True), ("waiting", False))
        ),
        migrations.RunSQL(WAIT, NO_WAIT),
    ]
