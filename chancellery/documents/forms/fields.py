"""Fields that several forms share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator, ModelChoiceIteratorValue
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chancellery.core import alphabet, languages
from chancellery.core.languages import best
from chancellery.documents import queries
from chancellery.documents.models import Document
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit
from chancellery.reading import languages as reading_languages

#: A list to choose from is offered up to this length; whoever wants another unit writes its name or code.
MOST_OFFERED = 300
LONGEST_KEY = 18  # digits; the database holds no longer one


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issued a document: a unit of the service, or words where no unit is known."""

    unit: Unit | None
    words: str


def language_choices() -> list[tuple[str, str]]:
    """Return the languages we read, each by its name in the language of the page."""
    return [(code, language_name(code)) for code in reading_languages.available()]


def language_name(code: str) -> str:
    """Return the name of a language in the language of the page; an unknown code says itself."""
    return languages.name_of(code)


class Suggesting(forms.TextInput):
    """A text input with suggestions that the browser offers while one writes."""

    template_name = "documents/suggesting.html"

    def __init__(self, suggest: Callable[[], Iterable[str]]) -> None:
        super().__init__(attrs={"autocomplete": "off"})
        self.suggest = suggest

    def get_context(self, name: str, value: object, attrs: dict[str, object] | None) -> dict[str, object]:
        given = attrs or {}
        list_id = f"{given.get('id', name)}_list"
        context: dict[str, object] = super().get_context(name, value, {**given, "list": list_id})
        return {**context, "list_id": list_id, "suggestions": self.suggest()}


def unit_names() -> list[str]:
    """Return the names of the highest units, as a reader looks them up."""
    found = Unit.objects.order_by("depth", "path").values_list("names", flat=True)[:MOST_OFFERED]
    return sorted((best(names)[0] for names in found), key=alphabet.place)


class IssuerField(forms.CharField):
    """Who issued a document, by name, alias or code; cleaned, it is an ``Issuer``."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Issued by"), required=False, max_length=300, widget=Suggesting(unit_names),
            help_text=_("A unit's name or code; any other words are kept as they are."),
        )  # fmt: skip

    def clean(self, value: object) -> Issuer:
        words: str = super().clean(value)
        found = organisations.find_units(words) if words else []
        if len(found) > 1:
            codes = ", ".join(unit.code for unit in found[:8])
            raise ValidationError(
                _("Several units are called so; write the code of one: %(codes)s"), params={"codes": codes}
            )
        return Issuer(unit=found[0], words="") if found else Issuer(unit=None, words=words)


class ByName(ModelChoiceIterator):  # type: ignore[type-arg] # generic for the type checker only
    """Units to choose from in the order in which a reader looks them up."""

    def __iter__(self) -> Iterator[tuple[ModelChoiceIteratorValue | str, str]]:
        if self.field.empty_label is not None:
            yield "", str(self.field.empty_label)
        yield from sorted(map(self.choice, self.queryset), key=lambda choice: alphabet.place(choice[1]))


class OneOfUnits(forms.ModelChoiceField):  # type: ignore[type-arg] # generic for the type checker only
    """A unit chosen by its name."""

    iterator = ByName


def issuer_filter(issuers: QuerySet[Unit]) -> forms.Field:
    """Return a field in which an issuer is chosen, or written where there are more than anybody looks through."""
    if issuers[MOST_OFFERED : MOST_OFFERED + 1].exists():
        return WrittenIssuer(issuers)
    return OneOfUnits(
        label=_("Issued by"), required=False, queryset=issuers, empty_label=pgettext_lazy("issuers", "all")
    )


class WrittenIssuer(forms.CharField):
    """A unit that issued something, by its name or code, or by its key as an address holds it."""

    def __init__(self, issuers: QuerySet[Unit]) -> None:
        super().__init__(label=_("Issued by"), required=False, max_length=300, widget=Suggesting(unit_names))
        self._issuers = issuers

    def prepare_value(self, value: object) -> object:
        """Return what is written in the field: the unit's code for its key."""
        found = self._found(str(value or ""))
        return found[0].code if len(found) == 1 and str(value).isdecimal() else value

    def clean(self, value: object) -> Unit | None:
        words: str = super().clean(value)
        if not words:
            return None
        found = self._found(words)
        if not found:
            raise ValidationError(_("No unit has this name or code."))
        if len(found) > 1:
            codes = ", ".join(unit.code for unit in found[:8])
            raise ValidationError(
                _("Several units are called so; write the code of one: %(codes)s"), params={"codes": codes}
            )
        return found[0]

    def _found(self, words: str) -> list[Unit]:
        """Return the units that are meant; a code that is a number goes before the key of another unit."""
        found = organisations.find_units(words)
        if found or not words.isdecimal() or len(words) > LONGEST_KEY:
            return found
        return list(self._issuers.filter(pk=int(words)))


class UnitChoice(OneOfUnits):
    """The unit in whose register something stands; hidden when there is only one to choose."""

    def __init__(self, units: QuerySet[Unit]) -> None:
        super().__init__(queryset=units, label=_("Register of"), empty_label=None)
        offered = list(units[:2])
        if offered:
            self.initial = offered[0].pk
        if len(offered) == 1:
            self.widget = forms.HiddenInput()


class DocumentField(forms.CharField):
    """A document of the register, by its number in any form; cleaned, it is the ``Document``."""

    def __init__(self, documents: QuerySet[Document], **kwargs: object) -> None:
        super().__init__(label=_("Number of the document"), max_length=200, **kwargs)  # type: ignore[arg-type] # as theirs
        self._documents = documents

    def clean(self, value: object) -> Document | None:
        words: str = super().clean(value)
        if not words:
            return None
        found = list(self._documents.filter(queries.numbered(words))[:5])
        if not found:
            raise ValidationError(_("No document of the register has this number."))
        if len(found) > 1:
            years = ", ".join(f"{one} ({one.year or '—'})" for one in found)
            raise ValidationError(_("Several documents have this number: %(documents)s"), params={"documents": years})
        return found[0]
