"""What a crash leaves in the store is found when it is old, and removed unless it came to be known."""

from __future__ import annotations

import hashlib
import os
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from chancellery.core import files, leftovers
from chancellery.core.models import StoredFile

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    return tmp_path


def lies(data, *, name=None, written=AT):
    """Put a file into the store behind the application's back."""
    path = files.path_of(hashlib.sha256(data).hexdigest())
    path.parent.mkdir(parents=True, exist_ok=True)
    path = path.with_name(name) if name else path
    path.write_bytes(data)
    os.utime(path, (written.timestamp(), written.timestamp()))
    return path


def age(path, written):
    os.utime(path, (written.timestamp(), written.timestamp()))


def test_half_written_files_are_found_once_they_are_old():
    old = lies(b"half", name=".part-a1")
    lies(b"half of it", name=".part-b2", written=AT + timedelta(hours=2))

    assert list(leftovers.half_written(before=AT + timedelta(hours=1))) == [old]
    leftovers.remove_half_written(old)
    assert list(leftovers.half_written(before=AT + timedelta(hours=1))) == []


def test_an_original_whose_change_failed_is_unknown():
    with transaction.atomic():
        lost = files.keep(b"lost", media_type="text/plain", at=AT)
        transaction.set_rollback(True)
    kept = files.keep(b"kept", media_type="text/plain", at=AT)
    for one in (lost, kept):
        age(files.path_of(one.sha256), AT)

    assert list(leftovers.unknown(before=AT)) == []
    found = list(leftovers.unknown(before=AT + timedelta(hours=1)))

    assert found == [files.path_of(lost.sha256)]
    assert leftovers.remove_unknown(found[0])
    assert not found[0].exists()
    assert files.is_intact(kept)


def test_an_unknown_original_that_somebody_stored_since_stays():
    path = lies(b"again")
    [found] = leftovers.unknown(before=AT + timedelta(hours=1))

    kept = files.keep(b"again", media_type="text/plain", at=AT)

    assert found == path
    assert not leftovers.remove_unknown(found)
    assert files.is_intact(kept)


@pytest.mark.django_db(transaction=True, available_apps=None)
def test_what_is_being_stored_again_is_not_removed_before_its_record_is_there():
    path = lies(b"twice")
    removed = []

    def remove():
        try:
            removed.append(leftovers.remove_unknown(path))
        finally:
            connection.close()

    with transaction.atomic():
        kept = files.keep(b"twice", media_type="text/plain", at=AT)
        sweeping = threading.Thread(target=remove)
        sweeping.start()
        sweeping.join(0.3)
        assert (sweeping.is_alive(), path.exists()) == (True, True)
    sweeping.join()

    assert removed == [False]
    assert files.is_intact(StoredFile.objects.get(pk=kept.pk))


def test_what_is_no_file_of_the_store_is_left_alone(store):
    (store / "README").write_text("Keep this.", encoding="utf-8")

    later = AT + timedelta(days=36_500)
    assert list(leftovers.half_written(before=later)) + list(leftovers.unknown(before=later)) == []
