"""Reviews: each invariant is broken, and the check must tell of it."""

from __future__ import annotations

import pytest

from chancellery.config.tests.check.damage import behind_the_back, broken

pytestmark = [pytest.mark.usefixtures("service"), pytest.mark.django_db]

KEPT = "A review speaks of a day whose board is kept, and stands in the audit trail."
WHOLE = "A review has a conclusion, and its conclusions stand one after the other."
IN_TIME = "A conclusion rests on reports that were accepted by the end of its review's last day."
BACK = (
    "INSERT INTO reviews_backing (conclusion_id, report_id) SELECT min(said.id),"
    " (SELECT max(id) FROM commitments_progressreport WHERE state = '{}') FROM reviews_conclusion said"
)
LATER = "UPDATE commitments_progressreport SET decided_at = now() WHERE state = 'accepted'"
NEVER = (
    "UPDATE reviews_review SET period_from_on = '2020-01-01', period_until_on = '2020-01-01'"
    " WHERE id = (SELECT min(id) FROM reviews_review)"
)
DAMAGES = [
    pytest.param(
        KEPT,
        [NEVER],
        id="a day nobody kept",
    ),
    pytest.param(KEPT, ["DELETE FROM core_auditentry WHERE verb = 'review.recorded'"], id="a review nobody recorded"),
    pytest.param(WHOLE, ["DELETE FROM reviews_backing", "DELETE FROM reviews_conclusion"], id="nothing concluded"),
    pytest.param(WHOLE, ["UPDATE reviews_conclusion SET place = place + 10"], id="the first is missing"),
    pytest.param(IN_TIME, [BACK.format("submitted")], id="rests on what nobody accepted"),
    pytest.param(
        IN_TIME,
        ["DELETE FROM reviews_backing", BACK.format("accepted"), LATER],
        id="rests on what came later",
    ),
]


@pytest.mark.parametrize(("sentence", "statements"), DAMAGES)
def test_check_tells_of_damage(sentence, statements):
    behind_the_back(*statements)

    assert sentence in broken()
