"""What a plan says beside its measures, and how it is issued."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chancellery.core.languages import name_of
from chancellery.documents.enums import Kind
from chancellery.organisations.models import Unit
from chancellery.plans import layout
from chancellery.plans.actions import Outline
from chancellery.plans.models import Draft
from chancellery.ui.forms import DateInput

KINDS = (Kind.PLAN, Kind.PROGRAMME, Kind.SCHEME, Kind.PROJECT, Kind.DECISION, Kind.GUIDANCE)


def _languages() -> list[tuple[str, str]]:
    return [(code, name_of(code)) for code in layout.languages()]


class Begin(forms.Form):
    """A new draft."""

    title = forms.CharField(label=_("Title"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    unit = forms.TypedChoiceField(label=_("Issued by"), coerce=int)
    kind = forms.ChoiceField(label=_("Kind"), choices=[(one.value, one.label) for one in KINDS])
    language = forms.ChoiceField(label=_("Language of the plan"), choices=_languages)

    def __init__(self, data: Mapping[str, object] | None, *, units: Iterable[Unit], initial: Mapping[str, str]) -> None:
        super().__init__(data, initial=dict(initial))
        self.units = {unit.pk: unit for unit in units}
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 # for the type checker: it is declared above
        field.choices = [(key, str(unit)) for key, unit in self.units.items()]

    def chosen_unit(self) -> Unit:
        """Return the unit of a valid form."""
        return self.units[self.cleaned_data["unit"]]


class Describe(forms.Form):
    """The outline of a draft: all but its measures."""

    title = forms.CharField(label=_("Title"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    kind = forms.ChoiceField(label=_("Kind"), choices=[(one.value, one.label) for one in KINDS])
    language = forms.ChoiceField(label=_("Language of the plan"), choices=_languages)
    number = forms.CharField(label=_("Planned number"), max_length=80, required=False)
    dated_on = forms.DateField(label=_("Planned day"), required=False, widget=DateInput)
    place = forms.CharField(label=_("Signed at"), max_length=120, required=False)
    purpose = forms.CharField(
        label=_("Purpose and requirements"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Each line becomes a paragraph."),
    )  # fmt: skip
    carrying_out = forms.CharField(
        label=_("Carrying out and reporting"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Who watches over it, who reports to whom. Each line becomes a paragraph."),
    )  # fmt: skip
    distribution = forms.CharField(
        label=_("Distribution list"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One receiver a line."),
    )  # fmt: skip
    signer_post = forms.CharField(label=_("Signed as"), max_length=200, required=False)
    signer_name = forms.CharField(label=_("Signed by"), max_length=200, required=False)
    seen = forms.CharField(widget=forms.HiddenInput)

    @classmethod
    def for_draft(cls, data: Mapping[str, object] | None, draft: Draft) -> Describe:
        """Return the form as the draft stands, or as it was sent."""
        outline = Outline.of(draft)
        initial = {name: getattr(outline, name) for name in outline.values} | {"seen": outline.mark}
        return cls(data, initial=initial)

    def outline(self) -> Outline:
        """Return what a valid form says."""
        said = self.cleaned_data
        return Outline(
            title=said["title"], kind=said["kind"], language=said["language"], number=said["number"],
            dated_on=said["dated_on"], place=said["place"], purpose=said["purpose"],
            carrying_out=said["carrying_out"], distribution=said["distribution"],
            signer_post=said["signer_post"], signer_name=said["signer_name"],
        )  # fmt: skip


class Issue(forms.Form):
    """The number and the day of a plan."""

    number = forms.CharField(label=pgettext_lazy("of a document", "Number"), max_length=80)
    dated_on = forms.DateField(label=pgettext_lazy("of a document", "Date"), widget=DateInput)

    def __init__(self, data: Mapping[str, object] | None, *, draft: Draft, today: date) -> None:
        super().__init__(data, initial={"number": draft.number, "dated_on": draft.dated_on or today})


class LeaveOut(forms.Form):
    """Why a superior provision is left out."""

    provision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**62)
    reason = forms.CharField(label=_("Why it is left out"), max_length=500)


class NameSuperior(forms.Form):
    """One more superior document, by its number."""

    number = forms.CharField(label=_("Number of a further superior document"), max_length=80)


def keys_of(given: Sequence[str]) -> list[int]:
    """Return the keys among what an address or a form gives; anything else is passed over."""
    return [int(one) for one in given if one.isascii() and one.isdigit() and len(one) < 19]
