"""What a commitment said before a change is kept, so that pages can show any day."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("commitments", "0024_a_branch_moves_in_one_stroke"), ("core", "0006_former_values_are_kept")]
    # with the columns that follow from others, which nobody asks about later
    operations = [
        migrations.RunSQL(
            "SELECT keep_former_values_of('commitments_commitment', '{path,depth,answers_to,awaited_from_on,wording_id}')",
            "SELECT keep_no_former_values_of('commitments_commitment')",
        ),
    ]
