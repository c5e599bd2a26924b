"""One index for paths serves both the prefix and the key, and two indexes that nobody asks go."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commitments", "0015_acts_on_many_commitments"), ("organisations", "0003_sign_in_requests")]
    operations = [
        migrations.RemoveIndex(model_name="commitment", name="commitments_by_path"),
        migrations.AlterField(
            model_name="commitment",
            name="path",
            field=models.CharField(db_collation="C", editable=False, max_length=400),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.UniqueConstraint(fields=["path"], name="a_path_leads_to_one_commitment"),
        ),
        migrations.AlterField(
            model_name="commitment",
            name="lead",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="leads",
                to="organisations.unit",
            ),
        ),
        migrations.AlterField(
            model_name="commitment",
            name="made_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
