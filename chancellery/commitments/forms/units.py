"""Choosing a unit by its name: typed or picked from one list that all fields of a page share.

A select in each row would repeat hundreds of names; a ``datalist`` stands on the page once, and what is typed is found
by any name, short name, alias or code, without accents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from chancellery.core.folding import fold
from chancellery.organisations.models import Unit

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Lazy

    Label = str | Lazy

LIST_ID = "units-to-choose"
OFFERED = 500  #: names in the list of the page; others can still be typed


class UnitBook:
    """The units that may be chosen, by every name they have."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = list(units)
        self._found: dict[str, list[Unit]] = defaultdict(list)
        self._names: dict[str, int] = defaultdict(int)
        for unit in self.units:
            self._names[str(unit)] += 1
            for key in {*unit.name_keys, fold(str(unit)), fold(unit.code)}:
                self._found[key].append(unit)

    def label(self, unit: Unit) -> str:
        """Return the name to show: with the code when another unit bears the same name."""
        return f"{unit} · {unit.code}" if self._names[str(unit)] > 1 else str(unit)

    def labels(self) -> list[str]:
        """Return what the page offers."""
        return [self.label(unit) for unit in self.units[:OFFERED]]

    def find(self, words: str) -> list[Unit]:
        """Return the units that ``words`` may mean."""
        name, _dot, code = words.rpartition(" · ")
        return self._found.get(fold(words), []) or (self._found.get(fold(code), []) if name else [])


class UnitField(forms.CharField):
    """A unit of ``book``, given by name. Cleaned, it is the unit, or ``None`` when empty."""

    book = UnitBook([])

    def __init__(self, *, label: Label, required: bool = True, help_text: Label = "") -> None:
        widget = forms.TextInput(attrs={"list": LIST_ID, "autocomplete": "off"})
        super().__init__(label=label, required=required, help_text=help_text, max_length=400, widget=widget)

    def clean(self, value: object) -> Unit | None:
        words = super().clean(value)
        if not words:
            return None
        found = self.book.find(words)
        if not found:
            raise forms.ValidationError(_("No unit within your reach is called “%(words)s”."), params={"words": words})
        if len(found) > 1:
            choices = ", ".join(self.book.label(unit) for unit in found)
            raise forms.ValidationError(_("Several units are called so: %(choices)s."), params={"choices": choices})
        return found[0]


class WithUnits(forms.Form):
    """A form whose unit fields choose from one book."""

    def __init__(self, *args: object, book: UnitBook, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        for field in self.fields.values():
            if isinstance(field, UnitField):
                field.book = book
