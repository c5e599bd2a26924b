"""Commitments, who helps with them, what they implement, and reports on them."""

from chancellery.commitments.models.bulk import BulkAct, BulkRow
from chancellery.commitments.models.commitment import Commitment, Wording
from chancellery.commitments.models.concerns import ReassignmentRequest, Risk
from chancellery.commitments.models.helping import Coordination, Implementation, PartNote
from chancellery.commitments.models.reports import Evidence, ProgressReport
from chancellery.commitments.models.tallies import (
    BranchTally,
    Counted,
    DayFigures,
    MonthFigures,
    Tally,
    TallyChange,
    TallyDay,
    UnitTally,
)

__all__ = [
    "BranchTally",
    "BulkAct",
    "BulkRow",
    "Commitment",
    "Coordination",
    "Counted",
    "DayFigures",
    "Evidence",
    "Implementation",
    "MonthFigures",
    "PartNote",
    "ProgressReport",
    "ReassignmentRequest",
    "Risk",
    "Tally",
    "TallyChange",
    "TallyDay",
    "UnitTally",
    "Wording",
]
