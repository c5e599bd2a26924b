"""Texts as a table that leaves the system to be translated, and comes back: one row for each field of a record."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model

from chancellery.core.exports import harmless
from chancellery.core.refusals import Refusal
from chancellery.organisations.models import User
from chancellery.reading import languages
from chancellery.translations import actions, queries, rules
from chancellery.translations.kinds import KINDS, Kind, language_of
from chancellery.translations.models import Translation
from chancellery.translations.translators import Translator, ask

COLUMNS = ("kind", "key", "field", "original_language", "original", "seen", "language", "words")
NEEDED = ("kind", "key", "field", "seen", "language", "words")
#: The signs before which a cell got an apostrophe when it left, so that no spreadsheet runs it.
_RUN = "=+-@\t\r"


class NoSuchColumn(ValueError):
    """The first row does not name the columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """One field of a record as the table says it; ``line`` is its line, the headings being the first."""

    line: int
    cells: Mapping[str, str]

    def cell(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a row: ``new``, or the same as before; ``fault`` says why it was left out."""

    row: Row
    is_new: bool = False
    fault: str = ""


def to_translate(kinds: Iterable[Kind], language: str) -> Iterator[tuple[Kind, Model, str, str]]:
    """Yield what should be translated into ``language``: the kind, the record, the field and the original."""
    for kind in kinds:
        for record in queries.lacking(kind, language).iterator(chunk_size=500):
            known = {row.field: row for row in queries.translations_of(kind, record) if row.language == language}
            for field in kind.fields:
                original, row = kind.original(record, field), known.get(field.name)
                if original and (row is None or row.is_stale):
                    yield kind, record, field.name, original


def lines_of(kinds: Iterable[Kind], language: str) -> Iterator[str]:
    """Yield the lines of a CSV file with all that should be translated; its last column is empty."""
    yield _line(COLUMNS)
    for kind, record, field, original in to_translate(kinds, language):
        cells = (kind.code, record.pk, field, language_of(record), original, rules.digest(original), language, "")
        yield _line([harmless(cell) for cell in cells])


def translated_by(translator: Translator, kinds: Iterable[Kind], language: str, *, at_once: int) -> Iterator[list[Row]]:
    """Yield what ``translator`` makes of all that should be translated, in lots of one original language.

    Raises:
        TalksNonsense: it does not answer with one text for each.
    """
    lots: dict[str, list[Row]] = {}
    for number, (kind, record, field, original) in enumerate(list(to_translate(kinds, language)), start=1):
        cells = {
            "kind": kind.code, "key": str(record.pk), "field": field, "original": original,
            "seen": rules.digest(original), "language": language,
        }  # fmt: skip
        lots.setdefault(language_of(record), []).append(Row(number, cells))
    for source, rows in lots.items():
        for start in range(0, len(rows), at_once):
            lot = rows[start : start + at_once]
            texts = ask(translator, [row.cell("original") for row in lot], source=source, target=language)
            yield [
                Row(row.line, {**row.cells, "words": words})
                for row, words in zip(lot, texts, strict=True)
                if words.strip()
            ]


def rows_in(text: str) -> list[Row]:
    """Return the rows of a CSV file that have words.

    Raises:
        NoSuchColumn: a column that every row needs is missing.
    """
    text = text.removeprefix("\ufeff")
    mark = max(",;\t", key=text.partition("\n")[0].count)
    lines = list(csv.reader(io.StringIO(text), delimiter=mark))
    head = [cell.strip().casefold() for cell in lines[0]] if lines else []
    if missing := [name for name in NEEDED if name not in head]:
        raise NoSuchColumn(", ".join(missing))
    rows = [Row(n, dict(zip(head, map(_plain, line), strict=False))) for n, line in enumerate(lines[1:], start=2)]
    return [row for row in rows if row.cell("words").strip()]


def bring_in_all(rows: Iterable[Row], *, source: str, by: User | None, at: datetime) -> list[Verdict]:
    """Bring each row in, and say what became of it; what is wrong with one does not stop the others.

    ``source`` names the machine; without one the words are those of the person ``by``.
    """
    return [_bring_in(row, source=source, by=by, at=at) for row in rows]


def _bring_in(row: Row, *, source: str, by: User | None, at: datetime) -> Verdict:
    kind = next((kind for kind in KINDS if kind.code == row.cell("kind").strip()), None)
    field = row.cell("field").strip()
    key = row.cell("key").strip()
    if kind is None or field not in {one.name for one in kind.fields} or not (key.isascii() and key.isdigit()):
        return Verdict(row, fault="no such kind, key or field")
    record = kind.every().filter(pk=key).first()
    if record is None:
        return Verdict(row, fault="there is no such record")
    language, words, original = (
        row.cell("language").strip(),
        row.cell("words"),
        kind.original(record, kind.field(field)),
    )
    if language not in languages.available():
        return Verdict(row, fault=f"“{language}” is no language we know")
    try:
        if rules.digest(original) != row.cell("seen").strip():
            raise actions.OriginalChanged
        if source:
            is_new = actions.bring_in(
                kind=kind, record=record, field=field, language=language, words=words, rendered_from=original,
                source=source, by=by, at=at,
            )  # fmt: skip
        else:
            is_new = _write(kind, record, field, language, words, by=by, at=at)
    except Refusal as refusal:
        return Verdict(row, fault=str(refusal))
    return Verdict(row, is_new)


def _write(
    kind: Kind, record: Model, field: str, language: str, words: str, *, by: User | None, at: datetime
) -> bool:  # fmt: skip
    def said() -> tuple[str, str, bool] | None:
        wanted = Translation.objects.filter(on_type=kind.type, on_key=record.pk, field=field, language=language)
        return wanted.values_list("words", "state", "is_stale").first()

    before = said()
    actions.translate(kind=kind, record=record, language=language, words={field: words}, by=by, at=at)
    return said() != before


def _plain(cell: str) -> str:
    """Take off the apostrophe that a cell got when it left."""
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip()[:1] in set(_RUN) and cell[1:].strip() else cell


def _line(cells: Iterable[object]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerow(cells)
    return stream.getvalue()
