"""Record what cites what, and resolve what was unclear."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from chancellery.core import audit
from chancellery.core.refusals import Refusal
from chancellery.documents import queries
from chancellery.documents.actions.resting import link_one_at_a_time
from chancellery.documents.enums import CitationKind
from chancellery.documents.models import Citation, Document, Text
from chancellery.organisations.models import User

LONGEST_QUOTE = 500


class CitesItself(Refusal):
    message = _("A document does not cite itself.")


class ImplementsInACircle(Refusal):
    message = _("%(target)s itself rests on %(source)s, so %(source)s cannot implement it.")


class NotQuoted(Refusal):
    message = _("A citation quotes words that do not stand in the text at its place.")


class AlreadyCited(Refusal):
    message = _("%(source)s already cites %(target)s at this place.")


@transaction.atomic
def cite(
    *, source: Document, target: Document | None, kind: str, text: Text | None = None, quote: str = "",
    start: int | None = None, end: int | None = None, candidates: Iterable[Document] = (), by: User | None,
    at: datetime,
) -> Citation:  # fmt: skip
    """Record that ``source`` refers to ``target``, or to something unresolved among ``candidates``. Kept once.

    Raises:
        CitesItself, ImplementsInACircle: what implements what has no circle.
        NotQuoted: ``quote`` is not what ``text`` holds at its offsets.
    """
    _check(source, target, kind)
    if text is not None and start is not None and end is not None:
        if text.body[start:end] != quote:
            raise NotQuoted
        end = min(end, start + LONGEST_QUOTE)
        quote = text.body[start:end]
    citation, made = Citation.objects.get_or_create(
        source=source, target=target, kind=kind, text=text, start=start,
        defaults={"quote": quote[:LONGEST_QUOTE], "end": end, "candidates": [one.pk for one in candidates]},
    )  # fmt: skip
    if made:
        said = quote or (str(target) if target else "")
        audit.record(
            "document.cited", on=source, by=by, at=at, kind=kind, target=target.pk if target else None, quote=said
        )
    return citation


@transaction.atomic
def resolve(*, citation: Citation, target: Document, by: User | None, at: datetime) -> Citation:
    """Say which document an unresolved citation means, or another one than was thought.

    Raises:
        CitesItself, ImplementsInACircle, AlreadyCited: it cannot be that one.
    """
    locked = Citation.objects.select_for_update().get(pk=citation.pk)
    _check(locked.source, target, locked.kind)
    same = Citation.objects.filter(
        source=locked.source, target=target, kind=locked.kind, text=locked.text, start=locked.start
    )
    if same.exclude(pk=locked.pk).exists():
        raise AlreadyCited(source=locked.source, target=target)
    before = locked.target_id
    locked.target = target
    locked.save(update_fields=["target"])
    audit.record("document.citation_resolved", on=locked.source, by=by, at=at, before=before, target=target.pk)
    return locked


def _check(source: Document, target: Document | None, kind: str) -> None:
    if target is None:
        return
    if target.pk == source.pk:
        raise CitesItself
    if kind == CitationKind.IMPLEMENTS:
        link_one_at_a_time()
        if queries.rests_on(target.pk, source.pk):
            raise ImplementsInACircle(source=source, target=target)
