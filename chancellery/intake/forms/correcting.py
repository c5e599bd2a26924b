"""The correction of one fact: the fields its kind has, with what was read in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chancellery.documents.enums import Kind, ProvisionClass
from chancellery.documents.forms import DocumentField
from chancellery.documents.models import Document
from chancellery.intake import stored
from chancellery.intake.enums import FactKind
from chancellery.intake.models import Fact

_EDTF = re.compile(r"(?:\d{4}|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?(?:/(?:\d{4}(?:-\d\d){0,2})?)?[~?]?")


class EdtfField(forms.CharField):
    """A day, month, year or period as EDTF."""

    def clean(self, value: object) -> str:
        words: str = super().clean(value)
        if words and not _EDTF.fullmatch(words):
            raise forms.ValidationError(_("Write a date as 2026-03-02, 2026-03 or 2026, a period as 2021/2025."))
        return words


def _words(label: object, *, required: bool = False, rows: int = 0) -> Callable[[], forms.Field]:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return lambda: forms.CharField(label=str(label), required=required, max_length=500, widget=widget)


def _count(label: object, *, required: bool = False) -> Callable[[], forms.Field]:
    return lambda: forms.IntegerField(label=str(label), required=required, min_value=0)


def _date(label: object) -> Callable[[], forms.Field]:
    return lambda: EdtfField(label=str(label), required=False, max_length=40)


_FIELDS: Mapping[str, Mapping[str, Callable[[], forms.Field]]] = {
    FactKind.WORK: {
        "kind": lambda: forms.ChoiceField(label=pgettext_lazy("of a document", "Kind"), choices=Kind.choices),
        "number": _words(pgettext_lazy("of a document", "Number")),
        "date": _date(pgettext_lazy("of a document", "Date")),
        "issuer": _words(_("Issued by")),
        "subject": _words(_("Subject"), rows=2),
    },
    FactKind.PROVISION: {
        "label": _words(pgettext_lazy("of a provision", "Label")),
        "heading": _words(_("Heading"), required=True, rows=2),
        "class": lambda: forms.ChoiceField(
            label=pgettext_lazy("of a provision", "Class"),
            choices=ProvisionClass.choices,
            help_text=_("Only a duty is offered to be committed to."),
        ),
        "due": _date(_("Due")),
        "output": _words(_("Expected output")),
    },
    FactKind.DATE: {"edtf": lambda: EdtfField(label=_("Date as EDTF"), max_length=40)},
    FactKind.EVENT: {
        "kind": _words(pgettext_lazy("of an event", "Kind"), required=True),
        "date": _date(pgettext_lazy("of an event", "Date")),
        "place": _words(_("Place")),
        "organiser": _words(_("Organised by")),
        "chair": _words(_("Chaired by")),
        "sites": _count(_("Connection points")),
        "delegates": _count(_("Delegates")),
    },
    FactKind.PERSON: {"name": _words(pgettext_lazy("of a person", "Name"), required=True), "post": _words(_("Post"))},
    FactKind.QUANTITY: {
        "value": lambda: forms.FloatField(label=_("Value")),
        "of": _words(pgettext_lazy("a quantity", "Of what")),
        "approximate": lambda: forms.BooleanField(label=_("Approximate"), required=False),
    },
    FactKind.PROPOSAL: {"by": _words(_("Who asks")), "to": _words(_("Who is asked"))},
    FactKind.AWARD: {
        "kind": _words(pgettext_lazy("of an award", "Kind"), required=True),
        "count": _count(_("How many")),
        "by": _words(_("Given by")),
    },
    FactKind.SUCCESSION: {"into": _words(_("Successor")), "basis": _words(_("Legal basis"))},
}


def _initial(fact: Fact) -> dict[str, object]:
    if fact.kind == FactKind.PROVISION:
        return {**fact.value, "class": stored.nature(fact.value)}
    return dict(fact.value)


class Correct(forms.Form):
    """Says what a fact should be; of a work also which document of the register it is."""

    def __init__(self, data: Mapping[str, str] | None, *, fact: Fact, documents: QuerySet[Document]) -> None:
        super().__init__(data, initial=_initial(fact), prefix=None, auto_id=f"fact-{fact.pk}-%s")
        self._fact = fact
        for name, make in _FIELDS[FactKind(fact.kind)].items():
            self.fields[name] = make()
        if data is None:
            next(iter(self.fields.values())).widget.attrs["autofocus"] = True
        if fact.kind == FactKind.WORK:
            self.fields["document"] = DocumentField(documents, required=False)
            self.fields["document"].label = _("It is this document of the register")

    def corrected(self) -> dict[str, object]:
        """Return the fields as they should be; what is empty is nothing, as in the reading."""
        given = {name: self.cleaned_data[name] for name in _FIELDS[FactKind(self._fact.kind)]}
        if "class" in given:
            given["duty"] = given["class"] == ProvisionClass.DUTY
        return {name: self._as_read(name, value) for name, value in given.items()}

    def _as_read(self, name: str, value: object) -> object:
        if value in ("", None):
            return "" if isinstance(self._fact.read.get(name), str) else None
        if isinstance(value, float) and value.is_integer():
            return int(value)
        return value

    @property
    def document(self) -> Document | None:
        """The document of the register that was chosen."""
        chosen = self.cleaned_data.get("document")
        return chosen if isinstance(chosen, Document) else None
