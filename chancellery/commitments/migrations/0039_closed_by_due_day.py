"""Who sees everything finds what is done or left out without walking past all that is open."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('commitments', '0038_what_is_made_of_a_document'),
        ('documents', '0010_what_lists_ask_for'),
        ('organisations', '0012_languages_and_former_places'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(condition=models.Q(('status', 'open'), _negated=True), fields=['due_on', 'id'], name='closed_commitments_by_due_day'),
        ),
    ]
