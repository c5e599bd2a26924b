"""What the addresses of the list and the board may say."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from chancellery.commitments.enums import Concern, Figure, Status


class ListFilters(forms.Form):
    """The filters of the list. The hidden ones come from links and stay as they are."""

    q = forms.CharField(
        label=_("Words"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    figure = forms.ChoiceField(label=_("What counts"), required=False, choices=[("", _("All")), *Figure.choices])
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("All")), *Status.choices])
    concern = forms.ChoiceField(label=_("Concern"), required=False, choices=[("", _("All")), *Concern.choices])
    indicator = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    under = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
    led = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
    document = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
    provision = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
    commitment = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)


class BoardFilters(forms.Form):
    """The filters of the board; ``since`` is any day of the month to compare with."""

    unit = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    document = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    since = forms.DateField(required=False)
