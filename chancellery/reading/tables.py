"""Tables of tasks: which column holds the task, who leads, who helps, by when, with what product."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from chancellery.reading import languages
from chancellery.reading.doing import deadlines, terms
from chancellery.reading.facts import Block, Provision
from chancellery.reading.phrases import cues
from chancellery.reading.text import Source, lowered, squeeze
from chancellery.reading.who import closing_kinds

_COLUMNS = ("number", "task", "lead", "with", "due", "output")
_RULE = "tables.tasks"
_CELL_END = re.compile(r"\t|\s\|\s?|(?<=\|\s)\|\s?|\s?\|$")
_UNIT_END = re.compile(r"[;\n]")
#: A row without any is the rule under the header.
_LETTER = re.compile(r"\w")
#: The header of a table stands in its first rows; there it is looked for in other languages too.
_HEADER_WITHIN = 4
#: A header names its columns in few words.
_LONGEST_HEADER = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One row of a table of tasks, in the words of its cells. ``row`` is its index in the rows given."""

    row: int
    label: str
    task: str
    lead_units: tuple[str, ...] = ()
    coordinating_units: tuple[str, ...] = ()
    due: str | None = None
    schedule: str | None = None
    output: str | None = None

    @property
    def section(self) -> bool:
        """Whether the row only heads the rows below it."""
        return not (self.lead_units or self.coordinating_units or self.due or self.schedule or self.output)


def read(rows: Sequence[Sequence[str]], language: str) -> tuple[Task, ...]:
    """Return the tasks of a table whose header is recognised; none when it is no table of tasks.

    The header may be in another language than the text, and may take two rows.
    """
    header = _header(rows, language)
    if header is None:
        return ()
    index, columns, code = header
    below = _columns_below(rows[index + 1], columns, code) if index + 1 < len(rows) else None
    first = index + 1 if below is None else index + 2
    tasks = (_task(number, cells, below or columns, code) for number, cells in enumerate(rows) if number >= first)
    return tuple(task for task in tasks if task is not None)


def _header(rows: Sequence[Sequence[str]], language: str) -> tuple[int, Mapping[str, int], str] | None:
    """Return which row is the header, which column holds what, and the language it is in."""
    for index, row in enumerate(rows):
        if columns := _columns(row, language):
            return index, columns, language
    for index, row in enumerate(rows[:_HEADER_WITHIN]):
        for code in languages.available():
            if code != language and (columns := _columns(row, code)):
                return index, columns, code
    return None


def _columns_below(row: Sequence[str], columns: Mapping[str, int], code: str) -> Mapping[str, int] | None:
    """Return the columns of a header that goes on in a second row: "Units" over "lead" and "support"."""
    named = {kind: index for index, cell in enumerate(row) if (kind := _column(cell, code))}
    filled = sum(bool(cell.strip()) for cell in row)
    further = named.keys() & {"lead", "with", "due", "output"}
    return {**columns, **named} if further and len(named) == filled else None


def in_text(source: Source, days: deadlines.Days, place: int) -> tuple[Provision, ...]:
    """Return the tasks of the tables in a text as provisions; ``place`` is the index the first of them will have."""
    found: list[Provision] = []
    for code, blocks, spans in in_lines(source):
        rows = [[source.text[start:end] for start, end in row] for row in spans]
        section: int | None = None
        for task in read(rows, code):
            due = _due(source, code, task, spans[task.row], days)
            provision = _provision(source, task, blocks[task.row], due=due, section=section)
            if task.section:
                section = place + len(found)
            found.append(provision)
    return tuple(found)


def _columns(row: Sequence[str], code: str) -> Mapping[str, int]:
    """Return which column holds what, when ``row`` is a header: a task, and who or when."""
    named: dict[str, int] = {}
    for index, cell in enumerate(row):
        kind = _column(cell, code)
        if kind and kind not in named:
            named[kind] = index
    if "task" not in named and "output" in named:
        named["task"] = named.pop("output")  # "Deliverable | Lead | Deadline"
    return named if "task" in named and named.keys() & {"lead", "with", "due"} else {}


def _column(cell: str, code: str) -> str | None:
    words = squeeze(lowered(cell)).strip(" .:")
    if not words or len(words) > _LONGEST_HEADER:
        return None
    exact = _exact(code).get(words)
    if exact or cues.cue(code, "duties", "column_other").match(words):
        return exact  # "Đơn vị tính" is no unit that does anything
    kinds = ("lead", "with", "due", "output", "task")
    beginning = (kind for kind in kinds if cues.cue(code, "duties", f"column_{kind}").match(words))
    # "Agency or unit that leads" names its column at the end.
    anywhere = (kind for kind in kinds[:-1] if cues.cue(code, "duties", f"column_{kind}").search(words))
    return next(beginning, None) or next(anywhere, None)


@cache
def _exact(code: str) -> Mapping[str, str]:
    language = languages.get(code)
    return {
        phrase.strip(" .:"): kind
        for kind in reversed(_COLUMNS)
        for phrase in language.words("duties", f"column_{kind}")
    }


