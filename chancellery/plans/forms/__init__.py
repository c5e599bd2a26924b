"""Forms: they check input and save nothing."""

from chancellery.plans.forms.begin import Begin, Describe, Issue, LeaveOut, NameSuperior, keys_of
from chancellery.plans.forms.grid import (
    LIST_ID,
    MOST_NEW_ROWS,
    GridLine,
    GridRow,
    PutCells,
    lines_of,
    lines_sent,
    prefixes_of,
)
from chancellery.plans.forms.single import OneMeasure, initial_of
from chancellery.plans.forms.table import Table, answers_in, numbers_in, written_numbers

__all__ = [
    "LIST_ID",
    "MOST_NEW_ROWS",
    "Begin",
    "Describe",
    "GridLine",
    "GridRow",
    "Issue",
    "LeaveOut",
    "NameSuperior",
    "OneMeasure",
    "PutCells",
    "Table",
    "answers_in",
    "initial_of",
    "keys_of",
    "lines_of",
    "lines_sent",
    "numbers_in",
    "prefixes_of",
    "written_numbers",
]
