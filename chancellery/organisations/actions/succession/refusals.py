"""Why a succession is refused."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from chancellery.core.refusals import Refusal


class NoLegalBasis(Refusal):
    message = _("A succession needs its legal basis: a document of the register.")


class NotYet(Refusal):
    message = _("That day has not come. A succession is carried out on its day or later.")


class NobodyEnds(Refusal):
    message = _("Name at least one predecessor that is not the successor itself.")


class WrongNumber(Refusal):
    """So many successors do not go with this kind."""

    message = _("A merger and a transfer have one successor, a split at least two, a closure one or none.")


class OneByOne(Refusal):
    message = _("A split, a transfer and a renaming have one predecessor each.")


class NotThereBefore(Refusal):
    message = _("%(unit)s did not exist on the day before, so nothing can be taken over from it then.")


class EndsAlready(Refusal):
    message = _("%(unit)s has a last day already; nothing can be taken over from it.")


class SuccessorNotThere(Refusal):
    message = _("The successor %(unit)s does not exist on that day, or has a last day.")


class SuccessorBelow(Refusal):
    message = _("%(successor)s stands below %(predecessor)s, and not right below it: it would stand under itself.")


class NamesMissing(Refusal):
    message = _("Say what the unit is called from that day on.")


class UnitsRemain(Refusal):
    message = _("Units below %(unit)s exist longer, and nobody is named whom they go to.")


class UndoneBefore(Refusal):
    message = _("This succession was put back before.")


class TooLateToPutBack(Refusal):
    message = _("A succession can be put back for one day only.")


class DoneSince(Refusal):
    """What was done since the act would be lost."""

    message = _(
        "Something was done since on records that moved (%(count)s), and would be lost: the succession stays. First:"
        " %(first)s."
    )


class LaterSuccession(Refusal):
    message = _("A later succession builds on this one: put that one back first.")
