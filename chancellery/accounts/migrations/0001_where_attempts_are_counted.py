from django.db import migrations


class Migration(migrations.Migration):
    """The table of the cache that counts attempts, as Django's database cache wants it."""

    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(
            """
            CREATE UNLOGGED TABLE accounts_attempts (
                cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
            );
            CREATE INDEX accounts_attempts_expires ON accounts_attempts (expires);
            """,
            "DROP TABLE accounts_attempts",
        )
    ]
