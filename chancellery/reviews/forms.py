"""What a reviewer says of a period."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from chancellery.commitments.models import ProgressReport
from chancellery.documents.models import Document
from chancellery.reviews.enums import Movement
from chancellery.reviews.rules import Concluded, Period
from chancellery.ui.forms import DateInput

#: How many themes a page offers at first, and at most.
THEMES, MOST = 3, 12
_BACKING = re.compile(r"under_(\d{1,18})")


class Scope(forms.Form):
    """The period, and what of the unit's work is reviewed."""

    period_from_on = forms.DateField(label=_("First day of the period"), widget=DateInput)
    period_until_on = forms.DateField(label=_("Last day of the period"), widget=DateInput)
    document = forms.TypedChoiceField(label=_("Document"), required=False, empty_value=None)

    def __init__(self, *args: object, documents: Sequence[Document], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # what a form takes
        self.documents = documents
        by_key = {str(one.pk): one for one in documents}
        field = self.fields["document"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - made so above
        field.choices = [("", _("All documents")), *((key, str(one)) for key, one in by_key.items())]
        field.coerce = by_key.__getitem__

    def period(self) -> Period:
        return Period(self.cleaned_data["period_from_on"], self.cleaned_data["period_until_on"])


class Moves(Scope):
    """Which commitments are listed: what became of them in the period."""

    what = forms.ChoiceField(choices=Movement.choices)


class Record(Scope):
    """What was concluded, theme by theme, and on which reports it rests."""

    is_open_below = forms.BooleanField(label=_("The units below may read it"), required=False)
    themes = forms.IntegerField(
        min_value=THEMES, max_value=MOST, initial=THEMES, required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: object, documents: Sequence[Document], **kwargs: object) -> None:
        super().__init__(*args, documents=documents, **kwargs)
        said = self.data if self.is_bound else self.initial
        self.count = _themes(said)
        for place in range(1, self.count + 1):
            self.fields[f"theme_{place}"] = forms.CharField(
                label=_("Theme %(n)s") % {"n": place}, max_length=200, required=False
            )
            self.fields[f"text_{place}"] = forms.CharField(
                label=_("Conclusion %(n)s") % {"n": place}, required=False, max_length=20_000,
                widget=forms.Textarea(attrs={"rows": 4}),
            )  # fmt: skip
        self.backed: dict[int, str] = {
            int(found[1]): str(said[name]) for name in said if (found := _BACKING.fullmatch(name)) and said[name]
        }

    def scope_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("period_from_on", "period_until_on", "document")]

    def theme_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"theme_{place}"], self[f"text_{place}"]) for place in range(1, self.count + 1)]

    def places(self) -> list[str]:
        """Return the conclusions that a report may stand under, as the page names them."""
        return [str(place) for place in range(1, self.count + 1)]

    def backed_elsewhere(self, told: Sequence[ProgressReport]) -> list[tuple[str, str]]:
        """Return what was chosen of reports that are not among those ``told``, as the form sends it again."""
        shown = {one.pk for one in told}
        return [(f"under_{key}", place) for key, place in self.backed.items() if key not in shown]

    def conclusions(self) -> list[Concluded]:
        """Return the themes with their texts and the reports they rest on."""
        given = self.cleaned_data
        reports: dict[str, list[int]] = {}
        for key, place in self.backed.items():
            reports.setdefault(place, []).append(key)
        return [
            Concluded(given[f"theme_{place}"], given[f"text_{place}"], tuple(reports.get(str(place), ())))
            for place in range(1, self.count + 1)
        ]

    def typed(self) -> dict[str, str]:
        """Return all that was typed, right or wrong, to be kept."""
        kept = {name: str(self.data.get(name, "")) for name in self.fields if self.data.get(name)}
        return kept | {f"under_{key}": place for key, place in self.backed.items()} | {"themes": str(self.count)}


def begun(period: Period, kept: Mapping[str, str] | None) -> dict[str, object]:
    """Return what a form begins with: what was kept, or else the period that is likely meant."""
    likely: dict[str, date] = {"period_from_on": period.first_on, "period_until_on": period.last_on}
    return {**likely, **(kept or {})}


def _themes(said: Mapping[str, object]) -> int:
    """Return how many themes the page shows; one more where it was asked for."""
    typed = str(said.get("themes", ""))
    count = int(typed) if typed.isdecimal() and len(typed) < 3 else THEMES
    return min(MOST, max(THEMES, count) + (said.get("step") == "more"))
