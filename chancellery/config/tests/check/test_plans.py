# ruff: noqa: S608 - the statements hold nothing but what is written here
"""Plans: each invariant is broken, and the check must tell of it."""

from __future__ import annotations

import pytest

from chancellery.config.tests.check.damage import DIRECTIVE, LEAF, PLAN, behind_the_back, broken

pytestmark = [pytest.mark.usefixtures("service"), pytest.mark.django_db]

PLAN_IS_WHOLE = (
    "An issued plan is a document with a provision and a commitment for each of its measures; a draft has none."
)
WHAT_STANDS_ABOVE = "A plan takes up and leaves out only what its superior documents order."
ONE_OR_THE_OTHER = "A plan does not leave out what one of its measures takes up."
OMIT = "INSERT INTO plans_omission (draft_id, provision_id, reason, made_at)"
DAMAGES = [
    pytest.param(
        PLAN_IS_WHOLE,
        [
            f"UPDATE plans_draft SET state = 'issued', document_id = {PLAN}"
            " WHERE id = (SELECT min(draft_id) FROM plans_measure)"
        ],
        id="issued without commitments",
    ),
    pytest.param(
        PLAN_IS_WHOLE,
        [
            f"UPDATE plans_measure SET commitment_id = {LEAF}, provision_id ="
            f" (SELECT min(id) FROM documents_provision WHERE document_id = {DIRECTIVE})"
            " WHERE id = (SELECT min(id) FROM plans_measure)"
        ],
        id="a draft with commitments",
    ),
    pytest.param(
        "Where several measures of a plan take one provision up, each carries a part of it.",
        [
            "INSERT INTO plans_adoption (measure_id, provision_id, extent)"
            " SELECT n.id, a.provision_id, 'whole' FROM plans_adoption a JOIN plans_measure m ON m.id = a.measure_id"
            " JOIN plans_measure n ON n.draft_id = m.draft_id AND n.id <> m.id ORDER BY a.id, n.id LIMIT 1"
        ],
        id="taken up whole by two measures",
    ),
    pytest.param(WHAT_STANDS_ABOVE, ["DELETE FROM plans_superior"], id="takes up what does not stand above"),
    pytest.param(
        WHAT_STANDS_ABOVE,
        [
            f"{OMIT} SELECT (SELECT min(id) FROM plans_draft), min(id), 'Why', now() FROM documents_provision"
            f" WHERE document_id = {PLAN}"
        ],
        id="leaves out what does not stand above",
    ),
    pytest.param(
        ONE_OR_THE_OTHER,
        [
            f"{OMIT} SELECT m.draft_id, a.provision_id, 'Why', now() FROM plans_adoption a"
            " JOIN plans_measure m ON m.id = a.measure_id ORDER BY a.id LIMIT 1"
        ],
        id="left out and taken up",
    ),
]


@pytest.mark.parametrize(("sentence", "statements"), DAMAGES)
def test_check_tells_of_damage(sentence, statements):
    behind_the_back(*statements)

    assert sentence in broken()
