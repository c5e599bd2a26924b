"""Every read of what came in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from chancellery.documents import queries as documents
from chancellery.documents.enums import Kind
from chancellery.documents.queries import Match, Wanted
from chancellery.intake import stored, versions
from chancellery.intake.enums import FactKind, State, Verdict
from chancellery.intake.models import Fact, Intake
from chancellery.organisations.queries import under
from chancellery.organisations.rules import REGISTRARS, Authority


def visible_to(authority: Authority) -> QuerySet[Intake]:
    """Return the intakes of the units whose papers one keeps."""
    return Intake.objects.filter(under(authority.paths(REGISTRARS), field="unit__path"))


def get_for(authority: Authority, pk: int) -> Intake:
    """Return one intake; the same Http404 whether it is absent or not theirs to see."""
    found = visible_to(authority).select_related("unit", "file", "document", "came_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def fact_for(authority: Authority, intake: int, pk: int) -> Fact:
    """Return one fact of an intake; the same Http404 whether it is absent or not theirs to see."""
    found = (
        Fact.objects.filter(pk=pk, intake=intake, intake__in=visible_to(authority))
        .select_related("intake", "intake__unit", "document")
        .first()
    )
    if found is None:
        raise Http404
    return found


#: So many other texts are suggested as language versions of one.
SUGGESTED = 8


def versions_of(intake: Intake) -> QuerySet[Intake]:
    """Return the texts confirmed to be one article in several languages, the text itself among them."""
    first = intake.version_of_id or intake.pk
    return (
        Intake.objects.filter(Q(pk=first) | Q(version_of=first))
        .select_related("document", "version_of")
        .defer("text", "reading", "version_of__text", "version_of__reading")
        .order_by("pk")
    )


def suggested_versions(intake: Intake, known: Sequence[Intake]) -> list[Intake]:
    """Return texts of the same unit that may be this article in a language that the versions ``known`` lack."""
    if intake.state != State.WAITING or not intake.keys:
        return []
    found = (
        Intake.objects.filter(unit=intake.unit_id, keys__overlap=versions.sought(intake.keys))
        .exclude(state=State.REJECTED)
        .exclude(language__in=[one.language for one in known])
        .exclude(pk__in=[one.pk for one in known])
    )
    return list(found.select_related("document").defer("text", "reading").order_by("-pk")[:SUGGESTED])


@dataclass(frozen=True, slots=True)
class Version:
    """Another language version of a text that waits, and how many of its facts have no verdict yet."""

    intake: Intake
    open: int


def ready_versions(known: Sequence[Intake]) -> list[Version]:
    """Return those of the versions that wait, each with its open facts: those without any are registered together."""
    waiting = [one for one in known if one.state == State.WAITING]
    counted = Fact.objects.filter(intake__in=waiting, verdict=Verdict.OPEN).order_by().values_list("intake")
    still = dict(counted.annotate(n=Count("pk"))) if waiting else {}
    return [Version(one, still.get(one.pk, 0)) for one in waiting]


def version_for(authority: Authority, pk: int) -> Intake:
    """Return another text by its key; the same Http404 whether it is absent or not theirs to see."""
    found = visible_to(authority).select_related("version_of").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True, slots=True)
class Progress:
    """How many facts of an intake there are, and how many still wait."""

    open: int
    all: int


def progress(intake: Intake) -> Progress:
    """Return how far the confirming is."""
    counted = intake.facts.aggregate(open=Count("pk", filter=Q(verdict=Verdict.OPEN)), all=Count("pk"))
    return Progress(**counted)


def listed(authority: Authority, *, words: str = "", state: str = "") -> QuerySet[Intake]:
    """Return the intakes with how many of their facts are open, without their texts and readings."""
    found = visible_to(authority).select_related("unit", "document", "came_by").defer("text", "reading")
    if words.strip():
        found = found.filter(name__icontains=words.strip())
    if state:
        found = found.filter(state=state)
    facts = Fact.objects.filter(intake=OuterRef("pk")).order_by().values("intake").annotate(n=Count("pk")).values("n")
    return found.annotate(
        open_facts=Coalesce(Subquery(facts.filter(verdict=Verdict.OPEN)), 0), all_facts=Coalesce(Subquery(facts), 0)
    )


def matches(facts: Sequence[Fact]) -> Mapping[int, Match]:
    """Return what the register knows of the works among ``facts``, by the fact's key, as it stands now."""
    works = [fact for fact in facts if fact.kind == FactKind.WORK]
    found = documents.find_works([naming_of(fact) for fact in works])
    return {
        fact.pk: Match(document=fact.document) if fact.document else match
        for fact, match in zip(works, found, strict=True)
    }


def naming_of(fact: Fact) -> Wanted:
    """Return how the text names a work, with a person's corrections."""
    value = fact.value
    kind = stored.words(value, "kind")
    return Wanted(
        kind=kind if kind in Kind.values else Kind.OTHER,
        number=stored.words(value, "number"),
        issuer=stored.words(value, "issuer") or None,
        date=day_of(stored.words(value, "date")),
        aliases=stored.texts(fact.read, "aliases"),
    )


def day_of(edtf: str) -> date | None:
    """Return the day that an EDTF string gives, ``None`` when it is less exact than a day."""
    try:
        return date.fromisoformat(edtf)
    except ValueError:
        return None
