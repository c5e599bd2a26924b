"""Forms: they check input and save nothing."""

from chancellery.commitments.forms.bulk import BulkSteps, bulk_form, keys_in
from chancellery.commitments.forms.calendars import SetCalendar
from chancellery.commitments.forms.changing import Amend, Answer, Ask, Move, Note, Reassign, Redate, Split, Sure
from chancellery.commitments.forms.closing import Close, Implement, Reason
from chancellery.commitments.forms.coverage import CoverageFilters, LinkHere
from chancellery.commitments.forms.filters import BoardFilters, ListFilters, ListThen
from chancellery.commitments.forms.reporting import WriteReport, beginning
from chancellery.commitments.forms.taking_up import PARTED, TaskLine, prefix_of, suggested
from chancellery.commitments.forms.undertaking import (
    HandDown,
    HandDownRow,
    HandDownRows,
    Undertaking,
    hand_down_rows,
)
from chancellery.commitments.forms.units import UnitBook, UnitField, UnitsField

__all__ = [
    "PARTED",
    "Amend",
    "Answer",
    "Ask",
    "BoardFilters",
    "BulkSteps",
    "Close",
    "CoverageFilters",
    "HandDown",
    "HandDownRow",
    "HandDownRows",
    "Implement",
    "LinkHere",
    "ListFilters",
    "ListThen",
    "Move",
    "Note",
    "Reason",
    "Reassign",
    "Redate",
    "SetCalendar",
    "Split",
    "Sure",
    "TaskLine",
    "Undertaking",
    "UnitBook",
    "UnitField",
    "UnitsField",
    "WriteReport",
    "beginning",
    "bulk_form",
    "hand_down_rows",
    "keys_in",
    "prefix_of",
    "suggested",
]
