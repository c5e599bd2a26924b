"""A list as a file: the same rows as comma-separated values."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence

from django.http import StreamingHttpResponse
from django.utils import translation
from django.utils.http import content_disposition_header

#: What a spreadsheet would take for a formula, also behind blanks.
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
#: Tells spreadsheets that the file is UTF-8.
_MARK = "\ufeff"


def as_csv(*, name: str, header: Sequence[object], rows: Iterable[Sequence[object]]) -> StreamingHttpResponse:
    """Answer with the rows as a file called ``name.csv``, sent as they come. No cell is a formula."""
    lines = _in_language(translation.get_language(), _lines(header, rows))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{name}.csv") or ""
    return response


def harmless(value: object) -> str:
    """Return ``value`` as the text of a cell; what a spreadsheet would run gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


class _Echo:
    """A file for ``csv.writer`` that hands each line back."""

    def write(self, line: str) -> str:
        return line


def _lines(header: Sequence[object], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield _MARK + str(writer.writerow([harmless(cell) for cell in header]))
    for row in rows:
        yield str(writer.writerow([harmless(cell) for cell in row]))


def _in_language(language: str | None, lines: Iterator[str]) -> Iterator[str]:
    """Make each line in ``language``: the server asks for them when the page's language has been given back."""
    while True:
        with translation.override(language):
            line = next(lines, None)
        if line is None:
            return
        yield line
