"""In which language the original name was is kept too."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("organisations", "0010_fill_unit_language")]
    operations = [
        migrations.RunSQL(
            "SELECT keep_former_values_of('organisations_unit', '{name_keys,path,depth}')",
            migrations.RunSQL.noop,
        ),
    ]
