"""The audit trail is append-only, whoever writes. The two functions serve the triggers of the other apps as well."""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE FUNCTION refuse_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % is never deleted', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTIONS, "DROP FUNCTION refuse_change(); DROP FUNCTION refuse_deletion();"),
        migrations.RunSQL(
            "CREATE TRIGGER the_trail_is_append_only BEFORE UPDATE OR DELETE ON core_auditentry"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            "DROP TRIGGER the_trail_is_append_only ON core_auditentry",
        ),
        migrations.RunSQL(
            "CREATE TRIGGER an_original_never_changes BEFORE UPDATE OR DELETE ON core_storedfile"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
            "DROP TRIGGER an_original_never_changes ON core_storedfile",
        ),
    ]
