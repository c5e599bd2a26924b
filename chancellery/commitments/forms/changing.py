"""Forms of the acts that change a commitment: another unit, another day, another weight, another place."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from chancellery.commitments import rules
from chancellery.commitments.actions import Amendment
from chancellery.commitments.enums import Aggregation
from chancellery.commitments.forms.undertaking import WithDue
from chancellery.commitments.forms.units import UnitField, WithUnits
from chancellery.commitments.models import Commitment
from chancellery.ui.forms import DateInput

TO_THE_TOP = "top"


class Reassign(WithUnits):
    """Which unit leads from now on."""

    lead = UnitField(label=_("Unit that leads from now on"), help_text=_("Type a few letters of its name."))
    reason = forms.CharField(label=_("Reason"), required=False, max_length=500)


class Ask(WithUnits):
    """Which unit should have it instead, and why."""

    proposed = UnitField(label=_("Unit that should have it"), help_text=_("Type a few letters of its name."))
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class Answer(forms.Form):
    """Why it stays where it is; nothing is needed to grant what was asked."""

    answer = forms.CharField(
        label=_("Why it stays"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when you leave it where it is."),
    )  # fmt: skip


class Note(forms.Form):
    """What a co-ordinating unit did."""

    text = forms.CharField(label=_("What was done?"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))


class Redate(WithDue):
    """When it is due from now on."""

    due_on = forms.DateField(
        label=_("Due day"), required=False, widget=DateInput, help_text=_("On a schedule, the next one.")
    )
    later = forms.CharField(
        label=_("Why later"), required=False, max_length=500,
        help_text=_("Needed when it is due after the commitment above."),
    )  # fmt: skip
    field_order = ("due_kind", "due_on", "period", "later")

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        self.check_due()
        return cleaned


class Amend(forms.Form):
    """How much it counts, what comes of it, and what is measured."""

    weight = forms.DecimalField(
        label=_("Weight"), min_value=rules.LIGHTEST, max_digits=8, decimal_places=2,
        help_text=_("How much it counts beside the others; 1 unless there is a reason."),
    )  # fmt: skip
    expected_output = forms.CharField(label=_("Expected output"), required=False, max_length=500)
    indicator = forms.CharField(label=_("Indicator"), required=False, max_length=200)
    indicator_unit = forms.CharField(label=_("Counted in"), required=False, max_length=60)
    aggregation = forms.ChoiceField(label=_("Values of several units"), required=False, choices=Aggregation.choices)
    baseline = forms.DecimalField(label=_("Baseline"), required=False, max_digits=16, decimal_places=2)
    target = forms.DecimalField(label=_("Target"), required=False, max_digits=16, decimal_places=2)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("indicator") and any(cleaned.get(name) is not None for name in ("baseline", "target")):
            self.add_error("indicator", _("Say what the figures measure."))
        return cleaned

    def amendment(self) -> Amendment:
        """Return what the valid form says."""
        given = self.cleaned_data
        measured = rules.Indicator(
            given["indicator"], given["indicator_unit"], given["baseline"], given["target"],
            Aggregation(given["aggregation"] or Aggregation.NONE),
        )  # fmt: skip
        return Amendment(weight=given["weight"], expected_output=given["expected_output"], indicator=measured)


class Move(forms.Form):
    """Under which of the commitments found it stands from now on."""

    under = forms.ChoiceField(label=_("Stands under"), widget=forms.RadioSelect)
    later = forms.CharField(
        label=_("Why later"), required=False, max_length=500,
        help_text=_("Needed when it is due after the commitment above."),
    )  # fmt: skip

    def __init__(self, *args: object, found: Iterable[Commitment], may_unlink: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        field = self.fields["under"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker
        top = [(TO_THE_TOP, _("Nothing: it stands at the top"))] if may_unlink else []
        field.choices = [*top, *((str(one.pk), _label(one)) for one in found)]


class Split(WithUnits, WithDue):
    """What each of the two is, who leads the second, and which shares go with it."""

    first_title = forms.CharField(label=_("The first one"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    first_weight = forms.DecimalField(label=_("Its weight"), min_value=rules.LIGHTEST, max_digits=8, decimal_places=2)
    second_title = forms.CharField(label=_("The second one"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    second_weight = forms.DecimalField(
        label=_("Weight of the second one"), min_value=rules.LIGHTEST, max_digits=8, decimal_places=2
    )
    lead = UnitField(label=_("Lead unit of the second one"))
    children = forms.TypedMultipleChoiceField(
        label=_("Shares that go with the second one"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    field_order = (
        "first_title", "first_weight", "second_title", "second_weight", "lead", "due_kind", "due_on", "period"
    )  # fmt: skip

    def __init__(self, *args: object, children: Iterable[Commitment], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        choices = [(one.pk, _label(one)) for one in children]
        field = self.fields["children"]
        assert isinstance(field, forms.TypedMultipleChoiceField)  # noqa: S101 - tells the type checker
        field.choices = choices
        if not choices:
            del self.fields["children"]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        self.check_due()
        return cleaned


class Sure(forms.Form):
    """Nothing is asked but whether the person is sure."""


def _label(one: Commitment) -> SafeString:
    return format_html('<span lang="{}">{}</span> <small class="soft">{}</small>', one.language, one, one.lead)
