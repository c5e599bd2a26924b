"""About which page, and about whom, somebody asks."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from chancellery.access import queries
from chancellery.access.addresses import record_at
from chancellery.access.enums import Kind
from chancellery.organisations.models import User


class Question(forms.Form):
    """The address of a page, and a person; without one, whoever asks."""

    address = forms.CharField(
        label=_("Address of the page"), max_length=500,
        help_text=_("Of a unit, document, commitment, report, plan, review or any other record, or of a form on it."),
    )  # fmt: skip
    person = forms.EmailField(
        label=_("E-mail address of the person"), required=False, help_text=_("Empty: about yourself.")
    )

    def clean_address(self) -> tuple[Kind, int]:
        """Return of which kind the record of the page is, and its key; whether it exists is not asked."""
        found = record_at(self.cleaned_data["address"])
        if found is None:
            raise forms.ValidationError(_("This is no address of a page one can ask about."))
        return found

    def clean_person(self) -> User | None:
        """Return the person; an address that nobody has is not told apart from one of somebody out of reach."""
        email = self.cleaned_data["person"]
        return queries.person_called(email) if email else None
