"""The grid of a plan: one row for each measure. What is not known yet may be missing, and nothing typed is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from chancellery.commitments.enums import DueKind, Period
from chancellery.organisations.models import Unit
from chancellery.plans.forms.table import LONGEST_PASTE
from chancellery.plans.models import LONGEST_WORDS, Measure
from chancellery.plans.queries import PARTED, Given, Names, given_of, labels_of, parted
from chancellery.ui.forms import DateInput

EMPTY_ROWS = 5
MOST_NEW_ROWS = 500
LIST_ID = "units-to-choose"
FIELDS = (
    "key", "seen", "section", "words", "lead", "helpers", "due_kind", "due_on", "period", "later_reason",
    "expected_output",
)  # fmt: skip
_NEW_ROW = re.compile(r"n(\d{1,4})-words")


class UnitInput(forms.TextInput):
    """An input that offers the names of units which stand once on the page."""

    def __init__(self) -> None:
        super().__init__(attrs={"list": LIST_ID, "autocomplete": "off"})


class WithAssignment(forms.Form):
    """Who does a measure and by when, as far as it is said; unknown names stay as they were written."""

    section = forms.CharField(label=_("Heading above it"), max_length=300, required=False)
    words = forms.CharField(
        label=_("Measure"), max_length=LONGEST_WORDS, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    lead = forms.CharField(label=_("Lead unit"), max_length=400, required=False, widget=UnitInput)
    due_kind = forms.ChoiceField(label=_("Due"), choices=DueKind.choices, initial=DueKind.DAY)
    due_on = forms.DateField(label=_("Due day"), required=False, widget=DateInput)
    period = forms.ChoiceField(label=_("Period"), required=False, choices=[("", "—"), *Period.choices])
    later_reason = forms.CharField(label=_("Why later than above"), max_length=500, required=False)
    expected_output = forms.CharField(label=_("Expected output"), max_length=500, required=False)

    def assigned(self, before: Given, names: Names) -> Given:
        """Return what the valid form says of lead, day and output, over what was said before."""
        given = self.cleaned_data
        written = given["lead"].strip()
        lead = names.one(written) if written else None
        kind = given["due_kind"] or DueKind.DAY
        return replace(
            before, words=" ".join(given["words"].split()), section=given["section"].strip(), lead=lead,
            unknown_lead="" if lead else written, due_kind=kind,
            due_on=None if kind == DueKind.CONTINUOUS else given["due_on"],
            period=given["period"] if kind == DueKind.PERIODIC else "", later_reason=given["later_reason"].strip(),
            expected_output=given["expected_output"].strip(),
        )  # fmt: skip


class GridRow(WithAssignment):
    """One measure; a new row without words is passed over."""

    key = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    helpers = forms.CharField(
        label=_("Co-ordinating units"), max_length=1500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    due_kind = forms.ChoiceField(label=_("Due"), choices=DueKind.choices, initial=DueKind.DAY, required=False)
    field_order = ("key", "seen", "section", "words", "lead", "helpers")

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        said = any(cleaned.get(name) for name in ("lead", "helpers", "due_on", "expected_output"))
        if not (cleaned.get("words") or "").strip() and (said or cleaned.get("key")):
            self.add_error("words", _("Say what is to be done, or drop the measure."))
        return cleaned

    @property
    def is_blank(self) -> bool:
        """Whether it is a new row in which nothing was said."""
        return not self.cleaned_data.get("key") and not self.cleaned_data.get("words", "").strip()

    def given(self, measure: Measure | None, names: Names) -> Given:
        """Return what the valid row says; parts of co-ordinating units and figures stay as they are."""
        before = given_of(measure) if measure is not None else Given(words="")
        parts = dict(before.helpers)
        written = parted(self.cleaned_data["helpers"])
        units = dict.fromkeys(unit for name in written if (unit := names.one(name)) is not None)
        return replace(
            self.assigned(before, names), helpers=tuple((unit, parts.get(unit, "")) for unit in units),
            unknown_helpers=PARTED.join(name for name in written if names.one(name) is None),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class GridLine:
    """A row of the grid as a page shows it: what stands in its fields, and what is wrong with them."""

    prefix: str  #: what the names of its fields begin with
    values: Mapping[str, str]
    errors: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def key(self) -> int | None:
        """The key of its measure; ``None`` for a new row."""
        return int(self.prefix[1:]) if self.prefix.startswith("m") else None


class PutCells(forms.Form):
    """Copied cells, and the cell of the grid that the first of them goes into."""

    cells = forms.CharField(
        label=_("Copied cells"), max_length=LONGEST_PASTE, strip=False,
        error_messages={"required": _("Paste the copied cells here first.")},
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        help_text=_("As Excel and Word copy them: a line for each row, tabs between the cells."),
    )  # fmt: skip
    at_row = forms.IntegerField(label=_("From row"), min_value=1, initial=1)
    at_column = forms.ChoiceField(
        label=_("From column"),
        choices=[("words", _("Measure")), ("lead", _("Lead unit")), ("helpers", _("Co-ordinating units")),
                 ("due", _("Due")), ("expected_output", _("Expected output"))],
    )  # fmt: skip

    use_required_attribute = False  #: the grid around it is saved without it


def prefixes_of(measures: Sequence[Measure], data: Mapping[str, object] | None = None) -> list[str]:
    """Return what the names of the fields of each row begin with: a row for each measure, and new ones after them."""
    sent = [int(found[1]) for name in data or () if (found := _NEW_ROW.fullmatch(name))]
    new = min(max([EMPTY_ROWS, *(number + 1 for number in sent)]), MOST_NEW_ROWS)
    return [f"m{one.pk}" for one in measures] + [f"n{number}" for number in range(new)]


def lines_of(measures: Sequence[Measure], *, writer: Unit, on: date) -> list[GridLine]:
    """Return a row for each measure as it stands, and empty ones after them."""
    units = [one.lead for one in measures if one.lead] + [help_.unit for one in measures for help_ in one.helpers.all()]
    labels = labels_of(units, writer=writer, on=on)
    stored = [_stored(one, labels) for one in measures] + [{}] * EMPTY_ROWS
    return [
        GridLine(prefix=prefix, values=values) for prefix, values in zip(prefixes_of(measures), stored, strict=True)
    ]


def lines_sent(data: Mapping[str, str], prefixes: Sequence[str]) -> list[GridLine]:
    """Return the rows as they were sent."""
    return [
        GridLine(prefix=prefix, values={name: data.get(f"{prefix}-{name}", "") for name in FIELDS})
        for prefix in prefixes
    ]


def _stored(measure: Measure, labels: Mapping[int, str]) -> dict[str, str]:
    helpers = [labels[one.unit_id] for one in measure.helpers.all()]
    return {
        "key": str(measure.pk), "seen": given_of(measure).mark, "section": measure.section, "words": measure.words,
        "lead": labels[measure.lead_id] if measure.lead_id else measure.unknown_lead,
        "helpers": PARTED.join([*helpers, *parted(measure.unknown_helpers)]), "due_kind": measure.due_kind,
        "due_on": measure.due_on.isoformat() if measure.due_on else "", "period": measure.period,
        "later_reason": measure.later_reason, "expected_output": measure.expected_output,
    }  # fmt: skip
