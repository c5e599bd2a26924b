"""One measure, whole: its figures, the parts of who helps, and what it takes up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from chancellery.commitments.rules import LIGHTEST
from chancellery.documents.enums import Extent
from chancellery.documents.models import Provision
from chancellery.organisations.models import Unit
from chancellery.plans.forms.grid import WithAssignment
from chancellery.plans.models import LONGEST_WORDS, Measure
from chancellery.plans.queries import PARTED, Given, Names, given_of, labels_of

#: Stands between a co-ordinating unit and its part.
PART = ":"


class OneMeasure(WithAssignment):
    """A measure of its own, or one of the draft."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    words = forms.CharField(
        label=_("Measure"), max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In the words in which the plan is to give it."),
    )  # fmt: skip
    helpers = forms.CharField(
        label=_("Co-ordinating units"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line; its part after a colon."),
    )  # fmt: skip
    indicator = forms.CharField(label=_("Indicator"), required=False, max_length=200)
    indicator_unit = forms.CharField(label=_("Counted in"), required=False, max_length=60)
    baseline = forms.DecimalField(label=_("Baseline"), required=False, max_digits=16, decimal_places=2)
    target = forms.DecimalField(label=_("Target"), required=False, max_digits=16, decimal_places=2)
    weight = forms.DecimalField(
        label=_("Weight"), initial=1, min_value=LIGHTEST, max_digits=8, decimal_places=2,
        help_text=_("How much it counts beside the others; 1 unless there is a reason."),
    )  # fmt: skip
    more = forms.TypedChoiceField(label=_("Takes up as well"), required=False, coerce=int, empty_value=None)
    field_order = ("words", "section", "lead", "helpers")

    def __init__(
        self,
        data: Mapping[str, object] | None,
        *,
        initial: Mapping[str, object],
        taken: Sequence[tuple[Provision, str]] = (),
        others: Sequence[Provision] = (),
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.taken = {f"extent_{one.pk}": (one, extent) for one, extent in taken}
        self.others = {one.pk: one for one in others}
        for name, (provision, extent) in self.taken.items():
            self.fields[name] = forms.ChoiceField(
                label=str(provision), choices=[*Extent.choices, ("", _("not at all"))], initial=extent, required=False
            )
        more = self.fields["more"]
        assert isinstance(more, forms.ChoiceField)  # noqa: S101 # for the type checker: it is declared above
        more.choices = [("", "—"), *((key, f"{one.document} · {one}"[:160]) for key, one in self.others.items())]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("indicator") and any(cleaned.get(name) is not None for name in ("baseline", "target")):
            self.add_error("indicator", _("Say what the figures measure."))
        return cleaned

    def helper_lines(self) -> list[tuple[str, str]]:
        """Return the co-ordinating units as they were written, each with its part."""
        lines = (line.partition(PART) for line in str(self["helpers"].value() or "").splitlines() if line.strip())
        return [(" ".join(name.split()), part.strip()) for name, _colon, part in lines]

    def given(self, measure: Measure | None, names: Names) -> Given:
        """Return what the valid form says."""
        said = self.cleaned_data
        lines = self.helper_lines()
        helpers = {unit: part[:500] for name, part in lines if (unit := names.one(name)) is not None}
        unknown = [f"{name}{PART} {part}" if part else name for name, part in lines if names.one(name) is None]
        before = given_of(measure) if measure is not None else Given(words="")
        return replace(
            self.assigned(before, names), helpers=tuple(helpers.items()), unknown_helpers=PARTED.join(unknown)[:1000],
            indicator=said["indicator"], indicator_unit=said["indicator_unit"], baseline=said["baseline"],
            target=said["target"], weight=said["weight"],
        )  # fmt: skip

    def extents(self) -> dict[Provision, str]:
        """Return what the measure takes up, and how, by the valid form. What was just chosen is taken up narrowed."""
        said = self.cleaned_data
        kept = {one: said[name] for name, (one, _extent) in self.taken.items() if said[name]}
        chosen = self.others.get(said["more"] or 0)
        return kept | ({chosen: Extent.NARROWED} if chosen is not None else {})


def initial_of(measure: Measure, *, writer: Unit, on: date) -> dict[str, object]:
    """Return the fields of a stored measure."""
    helpers = list(measure.helpers.all())
    units = [one.unit for one in helpers] + ([measure.lead] if measure.lead else [])
    labels = labels_of(units, writer=writer, on=on)
    lines = [f"{labels[one.unit_id]}{PART} {one.part}" if one.part else labels[one.unit_id] for one in helpers]
    given = given_of(measure)
    figures = ("indicator", "indicator_unit", "baseline", "target", "weight")
    plain = ("words", "section", "due_kind", "due_on", "period", "later_reason", "expected_output")
    return {name: getattr(given, name) for name in (*plain, *figures)} | {
        "seen": given.mark, "lead": labels[measure.lead.pk] if measure.lead else measure.unknown_lead,
        "helpers": "\n".join([*lines, *(one.strip() for one in measure.unknown_helpers.split(";") if one.strip())]),
    }  # fmt: skip
