from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0008_former_languages_of_documents'),
        ('organisations', '0012_languages_and_former_places'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='document',
            index=models.Index(models.F('kind'), models.OrderBy(models.F('dated_on'), descending=True, nulls_last=True), models.OrderBy(models.F('id'), descending=True), name='documents_of_a_kind'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(models.F('year'), models.OrderBy(models.F('dated_on'), descending=True, nulls_last=True), models.OrderBy(models.F('id'), descending=True), name='documents_of_a_year'),
        ),
    ]
