"""Refusals that several acts on a commitment share."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from chancellery.core.refusals import Refusal


class Closed(Refusal):
    message = _("This commitment is closed, so it stays as it is.")


class LeftOut(Refusal):
    message = _("This commitment was waived or withdrawn; nothing is to be reported on it.")


class ReportWaits(Refusal):
    message = _("A report on this commitment waits for a decision. Accept or return it first.")


class UnitClosed(Refusal):
    message = _("%(unit)s does not exist on that day; choose the unit that took over.")


class NotUnderLead(Refusal):
    message = _("%(unit)s is not under %(lead)s, which leads the commitment above.")


class LaterThanParent(Refusal):
    message = _(
        "%(unit)s would be due after %(day)s, the day of the commitment above. Choose an earlier day, or say why."
    )
