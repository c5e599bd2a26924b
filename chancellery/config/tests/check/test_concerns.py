"""Concerns, notes and acts on many: each invariant is broken, and the check must tell of it."""

from __future__ import annotations

import pytest

from chancellery.config.tests.check.damage import LEAF, TOLD, behind_the_back, broken

pytestmark = [pytest.mark.usefixtures("service"), pytest.mark.django_db]

RISK_IS_TOLD = "A risk stands in the audit trail, with who declared it, and ends no earlier than it began."
QUESTION_IS_TOLD = (
    "A question to reassign stands in the audit trail, and what was granted was reassigned at that moment."
)
ACT_IS_TOLD = (
    "An act on many commitments has a row for each of them, by the audit trail; one stays only when it is undone."
)
NOTE_IS_TOLD = "What a unit noted on its part stands in the audit trail, with who wrote it."
OF_LEAF = f"'commitments.commitment', {LEAF}, '', '{{}}'"
AT = "timestamptz '2026-01-02 09:00Z'"
RISK = "INSERT INTO commitments_risk (commitment_id, reason, declared_at, ended_at)"
ASK = (
    "INSERT INTO commitments_reassignmentrequest"
    " (commitment_id, proposed_id, reason, asked_at, granted, answer, decided_at)"
)
UNIT = "(SELECT min(id) FROM organisations_unit)"
ACT = "INSERT INTO commitments_bulkact (id, kind, note, made_at) VALUES (900, 'redate', '', now())"
ROW = "INSERT INTO commitments_bulkrow (act_id, key, title, before, after, kept_because) VALUES (900, 1, '', '{}', '{}'"
DAMAGES = [
    pytest.param(RISK_IS_TOLD, [f"{RISK} VALUES ({LEAF}, 'Late', now(), NULL)"], id="a risk nobody declared"),
    pytest.param(
        RISK_IS_TOLD,
        [
            f"{TOLD} {AT}, NULL, 'system', 'commitment.at_risk', {OF_LEAF}",
            f"{RISK} VALUES ({LEAF}, 'Late', {AT}, {AT} - interval '1 day')",
        ],
        id="a risk that ended before it began",
    ),
    pytest.param(
        QUESTION_IS_TOLD,
        [f"{ASK} VALUES ({LEAF}, {UNIT}, 'Why', now(), NULL, '', NULL)"],
        id="a question nobody asked",
    ),
    pytest.param(
        QUESTION_IS_TOLD,
        [
            f"{TOLD} {AT}, NULL, 'system', 'reassignment.asked', {OF_LEAF}",
            f"{ASK} VALUES ({LEAF}, {UNIT}, 'Why', {AT}, true, '', now())",
        ],
        id="granted, and not reassigned",
    ),
    pytest.param(
        NOTE_IS_TOLD,
        [
            "INSERT INTO commitments_partnote (coordination_id, text, language, written_by_id, written_at)"
            " SELECT min(k.id), 'Done', 'en', (SELECT min(id) FROM organisations_user), now()"
            " FROM commitments_coordination k"
        ],
        id="a note nobody wrote",
    ),
    pytest.param(ACT_IS_TOLD, [ACT, f"{ROW}, '')"], id="an act that the trail does not know"),
    pytest.param(
        ACT_IS_TOLD,
        [
            ACT,
            f"{ROW}, 'It was changed since.')",
            f"{TOLD} now(), NULL, 'system', 'bulk.done', 'commitments.bulkact', 900, '', '{{\"count\": 1}}'",
        ],
        id="a row that stays of an act that was not undone",
    ),
]


@pytest.mark.parametrize(("sentence", "statements"), DAMAGES)
def test_check_tells_of_damage(sentence, statements):
    behind_the_back(*statements)

    assert sentence in broken()
