"""One style sheet out of many small files: a phone makes one request, and each component has its own file."""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

FOLDER = Path(__file__).parent / "static" / "ui"
#: What only whoever edits the files needs: comments and indentation.
_SPARE = re.compile(r"/\*.*?\*/|^[ \t]+", re.DOTALL | re.MULTILINE)
LAYERS = "@layer tokens, base, components, pages, print;\n"


@dataclass(frozen=True)
class Stylesheet:
    """The whole style sheet, its name by content, and its packed form."""

    text: bytes
    packed: bytes
    digest: str


def parts() -> list[Path]:
    """List the files of the style sheet; layers order them, so the order inside a layer does not matter."""
    return [FOLDER / "tokens.css", FOLDER / "base.css", *sorted((FOLDER / "components").glob("*.css")),
            FOLDER / "gallery.css", FOLDER / "print.css"]  # fmt: skip


@cache
def _assembled(_stamp: int) -> Stylesheet:
    written = LAYERS + "".join(part.read_text("utf-8") for part in parts())
    text = _SPARE.sub("", written).encode()
    return Stylesheet(text, gzip.compress(text, mtime=0), hashlib.sha256(text).hexdigest()[:12])


def current() -> Stylesheet:
    """Return the style sheet; while developing it is made anew whenever one of its files changes."""
    return _assembled(max(part.stat().st_mtime_ns for part in parts()) if settings.DEBUG else 0)
