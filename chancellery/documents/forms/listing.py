"""What stands in the address of the register's list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chancellery.documents import queries
from chancellery.documents.enums import Kind, Status
from chancellery.documents.forms.fields import issuer_filter, language_choices
from chancellery.organisations import as_of
from chancellery.organisations.models import Unit


class RegisterFilters(forms.Form):
    """What stands in the address of the register's list."""

    q = forms.CharField(
        label=_("Number, title or kind"), required=False, max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "12-CT/TW, ke hoach, dyrektywa"}),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=pgettext_lazy("of a document", "Kind"), required=False,
        choices=[("", pgettext_lazy("kinds of documents", "all")), *Kind.choices],
    )  # fmt: skip
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1900, max_value=2200)
    status = forms.ChoiceField(
        label=pgettext_lazy("of a document", "Status"), required=False,
        choices=[("", pgettext_lazy("statuses of documents", "all")), *Status.choices],
    )  # fmt: skip
    plan = forms.ChoiceField(
        label=_("What became of it"), required=False,
        choices=[("", pgettext_lazy("what became of documents", "all")), ("none", _("No plan yet"))],
    )  # fmt: skip

    def __init__(self, data: Mapping[str, str], issuers: QuerySet[Unit]) -> None:
        super().__init__(data)
        self.fields["issuer"] = issuer_filter(issuers)
        self.fields["language"] = forms.ChoiceField(
            label=_("Language"), required=False, choices=[("", pgettext_lazy("languages", "all")), *language_choices()]
        )
        self.fields["on"] = as_of.day_field(required=False)
        self.fields["on"].label = _("How it stood at the end of")
        self.order_fields(["q", "kind", "issuer", "year", "status", "language", "plan", "on"])

    def clean_on(self) -> date | None:
        on: date | None = self.cleaned_data["on"]
        return on and as_of.day_that_is_over(on)

    def clean(self) -> None:
        if self.data.get("on") and self.cleaned_data.get("plan"):
            self.add_error("plan", _("What had no plan yet is known of today only."))

    @property
    def on(self) -> date | None:
        """The day that is asked for, when it is one that is over."""
        self.is_valid()
        found: date | None = self.cleaned_data.get("on")
        return found

    def filters(self) -> queries.Filters:
        """Return the filters that were given and make sense; the others are left out."""
        self.is_valid()
        given = self.cleaned_data
        return queries.Filters(
            words=given.get("q", ""), kind=given.get("kind", ""), issuer=given.get("issuer"), year=given.get("year"),
            status=given.get("status", ""), language=given.get("language", ""), unplanned=given.get("plan") == "none",
        )  # fmt: skip
