"""Which unit and which document a page of figures is asked for by its address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chancellery.commitments import forms, queries
from chancellery.documents import queries as documents
from chancellery.documents.models import Document
from chancellery.organisations.http import SignedIn, authority
from chancellery.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class Asked:
    """``unit`` is the first of ``tops``, those a person may start from, where none is named; ``None`` without any."""

    form: forms.BoardFilters
    tops: Sequence[Unit]
    unit: Unit | None = None
    document: Document | None = None  #: ``None`` for all


def asked_for(request: SignedIn) -> Asked:
    """Return what an address asks for.

    Raises:
        Http404: a unit or a document is absent or not theirs to see.
    """
    form, held = forms.BoardFilters(request.GET), authority(request)
    form.is_valid()
    named, tops = form.cleaned_data, queries.tops(held)
    if not tops and not named.get("unit"):
        return Asked(form, tops)
    unit = queries.get_unit_for_board(held, named["unit"]) if named.get("unit") else tops[0]
    return Asked(form, tops, unit, documents.get_for(held, named["document"]) if named.get("document") else None)
