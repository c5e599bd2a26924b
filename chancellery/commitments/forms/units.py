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

from chancellery.core import alphabet
from chancellery.core.folding import fold
from chancellery.organisations import queries as organisations
from chancellery.organisations.models import Unit

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Lazy

    Label = str | Lazy

LIST_ID = "units-to-choose"
HELPERS = (1, 2, 3)  #: co-ordinating units that one form takes
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
        """Return what the page offers, as a reader looks it up."""
        return sorted((self.label(unit) for unit in self.units[:OFFERED]), key=alphabet.place)

    def find(self, words: str) -> list[Unit]:
        """Return the units that ``words`` may mean: by a whole name or a code, else by how their names begin."""
        name, _dot, code = words.rpartition(" · ")
        found = self._found.get(fold(words), []) or (self._found.get(fold(code), []) if name else [])
        return found or organisations.begun(fold(words), self.units)


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


class UnitsField(UnitField):
    """Several units of ``book``, their names parted by semicolons. Cleaned, they are a tuple, each unit once."""

    def clean(self, value: object) -> tuple[Unit, ...]:  # type: ignore[override] # several instead of one
        names = [name for part in forms.CharField.clean(self, value).split(";") if (name := part.strip())]
        found = [unit for name in names if (unit := super(UnitsField, self).clean(name)) is not None]
        return tuple(dict.fromkeys(found))


class WithUnits(forms.Form):
    """A form whose unit fields choose from one book."""

    def __init__(self, *args: object, book: UnitBook, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        for field in self.fields.values():
            if isinstance(field, UnitField):
                field.book = book


class WithHelpers(WithUnits):
    """A form that takes co-ordinating units, each with its part."""

    helper_1, helper_2, helper_3 = (UnitField(label=_("Co-ordinating unit"), required=False) for _n in HELPERS)
    part_1, part_2, part_3 = (forms.CharField(label=_("Its part"), required=False, max_length=500) for _n in HELPERS)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        for n in HELPERS:
            if cleaned.get(f"part_{n}") and not cleaned.get(f"helper_{n}") and f"helper_{n}" not in self.errors:
                self.add_error(f"helper_{n}", _("Say which unit has this part."))
        return cleaned

    @staticmethod
    def helper_names() -> list[str]:
        """Return the names of the fields, each unit before its part."""
        return [f"{kind}_{n}" for n in HELPERS for kind in ("helper", "part")]

    def helpers(self) -> list[forms.BoundField]:
        """Return the fields, each unit before its part."""
        return [self[name] for name in self.helper_names()]

    def has_helpers(self) -> bool:
        """Say whether any of the fields holds something or is wrong."""
        return any(field.value() or field.errors for field in self.helpers())

    def coordinations(self) -> tuple[tuple[Unit, str], ...]:
        """Return the units of a valid form with their parts, each unit once."""
        given = self.cleaned_data
        named = {given[f"helper_{n}"]: given[f"part_{n}"] for n in HELPERS if given[f"helper_{n}"]}
        return tuple(named.items())
