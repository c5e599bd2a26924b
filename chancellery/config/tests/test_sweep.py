"""What a crash left in the store goes on demand, and nothing else does."""

from __future__ import annotations

import os

import pytest

from chancellery.core import files
from chancellery.core.models import StoredFile

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(settings, tmp_path):
    settings.FILES_ROOT = tmp_path


def lies(name, *, old=True):
    path = files.path_of("0" * 64).with_name(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"left")
    if old:
        os.utime(path, (0, 0))
    return path


def test_sweep_removes_what_is_half_written_and_old(run):
    old, young, whole = lies(".part-a1"), lies(".part-b2", old=False), lies("0" * 64)

    result = run("sweep")

    assert result.output.splitlines() == [
        f"half-written: {old}",
        f"known to no record, left where it is: {whole}",
        "1 removed.",
    ]
    assert (old.exists(), young.exists(), whole.exists()) == (False, True, True)


def test_sweep_removes_originals_that_no_record_knows_when_asked(run):
    unknown, known = lies("0" * 64), lies("1" * 64)
    StoredFile.objects.create(sha256="1" * 64, size=4, media_type="text/plain", stored_at="2026-03-02T09:30:00Z")

    result = run("sweep", "--originals")

    assert result.output.splitlines() == [f"known to no record: {unknown}", "1 removed."]
    assert (unknown.exists(), known.exists()) == (False, True)
    assert run("sweep", "--originals").output.splitlines() == ["There was nothing to remove."]
