"""Little waits to be sorted into the indexes of words and of answers: the room for what waits stays with them for good.

Wordings lose the index of prefixes that came with ``unique`` on their field.
"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations, models

WAITING_KB = 256


class Migration(migrations.Migration):
    dependencies = [("commitments", "0034_what_measures_by_place")]
    operations = [
        migrations.RemoveIndex(model_name="commitment", name="commitments_by_answers"),
        migrations.AddIndex(
            model_name="commitment",
            index=GinIndex(fields=["answers_to"], name="commitments_by_answers", gin_pending_list_limit=WAITING_KB),
        ),
        migrations.RemoveIndex(model_name="wording", name="wordings_by_words"),
        migrations.AlterField(model_name="wording", name="text", field=models.TextField()),
        migrations.AddConstraint(
            model_name="wording",
            constraint=models.UniqueConstraint(fields=["text"], name="words_are_kept_once"),
        ),
        migrations.AddIndex(
            model_name="wording",
            index=GinIndex(
                OpClass(models.F("text"), name="gin_trgm_ops"), name="wordings_by_words",
                gin_pending_list_limit=WAITING_KB,
            ),
        ),
    ]  # fmt: skip
