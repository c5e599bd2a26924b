"""What a person asks, as the address says it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from chancellery.search.enums import Kind
from chancellery.search.queries import Narrowed


class Ask(forms.Form):
    """The one box, and what narrows its findings."""

    q = forms.CharField(
        label=_("Words or a number"), max_length=200, required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}),
        help_text=_("With or without accents; words “in quotation marks” stand together."),
    )  # fmt: skip
    kind = forms.ChoiceField(choices=[("", ""), *Kind.choices], required=False, widget=forms.HiddenInput)
    language = forms.RegexField(r"^[a-z]{2,3}$", required=False, widget=forms.HiddenInput)
    year = forms.IntegerField(min_value=1800, max_value=2200, required=False, widget=forms.HiddenInput)
    sort = forms.ChoiceField(choices=[("", ""), ("best", "")], required=False, widget=forms.HiddenInput)

    @property
    def words(self) -> str:
        """What is looked for."""
        return str(self._given("q") or "")

    @property
    def best_first(self) -> bool:
        """Whether what holds the words best stands first, not what is newest."""
        return self._given("sort") == "best"

    def narrowed(self) -> Narrowed:
        """Return what the findings are narrowed to; what an address says wrongly narrows nothing."""
        year = self._given("year")
        return Narrowed(
            str(self._given("kind") or ""), str(self._given("language") or ""), year if isinstance(year, int) else None
        )

    def _given(self, name: str) -> object:
        self.is_valid()
        return self.cleaned_data.get(name)


class Save(forms.Form):
    """Save what is asked."""

    q = forms.CharField(max_length=200, widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=[("", ""), *Kind.choices], required=False, widget=forms.HiddenInput)
    language = forms.RegexField(r"^[a-z]{2,3}$", required=False, widget=forms.HiddenInput)
    by_mail = forms.BooleanField(label=_("Tell me by mail what is new, once a day at most"), required=False)
