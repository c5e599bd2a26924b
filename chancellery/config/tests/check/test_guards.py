"""What the database itself watches over: each invariant is broken, and the check must tell of it."""

from __future__ import annotations

import pytest

from chancellery.config.tests.check.damage import behind_the_back, broken

pytestmark = [pytest.mark.usefixtures("service"), pytest.mark.django_db]

DAMAGES = [
    pytest.param(
        "The audit trail is as it was sealed: nothing edited, removed or slipped in.",
        ["INSERT INTO core_auditlink SELECT 1, min(id), sha256('something else') FROM core_auditentry"],
        id="seals",
    ),
    pytest.param(
        "The tables are those of this version.",
        ["DELETE FROM django_migrations WHERE app = 'commitments'"],
        id="migrations",
    ),
    pytest.param(
        "The triggers that keep the trail, originals, texts, reports, plans and tallies stand.",
        ["ALTER TABLE core_auditentry DISABLE TRIGGER the_trail_is_append_only"],
        id="trigger off",
    ),
    pytest.param(
        "The triggers that keep the trail, originals, texts, reports, plans and tallies stand.",
        ["DROP TRIGGER a_text_never_changes ON documents_text"],
        id="trigger gone",
    ),
    pytest.param(
        "Every constraint was checked against all rows.",
        ["ALTER TABLE commitments_commitment ADD CONSTRAINT later CHECK (weight > 0) NOT VALID"],
        id="constraint not validated",
    ),
]


@pytest.mark.parametrize(("sentence", "statements"), DAMAGES)
def test_check_tells_of_damage(sentence, statements):
    behind_the_back(*statements)

    assert sentence in broken()
