"""Damage done behind the application's back, and the words several of them use."""

from __future__ import annotations

from django.db import connection

from chancellery.config import check

LEAF = "(SELECT min(id) FROM commitments_commitment WHERE is_leaf AND progress > 0 AND status = 'open')"
DIRECTIVE = "(SELECT id FROM documents_document WHERE number = '47-CT/TW')"
PLAN = "(SELECT id FROM documents_document WHERE number = '318/KH-UBND')"
CARRY = "INSERT INTO documents_carrying (provision_id, superior_id, extent, made_at) VALUES"
TOLD = "INSERT INTO core_auditentry (at, by_key, by_name, verb, on_type, on_key, on_name, details) SELECT"


def broken() -> set[str]:
    return {verdict.sentence for verdict in check.verdicts() if verdict.broken}


def behind_the_back(*statements: str) -> None:
    """Run statements with triggers and foreign keys switched off, as whoever edits the tables by hand might."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET LOCAL session_replication_role = origin")
