"""The grid in which the tasks of a document are taken up: one line for each duty, filled in from its reading."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from chancellery.commitments import rules
from chancellery.commitments.actions import Share
from chancellery.commitments.forms.undertaking import WithDue
from chancellery.commitments.forms.units import UnitBook, UnitField, UnitsField, WithUnits
from chancellery.documents.models import Provision
from chancellery.ui.forms import DateInput

#: Parts the names of co-ordinating units in one field.
PARTED = "; "


class TaskLine(WithUnits, WithDue):
    """One duty of the document; a line that is not ticked is passed over, whatever stands in it."""

    take = forms.BooleanField(label=_("Take up"), required=False)
    lead = UnitField(label=_("Lead unit"))
    coordinating = UnitsField(label=_("Co-ordinating units"), required=False)
    due_on = forms.DateField(label=_("Due day"), required=False, widget=DateInput)
    expected_output = forms.CharField(label=_("Expected output"), required=False, max_length=500)

    def __init__(self, data: Mapping[str, object], *, provision: Provision, book: UnitBook) -> None:
        super().__init__(data, prefix=prefix_of(provision), book=book)
        self.provision = provision
        for name in ("due_on", "period"):
            self.fields[name].help_text = ""  # said once, above the grid

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        self.check_due()
        if cleaned.get("lead") and cleaned["lead"] in (cleaned.get("coordinating") or ()):
            self.add_error("coordinating", _("The lead unit cannot co-ordinate as well."))
        return cleaned

    @property
    def due_words(self) -> str:
        """How long after what the text says it is due, in its own words; empty where it names a day or none."""
        return rules.suggest(self.provision.reading).due_words

    @property
    def is_taken(self) -> bool:
        """Whether the line is ticked."""
        return bool(self["take"].value())

    def share(self) -> Share:
        """Return what the valid line says, in the words of its provision."""
        given = self.cleaned_data
        return Share(
            lead=given["lead"], due=self.due(), title=self.provision.heading, language=self.provision.language,
            expected_output=given["expected_output"], coordinations=[(unit, "") for unit in given["coordinating"]],
        )  # fmt: skip


def prefix_of(provision: Provision) -> str:
    """Return what the names of a line's fields begin with."""
    return f"p{provision.pk}"


def suggested(provision: Provision, book: UnitBook, *, today: date) -> dict[str, object]:
    """Return the fields of a line as the reading of its provision suggests them.

    A schedule without a day begins with the end of the period that runs ``today``.

    A name that is known stands as the unit is called here; one that is not stands as the text gives it, so that the
    person sees which unit is meant.
    """
    found = rules.suggest(provision.reading, dated_on=provision.document.dated_on)
    leads = [_name(name, book) for name in found.lead_names]
    others = list(dict.fromkeys(_name(name, book) for name in found.coordinating_names))
    due_on = found.due_on or rules.end_of_running(found.due_kind, found.period, today=today)
    values = {
        "lead": PARTED.join(dict.fromkeys(leads)),
        "coordinating": PARTED.join(name for name in others if name not in leads),
        "due_kind": found.due_kind,
        "due_on": due_on.isoformat() if due_on else "",
        "period": found.period or "",
        "expected_output": found.output[:500],
    }
    return {f"{prefix_of(provision)}-{name}": value for name, value in values.items()}


def _name(words: str, book: UnitBook) -> str:
    found = book.find(words)
    return book.label(found[0]) if len(found) == 1 else words
