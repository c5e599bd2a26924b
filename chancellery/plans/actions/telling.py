"""Tell the units that lead a measure of a plan which was issued."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext

from chancellery.core import mail
from chancellery.core.languages import best
from chancellery.organisations.models import Unit, User
from chancellery.plans import queries
from chancellery.plans.models import Draft, Measure
from chancellery.ui import marks


def tell(*, draft: Draft, measures: Sequence[Measure], site: str, by: User | None, at: datetime) -> None:
    """Write to the heads and planners of the units that lead, each in their language, once the plan is safe."""
    led: dict[Unit, int] = {}
    for measure in measures:
        if measure.lead is not None:
            led[measure.lead] = led.get(measure.lead, 0) + 1
    told = queries.who_hears(led, on=timezone.localdate(at))
    letters = [_letter(user, draft, units, led, site) for user, units in told.items() if user != by]
    mail.send_all_after_commit(letters)


def _letter(user: User, draft: Draft, units: Sequence[Unit], led: dict[Unit, int], site: str) -> EmailMessage:
    with translation.override(user.language):
        lines = []
        for unit in units:
            count = ngettext("%(n)d measure", "%(n)d measures", led[unit]) % {"n": led[unit]}
            lines.append(f"- {best(unit.names)[0]}{marks.colon()} {count}")
        values = {
            "name": user.full_name, "number": draft.number, "title": draft.title, "office": best(draft.unit.names)[0],
            "lines": "\n".join(lines),
            "address": f"{site.rstrip('/')}{draft.document.get_absolute_url() if draft.document else ''}",
        }  # fmt: skip
        subject = gettext("Plan %(number)s gives your unit measures") % values
        body = gettext(
            "%(name)s,\n\n%(office)s has issued plan %(number)s: %(title)s\n\n"
            "Your units lead:\n%(lines)s\n\nRead the plan:\n%(address)s\n"
        )
        return EmailMessage(subject=subject, body=body % values, to=[user.email])
