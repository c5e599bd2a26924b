"""About which page, and about whom, somebody asks."""

from __future__ import annotations

from urllib.parse import urlsplit

from django import forms
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from chancellery.access import queries
from chancellery.access.enums import Kind
from chancellery.organisations.models import User

#: The pages one may ask about, and which of their arguments is the key.
PAGES = {
    "organisations:unit": (Kind.UNIT, "pk"),
    "documents:document": (Kind.DOCUMENT, "pk"),
    "documents:file": (Kind.FILE, "file"),
    "intake:intake": (Kind.INTAKE, "pk"),
    "commitments:commitment": (Kind.COMMITMENT, "pk"),
    "commitments:report": (Kind.REPORT, "pk"),
    "commitments:evidence": (Kind.EVIDENCE, "pk"),
    "plans:draft": (Kind.PLAN, "pk"),
    "reviews:review": (Kind.REVIEW, "pk"),
}


class Question(forms.Form):
    """The address of a page, and a person; without one, whoever asks."""

    address = forms.CharField(
        label=_("Address of the page"), max_length=500,
        help_text=_("Of a unit, document, file, commitment, report, evidence, plan or text to be confirmed."),
    )  # fmt: skip
    person = forms.EmailField(
        label=_("E-mail address of the person"), required=False, help_text=_("Empty: about yourself.")
    )

    def clean_address(self) -> tuple[Kind, int]:
        """Return of which kind the record of the page is, and its key; whether it exists is not asked."""
        try:
            found = resolve(urlsplit(self.cleaned_data["address"].strip()).path)
        except Resolver404:
            found = None
        if found is None or found.view_name not in PAGES:
            raise forms.ValidationError(_("This is no address of a page one can ask about."))
        kind, argument = PAGES[found.view_name]
        return kind, int(found.kwargs[argument])

    def clean_person(self) -> User | None:
        """Return the person; an address that nobody has is not told apart from one of somebody out of reach."""
        email = self.cleaned_data["person"]
        return queries.person_called(email) if email else None
