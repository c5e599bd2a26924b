"""Every read of commitments and reports."""

from chancellery.commitments.queries.answers import inferior_to, superior_to
from chancellery.commitments.queries.board import (
    Board,
    BoardRow,
    above_on_board,
    board,
    documents_on_board,
    get_unit_for_board,
    tops,
)
from chancellery.commitments.queries.branch import (
    OpenBelow,
    open_below,
    right_below,
    to_stand_under,
    units_to_lead,
)
from chancellery.commitments.queries.coverage import Matrix, Wanted, documents_to_cover, matrix
from chancellery.commitments.queries.figures import SOON, condition_of, rollup, rollup_below, rollup_by, with_totals
from chancellery.commitments.queries.gaps import Gap, gap_of, without
from chancellery.commitments.queries.invariants import drifted, due_after_parent
from chancellery.commitments.queries.lines import Line, Lines, lines_of
from chancellery.commitments.queries.page import (
    Page,
    Superior,
    get_implementation,
    history_of,
    page_of,
    provisions_to_link,
    report_to_begin_from,
    writers_of,
)
from chancellery.commitments.queries.reach import (
    get_evidence_for,
    get_for,
    get_report_for,
    is_whole_to,
    may_release,
    reports_for,
    touching,
    visible_to,
)
from chancellery.commitments.queries.scope import Scope, found_in
from chancellery.commitments.queries.todo import (
    SHOWN,
    ToDo,
    commitments_to_hand_down,
    first_of_each_provision,
    provisions_to_take_up,
    reports_to_accept,
    to_do,
)

__all__ = [
    "SHOWN",
    "SOON",
    "Board",
    "BoardRow",
    "Gap",
    "Line",
    "Lines",
    "Matrix",
    "OpenBelow",
    "Page",
    "Scope",
    "Superior",
    "ToDo",
    "Wanted",
    "above_on_board",
    "board",
    "commitments_to_hand_down",
    "condition_of",
    "documents_on_board",
    "documents_to_cover",
    "drifted",
    "due_after_parent",
    "first_of_each_provision",
    "found_in",
    "gap_of",
    "get_evidence_for",
    "get_for",
    "get_implementation",
    "get_report_for",
    "get_unit_for_board",
    "history_of",
    "inferior_to",
    "is_whole_to",
    "lines_of",
    "matrix",
    "may_release",
    "open_below",
    "page_of",
    "provisions_to_link",
    "provisions_to_take_up",
    "report_to_begin_from",
    "reports_for",
    "reports_to_accept",
    "right_below",
    "rollup",
    "rollup_below",
    "rollup_by",
    "superior_to",
    "to_do",
    "to_stand_under",
    "tops",
    "touching",
    "units_to_lead",
    "visible_to",
    "with_totals",
    "without",
    "writers_of",
]
