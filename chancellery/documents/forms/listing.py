"""What stands in the address of the register's list."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chancellery.documents import queries
from chancellery.documents.enums import Kind, Status
from chancellery.documents.forms.fields import OneOfUnits, language_choices
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
        self.fields["issuer"] = OneOfUnits(
            label=_("Issued by"), required=False, queryset=issuers, empty_label=pgettext_lazy("issuers", "all")
        )
        self.fields["language"] = forms.ChoiceField(
            label=_("Language"), required=False, choices=[("", pgettext_lazy("languages", "all")), *language_choices()]
        )
        self.order_fields(["q", "kind", "issuer", "year", "status", "language", "plan"])

    def filters(self) -> queries.Filters:
        """Return the filters that were given and make sense; the others are left out."""
        self.is_valid()
        given = self.cleaned_data
        return queries.Filters(
            words=given.get("q", ""), kind=given.get("kind", ""), issuer=given.get("issuer"), year=given.get("year"),
            status=given.get("status", ""), language=given.get("language", ""), unplanned=given.get("plan") == "none",
        )  # fmt: skip
