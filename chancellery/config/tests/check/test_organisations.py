"""Units, posts and roles: each invariant is broken, and the check must tell of it."""

from __future__ import annotations

import pytest

from chancellery.config.tests.check.damage import behind_the_back, broken

pytestmark = [pytest.mark.usefixtures("service"), pytest.mark.django_db]

DAMAGES = [
    pytest.param(
        "A unit's path is its parent's, followed by its own key; its depth is one more.",
        ["UPDATE organisations_unit SET path = '1.' || path WHERE code = 'son-hong'"],
        id="unit path",
    ),
    pytest.param(
        "A unit exists only while its parent does.",
        ["UPDATE organisations_unit SET until_on = '2025-01-31' WHERE code = 'nghe-an'"],
        id="closed unit with children",
    ),
    pytest.param(
        "A role is held only while its unit exists.",
        ["UPDATE organisations_unit SET until_on = '2025-01-31' WHERE code = 'ha-tinh-giao-duc'"],
        id="role in a closed unit",
    ),
    pytest.param(
        "A post has one holder at a time.",
        [
            "ALTER TABLE organisations_tenure DROP CONSTRAINT a_post_has_one_holder_at_a_time",
            "UPDATE organisations_tenure SET until_on = NULL",
        ],
        id="two holders",
    ),
]


@pytest.mark.parametrize(("sentence", "statements"), DAMAGES)
def test_check_tells_of_damage(sentence, statements):
    behind_the_back(*statements)

    assert sentence in broken()
