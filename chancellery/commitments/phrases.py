"""What the trail of a commitment or a report reads like."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chancellery.commitments.enums import Aggregation, DueKind, Period, Status

_NO_DAY = pgettext_lazy("a due day", "none")

HISTORY = {
    "commitment.made": _("Undertaken"),
    "commitment.handed_down": _("Handed down to %(units)s"),
    "commitment.waived": _("Waived: %(reason)s"),
    "commitment.withdrawn": _("Withdrawn: %(reason)s"),
    "commitment.reassigned": _("Reassigned: %(units)s"),
    "commitment.put_back": _("The succession was put back: %(units)s"),
    "commitment.redated": _("Due day changed from %(before)s to %(due_on)s"),
    "commitment.amended": _("Amended"),
    "commitment.reopened": _("Open again"),
    "bulk.done": _("Done to %(count)s commitments"),
    "bulk.undone": _("Undone for %(count)s commitments; %(kept)s stay"),
    "commitment.at_risk": _("Declared at risk: %(reason)s"),
    "commitment.no_longer_at_risk": _("No longer at risk"),
    "part.noted": _("%(units)s noted what it did on its part"),
    "reassignment.asked": _("Asked to reassign to %(units)s: %(reason)s"),
    "reassignment.refused": _("Stays where it is: %(reason)s"),
    "commitment.moved": _("Moved under “%(title)s”"),
    "commitment.unlinked": _("Unlinked from “%(title)s”, and stands at the top"),
    "commitment.split": _("Split: “%(title)s” stands beside it"),
    "commitment.split_off": _("Split off from “%(title)s”"),
    "commitment.deleted": _("Deleted with all below it"),
    "commitment.share_deleted": _("Share of %(units)s deleted: “%(title)s”"),
    "commitment.implements": _("Linked to a superior provision"),
    "commitment.implements_no_more": _("Link to a superior provision taken away"),
    "report.saved": _("Saved as a draft at %(percentage)s %%"),
    "report.submitted": _("Submitted at %(percentage)s %%"),
    "report.accepted": _("Accepted at %(percentage)s %%"),
    "report.returned": _("Returned: %(reason)s"),
    "evidence.dropped": _("Evidence taken off: %(name)s"),
}

#: What changed → its label.
FIELDS = {
    "commitment_title": pgettext_lazy("of a commitment", "Title"),
    "lead": _("Lead unit"),
    "above": _("Under"),
    "due_kind": _("Kind of due day"),
    "period": _("Period"),
    "weight": _("Weight"),
    "expected_output": _("Expected output"),
    "indicator": _("Indicator"),
    "indicator_unit": _("Unit of the indicator"),
    "aggregation": _("How values make one"),
    "baseline": _("Baseline"),
    "target": _("Target"),
    "progress": _("Progress"),
    "value": _("Value"),
    "commitment_status": _("Standing"),
    "due_on": _("Due day"),
    "done_on": _("Done on"),
    "closing_reason": _("Reason"),
    "warrant": _("Allowed by"),
    "reported_on": _("Last report"),
}

#: What is recorded as a code → its words.
WORDS = {
    "due_kind": dict(DueKind.choices),
    "period": dict(Period.choices),
    "due_on": {"": _NO_DAY},
    "before": {"": _NO_DAY},
    "commitment_status": dict(Status.choices),
    "aggregation": dict(Aggregation.choices),
}

#: What happened → the standing whose shape marks it.
SHAPES = {
    "commitment.made": "way",
    "commitment.waived": "waived",
    "commitment.withdrawn": "waived",
    "commitment.at_risk": "late",
    "report.submitted": "way",
    "report.returned": "late",
    "report.accepted": "done",
}
