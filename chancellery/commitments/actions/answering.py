"""Keep what commitments answer to: the provisions their figures count for.

Whoever locks more than one thing here does so in one order: first ``link_one_at_a_time``, then provisions by key, then
commitments by path, of which the top of a tree is the first. So two acts wait for each other in a line, never a ring.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import Q

from chancellery.commitments import queries
from chancellery.commitments.models import Commitment


def hold_trees(commitments: Iterable[Commitment]) -> None:
    """Let one act on whole branches of a tree happen at a time. Who reports or accepts is not held up by it."""
    roots = sorted({int(one.path.partition(".")[0]) for one in commitments})
    list(Commitment.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=roots).order_by("path"))


def refresh_answers(tops: Iterable[int]) -> None:
    """Find anew what commitments and all below them answer to; call it after a link or a parent has changed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT refresh_answers(%s::bigint[])", [sorted(tops)])


def carry_on(provisions: Sequence[int]) -> None:
    """Let what comes from ``provisions``, or implements them, answer to what these carry now.

    Whoever carries holds ``documents.actions.link_one_at_a_time``.
    """
    carrying = queries.inferior_to(provisions)
    with connection.cursor() as cursor:
        # waits for ``answer`` on one of them, but not for a foreign key to it: who hands down holds what we need next
        cursor.execute("SELECT FROM documents_provision WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE", [carrying])
    concerned = Commitment.objects.filter(
        Q(provision__in=carrying, parent=None)
        | Q(provision__in=carrying) & ~Q(parent__answers_to__overlap=carrying)
        | Q(implementations__provision__in=carrying)
    )
    tops = list(concerned.distinct())
    hold_trees(tops)
    refresh_answers(top.pk for top in tops)


def answer(made: Sequence[Commitment]) -> None:
    """Fill in what new commitments answer to. Their parents are locked, so that a link made meanwhile is not missed.

    Where one comes of another provision than its parent, the caller holds ``documents.actions.link_one_at_a_time``.
    """
    new = sorted({one.provision_id for one in made if not one.parent or one.parent.provision_id != one.provision_id})
    found = {}
    if new:
        with connection.cursor() as cursor:  # ``carry_on`` waits for us, or we for it
            cursor.execute("SELECT FROM documents_provision WHERE id = ANY(%s) ORDER BY id FOR SHARE", [new])
        found = queries.superior_to(new)
    for one in made:
        above, own = one.parent, one.provision_id
        if above is not None and above.provision_id == own:
            one.answers_to = above.answers_to
        else:
            one.answers_to = sorted({*(above.answers_to if above else ()), *found[own]})
