"""Two changes of units came at once; neither touches what the other does."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0009_former_places_of_units"),
        ("organisations", "0011_former_languages_of_units"),
    ]
    operations = []
