"""What each kind of record says: the words it is found by, its day, and who may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.db.models.functions import Left

from chancellery.commitments.enums import ReportState
from chancellery.commitments.models import Commitment, Coordination, ProgressReport
from chancellery.core.written_once import WrittenOnce
from chancellery.documents.kind_words import words_of as kind_words
from chancellery.documents.models import Alias, Document, Provision, Text
from chancellery.organisations.models import Tenure, Unit, User
from chancellery.reviews.models import Review
from chancellery.search import rules
from chancellery.search.enums import Kind
from chancellery.translations import queries as translations
from chancellery.translations.models import Translation

#: Of the words of one text; a longer one is found by its beginning, its provisions by all of theirs.
MOST_OF_A_TEXT = 200_000
_DocumentRow = tuple[
    int, str, str, dict[str, str], str, dict[str, str] | None, date | None, datetime, list[str], list[str], list[str]
]
_ProvisionRow = tuple[int, str, str, str, str, str, date | None, datetime]


@dataclass(frozen=True, slots=True)
class Said:
    """What one record says. ``marks`` are those of ``rules``."""

    key: int
    title: str
    body: str
    marks: frozenset[str]
    dated_on: date | None = None
    languages: tuple[str, ...] = ()


def said_by(kind: str, keys: Sequence[int]) -> list[Said]:
    """Return what the records of one kind say; one that is gone, or is nobody's to find yet, is left out."""
    found = list(_SAID[Kind(kind)](keys))
    others = _translations(Kind(kind), [one.key for one in found])
    return [_also_said(one, others[one.key]) if one.key in others else one for one in found]


def _also_said(said: Said, others: Sequence[tuple[str, str]]) -> Said:
    """Let a record be found by what it says in other languages too, (language, words) each."""
    words = " \n ".join(words for _language, words in others)
    languages = tuple(sorted({*said.languages, *(language for language, _words in others)}))
    return replace(said, body=f"{said.body} \n {words}", languages=languages)


def _translations(kind: Kind, keys: Sequence[int]) -> Mapping[int, Sequence[tuple[str, str]]]:
    """Return what records say in other languages; of a wording, what any commitment of it does."""
    if kind not in _TRANSLATED:
        return {}
    if kind != Kind.COMMITMENT:
        return translations.words_of(_TRANSLATED[kind], keys)
    wordings = dict(_translated_commitments(tuple(keys)))
    found: dict[int, list[tuple[str, str]]] = {}
    for key, words in translations.words_of(_TRANSLATED[kind], list(wordings)).items():
        found.setdefault(wordings[key], []).extend(words)
    return {wording: list(dict.fromkeys(words)) for wording, words in found.items()}


@WrittenOnce
def _translated_commitments(wordings: tuple[int, ...]) -> QuerySet[Commitment, tuple[int, int]]:
    of_type = Translation.objects.filter(on_type="commitments.commitment", on_key=OuterRef("pk"))
    found = Commitment.objects.filter(Exists(of_type), wording__in=wordings).order_by("pk")
    return found.values_list("pk", "wording")


@WrittenOnce
def _documents_said(keys: tuple[int, ...]) -> QuerySet[Document, _DocumentRow]:
    texts = Text.objects.filter(document=OuterRef("pk")).order_by("pk")
    aliases = Alias.objects.filter(document=OuterRef("pk")).order_by("pk")
    return Document.objects.filter(pk__in=keys).values_list(
        "pk", "kind", "number", "titles", "issuer_name", "issuer__names", "dated_on", "registered_at",
        ArraySubquery(aliases.values("as_printed")), ArraySubquery(texts.values("language")),
        ArraySubquery(texts.values(opening=Left("body", MOST_OF_A_TEXT))),
    )  # fmt: skip


