"""What a document or a provision said before a change is kept, so that pages can show any day."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_carryings"), ("core", "0006_former_values_are_kept")]
    # with the columns that follow from others, which nobody asks about later
    operations = [
        migrations.RunSQL(
            "SELECT keep_former_values_of('documents_document', '{number_key,search_text,search_vector}')",
            "SELECT keep_no_former_values_of('documents_document')",
        ),
        migrations.RunSQL(
            "SELECT keep_former_values_of('documents_provision', '{reading}')",
            "SELECT keep_no_former_values_of('documents_provision')",
        ),
    ]
