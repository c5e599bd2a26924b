"""Setting a reporting calendar."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from chancellery.organisations.reporting_calendar import Calendar
from chancellery.ui.forms import DateInput


class SetCalendar(forms.Form):
    """On which days of the month data close and are sent, when a year ends, and from which day on this holds."""

    closing_day = forms.IntegerField(
        label=_("Day on which data close"), min_value=1, max_value=31,
        help_text=_("Of the month, such as 14: a month then runs from the 15th to the 14th. 31 is the last day."),
    )  # fmt: skip
    sending_day = forms.IntegerField(
        label=_("Day by which they are sent"), min_value=1, max_value=31,
        help_text=_("The first such day on or after the close."),
    )  # fmt: skip
    year_ends_in = forms.IntegerField(label=_("Month in which a year closes"), min_value=1, max_value=12)
    from_on = forms.DateField(label=_("Holds from"), widget=DateInput)
    basis = forms.CharField(label=_("What orders it"), required=False, max_length=300)

    def calendar(self) -> Calendar:
        """Return what the valid form says."""
        told = self.cleaned_data
        return Calendar(told["closing_day"], told["sending_day"], told["year_ends_in"])
