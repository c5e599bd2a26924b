"""What the addresses of the list and the board may say."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from chancellery.commitments.enums import Concern, Figure, Status
from chancellery.organisations import as_of


class ListFilters(forms.Form):
    """The filters of the list. The hidden ones come from links and stay as they are."""

    q = forms.CharField(
        label=_("Words"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    figure = forms.ChoiceField(label=_("What counts"), required=False, choices=[("", _("All")), *Figure.choices])
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("All")), *Status.choices])
    concern = forms.ChoiceField(label=_("Concern"), required=False, choices=[("", _("All")), *Concern.choices])
    indicator = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    measured = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)  #: the indicator's unit
    under = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
    led = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
    document = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
    provision = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
    commitment = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)


class ListThen(forms.Form):
    """Which figure of an earlier day's board is listed: of a unit with all below it, or of what it led itself."""

    on = as_of.day_field()
    under = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    led = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    document = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    figure = forms.TypedChoiceField(
        required=False, choices=Figure.choices, coerce=Figure, empty_value=Figure.TOTAL,
        error_messages={"invalid_choice": _("The board has no such figure.")},
    )  # fmt: skip

    def clean_on(self) -> date:
        return as_of.day_that_is_over(self.cleaned_data["on"])

    def clean(self) -> None:
        if not (self.cleaned_data.get("under") or self.cleaned_data.get("led")):
            raise forms.ValidationError(_("The list of an earlier day is opened from a figure of the board."))


class BoardFilters(forms.Form):
    """The filters of the board; ``since`` is any day of the month to compare with, ``on`` one that is over."""

    unit = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    document = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    since = forms.DateField(required=False)
    on = as_of.day_field(required=False)

    def clean_on(self) -> date | None:
        on: date | None = self.cleaned_data["on"]
        return on and as_of.day_that_is_over(on)