def _documents(keys: Sequence[int]) -> Iterator[Said]:
    found = _documents_said(tuple(keys))
    for key, kind, number, titles, issuer, issued_by, day, registered_at, printed, languages, bodies in found:
        numbers = [known for known in (number, *printed) if known]
        title = [number, *titles.values(), *printed, *kind_words(kind), issuer, *(issued_by or {}).values()]
        yield Said(
            key, " \n ".join(title), " \n ".join(bodies), _open(map(rules.of_number, numbers)),
            day or registered_at.date(), tuple(sorted({*titles, *languages})),
        )  # fmt: skip


@WrittenOnce
def _provisions_said(keys: tuple[int, ...]) -> QuerySet[Provision, _ProvisionRow]:
    return Provision.objects.filter(pk__in=keys).values_list(
        "pk", "label", "heading", "body", "language",
        "document__number", "document__dated_on", "document__registered_at",
    )  # fmt: skip


def _provisions(keys: Sequence[int]) -> Iterator[Said]:
    found = _provisions_said(tuple(keys))
    for key, label, heading, body, language, number, day, registered_at in found:
        words = f"{label} {body or heading}"
        marks = _open(rules.numbers_in(words) | ({rules.of_number(number)} if number else set()))
        yield Said(key, heading, f"{words} {number}", marks, day or registered_at.date(), (language,))


@WrittenOnce
def _newest_worded(wordings: tuple[int, ...]) -> QuerySet[Commitment, tuple[int, int]]:
    newest = Commitment.objects.filter(wording__in=wordings).order_by().values("wording").annotate(last=Max("pk"))
    return newest.values_list("last", "wording")


@WrittenOnce
def _commitments_said(keys: tuple[int, ...]) -> QuerySet[Commitment]:
    return Commitment.objects.filter(pk__in=keys).select_related("provision__document")


def _wordings(keys: Sequence[int]) -> Iterator[Said]:
    units = _units_of_wordings(keys)
    samples = dict(_newest_worded(tuple(keys)))
    for one in _commitments_said(tuple(samples)):
        wording = samples[one.pk]
        body = f"{one.expected_output} {one.indicator} {one.provision.document.number}"
        marks = frozenset(map(rules.of_unit, units.get(wording, ()))) | rules.numbers_in(one.title)
        marks |= {rules.of_number(one.provision.document.number)} if one.provision.document.number else set()
        yield Said(wording, one.title, body, marks, one.made_at.date(), (one.language,))


@WrittenOnce
def _reports_said(keys: tuple[int, ...]) -> QuerySet[ProgressReport]:
    reports = ProgressReport.objects.filter(pk__in=keys).exclude(state=ReportState.DRAFT)
    return reports.select_related("commitment__lead")


@WrittenOnce
def _helping(commitments: tuple[int, ...]) -> QuerySet[Coordination, tuple[int, str]]:
    return Coordination.objects.filter(commitment__in=commitments).values_list("commitment", "unit__path")


def _reports(keys: Sequence[int]) -> Iterator[Said]:
    found = _reports_said(tuple(keys))
    helpers: dict[int, list[str]] = {}
    for commitment, path in _helping(tuple({one.commitment_id for one in found})):
        helpers.setdefault(commitment, []).append(path)
    for one in found:
        paths = [one.commitment.lead.path, *helpers.get(one.commitment_id, ())]
        marks = frozenset(rules.of_unit(unit) for path in paths for unit in path.split(".") if unit)
        body = f"{one.done} \n {one.difficulties} \n {one.requests} \n {one.commitment.title}"
        yield Said(one.pk, "", body, marks | rules.numbers_in(body), one.written_at.date(), (one.language,))


@WrittenOnce
def _reviews_said(keys: tuple[int, ...]) -> QuerySet[Review]:
    return Review.objects.filter(pk__in=keys).select_related("unit", "document").prefetch_related("conclusions")


