"""Begin a draft, describe it, name what stands above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.documents.models import Document
from chancellery.organisations.models import Unit, User
from chancellery.plans import queries, rules
from chancellery.plans.enums import DraftState
from chancellery.plans.models import Adoption, Draft, Superior


class NoSuperior(Refusal):
    message = _("A plan carries out at least one superior document. Choose it.")


class UnitGone(Refusal):
    message = _("%(unit)s does not exist today; choose the unit that took over.")


class AlreadyIssued(Refusal):
    message = _("This draft is closed: the plan was issued, or the draft was discarded.")


class SomebodyChangedIt(Refusal):
    message = _("%(name)s changed this meanwhile. Look at what stands there now, then save again.")


class StillTakenUp(Refusal):
    message = _("Measures of this draft take up what %(document)s orders. Drop these links first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a plan says beside its measures."""

    title: str
    kind: str
    language: str
    number: str = ""
    dated_on: date | None = None
    place: str = ""
    purpose: str = ""
    carrying_out: str = ""
    distribution: str = ""
    signer_post: str = ""
    signer_name: str = ""

    @property
    def values(self) -> Mapping[str, str]:
        return {name: str(getattr(self, name) or "") for name in self.__dataclass_fields__}

    @property
    def mark(self) -> str:
        """A short mark of what it holds, by which two people do not write over each other."""
        return rules.mark_of(self.values)

    @classmethod
    def of(cls, draft: Draft) -> Outline:
        """Return what a stored draft says."""
        return cls(**{name: getattr(draft, name) for name in cls.__dataclass_fields__})


@transaction.atomic
def begin(
    *, unit: Unit, superiors: Sequence[Document], title: str, kind: str, language: str, by: User | None, at: datetime
) -> Draft:
    """Begin a draft of ``unit`` that is to carry out ``superiors``; who signs and where is filled in from before.

    Raises:
        NoSuperior: none is given.
        UnitGone: the unit does not exist on that day.
    """
    if not superiors:
        raise NoSuperior
    today = timezone.localdate(at)
    if not unit.is_valid_on(today):
        raise UnitGone(unit=unit)
    signer = next(iter(queries.signers_of(unit, language=language, on=today)), None)
    draft = Draft.objects.create(
        unit=unit, title=title.strip(), kind=kind, language=language, place=next(iter(queries.places_of(unit)), ""),
        signer_post=signer.post if signer else "", signer_name=signer.name if signer else "",
        begun_by=by, begun_at=at, changed_by=by, changed_at=at,
    )  # fmt: skip
    Superior.objects.bulk_create([Superior(draft=draft, document=one) for one in dict.fromkeys(superiors)])
    audit.record("plan.begun", on=draft, by=by, at=at, unit=unit.pk, superiors=[one.pk for one in superiors])
    return draft


@transaction.atomic
def describe(*, draft: Draft, outline: Outline, seen: str, by: User | None, at: datetime) -> Draft:
    """Replace what the draft says beside its measures. ``seen`` is the mark of what the person had before them.

    Raises:
        AlreadyIssued: it changes no more.
        SomebodyChangedIt: somebody else changed it since.
    """
    locked = hold(draft)
    now = Outline.of(locked)
    if outline.mark == now.mark:
        return locked
    if now.mark != seen:
        raise SomebodyChangedIt(name=locked.changed_by or "—")
    for name in Outline.__dataclass_fields__:
        setattr(locked, name, getattr(outline, name))
    touch(locked, by=by, at=at)
    audit.record("plan.described", on=locked, by=by, at=at, changed=audit.changes(now.values, outline.values))
    return locked


@transaction.atomic
def name_superior(*, draft: Draft, document: Document, by: User | None, at: datetime) -> None:
    """Let the draft carry out one more document. Said twice, it is kept once.

    Raises:
        AlreadyIssued: it changes no more.
    """
    locked = hold(draft)
    _link, made = Superior.objects.get_or_create(draft=locked, document=document)
    if made:
        touch(locked, by=by, at=at)
        audit.record("plan.superior_named", on=locked, by=by, at=at, document=document.pk)


@transaction.atomic
def drop_superior(*, draft: Draft, document: Document, by: User | None, at: datetime) -> None:
    """Take a superior document off the draft.

    Raises:
        AlreadyIssued: it changes no more.
        StillTakenUp: a measure takes up one of its provisions.
        NoSuperior: it is the last one.
    """
    locked = hold(draft)
    if Adoption.objects.filter(measure__draft=locked, provision__document=document).exists():
        raise StillTakenUp(document=document)
    if not locked.superior_links.exclude(document=document).exists():
        raise NoSuperior
    gone, _models = locked.superior_links.filter(document=document).delete()
    locked.omissions.filter(provision__document=document).delete()
    if gone:
        touch(locked, by=by, at=at)
        audit.record("plan.superior_dropped", on=locked, by=by, at=at, document=document.pk)


@transaction.atomic
def discard(*, draft: Draft, by: User | None, at: datetime) -> None:
    """Put a draft away; it is kept, and no list shows it any more.

    Raises:
        AlreadyIssued: the plan was issued, or the draft was discarded before.
    """
    locked = hold(draft)
    locked.state = DraftState.DISCARDED
    touch(locked, by=by, at=at)
    audit.record("plan.discarded", on=locked, by=by, at=at)


def hold(draft: Draft) -> Draft:
    """Lock a draft that is being written, so that changes to it come one after the other.

    Raises:
        AlreadyIssued: it is not being written any more.
    """
    locked = Draft.objects.select_for_update(of=("self",)).select_related("unit", "changed_by").get(pk=draft.pk)
    if locked.state != DraftState.WRITING:
        raise AlreadyIssued
    return locked


def touch(draft: Draft, *, by: User | None, at: datetime) -> None:
    """Save a draft with who changed it."""
    draft.changed_by, draft.changed_at = by, at
    draft.save()
