"""Translations: each invariant is broken, and the check must tell of it."""

from __future__ import annotations

import pytest
from django.db import connection

from chancellery.config.tests.check.damage import behind_the_back, broken

pytestmark = [pytest.mark.usefixtures("service"), pytest.mark.django_db]

REVIEWED_BY_ANOTHER = "Whoever reviewed a translation had no hand in it."
#: The sentence that breaks → what breaks it. One damage may break others beside it.
DAMAGES = [
    (
        "Of the titles of a document and the names of a unit exactly one is the original.",
        "UPDATE documents_document SET language = 'sv' WHERE number = '318/KH-UBND'",
    ),
    (
        "Of the titles of a document and the names of a unit exactly one is the original.",
        "UPDATE organisations_unit SET language = '' WHERE code = 'ha-tinh'",
    ),
    (
        "A translation renders the original of a record that is there, and is stale when that says something else.",
        "UPDATE documents_document SET titles = titles || jsonb_build_object(language, 'Other words')"
        " WHERE number = '318/KH-UBND'",
    ),
    (
        "A translation renders the original of a record that is there, and is stale when that says something else.",
        "UPDATE translations_translation SET is_stale = NOT is_stale"
        " WHERE id = (SELECT min(id) FROM translations_translation)",
    ),
    (
        "A translation renders the original of a record that is there, and is stale when that says something else.",
        "UPDATE translations_translation SET on_key = 987654321"
        " WHERE id = (SELECT min(id) FROM translations_translation WHERE field = 'titles')",
    ),
    (
        "Titles and names in other languages are those that people vouch for.",
        "UPDATE translations_translation SET words = 'Behind the back'"
        " WHERE id = (SELECT min(id) FROM translations_translation WHERE field = 'names')",
    ),
    (
        "Titles and names in other languages are those that people vouch for.",
        "DELETE FROM translations_translation"
        " WHERE id = (SELECT min(id) FROM translations_translation WHERE field = 'titles')",
    ),
]


@pytest.mark.parametrize(("sentence", "statement"), DAMAGES)
def test_check_tells_of_damage(sentence, statement):
    behind_the_back(statement)

    assert sentence in broken()


def test_a_reviewer_who_translated_is_told():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE translations_translation DROP CONSTRAINT who_translated_does_not_review")
    behind_the_back(
        "UPDATE translations_translation SET state = 'reviewed', reviewed_at = now(), writer_keys = ARRAY[u.id],"
        " reviewed_by_id = u.id FROM (SELECT min(id) AS id FROM organisations_user) u"
        " WHERE translations_translation.id = (SELECT min(id) FROM translations_translation)"
    )

    assert REVIEWED_BY_ANOTHER in broken()
