"""The reporting calendar of a unit, for those who administer it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from chancellery.commitments import actions, forms
from chancellery.core.forms import carried_out
from chancellery.organisations import queries as organisations
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.reporting_calendar import PLAIN


def calendar(request: SignedIn, pk: int) -> HttpResponse:
    """Show which calendar holds for a unit, and set another from a day on."""
    unit = organisations.administered_unit(authority(request), pk)
    today = organisations.today()
    holds = organisations.calendar_of(unit.pk, on=today)
    form = forms.SetCalendar(request.POST or None, initial={"from_on": today, "year_ends_in": 12})

    def change() -> object:
        told = form.cleaned_data
        return actions.set_calendar(
            unit=unit, calendar=form.calendar(), from_on=told["from_on"], basis=told["basis"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip

    if carried_out(request, form, change, done=_("The calendar is set. Periods that were reported stay as they are.")):
        return redirect("commitments:calendar", pk=unit.pk)
    kept = holds or PLAIN
    begins, ends = kept.period_of(today, months=3)
    page = {
        "unit": unit, "form": form, "own": organisations.calendars_set_for(unit), "holds": holds,
        "begins": begins, "ends": ends, "sent": kept.sent_by(ends),
    }  # fmt: skip
    return render(request, "commitments/calendar.html", page)
