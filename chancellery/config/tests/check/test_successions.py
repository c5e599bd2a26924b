# ruff: noqa: S608 - the statements hold nothing but what is written here
"""Successions: each invariant is broken, and the check must tell of it."""

from __future__ import annotations

import pytest

from chancellery.config.tests.check.damage import LEAF, behind_the_back, broken

pytestmark = [pytest.mark.usefixtures("service"), pytest.mark.django_db]

MERGER = """
    WITH made AS (
        INSERT INTO organisations_succession (kind, takes_effect_on, basis, note, made_at)
        VALUES ('merge', '2025-02-01', '47-CT/TW', '', now()) RETURNING id
    )
    INSERT INTO organisations_takeover (succession_id, predecessor_id, successor_id, inherits)
    SELECT made.id, former.id, heir.id, true FROM made, organisations_unit former, organisations_unit heir
    WHERE former.code = 'nghe-an-ngoai-vu' AND heir.code = 'ha-tinh-ngoai-vu'
"""
DAMAGES = [
    pytest.param(
        "A unit from which others took over, and that ended by it, ended on the day before.",
        [MERGER, "UPDATE organisations_unit SET until_on = NULL WHERE code = 'nghe-an-ngoai-vu'"],
        id="a predecessor that goes on",
    ),
    pytest.param(
        "A successor existed when it took over; it may have ended with that very day.",
        [MERGER, "UPDATE organisations_unit SET until_on = '2024-12-31' WHERE code = 'ha-tinh-ngoai-vu'"],
        id="a successor that had ended",
    ),
    pytest.param("A succession has its legal basis: a registered document.", [MERGER], id="a succession by nothing"),
    pytest.param(
        "What others took over is co-ordinated by units that exist, while it is open.",
        [
            MERGER,
            "UPDATE organisations_unit SET until_on = '2025-01-31' WHERE code = 'nghe-an-ngoai-vu'",
            "INSERT INTO commitments_coordination (commitment_id, unit_id, part)"
            f" SELECT {LEAF}, id, '' FROM organisations_unit WHERE code = 'nghe-an-ngoai-vu'",
        ],
        id="helped by a unit that ended",
    ),
    pytest.param(
        "A plan is being written by a unit that exists, or by one that nobody took over from.",
        [
            MERGER,
            "UPDATE plans_draft SET unit_id = (SELECT id FROM organisations_unit WHERE code ="
            " 'nghe-an-ngoai-vu') WHERE state = 'writing'",
        ],
        id="a plan of a unit that ended",
    ),
    pytest.param(
        "No unit took over from itself, through others.",
        [
            MERGER,
            "INSERT INTO organisations_takeover (succession_id, predecessor_id, successor_id, inherits)"
            " SELECT succession_id, successor_id, predecessor_id, true FROM organisations_takeover",
        ],
        id="a circle of successions",
    ),
]


@pytest.mark.parametrize(("sentence", "statements"), DAMAGES)
def test_check_tells_of_damage(sentence, statements):
    behind_the_back(*statements)

    assert sentence in broken()
