"""Forms: they check input and save nothing."""

from chancellery.plans.forms.begin import Begin, Describe, Issue, LeaveOut, NameSuperior, keys_of
from chancellery.plans.forms.grid import EMPTY_ROWS, GridRow, grid_rows
from chancellery.plans.forms.single import OneMeasure, initial_of
from chancellery.plans.forms.table import Table

__all__ = [
    "EMPTY_ROWS",
    "Begin",
    "Describe",
    "GridRow",
    "Issue",
    "LeaveOut",
    "NameSuperior",
    "OneMeasure",
    "Table",
    "grid_rows",
    "initial_of",
    "keys_of",
]
