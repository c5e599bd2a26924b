"""Commitments and reports ask their conditions at once: an accepted report changes one row of each."""

from django.db import migrations


def at_once(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(f"SELECT conditions_at_once('{table}')", f"SELECT conditions_one_by_one('{table}')")


class Migration(migrations.Migration):
    dependencies = [("commitments", "0031_less_room_beside_a_leaf"), ("core", "0007_conditions_at_once")]
    operations = [at_once("commitments_commitment"), at_once("commitments_progressreport")]
