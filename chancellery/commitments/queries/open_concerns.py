"""Why a commitment is declared at risk, and what was asked about it: fetched with the commitment itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict, cast

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from chancellery.commitments.models import Commitment, ReassignmentRequest, Risk
from chancellery.core.languages import best


@dataclass(frozen=True, slots=True)
class Declared:
    """Why a commitment is declared at risk."""

    reason: str
    declared_by: str  #: empty when the shell did it
    declared_at: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """The question to give a commitment to another unit."""

    key: int
    proposed: str  #: the unit's name
    reason: str


_RISK = JSONObject(reason="reason", by="declared_by__full_name", at="declared_at")
_REQUEST = JSONObject(key="pk", names="proposed__names", reason="reason")
#: To annotate commitments with: most are at no risk and nobody wants them reassigned.
OPEN_CONCERNS = {
    "risk": Subquery(Risk.objects.filter(commitment=OuterRef("pk"), ended_at=None).values(told=_RISK)),
    "request": Subquery(
        ReassignmentRequest.objects.filter(commitment=OuterRef("pk"), decided_at=None).values(told=_REQUEST)
    ),
}


class _Risk(TypedDict):
    reason: str
    by: str | None
    at: str


class _Request(TypedDict):
    key: int
    names: dict[str, str]
    reason: str


def open_risk(commitment: Commitment) -> Declared | None:
    """Return why a commitment is declared at risk, if it is."""
    told = cast(_Risk | None, _told(commitment, "risk"))
    return told and Declared(told["reason"], told["by"] or "", datetime.fromisoformat(told["at"]))


def open_request(commitment: Commitment) -> Asked | None:
    """Return the question to reassign that waits for an answer, if there is one."""
    told = cast(_Request | None, _told(commitment, "request"))
    return told and Asked(told["key"], best(told["names"])[0], told["reason"])


def _told(commitment: Commitment, name: str) -> object:
    """Return what came with the commitment; ask, when whoever fetched it did not."""
    fetched = vars(commitment)
    if name in fetched:
        return fetched[name]
    return Commitment.objects.filter(pk=commitment.pk).annotate(**OPEN_CONCERNS).values_list(name, flat=True).get()
