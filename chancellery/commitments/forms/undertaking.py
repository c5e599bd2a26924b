"""Making commitments: one block of fields for each provision, one line for each unit it is handed down to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from chancellery.commitments import rules
from chancellery.commitments.actions import Share
from chancellery.commitments.enums import Aggregation, DueKind, Period
from chancellery.commitments.forms.units import UnitBook, UnitField, WithHelpers
from chancellery.organisations.models import Unit
from chancellery.ui.forms import DateInput

EMPTY_ROWS = 10
MOST_ROWS = 1000


class WithDue(forms.Form):
    """Fields that say when something is due; ``due`` is what they amount to."""

    due_kind = forms.ChoiceField(label=_("Due"), choices=DueKind.choices, initial=DueKind.DAY)
    due_on = forms.DateField(
        label=_("Due day"), required=False, widget=DateInput, help_text=_("On a schedule, the first one.")
    )
    period = forms.ChoiceField(
        label=_("Period"), required=False, choices=[("", "—"), *Period.choices], help_text=_("When due every period.")
    )

    def say_when(self, words: str, *, language: str) -> None:
        """Show beside the day how the text says when it is, where it names none."""
        if words:
            told = format_html('{} <q lang="{}">{}</q>', _("The text says:"), language, words)
            self.fields["due_on"].help_text = told

    def check_due(self, *, day_needed: bool = True) -> None:
        """Mend what does not matter for the kind chosen, and ask for what does."""
        kind, cleaned = self.cleaned_data.get("due_kind"), self.cleaned_data
        if kind == DueKind.CONTINUOUS:
            cleaned["due_on"] = None
        elif day_needed and not cleaned.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _("Give the day."))
        if kind != DueKind.PERIODIC:
            cleaned["period"] = ""
        elif not cleaned.get("period") and "period" not in self.errors:
            self.add_error("period", _("Say how often."))

    def due(self, on: date | None = None) -> rules.Due:
        """Return the due of a valid form, with ``on`` for its day when given."""
        period = self.cleaned_data["period"]
        kind = DueKind(self.cleaned_data["due_kind"])
        day = None if kind == DueKind.CONTINUOUS else on or self.cleaned_data["due_on"]
        return rules.Due(kind, day, Period(period) if period else None)


class Undertaking(WithHelpers, WithDue):
    """What is undertaken from one provision."""

    title = forms.CharField(label=_("What is undertaken"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    lead = UnitField(label=_("Lead unit"), help_text=_("Exactly one. Type a few letters of its name."))
    expected_output = forms.CharField(label=_("Expected output"), required=False, max_length=500)
    indicator = forms.CharField(label=_("Indicator"), required=False, max_length=200)
    indicator_unit = forms.CharField(label=_("Counted in"), required=False, max_length=60)
    aggregation = forms.ChoiceField(
        label=_("Values of several units"), required=False, choices=Aggregation.choices, initial=Aggregation.NONE
    )
    baseline = forms.DecimalField(label=_("Baseline"), required=False, max_digits=16, decimal_places=2)
    target = forms.DecimalField(label=_("Target"), required=False, max_digits=16, decimal_places=2)
    weight = forms.DecimalField(
        label=_("Weight"), initial=1, min_value=rules.LIGHTEST, max_digits=8, decimal_places=2,
        help_text=_("How much it counts beside the others; 1 unless there is a reason."),
    )  # fmt: skip
    field_order = ("title", "lead", "due_kind", "due_on", "period", "expected_output")

    def __init__(self, *args: object, book: UnitBook, **kwargs: object) -> None:
        super().__init__(*args, book=book, **kwargs)
        self.fields["due_on"].required = self["due_kind"].value() != DueKind.CONTINUOUS

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        self.check_due()
        if not cleaned.get("indicator") and any(cleaned.get(name) is not None for name in ("baseline", "target")):
            self.add_error("indicator", _("Say what the figures measure."))
        return cleaned

    def share(self, *, heading: str, language: str) -> Share:
        """Return what the valid form says; the provision's own words keep its language."""
        given = self.cleaned_data
        indicator = rules.Indicator(
            given["indicator"], given["indicator_unit"], given["baseline"], given["target"],
            Aggregation(given["aggregation"] or Aggregation.NONE),
        )  # fmt: skip
        return Share(
            lead=given["lead"], due=self.due(), title=given["title"],
            language=language if given["title"] == heading else (get_language() or language),
            weight=given["weight"], expected_output=given["expected_output"],
            indicator=indicator if indicator.name else None, coordinations=self.coordinations(),
        )  # fmt: skip


class HandDownRow(WithHelpers):
    """One unit's share of what is handed down; an empty line is passed over."""

    lead = UnitField(label=_("Unit"), required=False)
    title = forms.CharField(label=_("What it undertakes"), required=False, max_length=500)
    expected_output = forms.CharField(label=_("Expected output"), required=False, max_length=500)
    due_on = forms.DateField(label=_("Due day"), required=False, widget=DateInput)
    weight = forms.DecimalField(
        label=_("Weight"), required=False, min_value=rules.LIGHTEST, max_digits=8, decimal_places=2
    )
    reason = forms.CharField(label=_("Why later"), required=False, max_length=500)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        said = any(cleaned.get(name) for name in ("title", "expected_output", "due_on", "reason", *self.helper_names()))
        if said and not cleaned.get("lead") and "lead" not in self.errors:
            self.add_error("lead", _("Say which unit."))
        return cleaned

    def columns(self) -> list[forms.BoundField]:
        """Return the fields that stand beside one another; those of the co-ordinating units fold."""
        return [self[name] for name in ("lead", "title", "expected_output", "due_on", "weight", "reason")]


if TYPE_CHECKING:
    Rows = forms.BaseFormSet[HandDownRow]
else:
    Rows = forms.BaseFormSet  # generic only to the type checker


class HandDownRows(Rows):
    """The lines of the grid."""

    def given(self) -> list[HandDownRow]:
        """Return the lines that name a unit."""
        return [form for form in self.forms if form.cleaned_data.get("lead")]


def hand_down_rows(data: Mapping[str, object] | None, *, book: UnitBook, units: Sequence[Unit] = ()) -> HandDownRows:
    """Return the grid: a line for each of ``units`` to begin with, then empty ones."""
    made: type[HandDownRows] = forms.formset_factory(  # type: ignore[assignment] # it is a subclass of ``formset``
        HandDownRow, formset=HandDownRows, extra=EMPTY_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 1
    )
    initial = [{"lead": book.label(unit)} for unit in units]
    return made(data, initial=initial, form_kwargs={"book": book}, prefix="row")


class HandDown(WithDue):
    """What all lines share unless they say otherwise."""

    due_on = forms.DateField(
        label=_("Due day"), required=False, widget=DateInput, help_text=_("For lines without their own.")
    )
    field_order = ("due_kind", "due_on", "period")
