"""In which language the original title was is kept too."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("documents", "0007_fill_document_language")]
    operations = [
        migrations.RunSQL(
            "SELECT keep_former_values_of('documents_document', '{number_key,search_text,search_vector}')",
            migrations.RunSQL.noop,
        ),
    ]
