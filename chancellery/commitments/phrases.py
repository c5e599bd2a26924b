"""What the trail of a commitment or a report reads like."""

from django.utils.translation import gettext_lazy as _

HISTORY = {
    "commitment.made": _("Undertaken"),
    "commitment.handed_down": _("Handed down to %(units)s"),
    "commitment.waived": _("Waived: %(reason)s"),
    "commitment.withdrawn": _("Withdrawn: %(reason)s"),
    "commitment.implements": _("Linked to a superior provision"),
    "commitment.implements_no_more": _("Link to a superior provision taken away"),
    "report.saved": _("Saved as a draft at %(percentage)s %%"),
    "report.submitted": _("Submitted at %(percentage)s %%"),
    "report.accepted": _("Accepted at %(percentage)s %%"),
    "report.returned": _("Returned: %(reason)s"),
    "evidence.dropped": _("Evidence taken off: %(name)s"),
}
