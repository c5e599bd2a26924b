"""In which languages a document is, and whether nobody has made anything of it, stand beside it: lists ask for both.

The languages follow titles and texts. Whether a plan is awaited follows from commitments too, whose migrations keep it.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models
from django.db.models import F, OrderBy, Q

NEWEST = (OrderBy(F("dated_on"), descending=True, nulls_last=True), OrderBy(F("id"), descending=True))
LANGUAGES = """
CREATE FUNCTION languages_of_a_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.languages := ARRAY(
        SELECT jsonb_object_keys(NEW.titles) UNION SELECT language FROM documents_text WHERE document_id = NEW.id
        ORDER BY 1
    );
    RETURN NEW;
END $$;
CREATE FUNCTION a_text_has_a_language() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE documents_document SET languages = languages
    WHERE id = NEW.document_id AND NOT languages @> ARRAY[NEW.language];
    RETURN NULL;
END $$;
CREATE TRIGGER a_document_knows_its_languages BEFORE INSERT OR UPDATE OF titles, languages ON documents_document
    FOR EACH ROW EXECUTE FUNCTION languages_of_a_document();
CREATE TRIGGER a_text_tells_its_language AFTER INSERT ON documents_text
    FOR EACH ROW EXECUTE FUNCTION a_text_has_a_language();
"""
NO_LANGUAGES = """
DROP TRIGGER a_document_knows_its_languages ON documents_document;
DROP TRIGGER a_text_tells_its_language ON documents_text;
DROP FUNCTION languages_of_a_document(), a_text_has_a_language();
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0009_lists_of_a_kind_and_of_a_year")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="languages",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=10), db_default=[], default=list, editable=False, size=None
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="awaits_plan",
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
        migrations.RunSQL(LANGUAGES, NO_LANGUAGES),
        migrations.RunSQL("UPDATE documents_document SET languages = languages", migrations.RunSQL.noop),
        migrations.RemoveIndex(model_name="document", name="documents_newest_first"),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(*NEWEST, include=["registered_at", "languages"], name="documents_newest_first"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(*NEWEST, condition=Q(awaits_plan=True), name="documents_that_await_a_plan"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=django.contrib.postgres.indexes.GinIndex(fields=["languages"], name="documents_in_a_language"),
        ),
    ]
