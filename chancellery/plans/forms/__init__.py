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
from chancellery.plans.forms.table import Shown, Table, answers_in, shown_in

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
    "Shown",
    "Table",
    "answers_in",
    "initial_of",
    "keys_of",
    "lines_of",
    "lines_sent",
    "prefixes_of",
    "shown_in",
]
