# ruff: noqa: S608 - the statements hold nothing but what is written here
"""Each invariant is broken behind the application's back, and the check must tell of it."""

from __future__ import annotations

import os

import pytest
from django.db import connection

from chancellery.config import check
from chancellery.config.tests.conftest import NOW
from chancellery.core import files
from chancellery.core.models import StoredFile
from chancellery.documents import actions as documents
from chancellery.documents.models import Document, Text

pytestmark = [pytest.mark.usefixtures("service"), pytest.mark.django_db]


def broken() -> set[str]:
    return {verdict.sentence for verdict in check.verdicts() if verdict.broken}


def behind_the_back(*statements: str) -> None:
    """Run statements with triggers and foreign keys switched off, as whoever edits the tables by hand might."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_the_sample_is_whole():
    assert broken() == set()


def test_what_a_text_says_of_two_other_documents_is_whole():
    plan, directive = (Document.objects.get(number=number) for number in ("318/KH-UBND", "47-CT/TW"))
    article = Text.objects.filter(document__number="62-TB/BĐNTW").earliest("pk")

    documents.cite(
        source=plan, target=directive, kind="cites", text=article, quote=article.body[:12], start=0, end=12, by=None,
        at=NOW,
    )  # fmt: skip

    assert broken() == set()


LEAF = "(SELECT min(id) FROM commitments_commitment WHERE is_leaf AND progress > 0 AND status = 'open')"
CHILD = "(SELECT min(id) FROM commitments_commitment WHERE depth = 1)"
ACCEPTED = "(SELECT min(id) FROM commitments_progressreport WHERE state = 'accepted')"
DIRECTIVE = "(SELECT id FROM documents_document WHERE number = '47-CT/TW')"
PLAN = "(SELECT id FROM documents_document WHERE number = '318/KH-UBND')"
NO_HAND = "Whoever accepts or returns a report neither wrote any of it nor submitted it."
HANDS_KNOWN = "Who wrote or submitted a report, by the trail, is known to the report."
IN_NO_CIRCLE = "No document rests on itself through what its provisions carry or its commitments implement."
DAYS_KEPT = "The figures kept of the last day equal the tallies, and those of the day before what commitments said."
CARRIES_ANOTHER = "What a provision carries stands in another document, and nobody refused it."
CARRY = "INSERT INTO documents_carrying (provision_id, superior_id, extent, made_at) VALUES"
CARRY_NOT = "INSERT INTO documents_notcarried (provision_id, superior_id, made_at) VALUES"
PLAN_IS_WHOLE = (
    "An issued plan is a document with a provision and a commitment for each of its measures; a draft has none."
)
WHAT_STANDS_ABOVE = "A plan takes up and leaves out only what its superior documents order."
ONE_OR_THE_OTHER = "A plan does not leave out what one of its measures takes up."
OMIT = "INSERT INTO plans_omission (draft_id, provision_id, reason, made_at)"
IS_FOUND = "What is on record can be found, and nothing else can; what has just changed may wait a moment."
RISK_IS_TOLD = "A risk stands in the audit trail, with who declared it, and ends no earlier than it began."
QUESTION_IS_TOLD = (
    "A question to reassign stands in the audit trail, and what was granted was reassigned at that moment."
)
ACT_IS_TOLD = (
    "An act on many commitments has a row for each of them, by the audit trail; one stays only when it is undone."
)
NOTE_IS_TOLD = "What a unit noted on its part stands in the audit trail, with who wrote it."
TOLD = "INSERT INTO core_auditentry (at, by_key, by_name, verb, on_type, on_key, on_name, details) SELECT"
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
    pytest.param(
        "The audit trail is as it was sealed: nothing edited, removed or slipped in.",
        ["INSERT INTO core_auditlink SELECT 1, min(id), sha256('something else') FROM core_auditentry"],
        id="seals",
    ),
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
    pytest.param(
        "What was counted of a unit equals a recount of the leaves that it and those below lead.",
        [f"UPDATE commitments_commitment SET weight = weight + 1 WHERE id = {LEAF}"],
        id="a leaf that no trigger saw",
    ),
    pytest.param(
        "What was counted of a commitment equals a recount of the leaves below it.",
        [
            "INSERT INTO commitments_branchtally (commitment, total, done, done_late, left_out, overdue, due_soon,"
            " not_reported, weight, achieved) VALUES (0, 1, 0, 0, 0, 0, 0, 0, 1, 0)"
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
        "A commitment's path is its parent's, followed by its own key; its depth is one more: no circle.",
        [f"UPDATE commitments_commitment SET path = '9.' || path WHERE id = {LEAF}"],
        id="commitment path",
    ),
    pytest.param(
        "A commitment's path is its parent's, followed by its own key; its depth is one more: no circle.",
        [
            "ALTER TABLE commitments_commitment DROP CONSTRAINT only_a_root_commitment_has_depth_zero",
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
            "ALTER TABLE commitments_commitment DROP CONSTRAINT only_a_leaf_holds_progress_from_0_to_100",
            "UPDATE commitments_commitment SET progress = 50 WHERE NOT is_leaf",
        ],
        id="progress above leaves",
    ),
    pytest.param(
        "What is done has the day it was done, and nothing else has one.",
        [
            "ALTER TABLE commitments_commitment DROP CONSTRAINT done_and_its_day_come_together",
            f"UPDATE commitments_commitment SET done_on = '2025-01-31' WHERE id = {LEAF}",
        ],
        id="done day",
    ),
    pytest.param(
        "What is waived or withdrawn says why.",
        [
            "ALTER TABLE commitments_commitment DROP CONSTRAINT waived_and_withdrawn_have_a_reason",
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
            "ALTER TABLE commitments_progressreport DROP CONSTRAINT author_and_accepter_differ",
            "ALTER TABLE commitments_progressreport DROP CONSTRAINT who_had_a_hand_does_not_decide",
            f"UPDATE commitments_progressreport SET decided_by_id = written_by_id WHERE id = {ACCEPTED}",
        ],
        id="own report",
    ),
    pytest.param(
        NO_HAND,
        [
            "ALTER TABLE commitments_progressreport DROP CONSTRAINT who_had_a_hand_does_not_decide",
            f"UPDATE commitments_progressreport SET writer_keys = writer_keys || decided_by_id WHERE id = {ACCEPTED}",
        ],
        id="accepted by one of its writers",
    ),
    pytest.param(
        NO_HAND,
        [
            "ALTER TABLE commitments_progressreport DROP CONSTRAINT who_had_a_hand_does_not_decide",
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
            " due_soon, not_reported, weight, achieved) SELECT max(id), 0, 0, '2026-01-01', 1, 0, 0, 0, 0, 0, 0, 1, 0"
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


@pytest.mark.parametrize("damage", ["lost", "changed"])
def test_check_tells_of_a_damaged_original(damage):
    path = files.path_of(StoredFile.objects.first().sha256)
    original = path.read_bytes()
    try:
        path.chmod(0o640)
        path.unlink() if damage == "lost" else path.write_bytes(original + b" ")

        assert broken() == {"Every stored original still has its SHA-256."}
    finally:
        path.write_bytes(original)


LEFT = [
    (".part-a1", "No original lies half-written in the store. `./run sweep` removes it."),
    ("0" * 64, "Every original in the store is known to a record. `./run sweep --originals` removes it."),
]


@pytest.mark.parametrize(("name", "sentence"), LEFT)
def test_check_tells_of_what_a_crash_left_in_the_store(name, sentence):
    left = files.path_of("0" * 64).with_name(name)
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_bytes(b"half")
    try:
        assert broken() == set()  # it is young: somebody may be at it
        os.utime(left, (0, 0))

        assert broken() == {sentence}
        assert [verdict.first for verdict in check.verdicts() if verdict.broken] == [(str(left),)]
    finally:
        left.unlink()


def test_a_verdict_counts_all_and_names_the_first():
    behind_the_back("UPDATE documents_document SET number_key = 'lost' || id")

    (verdict,) = [
        verdict for verdict in check.verdicts() if verdict.sentence == "A document is found under its number."
    ]
    assert verdict.broken == 3
    assert len(verdict.first) == 3


REVIEWED_BY_ANOTHER = "Whoever reviewed a translation had no hand in it."
#: The sentence that breaks → what breaks it. One damage may break others beside it.
TRANSLATIONS = [
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


@pytest.mark.parametrize(("sentence", "statement"), TRANSLATIONS)
def test_a_broken_translation_is_told(sentence, statement):
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


def test_every_invariant_is_tested():
    tested = {parameters.values[0] for parameters in DAMAGES} | {sentence for _name, sentence in LEFT}
    tested |= {sentence for sentence, _statement in TRANSLATIONS}
    tested |= {"Every stored original still has its SHA-256.", REVIEWED_BY_ANOTHER}

    assert tested == {invariant.sentence for invariant in check.INVARIANTS}
