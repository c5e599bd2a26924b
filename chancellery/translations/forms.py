"""Forms of translations: check input, save nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chancellery.core.languages import name_of
from chancellery.translations.enums import Want
from chancellery.translations.kinds import Kind
from chancellery.translations.showing import Compared

#: What is longer is written in a higher box.
LONG = 500


class Words(forms.Form):
    """What the fields of one record say in one language."""

    def __init__(self, data: QueryDict | None, *, fields: Sequence[Compared], language: str) -> None:
        super().__init__(data)
        self._names = [one.name for one in fields]
        for one in fields:
            # the action says what is too long: words that a person wrote are never cut
            self.fields[one.name] = forms.CharField(
                label=str(one.label), required=False, initial=one.words,
                widget=forms.Textarea(attrs={"rows": 3 if len(one.original) < LONG else 14, "lang": language}),
            )  # fmt: skip

    def words(self) -> Mapping[str, str]:
        """Return the cleaned words by field."""
        return {name: self.cleaned_data[name].replace("\r\n", "\n") for name in self._names}

    def seen(self) -> Mapping[str, str]:
        """Return the digests of what the original said on the page that was sent."""
        return {name: self.data.get(f"seen-{name}", "") for name in self._names}


class Waiting(forms.Form):
    """Which translations a list is about."""

    kind = forms.ChoiceField(label=pgettext_lazy("of a record", "Kind"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    want = forms.ChoiceField(label=_("What waits"), choices=Want.choices, required=False)

    def __init__(self, data: QueryDict, *, kinds: Sequence[Kind], languages: Sequence[str], reader: str) -> None:
        given = data.copy()
        given["kind"] = given.get("kind") or kinds[0].code
        given["language"] = given.get("language") or reader
        given["want"] = given.get("want") or Want.MISSING.value
        super().__init__(given)
        offered = {
            "kind": [(kind.code, str(kind.label)) for kind in kinds],
            "language": [(code, name_of(code)) for code in languages],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