def _reviews(keys: Sequence[int]) -> Iterator[Said]:
    for one in _reviews_said(tuple(keys)):
        title = [*one.unit.names.values(), *(one.document.titles.values() if one.document else ())]
        body = " \n ".join(f"{said.theme} \n {said.text}" for said in one.conclusions.all())
        marks = frozenset(map(rules.of_unit, filter(None, one.unit.path.split("."))))
        marks |= {rules.of_open_below(one.unit_id)} if one.is_open_below else set()
        marks |= {rules.of_number(one.document.number)} if one.document and one.document.number else set()
        yield Said(
            one.pk, " \n ".join(title), body, marks | rules.numbers_in(body), one.period_until_on, (one.language,)
        )


@WrittenOnce
def _units_said(keys: tuple[int, ...]) -> QuerySet[Unit]:
    return Unit.objects.filter(pk__in=keys)


def _units(keys: Sequence[int]) -> Iterator[Said]:
    for one in _units_said(tuple(keys)):
        names = [*one.names.values(), *one.short_names.values(), *one.aliases, one.code]
        yield Said(one.pk, " \n ".join(names), "", _open(), None, tuple(sorted(one.names)))


@WrittenOnce
def _tenures_said(keys: tuple[int, ...]) -> QuerySet[Tenure]:
    return Tenure.objects.filter(pk__in=keys).select_related("post__unit")


def _holders(keys: Sequence[int]) -> Iterator[Said]:
    for one in _tenures_said(tuple(keys)):
        office = [*one.post.titles.values(), *one.post.unit.names.values()]
        yield Said(one.pk, one.holder_name, " \n ".join(office), _open())


@WrittenOnce
def _members_said(keys: tuple[int, ...]) -> QuerySet[User]:
    members = User.objects.filter(pk__in=keys, memberships__isnull=False)
    return members.distinct().prefetch_related("memberships__unit")


def _people(keys: Sequence[int]) -> Iterator[Said]:
    for one in _members_said(tuple(keys)):
        units = [name for held in one.memberships.all() for name in held.unit.names.values()]
        yield Said(one.pk, one.full_name, " \n ".join(units), _open())


#: What the translations call each kind.
_TRANSLATED: Mapping[Kind, str] = {
    Kind.DOCUMENT: "documents.document", Kind.PROVISION: "documents.provision",
    Kind.COMMITMENT: "commitments.commitment", Kind.REPORT: "commitments.progressreport",
    Kind.UNIT: "organisations.unit",
}  # fmt: skip

_SAID: Mapping[Kind, Callable[[Sequence[int]], Iterable[Said]]] = {
    Kind.DOCUMENT: _documents,
    Kind.PROVISION: _provisions,
    Kind.COMMITMENT: _wordings,
    Kind.REPORT: _reports,
    Kind.REVIEW: _reviews,
    Kind.UNIT: _units,
    Kind.HOLDER: _holders,
    Kind.PERSON: _people,
}


def _open(marks: Iterable[str] = ()) -> frozenset[str]:
    """Return the marks of what whoever holds a role may read."""
    return frozenset({rules.EVERYBODY, *marks})


def _units_of_wordings(keys: Sequence[int]) -> dict[int, list[int]]:
    """Return the units that lead or co-ordinate what is worded so, and all above them."""
    with connection.cursor() as cursor:
        cursor.execute(_UNITS, [list(keys), list(keys)])
        return dict(cursor.fetchall())


_UNITS = """
    SELECT wording, array_agg(DISTINCT above)
    FROM (
        SELECT DISTINCT wording_id AS wording, lead_id AS unit
        FROM commitments_commitment WHERE wording_id = ANY (%s)
        UNION
        SELECT one.wording_id, helps.unit_id FROM commitments_commitment one
        JOIN commitments_coordination helps ON helps.commitment_id = one.id WHERE one.wording_id = ANY (%s)
    ) theirs
    JOIN organisations_unit unit ON unit.id = theirs.unit,
    unnest(string_to_array(rtrim(unit.path, '.'), '.')::bigint[]) above
    GROUP BY wording
"""
