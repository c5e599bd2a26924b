"""A table of tasks as rows of a plan, pasted or out of a file. The reading library does the reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chancellery import reading
from chancellery.commitments import rules as commitments
from chancellery.commitments.enums import DueKind
from chancellery.reading import blocks, languages, secrecy, tables

#: A cell as a spreadsheet copies it: in quotation marks when it holds a tab or a line break, each mark inside doubled.
_CELL = re.compile(r'"((?:[^"]|"")*+)"(?=\t|\n|\Z)|([^\t\n]*)')
_PLACE = re.compile(r"\W*(?:\d+(?:\.\d+)*|[ivxlc]+|[a-zđ])?\W*", re.IGNORECASE)
_COLUMNS = ("number", "task", "lead", "with", "due", "output")
_SEVERAL = re.compile(r"\s*[;\n]\s*\S")
#: Languages whose words head the columns when the table has no header of its own.
_HEADED_IN = ("vi", "en")

Table = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table of tasks, in the words of its cells, and what its due cell means."""

    line: int  #: counted from 1 over all rows given, headers too
    label: str = ""
    section: str = ""
    words: str = ""
    lead: str = ""
    several_lead: bool = False
    helpers: tuple[str, ...] = ()
    due_words: str = ""
    due_kind: str = DueKind.DAY
    due_on: date | None = None
    period: str = ""
    output: str = ""
    is_heading: bool = False
    cells: tuple[str, ...] = ()  #: as they came, for rows that are not understood

    @property
    def due_unclear(self) -> bool:
        """Whether the due cell says something that is no day and no rhythm."""
        return bool(self.due_words) and self.due_on is None and self.due_kind == DueKind.DAY


def cells_of(text: str) -> list[list[str]]:
    """Cut a pasted text into rows and cells, as spreadsheets and word processors copy tables."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    position = 0
    while position <= len(text):
        found = _CELL.match(text, position)
        if found is None:  # the second form matches anything
            break
        quoted = found[1]
        rows[-1].append(found[2] if quoted is None else quoted.replace('""', '"'))
        position = found.end() + 1
        if text[found.end() : position] == "\n":
            rows.append([])
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def lines_of(rows: Table) -> str:
    """Write rows as a text that ``cells_of`` cuts into the same rows."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def _quoted(cell: str) -> str:
    if not any(sign in cell for sign in '\t\n"'):
        return cell
    return '"' + cell.replace('"', '""') + '"'


def rows_of(rows: Table, *, language: str, today: date) -> tuple[Row, ...]:
    """Return every row that says anything, in order. Blank rows part tables, each with a header of its own or none.

    Without a header the columns are: number (where there is one), task, lead, co-ordinating units, due, output.

    Raises:
        SecretText: the words bear a mark of state secrecy.
    """
    refuse_secret(rows)
    found: list[Row] = []
    header: Sequence[str] = ()
    for first, part in _parts(rows):
        if (place := _header_in(part, language)) is not None:
            header = part[place]
            found += _read(part, first, place, language, today)
        else:
            headed = [header or _default_header(part, language), *part]
            found += _read(headed, first - 1, 0, language, today)
    return _in_the_plans_words(found, language, today)


def _in_the_plans_words(found: Sequence[Row], language: str, today: date) -> tuple[Row, ...]:
    """Read due cells that said nothing once more without the header, which may be in another language than they."""
    unclear = [place for place, row in enumerate(found) if row.due_unclear]
    if not unclear or not _default_header((), language):
        return tuple(found)
    again = _read_dues([found[place].due_words for place in unclear], language, today)
    rows = list(found)
    for number, place in enumerate(unclear):
        if one := again.get(number + 2):
            rows[place] = replace(rows[place], due_kind=one.due_kind, due_on=one.due_on, period=one.period)
    return tuple(rows)


def _read_dues(cells: Sequence[str], language: str, today: date) -> dict[int, Row]:
    """Return what cells of a due column mean, by their line under the header of ``language``: 2 is the first."""
    told = [["1", "x", "", "", cell, ""] for cell in cells]
    return {row.line: row for row in _read([_default_header(told, language), *told], 1, 0, language, today)}


