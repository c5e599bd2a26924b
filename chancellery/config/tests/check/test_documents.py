# ruff: noqa: S608 - the statements hold nothing but what is written here
"""Documents and what they say: each invariant is broken, and the check must tell of it."""

from __future__ import annotations

import pytest

from chancellery.config.tests.check.damage import CARRY, DIRECTIVE, PLAN, behind_the_back, broken

pytestmark = [pytest.mark.usefixtures("service"), pytest.mark.django_db]

CARRIES_ANOTHER = "What a provision carries stands in another document, and nobody refused it."
CARRY_NOT = "INSERT INTO documents_notcarried (provision_id, superior_id, made_at) VALUES"
DAMAGES = [
    pytest.param(
        "A document is registered once: issuer, kind, number and year together are unique.",
        [
            "ALTER TABLE documents_document DROP CONSTRAINT IF EXISTS issuer_kind_number_and_year_are_unique",
            "DROP INDEX IF EXISTS issuer_kind_number_and_year_are_unique",
            "INSERT INTO documents_document (kind, number, number_key, issuer_id, issuer_name, dated_on, year, titles,"
            " status, registered_at, search_text) SELECT kind, number, number_key, issuer_id, issuer_name, dated_on,"
            " year, titles, status, registered_at, search_text FROM documents_document WHERE number = '47-CT/TW'",
        ],
        id="document twice",
    ),
    pytest.param(
        "A document is found under its number.",
        [f"UPDATE documents_document SET number_key = 'lost' WHERE id = {DIRECTIVE}"],
        id="number key",
    ),
    pytest.param(
        "A document in a register has its text.",
        [f"DELETE FROM documents_text WHERE document_id = {DIRECTIVE}"],
        id="text gone",
    ),
    pytest.param(
        "A document is listed in the languages of its titles and its texts.",
        [f"UPDATE documents_document SET languages = '{{pl}}' WHERE id = {DIRECTIVE}"],
        id="languages",
    ),
    pytest.param(
        "A document awaits a plan when it orders something of which nobody has made a commitment or a plan.",
        [f"UPDATE documents_document SET awaits_plan = true WHERE id = {DIRECTIVE}"],
        id="plan that is there is awaited",
    ),
    pytest.param(
        "A provision's words equal the text at its place.",
        ["UPDATE documents_provision SET body = body || '!' WHERE id = (SELECT max(id) FROM documents_provision)"],
        id="provision changed",
    ),
    pytest.param(
        "A provision's words equal the text at its place.",
        ["UPDATE documents_text SET body = 'x' || body WHERE language = 'vi'"],
        id="text changed",
    ),
    pytest.param(
        "A provision stands under one of its own document.",
        [
            f"UPDATE documents_provision SET parent_id = (SELECT min(id) FROM documents_provision"
            f" WHERE document_id = {DIRECTIVE}) WHERE id = (SELECT max(id) FROM documents_provision"
            f" WHERE document_id = {PLAN})"
        ],
        id="provision under another document",
    ),
    pytest.param(
        "A citation's quote equals the text at its place.",
        ["UPDATE documents_citation SET quote = 'not its words' WHERE start IS NOT NULL"],
        id="quote",
    ),
    pytest.param(
        "No document implements itself, over however many others.",
        [
            f"INSERT INTO documents_citation (source_id, target_id, kind, quote, candidates)"
            f" VALUES ({DIRECTIVE}, {PLAN}, 'implements', '', '{{}}')"
        ],
        id="circle of citations",
    ),
    pytest.param(
        "What was read at an intake quotes its text.",
        ["UPDATE intake_fact SET quote = 'invented' WHERE id = (SELECT min(id) FROM intake_fact)"],
        id="fact",
    ),
    pytest.param(
        CARRIES_ANOTHER,
        [
            f"{CARRY} ((SELECT min(id) FROM documents_provision WHERE document_id = {PLAN}),"
            f" (SELECT max(id) FROM documents_provision WHERE document_id = {PLAN}), 'whole', now())"
        ],
        id="carries its own document",
    ),
    pytest.param(
        CARRIES_ANOTHER,
        [
            f"{statement} ((SELECT min(id) FROM documents_provision WHERE document_id = {PLAN}),"
            f" (SELECT min(id) FROM documents_provision WHERE document_id = {DIRECTIVE}){more}, now())"
            for statement, more in ((CARRY, ", 'whole'"), (CARRY_NOT, ""))
        ],
        id="carried and refused",
    ),
]


@pytest.mark.parametrize(("sentence", "statements"), DAMAGES)
def test_check_tells_of_damage(sentence, statements):
    behind_the_back(*statements)

    assert sentence in broken()
