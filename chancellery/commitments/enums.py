"""The words we count with. Stored values are codes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DueKind(models.TextChoices):
    DAY = "day", _("A fixed day")
    YEARLY = "yearly", _("A day every year")
    PERIODIC = "periodic", _("Every period")
    CONTINUOUS = "continuous", _("Continuous")


class Period(models.TextChoices):
    MONTH = "month", _("Every month")
    QUARTER = "quarter", _("Every quarter")
    HALF_YEAR = "half-year", _("Every half-year")
    YEAR = "year", _("Every year")


class Status(models.TextChoices):
    OPEN = "open", pgettext_lazy("status of a commitment", "Open")
    DONE = "done", pgettext_lazy("status of a commitment", "Done")
    WAIVED = "waived", pgettext_lazy("status of a commitment", "Waived")
    WITHDRAWN = "withdrawn", pgettext_lazy("status of a commitment", "Withdrawn")


class Below(models.TextChoices):
    """What becomes of what is open below a commitment that is closed: a question to whoever closes it."""

    CLOSE = "close", _("Close them too, with the same reason")
    LEAVE = "leave", _("Leave them open")


class BulkKind(models.TextChoices):
    """What is done to many commitments at once."""

    REASSIGN = "reassign", pgettext_lazy("bulk act", "Reassign")
    MOVE = "move", pgettext_lazy("bulk act", "Move")
    REDATE = "redate", pgettext_lazy("bulk act", "Change when due")
    WITHDRAW = "withdraw", pgettext_lazy("bulk act", "Withdraw")


class Standing(models.TextChoices):
    """Where a commitment stands on a day: derived, never stored."""

    DONE_ON_TIME = "done on time", _("Done on time")
    DONE_LATE = "done late", _("Done late")
    UNDER_WAY = "under way", _("Under way")
    OVERDUE = "overdue", _("Overdue")
    WAIVED = "waived", pgettext_lazy("standing of a commitment", "Waived")
    WITHDRAWN = "withdrawn", pgettext_lazy("standing of a commitment", "Withdrawn")


class Concern(models.TextChoices):
    """What somebody should look at before it is late. The first and the last are declared, the pace is derived."""

    AT_RISK = "at-risk", pgettext_lazy("concern", "At risk")
    BEHIND = "behind", pgettext_lazy("concern", "Behind the pace")
    ASKED = "asked", pgettext_lazy("concern", "Asked to reassign")


class Aggregation(models.TextChoices):
    """How the values of one indicator, told by several units, make one."""

    SUM = "sum", pgettext_lazy("how values make one", "They are added")
    MEAN = "mean", pgettext_lazy("how values make one", "Their mean, by weight")
    LAST = "last", pgettext_lazy("how values make one", "The last one told")
    NONE = "none", pgettext_lazy("how values make one", "They stay apart")


class ReportState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("state of a report", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("state of a report", "Submitted")
    ACCEPTED = "accepted", pgettext_lazy("state of a report", "Accepted")
    RETURNED = "returned", pgettext_lazy("state of a report", "Returned")


class Figure(models.TextChoices):
    """What a figure counts, over the leaves of a scope. The first is the sum of the next four; what is open is
    reported this period, or not, or its first period is still to begin."""

    TOTAL = "total", pgettext_lazy("figure", "Commitments")
    DONE = "done", pgettext_lazy("figure", "Done on time")
    DONE_LATE = "done-late", pgettext_lazy("figure", "Done late")
    UNDER_WAY = "under-way", pgettext_lazy("figure", "Under way")
    OVERDUE = "overdue", pgettext_lazy("figure", "Overdue")
    DUE_SOON = "due-soon", pgettext_lazy("figure", "Due within 30 days")
    NOT_REPORTED = "not-reported", pgettext_lazy("figure", "Not reported this period")
    REPORTED = "reported", pgettext_lazy("figure", "Reported this period")
    NOT_DUE_YET = "not-due-yet", pgettext_lazy("figure", "No report due yet")
    LEFT_OUT = "left-out", pgettext_lazy("figure", "Waived or withdrawn")


class TallyKind(models.IntegerChoices):
    """Of which leaves below a unit a tally is: of all, or of those that answer to a document or a provision."""

    ALL = 0
    DOCUMENT = 1
    PROVISION = 2
