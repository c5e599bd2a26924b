import sys

import pytest
from django.utils import timezone

from chancellery.core import files, scanning
from chancellery.core.models import StoredFile

SCANNER = """
import sys, time
data = open(sys.argv[1], "rb").read()
if b"slow" in data: time.sleep(30)
sys.exit(1 if b"EICAR" in data else 2 if b"broken" in data else 0)
"""


@pytest.fixture
def scanner(settings, tmp_path):
    program = tmp_path / "scanner.py"
    program.write_text(SCANNER)
    settings.SCANNER = [sys.executable, str(program)]
    settings.SCANNER_SECONDS = 20


def keep(data):
    return files.keep(data, media_type="text/plain", at=timezone.now())


@pytest.mark.django_db
def test_a_clean_file_is_kept(scanner):
    assert files.read(keep(b"a plan")) == b"a plan"


@pytest.mark.django_db
@pytest.mark.parametrize(("data", "refusal"), [(b"EICAR", scanning.Harmful), (b"broken", scanning.NotScanned)])
def test_what_the_scanner_refuses_or_cannot_look_at_is_not_kept(scanner, settings, data, refusal):
    with pytest.raises(refusal):
        keep(data)

    assert not StoredFile.objects.exists()
    assert not any(data in path.read_bytes() for path in settings.FILES_ROOT.rglob("*") if path.is_file())


def test_a_scanner_that_takes_too_long_or_is_not_there_lets_nothing_through(scanner, settings):
    settings.SCANNER_SECONDS = 0.5
    with pytest.raises(scanning.NotScanned):
        scanning.scan(b"slow")
    settings.SCANNER = ["/nowhere/scanner"]
    with pytest.raises(scanning.NotScanned):
        scanning.scan(b"a plan")


def test_without_a_scanner_everything_goes_through(settings):
    settings.SCANNER = []
    scanning.scan(b"EICAR")
