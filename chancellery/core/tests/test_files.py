import hashlib
import os
import signal
import subprocess
import sys
import textwrap
from datetime import UTC, datetime

import pytest

from chancellery.core import files
from chancellery.core.models import StoredFile

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DATA = b"Ch\xe1\xbb\x89 th\xe1\xbb\x8b\n" * 100


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    return tmp_path


def lying(store):
    return [path for path in store.rglob("*") if path.is_file()]


@pytest.mark.django_db
def test_keep_stores_the_bytes_untouched_under_their_sha256(store):
    kept = files.keep(DATA, media_type="text/plain", at=AT)

    assert kept.sha256 == hashlib.sha256(DATA).hexdigest()
    assert (kept.size, kept.media_type, kept.stored_at) == (len(DATA), "text/plain", AT)
    assert files.read(kept) == DATA
    assert lying(store) == [files.path_of(kept.sha256)]


@pytest.mark.django_db
def test_the_same_bytes_are_kept_once(store):
    first = files.keep(DATA, media_type="text/plain", at=AT)
    again = files.keep(DATA, media_type="text/html", at=AT)

    assert (again, again.media_type) == (first, "text/plain")
    assert StoredFile.objects.count() == 1
    assert len(lying(store)) == 1


@pytest.mark.django_db
def test_an_original_is_read_only(store):
    kept = files.keep(DATA, media_type="text/plain", at=AT)

    assert files.path_of(kept.sha256).stat().st_mode & 0o222 == 0


@pytest.mark.django_db
def test_is_intact_tells_a_changed_and_a_lost_file():
    kept = files.keep(DATA, media_type="text/plain", at=AT)
    place = files.path_of(kept.sha256)
    assert files.is_intact(kept)

    place.chmod(0o640)
    place.write_bytes(DATA + b"!")
    assert not files.is_intact(kept)

    place.unlink()
    assert not files.is_intact(kept)
    with pytest.raises(FileNotFoundError):
        files.read(kept)


@pytest.mark.django_db
def test_a_full_disk_leaves_nothing(store, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(files.NoRoom):
        files.keep(DATA, media_type="text/plain", at=AT)

    assert lying(store) == []
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_a_process_killed_before_the_rename_leaves_no_file_under_the_final_name(store):
    victim = textwrap.dedent("""
        import os, pathlib, signal, sys
        from chancellery.config import prepare
        prepare.django_ready()
        from chancellery.core import files
        pathlib.Path.rename = lambda part, place: os.kill(os.getpid(), signal.SIGKILL)
        files._write_once(pathlib.Path(sys.argv[1]), sys.stdin.buffer.read())
    """)
    place = files.path_of(hashlib.sha256(DATA).hexdigest())

    ended = subprocess.run([sys.executable, "-c", victim, str(place)], input=DATA, check=False)

    assert ended.returncode == -signal.SIGKILL
    assert not place.exists()
    assert [path.name.startswith(".part-") for path in lying(store)] == [True]

    kept = files.keep(DATA, media_type="text/plain", at=AT)
    assert files.is_intact(kept)
