"""Forms: they check input and save nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms
from django.conf import global_settings, settings
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from chancellery.core import alphabet, languages
from chancellery.organisations.enums import Pillar, Role, UnitKind
from chancellery.organisations.models import Unit, User
from chancellery.reading import languages as reading_languages
from chancellery.ui.forms import DateInput

#: The choice that says that nothing is chosen yet.
NOT_CHOSEN = ("", "—")


class InLanguages(forms.Form):
    """Fields for a text in every language of the pages, in those it has already, and in one more."""

    #: What the texts are called: name of the field → label with ``%(language)s``.
    labels: Mapping[str, object] = {}

    def __init__(self, *args: object, texts: Mapping[str, Mapping[str, str]] | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        known = texts or {}
        self._codes = list(dict.fromkeys([*dict(settings.LANGUAGES), *(code for of in known.values() for code in of)]))
        added: dict[str, forms.Field] = {}
        for name, label in self.labels.items():
            for code in self._codes:
                added[f"{name}_{code}"] = _text(
                    str(label) % {"language": languages.name_of(code)}, code, known.get(name, {})
                )
        added["other_language"] = forms.ChoiceField(
            label=_("Another language"), choices=_other_languages, required=False
        )
        for name, label in self.labels.items():
            added[f"{name}_other"] = forms.CharField(
                label=str(label) % {"language": gettext("that language")}, required=False, max_length=300
            )
        self.fields = {**added, **self.fields}

    def texts(self, name: str) -> dict[str, str]:
        """Return the cleaned texts: language → words, without empty ones."""
        found = {code: self.cleaned_data.get(f"{name}_{code}", "") for code in self._codes}
        if other := self.cleaned_data.get("other_language"):
            found[other] = self.cleaned_data.get(f"{name}_other", "")
        return {code: words for code, words in found.items() if words}

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        if any(cleaned.get(f"{name}_other") for name in self.labels) and not cleaned.get("other_language"):
            self.add_error("other_language", _("Say which language it is."))
        return cleaned


def _other_languages() -> list[tuple[str, str]]:
    """Return languages a name may be given in besides those of the pages, in the order of their names."""
    codes = {*(code for code, _english in global_settings.LANGUAGES), *reading_languages.available()}
    named = [(code, languages.name_of(code)) for code in codes]
    return [NOT_CHOSEN, *sorted(named, key=lambda one: alphabet.place(one[1]))]


def _text(label: str, code: str, known: Mapping[str, str]) -> forms.CharField:
    words = forms.TextInput(attrs={"lang": code})
    return forms.CharField(label=label, required=False, max_length=300, widget=words, initial=known.get(code, ""))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class OpenUnit(InLanguages):
    labels = {"name": _("Name in %(language)s"), "short": _("Short name in %(language)s")}

    code = forms.SlugField(
        label=_("Code"), max_length=60, help_text=_("Small letters, digits and hyphens. It never changes.")
    )
    kind = forms.ChoiceField(label=pgettext_lazy("of a unit", "Kind"), choices=[NOT_CHOSEN, *UnitKind.choices])
    pillars = forms.MultipleChoiceField(
        label=_("Pillars"), choices=Pillar.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    from_on = forms.DateField(label=_("First day"), widget=DateInput)


class RenameUnit(InLanguages):
    labels = OpenUnit.labels

    aliases = forms.CharField(
        label=_("Other names"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line: what texts also call it. Former names are added by themselves."),
    )  # fmt: skip

    def clean_aliases(self) -> list[str]:
        lines = _lines(self.cleaned_data["aliases"])
        if any(len(line) > 300 for line in lines):
            raise forms.ValidationError(_("A name has at most 300 letters."))
        return lines


class ReclassifyUnit(forms.Form):
    kind = forms.ChoiceField(label=pgettext_lazy("of a unit", "Kind"), choices=UnitKind.choices)
    pillars = forms.MultipleChoiceField(
        label=_("Pillars"), choices=Pillar.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class MoveUnit(forms.Form):
    """The new parent is given by its code: a list of thousands of units helps nobody."""

    parent = forms.SlugField(label=_("Code of the unit above"), max_length=60)

    def __init__(self, *args: object, choices: Iterable[Unit], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        self._choices = choices

    def clean_parent(self) -> Unit:
        code = self.cleaned_data["parent"]
        for unit in self._choices:
            if unit.code == code:
                return unit
        raise forms.ValidationError(_("No unit that you administer has this code."))


class CloseUnit(forms.Form):
    until_on = forms.DateField(label=_("Last day"), widget=DateInput)


class Invite(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    full_name = forms.CharField(
        label=pgettext_lazy("of a person", "Name"), max_length=200, required=False,
        help_text=_("As the person writes it. Not needed when they sign in here already."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of the pages"), choices=settings.LANGUAGES)
    role = forms.ChoiceField(label=_("Role"), choices=[NOT_CHOSEN, *Role.choices])
    from_on = forms.DateField(label=_("First day"), widget=DateInput)
    until_on = forms.DateField(label=_("Last day"), widget=DateInput, required=False)


class EndRole(forms.Form):
    until_on = forms.DateField(label=_("Last day"), widget=DateInput)


class Confirm(forms.Form):
    """Nothing to fill in: pressing the button says it."""


class AddPost(InLanguages):
    labels = {"title": _("Title in %(language)s")}

    signs = forms.BooleanField(label=_("Its holder signs for the unit"), required=False)
    chairs = forms.BooleanField(label=_("Its holder chairs the unit's meetings"), required=False)


class Appoint(forms.Form):
    holder_name = forms.CharField(
        label=pgettext_lazy("of a person", "Name"), max_length=200, help_text=_("As the person writes it.")
    )
    email = forms.EmailField(
        label=_("E-mail address"), required=False, help_text=_("Only when the person signs in here.")
    )
    from_on = forms.DateField(label=_("First day"), widget=DateInput)

    def clean_email(self) -> User | None:
        address = self.cleaned_data["email"]
        if not address:
            return None
        user = User.objects.filter(email__iexact=address).first()
        if user is None:
            raise forms.ValidationError(_("Nobody signs in with this address."))
        return user


class EndTenure(forms.Form):
    until_on = forms.DateField(label=_("Last day"), widget=DateInput)


class SignIn(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True})
    )


class UnitFilters(forms.Form):
    """What stands in the address of the list of units."""

    q = forms.CharField(
        label=_("Name or code"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("of a unit", "Kind"), required=False,
        choices=[("", pgettext_lazy("kinds of units", "all")), *UnitKind.choices],
    )  # fmt: skip
    pillar = forms.ChoiceField(
        label=_("Pillar"), required=False, choices=[("", pgettext_lazy("pillars", "all")), *Pillar.choices]
    )
    on = forms.DateField(label=_("As of"), required=False, widget=DateInput)


class NameDeputy(forms.Form):
    """Who acts for a person, and on which days."""

    deputy = forms.EmailField(
        label=_("E-mail address of the deputy"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    from_on = forms.DateField(label=_("First day"), widget=DateInput)
    until_on = forms.DateField(label=_("Last day"), widget=DateInput)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def clean_deputy(self) -> User:
        user = User.objects.filter(email__iexact=self.cleaned_data["deputy"], is_active=True).first()
        if user is None:
            raise forms.ValidationError(_("Nobody signs in with this address."))
        return user
