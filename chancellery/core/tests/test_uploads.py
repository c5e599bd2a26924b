from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import RequestFactory

LIMIT = 350_000


@pytest.mark.parametrize(
    ("size", "most"), [(300_000, 300_000), (1_000_000, LIMIT + TemporaryUploadedFile.DEFAULT_CHUNK_SIZE)]
)
def test_no_more_of_a_file_is_held_than_we_take(settings, size, most):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE, settings.UPLOAD_LIMIT = 0, LIMIT
    sent = SimpleUploadedFile("film.mp4", b"x" * size)

    with RequestFactory().post("/", {"papers": sent}).FILES["papers"] as file:
        held = Path(file.temporary_file_path()).stat().st_size

        assert file.size == size
        assert min(size, LIMIT) <= held <= most
