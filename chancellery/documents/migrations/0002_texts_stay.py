"""A registered document is never deleted; the words of its text never change."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("core", "0002_append_only_trail")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER a_document_is_never_deleted BEFORE DELETE ON documents_document"
            " FOR EACH ROW EXECUTE FUNCTION refuse_deletion()",
            "DROP TRIGGER a_document_is_never_deleted ON documents_document",
        ),
        migrations.RunSQL(
            "CREATE TRIGGER a_text_never_changes BEFORE UPDATE OR DELETE ON documents_text"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            "DROP TRIGGER a_text_never_changes ON documents_text",
        ),
    ]
