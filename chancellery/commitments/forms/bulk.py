"""Which commitments, and what is to be done to all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms
from django.db.models import QuerySet

from chancellery.commitments.actions import Change
from chancellery.commitments.enums import BulkKind
from chancellery.commitments.forms.changing import TO_THE_TOP, Move, Reassign, Redate
from chancellery.commitments.forms.closing import Close
from chancellery.commitments.forms.units import UnitBook
from chancellery.commitments.models import Commitment
from chancellery.documents.models import Document

LONGEST_KEY = 18


def keys_in(words: str) -> list[int]:
    """Return the keys that a form carries, parted by commas; what is none is passed over."""
    return [int(one) for one in words.split(",") if one.isdecimal() and len(one) <= LONGEST_KEY]


class BulkReassign(Reassign):
    """The unit that leads all of them."""

    def change(self) -> Change:
        """Return what the valid form asks for."""
        told = self.cleaned_data
        return Change(kind=BulkKind.REASSIGN, lead=told["lead"], reason=told["reason"])


class BulkMove(Move):
    """What all of them stand under."""

    def __init__(self, *args: object, found: Iterable[Commitment], **kwargs: object) -> None:
        self.found = {str(one.pk): one for one in found}
        super().__init__(*args, found=self.found.values(), may_unlink=True, **kwargs)

    def change(self) -> Change:
        """Return what the valid form asks for."""
        told = self.cleaned_data
        under = None if told["under"] == TO_THE_TOP else self.found[told["under"]]
        return Change(kind=BulkKind.MOVE, under=under, reason=told["later"])


class BulkRedate(Redate):
    """When all of them are due."""

    def change(self) -> Change:
        """Return what the valid form asks for."""
        return Change(kind=BulkKind.REDATE, due=self.due(), reason=self.cleaned_data["later"])


class BulkWithdraw(Close):
    """Why all of them are withdrawn, and what allows it."""

    def change(self) -> Change:
        """Return what the valid form asks for."""
        return Change(
            kind=BulkKind.WITHDRAW, reason=self.cleaned_data["reason"], warrant=self.warrant(), below=self.chosen()
        )


BulkForm = BulkReassign | BulkMove | BulkRedate | BulkWithdraw


def bulk_form(
    kind: BulkKind,
    data: Mapping[str, object] | None,
    *,
    book: UnitBook,
    found: Iterable[Commitment],
    readable: QuerySet[Document],
) -> BulkForm:
    """Return the form of an act: what it needs of the units, the commitments found and the documents."""
    if kind == BulkKind.REASSIGN:
        return BulkReassign(data, book=book)
    if kind == BulkKind.MOVE:
        return BulkMove(data, found=found)
    if kind == BulkKind.REDATE:
        return BulkRedate(data)
    return BulkWithdraw(data, readable=readable, asks=True)


class BulkSteps(forms.Form):
    """Where a bulk act is: what is done, to which commitments, and what the person saw of it."""

    act = forms.ChoiceField(choices=BulkKind.choices)
    keys = forms.CharField(required=False, max_length=200_000)
    all = forms.BooleanField(required=False)
    filter = forms.CharField(required=False, max_length=2000)
    q = forms.CharField(required=False, max_length=200)
    seen = forms.CharField(required=False, max_length=32)
    step = forms.ChoiceField(required=False, choices=[("", ""), ("preview", ""), ("do", "")])
