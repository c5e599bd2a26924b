"""PDF files: the text layer, page by page. Pictures of text are not read."""

from __future__ import annotations

import io
import logging

import pypdf
from pypdf.errors import DependencyError

from chancellery.reading.inputs import reflow, sniff
from chancellery.reading.inputs.decoded import Decoded
from chancellery.reading.inputs.layout import Layout
from chancellery.reading.inputs.refusals import Damaged, Encrypted, Scan, TooLarge

_PAGES = 2_000
# pypdf tells its log about every small breach of the format; whoever reads the text cannot act on them.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def decode(data: bytes) -> Decoded:
    """Return the text of a PDF with the offset at which each page begins.

    Raises:
        Encrypted: it opens only with a password (an empty one is tried).
        Scan: no page has text.
        Damaged, TooLarge: it cannot be opened, or has too many pages.
    """
    pages = reflow.without_running_lines([text.split("\n") for text in _page_texts(data)])
    layout = Layout()
    for page in pages:
        layout.page()
        for paragraph in reflow.paragraphs(page):
            layout.paragraph(paragraph)
    layout.finish_pages()
    if not layout.text:
        raise Scan
    return Decoded(text=layout.text, media_type=sniff.PDF, page_starts=layout.page_starts)


def _page_texts(data: bytes) -> list[str]:
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Encrypted
        if len(reader.pages) > _PAGES:
            raise TooLarge(f"This PDF has more than {_PAGES} pages.")
        return [page.extract_text() for page in reader.pages]
    except DependencyError as error:  # a cipher that needs a package we do not ship
        raise Encrypted from error
    except (Encrypted, TooLarge, MemoryError):
        raise
    except Exception as error:  # pypdf answers broken bytes with whatever the broken place happens to raise
        raise Damaged("This PDF is damaged and could not be opened.") from error
