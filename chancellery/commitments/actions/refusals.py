"""Refusals that several acts on a commitment share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from chancellery.commitments.models import Commitment
from chancellery.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Done:
    """What became of several commitments: those that were changed, and why others were not (by key)."""

    rows: Sequence[Commitment]
    refused: Mapping[int, Refusal]

    def only(self) -> Commitment:
        """Return the one commitment that was to be changed.

        Raises:
            Refusal: why it was not.
        """
        for refusal in self.refused.values():
            raise refusal
        if not self.rows:
            raise Commitment.DoesNotExist
        return self.rows[0]


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
