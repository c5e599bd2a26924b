"""Scans: pictures of pages, read by the programs ``tesseract`` and, for PDF, ``pdftoppm``, where they are installed."""

from __future__ import annotations

import io
import shutil
import subprocess
import time

from chancellery.reading.inputs import reflow, sniff
from chancellery.reading.inputs.decoded import Decoded, Note
from chancellery.reading.inputs.layout import Layout
from chancellery.reading.inputs.refusals import Damaged, Scan

_LANGUAGES = ("vie", "eng", "fra", "pol", "por")
_PAGE_SECONDS = 30.0
_PAGES = 200
#: The longer side of a page in dots: 300 to the inch for A4, and a bound for pages of any size.
_DOTS = "3500"


def missing(kind: str) -> str | None:
    """Return what to say when a scan of this media type cannot be read here, or ``None`` when it can."""
    wanted = ["tesseract"] if kind in sniff.PICTURES else ["tesseract", "pdftoppm"]
    absent = [name for name in wanted if shutil.which(name) is None]
    if absent:
        return f"This is a scan, a picture of pages; to have it read, {' and '.join(absent)} must be installed here."
    if not _languages():
        return f"This is a scan; tesseract knows none of the languages {', '.join(_LANGUAGES)} here."
    return None


def decode(data: bytes, kind: str, *, seconds: float) -> Decoded:
    """Return the text recognised in a PDF of pictures, or in a picture, page by page.

    Pages that take too long are left out; a note says which, and that letters may be wrong.

    Raises:
        Scan: the programs are not installed, or no words were recognised.
        Damaged: the PDF cannot be opened.
    """
    if (sentence := missing(kind)) is not None:
        raise Scan(sentence)
    until = time.monotonic() + seconds
    languages, layout = _languages(), Layout()
    unread: list[int] = []
    count = 1 if kind in sniff.PICTURES else _page_count(data)
    for number in range(1, count + 1):
        words = _page(data, kind, number, languages, until) if number <= _PAGES else None
        layout.page()
        for paragraph in reflow.paragraphs((words or "").split("\n")):
            layout.paragraph(paragraph)
        if words is None:
            unread.append(number)
    layout.finish_pages()
    if not layout.text:
        raise Scan("This is a scan, and no words could be recognised in it in the time given.")
    starts = layout.page_starts if kind == sniff.PDF else ()
    return Decoded(text=layout.text, media_type=kind, page_starts=starts, notes=(_note(unread),))


def _note(unread: list[int]) -> Note:
    message = "This is a scan: its letters were recognised from pictures, and some may be wrong."
    if unread:
        message += f" Not read: page {', '.join(map(str, unread))}."
    return Note(code="scanned", message=message)


def _page(data: bytes, kind: str, number: int, languages: str, until: float) -> str | None:
    """The words of one page; ``None`` when time is over or a program gave up on it."""
    picture: bytes | None = data
    if kind == sniff.PDF:
        place = ["-f", str(number), "-l", str(number)]
        picture = _run("pdftoppm", ["-png", "-gray", "-scale-to", _DOTS, *place, "-"], data, until)
    if not picture:
        return None
    words = _run("tesseract", ["stdin", "stdout", "-l", languages], picture, until)
    return None if words is None else words.decode("utf-8", "replace").replace("\f", "\n")


def _run(program: str, arguments: list[str], data: bytes, until: float) -> bytes | None:
    path, left = shutil.which(program), min(_PAGE_SECONDS, until - time.monotonic())
    if path is None or left <= 0:
        return None
    try:
        done = subprocess.run([path, *arguments], input=data, capture_output=True, timeout=left, check=False)  # noqa: S603 - a program by its path, fed through a pipe; no word of the file is an argument
    except (subprocess.TimeoutExpired, OSError):
        return None
    return done.stdout if done.returncode == 0 else None


def _languages() -> str:
    """The languages tesseract has here, of those we read, as it wants them named."""
    told = _run("tesseract", ["--list-langs"], b"", time.monotonic() + _PAGE_SECONDS) or b""
    known = set(told.decode("utf-8", "replace").split())
    return "+".join(language for language in _LANGUAGES if language in known)


def _page_count(data: bytes) -> int:
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            reader.decrypt("")
        return len(reader.pages)
    except Exception as error:  # pypdf answers broken bytes with whatever the broken place happens to raise
        raise Damaged("This PDF is damaged and could not be opened.") from error
