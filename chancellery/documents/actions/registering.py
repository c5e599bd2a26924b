"""Enter documents into the register, name them, describe them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.folding import number_key
from chancellery.core.languages import original_of
from chancellery.core.refusals import Refusal
from chancellery.core.signals import words_changed
from chancellery.documents import queries, rules, search
from chancellery.documents.enums import Status
from chancellery.documents.models import Alias, Document
from chancellery.organisations.models import Unit, User

LONGEST_NUMBER = 80
LONGEST_ALIAS = 300


class AlreadyRegistered(Refusal):
    message = _("%(document)s is already in the register.")

    def __init__(self, document: Document) -> None:
        super().__init__(document=document)
        self.document = document


class Nameless(Refusal):
    message = _("A document needs a number or a title.")


class NotANumber(Refusal):
    message = _("“%(number)s” is no number of a document: it needs at least one letter or digit, and at most 80 signs.")


class SeveralMeant(Refusal):
    message = _("“%(number)s” may mean several documents in the register; choose which.")

    def __init__(self, number: str, candidates: tuple[Document, ...]) -> None:
        super().__init__(number=number)
        self.candidates = candidates


@transaction.atomic
def register(
    *, kind: str, number: str = "", issuer: Unit | None = None, issuer_name: str = "", dated_on: date | None = None,
    titles: Mapping[str, str], status: str = Status.IN_FORCE, unit: Unit | None, by: User | None, at: datetime,
    year: int | None = None, source: str = "", completes: Document | None = None,
) -> Document:  # fmt: skip
    """Enter a document into the register. One that was only named by other texts until now is completed.

    ``source`` names the text that told of it. ``unit`` keeps the register it stands in. ``completes`` says which
    document that is named only it is, where the number does not tell.

    Raises:
        AlreadyRegistered: it stands there, under this number in any form.
        Nameless, NotANumber: there is nothing to find it by.
    """
    _check_names(number, titles)
    _one_at_a_time(number)
    known = queries.find_work(number=number, kind=kind, issuer=issuer or issuer_name, date=dated_on, year=year).document
    for other in (known, completes):
        if other is not None and (other.status != Status.NAMED or other != (completes or known)):
            raise AlreadyRegistered(other)
    document = completes or known or Document(registered_at=at)
    before = document.number
    document.kind, document.status = kind, status
    document.number, document.number_key = number, number_key(number)
    document.issuer = issuer or document.issuer
    document.issuer_name = "" if document.issuer else issuer_name or document.issuer_name
    document.dated_on = dated_on or document.dated_on
    document.year = year or rules.year_of(number, document.dated_on)
    # a text's own title outranks those by which others named it
    document.language = original_of(_said(titles), document.language) or document.language
    document.titles = {**document.titles, **_said(titles)}
    document.registered_in, document.registered_by, document.registered_at = unit, by, at
    _save(document)
    add_aliases(document=document, forms=[before], source=source)
    verb = "document.registered" if status != Status.NAMED else "document.named"
    audit.record(verb, on=document, by=by, at=at, unit=unit.pk if unit else None, source=source)
    if len(document.titles) > 1 or completes or known:
        words_changed.send(Document, record=document, by=by, at=at, slip=None)
    return document


@transaction.atomic
def name_document(
    *, kind: str, number: str = "", issuer: Unit | None = None, issuer_name: str = "", dated_on: date | None = None,
    titles: Mapping[str, str], aliases: Iterable[str] = (), language: str = "", unit: Unit | None, by: User | None,
    at: datetime, year: int | None = None, source: str = "",
) -> Document:  # fmt: skip
    """Return the document a text names, entered as "named only" when the register did not know it yet.

    The forms in which the text names it are kept as ``aliases``, with their ``source``.

    Raises:
        SeveralMeant: the register holds several that it may be.
        Nameless, NotANumber: there is nothing to find it by.
    """
    _check_names(number, titles)
    _one_at_a_time(number)
    forms = list(aliases)
    match = queries.find_work(
        number=number, kind=kind, issuer=issuer or issuer_name, date=dated_on, year=year, aliases=forms
    )
    if match.candidates:
        raise SeveralMeant(number or forms[0], match.candidates)
    document = match.document or register(
        kind=kind, number=number, issuer=issuer, issuer_name=issuer_name, dated_on=dated_on, titles=titles,
        status=Status.NAMED, unit=unit, by=by, at=at, year=year, source=source,
    )  # fmt: skip
    add_aliases(document=document, forms=[number, *forms], language=language, source=source)
    unsaid = {code: title for code, title in titles.items() if code not in document.titles}
    if document.status == Status.NAMED and _said(unsaid):
        describe(document=document, titles={**document.titles, **unsaid}, status=document.status, by=by, at=at)
    return document


@transaction.atomic
def describe(
    *, document: Document, titles: Mapping[str, str], status: str, by: User | None, at: datetime, original: str = "",
    slip: bool | None = None,
) -> Document:  # fmt: skip
    """Replace the titles and the status of ``document``; the trail keeps what they were.

    ``original`` is the language of the title that the others render, when it is another than until now. ``slip`` says
    of a change of that title that only a slip of writing was put right, or that it was not; ``None``: see for yourself.

    Raises:
        Nameless: it has no number, and no title would be left.
    """
    locked = Document.objects.select_for_update().get(pk=document.pk)
    before = {"titles": locked.titles, "document_status": locked.status}
    if not locked.number and not _said(titles):
        raise Nameless
    locked.titles, locked.status = _said(titles), status
    locked.language = original_of(locked.titles, original or locked.language)
    locked.save(update_fields=["titles", "status", "language"])
    search.refresh(locked)
    now = {"titles": locked.titles, "document_status": status}
    words_changed.send(Document, record=locked, by=by, at=at, slip=slip)
    audit.record("document.described", on=locked, by=by, at=at, changed=audit.changes(before, now))
    return locked


def entitle(*, document: Document, language: str, title: str) -> None:
    """Let ``document`` be called ``title`` in one language; an empty one is taken off. Part of another action."""
    titles = {code: words for code, words in document.titles.items() if code != language}
    document.titles = {**titles, language: title} if title else titles
    document.save(update_fields=["titles"])
    search.refresh(document)


def add_aliases(*, document: Document, forms: Iterable[str], language: str = "", source: str = "") -> None:
    """Keep other forms under which ``document`` was named; its own number is no alias. Part of another action."""
    wanted = dict.fromkeys(form.strip()[:LONGEST_ALIAS] for form in forms)
    fresh = [form for form in wanted if number_key(form) and form != document.number]
    Alias.objects.bulk_create(
        [
            Alias(document=document, as_printed=form, key=number_key(form), language=language, source=source[:300])
            for form in fresh
        ],
        ignore_conflicts=True,
    )
    search.refresh(document)


def _check_names(number: str, titles: Mapping[str, str]) -> None:
    if number and (not number_key(number) or len(number) > LONGEST_NUMBER):
        raise NotANumber(number=number[:LONGEST_NUMBER])
    if not number and not _said(titles):
        raise Nameless


def _said(titles: Mapping[str, str]) -> dict[str, str]:
    return {language: title.strip() for language, title in titles.items() if title.strip()}


def _one_at_a_time(number: str) -> None:
    """Hold off others who enter the same number until we are through, so that nobody enters it twice."""
    if number:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"document:{number_key(number)}"])


def _save(document: Document) -> None:
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError as error:
        if "issuer_kind_number_and_year_are_unique" not in str(error):
            raise
        same = Document.objects.filter(
            issuer=document.issuer, issuer_name=document.issuer_name, kind=document.kind,
            number_key=document.number_key, year=document.year,
        )  # fmt: skip
        raise AlreadyRegistered(same.get()) from error
