"""Of which record a page is: for whoever asks about the page they look at, or could not look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import Model
from django.urls import Resolver404, ResolverMatch, resolve

from chancellery.access.enums import Kind
from chancellery.commitments.models import Coordination, ReassignmentRequest
from chancellery.documents.models import Provision
from chancellery.organisations.models import Membership, Post, Tenure
from chancellery.plans.models import Measure

#: Pages of an app are of this kind of record, named by ``pk``, unless one of the tables below says otherwise.
OF_APP: Mapping[str, Kind] = {
    "documents": Kind.DOCUMENT, "coverage": Kind.DOCUMENT, "carrying": Kind.DOCUMENT, "intake": Kind.INTAKE,
    "commitments": Kind.COMMITMENT, "plans": Kind.PLAN, "reviews": Kind.REVIEW, "successions": Kind.SUCCESSION,
    "organisations": Kind.UNIT,
}  # fmt: skip
#: Pages of another kind of record, and which of their arguments is its key.
OTHERS: Mapping[str, tuple[Kind, str]] = {
    "documents:file": (Kind.FILE, "file"),
    "commitments:calendar": (Kind.UNIT, "pk"),
    **{f"commitments:{name}": (Kind.REPORT, "pk") for name in ("report", "submit", "accept", "return")},
    **{f"commitments:{name}": (Kind.EVIDENCE, "pk") for name in ("evidence", "drop_evidence")},
    **{f"reviews:{name}": (Kind.UNIT, "pk") for name in ("list", "new", "moves")},
    "successions:new": (Kind.UNIT, "pk"),
    "accounts:demand": (Kind.UNIT, "pk"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """What ``pk`` names is part of a record, to which ``field`` leads."""

    kind: Kind
    model: type[Model]
    field: str


_ASKED = Part(Kind.COMMITMENT, ReassignmentRequest, "commitment")
_ROLE = Part(Kind.UNIT, Membership, "unit")
_MEASURE = Part(Kind.PLAN, Measure, "draft")
PARTS: Mapping[str, Part] = {
    "commitments:request": _ASKED,
    "commitments:answer": _ASKED,
    "commitments:note_part": Part(Kind.COMMITMENT, Coordination, "commitment"),
    **{f"plans:{name}": _MEASURE for name in ("measure", "split", "move", "drop")},
    **{f"organisations:{name}": _ROLE for name in (
        "end_role", "revoke_role", "bar", "readmit", "deputies_of", "invite_again", "withdraw_invitation",
    )},
    "accounts:reset_factors": _ROLE,
    "organisations:appoint": Part(Kind.UNIT, Post, "unit"),
    "organisations:end_tenure": Part(Kind.UNIT, Tenure, "post__unit"),
}  # fmt: skip
#: Of what translations are.
_TRANSLATED = {
    "document": Kind.DOCUMENT, "commitment": Kind.COMMITMENT, "report": Kind.REPORT, "unit": Kind.UNIT,
}  # fmt: skip
#: What is one person's own, and nobody else's to ask about.
OWN = frozenset({
    "search:again", "search:forget", "commitments:bulk_act", "commitments:undo", "organisations:withdraw_deputy",
    "organisations:act_for", "mfa_edit_webauthn", "mfa_remove_webauthn",
})  # fmt: skip


def record_at(address: str) -> tuple[Kind, int] | None:
    """Return the kind and key of the record that a page is of, be it there or not; nothing for another page."""
    try:
        found = resolve(urlsplit(address.strip()).path)
    except (Resolver404, ValueError):
        return None
    return None if found.view_name in OWN else _record_of(found)


def _record_of(found: ResolverMatch) -> tuple[Kind, int] | None:
    if other := OTHERS.get(found.view_name):
        kind, argument = other
        return kind, int(found.kwargs[argument])
    if part := PARTS.get(found.view_name):
        return part.kind, _whole(part.model, part.field, found)
    if "pk" not in found.kwargs:
        return None
    if found.app_name == "translations":
        return _translated(found)
    kind_of_app = OF_APP.get(found.app_name)
    return (kind_of_app, int(found.kwargs["pk"])) if kind_of_app else None


def _translated(found: ResolverMatch) -> tuple[Kind, int] | None:
    kind = found.kwargs["kind"]
    if kind == "provision":
        return Kind.DOCUMENT, _whole(Provision, "document", found)
    return (_TRANSLATED[kind], int(found.kwargs["pk"])) if kind in _TRANSLATED else None


def _whole(model: type[Model], field: str, found: ResolverMatch) -> int:
    """Return the key of the record that a part belongs to; 0, which no record has, where there is no such part."""
    rows = model._default_manager.filter(pk=found.kwargs["pk"])
    return rows.values_list(field, flat=True).first() or 0