def _task(index: int, cells: Sequence[str], columns: Mapping[str, int], code: str) -> Task | None:
    """Read one row; a row without a task (a blank one, a second header) is none."""

    def cell(kind: str) -> str:
        column = columns.get(kind)
        return squeeze(cells[column]) if column is not None and column < len(cells) else ""

    words = cell("task")
    if not words and sum(bool(text.strip()) for text in cells) == 1:
        words = squeeze(" ".join(cells))
    if not words or _column(words, code) == "task":
        return None
    due = cell("due")
    found = _rhythm(code).search(lowered(due)) if due else None
    return Task(
        row=index,
        label=cell("number"),
        task=words,
        lead_units=_names(cell("lead"), code)[:1],
        coordinating_units=_names(cell("with"), code),
        due=due or None,
        schedule=_rhythms(code)[" ".join(found.group().split())].replace("_", "-") if found else None,
        output=cell("output") or None,
    )


def _rhythms(code: str) -> Mapping[str, str]:
    return cues.meanings(code, "duties", "yearly", "half_yearly", "quarterly", "monthly", "continuous")


@cache
def _rhythm(code: str) -> re.Pattern[str]:
    return re.compile(cues.whole(_rhythms(code)))


def _names(cell: str, code: str) -> tuple[str, ...]:
    """Cut a cell of units at its semicolons, and at commas where another name begins.

    "Culture, Sports and Tourism" is one name: a comma parts units only before the first word of a name, or where none
    of the parts is joined by "and".
    """
    names: list[str] = []
    for part in _UNIT_END.split(cell):
        pieces = [piece.strip() for piece in part.split(",")]
        joined = len(pieces) > 1 and cues.cue(code, "units", "and").search(lowered(pieces[-1])) is not None
        for place, piece in enumerate(pieces):
            parts = closing_kinds.used(code) or _begins_name(piece, code) or (piece[:1].isupper() and not joined)
            if place and not parts:
                names[-1] = f"{names[-1]}, {piece}"
            else:
                names.append(piece)
    return tuple(name for name in names if name.strip(" -–"))


def _begins_name(words: str, code: str) -> bool:
    lower = lowered(words)
    return cues.cue(code, "organisations", "heads").match(lower) is not None or (
        cues.cue(code, "units", "generic").match(lower) is not None
    )


def in_lines(source: Source) -> Iterator[tuple[str, Sequence[Block], Sequence[Sequence[tuple[int, int]]]]]:
    """Yield the tables of a text: their language, their rows, and where the cells of each row stand."""
    for blocks in _tables(source):
        yield _language_of(source, blocks), blocks, [list(_cells(source, block)) for block in blocks]


def _tables(source: Source) -> Iterator[list[Block]]:
    """Yield the rows of each table: neighbouring blocks that are rows."""
    rows: list[Block] = []
    for block in source.blocks:
        if block.role == "table":
            if _LETTER.search(block.quote):
                rows.append(block)
        elif rows:
            if _one_cell(source, block):
                rows.append(block)
                continue
            yield rows
            rows = []
    if rows:
        yield rows


def _one_cell(source: Source, block: Block) -> bool:
    """Say whether a block is a row of which only few cells are filled: its line still has tabs."""
    return "\t" in source.text[_line_start(source, block) : _line_end(source, block)]


def _line_start(source: Source, block: Block) -> int:
    return source.text.rfind("\n", 0, block.start) + 1


def _line_end(source: Source, block: Block) -> int:
    end = source.text.find("\n", block.end)
    return len(source.text) if end < 0 else end


def _cells(source: Source, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the spans of a row's cells, empty ones too."""
    start, end = _line_start(source, block), _line_end(source, block)
    if source.text.startswith("|", start):
        start += 1
    for match in _CELL_END.finditer(source.text, start, end):
        yield cues.trimmed(source.text, start, match.start())
        start = match.end()
    if start < end or source.text[end - 1 : end] == "\t":
        yield cues.trimmed(source.text, start, end)


def _language_of(source: Source, blocks: Sequence[Block]) -> str:
    return source.language if source.language != "und" else blocks[0].language


def _due(
    source: Source, code: str, task: Task, cells: Sequence[tuple[int, int]], days: deadlines.Days
) -> str | terms.Term | None:
    """Return the last date in the cell that says when, for a period ends then; else the term it tells of."""
    for start, end in cells:
        if task.due and squeeze(source.text[start:end]) == task.due:
            dates = days.within(start, end)
            return dates[-1].edtf if dates else terms.read(source, code, start, end, led=True)
    return None


def _provision(
    source: Source, task: Task, block: Block, *, due: str | terms.Term | None, section: int | None
) -> Provision:
    term = due if isinstance(due, terms.Term) else None
    inside = section is not None and not task.section
    return Provision(
        start=block.start,
        end=block.end,
        quote=source.text[block.start : block.end],
        rule=_RULE,
        label=task.label,
        heading=task.task,
        level=2 if inside else 1,
        parent=section if inside else None,
        nature="section" if task.section else "duty",
        lead_units=task.lead_units,
        coordinating_units=task.coordinating_units,
        due=due if isinstance(due, str) else None,
        due_after=term.after if term else None,
        due_words=term.words if term else None,
        schedule=task.schedule,
        output=task.output,
    )
