"""What a person says of a succession, and who gets what when there are several successors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chancellery.commitments.forms import UnitBook, UnitField, UnitsField
from chancellery.documents import queries as documents
from chancellery.documents.models import Document
from chancellery.organisations.actions import Wanted
from chancellery.organisations.enums import SuccessionKind
from chancellery.organisations.forms import InLanguages
from chancellery.organisations.models import Unit
from chancellery.successions import queries
from chancellery.successions.told import Told, basis_of
from chancellery.ui.forms import DateInput

#: Kinds in which it must be said who gets what.
SHARED = frozenset({SuccessionKind.SPLIT, SuccessionKind.TRANSFER})


class Succeed(InLanguages):
    """From whom, to whom, on which day, by what. The unit of the page is a predecessor."""

    labels = {"name": _("New name in %(language)s")}

    kind = forms.ChoiceField(
        label=pgettext_lazy("of a succession", "Kind"), choices=SuccessionKind.choices, widget=forms.RadioSelect
    )
    others = UnitsField(
        label=_("Other units that end with it"), required=False, help_text=_("Of a merger; several with semicolons.")
    )
    successors = UnitsField(
        label=_("Who takes over"), required=False,
        help_text=_("Several with semicolons. A unit that is new has to be opened first; a renamed one stays itself."),
    )  # fmt: skip
    takes_effect_on = forms.DateField(label=_("From which day on"), widget=DateInput)
    document = forms.CharField(
        label=_("Document that orders it"), max_length=200, help_text=_("Its number in the register.")
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(
        self, *args: object, unit: Unit, book: UnitBook, readable: QuerySet[Document], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        self.unit, self.readable = unit, readable
        for field in self.fields.values():
            if isinstance(field, UnitField):
                field.book = book

    def clean_document(self) -> Document:
        """Return the one document of the register that bears the number, in any form."""
        found = list(self.readable.filter(documents.numbered(self.cleaned_data["document"].strip()))[:2])
        if not found:
            raise forms.ValidationError(_("No document of the register has this number."))
        if len(found) > 1:
            raise forms.ValidationError(_("Several documents have this number; write it as it was issued."))
        return found[0]

    @property
    def kind_chosen(self) -> SuccessionKind:
        return SuccessionKind(self.cleaned_data["kind"])

    def wanted(self, sharing: Sharing | None) -> Wanted:
        """Return what a valid form says, with who gets what."""
        told = self.cleaned_data
        return Wanted(
            kind=self.kind_chosen, takes_effect_on=told["takes_effect_on"], basis="", note=told["note"],
            predecessors=tuple(dict.fromkeys([self.unit, *told["others"]])), successors=told["successors"],
            names=self.texts("name") if self.kind_chosen == SuccessionKind.RENAME else {},
            rest_follows=sharing is None, choices=sharing.choices() if sharing else {},
        )  # fmt: skip

    def name_fields(self) -> list[forms.BoundField]:
        """Return the fields that only a renaming needs."""
        return [field for field in self.visible_fields() if field.name.startswith(("name_", "other_"))]

    def own_fields(self) -> list[forms.BoundField]:
        """Return the fields that every kind has."""
        return [field for field in self.visible_fields() if field not in self.name_fields()]


def as_told(text: Told, unit: Unit, book: UnitBook) -> dict[str, object]:
    """Return with what the form of ``unit`` begins as a text tells it; what the text leaves open stays open."""
    others = [body.unit for body in text.formers if body.unit and body.unit != unit]
    basis = basis_of(text)
    return {
        "kind": SuccessionKind.MERGE if len(text.formers) > 1 else None,
        "others": "; ".join(book.label(other) for other in others),
        "successors": book.label(text.heir.unit) if text.heir.unit else "",
        "document": basis.number if basis else "",
    }


class Sharing(forms.Form):
    """Who gets what of the things listed."""

    rest = forms.ChoiceField(label=_("All other open commitments"), required=False)

    def __init__(
        self,
        *args: object,
        unit: Unit,
        items: Sequence[queries.Item],
        heirs: Iterable[Unit],
        closes: bool,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        named = [(str(heir.pk), heir.short_name) for heir in heirs]
        self.unit, self.items = unit, items
        unsaid = _("each must be named") if closes else _("stay where they are")
        self.fields["rest"].choices = [("", unsaid), *named]  # type: ignore[attr-defined] # a choice field's own
        for item in items:
            self.fields[_field(item)] = forms.ChoiceField(label=item.label, required=False, choices=[("", "—"), *named])

    def rows(self) -> list[forms.BoundField]:
        """Return a field for each thing, in their order."""
        return [self[_field(item)] for item in self.items]

    def choices(self) -> Mapping[str, Mapping[int, int]]:
        """Return what was chosen, as the act takes it."""
        found: dict[str, dict[int, int]] = {}
        if rest := self.cleaned_data["rest"]:
            found["rest"] = {self.unit.pk: int(rest)}
        for item in self.items:
            if unit := self.cleaned_data.get(_field(item)):
                found.setdefault(item.kind, {})[item.key] = int(unit)
        return found


def _field(item: queries.Item) -> str:
    return f"{item.kind}-{item.key}"
