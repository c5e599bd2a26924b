"""What a period brought. Stored and addressed by codes."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Movement(models.TextChoices):
    """What became of commitments between two days."""

    NEWLY_LATE = "newly-late", pgettext_lazy("what a period brought", "Newly late")
    NOT_REPORTED = "not-reported", pgettext_lazy("what a period brought", "Without a report")
    DONE = "done", pgettext_lazy("what a period brought", "Done")
    LATE_NO_MORE = "late-no-more", pgettext_lazy("what a period brought", "Late no more")
    GIVEN = "given", pgettext_lazy("what a period brought", "Newly given")
    GONE = "gone", pgettext_lazy("what a period brought", "Gone: waived, withdrawn, deleted or handed on")
