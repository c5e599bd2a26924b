"""Every read of commitments and reports."""

from chancellery.commitments.queries.answers import inferior_to, superior_to
from chancellery.commitments.queries.between import Moment, Moved, Moves, Way, moved_between
from chancellery.commitments.queries.board import (
    Board,
    BoardRow,
    above_on_board,
    board,
    board_on,
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
from chancellery.commitments.queries.bulk import get_bulk_act_for, given_by, names_in, to_stand_under_all
from chancellery.commitments.queries.concerns import (
    get_request_for,
    requests_asked,
    requests_to_decide,
    with_concern,
)
from chancellery.commitments.queries.coverage import Matrix, Wanted, documents_to_cover, matrix
from chancellery.commitments.queries.days import Stood, first_kept, kept_from, stood, totals_of_units_on
from chancellery.commitments.queries.figures import NO_TOTALS, SOON, condition_of, rollup, rollup_by
from chancellery.commitments.queries.gaps import Gap, gap_of, without
from chancellery.commitments.queries.indicators import Measured, measured_in
from chancellery.commitments.queries.invariants import drifted, due_after_parent
from chancellery.commitments.queries.likely import likely_superiors
from chancellery.commitments.queries.lines import Line, Lines, lines_of
from chancellery.commitments.queries.months import (
    MonthEnd,
    counted_on,
    misremembered,
    months_of,
    months_to_keep,
)
from chancellery.commitments.queries.open_concerns import Asked, Declared, open_request, open_risk
from chancellery.commitments.queries.opening import opened_by
from chancellery.commitments.queries.page import (
    Helping,
    Note,
    Page,
    Superior,
    get_coordination_for,
    get_implementation,
    history_of,
    page_of,
    provisions_to_link,
    report_to_begin_from,
    reports_until,
    writers_of,
)
from chancellery.commitments.queries.parts_then import documents_on, totals_of_provisions_on
from chancellery.commitments.queries.reach import (
    get_evidence_for,
    get_for,
    get_report_for,
    get_report_to_decide,
    is_whole_to,
    may_release,
    reports_for,
    touching,
    touching_in_parts,
    visible_to,
)
from chancellery.commitments.queries.recount import miscounted_branches, miscounted_units
from chancellery.commitments.queries.recount_then import miskept_days
from chancellery.commitments.queries.scope import Scope, found_in
from chancellery.commitments.queries.tallies import (
    rollup_below,
    totals_of_branches,
    totals_of_cells,
    totals_of_documents,
    totals_of_units,
    with_totals,
)
from chancellery.commitments.queries.theirs import listed
from chancellery.commitments.queries.then import LinesThen, LineThen, lines_on, provisions_of
from chancellery.commitments.queries.todo import (
    SHOWN,
    ToDo,
    commitments_to_hand_down,
    first_of_each_provision,
    provisions_to_take_up,
    reports_to_accept,
    to_do,
)
from chancellery.commitments.queries.told import told_between

__all__ = [
    "NO_TOTALS",
    "SHOWN",
    "SOON",
    "Asked",
    "Board",
    "BoardRow",
    "Declared",
    "Gap",
    "Helping",
    "Line",
    "LineThen",
    "Lines",
    "LinesThen",
    "Matrix",
    "Measured",
    "Moment",
    "MonthEnd",
    "Moved",
    "Moves",
    "Note",
    "OpenBelow",
    "Page",
    "Scope",
    "Stood",
    "Superior",
    "ToDo",
    "Wanted",
    "Way",
    "above_on_board",
    "board",
    "board_on",
    "commitments_to_hand_down",
    "condition_of",
    "counted_on",
    "documents_on",
    "documents_on_board",
    "documents_to_cover",
    "drifted",
    "due_after_parent",
    "first_kept",
    "first_of_each_provision",
    "found_in",
    "gap_of",
    "get_bulk_act_for",
    "get_coordination_for",
    "get_evidence_for",
    "get_for",
    "get_implementation",
    "get_report_for",
    "get_report_to_decide",
    "get_request_for",
    "get_unit_for_board",
    "given_by",
    "history_of",
    "inferior_to",
    "is_whole_to",
    "kept_from",
    "likely_superiors",
    "lines_of",
    "lines_on",
    "listed",
    "matrix",
    "may_release",
    "measured_in",
    "miscounted_branches",
    "miscounted_units",
    "miskept_days",
    "misremembered",
    "months_of",
    "months_to_keep",
    "moved_between",
    "names_in",
    "open_below",
    "open_request",
    "open_risk",
    "opened_by",
    "page_of",
    "provisions_of",
    "provisions_to_link",
    "provisions_to_take_up",
    "report_to_begin_from",
    "reports_for",
    "reports_to_accept",
    "reports_until",
    "requests_asked",
    "requests_to_decide",
    "right_below",
    "rollup",
    "rollup_below",
    "rollup_by",
    "stood",
    "superior_to",
    "to_do",
    "to_stand_under",
    "to_stand_under_all",
    "told_between",
    "tops",
    "totals_of_branches",
    "totals_of_cells",
    "totals_of_documents",
    "totals_of_provisions_on",
    "totals_of_units",
    "totals_of_units_on",
    "touching",
    "touching_in_parts",
    "units_to_lead",
    "visible_to",
    "with_concern",
    "with_totals",
    "without",
    "writers_of",
]
