"""Write the measures of a draft: adopt, add, write, split, move, drop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancellery.commitments import rules as commitments
from chancellery.commitments.enums import DueKind
from chancellery.commitments.models import Commitment
from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.documents.enums import Extent
from chancellery.documents.models import Provision
from chancellery.organisations.models import User
from chancellery.plans import queries, rules
from chancellery.plans.actions.beginning import SomebodyChangedIt, hold, touch
from chancellery.plans.models import LONGEST_WORDS, Adoption, Draft, Helper, Measure
from chancellery.plans.queries import Given, given_of


class WordsMissing(Refusal):
    message = _("A measure needs its words.")


class NotAbove(Refusal):
    message = _("This provision does not stand in a superior document of the draft.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A row of a grid as somebody sent it. ``seen`` is the mark of what stood in it before them."""

    key: int | None  #: of the measure; ``None`` for a new one
    given: Given
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written, and which rows somebody else had changed meanwhile: these stand as the other left them."""

    written: Sequence[Measure] = ()
    clashes: Mapping[int, Measure] = field(default_factory=dict)


@transaction.atomic
def adopt(*, draft: Draft, provisions: Sequence[Provision], by: User | None, at: datetime) -> list[Measure]:
    """Make a measure as it is from each superior provision that no measure takes up yet; none is taken up twice.

    Day and output come from what was handed down to the unit, or from the provision's own words.

    Raises:
        AlreadyIssued: the draft changes no more.
        NotAbove: a provision does not stand in a superior document of the draft.
    """
    locked = hold(draft)
    check_above(locked, provisions)
    keys = [one.pk for one in provisions]
    taken = set(Adoption.objects.filter(measure__draft=locked, provision__in=keys).values_list("provision", flat=True))
    handed = queries.handed_to(locked.unit, keys)
    made = []
    for provision in dict.fromkeys(provisions):
        if provision.pk not in taken:
            given = _adopted(provision, handed.get(provision.pk), locked, at)
            measure = insert(locked, given, place=last_place(locked) + 1, by=by, at=at)
            Adoption.objects.create(measure=measure, provision=provision)
            made.append(measure)
    locked.omissions.filter(provision__in=keys).delete()
    if made:
        touch(locked, by=by, at=at)
        audit.record("plan.adopted", on=locked, by=by, at=at, provisions=[key for key in keys if key not in taken])
    return made


def _adopted(provision: Provision, handed: Commitment | None, draft: Draft, at: datetime) -> Given:
    words = rules.words_of(heading=provision.heading, body=provision.body, label=provision.label)[:LONGEST_WORDS]
    said = commitments.suggest(provision.reading, dated_on=provision.document.dated_on)
    today = timezone.localdate(at)
    lead = queries.Names(said.lead_names, writer=draft.unit, on=today)
    leads = [unit for name in said.lead_names if (unit := lead.one(name)) is not None]
    below = [unit for unit in leads if unit.path.startswith(draft.unit.path)]
    due = handed.due if handed is not None else None
    kind = due.kind if due else said.due_kind
    period = due.period if due else said.period
    on = due.on if due else said.due_on or commitments.end_of_running(kind, period, today=today)
    return Given(
        words=words, lead=below[0] if len(below) == 1 else None, due_kind=kind, due_on=on, period=period or "",
        expected_output=(handed.expected_output if handed is not None else "") or said.output[:500],
    )  # fmt: skip


@transaction.atomic
def add(*, draft: Draft, given: Given, after: Measure | None = None, by: User | None, at: datetime) -> Measure:
    """Add a measure of the unit's own, at the end or after another.

    Raises:
        AlreadyIssued: the draft changes no more.
        WordsMissing: it says nothing.
    """
    locked = hold(draft)
    measure = insert(locked, given, place=_room_after(locked, after), by=by, at=at)
    touch(locked, by=by, at=at)
    audit.record("plan.measure_added", on=locked, by=by, at=at, measure=measure.pk, words=measure.words[:200])
    return measure


@transaction.atomic
def write(*, measure: Measure, given: Given, seen: str, by: User | None, at: datetime) -> Measure:
    """Write one measure. ``seen`` is the mark of what the person had before them.

    Raises:
        AlreadyIssued: the draft changes no more.
        WordsMissing: it would say nothing.
        SomebodyChangedIt: somebody else changed it since.
    """
    done = write_rows(draft=measure.draft, changes=[Change(key=measure.pk, given=given, seen=seen)], by=by, at=at)
    if done.clashes:
        raise SomebodyChangedIt(name=done.clashes[measure.pk].changed_by or "—")
    return Measure.objects.get(pk=measure.pk)


@transaction.atomic
def write_whole(
    *, measure: Measure, given: Given, seen: str, extents: Mapping[Provision, str], by: User | None, at: datetime
) -> Measure:
    """Write one measure and what it takes up, both or neither.

    Raises:
        AlreadyIssued, WordsMissing, SomebodyChangedIt, NotAbove: as ``write`` and ``relate``.
    """
    before = {one.provision_id: one.extent for one in measure.adoptions.all()}
    written = write(measure=measure, given=given, seen=seen, by=by, at=at)
    said = {one.pk: extent for one, extent in extents.items()}
    if said != before:  # what was left as it stood follows the words
        relate(measure=written, extents=extents, by=by, at=at)
    return written


@transaction.atomic
def write_rows(*, draft: Draft, changes: Sequence[Change], by: User | None, at: datetime) -> Written:
    """Write the rows that a person changed, and add the new ones; rows they left alone stay as others left them.

    A row that somebody else changed since the person saw it is not written, and returned as a clash. A new row, or one
    whose measure is gone meanwhile, is added.

    Raises:
        AlreadyIssued: the draft changes no more.
        WordsMissing: a row says nothing.
    """
    locked = hold(draft)
    stored = {one.pk: one for one in queries.measures_of(locked)}
    written: list[Measure] = []
    clashes: dict[int, Measure] = {}
    for change in changes:
        if change.given.mark == change.seen:
            continue
        measure = stored.get(change.key) if change.key is not None else None
        if measure is None:
            written.append(insert(locked, change.given, place=last_place(locked) + 1, by=by, at=at))
        elif given_of(measure).mark in {change.seen, change.given.mark}:
            if given_of(measure).mark != change.given.mark:
                written.append(overwrite(measure, change.given, by=by, at=at))
        else:
            clashes[measure.pk] = measure
    if written:
        touch(locked, by=by, at=at)
        audit.record("plan.measures_written", on=locked, by=by, at=at, measures=[one.pk for one in written])
    return Written(written=written, clashes=clashes)


@transaction.atomic
def split(*, measure: Measure, by: User | None, at: datetime) -> Measure:
    """Make a second measure right after one, which takes up the same provisions: each now carries a part of them.

    Raises:
        AlreadyIssued: the draft changes no more.
    """
    locked = hold(measure.draft)
    second = insert(locked, given_of(measure), place=_room_after(locked, measure), by=by, at=at)
    provisions = [one.provision for one in measure.adoptions.select_related("provision")]
    Adoption.objects.bulk_create([Adoption(measure=second, provision=one, extent=Extent.PART) for one in provisions])
    _settle(locked, provisions)
    touch(locked, by=by, at=at)
    audit.record("plan.measure_split", on=locked, by=by, at=at, measure=measure.pk, second=second.pk)
    return second


@transaction.atomic
def relate(*, measure: Measure, extents: Mapping[Provision, str], by: User | None, at: datetime) -> None:
    """Say which superior provisions a measure takes up and how; what is not named it takes up no more.

    Where measures share a provision, each carries a part of it, whatever was said.

    Raises:
        AlreadyIssued: the draft changes no more.
        NotAbove: a provision does not stand in a superior document of the draft.
    """
    locked = hold(measure.draft)
    check_above(locked, extents)
    before = {one.provision: one.extent for one in measure.adoptions.select_related("provision")}
    if before == dict(extents):
        return
    measure.adoptions.exclude(provision__in=list(extents)).delete()
    for provision, extent in extents.items():
        Adoption.objects.update_or_create(measure=measure, provision=provision, defaults={"extent": Extent(extent)})
    locked.omissions.filter(provision__in=list(extents)).delete()
    _settle(locked, [*before, *extents])
    touch(locked, by=by, at=at)
    audit.record(
        "plan.measure_related", on=locked, by=by, at=at, measure=measure.pk,
        provisions={one.pk: str(extent) for one, extent in extents.items()},
    )  # fmt: skip


@transaction.atomic
def move(*, measure: Measure, place: int, by: User | None, at: datetime) -> None:
    """Put a measure at a place among the others, counted from 1; beyond the last it becomes the last.

    Raises:
        AlreadyIssued: the draft changes no more.
    """
    locked = hold(measure.draft)
    others = [one for one in locked.measures.order_by("place", "pk") if one.pk != measure.pk]
    others.insert(max(place, 1) - 1, measure)
    for number, one in enumerate(others, 1):
        one.place = number
    Measure.objects.bulk_update(others, ["place"])
    touch(locked, by=by, at=at)
    audit.record("plan.measure_moved", on=locked, by=by, at=at, measure=measure.pk, place=others.index(measure) + 1)


@transaction.atomic
def drop(*, measure: Measure, by: User | None, at: datetime) -> None:
    """Take a measure off the draft; the trail keeps its words.

    Raises:
        AlreadyIssued: the draft changes no more.
    """
    locked = hold(measure.draft)
    provisions = [one.provision for one in measure.adoptions.select_related("provision")]
    audit.record("plan.measure_dropped", on=locked, by=by, at=at, measure=measure.pk, words=measure.words)
    measure.delete()
    _settle(locked, provisions)
    touch(locked, by=by, at=at)


def check_above(draft: Draft, provisions: Iterable[Provision]) -> None:
    """Refuse a provision that does not stand in a superior document of ``draft``."""
    above = set(draft.superior_links.values_list("document", flat=True))
    if any(one.document_id not in above for one in provisions):
        raise NotAbove


def insert(draft: Draft, given: Given, *, place: int, by: User | None, at: datetime) -> Measure:
    """Put a measure into a draft that the caller holds."""
    measure = Measure(draft=draft, place=place)
    return _fill(measure, given, by=by, at=at)


def overwrite(measure: Measure, given: Given, *, by: User | None, at: datetime) -> Measure:
    """Write over a measure of a draft that the caller holds."""
    words = measure.words
    _fill(measure, given, by=by, at=at)
    adoptions = list(measure.adoptions.all())
    for one in adoptions:
        above = _above(one.provision)
        if rules.same_words(words, above) and not rules.same_words(given.words, above) and one.extent == Extent.WHOLE:
            one.extent = Extent.NARROWED  # other words than those taken over narrow, until somebody says otherwise
            one.save(update_fields=["extent"])
    _settle(measure.draft, [one.provision for one in adoptions])
    return measure


def _fill(measure: Measure, given: Given, *, by: User | None, at: datetime) -> Measure:
    words = rules.as_text(given.words)
    if not words:
        raise WordsMissing
    for name in (
        "section", "lead", "due_kind", "period", "later_reason", "expected_output", "indicator", "indicator_unit",
        "baseline", "target", "weight",
    ):  # fmt: skip
        setattr(measure, name, getattr(given, name))
    measure.words = words[:LONGEST_WORDS]
    measure.unknown_lead = "" if given.lead else given.unknown_lead
    measure.unknown_helpers = given.unknown_helpers
    measure.due_on = None if given.due_kind == DueKind.CONTINUOUS else given.due_on
    measure.changed_by, measure.changed_at = by, at
    measure.save()
    kept = {one.unit_id: one.part for one in Helper.objects.filter(measure=measure)}
    wanted = {unit.pk: part for unit, part in given.helpers}
    if kept != wanted:
        measure.helpers.all().delete()
        Helper.objects.bulk_create([Helper(measure=measure, unit=unit, part=part) for unit, part in given.helpers])
    return measure


def _settle(draft: Draft, provisions: Iterable[Provision]) -> None:
    """Let what several measures take up be carried in parts, and what one takes up alone by its words."""
    for provision in set(provisions):
        found = list(Adoption.objects.filter(measure__draft=draft, provision=provision).select_related("measure"))
        for one in found:
            said = "" if one.extent == Extent.PART and len(found) == 1 else one.extent
            extent = rules.extent_of(one.measure.words, _above(provision), said=said, shared=len(found) > 1)
            if extent != one.extent:
                one.extent = extent
                one.save(update_fields=["extent"])


def _above(provision: Provision) -> str:
    return rules.words_of(heading=provision.heading, body=provision.body, label=provision.label)


def last_place(draft: Draft) -> int:
    """Return the place of the last measure; 0 when there is none."""
    return draft.measures.aggregate(last=Max("place"))["last"] or 0


def _room_after(draft: Draft, after: Measure | None) -> int:
    """Return the place after a measure, made free; the end when there is none."""
    if after is None:
        return last_place(draft) + 1
    draft.measures.filter(place__gt=after.place).update(place=F("place") + 1)
    return after.place + 1
