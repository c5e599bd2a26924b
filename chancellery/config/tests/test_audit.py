"""The trail is sealed and verified by command; what was done behind our back is named, and ends with 1."""

from __future__ import annotations

import re

import pytest
from django.db import connection

from chancellery.core.models import AuditEntry

pytestmark = [pytest.mark.usefixtures("service"), pytest.mark.django_db]


def test_a_sealed_trail_is_verified(run):
    count = AuditEntry.objects.count()

    line, kept = run("audit", "seal").output.splitlines()
    assert re.fullmatch(rf"[\d: +-]+  entries 1 to {count}, keys to \d+, sha256 [0-9a-f]{{64}}", line)
    assert kept.startswith("Kept in ")
    assert run("audit", "seal").output == "Nothing came since the last seal.\n"

    result = run("audit", "verify")
    assert result.exit_code == 0
    assert result.output == (
        f"Entries compared: {count}. Seals and copies of seals compared: 1.\nThe trail is as it was sealed.\n"
    )


def test_an_edit_behind_our_back_ends_with_1_and_is_named_first(run):
    run("audit", "seal")
    key = AuditEntry.objects.order_by("pk")[3].pk
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE core_auditentry SET by_name = 'Somebody' WHERE id = %s", [key])
        cursor.execute("SET LOCAL session_replication_role = origin")

    result = run("audit", "verify")

    assert result.exit_code == 1
    assert result.output.startswith(f"✗ Entry {key} (number 4) is not what was sealed: ")
    assert result.output.endswith("The trail is not as it was sealed.\n")


def test_a_command_that_acts_leaves_nothing_to_be_chained(run):
    before = run("audit", "verify").output

    run("sign-in", "nobody@example.org")

    assert "Waiting to be chained" in before
    assert "Waiting to be chained" not in run("audit", "verify").output
