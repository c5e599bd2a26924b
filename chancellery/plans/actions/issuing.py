"""Issue a plan: a numbered document with its original, its provisions and links, its commitments live, units told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from chancellery.commitments import actions as commitments
from chancellery.commitments.enums import DueKind, Period
from chancellery.commitments.models import Commitment
from chancellery.commitments.rules import Due, Indicator
from chancellery.core import audit, files
from chancellery.core.refusals import Refusal
from chancellery.documents import actions as documents
from chancellery.documents.enums import CitationKind
from chancellery.documents.models import Document, Provision
from chancellery.organisations.models import User
from chancellery.plans import queries
from chancellery.plans.actions.beginning import hold, touch
from chancellery.plans.actions.printing import LayoutLeavesOut, Paper, paper_of
from chancellery.plans.actions.telling import tell
from chancellery.plans.enums import DraftState
from chancellery.plans.models import Draft, Measure

__all__ = ["LayoutLeavesOut", "NotReady", "NumberMissing", "Paper", "issue", "paper_of"]

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONGEST_TITLE = 500


class NotReady(Refusal):
    message = _("The plan is not ready to be issued; what it lacks is listed.")


class NumberMissing(Refusal):
    message = _("A plan is issued with its number and its day.")


@transaction.atomic
def issue(*, draft: Draft, number: str, dated_on: date, site: str, by: User | None, at: datetime) -> Document:
    """Make the plan of a draft: all of it, or nothing.

    Its Word file becomes the original of a document in the register of the issuing unit, with a provision for each
    measure, quoted at its place; the provisions carry those they take up. Each measure becomes a commitment of its
    lead unit: below what was handed down to the issuing unit where something was, else of the plan alone. The heads and
    planners of the units that lead are told; ``site`` is what addresses in their letters begin with.

    Raises:
        AlreadyIssued: it was issued before, or discarded.
        NumberMissing, NotReady.
        LayoutUnfit, LayoutLeavesOut, NotRead: as ``paper_of``.
        documents.AlreadyRegistered, documents.NotANumber: the number cannot be given.
    """
    locked = hold(draft)
    if not number.strip():
        raise NumberMissing
    ready = queries.readiness_of(locked, on=timezone.localdate(at))
    if not ready.is_ready:
        raise NotReady
    paper = paper_of(locked, number=number.strip(), dated_on=dated_on)
    document, provisions = _registered(locked, paper, number=number.strip(), dated_on=dated_on, by=by, at=at)
    made = _undertaken(locked, ready.measures, provisions, by=by, at=at)
    for measure, provision in zip(ready.measures, provisions, strict=True):
        measure.provision, measure.commitment = provision, made[measure.pk]
    Measure.objects.bulk_update(ready.measures, ["provision", "commitment"])
    locked.state, locked.document = DraftState.ISSUED, document
    locked.number, locked.dated_on = document.number, dated_on
    touch(locked, by=by, at=at)
    audit.record(
        "plan.issued", on=locked, by=by, at=at, document=document.pk, number=document.number, measures=len(provisions)
    )
    tell(draft=locked, measures=ready.measures, site=site, by=by, at=at)
    return document


def _registered(
    draft: Draft, paper: Paper, *, number: str, dated_on: date, by: User | None, at: datetime
) -> tuple[Document, list[Provision]]:
    """Register the plan and return it with the provision of each measure."""
    document = documents.register(
        kind=draft.kind, number=number, issuer=draft.unit, dated_on=dated_on, titles={draft.language: draft.title},
        unit=draft.unit, by=by, at=at,
    )  # fmt: skip
    stored = files.keep(paper.data, media_type=WORD, at=at)
    name = f"{number.replace('/', '-')}.docx"
    attached = documents.attach_file(document=document, stored=stored, name=name, language=draft.language, by=by, at=at)
    text = documents.add_text(document=document, body=paper.text, language=draft.language, file=attached, by=by, at=at)
    provisions = documents.add_provisions(document=document, text=text, provisions=paper.provisions, by=by, at=at)
    placed = {one.pk: (start, end) for one, start, end in paper.grounds}
    for superior in queries.superiors_of(draft):
        start, end = placed.get(superior.pk, (None, None))
        documents.cite(
            source=document, target=superior, kind=CitationKind.IMPLEMENTS, text=text if end else None,
            quote=paper.text[start:end] if end else "", start=start, end=end, by=by, at=at,
        )  # fmt: skip
    return document, [provisions[place] for place in paper.of_measures]


def _undertaken(
    draft: Draft, measures: Sequence[Measure], provisions: Sequence[Provision], *, by: User | None, at: datetime
) -> Mapping[int, Commitment]:
    """Make the commitment of each measure, and the links to what it takes up."""
    adopted = {measure.pk: list(measure.adoptions.all()) for measure in measures}
    handed = queries.handed_to(draft.unit, {one.provision_id for found in adopted.values() for one in found})
    shares = {one.pk: _share(draft, one, provision) for one, provision in zip(measures, provisions, strict=True)}
    parents = {
        key: next((handed[one.provision_id] for one in found if one.provision_id in handed), None)
        for key, found in adopted.items()
    }
    for measure, provision in zip(measures, provisions, strict=True):
        for one in adopted[measure.pk]:
            documents.carry(provision=provision, superior=one.provision, extent=one.extent, by=by, at=at)
    made = _made(parents, shares, by=by, at=at)
    for key, found in adopted.items():
        parent = parents[key]
        for one in found:
            if parent is None or one.provision_id != parent.provision_id:
                commitments.implement(commitment=made[key], provision=one.provision, by=by, at=at)
    return made


def _made(
    parents: Mapping[int, Commitment | None], shares: Mapping[int, commitments.Share], *, by: User | None, at: datetime
) -> dict[int, Commitment]:
    made: dict[int, Commitment] = {}
    alone = [key for key, parent in parents.items() if parent is None]
    if alone:
        undertakings = [(shares[key].provision, shares[key]) for key in alone]
        found = commitments.commit_each(
            undertakings=[(provision, share) for provision, share in undertakings if provision is not None],
            by=by, at=at,
        )  # fmt: skip
        made |= dict(zip(alone, found, strict=True))
    below: dict[int, list[int]] = {}
    for key, parent in parents.items():
        if parent is not None:
            below.setdefault(parent.pk, []).append(key)
    above = {parent.pk: parent for parent in parents.values() if parent is not None}
    for parent_key, keys in below.items():
        found = commitments.hand_down(commitment=above[parent_key], shares=[shares[key] for key in keys], by=by, at=at)
        made |= dict(zip(keys, found, strict=True))
    return made


def _share(draft: Draft, measure: Measure, provision: Provision) -> commitments.Share:
    if measure.lead is None:
        raise NotReady
    title = measure.words if len(measure.words) <= LONGEST_TITLE else measure.words[: LONGEST_TITLE - 1] + "…"
    indicator = Indicator(measure.indicator, measure.indicator_unit, measure.baseline, measure.target)
    return commitments.Share(
        lead=measure.lead,
        due=Due(DueKind(measure.due_kind), measure.due_on, Period(measure.period) if measure.period else None),
        title=title, language=draft.language, weight=measure.weight, expected_output=measure.expected_output,
        indicator=indicator if measure.indicator else None,
        coordinations=[(one.unit, one.part) for one in measure.helpers.all()],
        later_than_parent_reason=measure.later_reason, provision=provision,
    )  # fmt: skip
