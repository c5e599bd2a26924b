"""Whether a document awaits a plan follows its provisions, what implements it, and what was made of it.

Commitments are made by the hundred thousand, so only what still awaits a plan is written; the first commitment of a
document changes it, and no later one.
"""

from django.db import migrations

KEPT = """
CREATE FUNCTION see_what_awaits_a_plan(keys bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- one after another, and each sees what the one before did
    PERFORM FROM documents_document WHERE id = ANY (keys) ORDER BY id FOR NO KEY UPDATE;
    UPDATE documents_document one SET awaits_plan = seen.awaits FROM (
        SELECT d.id, EXISTS (SELECT FROM documents_provision p WHERE p.document_id = d.id AND p.classed = 'duty')
            AND NOT EXISTS (SELECT FROM documents_provision p JOIN commitments_commitment c ON c.provision_id = p.id
                WHERE p.document_id = d.id)
            AND NOT EXISTS (SELECT FROM documents_citation c WHERE c.target_id = d.id AND c.kind = 'implements')
            AS awaits
        FROM documents_document d WHERE d.id = ANY (keys)
    ) seen WHERE seen.id = one.id AND one.awaits_plan <> seen.awaits;
END $$;

CREATE FUNCTION provisions_may_await_a_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM see_what_awaits_a_plan(ARRAY(SELECT DISTINCT document_id FROM touched));
    RETURN NULL;
END $$;
CREATE TRIGGER new_provisions_may_await_a_plan AFTER INSERT ON documents_provision
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION provisions_may_await_a_plan();
CREATE TRIGGER changed_provisions_may_await_a_plan AFTER UPDATE ON documents_provision
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION provisions_may_await_a_plan();
CREATE TRIGGER lost_provisions_may_await_a_plan AFTER DELETE ON documents_provision
    REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION provisions_may_await_a_plan();

CREATE FUNCTION a_citation_may_be_a_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.kind = 'implements' AND OLD.target_id IS NOT NULL THEN
        PERFORM see_what_awaits_a_plan(ARRAY[OLD.target_id]);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.kind = 'implements' AND NEW.target_id IS NOT NULL THEN
        PERFORM see_what_awaits_a_plan(ARRAY[NEW.target_id]);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER a_citation_may_be_a_plan AFTER INSERT OR DELETE OR UPDATE OF target_id, kind ON documents_citation
    FOR EACH ROW EXECUTE FUNCTION a_citation_may_be_a_plan();

CREATE FUNCTION commitments_are_made_of_documents() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- by key: joined, each statement might go through all documents that await a plan
    keys bigint[] := ARRAY(
        SELECT DISTINCT document_id FROM documents_provision
        WHERE id = ANY (ARRAY(SELECT DISTINCT provision_id FROM touched))
    );
    made bigint;
BEGIN
    IF TG_OP = 'INSERT' THEN
        FOREACH made IN ARRAY keys LOOP
            -- "is not false", as the index of those that await one would look short before anybody counted them anew
            UPDATE documents_document SET awaits_plan = false WHERE id = made AND awaits_plan IS NOT FALSE;
        END LOOP;
    ELSE
        PERFORM see_what_awaits_a_plan(keys);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER new_commitments_are_made_of_documents AFTER INSERT ON commitments_commitment
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION commitments_are_made_of_documents();
CREATE TRIGGER lost_commitments_were_made_of_documents AFTER DELETE ON commitments_commitment
    REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION commitments_are_made_of_documents();

CREATE FUNCTION a_commitment_comes_of_another_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM see_what_awaits_a_plan(ARRAY(
        SELECT DISTINCT document_id FROM documents_provision WHERE id IN (OLD.provision_id, NEW.provision_id)
    ));
    RETURN NULL;
END $$;
CREATE TRIGGER a_commitment_comes_of_another_document AFTER UPDATE OF provision_id ON commitments_commitment
    FOR EACH ROW WHEN (OLD.provision_id <> NEW.provision_id)
    EXECUTE FUNCTION a_commitment_comes_of_another_document();
"""
NO_MORE = """
DROP FUNCTION provisions_may_await_a_plan(), a_citation_may_be_a_plan(), commitments_are_made_of_documents(),
    a_commitment_comes_of_another_document() CASCADE;
DROP FUNCTION see_what_awaits_a_plan(bigint[]);
"""
FILL = """
SELECT see_what_awaits_a_plan(ARRAY(SELECT DISTINCT document_id FROM documents_provision WHERE classed = 'duty'))
"""


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0037_a_changed_leaf_appends_its_own_change"),
        ("documents", "0010_what_lists_ask_for"),
    ]

    operations = [
        migrations.RunSQL(KEPT, NO_MORE),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
