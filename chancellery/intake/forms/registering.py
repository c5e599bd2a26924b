"""The entry of a confirmed text into the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from chancellery.documents.enums import CitationKind
from chancellery.documents.forms import DocumentEntry, language_choices
from chancellery.documents.models import Document
from chancellery.intake.models import Fact


class RegisterIntake(DocumentEntry):
    """What the document is called, and how it stands to each work it names.

    When the text belongs to a ``known`` document of the register, only its language and title are asked for.
    """

    def __init__(self, *args: object, known: Document | None, works: Sequence[Fact], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = forms.ChoiceField(label=_("Language of the text"), choices=language_choices())
        self.fields["title"].label = _("Title in this language")
        if known is not None:
            for name in ("kind", "number", "issuer", "dated_on", "status"):
                del self.fields[name]
        self._works = works
        for fact in works:
            self.fields[f"citing_{fact.index}"] = forms.ChoiceField(
                label=_("This document … %(work)s") % {"work": fact.value.get("number") or fact.quote[:80]},
                choices=CitationKind.choices, initial=CitationKind.CITES, required=False,
            )  # fmt: skip

    def citing(self) -> Mapping[int, str]:
        """Return how the document stands to each work, by the work's index."""
        return {fact.index: kind for fact in self._works if (kind := self.cleaned_data[f"citing_{fact.index}"])}
