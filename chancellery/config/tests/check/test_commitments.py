# ruff: noqa: S608 - the statements hold nothing but what is written here
"""Commitments, reports and what is counted of them: each invariant is broken, and the check must tell of it."""

from __future__ import annotations

import pytest

from chancellery.config.tests.check.damage import CARRY, DIRECTIVE, LEAF, PLAN, behind_the_back, broken

pytestmark = [pytest.mark.usefixtures("service"), pytest.mark.django_db]

CHILD = "(SELECT min(id) FROM commitments_commitment WHERE depth = 1)"
ACCEPTED = "(SELECT min(id) FROM commitments_progressreport WHERE state = 'accepted')"
NO_HAND = "Whoever accepts or returns a report neither wrote any of it nor submitted it."
HANDS_KNOWN = "Who wrote or submitted a report, by the trail, is known to the report."
IN_NO_CIRCLE = "No document rests on itself through what its provisions carry or its commitments implement."
DAYS_KEPT = "The figures kept of the last day equal the tallies, and those of the day before what commitments said."
DAMAGES = [
    pytest.param(
        "What was counted of a unit equals a recount of the leaves that it and those below lead.",
        [f"UPDATE commitments_commitment SET weight = weight + 1 WHERE id = {LEAF}"],
        id="a leaf that no trigger saw",
    ),
    pytest.param(
        "What was counted of a commitment equals a recount of the leaves below it.",
        [
            "INSERT INTO commitments_branchtally (commitment, total, done, done_late, left_out, overdue, due_soon,"
            " not_reported, not_due_yet, weight, achieved) VALUES (0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0)"
        ],
        id="the tally of nothing",
    ),
    pytest.param(
        "The figures kept of a month are what the reports accepted by then give.",
        ["UPDATE commitments_monthfigures SET total = total + 1 WHERE until_on = '2025-04-30' AND document_id IS NULL"],
        id="a month that was changed",
    ),
    pytest.param(
        "The figures kept of a month are what the reports accepted by then give.",
        ["DELETE FROM commitments_monthfigures WHERE until_on = '2025-04-30' AND document_id IS NOT NULL"],
        id="a month that was forgotten in part",
    ),
    pytest.param(
        "The day a report is awaited from follows from the schedule and the last report.",
        [f"UPDATE commitments_commitment SET awaited_from_on = '1999-01-01' WHERE id = {CHILD}"],
        id="awaited from another day",
    ),
    pytest.param(
        "A commitment answers to its own provision, those it implements, what these carry, and to all its parent does.",
        [f"UPDATE commitments_commitment SET answers_to = '{{}}' WHERE id = {CHILD}"],
        id="a commitment that answers to nothing",
    ),
    pytest.param(
        "A commitment's path is its parent's, followed by its own key; its depth is one more: no circle.",
        [f"UPDATE commitments_commitment SET path = '9.' || path WHERE id = {LEAF}"],
        id="commitment path",
    ),
    pytest.param(
        "A commitment's path is its parent's, followed by its own key; its depth is one more: no circle.",
        [
            "ALTER TABLE commitments_commitment DROP CONSTRAINT all_conditions_hold",
            f"UPDATE commitments_commitment SET parent_id = {CHILD}"
            f" WHERE id = (SELECT parent_id FROM commitments_commitment WHERE id = {CHILD})",
        ],
        id="circle of commitments",
    ),
    pytest.param(
        "A commitment is a leaf exactly when nothing was handed down from it.",
        [f"UPDATE commitments_commitment SET parent_id = {LEAF} WHERE id = {CHILD}"],
        id="leaf with a child",
    ),
    pytest.param(
        "An open commitment is led by a unit that exists.",
        ["UPDATE organisations_unit SET until_on = '2025-01-31' WHERE code = 'ha-tinh-giao-duc'"],
        id="closed unit leads",
    ),
    pytest.param(
        "The unit that leads does not co-ordinate as well.",
        [
            f"INSERT INTO commitments_coordination (commitment_id, unit_id, part)"
            f" SELECT id, lead_id, '' FROM commitments_commitment WHERE id = {LEAF}"
        ],
        id="lead co-ordinates",
    ),
    pytest.param(
        "A commitment is due no later than the one above, or says why.",
        [
            "UPDATE commitments_commitment SET due_on = '2099-01-01', later_than_parent_reason = ''"
            " WHERE depth = 2 AND due_kind = 'day'"
        ],
        id="later than its parent",
    ),
    pytest.param(
        "A leaf's progress and status are those of its last accepted report.",
        [f"UPDATE commitments_commitment SET progress = 99 WHERE id = {LEAF}"],
        id="progress typed in",
    ),
    pytest.param(
        "Only a leaf holds progress of its own.",
        [
            "ALTER TABLE commitments_commitment DROP CONSTRAINT all_conditions_hold",
            "UPDATE commitments_commitment SET progress = 50 WHERE NOT is_leaf",
        ],
        id="progress above leaves",
    ),
    pytest.param(
        "What is done has the day it was done, and nothing else has one.",
        [
            "ALTER TABLE commitments_commitment DROP CONSTRAINT all_conditions_hold",
            f"UPDATE commitments_commitment SET done_on = '2025-01-31' WHERE id = {LEAF}",
        ],
        id="done day",
    ),
    pytest.param(
        "What is waived or withdrawn says why.",
        [
            "ALTER TABLE commitments_commitment DROP CONSTRAINT all_conditions_hold",
            "UPDATE commitments_commitment SET closing_reason = ' '",
        ],
        id="no reason",
    ),
    pytest.param(
        "What is waived or withdrawn says what allowed it.",
        ["UPDATE commitments_commitment SET warrant = ''"],
        id="no warrant",
    ),
    pytest.param(
        NO_HAND,
        [
            "ALTER TABLE commitments_progressreport DROP CONSTRAINT all_conditions_hold",
            f"UPDATE commitments_progressreport SET decided_by_id = written_by_id WHERE id = {ACCEPTED}",
        ],
        id="own report",
    ),
    pytest.param(
        NO_HAND,
        [
            "ALTER TABLE commitments_progressreport DROP CONSTRAINT all_conditions_hold",
            f"UPDATE commitments_progressreport SET writer_keys = writer_keys || decided_by_id WHERE id = {ACCEPTED}",
        ],
        id="accepted by one of its writers",
    ),
    pytest.param(
        NO_HAND,
        [
            "ALTER TABLE commitments_progressreport DROP CONSTRAINT all_conditions_hold",
            f"UPDATE commitments_progressreport SET submitted_by_id = decided_by_id WHERE id = {ACCEPTED}",
        ],
        id="accepted by who submitted it",
    ),
    pytest.param(
        HANDS_KNOWN,
        [
            "UPDATE core_auditentry SET by_key = 0 WHERE id = (SELECT min(id) FROM core_auditentry"
            f" WHERE verb = 'report.saved' AND on_key = {ACCEPTED})"
        ],
        id="a writer left out",
    ),
    pytest.param(
        HANDS_KNOWN,
        [
            "UPDATE commitments_progressreport SET submitted_by_id = (SELECT max(id) FROM organisations_user)"
            " WHERE state = 'submitted'"
        ],
        id="submitted by somebody else",
    ),
    pytest.param(
        "Every accepted report stands in the audit trail, with who accepted it.",
        [f"DELETE FROM core_auditentry WHERE verb = 'report.accepted' AND on_key = {ACCEPTED}"],
        id="trail",
    ),
    pytest.param(
        "The roll-up of a commitment equals a recount of the reports below it.",
        ["DELETE FROM commitments_branchtally", "DELETE FROM commitments_tallychange"],
        id="roll-up",
    ),
    pytest.param(
        DAYS_KEPT,
        [
            "INSERT INTO commitments_dayfigures (unit, kind, key, from_on, total, done, done_late, left_out, overdue,"
            " due_soon, not_reported, not_due_yet, weight, achieved)"
            " SELECT max(id), 0, 0, '2026-01-01', 1, 0, 0, 0, 0, 0, 0, 0, 1, 0"
            " FROM organisations_unit"
        ],
        id="last day kept",
    ),
    pytest.param(
        DAYS_KEPT,
        [
            "INSERT INTO commitments_tallyday (id, counted_on, kept_from_on) VALUES (1, current_date, current_date - 9)"
            " ON CONFLICT (id) DO UPDATE SET counted_on = excluded.counted_on, kept_from_on = excluded.kept_from_on",
            "DELETE FROM commitments_dayfigures",
            "DELETE FROM commitments_unittally",
            "UPDATE commitments_commitment SET made_at = made_at - interval '9 days'",
        ],
        id="a day before",
    ),
    pytest.param(
        IN_NO_CIRCLE,
        [
            f"INSERT INTO commitments_implementation (commitment_id, provision_id, made_at)"
            f" SELECT c.id, (SELECT min(id) FROM documents_provision WHERE document_id = {PLAN}), now()"
            f" FROM commitments_commitment c JOIN documents_provision p ON p.id = c.provision_id"
            f" WHERE p.document_id = {DIRECTIVE} LIMIT 1"
        ],
        id="circle of implementations",
    ),
    pytest.param(
        IN_NO_CIRCLE,
        [
            f"{CARRY} ((SELECT min(id) FROM documents_provision WHERE document_id = {DIRECTIVE}),"
            f" (SELECT min(id) FROM documents_provision WHERE document_id = {PLAN}), 'whole', now())"
        ],
        id="circle of carryings",
    ),
]


@pytest.mark.parametrize(("sentence", "statements"), DAMAGES)
def test_check_tells_of_damage(sentence, statements):
    behind_the_back(*statements)

    assert sentence in broken()