def dues_in(cells: Sequence[str], *, language: str, today: date) -> dict[int, Row]:
    """Return what the cells of a due column mean, by their place; of empty ones nothing."""
    read = _read_dues(cells, language, today)
    return {place: read[place + 2] for place, cell in enumerate(cells) if cell.strip() and place + 2 in read}


def without_header(rows: Table, language: str) -> Table:
    """Return the rows without a first one that heads them."""
    return rows[1:] if len(rows) > 1 and _heads(rows, 0, language) else rows


def refuse_secret(rows: Table) -> None:
    """Raise ``SecretText`` where the cells bear a mark of state secrecy."""
    secrecy.refuse_secret(blocks.divide("\n".join(" ".join(" ".join(row).split()) for row in rows)))


def _parts(rows: Table) -> Iterator[tuple[int, Table]]:
    """Yield the tables that blank rows part, each with the number of its first row."""
    part: list[Sequence[str]] = []
    for number, row in enumerate(rows, 1):
        if any(cell.strip() for cell in row):
            part.append(row)
        elif part:
            yield number - len(part), part
            part = []
    if part:
        yield len(rows) - len(part) + 1, part


def _header_in(part: Table, language: str) -> int | None:
    """Return which of the first rows is the header; ``None`` when there is none."""
    told = ["x"] * 12
    for place, row in enumerate(part[:4]):
        if tables.read([row, told[: len(row)]], language):
            return place
    return None


def _default_header(part: Table, language: str) -> Sequence[str]:
    numbered = sum(bool(row) and bool(_PLACE.fullmatch(row[0])) for row in part) * 2 > len(part)
    for code in (language, *_HEADED_IN):
        if code in languages.available():
            words = [next(iter(languages.get(code).words("duties", f"column_{kind}")), "") for kind in _COLUMNS]
            if all(words):
                return words if numbered else words[1:]
    return ()


def _read(part: Table, first: int, header: int, language: str, today: date) -> Iterator[Row]:
    tasks = {task.row: task for task in tables.read(part, language)}
    dues = _dues(part, language, today)
    section = ""
    for place, cells in enumerate(part):
        task = tasks.get(place)
        given = tuple(cell.strip() for cell in cells)
        if task is None:
            if (
                place > header
                and not _heads(part, place, language)
                and not (place == header + 1 and _goes_below(cells))
            ):
                yield Row(line=first + place, section=section, cells=given)
            continue
        if task.section:
            section = " ".join(f"{task.label} {task.task}".split())
            yield Row(line=first + place, label=task.label, words=task.task, is_heading=True, cells=given)
            continue
        yield _row(task, first + place, section, given, dues.get(place))


def _heads(part: Table, place: int, language: str) -> bool:
    """Say whether a row is a header that stands again, as on each page of a long table."""
    return bool(tables.read([part[place], ["x"] * len(part[place])], language))


def _goes_below(cells: Sequence[str]) -> bool:
    """Say whether the row below a header is its second line: "Units" stands over "lead" and "support"."""
    return not any(cell.strip() for cell in cells[:2])


def _row(task: tables.Task, line: int, section: str, cells: tuple[str, ...], due: str | None) -> Row:
    suggested = commitments.suggest({"due": due, "schedule": task.schedule})
    lead = task.lead_units[0] if task.lead_units else ""
    return Row(
        line=line, label=task.label, section=section, words=task.task, lead=lead,
        several_lead=bool(lead) and any(_goes_on(cell, lead) for cell in cells),
        helpers=task.coordinating_units, due_words=task.due or "", due_kind=suggested.due_kind,
        due_on=suggested.due_on, period=suggested.period or "", output=task.output or "", cells=cells,
    )  # fmt: skip


def _goes_on(cell: str, lead: str) -> bool:
    """Say whether the cell of the lead unit names another after it."""
    return cell.startswith(lead) and _SEVERAL.match(cell[len(lead) :]) is not None


def _dues(part: Table, language: str, today: date) -> dict[int, str]:
    """Return, for each row whose due cell holds a date, that date as EDTF."""
    lines = "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in part)
    found = reading.read(lines, published=today)
    return {lines.count("\n", 0, one.start): one.due for one in found.provisions if one.due}
