"""Scans. The program that recognises letters is played by a small one, and is asked itself where it is installed."""

import io
import os
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from chancellery.reading import files, worker
from chancellery.reading.inputs import scans, sniff
from chancellery.reading.inputs.refusals import Scan
from chancellery.reading.tests.made_files import PLAN_EN

_PLAYED = """#!/bin/sh
if [ "$1" = --list-langs ]; then echo "List of available languages (3):"; printf 'eng\\nosd\\nvie\\n'; exit; fi
[ "$*" = "stdin stdout -l vie+eng" ] || exit 3
picture=$(head -c 4 | od -An -tx1 | tr -d ' \\n'); cat >/dev/null
[ "$picture" = 89504e47 ] || exit 4
"""


def _picture(words: str = PLAN_EN, kind: str = "PNG") -> bytes:
    image = Image.new("L", (1500, 500), 255)
    ImageDraw.Draw(image).multiline_text((40, 40), words, fill=0, font=ImageFont.load_default(26))
    stream = io.BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


def _scanned_pdf(pages: int = 1) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for _ in range(pages):
        canvas.drawImage(ImageReader(io.BytesIO(_picture())), 40, 500, 500, 170)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _play(folder: Path, monkeypatch: pytest.MonkeyPatch, then: str) -> None:
    """Put a program called tesseract before all others."""
    program = folder / "tesseract"
    program.write_text(_PLAYED + then)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def _without_programs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))


def test_read_apart_reads_a_picture_and_warns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _play(tmp_path, monkeypatch, f"cat <<'END'\n{PLAN_EN}END\n")
    record = worker.read_apart(_picture(), "page.png")

    assert record["media_type"] == sniff.PNG
    assert [found["number"] for found in record["references"]] == ["12-CT/TW"]
    assert [found["code"] for found in record["warnings"]] == ["scanned"]


def test_decode_reads_a_scanned_pdf_page_by_page_or_says_that_pdftoppm_is_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = tmp_path / "count"
    _play(
        tmp_path, monkeypatch, f'echo x >>"{count}"\n[ $(wc -l <"{count}") -eq 2 ] && exit 1\necho "A page of words."\n'
    )
    if shutil.which("pdftoppm") is None:
        with pytest.raises(Scan, match="pdftoppm must be installed"):
            files.decode(_scanned_pdf(3), "scan.pdf", scan_seconds=30)
        return
    decoded = files.decode(_scanned_pdf(3), "scan.pdf", scan_seconds=30)

    assert decoded.text == "A page of words.\n\nA page of words."
    assert len(decoded.page_starts) == 3
    assert [note.code for note in decoded.notes] == ["scanned"]
    assert decoded.notes[0].message.endswith("Not read: page 2.")


def test_decode_stops_at_the_time_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _play(tmp_path, monkeypatch, "exec sleep 20\n")

    with pytest.raises(Scan, match="in the time given"):
        files.decode(_picture(), "page.png", scan_seconds=0.5)


def test_decode_does_not_read_a_scan_that_nobody_gave_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _play(tmp_path, monkeypatch, "echo Words.\n")

    with pytest.raises(Scan):
        files.decode(_picture(), "page.png")


@pytest.mark.parametrize(("kind", "name"), [("PNG", "page.png"), ("JPEG", "page.jpg")])
def test_read_apart_says_what_must_be_installed_to_read_a_picture(
    kind: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_programs(tmp_path, monkeypatch)

    with pytest.raises(Scan) as caught:
        worker.read_apart(_picture(kind=kind), name)
    assert caught.value.message == (
        "This is a scan, a picture of pages; to have it read, tesseract must be installed here."
    )


def test_read_apart_says_what_must_be_installed_to_read_a_scanned_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_programs(tmp_path, monkeypatch)

    with pytest.raises(Scan, match="tesseract and pdftoppm must be installed"):
        worker.read_apart(_scanned_pdf(), "scan.pdf")


def test_missing_says_when_tesseract_knows_none_of_our_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho osd\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    assert (
        scans.missing(sniff.PNG)
        == "This is a scan; tesseract knows none of the languages vie, eng, fra, pol, por here."
    )


def test_tesseract_itself_reads_a_page_or_its_absence_is_said() -> None:
    absent = scans.missing(sniff.PNG)
    if absent is not None:
        with pytest.raises(Scan) as caught:
            worker.read_apart(_picture(), "page.png")
        assert caught.value.message == absent
    else:
        record = worker.read_apart(_picture(), "page.png")
        assert "provincial committee" in str(record["text"])
