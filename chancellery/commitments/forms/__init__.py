"""Forms: they check input and save nothing."""

from chancellery.commitments.forms.closing import Implement, Reason
from chancellery.commitments.forms.filters import BoardFilters, ListFilters
from chancellery.commitments.forms.reporting import WriteReport, beginning
from chancellery.commitments.forms.undertaking import (
    HandDown,
    HandDownRow,
    HandDownRows,
    Undertaking,
    hand_down_rows,
)
from chancellery.commitments.forms.units import UnitBook

__all__ = [
    "BoardFilters",
    "HandDown",
    "HandDownRow",
    "HandDownRows",
    "Implement",
    "ListFilters",
    "Reason",
    "Undertaking",
    "UnitBook",
    "WriteReport",
    "beginning",
    "hand_down_rows",
]
