"""Decides: values in, verdict out. No database, no clock."""

from chancellery.plans.rules.filling import COLUMNS, Filled, fill
from chancellery.plans.rules.measures import Asked, Assignment, Bound, extent_of, lacks, mark_of, same_words, words_of
from chancellery.plans.rules.placing import Placed, as_text, placed
from chancellery.plans.rules.rewording import Said, number_of, reworded
from chancellery.plans.rules.rights import may_issue, may_write
from chancellery.plans.rules.tables import Row, cells_of, lines_of, rows_of

__all__ = [
    "COLUMNS",
    "Asked",
    "Assignment",
    "Bound",
    "Filled",
    "Placed",
    "Row",
    "Said",
    "as_text",
    "cells_of",
    "extent_of",
    "fill",
    "lacks",
    "lines_of",
    "mark_of",
    "may_issue",
    "may_write",
    "number_of",
    "placed",
    "reworded",
    "rows_of",
    "same_words",
    "words_of",
]
