"""The chain of the trail: what was sealed and is edited, removed or slipped in afterwards is found, and named."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from chancellery.core import audit, chain, seal_files
from chancellery.core.models import AuditEntry, AuditLink, AuditSeal, StoredFile
from chancellery.core.sealing import Sealer
from chancellery.core.verifying import verify

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.SEALS_ROOT = tmp_path / "audit"
    return settings.SEALS_ROOT


@pytest.fixture
def thing():
    return StoredFile.objects.create(sha256="a" * 64, size=1, media_type="text/plain", stored_at=AT)


@pytest.fixture
def keys(thing):
    return [audit.record("thing.made", on=thing, by=None, at=AT, said=f"ví dụ {n}").pk for n in range(5)]


@pytest.fixture
def sealed(keys, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        Sealer().seal(at=AT)
    return keys


def behind_the_back(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_a_link_is_the_hash_of_the_one_before_and_of_what_the_entry_says():
    entry = [
        "7",
        "2026-03-02T09:30:00.000000",
        None,
        "Lan",
        "thing.made",
        "core.storedfile",
        "3",
        "",
        '{"said": "ví dụ"}',
    ]

    line = (
        '{"number":"2","id":"7","at":"2026-03-02T09:30:00.000000","by_name":"Lan","verb":"thing.made",'
        '"on_type":"core.storedfile","on_key":"3","details":"{\\"said\\": \\"ví dụ\\"}"}'
    )
    assert chain.link(bytes(32), 2, entry) == hashlib.sha256(bytes(32) + line.encode()).digest()


def test_what_is_sealed_is_found_whole(sealed):
    found = verify()

    assert (found.linked, found.waiting, found.compared, found.wrong) == (5, 0, 3, [])  # a seal, its copy, the head


def test_entries_wait_until_they_are_chained(keys):
    assert (verify().linked, verify().waiting, verify().wrong) == (0, 5, [])

    assert Sealer().chain_some(at=AT) == 5

    assert (verify().linked, verify().waiting, verify().wrong) == (5, 0, [])


def test_a_seal_covers_what_no_earlier_one_does(sealed, thing):
    assert Sealer().seal(at=AT) is None

    audit.record("thing.made", on=thing, by=None, at=AT)
    made = Sealer().seal(at=AT + timedelta(hours=1))

    assert (made.first, made.last, made.count, made.settled) == (6, 6, 1, AuditEntry.objects.latest("pk").pk)
    assert verify().wrong == []


def test_the_chain_is_sealed_once_on_each_day(keys, thing):
    sealer = Sealer()
    sealer.chain_some(at=AT)
    assert not AuditSeal.objects.exists()

    sealer.chain_some(at=AT + timedelta(minutes=1))
    audit.record("thing.made", on=thing, by=None, at=AT)
    sealer.chain_some(at=AT + timedelta(minutes=2))
    sealer.chain_some(at=AT + timedelta(minutes=3))
    assert [(seal.first, seal.last) for seal in AuditSeal.objects.all()] == [(1, 5)]

    sealer.chain_some(at=AT + timedelta(days=1))
    assert [(seal.first, seal.last) for seal in AuditSeal.objects.all()] == [(1, 5), (6, 6)]


EDITS = {
    "who": "UPDATE core_auditentry SET by_name = 'Hoa' WHERE id = %s",
    "key of who": "UPDATE core_auditentry SET by_key = 9 WHERE id = %s",
    "when": "UPDATE core_auditentry SET at = at - interval '1 microsecond' WHERE id = %s",
    "what": "UPDATE core_auditentry SET verb = 'thing.lost' WHERE id = %s",
    "what kind": "UPDATE core_auditentry SET on_type = 'x' WHERE id = %s",
    "on what": "UPDATE core_auditentry SET on_key = on_key + 1 WHERE id = %s",
    "its name": "UPDATE core_auditentry SET on_name = '' WHERE id = %s",
    "details": "UPDATE core_auditentry SET details = jsonb_set(details, '{said}', '\"vi dụ\"') WHERE id = %s",
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_is_named(sealed, edit):
    behind_the_back(edit, sealed[2])

    (wrong,) = verify().wrong
    assert wrong.startswith(f"Entry {sealed[2]} (number 3) is not what was sealed: 2026-03-02T09:")


def test_every_column_of_the_trail_is_hashed():
    assert set(chain.COLUMNS) == {field.column for field in AuditEntry._meta.fields}


def test_a_removed_entry_is_named(sealed):
    behind_the_back("DELETE FROM core_auditentry WHERE id = %s", sealed[1])

    assert verify().wrong == [f"Entry {sealed[1]} (number 2) was removed."]


def test_an_entry_removed_with_its_link_leaves_a_gap(sealed):
    behind_the_back("DELETE FROM core_auditentry WHERE id = %s", sealed[1])
    behind_the_back("DELETE FROM core_auditlink WHERE number = 2")

    assert verify().wrong == ["Number 2 of the chain: removed."]


def test_the_last_entries_removed_with_their_links_and_seal_are_missed(sealed):
    behind_the_back("DELETE FROM core_auditentry WHERE id >= %s", sealed[3])
    behind_the_back("DELETE FROM core_auditlink WHERE number >= 4")
    behind_the_back("DELETE FROM core_auditseal")

    assert verify().wrong == [
        f"The chain ends at number 3, and {file} knows of number 5: the last entries were removed."
        for file in ("head.txt", "seals.txt")
    ]


def test_last_entries_removed_before_the_day_was_sealed_are_missed(keys, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        Sealer().chain_some(at=AT)
    behind_the_back("DELETE FROM core_auditentry WHERE id = %s", keys[4])
    behind_the_back("DELETE FROM core_auditlink WHERE number = 5")

    assert verify().wrong == [
        "The chain ends at number 4, and head.txt knows of number 5: the last entries were removed."
    ]


def test_all_entries_removed_are_missed(sealed):
    for table in ("core_auditentry", "core_auditlink", "core_auditseal"):
        behind_the_back(f"DELETE FROM {table}")  # noqa: S608

    assert len(verify().wrong) == 2


def test_a_head_that_the_chain_contradicts_is_put_aside_and_still_compared(
    sealed, thing, folder, django_capture_on_commit_callbacks
):
    behind_the_back("DELETE FROM core_auditentry WHERE id = %s", sealed[4])
    behind_the_back("DELETE FROM core_auditlink WHERE number = 5")
    behind_the_back("DELETE FROM core_auditseal")
    (folder / "seals.txt").unlink()
    audit.record("thing.made", on=thing, by=None, at=AT, said="something else")
    with django_capture_on_commit_callbacks(execute=True):
        Sealer().chain_some(at=AT)

    (wrong,) = verify().wrong
    assert wrong.startswith("The chain up to number 5 is not the one that contradicted-20260302-")


def test_an_entry_slipped_in_is_named_and_never_chained(sealed, thing):
    behind_the_back("DELETE FROM core_auditentry WHERE id = %s", sealed[1])
    behind_the_back("DELETE FROM core_auditlink WHERE number = 2")
    AuditEntry.objects.create(
        pk=sealed[1], at=AT, by_name="Hoa", verb="thing.made", on_type="core.storedfile", on_key=thing.pk
    )

    assert Sealer().chain_some(at=AT) == 0
    gap, slipped_in = verify().wrong
    assert gap == "Number 2 of the chain: removed."
    assert slipped_in.startswith(f"Entry {sealed[1]} is not in the chain though all up to it was sealed")


def test_a_chain_made_anew_is_not_the_one_that_was_sealed(sealed):
    behind_the_back("UPDATE core_auditentry SET by_name = 'Hoa' WHERE id = %s", sealed[2])
    behind_the_back("DELETE FROM core_auditlink")
    behind_the_back("DELETE FROM core_auditseal")
    Sealer().seal(at=AT)

    assert verify().wrong == [
        f"The chain up to number 5 is not the one that {file} speaks of: it was made anew."
        for file in ("head.txt", "seals.txt")
    ]


def test_a_removed_seal_is_missed(sealed, thing, folder):
    audit.record("thing.made", on=thing, by=None, at=AT)
    Sealer().seal(at=AT)
    behind_the_back("DELETE FROM core_auditseal WHERE first = 1")

    assert verify().wrong == ["The seal of numbers 1 to 5 was removed."]


@pytest.mark.parametrize("statement", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "TRUNCATE {0} CASCADE"])
@pytest.mark.parametrize(
    ("table", "column"), [("core_auditentry", "verb"), ("core_auditlink", "hash"), ("core_auditseal", "hash")]
)
def test_nothing_of_the_trail_is_changed_removed_or_emptied(sealed, statement, table, column):
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table, column))


def test_lines_of_seals_are_read_from_every_file(folder):
    line = seal_files.Line(3, 9, 12, bytes(range(32)))
    seal_files.append(line, at=AT)
    seal_files.append(line, at=AT)
    (folder / "seals.txt").rename(folder / "printed last year.txt")

    assert list(seal_files.lines()) == [seal_files.Line(3, 9, 12, bytes(range(32)), "printed last year.txt")] * 2


@pytest.mark.django_db(transaction=True)
def test_an_entry_that_is_committed_late_is_chained_after_those_that_came_first(thing):
    other = connection.copy()
    sealer = Sealer()
    try:
        late = other.cursor()
        late.execute("BEGIN")
        late.execute(
            "INSERT INTO core_auditentry (at, by_name, verb, on_type, on_name, details)"
            " VALUES (now(), 'Lan', 'thing.late', 'x', '', '{}') RETURNING id"
        )
        (low,) = late.fetchone()
        high = audit.record("thing.made", on=thing, by=None, at=AT).pk
        assert sealer.chain_some(at=AT) == 1
        late.execute("COMMIT")
    finally:
        other.close()

    assert sealer.chain_some(at=AT) == 1
    assert list(AuditLink.objects.order_by("number").values_list("entry", flat=True)) == [high, low]
    assert sealer.chain_some(at=AT) == 0
    found = verify()
    assert (found.linked, found.wrong) == (2, [])


@pytest.mark.django_db(transaction=True)
def test_one_seals_at_a_time(thing):
    audit.record("thing.made", on=thing, by=None, at=AT)
    other = connection.copy()
    try:
        holding = other.cursor()
        holding.execute("BEGIN")
        holding.execute("SELECT pg_advisory_xact_lock(%s)", [0x7365616C])

        assert Sealer().chain_some(at=AT) is None
        holding.execute("ROLLBACK")
    finally:
        other.close()

    assert Sealer().chain_some(at=AT) == 1
