"""The index: each invariant is broken, and the check must tell of it."""

from __future__ import annotations

import pytest

from chancellery.config.tests.check.damage import behind_the_back, broken

pytestmark = [pytest.mark.usefixtures("service"), pytest.mark.django_db]

IS_FOUND = "What is on record can be found, and nothing else can; what has just changed may wait a moment."
DAMAGES = [
    pytest.param(
        IS_FOUND,
        ["DELETE FROM search_waiting WHERE kind = 'document'"],
        id="a record that is not in the index",
    ),
    pytest.param(
        IS_FOUND,
        [
            "INSERT INTO search_entry (kind, key, languages, vector, first_at)"
            " VALUES ('document', 987654321, '{}', '', now())"
        ],
        id="an entry without its record",
    ),
]


@pytest.mark.parametrize(("sentence", "statements"), DAMAGES)
def test_check_tells_of_damage(sentence, statements):
    behind_the_back(*statements)

    assert sentence in broken()
