"""What the trail of a review reads like."""

from django.utils.translation import gettext_lazy as _

HISTORY = {
    "review.recorded": _("Reviewed: %(from_on)s – %(until_on)s"),
    "review.prepared": _("Kept what was prepared of a review"),
}
SHAPES = {"review.recorded": "done", "review.prepared": "none"}
