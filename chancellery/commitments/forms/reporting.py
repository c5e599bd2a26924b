"""Writing a report, from a phone and in under a minute: how far, what was done; everything else may stay empty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from chancellery.commitments import rules
from chancellery.commitments.actions import NewEvidence
from chancellery.commitments.models import Commitment, ProgressReport
from chancellery.ui import marks
from chancellery.ui.forms import FilesField

STEPS = (0, 10, 25, 50, 75, 90, 100)


class WriteReport(forms.Form):
    """Two questions, and more for whoever has more to say."""

    step = forms.TypedChoiceField(
        label=_("How far is it?"), required=False, coerce=Decimal, empty_value=None, widget=forms.RadioSelect,
        choices=lambda: [(str(step), marks.percentage(step)) for step in STEPS],
    )  # fmt: skip
    done = forms.CharField(
        label=_("What was done?"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A sentence is enough."),
    )  # fmt: skip
    exact = forms.DecimalField(
        label=_("Exact percentage"), required=False, min_value=0, max_value=100, max_digits=5, decimal_places=2,
        help_text=_("Instead of one of the steps above."),
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
    )  # fmt: skip
    value = forms.DecimalField(label=_("Value of the indicator"), required=False, max_digits=16, decimal_places=2)
    difficulties = forms.CharField(
        label=_("Difficulties"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    requests = forms.CharField(
        label=_("What you ask for"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    at_risk = forms.CharField(
        label=_("At risk? Say why"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only if it may not be done in time; whoever gave it sees it at once."),
    )  # fmt: skip
    over = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    evidence = FilesField(label=_("Evidence"), required=False, help_text=_("Photographs, lists, minutes; 25 MB each."))

    def __init__(self, *args: object, commitment: Commitment, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # a form takes what Django's takes
        self.fields["step"].required = not (self.is_bound and self["exact"].value())
        if commitment.indicator:
            self.fields["value"].label = f"{commitment.indicator} ({commitment.indicator_unit})".replace(" ()", "")
        else:
            del self.fields["value"]

    def clean_over(self) -> datetime | None:
        """Return when the draft was kept that the person had before them."""
        try:
            return datetime.fromisoformat(self.cleaned_data["over"])
        except ValueError:
            return None

    def see(self, draft: ProgressReport | None) -> None:
        """Take it that the person knows of ``draft`` now, so that sending once more puts theirs in its place."""
        if draft is not None:
            self.data = {**self.data, "over": draft.written_at.isoformat()}

    def clean_evidence(self) -> list[UploadedFile[bytes]]:
        given: list[UploadedFile[bytes]] = self.cleaned_data["evidence"]
        for file in given:
            if (file.size or 0) > settings.UPLOAD_LIMIT:
                limit = settings.UPLOAD_LIMIT // 1024**2
                raise forms.ValidationError(
                    _("%(name)s is larger than %(limit)s MB."), params={"name": file.name, "limit": limit}
                )
        return given

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        stated = cleaned.get("exact") if cleaned.get("exact") is not None else cleaned.get("step")
        if stated is None and not {"step", "exact"} & set(self.errors):
            self.add_error("step", _("Choose how far it is."))
        return cleaned | {"percentage": stated}

    def pieces(self) -> Iterator[NewEvidence]:
        """Yield the files of a valid form."""
        for file in self.cleaned_data["evidence"]:
            yield NewEvidence(file.name or "", file.content_type or "application/octet-stream", file.read())


def beginning(commitment: Commitment, last: ProgressReport | None) -> dict[str, object]:
    """Return what the form starts from: the draft or the report that went back, else how far it was."""
    percentage = last.percentage if last else commitment.progress
    is_step = percentage is not None and percentage in STEPS
    found: dict[str, object] = {
        "step": rules.plain(percentage) if is_step and percentage is not None else None,
        "exact": None if is_step else percentage,
        "value": last.value if last else commitment.value,
    }
    if last is not None:
        found |= {"done": last.done, "difficulties": last.difficulties, "requests": last.requests}
        found["over"] = last.written_at.isoformat()
    return found
