"""Links and seals of the trail are append-only, and none of its tables is emptied at one stroke."""

from django.db import migrations

TABLES = {
    "core_auditlink": "the_chain_is_append_only",
    "core_auditseal": "seals_are_append_only",
}
EMPTIED = {
    "core_auditentry": "the_trail_is_never_emptied",
    "core_auditlink": "the_chain_is_never_emptied",
    "core_auditseal": "seals_are_never_emptied",
}


class Migration(migrations.Migration):
    dependencies = [("core", "0003_chain_of_the_trail")]
    operations = [
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()",
                f"DROP TRIGGER {name} ON {table}",
            )
            for table, name in TABLES.items()
        ),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
                f"DROP TRIGGER {name} ON {table}",
            )
            for table, name in EMPTIED.items()
        ),
    ]
