"""Which records have texts in several languages: what they say, who may change them, and the door to each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from chancellery.commitments import queries as commitments
from chancellery.commitments.enums import ReportState
from chancellery.commitments.models import Commitment, ProgressReport
from chancellery.documents import actions as documents_actions
from chancellery.documents import queries as documents
from chancellery.documents.models import Document, Provision
from chancellery.organisations import actions as organisations_actions
from chancellery.organisations import queries as organisations
from chancellery.organisations.enums import Role
from chancellery.organisations.models import Unit
from chancellery.organisations.rules import ADMINISTRATORS, PLANNERS, REGISTRARS, REPORTERS, Authority

#: Who says that a translation is right: whoever compares, and heads.
REVIEWERS = frozenset({Role.REVIEWER, Role.HEAD})


@dataclass(frozen=True, slots=True)
class Field:
    """Words of a record that can be translated. ``by_language`` ones hold all languages that people vouch for."""

    name: str
    label: str | Promise
    longest: int
    by_language: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record with texts in several languages."""

    code: str
    label: str | Promise
    model: type[Model]
    fields: tuple[Field, ...]
    #: What a person may read, with all that ``path_of`` and a line of a list need.
    visible: Callable[[Authority], QuerySet[Any]]
    #: The path of the unit whose people look after a record; ``None`` when it belongs to none.
    path_of: Callable[[Any], str | None]
    path: str  #: the same as a lookup
    translators: frozenset[Role]
    entitle: Callable[[Any, str, str], None] | None = None  #: writes a ``by_language`` field

    @property
    def type(self) -> str:
        """Return what the trail and the translations call the model."""
        return self.model._meta.label_lower

    def every(self) -> QuerySet[Any]:
        """Return all records that can be translated, for the shell."""
        records = self.model._base_manager.all()
        return records.exclude(state=ReportState.DRAFT) if self.model is ProgressReport else records

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)

    def original(self, record: Model, field: Field) -> str:
        """Return the words of the original."""
        said = getattr(record, field.name)
        return str(said.get(language_of(record), "") if field.by_language else said)

    def may_translate(self, authority: Authority, record: Model) -> bool:
        """Say whether the person may change what the record says, and so how that reads in another language."""
        return _may(authority, self.translators, self.path_of(record))

    def may_review(self, authority: Authority, record: Model) -> bool:
        """Say whether the person compares translations of the record; their own are a matter of hands."""
        return _may(authority, REVIEWERS, self.path_of(record))


def language_of(record: Model) -> str:
    """Return the language of what the record says itself."""
    return str(getattr(record, "language", ""))


def _may(authority: Authority, roles: frozenset[Role], path: str | None) -> bool:
    return authority.has(roles) if path is None else authority.may(roles, path)


def _documents(authority: Authority) -> QuerySet[Document]:
    return documents.visible_to(authority).select_related("registered_in").exclude(language="")


def _provisions(authority: Authority) -> QuerySet[Provision]:
    found = Provision.objects.filter(document__in=documents.visible_to(authority))
    return found.select_related("document__registered_in")


def _reports(authority: Authority) -> QuerySet[ProgressReport]:
    found = commitments.reports_for(authority).exclude(state=ReportState.DRAFT)
    return found.select_related("commitment__lead", "unit")


def _register(document: Document) -> str | None:
    return document.registered_in.path if document.registered_in else None


KINDS: tuple[Kind, ...] = (
    Kind(
        "document", _("Documents"), Document, (Field("titles", _("Title"), 500, by_language=True),), _documents,
        _register, "registered_in__path", REGISTRARS,
        lambda one, language, title: documents_actions.entitle(document=one, language=language, title=title),
    ),
    Kind(
        "provision", _("Provisions"), Provision,
        (Field("heading", _("Heading"), 500), Field("body", pgettext_lazy("of a provision", "Words"), 50_000)),
        _provisions, lambda one: _register(one.document), "document__registered_in__path", REGISTRARS | PLANNERS,
    ),
    Kind(
        "commitment", _("Commitments"), Commitment,
        (
            Field("title", pgettext_lazy("of a commitment", "Title"), 500),
            Field("expected_output", _("Expected output"), 500),
        ),
        lambda authority: commitments.visible_to(authority).select_related("lead"), lambda one: one.lead.path,
        "lead__path", PLANNERS,
    ),
    Kind(
        "report", pgettext_lazy("on commitments", "Reports"), ProgressReport,
        (
            Field("done", _("What was done"), 50_000), Field("difficulties", _("Difficulties"), 50_000),
            Field("requests", _("What they ask for"), 50_000),
        ),
        _reports, lambda one: one.commitment.lead.path, "commitment__lead__path", REPORTERS,
    ),
    Kind(
        "unit", _("Units"), Unit, (Field("names", _("Name"), 300, by_language=True),), organisations.visible_to,
        lambda one: one.path, "path", ADMINISTRATORS,
        lambda one, language, name: organisations_actions.name_in(unit=one, language=language, name=name),
    ),
)  # fmt: skip
_BY_CODE: Mapping[str, Kind] = {kind.code: kind for kind in KINDS}
_BY_TYPE: Mapping[str, Kind] = {kind.type: kind for kind in KINDS}


def kind_for(code: str) -> Kind:
    """Return the kind of this code; Http404 where there is none."""
    if code not in _BY_CODE:
        raise Http404
    return _BY_CODE[code]


def kind_of(record: Model) -> Kind | None:
    """Return the kind of a record, if it is one whose texts are translated."""
    return _BY_TYPE.get(record._meta.label_lower)


def get_for(authority: Authority, kind: Kind, pk: int) -> Model:
    """Return one record; the same Http404 whether it is absent or not theirs to see."""
    found: Model | None = kind.visible(authority).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def looked_after(kind: Kind, authority: Authority, roles: frozenset[Role]) -> Q:
    """Return the condition "of a unit over which the person holds one of ``roles``"; of no unit, held anywhere."""
    condition = organisations.under(authority.paths(roles), field=kind.path)
    if authority.has(roles) and kind.code in {"document", "provision"}:
        condition |= Q(**{f"{kind.path.removesuffix('__path')}__isnull": True})
    return condition
