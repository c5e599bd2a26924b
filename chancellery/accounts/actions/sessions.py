"""Ending sessions: one's own, one by one or all others."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from chancellery.core import audit
from chancellery.organisations.models import Session, User


@transaction.atomic
def end_session(*, session: Session, by: User, at: datetime) -> None:
    """Sign a person out of one of their devices at once."""
    audit.record("session.ended", on=by, by=by, at=at, device=session.device)
    session.delete()


@transaction.atomic
def end_other_sessions(*, user: User, keep: str | None, at: datetime) -> int:
    """Sign ``user`` out everywhere but in the session with the key ``keep``; return of how many."""
    ended = end_sessions(user, but=keep)
    audit.record("session.others_ended", on=user, by=user, at=at, sessions=ended)
    return ended


def end_sessions(user: User, *, but: str | None = None) -> int:
    """Delete the sessions of ``user``, all but one; return how many went."""
    return Session.objects.filter(user=user).exclude(session_key=but or "").delete()[0]
