"""A record as it stood at the end of an earlier day: the same address with ``?on=2026-06-30``."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import TypeVar

from django import forms
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit, history, phrases
from chancellery.organisations import queries
from chancellery.organisations.http import SignedIn
from chancellery.ui.forms import DateInput

Record = TypeVar("Record", bound=Model)
SHOWN = 50  #: entries of the history up to that day


def day_field(*, required: bool = True) -> forms.DateField:
    """Return a field for the day that is asked for."""
    return forms.DateField(
        label=_("On the day"), widget=DateInput, required=required,
        error_messages={"invalid": _("Write the day as 2026-06-30.")},
    )  # fmt: skip


def day_that_is_over(on: date) -> date:
    """Return ``on``, or refuse it for a form."""
    if on >= queries.today():
        raise forms.ValidationError(_("That day is not over yet; the page shows how it stands now."))
    return on


class OnDay(forms.Form):
    """The day that is asked for: one that is over."""

    on = day_field()

    def clean_on(self) -> date:
        return day_that_is_over(self.cleaned_data["on"])


def is_asked(request: SignedIn) -> bool:
    """Say whether the page is to show an earlier day."""
    return bool(request.GET.get("on"))


def page(
    request: SignedIn,
    record: Record,
    *,
    say: Callable[[Record, date], Mapping[str, object]],
    beside: Callable[[date], Sequence[Model]] = lambda _day: (),
    unless: Collection[str] = (),
) -> HttpResponse:
    """Show ``record`` as it stood, beside what it is now, with what had happened to it and to those ``beside`` it.

    ``say`` tells the values of a record on a day under names that ``phrases`` have labels for; verbs in ``unless``
    are not told.
    """
    form = OnDay(request.GET)
    found: dict[str, object] = {"record": record, "form": form}
    if form.is_valid():
        day = form.cleaned_data["on"]
        end, first = history.end_of(day), history.first_day_of(record)
        found |= {"day": day, "first": first, "existed": first is None or first <= day}
        if found["existed"]:
            then, now = say(history.as_of(record, day), day), say(record, queries.today())
            found["values"] = phrases.compared(audit.by_language(then), audit.by_language(now))
            told = queries.history(record, *beside(day), limit=SHOWN, before=end)
            found["moments"] = [one for one in told if one.verb not in unless]
    return render(request, "organisations/as_of.html", found)
