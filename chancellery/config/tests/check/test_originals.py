"""Originals in the store: each invariant is broken, and the check must tell of it."""

from __future__ import annotations

import os

import pytest

from chancellery.config import check
from chancellery.config.tests.check.damage import broken
from chancellery.core import files
from chancellery.core.models import StoredFile

pytestmark = [pytest.mark.usefixtures("service"), pytest.mark.django_db]

CHANGED = "Every stored original still has its SHA-256."


@pytest.mark.parametrize("damage", ["lost", "changed"])
def test_check_tells_of_a_damaged_original(damage):
    path = files.path_of(StoredFile.objects.first().sha256)
    original = path.read_bytes()
    try:
        path.chmod(0o640)
        path.unlink() if damage == "lost" else path.write_bytes(original + b" ")

        assert broken() == {CHANGED}
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
